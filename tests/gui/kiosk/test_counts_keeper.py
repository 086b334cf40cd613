"""The numbers reach the disk on the hour, and only if there are others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.app.kiosk.counts import Counts
from desktop.app.kiosk.counts_keeper import CountsKeeper
from desktop.domain.kiosk import DayCounts, for_disk
from desktop.store.counts_file import CountsFile
from desktop.tasks.tasks import InlineTasks

DAY = dt.date(2026, 11, 21)


class File(CountsFile):
    """Remembers what was written."""

    def __init__(self) -> None:
        self.written: list[tuple[DayCounts, ...]] = []
        self.full = False

    @override
    def write(self, days: Iterable[DayCounts]) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        self.written.append(tuple(days))


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def keeper_of(counts: Counts, file: File, parent: QObject, now: dt.datetime) -> CountsKeeper:
    return CountsKeeper(counts, file, InlineTasks(parent), parent, lambda: now)


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        (dt.datetime(2026, 11, 21, 9, 0, 0), 3600),
        (dt.datetime(2026, 11, 21, 9, 59, 30), 30),
        (dt.datetime(1970, 1, 1, 0, 15, 0), 2700),
    ],
)
def test_it_waits_for_the_full_hour(parent: QObject, now: dt.datetime, seconds: int) -> None:
    keeper = keeper_of(Counts(lambda: DAY), File(), parent, now)
    timer = keeper.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == 1000 * seconds


def test_only_other_numbers_are_written_and_a_full_disk_is_tried_again(parent: QObject) -> None:
    counts, file = Counts(lambda: DAY), File()
    keeper = keeper_of(counts, file, parent, dt.datetime(2026, 11, 21, 9))
    timer = keeper.findChild(QTimer)
    assert timer is not None
    timer.timeout.emit()
    keeper.write_at_once()
    assert file.written == []
    counts.count_session("en-GB")
    file.full = True
    timer.timeout.emit()
    file.full = False
    assert timer.isActive()
    timer.timeout.emit()
    timer.timeout.emit()
    keeper.write_at_once()
    assert file.written == [for_disk(counts.days)]
    assert file.written[0][0].languages == {}  # of one visitor
