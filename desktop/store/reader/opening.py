"""Opens a profile's reader.db, whatever has happened to it; never raises for the world's faults.

What is damaged goes to `damaged/`, journal first: one left behind would be replayed into the
file that takes its place. That file is finished and checked before anything is moved.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.content import long_date
from desktop.store import migrations
from desktop.store.profile import (
    PART,
    Profile,
    create_private,
    journal_of,
    make_private,
    private_folder,
    put_in_place,
    sync_folder,
)
from desktop.store.reader.backups import Backup, Backups
from desktop.store.reader.connection import WORLD_FAULTS, Mode, create_empty, discard, engine_for
from desktop.store.reader.file import ReaderFile, create
from desktop.store.reader.inspection import Condition, Inspection, inspect, salvage
from desktop.store.reader.shelf import Shelves
from desktop.store.reader.store import ReaderStore
from desktop.store.reader.tables import key_of, table_of

log = logging.getLogger(__name__)

NOTHING_KEPT = (
    "Bookmarks, notes and questions cannot be saved in their folder at the moment, "
    "so what you add stays only until Waymark is closed."
)
IN_USE = (
    "Another Waymark may be using your bookmarks and notes, "
    "so what you add here stays only until this one is closed."
)
FOREIGN = (
    "The file reader.db in the profile folder belongs to another program and was left alone, "
    "so what you add stays only until Waymark is closed."
)
NEWER = (
    "Your bookmarks and notes were saved by a newer Waymark and are shown as they are, "
    "so what you add stays only until this one is closed."
)
NOT_MIGRATED = (
    "Your bookmarks and notes from an older Waymark could not be brought up to date and were left "
    "as they are, so what you add stays only until Waymark is closed."
)

DAMAGED_KEPT = 2
_ASIDE = re.compile(r"reader-(\d{1,9})\.db")


@dataclass(frozen=True, slots=True)
class OpenedReader:
    """A store that can be used in any case, and what the reader should be told.

    Args:
        memory_only: what is added is forgotten when the program ends.
    """

    store: ReaderStore
    notices: tuple[str, ...]
    memory_only: bool


def open_reader(
    profile: Path,
    now: Callable[[], dt.datetime],
    *,
    on_trouble: Callable[[str], None] | None = None,
    read_only: bool = False,
) -> OpenedReader:
    """Open what is kept in the folder `profile`, mending it if need be.

    Args:
        now: the time, with a zone.
        on_trouble: gets one sentence when saving begins to fail, in the thread that tried.
        read_only: do not write, because another copy of the program may.
    """
    places = Profile(profile)
    if read_only:
        return _only_look(places, now, IN_USE if _has_room(profile) else NOTHING_KEPT)
    try:
        return _Opening(places, now, on_trouble).open()
    except WORLD_FAULTS:
        log.warning("reader.db cannot be used", exc_info=True)
        return _only_look(places, now, NOTHING_KEPT)


def memory_store(now: Callable[[], dt.datetime]) -> ReaderStore:
    """A store that keeps nothing, for kiosks and private sessions."""
    return ReaderStore(Shelves(), now)


def _only_look(
    places: Profile, now: Callable[[], dt.datetime], notice: str, shelves: Shelves | None = None
) -> OpenedReader:
    """Show what can be read, and write nothing anywhere."""
    if shelves is None:
        shelves = Shelves()
        with suppress(*WORLD_FAULTS):
            found = inspect(places.reader, thorough=False)
            damaged = found.condition is Condition.DAMAGED
            shelves = salvage(places.reader) if damaged else found.shelves
    return OpenedReader(ReaderStore(shelves, now), (notice,), memory_only=True)


def _has_room(folder: Path) -> bool:
    """Whether we might write there, if nobody else did."""
    try:
        writable = folder.is_dir() and os.access(folder, os.W_OK)
        if writable and sys.platform == "win32":  # which tells of no stick that it is locked
            tried = folder / f"try{PART}"
            create_private(tried)
            tried.unlink()
        return writable and shutil.disk_usage(folder).free > 0
    except OSError:
        return False


class _Opening:
    """One attempt to open one profile for writing."""

    def __init__(
        self,
        places: Profile,
        now: Callable[[], dt.datetime],
        on_trouble: Callable[[str], None] | None,
    ) -> None:
        self._places = places
        self._now = now
        self._on_trouble = on_trouble
        self._backups = Backups(places, now)
        self._part = places.reader.with_name(places.reader.name + PART)

    def open(self) -> OpenedReader:
        self._places.prepare()
        unclean = self._places.open_marker.exists()
        if not self._places.reader.exists():
            self._finish_what_was_begun()
        found = inspect(self._places.reader, thorough=unclean, mode=Mode.WRITE)
        notices: tuple[str, ...] = ()
        if found.condition is Condition.FOREIGN:
            return _only_look(self._places, self._now, FOREIGN, found.shelves)
        if found.condition is Condition.NEWER:
            return _only_look(self._places, self._now, NEWER, found.shelves)
        if found.condition is Condition.OLDER:
            found = self._brought_up_to_date()
            if found.condition is not Condition.SOUND:
                return _only_look(self._places, self._now, NOT_MIGRATED, found.shelves)
        elif found.condition is not Condition.SOUND:
            shelves, notices = self._put_right(found.condition)
            found = Inspection(Condition.SOUND, shelves)
        discard(self._part)
        self._backups.discard_unfinished()
        create_private(self._places.open_marker)
        sync_folder(self._places.root)
        store = ReaderStore(
            found.shelves, self._now, ReaderFile(self._places, self._now), self._on_trouble
        )
        return OpenedReader(store, notices, memory_only=False)

    def _finish_what_was_begun(self) -> None:
        """Use a file that was finished before a kill kept it from its place."""
        with suppress(FileNotFoundError):
            if inspect(self._part, thorough=True, mode=Mode.WRITE).condition is Condition.SOUND:
                self._put_part_in_place()

    def _brought_up_to_date(self) -> Inspection:
        """Migrate, a copy first; when that fails the old file is there as it was."""
        try:
            self._backups.make()
            migrations.migrate(engine_for(self._places.reader))
        except WORLD_FAULTS:
            log.warning("not migrated", exc_info=True)
        return inspect(self._places.reader, thorough=True, mode=Mode.WRITE)

    def _put_right(self, condition: Condition) -> tuple[Shelves, tuple[str, ...]]:
        """Put a sound file in the place of a missing or damaged one."""
        backup, shelves = self._newest_good_backup()
        newer = 0
        if condition is Condition.DAMAGED:
            newer = _add_newer(shelves, salvage(self._places.reader))
        create(self._part, shelves)
        if condition is Condition.DAMAGED:
            self._set_aside()
        self._put_part_in_place()
        if condition is Condition.MISSING and backup is None:
            return shelves, ()  # a first start
        return shelves, (_what_happened(condition, backup, newer),)

    def _newest_good_backup(self) -> tuple[Backup | None, Shelves]:
        for backup in self._backups.newest_first():
            with suppress(*WORLD_FAULTS):
                found = inspect(backup.path, thorough=True)
                if found.condition is Condition.OLDER:
                    found = self._migrated_copy(backup.path)
                if found.condition is Condition.SOUND:
                    return backup, found.shelves
        return None, Shelves()

    def _migrated_copy(self, path: Path) -> Inspection:
        try:
            create_empty(self._part)
            self._part.write_bytes(path.read_bytes())
            migrations.migrate(engine_for(self._part))
            return inspect(self._part, thorough=True)
        finally:
            discard(self._part)

    def _set_aside(self) -> None:
        """Move the damaged file to `damaged/`, its journal before it; keep the last two."""
        folder = private_folder(self._places.damaged)
        kept = sorted(
            int(name[1]) for path in folder.iterdir() if (name := _ASIDE.fullmatch(path.name))
        )
        aside = folder / f"reader-{kept[-1] + 1 if kept else 1}.db"
        journal = journal_of(self._places.reader)
        if journal.exists():
            journal.replace(journal_of(aside))
        self._places.reader.replace(aside)
        make_private(aside)
        sync_folder(folder)
        for number in kept[: -(DAMAGED_KEPT - 1)]:
            old = folder / f"reader-{number}.db"
            old.unlink(missing_ok=True)
            journal_of(old).unlink(missing_ok=True)

    def _put_part_in_place(self) -> None:
        journal_of(self._places.reader).unlink(missing_ok=True)
        put_in_place(self._part, self._places.reader)


def _add_newer(shelves: Shelves, rescued: Shelves) -> int:
    """Put in what was rescued from the file itself, which is never older than a copy of it."""
    newer = 0
    for value in rescued:
        newer += shelves.of(table_of(value)).get(key_of(value)) != value
        shelves.put(value, rescued.position(value))
    return newer


def _what_happened(condition: Condition, backup: Backup | None, newer: int) -> str:
    entries = "1 entry" if newer == 1 else f"{newer} entries"
    if condition is Condition.MISSING:
        what, aside = "could not be found", ""
    else:
        what, aside = "could not be read", "; the damaged file is kept in the folder 'damaged'"
    if backup is not None:
        also = f", with {entries} added since" if newer else ""
        what += f", so those of {long_date(backup.day)} were put back{also}"
    elif newer:
        what += f" in full, so a new list was begun with the {entries} that could"
    else:
        what += ", so a new list was begun"
    return f"Your bookmarks and notes {what}{aside}."
