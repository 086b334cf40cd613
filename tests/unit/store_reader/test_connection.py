"""How reader.db is connected to (REL-1), and whose file it is (REL-2)."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import event, text

from desktop.store.reader import connection as connection_module
from desktop.store.reader.connection import Mode, SettingRefusedError, connect, engine_for
from desktop.store.reader.opening import FOREIGN, NEWER

from .conftest import Desk

SETTINGS = {
    "journal_mode": "truncate",
    "synchronous": 3,  # EXTRA
    "foreign_keys": 1,
    "secure_delete": 1,
    "cell_size_check": 1,
    "trusted_schema": 0,
    "temp_store": 2,  # MEMORY
    "mmap_size": 0,
    "busy_timeout": 2000,
}


def test_every_setting_holds_on_every_connection(desk: Desk) -> None:
    desk.store()
    engine = engine_for(desk.places.reader)
    for _ in range(2):
        with engine.connect() as connection:
            held = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in SETTINGS
            }
        assert held == SETTINGS


def test_a_setting_that_is_refused_is_not_passed_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store()
    monkeypatch.setattr(connection_module, "_WRITING", (("page_size", 512),))
    with pytest.raises(SettingRefusedError):
        connect(desk.places.reader, Mode.WRITE)


def test_a_transaction_takes_the_write_lock_at_once(desk: Desk) -> None:
    desk.store()
    engine = engine_for(desk.places.reader)
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *seen: said.append(seen[2]))
    with engine.begin() as connection:
        connection.execute(text("SELECT count(*) FROM bookmark"))
        with (
            closing(sqlite3.connect(desk.places.reader, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
    assert said[0] == "BEGIN IMMEDIATE"


def test_parameters_never_show_in_errors(desk: Desk) -> None:
    desk.store()
    engine = engine_for(desk.places.reader)
    with (
        pytest.raises(Exception, match="no such table") as caught,
        engine.begin() as connection,
    ):
        connection.execute(text("INSERT INTO nowhere VALUES (:note)"), {"note": "MARKERWORD"})
    assert "MARKERWORD" not in str(caught.value)


def test_the_file_says_whose_it_is(desk: Desk) -> None:
    desk.store()
    with desk.sql() as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x57614D52,)
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_another_programs_file_is_refused_and_left_alone(desk: Desk) -> None:
    desk.places.root.mkdir()
    with desk.sql() as connection:
        connection.execute("CREATE TABLE theirs (x)")
        connection.execute("PRAGMA application_id = 1234")
    before = desk.places.reader.read_bytes()
    opened = desk.open()
    assert (opened.notices, opened.memory_only) == ((FOREIGN,), True)
    opened.store.add_bookmark("a", "A")
    opened.store.close()
    assert desk.places.reader.read_bytes() == before
    assert not desk.places.damaged.exists()


def test_a_newer_file_is_shown_and_not_written(desk: Desk) -> None:
    kept = desk.store().add_bookmark("a", "A")
    with desk.sql() as connection:
        connection.execute("PRAGMA user_version = 7")
    before = desk.places.reader.read_bytes()
    opened = desk.open()
    assert (opened.notices, opened.memory_only) == ((NEWER,), True)
    assert opened.store.bookmarks() == (kept,)
    opened.store.add_bookmark("b", "B")
    assert opened.store.unsaved == 1
    opened.store.close()
    assert desk.places.reader.read_bytes() == before


def test_opening_needs_no_alembic_when_the_version_is_right(desk: Desk) -> None:
    script = (
        "import sys, datetime, pathlib; from desktop.store.reader import open_reader;"
        "now = lambda: datetime.datetime.now(datetime.UTC);"
        "open_reader(pathlib.Path(sys.argv[1]), now).store.add_bookmark('a', 'A');"
        "print('alembic' in sys.modules, 'PySide6' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(desk.places.root)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False"], done.stderr
