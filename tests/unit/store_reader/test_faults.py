"""Short forms of the fault runs in `tests/faults` (REL-4, 5, 14, 19)."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from desktop.domain.reading import Place
from tests.faults.damage import run_damage
from tests.faults.power_cuts import run_power_cuts
from tests.faults.recording_vfs import available

from .conftest import Desk

needs_vfs = pytest.mark.skipif(not available(), reason="SQLite is not a shared library here")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_25_kills_while_writing_lose_nothing_acknowledged(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.kills", str(tmp_path / "profile"), "25"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@needs_vfs
@pytest.mark.slow
def test_60_power_cuts_break_and_lose_nothing(tmp_path: Path) -> None:
    report = run_power_cuts(tmp_path, 60)
    assert (report.faults, report.broken) == (60, [])


@needs_vfs
@pytest.mark.parametrize("careless", ["synchronous=OFF", "synchronous=NORMAL"])
def test_a_careless_setting_would_be_found_out(tmp_path: Path, careless: str) -> None:
    def set_carelessly(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA {careless}")

    def meddle(engine: Engine) -> None:
        event.listen(engine, "connect", set_carelessly)

    assert run_power_cuts(tmp_path, 20, meddle=meddle).broken


@pytest.mark.slow
def test_60_damaged_files_show_no_wrong_word(tmp_path: Path) -> None:
    report = run_damage(tmp_path, 60)
    assert (report.faults, report.broken) == (60, [])


ADD_TEN = """
import datetime, pathlib, sys
from desktop.store.reader import open_reader
folder, name = pathlib.Path(sys.argv[1]), sys.argv[2]
opened = open_reader(folder, lambda: datetime.datetime.now(datetime.UTC))
for number in range(10):
    opened.store.add_bookmark(f"{name}-{number}", name)
print(opened.memory_only, opened.notices, opened.store.retry())
"""


def test_two_processes_without_a_lock_between_them_lose_nothing(desk: Desk) -> None:
    desk.store().close()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", ADD_TEN, str(desk.places.root), name],
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    assert [writer.communicate()[0].strip() for writer in writers] == ["False () True"] * 2
    assert len(desk.store().bookmarks()) == 20


@pytest.mark.parametrize("year", [1970, 2016, 2036, 9999])
def test_a_clock_that_is_wrong_changes_nothing_that_is_kept(desk: Desk, year: int) -> None:
    store = desk.store()
    first = store.add_bookmark("a", "A")
    store.close()
    right = desk.clock.now
    desk.clock.now = dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    store = desk.store()
    second = store.add_bookmark("b", "B")
    store.save_place(Place("b", "", (), desk.clock.now))
    store.close()
    desk.clock.now = right
    store = desk.store()
    third = store.add_bookmark("c", "C")
    store.save_place(Place("c", "", (), desk.clock.now))
    assert desk.kept().bookmarks() == (third, second, first)
    assert [place.page for place in desk.kept().recent(9)] == ["c", "b"]
