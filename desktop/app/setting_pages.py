"""Sets the pages of a handout and draws them for the preview, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.app.session import Session
from desktop.domain.article import Article
from desktop.domain.packs import HandoutItem
from desktop.domain.printing import HandoutOptions, PagePicture
from desktop.domain.reading import ThemeName
from desktop.tasks.tasks import Tasks

if TYPE_CHECKING:  # loaded when the first handout is made
    from desktop.handouts.handout import Handout
    from desktop.library.opening import Library

POINTS_IN_INCH = 72
SHARPEST_PREVIEW = 220  # ppi; more costs time and shows nothing on a screen


@dataclass(frozen=True)
class Wanted:
    """What a handout is made of.

    Args:
        title: of a pack; empty for one that has none.
        name: what a file of it is called by; empty for the reader's own handout.
        live: the sheets that are set as they are now.
        pack: number of the ready-made pack that the pages come from; 0 for none.
        text_scale, theme: what a take-home code remembers of the look.
        recorded: what was printed is remembered, and told from what was printed before.
        coded: pages that the take-home code opens in place of those on the handout.
    """

    items: tuple[HandoutItem, ...]
    options: HandoutOptions
    title: str
    name: str
    live: Mapping[str, Article]
    pack: int
    text_scale: float
    theme: ThemeName
    recorded: bool = False
    coded: tuple[HandoutItem, ...] = ()


@dataclass(frozen=True)
class SetPages:
    """A handout that was set.

    Args:
        handout: None where none of its pages is in the content.
        printed: the items that stand on it.
        pages: how many each of the items wanted takes; 0 for those that are gone, and none at all
            where that cannot be told.
        digests: by page, a short hash of what it says; only where what was printed is recorded.
        lacking: letters that staff typed and that cannot be printed, each once.
    """

    wanted: Wanted
    handout: Handout | None
    count: int
    printed: tuple[HandoutItem, ...]
    pages: tuple[int, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    lacking: str = ""


class SettingPages(QObject):
    """Sets one handout at a time; what is wanted meanwhile waits, and only the last of it.

    Work that has begun cannot be stopped, but it looks from step to step whether it is still
    wanted.

    Signals:
        pages_set: a SetPages, the one wanted last.
        failed: the pages could not be set or drawn; an Exception.
        picture_drawn: a PagePicture of the pages set last.
    """

    pages_set = Signal(object)
    failed = Signal(object)
    picture_drawn = Signal(object)

    def __init__(self, session: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._turn = 0  # read by other threads too
        self._working = False
        self._waiting: Wanted | None = None
        self._shown: SetPages | None = None
        self.busy = False  # pages are on their way

    def set(self, wanted: Wanted) -> None:
        """Set these pages; others under way are not wanted any more."""
        self._turn += 1
        self.busy = True
        if self._working:
            self._waiting = wanted
        else:
            self._start(wanted)

    def cancel(self) -> None:
        """Nothing is wanted any more; pages set before can be drawn when they are asked for."""
        self._turn += 1
        self.busy = False
        self._waiting = None

    def put_away(self) -> None:
        """Nothing is wanted any more, and nothing set before can be drawn."""
        self.cancel()
        self._shown = None

    def draw(self, first: int, last: int, width: int) -> None:
        """Draw pages of the handout set last, one after the other.

        Args:
            width: in px.
        """
        shown = self._shown
        if shown is None or shown.handout is None or self.busy:
            return
        points, _ = shown.wanted.options.side
        ppi = min(SHARPEST_PREVIEW, POINTS_IN_INCH * width / points)  # to the dot, not near it
        typesetter = self._session.library.typesetter
        pictures = typesetter.pictures(shown.handout, ppi, first, last)
        self._draw_next(shown, pictures, self._turn)

    def _draw_next(self, shown: SetPages, pictures: Iterator[PagePicture], turn: int) -> None:
        def done(picture: PagePicture | None) -> None:
            if picture is not None and shown is self._shown:
                self.picture_drawn.emit(picture)
                if turn == self._turn:
                    self._draw_next(shown, pictures, turn)

        def work() -> PagePicture | None:
            picture = next(pictures, None)
            if self._shown is None:  # put away meanwhile, and forgotten before it was drawn
                self._session.library.typesetter.forget()
            return picture

        self._tasks.run(self, work, done, self.failed.emit)

    def _start(self, wanted: Wanted) -> None:
        self._working = True
        turn = self._turn
        work = _work(self._session, wanted, lambda: self._turn == turn)
        self._tasks.run(self, work, self._on_set, self._on_failed)

    def _on_set(self, made: SetPages | None) -> None:
        self._working = False
        if not self._go_on() and self.busy and made is not None:
            self.busy = False
            self._shown = made
            self.pages_set.emit(made)

    def _on_failed(self, error: Exception) -> None:
        self._working = False
        if not self._go_on() and self.busy:
            self.busy = False
            self.failed.emit(error)

    def _go_on(self) -> bool:
        """Start with what is wanted now, if that is another thing; whether it was."""
        wanted, self._waiting = self._waiting, None
        if wanted is not None:
            self._start(wanted)
        return wanted is not None


def _work(
    session: Session, wanted: Wanted, still: Callable[[], bool]
) -> Callable[[], SetPages | None]:
    """The work of setting `wanted`; it gives None once it is `still` wanted no more."""
    library = session.library

    def work() -> SetPages | None:
        made = library.handout_items.sheets(wanted.items, wanted.live)
        there = [(item, sheet) for item, sheet in zip(wanted.items, made, strict=True) if sheet]
        printed = tuple(item for item, _ in there)
        if not there or not still():
            return SetPages(wanted, None, 0, printed) if still() else None
        coded = wanted.coded or printed
        handout = library.handouts.make_of(
            [article for _, (article, _) in there],
            wanted.options,
            wanted.title,
            [table for _, (_, tables) in there for table in tables],
            library.take_homes.slip(
                [item.page for item in coded],
                wanted.pack,
                wanted.text_scale,
                wanted.theme,
                [item.title for item in coded],
            ),
        )
        if not still():
            return None
        count = library.typesetter.page_count(handout)
        there_too = [sheet is not None for sheet in made]
        pages = _pages(library, handout, count, there_too) if still() else ()
        if not still():
            library.typesetter.forget()
            return None
        known = library.packs.digest if wanted.recorded else lambda _page: ""
        return SetPages(
            wanted,
            handout,
            count,
            printed,
            pages,
            {item.page: known(item.page) for item in printed},
            library.typesetter.lacking(_typed(wanted.options)),
        )

    return work


def _typed(options: HandoutOptions) -> str:
    """All that staff typed for the pages."""
    clinic = options.clinic
    at_the_head = (clinic.name, clinic.phone, clinic.hours, clinic.urgent)
    return "\n".join((options.prepared_for, options.prepared_by, options.notes, *at_the_head))


def _pages(
    library: Library, handout: Handout, count: int, there: Sequence[bool]
) -> tuple[int, ...]:
    """How many pages each item takes; blank backs would make a riddle of the numbers."""
    if handout.options.duplex or handout.options.booklet:
        return ()
    if len(handout.pages) == 1:
        taken = [count]
    else:
        _cover, *starts = library.page_starts(handout) or (0,)
        taken = [after - start for start, after in pairwise(starts)]
    if len(taken) != sum(there):
        return ()
    following = iter(taken)
    return tuple(next(following) if each else 0 for each in there)
