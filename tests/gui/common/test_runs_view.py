"""A paragraph shows its words, and each link in it is a control of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.blocks import Citation, FindingLink, PageLink, TermLink, Text
from desktop.theme.controller import ThemeController
from desktop.ui.common.runs_view import RunsView

Show = Callable[[QWidget], QWidget]

RUNS = (
    Text("Some treatments are taken without a break. They are called "),
    TermLink("maintenance treatments", "maintenance"),
    Text(". You have "),
    Text("a short course", strong=True),
    Text(", then stop."),
    Citation(("one", "two"), (1, 2)),
    Text(" Read "),
    PageLink("what happens over the years", "the-years"),
    Text(" or see that "),
    FindingLink("about 69 out of 100 people", "care-ms"),
    Text(" had no relapse."),
)
NAMES = [
    "maintenance treatments, what it means",
    "Source 1, 2",
    "what happens over the years",
    "about 69 out of 100 people, about this number",
]


@pytest.fixture
def view(theme: ThemeController, window: QWidget, show: Show) -> RunsView:
    view = RunsView(theme, RUNS, window)
    show(view)
    return view


def test_each_link_is_a_control_with_a_name(view: RunsView) -> None:
    assert [spot.text() for spot in view.links] == NAMES


def test_tab_goes_from_link_to_link(view: RunsView) -> None:
    view.links[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in view.links:
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == list(view.links)


def test_enter_on_each_link_asks_for_what_it_names(view: RunsView, qtbot: QtBot) -> None:
    term, citation, page, finding = view.links
    with qtbot.waitSignal(view.term_requested) as asked:
        QTest.keyClick(term, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] == "maintenance"
    assert isinstance(asked.args[1], QRect)
    with qtbot.waitSignal(view.citation_requested) as asked:
        QTest.keyClick(citation, Qt.Key.Key_Space)
    assert asked.args is not None
    assert asked.args[0] == ("one", "two")
    with qtbot.waitSignal(view.page_requested) as asked:
        QTest.keyClick(page, Qt.Key.Key_Return)
    assert asked.args == ["the-years"]
    with qtbot.waitSignal(view.finding_requested) as asked:
        QTest.keyClick(finding, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] == "care-ms"


def test_pressing_the_words_of_a_term_opens_it(view: RunsView, qtbot: QtBot) -> None:
    spot = view.links[0]
    with qtbot.waitSignal(view.term_requested) as asked:
        QTest.mouseClick(spot, Qt.MouseButton.LeftButton, pos=spot.focus_rects()[0].center())
    assert asked.args is not None
    place = asked.args[1]
    assert view.rect().contains(view.mapFromGlobal(place.center()))


def test_links_lie_over_their_words_at_every_width(view: RunsView, window: QWidget) -> None:
    for width in (900, 300):
        window.resize(width, 700)
        QApplication.processEvents()
        for spot in view.links:
            assert view.rect().adjusted(-1, 0, 1, 0).contains(spot.geometry())
    assert len(view.links[2].focus_rects()) + len(view.links[3].focus_rects()) > 2


def test_a_page_link_is_a_link_and_a_term_is_a_button(view: RunsView) -> None:
    roles = [QAccessible.queryAccessibleInterface(spot).role() for spot in view.links]
    button, link = QAccessible.Role.Button, QAccessible.Role.Link
    assert roles == [button, button, link, button]


def test_screen_reader_can_press_a_page_link(view: RunsView, qtbot: QtBot) -> None:
    interface = QAccessible.queryAccessibleInterface(view.links[2])
    with qtbot.waitSignal(view.page_requested):
        interface.actionInterface().doAction("Press")


def test_screen_reader_hears_the_words_without_citations(view: RunsView) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.StaticText
    words = interface.text(QAccessible.Text.Name)
    assert "You have a short course, then stop. Read what happens" in words
    assert interface.childCount() == len(view.links)


def test_find_marks_every_place_and_says_where_the_current_one_is(view: RunsView) -> None:
    assert view.set_highlights("TREATMENTS") == 2
    first, second = view.set_current_match(0), view.set_current_match(1)
    assert view.rect().contains(first)
    assert first != second
    assert view.set_current_match(9).isNull()
    assert view.set_highlights("") == 0


def test_text_can_be_selected_and_copied_as_plain_words(view: RunsView) -> None:
    view.setFocus()
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Some treatments are taken")
    assert "stop. [1, 2] Read" in copied


def test_dragging_selects_and_a_double_click_takes_a_word(view: RunsView) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(1, 10))
    QTest.mouseMove(view, QPoint(50, 10))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert view.selected_text == "Some"


def test_other_runs_replace_the_links(view: RunsView) -> None:
    view.set_runs((Text("Only words."),))
    assert view.links == ()
    assert view.accessibleName() == "Only words."


def test_paragraph_grows_with_narrower_room_and_larger_text(
    view: RunsView, theme: ThemeController
) -> None:
    assert view.heightForWidth(300) > view.heightForWidth(600)
    assert view.heightForWidth(600) % theme.now.line_height("read") == 0
