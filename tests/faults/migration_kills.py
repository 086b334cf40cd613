"""`kill -9` before each single statement of a migration, and before its commit; POSIX only.

    python -m tests.faults.migration_kills FOLDER

A process of its own, because it forks for each kill.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa
from alembic.operations import Operations

from desktop.store import migrations
from desktop.store.profile import Profile
from desktop.store.reader import tables
from desktop.store.reader.connection import engine_for
from tests.faults.report import Report

NEXT = tables.SCHEMA_VERSION + 1
FIXTURES = Path(__file__).parent.parent / "unit" / "store_reader" / "fixtures"


def a_step(operations: Operations) -> None:
    """What a next version might need: a new column, a renamed one, a new table."""
    with operations.batch_alter_table("bookmark", recreate="always") as bookmark:
        bookmark.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="none"))
    with operations.batch_alter_table("question") as question:
        question.alter_column("source", new_column_name="origin")
    operations.create_table(
        "value_card",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("answer", sa.String(), nullable=False),
    )


def lay_shipped(places: Profile, version: int) -> None:
    """Put a reader.db of `version`, as it was shipped, into a new profile."""
    places.root.mkdir(parents=True)
    with closing(sqlite3.connect(places.reader)) as connection:
        connection.executescript((FIXTURES / f"reader-v{version}.sql").read_text("utf-8"))


def lay_written(path: Path, version: int) -> None:
    """Put the file that the program of `version` itself wrote at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((FIXTURES / f"reader-v{version}.db").read_bytes())


def run_migration_kills(folder: Path) -> Report:
    """Kill before the first statement, the second, and so on until one migration gets through.

    First the steps there are, from a file of each older version, then a next one after them.
    """
    version = tables.SCHEMA_VERSION
    reports = [
        _kill_before_each(folder / f"from-{older}", older, version) for older in range(1, version)
    ]
    tables.SCHEMA_VERSION = NEXT
    migrations.STEPS[NEXT] = a_step
    try:
        reports.append(_kill_before_each(folder / "next", 1, NEXT))
    finally:
        tables.SCHEMA_VERSION = version
        del migrations.STEPS[NEXT]
    return Report(
        sum(report.faults for report in reports),
        [line for report in reports for line in report.broken],
    )


def _kill_before_each(folder: Path, older: int, version: int) -> Report:
    shipped = Profile(folder / "shipped")
    lay_written(shipped.reader, older)
    before = _picture(shipped.reader)
    report = Report()
    while True:
        statement = report.faults + 1
        path = folder / f"killed-before-{statement}.db"
        path.write_bytes(shipped.reader.read_bytes())
        if not _killed(path, statement):
            break
        after = _picture(path)
        report.add(f"before statement {statement}", "" if after == before else "it is changed")
    report.add("not killed", "" if _picture(path)[0] == version else "not migrated")
    return report


def _killed(path: Path, statement: int) -> bool:
    """Migrate in a process that is killed before its n-th statement; False if it got through."""
    child = os.fork()
    if child == 0:
        left = statement

        def count_down(*_seen: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        engine = engine_for(path)
        sa.event.listen(engine, "before_cursor_execute", count_down)
        sa.event.listen(engine, "commit", count_down)
        try:
            migrations.migrate(engine)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _picture(path: Path) -> tuple[int, list[object], list[str]]:
    """Version, check, and all that the file holds."""
    with closing(sqlite3.connect(path)) as connection:
        [version] = connection.execute("PRAGMA user_version").fetchone()
        check = connection.execute("PRAGMA integrity_check").fetchall()
        return version, check, list(connection.iterdump())


if __name__ == "__main__":
    found = run_migration_kills(Path(sys.argv[1]))
    sys.stdout.write(f"{found.faults}\n")
    sys.exit("\n".join(found.broken) or 0)
