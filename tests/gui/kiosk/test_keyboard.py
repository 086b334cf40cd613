"""The on-screen keyboard and the field it writes into."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM, LEAST_TARGET_MM
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.kiosk.answers import Answer, Answers
from desktop.kiosk.key_plan import Board
from desktop.kiosk.keyboard_key import KeyboardKey
from desktop.kiosk.typed_field import Case, TypedField
from desktop.kiosk.typing_pane import TypingPane
from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.page_scroll import PageScroll
from tests.gui.conftest import Show

SCREENS = {  # px of the room between strip and foot, and px to the millimetre of real screens
    "21.5 inches": (1920, 850, 4.03),
    "21.5 inches upright": (1080, 1600, 4.03),
    "15.6 inches": (1366, 545, 3.96),
    "32 inches": (1920, 870, 2.71),
}


class Clock:
    now = 10.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def touch_theme(theme: ThemeController) -> ThemeController:
    settings = ViewSettings(theme=ThemeName.LIGHT, text_scale=1.5, follow_system_text=False)
    made = ThemeController(paths.resources(), settings, touch_mm=LEAST_TARGET_MM)
    made.repeat_ms = 0
    return made


def a_pane(
    theme: ThemeController,
    qtbot: QtBot,
    size: str = "21.5 inches",
    board: Board = Board.WORDS,
) -> TypingPane:
    width, height, px_per_mm = SCREENS[size]
    theme.set_px_per_mm(px_per_mm)
    pane = TypingPane(theme, None, TypedField(theme, "Word"), board=board)
    qtbot.addWidget(pane)
    pane.resize(width, height)
    pane.show()
    QApplication.processEvents()  # the keyboard's height is known now, and laid out
    return pane


def touch(pane: TypingPane, text: str) -> None:
    """Touch the keys of `text` one after another."""
    for sign in text:
        key = pane.keyboard.key(sign)
        assert key is not None, sign
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def press(pane: TypingPane, name: str) -> None:
    key = pane.findChild(QAbstractButton, name)
    assert key is not None, name
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def gap_between(one: QRect, other: QRect) -> int:
    across = max(one.left(), other.left()) - min(one.right(), other.right()) - 1
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom()) - 1
    return max(across, down)


@pytest.mark.parametrize("board", Board)
@pytest.mark.parametrize("size", SCREENS)
def test_keys_are_as_large_and_far_apart_as_a_finger_needs(
    qtbot: QtBot, touch_theme: ThemeController, size: str, board: Board
) -> None:
    pane = a_pane(touch_theme, qtbot, size, board)
    look = touch_theme.now
    rects = []
    for key in pane.keyboard.keys:
        assert min(key.width(), key.height()) >= look.touch, key.text()
        rects.append(QRect(key.mapTo(pane, QPoint(0, 0)), key.size()))
    edge = look.mm(EDGE_MM)
    assert all(edge <= rect.left() and rect.right() < pane.width() - edge for rect in rects)
    assert all(rect.bottom() < pane.height() for rect in rects)
    gaps = [gap_between(one, other) for one, other in combinations(rects, 2)]
    assert min(gaps) >= look.mm(LEAST_GAP_MM)


def test_a_key_types_when_it_is_touched_even_if_the_finger_slides_off(
    qtbot: QtBot, touch_theme: ThemeController
) -> None:
    pane = a_pane(touch_theme, qtbot)
    key = pane.keyboard.key("R")
    assert key is not None
    QTest.mousePress(key, Qt.MouseButton.LeftButton)
    assert pane.field.text == "R"
    assert key.isDown()
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton, pos=QPoint(-200, -200))
    assert pane.field.text == "R"


def test_a_letter_typed_twice_counts_twice_but_not_its_bounce(
    qtbot: QtBot, touch_theme: ThemeController, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr("desktop.kiosk.keyboard_key.time.monotonic", clock.monotonic)
    touch_theme.repeat_ms = 400
    pane = a_pane(touch_theme, qtbot)
    for after in (0.0, 0.1, 0.25):  # a touch, its bounce, and the second "l" of "cell"
        clock.now += after
        touch(pane, "L")
    assert pane.field.text == "Ll"
    clock.now += 0.01
    touch(pane, "A")  # another key is never a bounce
    assert pane.field.text == "Lla"
    touch_theme.repeat_ms = 800
    clock.now += 0.2
    touch(pane, "A")
    assert pane.field.text == "Lla"


def test_sentences_begin_with_a_capital(qtbot: QtBot, touch_theme: ThemeController) -> None:
    pane = a_pane(touch_theme, qtbot)
    touch(pane, "IS IT OK")
    press(pane, "key_turn")
    touch(pane, "?")
    press(pane, "key_turn")
    touch(pane, " CAN I GO")
    assert pane.field.text == "Is it ok? Can i go"


def test_delete_clear_and_done(qtbot: QtBot, touch_theme: ThemeController) -> None:
    pane = a_pane(touch_theme, qtbot)
    touch(pane, "AB")
    press(pane, "key_delete")
    assert pane.field.text == "A"
    press(pane, "typing_clear")
    assert pane.field.text == ""
    with qtbot.waitSignal(pane.done_pressed):
        press(pane, "key_done")


def test_one_touch_changes_the_order_of_the_letters(
    qtbot: QtBot, touch_theme: ThemeController
) -> None:
    pane = a_pane(touch_theme, qtbot)
    assert [key.text() for key in pane.keyboard.keys[:3]] == ["A", "B", "C"]
    press(pane, "key_order")
    assert [key.text() for key in pane.keyboard.keys[:3]] == ["Q", "W", "E"]
    press(pane, "key_order")
    assert [key.text() for key in pane.keyboard.keys[:3]] == ["A", "B", "C"]


def test_the_keyboard_holds_nothing_of_what_is_typed(
    qtbot: QtBot, touch_theme: ThemeController
) -> None:
    pane = a_pane(touch_theme, qtbot)
    touch(pane, "GIRAFFE")
    held = [value for value in vars(pane.keyboard).values() if isinstance(value, str)]
    assert not any("irafe" in value.casefold() for value in held)
    assert all("iraffe" not in key.text() for key in pane.findChildren(KeyboardKey))


def test_tiles_make_a_page_no_longer_than_they_are(
    qtbot: QtBot, touch_theme: ThemeController
) -> None:
    scroll = PageScroll(touch_theme)
    qtbot.addWidget(scroll)
    page = PageColumn(scroll)
    answers = Answers(touch_theme, page, most=2)
    page.body.addWidget(answers)
    page.body.addStretch(1)
    scroll.set_page(page)
    answers.show_answers([Answer(str(number), "A page about " * 5) for number in range(6)])
    scroll.resize(1600, 700)
    scroll.show()
    QApplication.processEvents()
    assert scroll.verticalScrollBar().maximum() == 0
    assert max(tile.geometry().bottom() for tile in answers.tiles) < answers.height()


def test_a_plugged_in_keyboard_writes_letters_and_no_more(
    qtbot: QtBot, touch_theme: ThemeController, show: Show
) -> None:
    field = TypedField(touch_theme, "Word")
    show(field)
    field.setFocus()
    QGuiApplication.clipboard().setText("secret")
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    QTest.keyClicks(field, "MS drugs")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z):
        QTest.keyClick(field, key, control)
        QTest.keyClick(field, key, alt)
    QTest.keyClick(field, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "e", True
    )
    QGuiApplication.sendEvent(field, held)
    assert field.text == "MS drugs"
    assert QGuiApplication.clipboard().text() == "secret"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text == "MS drug"
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not field.acceptDrops()


def test_a_field_takes_no_more_than_it_can_show_in_a_search(touch_theme: ThemeController) -> None:
    field = TypedField(touch_theme, "Code", case=Case.CAPITALS, longest=5, allowed="ABC2")
    field.write("ab c?2zabc")
    assert field.text == "ABC2A"
    free = TypedField(touch_theme, "Word", longest=10)
    free.write("  a\n  b\x00" + "x" * 50)
    assert free.text == "A bxxxxxxx"
