"""Easier to see: at once, on every screen, undone in one step, and gone with the visitor."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app.history import Stop
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import DARKER, SCALES
from desktop.kiosk.bar_button import BarButton
from desktop.kiosk.reading_screen import ReadingScreen
from desktop.kiosk.visit_frame import VisitFrame
from desktop.ui.common.press import Pressable
from tests.end2end.kiosk.conftest import StartKiosk, shown
from tests.end2end.kiosk.targets import settle


def _touch(program: KioskProgram, name: str) -> None:
    button = program.window.findChild(Pressable, name)
    assert button is not None
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _bar_button(program: KioskProgram, name: str) -> BarButton:
    button = program.window.findChild(BarButton, name)
    assert button is not None
    return button


def test_easier_to_see_from_the_welcome_screen_to_the_receipt(
    qtbot: QtBot, kiosk: StartKiosk
) -> None:
    program = kiosk()
    first = program.theme.settings
    _touch(program, "kiosk_easier")
    visit = program.visit
    assert visit is not None
    settle(qtbot, program)  # the next visit is not made ready yet: it would take over the settings
    assert program.window.findChildren(VisitFrame) == [visit.frame]
    assert program.theme.settings.text_scale == SCALES[1]
    assert _bar_button(program, "kiosk_bigger").accessibleDescription() == "2 of 3"

    # Each press acts at once, and goes round.
    for scale in (SCALES[2], SCALES[0], SCALES[1]):
        _touch(program, "kiosk_bigger")
        assert program.theme.settings.text_scale == scale
    for theme in (*DARKER[1:], DARKER[0], DARKER[1]):
        _touch(program, "kiosk_darker")
        assert program.theme.now.colours.name == theme

    # "Start settings again" stands on every screen and leads nowhere else.
    visit.open_page("immune-reconstitution")
    settle(qtbot, program)
    reading = visit.frame.screen_shown
    assert isinstance(reading, ReadingScreen)
    for _ in range(2):
        reading.foot_buttons()[-1].click()  # on to the next part
    settle(qtbot, program)
    part, where = reading.part, visit.now
    _touch(program, "kiosk_fewer")
    settle(qtbot, program)
    _touch(program, "kiosk_reset")
    settle(qtbot, program)
    assert program.theme.settings == first
    assert not visit.state.fewer_words
    assert (visit.now, visit.frame.screen_shown, reading.part) == (where, reading, part)
    assert part
    assert _bar_button(program, "kiosk_reset").isHidden()

    # Home and urgent help are one touch away from anywhere.
    _touch(program, "kiosk_urgent")
    assert visit.now.place == "urgent"
    assert _bar_button(program, "kiosk_urgent").isHidden()
    _touch(program, "kiosk_back")
    assert visit.now == where
    _touch(program, "kiosk_home")
    assert visit.now == Stop("start")
    assert _bar_button(program, "kiosk_back").isHidden()

    _touch(program, "kiosk_darker")
    _touch(program, "kiosk_finish")
    assert shown(program) == "kiosk_receipt"
    QTest.mouseClick(program.window.receipt, Qt.MouseButton.LeftButton)
    assert shown(program) == "kiosk_welcome"
    assert program.theme.settings == first


def test_a_touch_before_it_is_ready_is_not_lost(
    qtbot: QtBot, kiosk: StartKiosk, content: Path
) -> None:
    program = kiosk(content=content)  # which does not wait for it
    assert program.kit is None
    QTest.mousePress(program.window.welcome, Qt.MouseButton.LeftButton, pos=QPoint(900, 900))
    qtbot.waitUntil(lambda: shown(program) == "visit_frame", timeout=20_000)
    QTest.mouseRelease(program.window.welcome, Qt.MouseButton.LeftButton, pos=QPoint(900, 900))
