"""reader.db on the disk: takes changes, all of them or none."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects.sqlite import insert

from desktop.store.profile import Profile, journal_of, sync_folder
from desktop.store.reader import tables
from desktop.store.reader.backups import Backups, Key, UnsoundCopyError
from desktop.store.reader.connection import WORLD_FAULTS, create_empty, engine_for, is_damage
from desktop.store.reader.shelf import Shelves
from desktop.store.reader.tables import Columns

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Changes:
    """What the disk does not know yet; only keys, so that doing it twice does no harm.

    Args:
        everything: first forget all there is.
        keys: rows to write as they are when it is done, or to delete if they are gone by then.
        forgotten: those of them that no older copy may hold either.
    """

    everything: bool = False
    keys: dict[Key, None] = field(default_factory=dict)
    forgotten: set[Key] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.keys) + self.everything

    def followed_by(self, later: Changes) -> Changes:
        """These changes and then `later` ones, as one."""
        if later.everything:
            return later
        return Changes(self.everything, self.keys | later.keys, self.forgotten | later.forgotten)


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes with the rows as they are now: all that one transaction needs."""

    everything: bool
    forgotten: frozenset[Key]
    gone: tuple[Key, ...]
    rows: Mapping[str, list[Columns]]  # by table


def batch_of(shelves: Shelves, changes: Changes) -> Batch:
    """What to write so that the disk holds of `changes` what `shelves` say."""
    gone: list[Key] = []
    rows: dict[str, list[Columns]] = {}
    for table, key in changes.keys:
        shelf = shelves.of(table)
        value = shelf.get(key)
        if value is None:
            gone.append((table, key))
        else:
            rows.setdefault(table, []).append(tables.columns_of(value, shelf.position(key)))
    return Batch(changes.everything, frozenset(changes.forgotten), tuple(gone), rows)


class ReaderFile:
    """One profile's reader.db with its copies; used by one thread at a time."""

    def __init__(self, profile: Profile, now: Callable[[], dt.datetime]) -> None:
        self._profile = profile
        self._backups = Backups(profile, now)
        self._suspect = False
        self.engine = engine_for(profile.reader)

    def write(self, batch: Batch) -> None:
        """Write all of `batch` or nothing; returns after COMMIT did.

        Copies forget first: killed in between, what should be gone is still in one place only.

        Raises:
            OSError, DBAPIError, ...: one of WORLD_FAULTS. It may have been written all the same;
                writing the same again is right in both cases.
        """
        try:
            self._prepare_copies(batch)
            with self.engine.begin() as connection:
                _write_rows(connection, batch)
        except WORLD_FAULTS as fault:
            self._suspect = self._suspect or is_damage(fault)
            raise

    def back_up(self) -> None:
        """Keep a copy now, before something large.

        Raises:
            OSError, sqlite3.Error: no sound copy could be made.
        """
        self._backups.make()

    def close(self) -> None:
        """Say that this was a clean end, unless the file gave reason to doubt it."""
        if not self._suspect:
            with suppress(OSError):
                self._profile.open_marker.unlink(missing_ok=True)

    def _prepare_copies(self, batch: Batch) -> None:
        if batch.everything:
            self._backups.remove_all()
        else:
            self._back_up_daily()
        if batch.forgotten:
            self._backups.forget(batch.forgotten)
        if batch.everything or batch.forgotten:
            self._remove_damaged()

    def _back_up_daily(self) -> None:
        try:
            self._backups.make_daily()
        except WORLD_FAULTS as fault:
            # The change matters more than the copy.
            self._suspect = self._suspect or isinstance(fault, UnsoundCopyError)
            log.warning("no copy of reader.db", exc_info=True)

    def _remove_damaged(self) -> None:
        """Remove files kept aside: nobody can tell what of the forgotten they still hold."""
        if self._profile.damaged.exists():
            shutil.rmtree(self._profile.damaged)


def create(path: Path, shelves: Shelves) -> None:
    """Make a reader.db of this version at `path` that holds `shelves`, in one transaction.

    Raises:
        OSError, DBAPIError: one of WORLD_FAULTS; what lies there must not be used.
    """
    create_empty(path)
    with engine_for(path).begin() as connection:
        tables.METADATA.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={tables.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA_VERSION}")
        keys = {(tables.table_of(value), tables.key_of(value)): None for value in shelves}
        _write_rows(connection, batch_of(shelves, Changes(keys=keys)))
    journal_of(path).unlink(missing_ok=True)
    sync_folder(path.parent)


def _write_rows(connection: Connection, batch: Batch) -> None:
    if batch.everything:
        for table in tables.TABLES.values():
            connection.execute(delete(table))
    gone: dict[str, list[dict[str, str]]] = {}
    for name, key in batch.gone:
        gone.setdefault(name, []).append({"gone": key})
    for name, keys in gone.items():
        table = tables.TABLES[name]
        named = table.c[tables.key_column(name)] == bindparam("gone")
        connection.execute(delete(table).where(named), keys)
    for name, rows in batch.rows.items():
        key_column = tables.key_column(name)
        upsert = insert(tables.TABLES[name])
        others = {column: upsert.excluded[column] for column in rows[0] if column != key_column}
        connection.execute(
            upsert.on_conflict_do_update(index_elements=[key_column], set_=others),
            [dict(row) for row in rows],
        )
