"""Buttons act on release, once for a quick repeat, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.search import Marked
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import CardButton
from desktop.ui.common.chips import Chip
from desktop.ui.common.press import Pressable
from desktop.ui.common.rows import RowButton

Show = Callable[[QWidget], QWidget]
_LEFT = Qt.MouseButton.LeftButton


def _presses(button: Pressable) -> list[bool]:
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    return presses


def test_press_acts_on_release(theme: ThemeController, window: QWidget) -> None:
    button = Button(theme, "Print", window)
    presses = _presses(button)
    QTest.mousePress(button, _LEFT)
    assert not presses
    QTest.mouseRelease(button, _LEFT)
    assert len(presses) == 1


def test_sliding_off_takes_a_press_back(theme: ThemeController, window: QWidget) -> None:
    button = Button(theme, "Print", window)
    button.resize(button.sizeHint())
    presses = _presses(button)
    QTest.mousePress(button, _LEFT)
    QTest.mouseRelease(button, _LEFT, pos=QPoint(-20, -20))
    assert not presses


def test_quick_presses_count_once(theme: ThemeController, window: QWidget) -> None:
    button = Button(theme, "Print", window)
    presses = _presses(button)
    QTest.mouseClick(button, _LEFT)
    QTest.mouseClick(button, _LEFT)
    QTest.mouseDClick(button, _LEFT)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(presses) == 1


def test_time_between_presses_can_be_set(theme: ThemeController, window: QWidget) -> None:
    theme.repeat_ms = 0
    button = Button(theme, "Larger", window)
    presses = _presses(button)
    QTest.mouseClick(button, _LEFT)
    QTest.mouseClick(button, _LEFT)
    assert len(presses) == 2


def test_two_buttons_do_not_hold_each_other_up(theme: ThemeController, window: QWidget) -> None:
    first, second = Button(theme, "Up", window), Button(theme, "Down", window)
    presses = _presses(second)
    QTest.mouseClick(first, _LEFT)
    QTest.mouseClick(second, _LEFT)
    assert len(presses) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press(
    theme: ThemeController, show: Show, window: QWidget, key: Qt.Key
) -> None:
    button = Button(theme, "Print", window)
    show(button)
    presses = _presses(button)
    QTest.keyClick(button, key)
    assert len(presses) == 1


def test_escape_takes_a_key_press_back(theme: ThemeController, window: QWidget) -> None:
    button = Button(theme, "Print", window)
    presses = _presses(button)
    QTest.keyPress(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Escape)
    QTest.keyRelease(button, Qt.Key.Key_Space)
    assert not presses


def test_on_state_changes_word_and_keeps_width(theme: ThemeController, window: QWidget) -> None:
    button = Button(theme, "Save", window, icon="plus", on_text="Saved", on_icon="check")
    width = button.sizeHint().width()
    button.set_on(True)
    assert button.text() == "Saved"
    assert button.icon_name() == "check"
    assert button.sizeHint().width() == width


@pytest.mark.parametrize("size", [ButtonSize.NORMAL, ButtonSize.COMPACT, ButtonSize.KIOSK])
def test_button_is_as_tall_as_the_design_says(
    theme: ThemeController, window: QWidget, size: ButtonSize
) -> None:
    heights = {ButtonSize.NORMAL: 52, ButtonSize.COMPACT: 48, ButtonSize.KIOSK: 84}
    assert Button(theme, "Print", window, size=size).sizeHint().height() == heights[size]


def test_words_wrap_where_there_is_no_room(
    theme: ThemeController, window: QWidget, show: Show
) -> None:
    button = Button(theme, "Add this page to the handout", window, icon="plus")
    window.setFixedWidth(200)
    show(button)
    assert button.width() < 200
    assert button.height() > 52


def test_ampersand_in_a_name_is_a_letter(theme: ThemeController, window: QWidget) -> None:
    button = Button(theme, "Risks & checks", window)
    assert button.text() == "Risks & checks"
    assert button.shortcut().isEmpty()


def test_chip_keeps_its_width_when_ticked(theme: ThemeController, window: QWidget) -> None:
    chip = Chip(theme, "Tablets", window)
    width = chip.sizeHint().width()
    QTest.mouseClick(chip, _LEFT)
    assert chip.isChecked()
    assert chip.sizeHint().width() == width


def test_whole_card_is_one_button(theme: ThemeController, window: QWidget, qtbot: QtBot) -> None:
    card = CardButton(theme, "Stem cell transplant", "What it involves.", window, icon="drop")
    card.resize(360, card.heightForWidth(360))
    with qtbot.waitSignal(card.clicked):
        QTest.mouseClick(card, _LEFT, pos=QPoint(5, 5))
    assert card.text() == "Stem cell transplant"
    assert card.accessibleDescription() == "What it involves"


def test_card_tells_that_it_is_selected(theme: ThemeController, window: QWidget) -> None:
    card = CardButton(theme, "A", (Marked("b ", False), Marked("c", True)), window, tag="Word")
    card.set_selected(True)
    assert card.accessibleDescription() == "Word. b c. Selected"


def test_longer_words_make_a_taller_card(theme: ThemeController, window: QWidget) -> None:
    short = CardButton(theme, "A", "Few words.", window, icon="drop")
    long = CardButton(theme, "A", "Many more words than fit. " * 6, window, icon="drop")
    assert long.heightForWidth(300) > short.heightForWidth(300)


def test_row_tells_what_its_mark_means(theme: ThemeController, window: QWidget) -> None:
    row = RowButton(theme, "Key points", window, bar=True)
    row.set_icon_after("check", "Read")
    row.set_selected(True, "You are here")
    assert row.accessibleDescription() == "You are here, Read"
    row.set_selected(False)
    assert row.accessibleDescription() == "Read"


def test_button_beside_tall_text_keeps_its_height(
    theme: ThemeController, window: QWidget, show: Show
) -> None:
    tall = QWidget(window)
    tall.setMinimumHeight(200)
    button = Button(theme, "Save", window, tone=Tone.PRIMARY)
    holder = QWidget(window)
    column = QVBoxLayout(holder)
    column.addWidget(tall)
    column.addWidget(button)
    show(holder)
    assert button.height() == 52
