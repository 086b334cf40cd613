"""On a touch screen small words are easy to hit, and none can be taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop import paths
from desktop.domain.blocks import TermLink, Text
from desktop.domain.kiosk import LEAST_TARGET_MM
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.theme.controller import ThemeController
from desktop.ui.common.runs_view import RunsView
from desktop.ui.comparison.grid import Grid

Show = Callable[[QWidget], QWidget]
RUNS = (Text("Some "), TermLink("MS", "ms"), Text(f" words. {'More. ' * 40}"), TermLink("B", "b"))


@pytest.fixture
def theme(_fonts: None) -> ThemeController:
    settings = ViewSettings(theme=ThemeName.LIGHT, text_scale=1.5, less_movement=True, repeat_ms=0)
    return ThemeController(paths.resources(), settings, touch_mm=LEAST_TARGET_MM)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def view(theme: ThemeController, window: QWidget, show: Show, asked: list[str]) -> RunsView:
    view = RunsView(theme, RUNS, window)
    view.term_requested.connect(lambda term, _: asked.append(term))
    show(view)
    return view


def word(view: RunsView, number: int) -> QRect:
    return view.links[number].geometry()


@pytest.mark.parametrize("beside", [QPoint(32, 0), QPoint(0, 32), QPoint(-30, 24)])
def test_a_touch_beside_a_small_word_means_it(
    view: RunsView, asked: list[str], beside: QPoint
) -> None:
    assert not word(view, 0).contains(word(view, 0).center() + beside)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=word(view, 0).center() + beside)
    assert asked == ["ms"]


def test_a_touch_far_from_every_word_asks_nothing(view: RunsView, asked: list[str]) -> None:
    far = word(view, 0).center() + QPoint(view.look.touch, 0)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=far)
    assert asked == []


def test_a_finger_that_scrolls_asks_nothing(view: RunsView, asked: list[str]) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=word(view, 1).center() - QPoint(0, 60))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=word(view, 1).center() - QPoint(20, 0))
    assert asked == []


def test_words_cannot_be_selected_or_copied(
    view: RunsView, theme: ThemeController, window: QWidget, show: Show
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 10))
    QTest.mouseMove(view, QPoint(300, 40))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 40))
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    view.select_all()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_text == ""
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(view, QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5)))
    assert not view.findChildren(QMenu)
    grid = Grid(theme, "Table", ("", "One"), (("Row", "cell"),), window)
    show(grid)
    grid.table.setCurrentIndex(grid.table.model().index(0, 1))
    QTest.keyClick(grid.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "before"
