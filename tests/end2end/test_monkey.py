"""Hundreds of thoughtless presses, keys, sizes and themes; the seed makes a fault come again.

WAYMARK_MONKEY=20000 WAYMARK_SEED=7 pytest tests/end2end/test_monkey.py
"""

from __future__ import annotations

import dataclasses
import os
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.domain.reading import TEXT_SCALES, ThemeName
from desktop.ui.common.messages import NoticeBar
from desktop.ui.common.press import Pressable
from tests.end2end.conftest import Start

STEPS = int(os.environ.get("WAYMARK_MONKEY", "400"))
SEED = int(os.environ.get("WAYMARK_SEED", "2026"))
MOST_OBJECTS = 30_000  # a long page with every screen made has some 6,000
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Slash),
    *(Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_F1, Qt.Key.Key_F3),
    *(Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_A, Qt.Key.Key_Q, Qt.Key.Key_Z),
)
CHORDS = tuple("KDPFACVXZ1234506+-")
WORDS = ("relapse", "ocrelizumba", "<b>&amp;", "  ", "'\";--", "שלום", "👩🏽‍⚕️", "x" * 300)


class Monkey:
    """Does one thing at a time to the window."""

    def __init__(self, program: Program) -> None:
        assert program.controller is not None
        self._dice = random.Random(SEED)
        self._program = program
        self._window = program.window
        self._controller = program.controller
        self._pages = [card.id for card in self._controller._session.library.content.cards()]
        self.done: list[str] = []

    def act(self) -> None:
        acts: dict[Callable[[], str], int] = {
            self._press: 40,
            self._click_anywhere: 10,
            self._key: 25,
            self._chord: 8,
            self._type: 6,
            self._go: 6,
            self._open: 2,
            self._look: 2,
            self._resize: 3,
        }
        act = self._dice.choices(list(acts), list(acts.values()))[0]
        self.done.append(act())
        for _ in range(self._dice.randrange(3)):
            QCoreApplication.processEvents()
        self._close_foreign()

    def _close_foreign(self) -> None:
        """Menus and the system's file windows keep all keys to themselves."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.close()
        if self._window.isFullScreen() or self._window.isMinimized():
            self._window.showNormal()

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    def _press(self) -> str:
        buttons = [
            button
            for button in self._window.findChildren(Pressable)
            if button.isVisible() and button.isEnabled()
        ]
        button = self._dice.choice(buttons)
        name = f"press {button.objectName()} {button.text()[:30]}"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return name

    def _click_anywhere(self) -> str:
        point = QPoint(
            self._dice.randrange(self._window.width()), self._dice.randrange(self._window.height())
        )
        target = self._window.childAt(point) or self._window
        at = target.mapFrom(self._window, point)
        twice = self._dice.random() < 0.3
        (QTest.mouseDClick if twice else QTest.mouseClick)(
            target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
        )
        return f"click at {point.toTuple()}"

    def _key(self) -> str:
        key = self._dice.choice(KEYS)
        QTest.keyClick(self._focused(), key)
        return key.name

    def _chord(self) -> str:
        letter = self._dice.choice(CHORDS)
        QTest.keyClick(self._focused(), ord(letter), Qt.KeyboardModifier.ControlModifier)
        return f"Ctrl+{letter}"

    def _type(self) -> str:
        words = self._dice.choice(WORDS)
        event = QInputMethodEvent()
        event.setCommitString(words)
        QCoreApplication.sendEvent(self._focused(), event)
        return f"type {words[:20]}"

    def _go(self) -> str:
        place = self._dice.choice(("home", "read", "words", "my-list", "settings"))
        self._window.place_requested.emit(place)
        if self._dice.random() < 0.5:
            (self._window.back_requested, self._window.forward_requested)[
                self._dice.randrange(2)
            ].emit()
        return f"go to {place}"

    def _open(self) -> str:
        page = self._dice.choice(self._pages)
        self._controller.navigation.open_page(page)
        return f"open {page}"

    def _look(self) -> str:
        view = dataclasses.replace(
            self._program.theme.settings,
            theme=self._dice.choice(list(ThemeName)),
            text_scale=self._dice.choice(TEXT_SCALES),
            one_part=self._dice.random() < 0.3,
            wide_lines=self._dice.random() < 0.3,
        )
        self._controller.apply_view(view)
        return f"look {view.theme} {view.text_scale}"

    def _resize(self) -> str:
        self._window.resize(self._dice.randrange(460, 1600), self._dice.randrange(420, 1100))
        return f"resize {self._window.size().toTuple()}"


@pytest.mark.slow
def test_thoughtless_hands_break_nothing(qtbot: QtBot, start: Start) -> None:
    program = start(ahead=True)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    monkey = Monkey(program)
    bugs: list[str] = []
    program.net.bug.connect(lambda _, details: bugs.append(details))
    bar = program.window.findChild(NoticeBar, "notice_bar")
    assert bar is not None
    with qtbot.captureExceptions() as raised:
        for number in range(STEPS):
            monkey.act()
            told = f"seed {SEED}, step {number}, after {monkey.done[-8:]}"
            assert not raised, f"{told}: {raised}"
            assert not bugs, f"{told}: {bugs}"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(program.window.findChildren(QObject)) < MOST_OBJECTS
