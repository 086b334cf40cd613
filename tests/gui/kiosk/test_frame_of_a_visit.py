"""The keyboard's way through the strip, the screen and the foot."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.start_screen import StartScreen
from desktop.kiosk.visit_frame import VisitFrame
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel


class _Screen(KioskScreen):
    def __init__(self, theme: ThemeController) -> None:
        super().__init__(theme)
        self.title = "A screen"
        self.words = BodyLabel(theme, "Some words", self)
        self.inside = Button(theme, "Inside", self)
        self.inside.setObjectName("inside")
        QVBoxLayout(self).addWidget(self.inside)
        self.action = Button(theme, "Print this", self)
        self.action.setObjectName("action")
        self.follow(theme)

    def foot_buttons(self) -> tuple[Button, ...]:
        return (self.action,)

    def first_focus(self) -> None:
        self.inside.setFocus()


def test_tab_goes_through_strip_screen_and_foot(qtbot: QtBot, touch_theme: ThemeController) -> None:
    frame = VisitFrame(touch_theme)
    qtbot.addWidget(frame)
    screen = _Screen(touch_theme)
    frame.add_screen(screen)
    frame.resize(1920, 1080)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    frame.show_screen(screen, back=True)
    names = []
    for _ in range(10):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names[:5] == ["inside", "kiosk_back", "kiosk_home", "kiosk_urgent", "action"]
    helps = ("bigger", "darker", "listen", "fewer", "finish")
    assert names[5:] == [f"kiosk_{name}" for name in helps]


def test_the_question_of_the_start_screen_is_asked_once(
    qtbot: QtBot, touch_theme: ThemeController
) -> None:
    screen = StartScreen(touch_theme)
    qtbot.addWidget(screen)
    for height, title in ((800, "Start"), (540, "What would you like to do?"), (800, "Start")):
        screen.resize(1366, height)
        screen.show()
        QApplication.processEvents()
        assert screen.title == title


def test_a_screen_out_of_sight_is_dressed_when_it_is_seen_again(
    qtbot: QtBot, touch_theme: ThemeController
) -> None:
    here, there = _Screen(touch_theme), _Screen(touch_theme)
    for screen in (here, there):
        qtbot.addWidget(screen)
    before = there.words.sizeHint()
    touch_theme.see_screen(here)
    touch_theme.apply(dataclasses.replace(touch_theme.settings, text_scale=2.4))
    larger = here.words.sizeHint()
    assert larger.height() > before.height()
    assert there.words.sizeHint() == before
    touch_theme.see_screen(there)
    assert there.words.sizeHint() == larger
