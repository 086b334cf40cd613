"""One copy of the program on one profile; a second one brings the first to the front.

A lock and a watched file: a local server would bring in QtNetwork.
"""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from desktop.store.profile import Profile, write_whole

_PAGE = re.compile(r"[A-Za-z0-9:# -]{0,200}")  # a code may be typed in any way
_LONGEST = 1000  # bytes looked at


class SingleCopy(QObject):
    """Holds the lock of a profile; that of a killed program is taken over.

    `shown_wanted` carries the page id, or the take-home code, that a later copy was asked for, or
    nothing for whatever is open.
    """

    shown_wanted = Signal(str)

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = Profile(profile)
        self._lock = QLockFile(str(self._places.lock))
        self._lock.setStaleLockTime(0)  # never by age: a copy may be open for weeks
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_folder_changed)

    def is_first(self, page: str = "") -> bool:
        """Whether to open a window; if not, the copy that has one was asked to show `page`.

        Where no locks can be had nobody can tell: then too, but see `read_only`.
        """
        with suppress(OSError):
            self._places.prepare()
        if self._lock.tryLock(0) or self._takes_over():
            with suppress(OSError):
                self._places.show_yourself.unlink(missing_ok=True)
            self._watcher.addPath(str(self._places.root))
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        with suppress(OSError):
            write_whole(self._places.show_yourself, page.encode())
        return False

    def _takes_over(self) -> bool:
        """Take the lock of a killed copy, which Qt thinks alive when its number is in use again.

        Windows lets nobody remove the lock of a copy that lives.
        """
        windows = sys.platform == "win32"
        return windows and self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    @property
    def read_only(self) -> bool:
        """Whether another copy may be writing, because we do not hold the lock."""
        return not self._lock.isLocked()

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
        self.shown_wanted.emit(page if _PAGE.fullmatch(page) else "")
