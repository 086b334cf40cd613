"""Changes to what is kept: in memory first, then on the disk, and tried again when it refuses."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from desktop.domain.errors import ReaderStoreError
from desktop.store.reader.backups import Key
from desktop.store.reader.connection import WORLD_FAULTS, is_full
from desktop.store.reader.file import Changes, ReaderFile, batch_of
from desktop.store.reader.shelf import Shelves
from desktop.store.reader.tables import Kept, key_of, table_of

log = logging.getLogger(__name__)

DISK_FULL = (
    "The disk is full, so your last change is not saved yet. It stays here while Waymark is open, "
    "and saving is tried again. You can go on reading."
)
CANNOT_SAVE = (
    "Your last change cannot be saved at the moment. It stays here while Waymark is open, "
    "and saving is tried again. You can go on reading."
)
NO_COPY_FIRST = (
    "A copy of your list could not be kept first, so nothing was taken from the file. "
    "Your list is as it was."
)


class SavedShelves:
    """Shelves whose every change is written, by one thread at a time.

    Reading asks nothing of the disk and never waits for it. A change that the disk refuses is
    kept, shown, and tried again with the next change or by `retry`; `unsaved` is 0 once all is
    committed.

    Args:
        shelves: what is kept already.
        now: the time, with a zone.
        file: where changes are written; None keeps them in memory alone.
        on_trouble: gets one sentence when saving begins to fail, in the thread that tried.
    """

    def __init__(
        self,
        shelves: Shelves,
        now: Callable[[], dt.datetime],
        file: ReaderFile | None = None,
        on_trouble: Callable[[str], None] | None = None,
    ) -> None:
        self._shelves = shelves
        self._now = now
        self._file = file
        self._on_trouble = on_trouble
        self._changes = Changes()  # to be written
        self._under_way = Changes()  # being written
        self._in_trouble = False
        self._lock = threading.RLock()  # what is in memory; held for no longer than that takes
        self._disk = threading.Lock()  # the one writer; taken before `_lock`, never after

    @property
    def unsaved(self) -> int:
        """How many changes are not on the disk; all of them in memory-only mode."""
        with self._lock:
            return len(self._under_way.followed_by(self._changes))

    def retry(self) -> bool:
        """Try again what could not be saved; True when nothing is left."""
        with self._changing():
            pass
        return self.unsaved == 0

    def close(self) -> bool:
        """Try a last time and end cleanly; False when something is lost with the program."""
        saved = self.retry()
        with self._disk:
            if self._file is not None:
                self._file.close()
        return saved

    def _back_up(self) -> None:
        with self._disk:
            if self._file is None:
                return
            try:
                self._file.back_up()
            except WORLD_FAULTS as fault:
                log.warning("no copy before an import", exc_info=True)
                raise ReaderStoreError(NO_COPY_FIRST) from fault

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Let one thread change the shelves, then save; tell of trouble without any lock."""
        with self._lock:
            yield
        with self._disk:
            trouble = self._save()
        if trouble and self._on_trouble is not None:
            self._on_trouble(trouble)

    def _save(self) -> str:
        """Write what is unsaved; a sentence when that has begun to fail, else nothing."""
        with self._lock:
            if self._file is None or not self._changes:
                return ""
            self._under_way, self._changes = self._changes, Changes()
            batch = batch_of(self._shelves, self._under_way)
        written = False
        try:
            self._file.write(batch)
            written = True
            self._in_trouble = False
        except WORLD_FAULTS as fault:
            log.warning("not saved", exc_info=True)
            told_already, self._in_trouble = self._in_trouble, True
            if not told_already:
                return DISK_FULL if is_full(fault) else CANNOT_SAVE
        finally:
            with self._lock:
                if not written:
                    self._changes = self._under_way.followed_by(self._changes)
                self._under_way = Changes()
        return ""

    def _put(self, value: Kept) -> None:
        self._shelves.put(value)
        self._changes.keys[row_key(value)] = None

    def _forget(self, value: Kept) -> None:
        self._changes.keys[row_key(value)] = None
        self._changes.forgotten.add(row_key(value))


def row_key(value: Kept) -> Key:
    """The row that keeps `value`."""
    return table_of(value), key_of(value)
