"""One copy of the program on one profile; a second one brings the first to the front.

A lock and a watched file: a local server would bring in QtNetwork.
"""

from __future__ import annotations

import re
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from desktop.store.profile import Profile, write_whole

_PAGE = re.compile(r"[a-z0-9:#-]{0,200}")
_LONGEST = 1000  # bytes looked at


class Turn(Enum):
    """Whose turn it is on a profile."""

    FIRST = auto()  # ours: read and write
    SECOND = auto()  # another copy's: ask it to show itself, and end
    NO_LOCKS = auto()  # nobody can tell: read only


class SingleCopy(QObject):
    """Holds the lock of a profile; the system frees it even when the program is killed."""

    show_requested = Signal(str)  # page id, or empty for whatever is open

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = Profile(profile)
        self._lock = QLockFile(str(self._places.lock))
        self._lock.setStaleLockTime(0)  # never by age: a copy may be open for weeks
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_folder_changed)

    def take(self) -> Turn:
        """Take the lock if it is free, and listen for copies started later."""
        with suppress(OSError):
            self._places.prepare()
        if self._lock.tryLock(0):
            with suppress(OSError):
                self._places.show_yourself.unlink(missing_ok=True)
            self._watcher.addPath(str(self._places.root))
            return Turn.FIRST
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            return Turn.SECOND
        return Turn.NO_LOCKS

    def ask_first_to_show(self, page: str = "") -> bool:
        """Ask the copy that holds the lock to come to the front, at `page` if one is named."""
        try:
            write_whole(self._places.show_yourself, page.encode())
        except OSError:
            return False
        return True

    def release(self) -> None:
        """Let another copy have the profile."""
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        self._lock.unlock()

    def _on_folder_changed(self) -> None:
        asked = self._places.show_yourself
        try:
            with asked.open("rb") as file:
                page = file.read(_LONGEST).decode("ascii", "replace")
            asked.unlink()
        except OSError:
            return  # the folder changed for another reason
        self.show_requested.emit(page if _PAGE.fullmatch(page) else "")
