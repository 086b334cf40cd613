"""The focus ring follows the keyboard and stays away from mouse and finger."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.blocks import PageLink
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.fields import TextField
from desktop.ui.common.focus_ring import FocusRing
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.runs_view import RunsView

Show = Callable[[QWidget], QWidget]


def _two_buttons(theme: ThemeController, window: QWidget, show: Show) -> list[Button]:
    buttons = [Button(theme, words, window) for words in ("One", "Two")]
    for button in buttons:
        show(button)
    return buttons


def test_ring_goes_around_what_tab_reaches(
    theme: ThemeController, window: QWidget, show: Show
) -> None:
    first, second = _two_buttons(theme, window, show)
    ring = FocusRing(theme, window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target is first
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.target is second
    assert ring.isVisible()


def test_ring_hides_after_a_press_and_comes_back_with_a_key(
    theme: ThemeController, window: QWidget, show: Show
) -> None:
    first, second = _two_buttons(theme, window, show)
    ring = FocusRing(theme, window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    place = second.mapTo(window, second.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert QApplication.focusWidget() is second
    assert ring.target is None
    assert not ring.isVisible()
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert ring.target is first


def test_no_ring_stays_behind_on_the_screen(
    theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    page = QWidget()
    page.setAutoFillBackground(True)  # Qt paints such a widget anew only where it has to
    column = QVBoxLayout(page)
    column.setSpacing(40)
    first, second = (Button(theme, words, page) for words in ("One", "Two"))
    column.addWidget(first)
    column.addWidget(second)
    show(page)
    FocusRing(theme, window)

    def seen() -> QImage:
        """What the screen shows, without anything painted for it."""
        qtbot.wait(1)
        around = first.rect().adjusted(-10, -10, 10, 10).translated(first.mapTo(window, QPoint()))
        return window.screen().grabWindow(window.winId()).copy(around).toImage()

    second.setFocus(Qt.FocusReason.TabFocusReason)
    before = seen()
    QTest.keyClick(second, Qt.Key.Key_Backtab)
    assert first.hasFocus()
    assert seen() != before
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert seen() == before


def test_ring_is_not_clipped_by_the_parent(
    theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    (first, _) = _two_buttons(theme, window, show)
    ring = FocusRing(theme, window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    corner = first.mapTo(window, QPoint(0, 0))
    assert ring.parentWidget() is window
    assert ring.mask().contains(corner - QPoint(5, -10))


def test_ring_follows_scrolling_and_never_covers_what_is_outside(
    theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    button = Button(theme, "One", page)
    column.addWidget(button)
    column.addSpacing(3000)
    scroll = PageScroll(theme, window)
    scroll.set_page(page)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(scroll)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    ring = FocusRing(theme, window)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    before = ring.mask().boundingRect()
    scroll.verticalScrollBar().setValue(20)
    assert ring.mask().boundingRect().top() < before.top()
    scroll.verticalScrollBar().setValue(1500)
    assert ring.mask().isEmpty()


def test_ring_goes_around_the_frame_of_a_field(
    theme: ThemeController, window: QWidget, show: Show
) -> None:
    field = TextField(theme, "Clinic name", window)
    show(field)
    ring = FocusRing(theme, window)
    field.line.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.mask().boundingRect().width() >= field.frame.width() + 14


def test_ring_goes_around_each_line_of_a_broken_link(
    theme: ThemeController, window: QWidget, show: Show
) -> None:
    words = "a link of a good many words that needs two lines to stand in at this width"
    view = RunsView(theme, (PageLink(words, "page"),), window)
    window.resize(400, 300)
    show(view)
    FocusRing(theme, window)
    view.links[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert len(view.links[0].focus_rects()) > 1


def test_ring_leaves_widgets_of_other_windows_alone(
    theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot
) -> None:
    _two_buttons(theme, window, show)
    ring = FocusRing(theme, window)
    other = Button(theme, "Elsewhere")
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target is None
