"""Brings an older reader.db up to date: all steps and the version in one transaction.

Alembic's operations change the tables; SQLite's own `user_version` is the only version number,
so that a kill between any two statements leaves the old file, number and all. A step is a
module of its own here, `to_2.py` and so on, with one function that takes the operations.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine

from desktop.store.migrations.to_2 import to_2
from desktop.store.migrations.to_3 import to_3
from desktop.store.reader import tables

if TYPE_CHECKING:
    from alembic.operations import Operations

STEPS: dict[int, Callable[[Operations], None]] = {
    2: to_2,  # by the version that each leads to
    3: to_3,
}


def migrate(engine: Engine) -> None:
    """Bring the file behind `engine` to the version of this program, or leave it as it is."""
    # Imported here: hardly any start needs it, and it takes as long as all else together.
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with engine.begin() as connection:
        found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        operations = Operations(MigrationContext.configure(connection))
        for version in range(found + 1, tables.SCHEMA_VERSION + 1):
            STEPS[version](operations)
        _seal_anew(connection)
        connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA_VERSION}")


def _seal_anew(connection: Connection) -> None:
    """Seal every row again: a step may have changed its columns."""
    for table in tables.TABLES:
        key = tables.key_column(table)
        for row in connection.exec_driver_sql(f"SELECT * FROM {table}").mappings().all():
            columns: dict[str, Any] = dict(row)
            connection.exec_driver_sql(
                f"UPDATE {table} SET seal = ? WHERE {key} = ?",
                (tables.seal_of(columns), columns[key]),
            )
