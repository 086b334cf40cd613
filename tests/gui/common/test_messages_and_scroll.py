"""Messages stay until dismissed; pages scroll by keys, buttons and wheel."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.theme.controller import ThemeController
from desktop.ui.common import messages
from desktop.ui.common.buttons import Button
from desktop.ui.common.callout import Callout, CalloutTone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.messages import EmptyState, NoticeBar, ProgressBar, Toast
from desktop.ui.common.page_scroll import PageScroll

Show = Callable[[QWidget], QWidget]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    words: list[str] = []
    monkeypatch.setattr(messages, "announce", lambda _widget, text: words.append(text))
    return words


def test_toast_says_what_was_done_and_offers_undo(
    theme: ThemeController, window: QWidget, qtbot: QtBot, said: list[str]
) -> None:
    toast = Toast(theme, window)
    assert toast.isHidden()
    toast.show_message("Added to your handout", undo=True)
    assert toast.words == "Added to your handout"
    assert said == ["Added to your handout"]
    undo = toast.findChild(Button, "toast_undo")
    assert undo is not None
    with qtbot.waitSignal(toast.undo_requested):
        QTest.mouseClick(undo, _LEFT)
    assert toast.isHidden()


def test_toast_without_undo_can_be_closed(theme: ThemeController, window: QWidget) -> None:
    toast = Toast(theme, window)
    toast.show_message("Saved")
    undo, close = toast.findChild(Button, "toast_undo"), toast.findChild(Button, "toast_close")
    assert undo is not None
    assert close is not None
    assert undo.isHidden()
    QTest.mouseClick(close, _LEFT)
    assert toast.isHidden()


def test_toast_gives_the_focus_back(theme: ThemeController, window: QWidget, show: Show) -> None:
    button = Button(theme, "Add to handout", window)
    show(button)
    button.setFocus()
    toast = Toast(theme, window)
    toast.show_message("Added to your handout", undo=True)
    undo = toast.findChild(Button, "toast_undo")
    assert undo is not None
    undo.setFocus()
    QTest.keyClick(undo, Qt.Key.Key_Return)
    assert button.hasFocus()


def test_toast_stays_inside_its_page(theme: ThemeController, window: QWidget) -> None:
    toast = Toast(theme, window)
    toast.show_message(
        "Your notes could not be kept just now, but you can go on reading", undo=True
    )
    for size in (QSize(900, 600), QSize(340, 500)):
        window.resize(size)
        toast.show_message(toast.words, undo=True)
        assert window.rect().contains(toast.geometry())
        for child in toast.findChildren(Button):
            place = QRect(child.mapTo(toast, child.rect().topLeft()), child.size())
            assert toast.rect().contains(place)


def test_notice_offers_ways_on_and_stays(
    theme: ThemeController, window: QWidget, show: Show, qtbot: QtBot, said: list[str]
) -> None:
    notice = NoticeBar(theme, window)
    show(notice)
    actions = (("again", "Try again", "arrow-clockwise"), ("pdf", "Save as PDF", "file-pdf"))
    notice.show_notice("The printer is not answering", "Check it has paper.", actions)
    assert said == ["The printer is not answering. Check it has paper."]
    again = notice.findChild(Button, "notice_again")
    assert again is not None
    with qtbot.waitSignal(notice.action_requested) as asked:
        QTest.mouseClick(again, _LEFT)
    assert asked.args == ["again"]
    assert notice.isVisible()
    close = notice.findChild(Button, "notice_close")
    assert close is not None
    QTest.mouseClick(close, _LEFT)
    assert notice.isHidden()


def test_empty_state_leads_somewhere(theme: ThemeController, window: QWidget, qtbot: QtBot) -> None:
    state = EmptyState(
        theme, "bookmark-simple", "No bookmarks yet", "Press Bookmark.", window, action="Read"
    )
    button = state.findChild(Button, "empty_action")
    assert button is not None
    with qtbot.waitSignal(state.action_requested):
        QTest.mouseClick(button, _LEFT)


def test_progress_is_told_as_a_number(theme: ThemeController, window: QWidget) -> None:
    bar = ProgressBar(theme, "Read so far", window)
    bar.setValue(40)
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.role() == QAccessible.Role.ProgressBar
    assert interface.text(QAccessible.Text.Name) == "Read so far"
    assert interface.valueInterface().currentValue() == 40


def test_callout_has_a_heading_and_rows(theme: ThemeController, window: QWidget) -> None:
    callout = Callout(theme, CalloutTone.KEY, "Key points", window)
    before = callout.heightForWidth(500)
    callout.add_row(BodyLabel(theme, "It is a short course.", callout), "check")
    assert callout.heightForWidth(500) > before
    assert callout.findChildren(HeadingLabel)[0].text() == "Key points"


def test_flow_goes_on_in_the_next_row(theme: ThemeController, window: QWidget) -> None:
    holder = QWidget(window)
    flow = FlowLayout(holder, gap=10)
    buttons = [Button(theme, f"Number {n}", holder) for n in range(6)]
    for button in buttons:
        flow.addWidget(button)
    one_row = flow.heightForWidth(2000)
    assert one_row == buttons[0].height() or one_row == 52
    assert flow.heightForWidth(400) > one_row
    assert flow.sizeHint().width() <= 2000


@pytest.fixture
def scroll(theme: ThemeController, window: QWidget, qtbot: QtBot) -> PageScroll:
    scroll = PageScroll(theme, window)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(scroll)
    page = QWidget()
    column = QVBoxLayout(page)
    for number in range(60):
        label = BodyLabel(theme, f"Line {number}", page)
        label.setObjectName(f"line_{number}")
        column.addWidget(label)
    scroll.set_page(page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return scroll


def test_scroll_bar_is_always_in_sight(scroll: PageScroll) -> None:
    assert scroll.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn
    assert scroll.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_keys_scroll_the_page(scroll: PageScroll, qtbot: QtBot) -> None:
    bar = scroll.verticalScrollBar()
    with qtbot.waitSignal(scroll.scrolled):
        QTest.keyClick(scroll, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.pageStep()
    QTest.keyClick(scroll, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(scroll, Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()
    QTest.keyClick(scroll, Qt.Key.Key_PageUp)
    QTest.keyClick(scroll, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_page_buttons_scroll_for_hands_that_cannot(scroll: PageScroll) -> None:
    full = scroll.viewport().height()
    scroll.set_page_buttons(True)
    down = scroll.findChild(Button, "page_down")
    assert down is not None
    assert scroll.viewport().height() < full
    QTest.mouseClick(down, _LEFT)
    assert scroll.verticalScrollBar().value() > 0
    scroll.set_page_buttons(False)
    assert scroll.viewport().height() == full


def test_scrolls_to_a_widget_and_no_further_than_needed(scroll: PageScroll) -> None:
    page = scroll.widget()
    assert page is not None
    line = page.findChild(BodyLabel, "line_30")
    assert line is not None
    scroll.scroll_to(line, margin=10)
    assert line.mapTo(scroll.viewport(), line.rect().topLeft()).y() == 10
    before = scroll.verticalScrollBar().value()
    near = page.findChild(BodyLabel, "line_35")
    assert near is not None
    scroll.show_rect(near, near.rect())
    assert scroll.verticalScrollBar().value() == before


def test_what_the_page_glides_to_counts_as_in_sight(
    scroll: PageScroll, theme: ThemeController
) -> None:
    theme.apply(replace(theme.settings, less_movement=False))
    page = scroll.widget()
    assert page is not None
    far = page.findChild(BodyLabel, "line_35")
    assert far is not None
    assert not scroll.is_in_sight(far, far.rect())
    scroll.follow_rect(far, far.rect())
    assert scroll.is_in_sight(far, far.rect())
    top = page.findChild(BodyLabel, "line_0")
    assert top is not None
    assert not scroll.is_in_sight(top, top.rect())


def test_a_new_page_starts_at_its_top(scroll: PageScroll) -> None:
    scroll.page_down()
    page = QWidget()
    page.setMinimumHeight(3000)
    scroll.set_page(page)
    assert scroll.verticalScrollBar().value() == 0


def test_pages_that_are_gone_leave_no_gesture(theme: ThemeController, qtbot: QtBot) -> None:
    before: int | None = None
    for _ in range(3):
        delete(PageScroll(theme))
        gc.collect()
        count = sum(isinstance(each, Qt.GestureType) for each in gc.get_objects())
        assert before in (None, count)
        before = count
