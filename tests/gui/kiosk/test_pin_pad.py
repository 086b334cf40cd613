"""The PIN pad: large keys, a dot for each digit, and nothing kept."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM, LEAST_TARGET_MM
from desktop.domain.reading import ViewSettings
from desktop.kiosk.keyboard_key import KeyboardKey
from desktop.kiosk.pin_pad import PinPad
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel

PIN = "493817"
DIGITS = "1234567890"


@pytest.fixture
def touch_theme(theme: ThemeController) -> ThemeController:
    view = ViewSettings(text_scale=1.5, follow_system_text=False)
    touch = ThemeController(paths.resources(), view, parent=theme, touch_mm=LEAST_TARGET_MM)
    touch.repeat_ms = 0
    return touch


@pytest.fixture
def pad(window: QWidget, touch_theme: ThemeController) -> PinPad:
    window.resize(1920, 1080)
    pad = PinPad(touch_theme, window)
    pad.setGeometry(window.rect())
    pad.show_digits(DIGITS)
    window.show()
    pad.show()
    pad.setFocus()
    return pad


def key(pad: PinPad, name: str) -> KeyboardKey:
    found = pad.findChild(KeyboardKey, f"kiosk_pin_{name}")
    assert isinstance(found, KeyboardKey)
    return found


def touch(pad: PinPad, words: str) -> None:
    for each in words:
        [wanted] = [k for k in pad.findChildren(KeyboardKey) if k.text() == each]
        QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)


def told(pad: PinPad) -> str:
    label = pad.findChild(BodyLabel, "kiosk_pin_told")
    assert isinstance(label, BodyLabel)
    return label.text()


def box(pad: PinPad, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(pad, QPoint(0, 0)), widget.size())


def test_touched_digits_are_told_by_enter_and_forgotten(pad: PinPad, qtbot: QtBot) -> None:
    touch(pad, "5")
    QTest.mouseClick(key(pad, "clear"), Qt.MouseButton.LeftButton)
    touch(pad, PIN + "2")
    QTest.mouseClick(key(pad, "delete"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pad.entered) as entered:
        QTest.mouseClick(key(pad, "enter"), Qt.MouseButton.LeftButton)
    assert entered.args == [PIN]
    assert PIN not in repr(vars(pad))
    with qtbot.assertNotEmitted(pad.entered):
        QTest.mouseClick(key(pad, "enter"), Qt.MouseButton.LeftButton)


def test_a_keyboard_types_too_and_esc_goes_away(pad: PinPad, qtbot: QtBot) -> None:
    QTest.keyClicks(pad, "4x93 81+77")
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(pad.entered) as entered:
        QTest.keyClick(pad, Qt.Key.Key_Return)
    assert entered.args == [PIN]
    with qtbot.waitSignal(pad.cancelled):
        QTest.keyClick(pad, Qt.Key.Key_Escape)


def test_the_picture_tells_no_digit_and_not_how_many_there_must_be(
    pad: PinPad, qtbot: QtBot
) -> None:
    empty = pad.grab().toImage()
    QTest.keyClicks(pad, "49")
    one = pad.grab().toImage()
    QTest.keyClick(pad, Qt.Key.Key_Backspace)
    QTest.keyClicks(pad, "2")
    assert one != empty
    assert pad.grab().toImage() == one


def test_what_was_typed_goes_when_the_pad_does(pad: PinPad, qtbot: QtBot) -> None:
    QTest.keyClicks(pad, PIN)
    pad.hide()
    pad.show()
    with qtbot.assertNotEmitted(pad.entered):
        QTest.keyClick(pad, Qt.Key.Key_Return)


def test_while_it_is_shut_nothing_is_taken(pad: PinPad, qtbot: QtBot) -> None:
    QTest.keyClicks(pad, "493")
    pad.set_shut(True)
    pad.tell_wait(30)
    touch(pad, "817")
    QTest.keyClicks(pad, PIN)
    with qtbot.assertNotEmitted(pad.entered):
        QTest.keyClick(pad, Qt.Key.Key_Return)
        QTest.mouseClick(key(pad, "enter"), Qt.MouseButton.LeftButton)
    assert told(pad) == "That PIN is not right. Wait 30 seconds."
    with qtbot.waitSignal(pad.cancelled):
        QTest.mouseClick(key(pad, "cancel"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second."), (60, "60 seconds."), (61, "2 minutes."), (900, "15 minutes.")],
)
def test_long_waits_are_told_in_minutes(pad: PinPad, seconds: int, words: str) -> None:
    pad.tell_wait(seconds)
    assert told(pad) == f"That PIN is not right. Wait {words}"


def test_shuffled_keys_type_what_stands_on_them(pad: PinPad, qtbot: QtBot) -> None:
    pad.show_digits("0987654321")
    QTest.mouseClick(key(pad, "digit_1"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(key(pad, "digit_10"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pad.entered) as entered:
        QTest.keyClick(pad, Qt.Key.Key_Enter)
    assert entered.args == ["01"]


def test_tab_stays_inside(pad: PinPad, qtbot: QtBot) -> None:
    window = pad.window()
    outside = QWidget(window)
    outside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    outside.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert pad.isAncestorOf(focused)


@pytest.mark.parametrize("scale", [1.5, 2.4])
@pytest.mark.parametrize("density", [96 / 25.4, 5.2])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768)])
def test_keys_are_large_apart_and_inside_whatever_the_screen(
    pad: PinPad,
    touch_theme: ThemeController,
    size: tuple[int, int],
    scale: float,
    density: float,
) -> None:
    pad.tell_wait(30)
    pad.window().resize(*size)
    touch_theme.set_px_per_mm(density)
    touch_theme.apply(dataclasses.replace(touch_theme.settings, text_scale=scale))
    pad.setGeometry(pad.window().rect())
    QApplication.processEvents()
    look = touch_theme.now
    card = pad.findChild(Card)
    assert card is not None
    inner = pad.rect().adjusted(*(look.mm(EDGE_MM) * side for side in (1, 1, -1, -1)))
    assert inner.contains(card.geometry())
    boxes = [box(pad, each) for each in pad.findChildren(KeyboardKey)]
    for place, one in enumerate(boxes):
        assert min(one.width(), one.height()) >= look.mm(LEAST_TARGET_MM)
        assert card.geometry().contains(one)
        gap = look.mm(LEAST_GAP_MM) - 1
        around = one.adjusted(-gap, -gap, gap, gap)
        assert not any(around.intersects(other) for other in boxes[place + 1 :])
    label = pad.findChild(BodyLabel, "kiosk_pin_told")
    assert isinstance(label, BodyLabel)
    assert label.heightForWidth(label.width()) <= label.height()
    assert not any(box(pad, label).intersects(each) for each in boxes)
