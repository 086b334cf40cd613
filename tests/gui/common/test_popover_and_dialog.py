"""Pop-ups open beside their word, keep in sight, and give the focus back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.popover import Popover

Show = Callable[[QWidget], QWidget]
_EDGE = 16


@pytest.fixture
def opener(theme: ThemeController, window: QWidget, show: Show) -> Button:
    button = Button(theme, "NEDA", window)
    show(button)
    button.setFocus()
    return button


@pytest.fixture
def popover(theme: ThemeController, window: QWidget, opener: Button) -> Popover:
    popover = Popover(theme, window, "NEDA")
    close = Button(theme, "Close", popover)
    close.clicked.connect(popover.close_popover)
    popover.body.addWidget(close)
    popover.body.addWidget(BodyLabel(theme, "No evidence of disease activity.", popover))
    popover.body.addWidget(Button(theme, "Save word", popover))
    return popover


def _anchor(window: QWidget, x: int, y: int) -> QRect:
    return QRect(window.mapToGlobal(QPoint(x, y)), QRect(0, 0, 60, 30).size())


def test_opens_below_its_word(popover: Popover, window: QWidget) -> None:
    popover.open_at(_anchor(window, 400, 100))
    assert popover.panel_rect().top() > 130
    assert popover.panel_rect().contains(430, popover.panel_rect().center().y())


def test_flips_above_where_there_is_no_room_below(popover: Popover, window: QWidget) -> None:
    popover.open_at(_anchor(window, 400, 640))
    assert popover.panel_rect().bottom() < 640


@pytest.mark.parametrize("place", [(0, 0), (880, 0), (0, 680), (880, 680), (400, 350)])
@pytest.mark.parametrize("scale", [1.0, 2.4])
def test_keeps_away_from_the_edges_of_the_window(
    popover: Popover, window: QWidget, theme: ThemeController, place: tuple[int, int], scale: float
) -> None:
    theme.apply(replace(theme.settings, text_scale=scale))
    popover.open_at(_anchor(window, *place))
    inner = window.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    assert inner.contains(popover.panel_rect())


def test_long_words_in_a_small_window_can_be_scrolled(
    popover: Popover, window: QWidget, theme: ThemeController
) -> None:
    theme.apply(replace(theme.settings, text_scale=2.4))
    popover.body.addWidget(BodyLabel(theme, "many words " * 60, popover))
    popover.open_at(_anchor(window, 400, 100))
    assert popover.panel_rect().height() <= window.height() - 2 * _EDGE
    QTest.keyClick(popover, Qt.Key.Key_PageDown)
    assert popover.scrolled_by() > 0


def test_focus_goes_in_round_and_back(popover: Popover, window: QWidget, opener: Button) -> None:
    popover.open_at(_anchor(window, 400, 100))
    inside = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert isinstance(focused, Button)
        inside.append(focused.text())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert inside == ["Close", "Save word", "Close"]
    QTest.keyClick(popover, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is opener


def test_escape_and_a_press_outside_close_it(
    popover: Popover, window: QWidget, qtbot: QtBot
) -> None:
    popover.open_at(_anchor(window, 400, 100))
    with qtbot.waitSignal(popover.closed):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Escape)
    popover.open_at(_anchor(window, 400, 100))
    with qtbot.waitSignal(popover.closed):
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(20, 680))
    assert not popover.is_open


def test_a_press_inside_leaves_it_open(popover: Popover, window: QWidget) -> None:
    popover.open_at(_anchor(window, 400, 100))
    QTest.mouseClick(popover, Qt.MouseButton.LeftButton)
    assert popover.is_open


def test_screen_reader_knows_it_as_a_dialog(popover: Popover, window: QWidget) -> None:
    popover.open_at(_anchor(window, 400, 100))
    interface = QAccessible.queryAccessibleInterface(popover)
    assert interface.role() == QAccessible.Role.Dialog
    assert interface.text(QAccessible.Text.Name) == "NEDA"


def test_movement_ends_where_it_would_be_without(
    popover: Popover, window: QWidget, theme: ThemeController, qtbot: QtBot
) -> None:
    popover.open_at(_anchor(window, 400, 100))
    still = popover.pos()
    popover.close_popover()
    theme.apply(replace(theme.settings, less_movement=False))
    popover.open_at(_anchor(window, 400, 100))
    assert popover.pos() != still
    qtbot.waitUntil(lambda: popover.pos() == still)


@pytest.fixture
def dialog(theme: ThemeController, window: QWidget, opener: Button) -> Dialog:
    answers = (("keep", "Keep my list"), ("clear", "Clear it"))
    return Dialog(theme, window, "Clear your list?", "Your 4 bookmarks go.", answers)


def test_dialog_starts_on_the_safe_answer_and_keeps_the_focus(dialog: Dialog) -> None:
    dialog.ask()
    words = []
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert isinstance(focused, Button)
        words.append(focused.text())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert words == ["Keep my list", "Clear it", "Keep my list"]


def test_escape_gives_the_safe_answer(dialog: Dialog, qtbot: QtBot, opener: Button) -> None:
    dialog.ask()
    with qtbot.waitSignal(dialog.answered) as answered:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert answered.args == ["keep"]
    assert not dialog.isVisible()
    assert QApplication.focusWidget() is opener


def test_dialog_tells_which_button_was_pressed(dialog: Dialog, qtbot: QtBot) -> None:
    dialog.ask()
    button = dialog.findChild(Button, "answer_clear")
    assert button is not None
    with qtbot.waitSignal(dialog.answered) as answered:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answered.args == ["clear"]


def test_dialog_covers_the_window_behind(dialog: Dialog, window: QWidget) -> None:
    dialog.ask()
    assert dialog.geometry() == window.rect()
    window.resize(700, 500)
    assert dialog.geometry() == window.rect()


def test_popover_of_words_alone_still_closes_with_escape(
    theme: ThemeController, window: QWidget, opener: Button
) -> None:
    popover = Popover(theme, window, "NEDA")
    popover.body.addWidget(BodyLabel(theme, "No evidence of disease activity.", popover))
    popover.open_at(_anchor(window, 400, 100))
    focused = QApplication.focusWidget()
    assert focused is popover
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not popover.is_open
    assert QApplication.focusWidget() is opener
