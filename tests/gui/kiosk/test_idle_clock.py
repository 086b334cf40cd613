"""A visit ends when nobody is there, whatever the computer did meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.app.kiosk.idle_clock import LONGEST_HELD_S, IdleClock
from desktop.domain.kiosk import COUNTDOWN_S

ALLOWED_S = 180.0


class Room:
    """A clock in a room where time and whatever runs are set by hand."""

    def __init__(self, parent: QObject) -> None:
        self.now = 1000.0
        self.held = False
        self.told: list[object] = []
        self.clock = IdleClock(lambda: ALLOWED_S, lambda: self.held, lambda: self.now, parent)
        self.clock.counting.connect(self.told.append)
        self.clock.noticed.connect(lambda: self.told.append("noticed"))
        self.clock.gone.connect(lambda: self.told.append("gone"))

    def look_after(self, seconds: float) -> list[object]:
        """What is told when so much time has passed."""
        self.told.clear()
        self.now += seconds
        self.clock.look()
        return list(self.told)


@pytest.fixture
def room(qapp: QApplication) -> Iterator[Room]:
    room = Room(qapp)
    qapp.installEventFilter(room.clock)
    room.clock.start()
    yield room
    qapp.removeEventFilter(room.clock)
    room.clock.deleteLater()


def test_it_asks_and_one_sign_goes_on(room: Room) -> None:
    assert room.look_after(ALLOWED_S - 1) == []
    assert room.look_after(1) == [COUNTDOWN_S]
    room.clock.sign()
    assert room.told == [COUNTDOWN_S, "noticed"]
    assert room.look_after(ALLOWED_S) == [COUNTDOWN_S]
    assert room.look_after(COUNTDOWN_S) == ["gone"]


def test_the_touch_that_wakes_a_sleeping_computer_is_not_that_of_the_visitor(
    room: Room, qtbot: QtBot
) -> None:
    button = QPushButton("Private")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    room.now += ALLOWED_S + COUNTDOWN_S
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    assert room.told == ["gone"]
    assert not button.isDown()
    assert not room.clock.running
    room.clock.start()  # asleep while it was counting
    room.look_after(ALLOWED_S)
    room.now += COUNTDOWN_S
    room.clock.sign()
    assert room.told == [COUNTDOWN_S, "gone"]


def test_what_runs_holds_the_visit_but_not_for_ever(room: Room) -> None:
    room.held = True
    for _ in range(3):
        assert room.look_after(ALLOWED_S) == []
    room.held = False
    assert room.look_after(ALLOWED_S - 1) == []  # counted from its end
    room.held = True
    room.look_after(1)
    assert room.look_after(LONGEST_HELD_S) != []


def test_a_key_that_something_lies_on_is_no_sign(room: Room) -> None:
    class Held(QKeyEvent):
        @override
        def spontaneous(self) -> bool:
            return True

    room.now += ALLOWED_S - 1
    none = Qt.KeyboardModifier.NoModifier
    held = Held(QEvent.Type.KeyPress, Qt.Key.Key_Space, none, " ", True)
    assert not room.clock.eventFilter(room.clock, held)
    assert room.look_after(1) == [COUNTDOWN_S]
