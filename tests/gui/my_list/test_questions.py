"""My questions by mouse and by keys alone: write, tick, choose, move, change, remove."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.reading import ThemeName
from desktop.domain.screens import KeptQuestion, QuestionDraft
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.press import Pressable
from desktop.ui.my_list.question_field import LONGEST_QUESTION, QuestionField
from desktop.ui.my_list.question_row import QuestionRow
from desktop.ui.my_list.questions_panel import QuestionsPanel
from tests.gui.my_list.values import a_page, asked, asked_by_nobody, asked_on

MARKUP = '<b>Is</b> 1 < 2 & #set text(9pt) "$x$" \\ *bold* [1]?'


def find(panel: QWidget, name: str) -> Pressable:
    found = panel.findChild(Pressable, name)
    assert found is not None, name
    return found


def field(panel: QWidget) -> QPlainTextEdit:
    found = panel.findChild(QPlainTextEdit, "question_field")
    assert found is not None
    return found


def entry(panel: QWidget) -> QuestionField:
    found = panel.findChild(QuestionField)
    assert found is not None
    return found


def order(panel: QuestionsPanel) -> list[str]:
    """The questions from top to bottom, as they stand on the screen."""
    rows = [row for row in panel.findChildren(QuestionRow) if row.isVisible()]
    return [row.uuid for row in sorted(rows, key=lambda row: row.y())]


def said(panel: QWidget, name: str) -> str:
    label = panel.findChild(BodyLabel, name)
    assert label is not None, name
    return label.text() if label.isVisible() else ""


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press_key(key: Qt.Key, with_ctrl: bool = False) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(focused(), key, ctrl if with_ctrl else Qt.KeyboardModifier.NoModifier)


# Writing one


@pytest.mark.parametrize("by", ["button", "enter"])
def test_a_question_is_added_and_the_field_waits_for_the_store(
    panel: QuestionsPanel, qtbot: QtBot, by: str
) -> None:
    field(panel).setFocus()
    QTest.keyClicks(field(panel), "May  I travel? ")
    with qtbot.waitSignal(panel.add_requested) as added:
        if by == "button":
            find(panel, "question_add").click()
        else:
            QTest.keyClick(field(panel), Qt.Key.Key_Return)
    assert added.args == ["May I travel?"]
    assert field(panel).toPlainText()  # nothing is lost if the store cannot keep it
    panel.show_questions((asked(1), asked(4, "May I travel?")))
    assert not field(panel).toPlainText()
    state = panel.findChild(QWidget, "question_added")
    assert state is not None
    assert state.isVisible()
    QTest.keyClicks(field(panel), "A")
    assert not state.isVisible()


def test_nothing_but_spaces_is_no_question(panel: QuestionsPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(field(panel), "   ")
    with qtbot.assertNotEmitted(panel.add_requested):
        find(panel, "question_add").click()
    assert field(panel).accessibleDescription() == "Write your question here first."
    assert focused() is field(panel)
    QTest.keyClicks(field(panel), "a")
    assert not field(panel).accessibleDescription()


def test_what_is_too_long_for_a_question_is_left_out_and_said(
    panel: QuestionsPanel, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Will it change my days?\n" * 417)  # 10,000 characters
    field(panel).setFocus()
    field(panel).paste()
    assert len(field(panel).toPlainText()) == LONGEST_QUESTION
    assert "2,000 characters" in field(panel).accessibleDescription()
    assert "\n" not in field(panel).toPlainText()
    assert field(panel).height() < panel.height() / 2
    with qtbot.waitSignal(panel.add_requested) as added:
        find(panel, "question_add").click()
    assert len(added.args[0]) <= LONGEST_QUESTION


def test_a_question_of_emoji_stays_within_what_can_be_kept(panel: QuestionsPanel) -> None:
    QGuiApplication.clipboard().setText("🧠" * 2500)
    field(panel).setFocus()
    field(panel).paste()
    words = field(panel).toPlainText()
    assert len(words) <= LONGEST_QUESTION
    assert set(words) == {"🧠"}


def test_markup_is_shown_as_it_was_written(panel: QuestionsPanel) -> None:
    panel.show_questions((asked(1, MARKUP),))
    assert find(panel, "words_uuid-1").text() == MARKUP
    assert find(panel, "tick_uuid-1").accessibleName() == f"Goes on my sheet: {MARKUP}"


# The list


def test_each_question_says_where_it_comes_from(panel: QuestionsPanel, qtbot: QtBot) -> None:
    assert said(panel, "about_uuid-1") == "My own question"
    link = find(panel, "origin_uuid-2")
    assert link.text() == "From: Two main ways"
    assert not find(panel, "origin_uuid-1").isVisible()
    with qtbot.waitSignal(panel.origin_requested) as asked_for:
        link.click()
    assert asked_for.args == ["uuid-2"]


@pytest.mark.parametrize(
    ("kept", "about", "link"),
    [
        (
            asked_by_nobody(1, a_page("A new page")),
            "From: An old page. This is no longer in the library.",
            "See instead: A new page",
        ),
        (asked_by_nobody(1), "From: An old page. This is no longer in the library.", ""),
        (
            asked_on(1, unasked=True),
            "This question is no longer in the library.",
            "From: Two main ways",
        ),
    ],
)
def test_a_question_whose_source_vanished_stays_and_says_so(
    panel: QuestionsPanel, kept: KeptQuestion, about: str, link: str
) -> None:
    panel.show_questions((kept,))
    assert find(panel, "words_uuid-1").text() == "Is it for me?"
    assert said(panel, "about_uuid-1") == about
    origin = find(panel, "origin_uuid-1")
    assert (origin.text() if origin.isVisible() else "") == link


def test_a_tick_says_whether_it_goes_on_the_sheet(panel: QuestionsPanel, qtbot: QtBot) -> None:
    assert not find(panel, "tick_uuid-3").isChecked()
    with qtbot.waitSignal(panel.tick_requested) as ticked:
        find(panel, "tick_uuid-3").click()
    assert ticked.args == ["uuid-3", True]


def test_only_the_row_chosen_shows_what_can_be_done(panel: QuestionsPanel) -> None:
    find(panel, "words_uuid-1").click()
    find(panel, "words_uuid-2").click()
    assert find(panel, "remove_uuid-2").isVisible()
    assert not find(panel, "remove_uuid-1").isVisible()
    assert panel.findChild(Pressable, "remove_uuid-3") is None


def test_the_list_works_from_the_keyboard_alone(panel: QuestionsPanel, qtbot: QtBot) -> None:
    field(panel).setFocus()
    press_key(Qt.Key.Key_Tab)
    press_key(Qt.Key.Key_Tab)
    assert focused() is find(panel, "tick_uuid-1")
    press_key(Qt.Key.Key_Down)
    press_key(Qt.Key.Key_Down)
    assert focused() is find(panel, "tick_uuid-3")  # arrows stay in their column
    with qtbot.waitSignal(panel.tick_requested) as ticked:
        press_key(Qt.Key.Key_Space)
    assert ticked.args == ["uuid-3", True]
    press_key(Qt.Key.Key_Tab)
    assert focused() is find(panel, "words_uuid-3")
    press_key(Qt.Key.Key_Up)
    assert focused() is find(panel, "words_uuid-2")
    stops = [focused()]
    while focused().objectName() != "remove_uuid-2":
        press_key(Qt.Key.Key_Tab)
        stops.append(focused())
    names = [stop.objectName().removesuffix("_uuid-2") for stop in stops]
    assert names == ["words", "origin", "up", "down", "edit", "remove"]
    press_key(Qt.Key.Key_Tab)
    assert not focused().objectName().endswith(("uuid-1", "uuid-3"))  # one row is one stop


@pytest.mark.parametrize("by", ["button", "keys"])
def test_a_question_moves_and_keeps_the_focus(panel: QuestionsPanel, qtbot: QtBot, by: str) -> None:
    find(panel, "words_uuid-1").click()
    with qtbot.waitSignal(panel.order_requested) as ordered:
        if by == "button":
            find(panel, "down_uuid-1").setFocus()
            press_key(Qt.Key.Key_Return)
        else:
            find(panel, "words_uuid-1").setFocus()
            press_key(Qt.Key.Key_Down, with_ctrl=True)
    assert ordered.args == [("uuid-2", "uuid-1", "uuid-3")]
    QApplication.processEvents()
    assert order(panel) == ["uuid-2", "uuid-1", "uuid-3"]
    assert focused().objectName().endswith("uuid-1")
    with qtbot.waitSignal(panel.order_requested) as ordered:
        press_key(Qt.Key.Key_Down, with_ctrl=True)  # before the store has answered
    assert ordered.args == [("uuid-2", "uuid-3", "uuid-1")]


def test_the_first_cannot_go_up_and_nothing_happens(panel: QuestionsPanel, qtbot: QtBot) -> None:
    find(panel, "words_uuid-1").click()
    with qtbot.assertNotEmitted(panel.order_requested):
        find(panel, "up_uuid-1").click()
    assert order(panel) == ["uuid-1", "uuid-2", "uuid-3"]


def test_what_is_removed_is_followed_by_its_neighbour(panel: QuestionsPanel, qtbot: QtBot) -> None:
    find(panel, "words_uuid-2").click()
    find(panel, "remove_uuid-2").setFocus()
    with qtbot.waitSignal(panel.removal_requested) as removed:
        press_key(Qt.Key.Key_Return)
    assert removed.args == ["uuid-2"]
    panel.show_questions((asked(1), asked(3)))
    assert focused() is find(panel, "words_uuid-3")
    panel.show_questions((asked(1), asked_on(2), asked(3)))  # undone
    QApplication.processEvents()
    assert order(panel) == ["uuid-1", "uuid-2", "uuid-3"]


def test_a_long_list_stands_in_the_end_and_works_before(
    panel: QuestionsPanel, qtbot: QtBot
) -> None:
    many = tuple(map(asked, range(60)))
    panel.show_questions(many)
    assert len(order(panel)) < 60  # the rest comes in slices
    find(panel, "words_uuid-0").click()
    press_key(Qt.Key.Key_Up)
    with qtbot.waitSignal(panel.order_requested) as ordered:
        find(panel, "words_uuid-0").setFocus()
        press_key(Qt.Key.Key_Down, with_ctrl=True)
    assert ordered.args[0][:3] == ("uuid-1", "uuid-0", "uuid-2")
    assert len(ordered.args[0]) == 60
    panel.show_questions(many[::-1])
    qtbot.waitUntil(lambda: order(panel) == [f"uuid-{n}" for n in range(59, -1, -1)])


def test_an_empty_list_says_where_questions_come_from(panel: QuestionsPanel) -> None:
    panel.show_questions(())
    empty = panel.findChild(QWidget, "questions_empty")
    assert empty is not None
    assert empty.isVisible()
    words = " ".join(label.text() for label in empty.findChildren(BodyLabel))
    assert "at the end of any page" in words
    panel.first_focus()
    assert focused() is field(panel)


# Changing one


def editor(panel: QWidget, uuid: str) -> QPlainTextEdit:
    found = panel.findChild(QPlainTextEdit, f"edit_field_{uuid}")
    assert found is not None
    return found


def begin(panel: QuestionsPanel, uuid: str) -> None:
    find(panel, f"words_{uuid}").click()
    find(panel, f"edit_{uuid}").click()


def test_words_are_changed_where_they_stand(panel: QuestionsPanel, qtbot: QtBot) -> None:
    begin(panel, "uuid-1")
    assert focused() is editor(panel, "uuid-1")
    QTest.keyClicks(focused(), " And when?")
    with qtbot.waitSignal(panel.edit_requested) as changed:
        press_key(Qt.Key.Key_Return)
    assert changed.args == ["uuid-1", "What about number 1? And when?"]
    assert editor(panel, "uuid-1").isVisible()  # until the store has it
    panel.show_questions((asked(1, "What about number 1? And when?"), asked_on(2), asked(3)))
    assert find(panel, "words_uuid-1").text() == "What about number 1? And when?"
    assert focused() is find(panel, "words_uuid-1")


def test_words_can_be_left_as_they_were(panel: QuestionsPanel, qtbot: QtBot) -> None:
    begin(panel, "uuid-1")
    QTest.keyClicks(focused(), "x")
    with qtbot.assertNotEmitted(panel.edit_requested):
        find(panel, "leave_uuid-1").click()
    assert find(panel, "words_uuid-1").isVisible()


def test_a_question_is_never_changed_to_nothing(panel: QuestionsPanel, qtbot: QtBot) -> None:
    begin(panel, "uuid-1")
    editor(panel, "uuid-1").clear()
    with qtbot.assertNotEmitted(panel.edit_requested):
        find(panel, "save_uuid-1").click()
    assert "leave it as it was" in editor(panel, "uuid-1").accessibleDescription()


def test_changing_another_one_keeps_what_was_typed(panel: QuestionsPanel, qtbot: QtBot) -> None:
    begin(panel, "uuid-1")
    QTest.keyClicks(focused(), "x")
    with qtbot.waitSignal(panel.edit_requested) as changed:
        begin(panel, "uuid-3")
    assert changed.args == ["uuid-1", "What about number 1?x"]


# What is being typed


def test_what_is_typed_is_told_soon_and_on_leaving(panel: QuestionsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.draft_changed) as told:
        QTest.keyClicks(field(panel), "May I")
    assert told.args == [QuestionDraft("May I")]
    begin(panel, "uuid-1")
    QTest.keyClicks(focused(), "x")
    with qtbot.waitSignal(panel.draft_changed, timeout=100) as told:
        panel.hide()
    assert told.args == [QuestionDraft("May I", "uuid-1", "What about number 1?x")]


def test_a_draft_is_typed_on_where_it_was_left(panel: QuestionsPanel, qtbot: QtBot) -> None:
    draft = QuestionDraft("May I", "uuid-3", "What about")
    with qtbot.assertNotEmitted(panel.draft_changed):
        panel.show_questions((asked(1), asked(3)), draft)
    assert field(panel).toPlainText() == "May I"
    assert editor(panel, "uuid-3").toPlainText() == "What about"
    panel.show_questions((asked(1), asked(3)), QuestionDraft())
    assert not field(panel).toPlainText()
    assert find(panel, "words_uuid-3").isVisible()


def test_a_draft_for_a_question_that_is_gone_is_let_go(panel: QuestionsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.draft_changed) as told:
        panel.show_questions((asked(1),), QuestionDraft("May I", "uuid-3", "x"))
    assert told.args == [QuestionDraft("May I")]


def test_typing_outlives_theme_text_size_and_a_refresh(
    panel: QuestionsPanel, theme: ThemeController
) -> None:
    field(panel).setFocus()
    QTest.keyClicks(field(panel), "May I")
    begin(panel, "uuid-1")
    QTest.keyClicks(focused(), "x")
    dark = dataclasses.replace(theme.settings, theme=ThemeName.DARK, text_scale=2.0)
    theme.apply(dark)
    panel.show_questions((asked(1), asked_on(2), asked(4)))
    assert field(panel).toPlainText() == "May I"
    assert editor(panel, "uuid-1").toPlainText() == "What about number 1?x"
    assert focused() is editor(panel, "uuid-1")


# For eyes and ears


def test_a_screen_reader_hears_a_list_of_questions(panel: QuestionsPanel) -> None:
    find(panel, "words_uuid-2").click()
    words = QAccessible.queryAccessibleInterface(find(panel, "words_uuid-2"))
    assert words.role() == QAccessible.Role.ListItem
    assert words.state().selected
    assert words.text(QAccessible.Text.Name) == "Is it for me?"
    assert words.text(QAccessible.Text.Description) == "2 of 3. From: Two main ways"
    above = words.parent()
    while above.role() != QAccessible.Role.List:
        above = above.parent()
    assert above.text(QAccessible.Text.Name) == "My questions"
    tick = QAccessible.queryAccessibleInterface(find(panel, "tick_uuid-2"))
    assert tick.role() == QAccessible.Role.CheckBox
    assert tick.state().checked
    assert tick.text(QAccessible.Text.Name) == "Goes on my sheet: Is it for me?"
    remove = find(panel, "remove_uuid-2")
    assert remove.accessibleDescription() == "Is it for me?"
