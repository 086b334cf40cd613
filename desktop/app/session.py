"""What a window works with once the heavy libraries are loaded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.comparing import BOARDS
from desktop.domain.reading import DrugNames
from desktop.library.opening import Library, open_library
from desktop.store.clinic_file import StaffSettings, read_clinic
from desktop.store.profile import Profile
from desktop.store.reader import ReaderStore, open_reader


@dataclass(frozen=True)
class Session:
    """The opened content and this reader's own store.

    Args:
        notices: sentences to show once, such as that a backup was restored.
        memory_only: nothing can be kept on this disk.
        staff: what staff set for this computer.
        staff_file: where that is kept.
    """

    library: Library
    reader: ReaderStore
    notices: tuple[str, ...]
    memory_only: bool
    staff: StaffSettings
    staff_file: Path

    def warm_up(self) -> None:
        """Do once, off the GUI thread, what the first page and the first search would wait for.

        The first page read makes the converters for all of them; a search loads its words; what
        draws is imported; listening learns how words sound; the gallery looks for the topics
        that show a diagram; Compare wants what any option says; My list wants to know where its
        questions come from.
        """
        self.library.pages.article(self.library.content.edition().start_here[0].page)
        self.library.searches.search("")
        _ = self.library.drawings
        self.library.scripts.learn()
        self.library.shelves.gallery()
        comparing = self.library.comparing
        for board in BOARDS:
            comparing.view(comparing.start(board))
            for option in self.library.content.board(board).options:
                self.library.content.answers(option)
        self.library.kept.questions(self.reader.questions())


def open_session(
    content: Path,
    profile: Path,
    names: DrugNames,
    now: Callable[[], dt.datetime],
    on_trouble: Callable[[str], None],
    *,
    read_only: bool,
) -> Session:
    """Open both stores; called off the GUI thread, because importing this module is slow too.

    Args:
        on_trouble: gets one sentence when saving begins to fail, in any thread.
        read_only: another copy of the program may be writing in this profile.

    Raises:
        ContentStoreError: the content cannot be used; whatever is wrong with the reader's own
            store only makes notices.
    """
    library = open_library(content, names)
    opened = open_reader(profile, now, on_trouble=on_trouble, read_only=read_only)
    staff_file = Profile(profile).clinic
    staff, trouble = read_clinic(staff_file)
    notices = (*opened.notices, trouble) if trouble else opened.notices
    return Session(library, opened.store, notices, opened.memory_only, staff, staff_file)
