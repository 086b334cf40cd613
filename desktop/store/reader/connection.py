"""How reader.db is connected to: settings that survive a power cut, each one read back.

`journal_mode=TRUNCATE` with `synchronous=EXTRA` lost nothing in simulated power cuts; WAL did.
"""

from __future__ import annotations

import errno
import sqlite3
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from desktop.store.database_uri import database_uri
from desktop.store.profile import create_private, journal_of


class Mode(StrEnum):
    """Never `rwc`: a file that has gone, as with a stick, must not come back empty."""

    WRITE = "rw"
    READ = "ro"


_ALWAYS: tuple[tuple[str, int | str], ...] = (
    ("busy_timeout", 2000),
    ("cell_size_check", 1),
    ("trusted_schema", 0),
    ("temp_store", 2),
    ("mmap_size", 0),
    ("foreign_keys", 1),
)
_WRITING: tuple[tuple[str, int | str], ...] = (
    ("secure_delete", 1),
    ("journal_mode", "truncate"),
    ("synchronous", 3),
)
_READING: tuple[tuple[str, int | str], ...] = (("query_only", 1),)

_LONGEST_VALUE = 16 * 1024 * 1024  # bytes

# What the surroundings do: the disk, its rights, its room, its being pulled out.
WORLD_FAULTS = (OSError, sqlite3.Error, DBAPIError, UnicodeError, OverflowError, MemoryError)
_WORLD_CODES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_NOMEM,
}


class SettingRefusedError(OSError):
    """SQLite did not take a setting without which we promise nothing."""


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """Connect to the database at `path`, which must be there; its name may hold `#` or `%`."""
    # Each method of the store connects anew and holds a lock meanwhile, from whatever thread.
    connection = sqlite3.connect(
        database_uri(path.absolute(), f"mode={mode}"),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        for name, wanted in _ALWAYS + (_WRITING if mode is Mode.WRITE else _READING):
            _set(connection, name, wanted)
    except BaseException:
        connection.close()
        raise
    return connection


def engine_for(path: Path) -> Engine:
    """An engine that writes to the database at `path` and holds it open only meanwhile."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, Mode.WRITE),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def create_empty(path: Path) -> None:
    """Make an empty private file to connect to; a journal left there would be replayed into it."""
    discard(path)
    create_private(path)


def discard(path: Path) -> None:
    """Remove a database that is not needed, with its journal."""
    for each in (journal_of(path), path):
        each.unlink(missing_ok=True)


def is_full(fault: BaseException) -> bool:
    """Whether `fault` says that the disk has no room left."""
    return _code(fault) == sqlite3.SQLITE_FULL or (
        isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT)
    )


def is_damage(fault: BaseException) -> bool:
    """Whether `fault` tells of the file's own content rather than of the world around it."""
    return not isinstance(fault, OSError) and _code(fault) not in _WORLD_CODES


def _code(fault: BaseException) -> int:
    if isinstance(fault, DBAPIError) and fault.orig is not None:
        fault = fault.orig
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF  # without what extended codes add


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a transaction never fails half-way for want of it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _set(connection: sqlite3.Connection, name: str, wanted: int | str) -> None:
    connection.execute(f"PRAGMA {name}={wanted}")
    row = connection.execute(f"PRAGMA {name}").fetchone()
    if row is None and name == "mmap_size":
        return  # SQLite was built without memory mapping
    if row is None or row[0] != wanted:
        raise SettingRefusedError(f"PRAGMA {name} is {row and row[0]}, not {wanted}")
