"""The glossary can be walked through, narrowed and jumped in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.word_list import WordListModel
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_row import PageRow
from desktop.ui.words.letters import Letters
from desktop.ui.words.word_list import WordList
from desktop.ui.words.words_page import WordsPage
from tests.builders import a_term
from tests.gui.screens.conftest import Stage, focused
from tests.gui.screens.values import a_card, some_terms


@pytest.fixture
def words(theme: ThemeController, stage: Stage[WordsPage]) -> WordsPage:
    theme.repeat_ms = 0
    page = stage(WordsPage(theme))
    page.show_words(some_terms(), (a_card("plan-1"), a_card("plan-2")))
    return page


def _text(page: WordsPage, name: str) -> str:
    label = page.findChild(BodyLabel, name)
    assert label is not None
    return label.text()


def _list(page: WordsPage) -> WordList:
    view = page.findChild(WordList)
    assert view is not None
    return view


def _letters(page: WordsPage) -> Letters:
    letters = page.findChild(Letters, "words_letters")
    assert letters is not None
    return letters


def _rows(model: WordListModel) -> str:
    return " | ".join(str(model.index(row).data()) for row in range(model.rowCount()))


def test_the_model_stands_from_a_to_z_under_letters(qapp: QApplication) -> None:
    model = WordListModel(qapp)
    model.set_terms((*some_terms(), a_term("ecart", term="Écart"), a_term("9", term="9-hole test")))
    QAbstractItemModelTester(model)
    assert _rows(model) == (
        "0-9 | 9-hole test | A | AHSCT | E | Écart | N | NEDA | R | Relapse | Remission"
    )
    model.narrow("STEM")
    assert _rows(model) == "A | AHSCT"
    model.deleteLater()


def test_the_first_word_is_explained_at_once(words: WordsPage) -> None:
    assert _text(words, "word_term") == "AHSCT"


def test_arrows_walk_from_word_to_word_past_the_letters(words: WordsPage) -> None:
    words.first_focus()
    seen = []
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Down)
        seen.append(_text(words, "word_term"))
    assert seen == ["NEDA", "Relapse", "Remission"]


def test_select_explains_a_word_and_where_it_is_used(words: WordsPage, qtbot: QtBot) -> None:
    words.select("term:relapse")
    assert _text(words, "word_say") == "Say: ree-LAPS"
    row = words.findChild(PageRow, "word_used_plan-2")
    assert row is not None
    with qtbot.waitSignal(words.page_requested) as asked:
        row.click()
    assert asked.args == ["plan-2"]


def test_a_word_is_saved_under_its_page_id(words: WordsPage, qtbot: QtBot) -> None:
    words.select("relapse")
    save = words.findChild(Button, "word_save")
    assert save is not None
    with qtbot.waitSignal(words.bookmark_requested) as asked:
        save.click()
    assert asked.args == ["term:relapse"]
    words.set_saved(frozenset({"term:relapse"}))
    assert save.text() == "Word saved"
    words.select("neda")
    assert save.text() == "Save word"


def test_finding_narrows_by_other_names_too_and_enter_goes_on(words: WordsPage) -> None:
    field = words.findChild(QWidget, "words_field")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(focused(), "transplant")
    assert _rows(_list(words).words) == "A | AHSCT"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is _list(words)


def test_says_when_no_word_is_called_so(words: WordsPage) -> None:
    field = words.findChild(QWidget, "words_field")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(focused(), "zzz")
    assert "“zzz”" in _text(words, "words_none")
    words.select("neda")
    assert _text(words, "word_term") == "NEDA"


def test_letters_are_one_tab_stop_with_arrows(words: WordsPage) -> None:
    letters = _letters(words)
    stops = [
        child
        for child in letters.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) == 1
    stops[0].setFocus()
    QTest.keyClick(stops[0], Qt.Key.Key_End)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert _text(words, "word_term") == "Relapse"


def test_narrow_page_shows_list_or_word(words: WordsPage, qtbot: QtBot) -> None:
    words.window().resize(400, 700)
    view = _list(words)
    qtbot.waitUntil(lambda: not words.detail_scroll.isVisible())
    assert not _letters(words).isVisible()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert words.detail_scroll.isVisible()
    assert not view.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert view.isVisible()
    assert focused() is view


def test_narrow_page_offers_the_letters_in_a_panel(words: WordsPage, qtbot: QtBot) -> None:
    words.window().resize(400, 700)
    jump = words.findChild(Button, "words_jump")
    assert jump is not None
    qtbot.waitUntil(jump.isVisible)
    jump.click()
    panel = words.window().findChild(QWidget, "words_letter_panel")
    assert panel is not None
    letter = panel.findChild(QWidget, "letter_R")
    assert letter is not None
    QTest.mouseClick(letter, Qt.MouseButton.LeftButton)
    assert _text(words, "word_term") == "Relapse"
