"""Looks at a reader.db that may be damaged, newer, or no reader.db at all.

Through `sqlite3` itself: nothing here may trust the file to be what its name says.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from desktop.store.reader import tables
from desktop.store.reader.connection import Mode, connect, is_damage
from desktop.store.reader.shelf import Shelves
from desktop.store.reader.tables import Columns

_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes
_LARGEST = 64 * 1024 * 1024  # bytes; more than a reader can type in a life
_PATIENCE = 5.0  # seconds; a damaged tree can lead in circles
_STEPS_BETWEEN_LOOKS = 10_000

# What reading a damaged file raises, beside sqlite3's own errors.
_UNREADABLE = (sqlite3.Error, KeyError, ValueError, TypeError, OverflowError, MemoryError)


class Condition(Enum):
    SOUND = auto()
    MISSING = auto()
    DAMAGED = auto()
    FOREIGN = auto()  # another program's database
    NEWER = auto()  # a newer Waymark's
    OLDER = auto()  # sound, and to be brought up to date


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is, and what could be read of it."""

    condition: Condition
    shelves: Shelves


def inspect(path: Path, *, thorough: bool, mode: Mode = Mode.READ) -> Inspection:
    """What `path` is: its header, `quick_check`, and the seal of every row.

    Args:
        thorough: use `integrity_check`, which also compares each tree with its order.
        mode: `WRITE` lets SQLite undo what a killed program left half-written.

    Raises:
        OSError, sqlite3.Error: the surroundings do not let us look.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        return Inspection(Condition.MISSING, Shelves())
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return Inspection(Condition.DAMAGED, Shelves())
    try:
        with closing(connect(path, mode)) as connection:
            _limit_time(connection)
            return _inspected(connection, thorough)
    except _UNREADABLE as fault:
        if not is_damage(fault):
            raise
        return Inspection(Condition.DAMAGED, Shelves())


def salvage(path: Path) -> Shelves:
    """Every row of a damaged file that can still be read and is what was written."""
    shelves = Shelves()
    try:
        if path.stat().st_size > _LARGEST:
            return shelves
        data = path.read_bytes()
    except OSError:
        return shelves
    # What says "this is SQLite, with a rollback journal" is known, so a flipped bit there is not
    # the end of all rows.
    data = _MAGIC + data[len(_MAGIC) : 18] + b"\1\1" + data[20:]
    with closing(sqlite3.connect(":memory:")) as connection:
        _limit_time(connection)
        with suppress(*_UNREADABLE):
            connection.deserialize(data)
        for table in tables.TABLES:
            key = tables.key_column(table)
            for direction in ("ASC", "DESC"):  # from both sides of a broken page
                with suppress(*_UNREADABLE):
                    for row in _rows(connection, table, f"ORDER BY {key} {direction}"):
                        if tables.is_sealed(row):
                            shelves.put_row(table, row)
    return shelves


def _inspected(connection: sqlite3.Connection, thorough: bool) -> Inspection:
    shelves = Shelves()
    names = _sealed_tables(connection)
    if _number(connection, "application_id") != tables.APPLICATION_ID:
        # Our tables under another program's number: a flipped bit, not another program.
        ours = set(names) >= tables.FIRST_TABLES
        return Inspection(Condition.DAMAGED if ours else Condition.FOREIGN, shelves)
    version = _number(connection, "user_version")
    if version > tables.SCHEMA_VERSION:
        with suppress(*_UNREADABLE):
            _fill(shelves, connection, {*tables.TABLES, *names})
        return Inspection(Condition.NEWER, shelves)
    check = "integrity_check" if thorough else "quick_check"
    if connection.execute(f"PRAGMA {check}").fetchall() != [("ok",)] or version < 1:
        return Inspection(Condition.DAMAGED, shelves)
    if version < tables.SCHEMA_VERSION:
        if not all(tables.is_sealed(row) for name in names for row in _rows(connection, name)):
            return Inspection(Condition.DAMAGED, shelves)
        with suppress(*_UNREADABLE):
            _fill(shelves, connection, names)  # to be shown if it cannot be brought up to date
        return Inspection(Condition.OLDER, shelves)
    _fill(shelves, connection, {*tables.TABLES, *names})
    return Inspection(Condition.SOUND, shelves)


def _fill(shelves: Shelves, connection: sqlite3.Connection, names: Collection[str]) -> None:
    """Put every row of the tables `names` on its shelf.

    Raises:
        KeyError, ValueError: a table is missing, or a row is not what was written.
    """
    for table in names:
        for row in _rows(connection, table):
            if not tables.is_sealed(row):
                raise ValueError("a row that nobody wrote")
            if table in tables.TABLES:
                shelves.put_row(table, row)


def _sealed_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables, of this version or any other, whose rows carry a seal."""
    found = connection.execute(
        "SELECT schema.name FROM sqlite_schema AS schema, pragma_table_info(schema.name) AS info"
        " WHERE schema.type = 'table' AND info.name = 'seal'"
    )
    return tuple(name for (name,) in found)


def _rows(connection: sqlite3.Connection, table: str, order: str = "") -> Iterator[Columns]:
    quoted = table.replace('"', '""')
    cursor = connection.execute(f'SELECT * FROM "{quoted}" {order}')
    names = [column[0] for column in cursor.description]
    for values in cursor:
        yield dict(zip(names, values, strict=True))


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _limit_time(connection: sqlite3.Connection) -> None:
    end = time.monotonic() + _PATIENCE
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)
