"""Hundreds of thoughtless touches, fingers at once, keys, turns of the screen and visits.

WAYMARK_MONKEY=20000 WAYMARK_SEED=7 pytest tests/end2end/kiosk/test_monkey.py
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.kiosk.desks import DESKS
from desktop.app.kiosk.program import KioskProgram
from desktop.kiosk.visit_frame import VisitFrame
from desktop.ui.common.press import Pressable
from tests.end2end.kiosk.conftest import Clock, StartKiosk

STEPS = int(os.environ.get("WAYMARK_MONKEY", "300"))
SEED = int(os.environ.get("WAYMARK_SEED", "2026"))
MOST_OBJECTS = 20_000
SIZES = ((1920, 1080), (1080, 1920), (1366, 768), (1280, 1024), (800, 600))
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_A, Qt.Key.Key_M, Qt.Key.Key_7, Qt.Key.Key_F1),
)


class Monkey:
    """Does one thing at a time to a kiosk."""

    def __init__(self, program: KioskProgram, clock: Clock, finger: QPointingDevice) -> None:
        self._dice = random.Random(SEED)
        self._program = program
        self._window = program.window
        self._clock = clock
        self._finger = finger
        self.done: list[str] = []

    def act(self) -> None:
        acts: dict[Callable[[], str], int] = {
            self._press: 50,
            self._touch_anywhere: 15,
            self._many_fingers: 5,
            self._key: 10,
            self._go: 6,
            self._turn: 2,
            self._wait: 3,
        }
        act = self._dice.choices(list(acts), list(acts.values()))[0]
        self.done.append(act())
        for _ in range(self._dice.randrange(3)):
            QCoreApplication.processEvents()

    def _point(self) -> QPoint:
        size = self._window.size()
        return QPoint(self._dice.randrange(size.width()), self._dice.randrange(size.height()))

    def _press(self) -> str:
        buttons = [
            button
            for button in self._window.findChildren(Pressable)
            if button.isVisible() and button.isEnabled()
        ]
        if not buttons:
            return self._touch_anywhere()
        button = self._dice.choice(buttons)
        name = f"press {button.objectName()} {button.text()[:30]}"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return name

    def _touch_anywhere(self) -> str:
        point = self._point()
        target = self._window.childAt(point) or self._window
        QTest.mouseClick(
            target,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            target.mapFrom(self._window, point),
        )
        return f"touch at {point.toTuple()}"

    def _many_fingers(self) -> str:
        """Put fingers down, move them, and lift them all."""
        fingers = self._dice.randrange(2, 6)
        for step in (QTest.QTouchEventSequence.press, QTest.QTouchEventSequence.move):
            touch = QTest.touchEvent(self._window, self._finger, autoCommit=False)
            for finger in range(fingers):
                step(touch, finger, self._point(), self._window)
            touch.commit()
        touch = QTest.touchEvent(self._window, self._finger, autoCommit=False)
        for finger in range(fingers):
            touch.release(finger, self._point(), self._window)
        touch.commit()
        return f"{fingers} fingers"

    def _key(self) -> str:
        key = self._dice.choice(KEYS)
        chord = self._dice.choice(
            (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
        )
        QTest.keyClick(QApplication.focusWidget() or self._window, key, chord)
        return f"{chord.name} {key.name}"

    def _go(self) -> str:
        if self._program.visit is None:
            self._window.welcome.start_requested.emit()
            return "start"
        place = self._dice.choice(list(DESKS))
        _as_event(partial(self._program.visit.go, place))
        return f"go to {place}"

    def _turn(self) -> str:
        size = self._dice.choice(SIZES)
        self._window.resize(*size)
        return f"resize {size}"

    def _wait(self) -> str:
        seconds = self._dice.choice((1, 30, 200, 3000))
        self._clock.now += seconds
        _as_event(self._program.idle.look)
        return f"wait {seconds} s"


def _as_event(act: Callable[[], None]) -> None:
    """Do it among the events, as the kiosk does: Qt deletes at once only what goes there."""
    QTimer.singleShot(0, act)
    QCoreApplication.processEvents()


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.mark.qt_log_ignore(  # what the fingers lay on is gone
    "could not find the target for gesture", extend=True
)
def test_thoughtless_hands_break_nothing(
    qtbot: QtBot, kiosk: StartKiosk, clock: Clock, finger: QPointingDevice
) -> None:
    program = kiosk()
    monkey = Monkey(program, clock, finger)
    bugs: list[str] = []
    program.net.bug.connect(lambda _, details: bugs.append(details))
    with qtbot.captureExceptions() as raised:
        for number in range(STEPS):
            monkey.act()
            told = f"seed {SEED}, step {number}, after {monkey.done[-8:]}"
            assert not raised, f"{told}: {raised}"
            assert not bugs, f"{told}: {bugs}"
            others = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            assert others == [program.window], f"{told}: {others}"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(program.window.findChildren(QObject)) < MOST_OBJECTS
    frames = [widget for widget in QApplication.allWidgets() if isinstance(widget, VisitFrame)]
    assert len(frames) <= 2  # of the visit, or of the next one, and of one that is going
