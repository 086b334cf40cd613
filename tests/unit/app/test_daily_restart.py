"""The daily new start of a kiosk, by clocks that a test moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.app.kiosk.daily_restart import DailyRestart

HOUR = 3600.0
AT = dt.time(3, 0)


class Clocks:
    """One clock that nobody can set, and one on the wall; and whether somebody is there."""

    def __init__(self) -> None:
        self.up = 1000.0
        self.wall = dt.datetime(2026, 11, 20, 9, 0)
        self.nobody = True
        self.at: dt.time | None = AT
        self.starts = 0

    def pass_by(self, hours: float, look: Callable[[], None]) -> int:
        """Let time pass, looking each half hour; how many starts were asked for since the last."""
        before = self.starts
        for _ in range(int(hours * 2)):
            self.up += HOUR / 2
            self.wall += dt.timedelta(minutes=30)
            look()
        return self.starts - before


@pytest.fixture
def clocks(qtbot: QtBot) -> Clocks:
    return Clocks()


def daily(clocks: Clocks, parent: QObject) -> DailyRestart:
    """As after a start of the program."""
    made = DailyRestart(
        lambda: clocks.at,
        lambda: clocks.nobody,
        lambda: clocks.up,
        lambda: clocks.wall.time(),
        parent,
    )

    def on_due() -> None:
        clocks.starts += 1

    made.due.connect(on_due)
    return made


def test_it_comes_at_the_hour_and_once_a_day(clocks: Clocks) -> None:
    parent = QObject()
    assert clocks.pass_by(17.5, daily(clocks, parent).look) == 0  # until 02:30
    first = daily(clocks, parent)
    first._started = 1000.0
    assert clocks.pass_by(0.5, first.look) == 1
    assert clocks.pass_by(23.5, daily(clocks, parent).look) == 0  # started anew at 03:00
    assert clocks.wall.time() == dt.time(2, 30)


def test_it_waits_until_nobody_is_there(clocks: Clocks) -> None:
    parent = QObject()
    look = daily(clocks, parent).look
    clocks.nobody = False
    assert clocks.pass_by(19, look) == 0  # until 04:00
    clocks.nobody = True
    look()
    assert clocks.starts == 1


def test_a_busy_night_is_left_out(clocks: Clocks) -> None:
    parent = QObject()
    look = daily(clocks, parent).look
    clocks.nobody = False
    clocks.pass_by(20, look)  # until 05:00
    clocks.nobody = True
    assert clocks.pass_by(20, look) == 0


def test_no_hour_means_never(clocks: Clocks) -> None:
    parent = QObject()
    clocks.at = None
    assert clocks.pass_by(72, daily(clocks, parent).look) == 0


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumps_to_the_hour_starts_nothing_twice(clocks: Clocks, years: int) -> None:
    parent = QObject()
    look = daily(clocks, parent).look
    for _ in range(20):  # the wall clock is set to the hour again and again
        clocks.wall = clocks.wall.replace(year=clocks.wall.year + years, hour=3, minute=0)
        clocks.up += 60
        look()
        clocks.wall = clocks.wall.replace(year=2026)
    assert clocks.starts == 0
