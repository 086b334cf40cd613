"""Pages are found by name and kind, ticked, and put on the handout together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.handouts.add_pages_page import AddPagesPage
from desktop.ui.handouts.page_tick import PageTick
from tests.gui.handouts.conftest import press, visible
from tests.gui.handouts.values import some_shelves


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeController) -> AddPagesPage:
    theme.repeat_ms = 0
    shown = AddPagesPage(theme)
    shown.resize(1160, 720)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.show_shelves(some_shelves(), frozenset({"two-main-ways"}))
    return shown


def all_made(qtbot: QtBot, page: AddPagesPage) -> None:
    qtbot.waitUntil(lambda: not any(each.running for each in page.findChildren(Slices)))


def found(page: AddPagesPage) -> list[str]:
    return [tick.choice.page for tick in page.findChildren(PageTick) if tick.isVisible()]


def type_words(qtbot: QtBot, page: AddPagesPage, words: str) -> QLineEdit:
    line = page.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    qtbot.keyClicks(line, words)
    return line


def test_the_first_screenful_is_there_at_once(qtbot: QtBot, page: AddPagesPage) -> None:
    assert "what-ms-is" in found(page)
    all_made(qtbot, page)
    assert len(found(page)) == 5
    assert visible(page, "add_pages_hint")
    press(page, "kind_term")
    assert len(found(page)) == 60
    assert not visible(page, "add_pages_hint")


def test_pages_ticked_are_put_in_the_order_of_ticking(qtbot: QtBot, page: AddPagesPage) -> None:
    all_made(qtbot, page)
    assert not page.foot.isVisible()
    for name in ("choice_ocrelizumab", "choice_what-ms-is", "choice_cladribine"):
        press(page, name)
    press(page, "choice_cladribine")
    assert page.foot.words == "2 pages ticked"
    with qtbot.waitSignal(page.put_requested) as asked:
        press(page, "ticked_put")
    assert asked.args == [("ocrelizumab", "what-ms-is")]


def test_a_page_on_the_handout_already_is_not_put_there_twice(
    qtbot: QtBot, page: AddPagesPage
) -> None:
    press(page, "choice_two-main-ways")
    assert page.foot.words == "That page is on the handout already."
    asked: list[tuple[str, ...]] = []
    page.put_requested.connect(asked.append)
    press(page, "choice_what-ms-is")
    press(page, "ticked_put")
    assert asked == [("what-ms-is",)]


def test_words_and_kinds_narrow_the_list(qtbot: QtBot, page: AddPagesPage) -> None:
    all_made(qtbot, page)
    type_words(qtbot, page, "CLAD")
    assert found(page) == ["cladribine"]
    press(page, "search_clear")
    press(page, "kind_treatment")
    assert found(page) == ["cladribine", "ocrelizumab", "wordy"]
    press(page, "kind_topic")
    assert len(found(page)) == 5
    type_words(qtbot, page, "xyz")
    assert found(page) == []
    assert visible(page, "add_pages_nothing")
    press(page, "empty_action")
    assert len(found(page)) == 5


def test_a_search_while_rows_are_made_holds_for_those_to_come(
    qtbot: QtBot, page: AddPagesPage
) -> None:
    type_words(qtbot, page, "word 59")
    all_made(qtbot, page)
    assert found(page) == ["word-59"]


def test_keys_alone_find_and_tick(qtbot: QtBot, page: AddPagesPage) -> None:
    all_made(qtbot, page)
    line = type_words(qtbot, page, "what")
    qtbot.keyClick(line, Qt.Key.Key_Return)  # the only one found
    assert page.foot.words == "1 page ticked"
    qtbot.keyClick(line, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert isinstance(focused, PageTick)
    assert focused.choice.page == "what-ms-is"
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert not page.foot.isVisible()
    qtbot.keyClick(focused, Qt.Key.Key_Up)
    assert line.hasFocus()


def test_coming_back_begins_anew(qtbot: QtBot, page: AddPagesPage) -> None:
    press(page, "choice_what-ms-is")
    page.show_shelves(some_shelves(), frozenset())
    assert not page.foot.isVisible()
    assert not any(tick.isChecked() for tick in page.findChildren(PageTick))
