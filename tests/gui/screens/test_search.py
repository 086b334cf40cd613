"""Search answers while the reader types, and leads on when nothing is found."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.content import PageKind
from desktop.domain.reading import ThemeName
from desktop.domain.take_home import OpenedCode
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import CardButton
from desktop.ui.common.chips import Chip
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.search.result_card import ResultCard
from desktop.ui.search.search_page import SearchPage
from tests.gui.screens.conftest import Stage, focused
from tests.gui.screens.values import a_card, a_hit, some_results


@pytest.fixture
def search(theme: ThemeController, stage: Stage[SearchPage]) -> SearchPage:
    theme.repeat_ms = 0
    return stage(SearchPage(theme))


def _line(page: SearchPage) -> QLineEdit:
    line = page.findChild(QLineEdit, "search_line")
    assert line is not None
    return line


def _told(page: SearchPage) -> str:
    told = page.findChild(MarkedLine, "search_told")
    assert told is not None
    return told.words


def _cards(page: SearchPage) -> list[ResultCard]:
    return [card for card in page.findChildren(ResultCard) if card.isVisible()]


def _chip(page: SearchPage, name: str) -> Chip:
    chip = page.findChild(Chip, name)
    assert chip is not None
    return chip


def _find(page: SearchPage, **changes: object) -> None:
    page.set_query("vaccines")
    page.show_results(dataclasses.replace(some_results(), **changes))  # type: ignore[arg-type]


def test_asks_once_for_letters_typed_quickly(search: SearchPage, qtbot: QtBot) -> None:
    asked: list[tuple[str, tuple[PageKind, ...], int]] = []
    search.search_requested.connect(lambda *args: asked.append(args))
    with qtbot.waitSignal(search.search_requested):
        QTest.keyClicks(_line(search), "vac")
    assert asked == [("vac", (), 0)]


def test_does_not_ask_for_a_single_letter(search: SearchPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(search.search_requested, wait=150):
        QTest.keyClicks(_line(search), "v")
    assert "Type the name" in _told(search)


def test_a_query_from_elsewhere_is_searched_at_once(search: SearchPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(search.search_requested) as asked:
        search.set_query("vaccines")
    assert asked.args == ["vaccines", (), 0]
    assert _line(search).text() == "vaccines"


def test_results_say_how_many_and_lead_to_the_section(search: SearchPage, qtbot: QtBot) -> None:
    _find(search)
    assert _told(search) == "3 results for “vaccines”."
    with qtbot.waitSignal(search.page_requested) as asked:
        _cards(search)[1].click()
    assert asked.args == ["page-2#vaccines"]


def test_results_for_other_words_are_dropped(search: SearchPage) -> None:
    search.set_query("vaccines")
    search.show_results(some_results("vac"))
    assert not _cards(search)


def test_new_results_use_the_same_cards(search: SearchPage) -> None:
    _find(search)
    before = _cards(search)
    search.set_query("fatigue")
    search.show_results(some_results("fatigue", count=2))
    assert _cards(search) == before[:2]


def test_tells_what_was_searched_instead(search: SearchPage) -> None:
    search.set_query("vacines")
    search.show_results(some_results("vacines", "vaccines"))
    assert _told(search) == "No page has “vacines”. Showing 3 results for “vaccines”."


def test_a_name_by_which_it_was_found_is_shown(search: SearchPage) -> None:
    hit = dataclasses.replace(a_hit(1), why="Lemtrada")
    _find(search, hits=(hit,), total=1)
    assert "Also called Lemtrada" in _cards(search)[0].accessibleDescription()


def test_a_chip_narrows_to_one_kind_and_all_widens_again(search: SearchPage, qtbot: QtBot) -> None:
    _find(search)
    assert _chip(search, "kind_all").text() == "All 5"
    with qtbot.waitSignal(search.search_requested) as asked:
        _chip(search, "kind_term").click()
    assert asked.args == ["vaccines", (PageKind.TERM,), 0]
    assert not _chip(search, "kind_all").isChecked()
    with qtbot.waitSignal(search.search_requested) as asked:
        _chip(search, "kind_all").click()
    assert asked.args == ["vaccines", (), 0]


def test_show_more_appends_and_goes_on_from_there(search: SearchPage, qtbot: QtBot) -> None:
    _find(search, total=5)
    more = search.findChild(Button, "search_more")
    assert more is not None
    with qtbot.waitSignal(search.search_requested) as asked:
        more.click()
    assert asked.args == ["vaccines", (), 3]
    search.show_results(some_results(count=2, total=5, first=4))
    assert [card.page for card in _cards(search)][-1] == "page-5"
    assert focused() is _cards(search)[3]
    assert not more.isVisible()


def test_nothing_found_offers_other_words(search: SearchPage, qtbot: QtBot) -> None:
    _find(search, hits=(), total=0, counts=(), suggestions=("What MS is", "Fatigue"))
    assert _told(search).startswith("Nothing found for “vaccines”.")
    with qtbot.waitSignal(search.search_requested) as asked:
        _chip(search, "suggestion_2").click()
    assert asked.args == ["Fatigue", (), 0]


def test_arrows_go_from_the_field_through_the_results(search: SearchPage) -> None:
    _find(search)
    search.first_focus()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(focused(), key)
        seen.append(focused())
    first, second = _cards(search)[:2]
    assert seen == [first, second, first, _line(search)]


def test_coming_back_finds_the_results_and_the_page_opened(
    search: SearchPage, qtbot: QtBot
) -> None:
    _find(search)
    _cards(search)[1].click()
    search.hide()
    with qtbot.assertNotEmitted(search.search_requested):
        search.set_query("vaccines")
    search.show()
    search.first_focus()
    assert focused() is _cards(search)[1]


def test_asking_for_search_again_lets_the_reader_type_over(
    search: SearchPage, qtbot: QtBot
) -> None:
    _find(search)
    with qtbot.waitSignal(search.search_requested) as asked:
        search.set_query("")
    assert asked.args[0] == "vaccines"
    assert _line(search).selectedText() == "vaccines"


def test_clearing_the_field_clears_the_results(search: SearchPage, qtbot: QtBot) -> None:
    _find(search)
    clear = search.findChild(Button, "search_clear")
    assert clear is not None
    clear.click()
    qtbot.waitUntil(lambda: not _cards(search))


A_CODE = OpenedCode(
    "34YE-JENV-A", (a_card("page-1"), a_card("page-2")), "", (), 1.0, ThemeName.DARK
)


def _code(page: SearchPage) -> CardButton:
    card = page.findChild(CardButton, "search_code")
    assert card is not None
    return card


def test_a_take_home_code_is_offered_first(search: SearchPage, qtbot: QtBot) -> None:
    search.set_query("34yejenva")
    search.show_results(some_results("34yejenva"), A_CODE)
    assert _told(search) == "This is a take-home code."
    assert _code(search).text() == "Open this take-home code"
    assert _code(search).accessibleDescription().startswith("34YE-JENV-A: Page 1, and 1 more")
    _line(search).setFocus()
    QTest.keyClick(_line(search), Qt.Key.Key_Down)
    assert focused() is _code(search)
    with qtbot.waitSignal(search.code_requested) as asked:
        QTest.keyClick(_code(search), Qt.Key.Key_Return)
    assert asked.args == ["34YE-JENV-A"]
    search.first_focus()
    assert focused() is _code(search)


def test_a_pack_on_a_code_is_named(search: SearchPage) -> None:
    search.set_query("34yejenva")
    pack = dataclasses.replace(A_CODE, pack="Two ways")
    search.show_results(some_results("34yejenva", count=0), pack)
    assert _code(search).accessibleDescription().startswith("34YE-JENV-A: Two ways, 2 page")
    assert not _cards(search)


def test_who_asks_for_a_code_may_type_one(search: SearchPage, qtbot: QtBot) -> None:
    search.set_query("take-home Code")
    search.show_results(some_results("take-home Code"))
    with qtbot.waitSignal(search.code_requested) as asked:
        _code(search).click()
    assert asked.args == [""]


def test_no_code_is_offered_for_other_words(search: SearchPage) -> None:
    _find(search)
    assert not _code(search).isVisible()
    search.set_query("34yejenva")
    search.show_results(some_results("34yejenva"), A_CODE)
    _find(search)
    assert not _code(search).isVisible()
