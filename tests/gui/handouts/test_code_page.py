"""A code is typed as one likes, shows what is on it, and changes nothing by itself."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.content import PageKind
from desktop.domain.reading import ThemeName
from desktop.domain.take_home import OpenedCode, TakeHomeSlip
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.page_row import PageRow
from desktop.ui.handouts.code_page import CodePage
from tests.gui.conftest import Show
from tests.gui.screens.conftest import focused
from tests.gui.screens.values import a_card

CODE = "34YE-JENV-A"
OPENED = OpenedCode(
    CODE,
    (a_card("ways", "Two main ways"), a_card("cladribine", kind=PageKind.TREATMENT)),
    "",
    (),
    1.5,
    ThemeName.DARK,
)
MISSING = "1 page on this code is not in this Waymark."


@pytest.fixture
def page(theme: ThemeController, show: Show) -> CodePage:
    theme.repeat_ms = 0
    page = CodePage(theme)
    show(page).resize(1000, 900)
    page.first_focus()
    return page


def line(page: CodePage) -> QLineEdit:
    found = page.findChild(QLineEdit, "code_line")
    assert found is not None
    return found


def button(page: CodePage, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None
    return found


def words(page: CodePage, name: str) -> str:
    found = page.findChild(BodyLabel, name)
    assert found is not None
    return found.text()


def error(page: CodePage) -> str:
    return line(page).accessibleDescription()


def opened(page: CodePage) -> QWidget:
    found = page.findChild(QWidget, "opened_code")
    assert found is not None
    return found


def test_a_code_is_set_in_groups_while_it_is_typed(page: CodePage) -> None:
    QTest.keyClicks(line(page), "k7qx29")
    assert line(page).text() == "K7QX-29"
    QTest.keyClicks(line(page), " ma-4")
    assert line(page).text() == "K7QX-29MA-4"


@pytest.mark.parametrize("typed", ["k7qx 29ma 4", "K7QX-29MA-4", "k7qx29ma4", "K7QX—29MA4"])
def test_codes_typed_in_other_ways_end_up_alike(page: CodePage, typed: str) -> None:
    QTest.keyClicks(line(page), typed.replace("—", "-"))
    assert line(page).text() == "K7QX-29MA-4"


def test_a_letter_is_put_in_and_taken_out_where_the_caret_stands(page: CodePage) -> None:
    QTest.keyClicks(line(page), "K7QX9MA4")
    line(page).setCursorPosition(len("K7QX-"))
    QTest.keyClick(line(page), Qt.Key.Key_2)
    assert line(page).text() == "K7QX-29MA-4"
    assert line(page).cursorPosition() == len("K7QX-2")
    QTest.keyClick(line(page), Qt.Key.Key_Backspace)
    assert line(page).text() == "K7QX-9MA4"
    assert line(page).cursorPosition() == len("K7QX")
    QTest.keyClick(line(page), Qt.Key.Key_Backspace)
    assert line(page).text() == "K7Q9-MA4"
    assert line(page).cursorPosition() == len("K7Q")


def test_what_cannot_be_a_code_is_left_as_it_was_typed(page: CodePage) -> None:
    for typed in ("my code is K7QX-29MA-4", "Ж", "😀", "o"):
        line(page).clear()
        QTest.keyClicks(line(page), typed) if typed.isascii() else line(page).insert(typed)
        assert line(page).text().upper().endswith(typed[-4:].upper())


def test_all_that_a_qr_reader_types_is_asked_for_on_enter(page: CodePage, qtbot: QtBot) -> None:
    said = TakeHomeSlip(CODE).qr_text
    QTest.keyClicks(line(page), said)
    with qtbot.waitSignal(page.code_requested) as asked:
        QTest.keyClick(line(page), Qt.Key.Key_Return)
    assert f"code {CODE}." in asked.args[0]


def test_ten_thousand_pasted_letters_are_cut_and_asked_for(page: CodePage, qtbot: QtBot) -> None:
    line(page).insert("A" * 10_000)
    with qtbot.waitSignal(page.code_requested) as asked:
        button(page, "code_open").click()
    assert 20 < len(asked.args[0]) <= 1000


def test_an_empty_field_can_be_asked_for(page: CodePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.code_requested) as asked:
        button(page, "code_open").click()
    assert asked.args == [""]


def test_trouble_stands_above_the_field_and_what_was_typed_stays(page: CodePage) -> None:
    QTest.keyClicks(line(page), "K7QX")
    button(page, "code_open").setFocus()
    page.show_trouble("This is too short for a code.", line(page).text())
    assert error(page) == "This is too short for a code."
    assert line(page).text() == "K7QX"
    assert focused() is line(page)
    assert not opened(page).isVisible()
    page.show_code(OPENED)
    assert "Like K7QX" in error(page)


def test_pages_are_named_with_their_kinds(page: CodePage, qtbot: QtBot) -> None:
    page.show_code(OPENED)
    rows = [row for row in page.findChildren(PageRow) if row.isVisible()]
    assert [row.text() for row in rows] == ["Two main ways", "Cladribine"]
    assert [row.accessibleDescription().split(" ·")[0] for row in rows] == [
        "Explainer",
        "Treatment",
    ]
    assert words(page, "code_heading").startswith("2 page")
    assert words(page, "code_code") == f"Code {CODE}"
    with qtbot.waitSignal(page.page_requested) as asked:
        rows[1].click()
    assert asked.args == ["cladribine"]


def test_a_pack_is_called_by_its_name(page: CodePage) -> None:
    page.show_code(dataclasses.replace(OPENED, pack="Two ways"))
    assert words(page, "code_heading") == "Two ways"
    assert words(page, "code_code").startswith("Ready-made pack, 2 page")


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("code_list", "list_requested"),
        ("code_handout", "handout_requested"),
        ("code_look", "look_requested"),
        ("code_first", "page_requested"),
    ],
)
def test_each_button_asks_for_its_thing(
    page: CodePage, qtbot: QtBot, name: str, asked: str
) -> None:
    page.show_code(OPENED)
    page.offer_look(1.5, ThemeName.DARK)
    signal: SignalInstance = getattr(page, asked)
    with qtbot.waitSignal(signal):
        button(page, name).click()


def test_one_page_is_spoken_of_as_one(page: CodePage) -> None:
    page.show_code(dataclasses.replace(OPENED, cards=OPENED.cards[:1]))
    assert button(page, "code_first").text() == "Open the page"
    assert button(page, "code_list").text() == "Put it on My list"
    assert button(page, "code_handout").text() == "Put it on my handout"


def test_what_is_there_already_can_be_seen_there(page: CodePage) -> None:
    page.show_code(OPENED)
    page.show_kept(listed=True, handed_out=False)
    assert button(page, "code_list").text() == "See My list"
    assert button(page, "code_handout").text() == "Put them on my handout"


@pytest.mark.parametrize(
    ("scale", "colours", "offered", "told"),
    [
        (1.5, ThemeName.DARK, "Use its text size and colours", "text at 150% and dark colours"),
        (2.0, None, "Use its text size", "text at 200%."),
        (None, ThemeName.HIGH_CONTRAST, "Use its colours", "made with high contrast"),
    ],
)
def test_a_look_is_offered_by_what_would_change(
    page: CodePage, scale: float | None, colours: ThemeName | None, offered: str, told: str
) -> None:
    page.show_code(OPENED)
    page.offer_look(scale, colours)
    assert button(page, "code_look").isVisible()
    assert button(page, "code_look").text() == offered
    assert told in words(page, "code_look_words")


def test_a_look_that_changes_nothing_is_not_offered(page: CodePage) -> None:
    page.show_code(OPENED)
    page.offer_look(1.5, None)
    button(page, "code_look").setFocus()
    page.offer_look(None, None)
    assert not button(page, "code_look").isVisible()
    assert focused() is button(page, "code_first")


def test_pages_that_are_not_here_are_told(page: CodePage, qtbot: QtBot) -> None:
    page.show_code(dataclasses.replace(OPENED, cards=(), told=(MISSING,)))
    told = page.findChild(MarkedLine, "code_told")
    assert told is not None
    assert told.words == MISSING
    assert words(page, "code_heading") == "Nothing on this code is here"
    for name in ("code_first", "code_list", "code_handout"):
        assert not button(page, name).isVisible()
    with qtbot.waitSignal(page.search_requested):
        button(page, "code_search").click()


def test_keys_alone_go_from_the_field_to_the_pages(page: CodePage) -> None:
    page.show_code(OPENED)
    page.offer_look(1.5, ThemeName.DARK)
    line(page).setFocus()
    seen = []
    for _ in range(7):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused().objectName())
    assert seen == [
        "code_open",
        "code_first",
        "code_list",
        "code_handout",
        "code_look",
        "code_page_1",
        "code_page_2",
    ]


def test_an_opened_code_is_brought_into_sight_with_what_to_do_first(
    page: CodePage, theme: ThemeController, qtbot: QtBot
) -> None:
    theme.apply(dataclasses.replace(theme.settings, text_scale=2.4))
    page.window().resize(460, 600)
    QTest.keyClicks(line(page), "34yejenva")
    page.show_code(OPENED)
    assert focused() is button(page, "code_first")
    qtbot.waitUntil(lambda: not button(page, "code_first").visibleRegion().isEmpty())


def test_a_cleared_page_awaits_a_code(page: CodePage) -> None:
    page.show_code(OPENED)
    page.clear()
    assert line(page).text() == ""
    assert not opened(page).isVisible()
    page.first_focus()
    assert focused() is line(page)


def test_coming_back_to_the_field_a_new_code_takes_the_place_of_the_old(page: CodePage) -> None:
    page.show_code(OPENED)
    for _ in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert line(page).selectedText() == CODE
    QTest.keyClicks(line(page), "6cd2y")
    assert line(page).text() == "6CD2-Y"


@pytest.mark.parametrize("width", [344, 1000])
@pytest.mark.parametrize("scale", [1.0, 2.4])
def test_nothing_of_the_hint_or_the_field_is_cut(
    page: CodePage, theme: ThemeController, qtbot: QtBot, width: int, scale: float
) -> None:
    theme.apply(dataclasses.replace(theme.settings, text_scale=scale))
    page.window().resize(width, 900)
    page.show_code(OPENED)
    page.show_trouble("There is no “O” in a code. " * 3, CODE)
    field = page.findChild(QWidget, "code_field")
    assert field is not None

    def stands() -> None:
        bottom = line(page).mapTo(field, line(page).rect().bottomLeft()).y()
        assert bottom < field.height()
        for label in field.findChildren(BodyLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width())

    qtbot.waitUntil(stands)
