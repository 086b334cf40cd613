"""Copies of reader.db: made with the backup API, checked, and only then kept.

Names hold a rising number, because the clock may be wrong: `reader-000012-2026-11-21.db`.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.store.profile import PART, Profile, private_folder, put_in_place
from desktop.store.reader import tables
from desktop.store.reader.connection import WORLD_FAULTS, Mode, connect, create_empty, discard
from desktop.store.reader.inspection import Condition, inspect

DAYS = 5
WEEKS = 4
_PART = f"reader.db{PART}"
_NAME = re.compile(r"reader-(\d{6,9})-(\d{4}-\d{2}-\d{2})\.db")

Key = tuple[str, str]  # table, key of a row


class UnsoundCopyError(sqlite3.DatabaseError):
    """The copy failed its check, so what was copied is damaged too."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One kept copy; `number` rises, `day` is what the clock said."""

    path: Path
    number: int
    day: dt.date


class Backups:
    """The copies of one profile's reader.db."""

    def __init__(self, profile: Profile, now: Callable[[], dt.datetime]) -> None:
        self._profile = profile
        self._now = now

    def newest_first(self) -> tuple[Backup, ...]:
        return tuple(sorted(self._found(), key=lambda each: each.number, reverse=True))

    def make_daily(self) -> None:
        """Keep a copy before the first change of a day."""
        newest = next(iter(self.newest_first()), None)
        if newest is None or newest.day != self._today():
            self.make()

    def make(self) -> None:
        """Keep a copy now.

        Raises:
            OSError, sqlite3.Error: none could be made; those made before are untouched.
            UnsoundCopyError: reader.db is damaged.
        """
        folder = private_folder(self._profile.backups)
        part = folder / _PART
        try:
            create_empty(part)
            with (
                closing(connect(self._profile.reader, Mode.WRITE)) as source,
                closing(connect(part, Mode.WRITE)) as target,
            ):
                source.backup(target)
            newest = next(iter(self.newest_first()), None)
            number = newest.number + 1 if newest else 1
            _keep(part, folder / f"reader-{number:06d}-{self._today().isoformat()}.db")
        finally:
            discard(part)
        self._prune()

    def discard_unfinished(self) -> None:
        """Remove what a kill left: nothing that is forgotten later may stand there.

        Raises:
            OSError: it is still there.
        """
        discard(self._profile.backups / _PART)

    def forget(self, keys: Collection[Key]) -> None:
        """Take the rows of `keys` out of every copy; a copy that resists goes altogether.

        Raises:
            OSError: not even that could be done.
        """
        for backup in self._found():
            try:
                _rewrite_without(backup.path, keys)
            except WORLD_FAULTS:
                backup.path.unlink(missing_ok=True)

    def remove_all(self) -> None:
        """Remove every copy.

        Raises:
            OSError: one is still there.
        """
        for backup in self._found():
            backup.path.unlink(missing_ok=True)

    def _found(self) -> Iterator[Backup]:
        folder = self._profile.backups
        if not folder.is_dir():
            return
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            if name is not None:
                with suppress(ValueError):  # no such day
                    yield Backup(path, int(name[1]), dt.date.fromisoformat(name[2]))

    def _prune(self) -> None:
        """Keep the last copy of each of the last days and weeks that have one."""
        days: dict[dt.date, Backup] = {}
        weeks: dict[tuple[int, int], Backup] = {}
        backups = self.newest_first()
        for backup in backups:
            days.setdefault(backup.day, backup)
            weeks.setdefault(backup.day.isocalendar()[:2], backup)
        kept = {*list(days.values())[:DAYS], *list(weeks.values())[:WEEKS]}
        for backup in backups:
            if backup not in kept:
                with suppress(OSError):
                    backup.path.unlink(missing_ok=True)

    def _today(self) -> dt.date:
        return self._now().date()


def _rewrite_without(path: Path, keys: Collection[Key]) -> None:
    """Put a copy of `path` in its place that never held the rows of `keys`."""
    part = path.with_name(_PART)
    try:
        create_empty(part)
        part.write_bytes(path.read_bytes())
        with closing(connect(part, Mode.WRITE)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            there = connection.execute("SELECT name FROM sqlite_schema").fetchall()
            removed = 0
            for table, key in keys:
                if (table,) not in there:
                    continue  # a copy from before the table
                column = tables.key_column(table)
                found = connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))
                removed += found.rowcount
            connection.execute("COMMIT")
        if removed:
            _keep(part, path)
    finally:
        discard(part)


def _keep(part: Path, target: Path) -> None:
    """Put a finished copy in its place, but only if it is sound.

    Raises:
        UnsoundCopyError: it is not.
    """
    if inspect(part, thorough=True).condition not in (Condition.SOUND, Condition.OLDER):
        raise UnsoundCopyError("the copy failed its check")
    put_in_place(part, target)
