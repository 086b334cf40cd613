"""My list keeps every word of a note until the store has it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import CardButton
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.fields import NoteField
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.press import Pressable
from desktop.ui.my_list.drafts import Drafts, NoteState
from desktop.ui.my_list.my_list_page import MyListPage
from tests.gui.my_list.values import asked
from tests.gui.screens.conftest import Stage, focused
from tests.gui.screens.values import kept


@pytest.fixture
def page(theme: ThemeController, stage: Stage[MyListPage]) -> MyListPage:
    theme.repeat_ms = 0
    page = stage(MyListPage(theme))
    page.show_list((kept(1, "Ask about work."), kept(2, place="Risks"), kept(3, gone=True)))
    return page


def _note(page: MyListPage) -> NoteField:
    note = page.findChild(NoteField, "kept_note")
    assert note is not None
    return note


def _state(page: MyListPage) -> str:
    state = page.findChild(MarkedLine, "kept_state")
    assert state is not None
    return state.words if state.isVisible() else ""


def _button(page: QWidget, name: str) -> Button:
    button = page.findChild(Button, name)
    assert button is not None
    return button


def _card(page: MyListPage, number: int) -> CardButton:
    card = page.findChild(CardButton, f"kept_page-{number}")
    assert card is not None
    return card


def _type(page: MyListPage, words: str) -> None:
    QTest.keyClicks(_note(page).edit, words)


def test_the_first_page_is_chosen_with_its_note(page: MyListPage) -> None:
    assert _card(page, 1).selected
    assert _note(page).text == "Ask about work."
    assert _state(page) == "Saved"


def test_carrying_on_opens_the_page(page: MyListPage, qtbot: QtBot) -> None:
    _card(page, 2).click()
    button = _button(page, "kept_open")
    assert button.text() == "Carry on reading"
    with qtbot.waitSignal(page.page_requested) as asked:
        button.click()
    assert asked.args == ["page-2"]


def test_a_page_that_has_gone_says_so(page: MyListPage) -> None:
    _card(page, 3).click()
    gone = page.findChild(BodyLabel, "kept_gone")
    assert gone is not None
    assert gone.isVisible()
    assert not _button(page, "kept_open").isVisible()
    assert "No longer in the library" in _card(page, 3).accessibleDescription()


def test_a_note_is_called_saved_only_when_the_store_says_so(page: MyListPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.note_changed) as asked:
        _type(page, "New. ")
        assert _state(page) == "Saving"
    assert asked.args == ["uuid-1", "New. Ask about work."]
    assert _state(page) == "Saving"
    page.note_saved("uuid-1")
    assert _state(page) == "Saved"


def test_an_answer_for_older_words_does_not_say_saved(page: MyListPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.note_changed):
        _type(page, "a")
    _type(page, "b")
    page.note_saved("uuid-1")
    assert _state(page) == "Saving"


def test_a_note_that_cannot_be_saved_stays_and_can_be_tried_again(
    page: MyListPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.note_changed):
        _type(page, "x")
    page.note_not_saved("uuid-1", "The disk is full.")
    assert _state(page) == "Not saved yet: The disk is full."
    page.show_list((kept(1, "Ask about work."), kept(2)))
    assert _note(page).text == "xAsk about work."
    with qtbot.waitSignal(page.note_changed) as asked:
        _button(page, "kept_retry").click()
    assert asked.args == ["uuid-1", "xAsk about work."]
    page.note_saved("uuid-1")
    assert _state(page) == "Saved"
    assert not _button(page, "kept_retry").isVisible()


@pytest.mark.parametrize("leave", ["choose another", "hide", "remove"])
def test_leaving_sends_what_was_typed(page: MyListPage, qtbot: QtBot, leave: str) -> None:
    with qtbot.waitSignal(page.note_changed, timeout=200) as asked:
        _type(page, "x")
        if leave == "choose another":
            _card(page, 2).click()
        elif leave == "hide":
            page.hide()
        else:
            _button(page, "kept_remove").click()
    assert asked.args == ["uuid-1", "xAsk about work."]


def test_what_is_being_typed_outlives_a_refresh(page: MyListPage) -> None:
    _note(page).edit.setFocus()
    _type(page, "abc")
    page.show_list((kept(1, "Ask about work."), kept(2), kept(4)))
    assert _note(page).text == "abcAsk about work."
    assert _note(page).edit.textCursor().position() == 3
    _card(page, 2).click()
    _card(page, 1).click()
    assert _note(page).text == "abcAsk about work."


def test_removing_asks_and_then_shows_the_neighbour(page: MyListPage, qtbot: QtBot) -> None:
    _card(page, 2).click()
    remove = _button(page, "kept_remove")
    remove.setFocus()
    with qtbot.waitSignal(page.removal_requested) as asked:
        remove.click()
    assert asked.args == ["uuid-2"]
    page.show_list((kept(1), kept(3)))
    assert _card(page, 3).selected
    assert focused() is _card(page, 3)


def test_an_empty_list_says_what_it_is_for(page: MyListPage) -> None:
    page.show_list(())
    empty = page.findChild(QWidget, "my_list_empty")
    assert empty is not None
    assert empty.isVisible()
    assert not _note(page).isVisible()
    page.first_focus()


def test_clearing_the_history_is_asked_first(page: MyListPage, qtbot: QtBot) -> None:
    for answer, count in (("keep", 0), ("clear", 1)):
        cleared: list[None] = []
        page.clear_history_requested.connect(lambda into=cleared: into.append(None))
        _button(page, "my_list_clear_history").click()
        dialog = page.window().findChild(Dialog, "clear_history_dialog")
        assert dialog is not None
        with qtbot.waitSignal(dialog.destroyed):
            _button(dialog, f"answer_{answer}").click()
        assert len(cleared) == count


def test_the_list_can_be_saved_as_a_file(page: MyListPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.export_requested):
        _button(page, "my_list_export").click()


def test_narrow_page_goes_into_a_bookmark_and_back(page: MyListPage, qtbot: QtBot) -> None:
    page.window().resize(400, 700)
    qtbot.waitUntil(lambda: not page.detail_scroll.isVisible())
    _card(page, 2).setFocus()
    QTest.keyClick(_card(page, 2), Qt.Key.Key_Return)
    assert page.detail_scroll.isVisible()
    with qtbot.waitSignal(page.note_changed):
        _type(page, "x")
        _button(page, "top_bar_back").click()
    assert _card(page, 2).isVisible()
    assert focused() is _card(page, 2)


def _tab(page: MyListPage, key: str) -> Pressable:
    tab = page.findChild(Pressable, f"tab_{key}")
    assert tab is not None
    return tab


def _shows(page: MyListPage, name: str) -> bool:
    panel = page.findChild(QWidget, name)
    assert panel is not None
    return panel.isVisible()


def test_each_tab_shows_its_part_and_how_much_is_behind_it(page: MyListPage) -> None:
    page.show_questions((asked(1), asked(2)))
    assert not _button(page, "my_list_sheet").isVisible()
    assert _tab(page, "bookmarks").accessibleDescription().startswith("3 bookmark")
    assert _tab(page, "questions").accessibleDescription().startswith("2 question")
    _tab(page, "questions").click()
    assert _shows(page, "questions_scroll")
    assert not page.halves.isVisible()
    assert not _button(page, "my_list_export").isVisible()
    assert _button(page, "my_list_sheet").isVisible()
    _tab(page, "comparisons").click()
    assert _shows(page, "comparisons_scroll")
    assert not _shows(page, "questions_scroll")
    _tab(page, "bookmarks").click()
    assert page.halves.isVisible()


def test_tabs_are_one_stop_and_arrows_move_between_them(page: MyListPage) -> None:
    _tab(page, "bookmarks").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert focused() is _tab(page, "questions")
    assert page.tab == "bookmarks"  # nothing changes before it is pressed
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert page.tab == "questions"
    assert focused() is _tab(page, "questions")


def test_the_tab_stays_until_another_is_asked_for(page: MyListPage) -> None:
    page.open_tab("questions")
    page.open_tab("")
    page.show_list((kept(1),))
    assert page.tab == "questions"
    page.open_tab("comparisons")
    assert page.tab == "comparisons"


def test_what_matters_to_me_is_a_page_of_its_own(page: MyListPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.values_requested):
        _tab(page, "values").click()
    assert page.tab == "bookmarks"
    assert page.halves.isVisible()


def test_leaving_a_tab_keeps_what_was_typed(page: MyListPage, qtbot: QtBot) -> None:
    _type(page, "x")
    with qtbot.waitSignal(page.note_changed, timeout=200):
        _tab(page, "questions").click()
    edit = page.findChild(QPlainTextEdit, "question_field")
    assert edit is not None
    QTest.keyClicks(edit, "May I")
    with qtbot.waitSignal(page.questions.draft_changed, timeout=200):
        _tab(page, "bookmarks").click()
    _tab(page, "questions").click()
    assert edit.toPlainText() == "May I"


def test_drafts_follow_the_order_of_answers() -> None:
    drafts = Drafts()
    drafts.type("a", "one")
    assert drafts.take("a") == "one"
    drafts.type("a", "one two")
    assert drafts.take("a") == "one two"
    assert drafts.take("a") is None
    drafts.not_saved("a", "The disk is full.")
    assert drafts.saved("a") == "one two"
    assert drafts.state("a") is NoteState.KEPT
    assert drafts.saved("a") is None
