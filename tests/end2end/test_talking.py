"""My questions, the sheet and Check my understanding in the real window, on a real disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.keeping import Keeping
from desktop.app.start import Program
from desktop.app.talking import DRAFT
from desktop.domain.content import Question
from desktop.domain.reading import CheckOutcome, ThemeName
from desktop.library.conversation import CONVERSATION_PAGE
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.messages import NoticeBar
from desktop.ui.common.press import Pressable
from desktop.ui.my_list.question_row import QuestionRow
from tests.end2end.conftest import Start, button_text, press, stop
from tests.end2end.test_accessibility import LOOKS, Walk, check

STRATEGY = "stepping-down"
TOPIC = "immune-reconstitution-therapy"
MARKER = "zanzibarmarker"


def keeping(program: Program) -> Keeping:
    assert program.controller is not None
    return program.controller.keeping


def go(program: Program, place: str, page: str = "", anchor: str = "") -> QWidget:
    assert program.controller is not None
    program.controller.navigation.go(place, page, anchor)
    return program.window


def field(window: QWidget) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit, "question_field")
    assert found is not None
    return found


def texts(program: Program) -> list[str]:
    """What has been committed."""
    return [question.text for question in keeping(program).questions]


def notice(program: Program) -> str:
    bar = program.window.findChild(NoticeBar, "notice_bar")
    assert bar is not None
    return " ".join(label.text() for label in bar.findChildren(BodyLabel))


def uuid_of(program: Program, text: str) -> str:
    return next(each.uuid for each in keeping(program).questions if each.text == text)


def add(qtbot: QtBot, program: Program, *questions: str) -> None:
    """Type questions, with Enter after each."""
    window = go(program, "my-list", anchor="questions")
    for text in questions:
        field(window).setFocus()
        QTest.keyClicks(field(window), text)
        QTest.keyClick(field(window), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda text=text: text in texts(program))  # type: ignore[misc]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_questions_outlive_a_restart_in_the_readers_order(qtbot: QtBot, start: Start) -> None:
    program = start()
    add(qtbot, program, "One?", "Two?", "Three?")
    press(program.window, f"words_{uuid_of(program, 'Three?')}")
    press(program.window, f"up_{uuid_of(program, 'Three?')}")
    qtbot.waitUntil(lambda: texts(program) == ["One?", "Three?", "Two?"])
    press(program.window, f"tick_{uuid_of(program, 'Two?')}")
    qtbot.waitUntil(lambda: not keeping(program).questions[2].ticked)
    stop(program)
    again = start()
    go(again, "my-list", anchor="questions")
    assert texts(again) == ["One?", "Three?", "Two?"]
    assert [each.ticked for each in keeping(again).questions] == [True, True, False]
    shown = [row for row in again.window.findChildren(QuestionRow) if row.isVisible()]
    in_order = [row.kept.question.text for row in sorted(shown, key=lambda row: row.y())]
    assert in_order == ["One?", "Three?", "Two?"]


def test_a_question_is_written_changed_moved_and_removed_by_keys_alone(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    add(qtbot, program, "One?", "Two?")
    while not focused().objectName().startswith("words_"):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: texts(program) == ["Two?", "One?"])
    while not focused().objectName().startswith("edit_"):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QTest.keyClicks(focused(), " Or two?")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(program) == ["Two?", "One? Or two?"])
    while not focused().objectName().startswith("remove_"):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(program) == ["Two?"])
    assert focused().objectName() == f"words_{uuid_of(program, 'Two?')}"
    press(program.window, "toast_undo")
    qtbot.waitUntil(lambda: texts(program) == ["Two?", "One? Or two?"])


def test_what_is_being_typed_outlives_leaving_a_theme_and_a_restart(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    add(qtbot, program, "One?")
    window = program.window
    press(window, f"words_{uuid_of(program, 'One?')}")
    press(window, f"edit_{uuid_of(program, 'One?')}")
    QTest.keyClicks(focused(), " And a half")
    field(window).setFocus()
    QTest.keyClicks(field(window), "Not yet add")
    program.theme.apply(program.theme.settings.__class__(theme=ThemeName.DARK))
    go(program, "home")
    go(program, "my-list")
    assert field(window).toPlainText() == "Not yet add"
    stop(program)
    again = start()
    page = go(again, "my-list", anchor="questions")
    assert field(page).toPlainText() == "Not yet add"
    editing = page.findChild(QPlainTextEdit, f"edit_field_{uuid_of(again, 'One?')}")
    assert editing is not None
    assert editing.toPlainText() == "One? And a half"
    press(page, f"save_{uuid_of(again, 'One?')}")
    press(page, "question_add")
    qtbot.waitUntil(lambda: texts(again) == ["One? And a half", "Not yet add"])
    qtbot.waitUntil(lambda: keeping(again).desk(DRAFT) == "")


def test_a_private_session_keeps_its_own_questions_and_draft(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    add(qtbot, program, "Before?")
    QTest.keyClicks(field(program.window), "Typed before")
    press(go(program, "settings"), "settings_private")
    window = go(program, "my-list", anchor="questions")
    assert not field(window).toPlainText()
    assert not texts(program)
    add(qtbot, program, f"{MARKER}?")
    QTest.keyClicks(field(window), MARKER)
    assert MARKER in texts(program)[0]
    press(go(program, "settings"), "settings_private")
    window = go(program, "my-list", anchor="questions")
    assert field(window).toPlainText() == "Typed before"
    assert texts(program) == ["Before?"]
    stop(program)
    for file in (tmp_path / "profile").rglob("*"):
        if file.is_file():
            assert MARKER.encode() not in file.read_bytes(), file


def test_clearing_everything_leaves_no_question_draft_or_answer(qtbot: QtBot, start: Start) -> None:
    program = start()
    say_not_sure(qtbot, program)
    add(qtbot, program, "One?")
    QTest.keyClicks(field(program.window), "Two")
    press(go(program, "settings"), "settings_clear_everything")
    press(program.window, "answer_everything")
    qtbot.waitUntil(lambda: not keeping(program).questions and not keeping(program).check_answers)
    window = go(program, "my-list", anchor="questions")
    assert not field(window).toPlainText()
    empty = window.findChild(QWidget, "questions_empty")
    assert empty is not None
    assert empty.isVisible()


def test_a_very_long_paste_and_markup_do_no_harm(qtbot: QtBot, start: Start) -> None:
    program = start()
    window = go(program, "my-list", anchor="questions")
    text = '<b>Is</b> 1 < 2 & #panic() "$x$" *bold* [1]? '
    QGuiApplication.clipboard().setText(text * 217)  # 10,000 characters
    field(window).setFocus()
    field(window).paste()
    press(window, "question_add")
    qtbot.waitUntil(lambda: bool(texts(program)))
    assert texts(program)[0].startswith(text.strip())
    assert len(texts(program)[0]) <= 2_000
    sheet_stands(qtbot, program)


def sheet_stands(qtbot: QtBot, program: Program) -> None:
    """Hand the sheet out, by the keys for printing, and wait for its first page."""
    go(program, "my-list", anchor="questions")
    program.window.print_requested.emit()
    assert program.controller is not None
    assert program.controller.navigation.now.page == CONVERSATION_PAGE
    qtbot.waitUntil(
        lambda: program.window.findChild(QWidget, "sheet_1") is not None, timeout=20_000
    )


def test_an_empty_sheet_can_be_printed_too(qtbot: QtBot, start: Start) -> None:
    program = start()
    press(go(program, "my-list", anchor="questions"), "my_list_sheet")
    qtbot.waitUntil(
        lambda: program.window.findChild(QWidget, "sheet_1") is not None, timeout=20_000
    )
    assert program.controller is not None
    program.controller.navigation.back()
    assert program.window.current_page == "my-list"
    assert program.controller.pages.my_list.tab == "questions"


# Where questions come from


def test_a_saved_question_leads_back_to_its_page(qtbot: QtBot, start: Start) -> None:
    program = start(TOPIC)
    assert program.controller is not None
    reader = program.controller.pages.reader
    qtbot.waitUntil(lambda: reader.findChild(Pressable, "save_question_0") is not None)
    press(reader, "save_question_0")
    qtbot.waitUntil(lambda: bool(keeping(program).questions))
    (saved,) = keeping(program).questions
    window = go(program, "my-list", anchor="questions")
    press(window, f"origin_{saved.uuid}")
    assert program.controller.navigation.now.page == TOPIC


def test_questions_whose_source_vanished_stay_and_offer_another_page(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    store = program.controller._session.reader  # type: ignore[union-attr]
    gone = store.add_question("Still mine?", "old/q1", "what-ms-was", "What MS was")
    aspect = store.add_question("And this?", "aspect:strategies/vaccines", "")
    stop(program)
    again = start()
    assert again.controller is not None
    window = go(again, "my-list", anchor="questions")
    row = next(r for r in window.findChildren(QuestionRow) if r.uuid == gone.uuid)
    assert row.kept.gone
    assert row.kept.origin == "What MS was"
    press(window, f"origin_{gone.uuid}")
    assert again.controller.navigation.now.page == "what-ms-is"
    go(again, "my-list", anchor="questions")
    link = window.findChild(Pressable, f"origin_{aspect.uuid}")
    assert link is not None
    assert link.text() == "From: Compare strategies"
    link.click()
    assert window.current_page == "compare"  # type: ignore[attr-defined]


def test_a_kept_comparison_is_shown_again_removed_and_brought_back(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    options = ("maintenance-escalation", "immune-reconstitution", "an-old-way")
    names = ("Maintenance", "Immune reconstitution", "An old way")
    keeping(program).add_comparison("strategies", options, names, (), "For my visit")
    qtbot.waitUntil(lambda: bool(keeping(program).comparisons))
    uuid = keeping(program).comparisons[0].uuid
    window = go(program, "my-list", anchor="comparisons")
    gone = window.findChild(MarkedLine, f"gone_{uuid}")
    assert gone is not None
    assert "An old way" in gone.words
    press(window, f"open_comparison_{uuid}")
    assert program.window.current_page == "compare"
    go(program, "my-list")
    press(window, f"remove_comparison_{uuid}")
    qtbot.waitUntil(lambda: not keeping(program).comparisons)
    press(window, "toast_undo")
    qtbot.waitUntil(lambda: bool(keeping(program).comparisons))
    assert window.findChild(Pressable, f"open_comparison_{uuid}") is not None


def test_what_matters_to_me_leads_to_its_own_page(start: Start) -> None:
    program = start()
    press(go(program, "my-list"), "tab_values")
    assert program.window.current_page == "values"


# Check my understanding


def open_page(qtbot: QtBot, program: Program, page: str = STRATEGY) -> QWidget:
    assert program.controller is not None
    reader = program.controller.pages.reader
    with qtbot.waitSignal(reader.finished, timeout=20_000):
        program.controller.navigation.open_page(page)
    return reader


def say_not_sure(qtbot: QtBot, program: Program, page: str = STRATEGY) -> QWidget:
    """Say so to the first check of a page, and wait until it is kept."""
    reader = open_page(qtbot, program, page)
    answers = [each for each in reader.findChildren(RadioCard) if each.text() == "Not sure"]
    answers[0].click()
    qtbot.waitUntil(lambda: bool(keeping(program).check_answers))
    assert keeping(program).check_answers[-1].outcome is CheckOutcome.UNSURE
    return reader


def test_a_check_that_was_not_clear_can_go_on_my_questions_and_back(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    reader = say_not_sure(qtbot, program)
    press(reader, "save_check_0")
    qtbot.waitUntil(lambda: bool(keeping(program).questions))
    (saved,) = keeping(program).questions
    assert saved.text.startswith("I would like to understand: ")
    assert (saved.page, saved.source) == (STRATEGY, f"{STRATEGY}/c1")
    assert button_text(reader, "save_check_0") == "On my questions"
    window = go(program, "my-list", anchor="questions")
    link = window.findChild(Pressable, f"origin_{saved.uuid}")
    assert link is not None
    assert link.text() == "From: Stepping down"
    reader = say_not_sure(qtbot, program)
    press(reader, "save_check_0")
    qtbot.waitUntil(lambda: not keeping(program).questions)
    assert button_text(reader, "save_check_0") == "Add to my questions"


def test_how_a_check_went_is_told_calmly_after_a_restart(qtbot: QtBot, start: Start) -> None:
    program = start()
    say_not_sure(qtbot, program)
    stop(program)
    again = start()
    reader = open_page(qtbot, again)
    line = reader.findChild(MarkedLine, "last_0")
    assert line is not None
    assert line.words == "Last time you were not sure."
    told = reader.findChild(QWidget, "told_0")
    assert told is not None
    assert told.isHidden()
    assert not any(each.isChecked() for each in reader.findChildren(Pressable))


def test_a_question_saved_twice_in_a_hurry_is_kept_once(qtbot: QtBot, start: Start) -> None:
    program = start()
    question = Question(f"{STRATEGY}/c1", "I would like to understand: this")
    keeping(program).toggle_question(question, STRATEGY)
    keeping(program).toggle_question(question, STRATEGY)
    qtbot.waitUntil(lambda: len(texts(program)) == 1)


def test_the_list_is_saved_whole_or_not_at_all(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    add(qtbot, program, MARKER)
    go(program, "my-list")
    controller = program.controller
    assert controller is not None
    for target in (tmp_path / "my-list.json", tmp_path / "no such folder" / "my-list.json"):
        controller.pages.my_list.export_requested.emit()
        dialog = program.window.findChild(QFileDialog, "export_dialog")
        assert dialog is not None
        dialog.fileSelected.emit(str(target))
        dialog.setObjectName("")
        dialog.reject()
        qtbot.waitUntil(lambda target=target: target.exists() or bool(notice(program).strip()))  # type: ignore[misc]
    assert MARKER in (tmp_path / "my-list.json").read_text(encoding="utf-8")
    assert "There is no folder" in notice(program)


def test_an_exported_list_holds_the_questions(qtbot: QtBot, start: Start) -> None:
    program = start()
    add(qtbot, program, "One?")
    store = program.controller._session.reader  # type: ignore[union-attr]
    held = json.loads(store.export_json())
    assert [each["text"] for each in held["questions"]] == ["One?"]


# For eyes, hands, keys and screen readers

LONG = "Would I catch more infections in the first few months, and what can I do about it? "


def screens(qtbot: QtBot, program: Program) -> Iterator[tuple[str, Callable[[], object], str]]:
    """Every state of the three pages, as the audit of all screens takes them."""

    def fill() -> None:
        store = program.controller._session.reader  # type: ignore[union-attr]
        store.add_question(LONG * 3)
        store.add_question("Is it for me?", "old/q1", "what-ms-was", "What MS was")
        ways = ("stepping-down", "immune-reconstitution", "an-old-way")
        store.add_comparison("strategies", ways, ways, (), "Mine")
        kept = keeping(program)
        kept.toggle_question(Question("x/q9", "Which one?"), TOPIC)
        qtbot.waitUntil(lambda: len(kept.questions) == 3)
        kept.add_comparison("strategies", ways[:2], ways[:2], (), "Two of them")
        qtbot.waitUntil(lambda: len(kept.comparisons) == 2)
        go(program, "my-list", anchor="questions")

    def choose(number: int, then: str = "") -> None:
        uuid = keeping(program).questions[number].uuid
        press(program.window, f"words_{uuid}")
        if then:
            press(program.window, f"{then}_{uuid}")

    yield "questions, none", partial(go, program, "my-list", "", "questions"), ""
    yield "comparisons, none", partial(go, program, "my-list", "", "comparisons"), ""
    yield "questions", fill, ""
    yield "question chosen", partial(choose, 1), ""
    yield "question being changed", partial(choose, 0, "edit"), ""
    yield "nothing written", partial(press, program.window, "question_add"), ""
    yield "comparisons", partial(go, program, "my-list", "", "comparisons"), ""
    yield "check answered", partial(say_not_sure, qtbot, program, TOPIC), ""
    yield "check seen again", partial(open_page, qtbot, program, TOPIC), ""


@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_every_state_can_be_seen_heard_and_reached(
    qtbot: QtBot, start: Start, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    program = start()
    walk = Walk(qtbot, program)
    walk.look(theme, scale, size)
    check(qtbot, program, walk, screens(qtbot, program))
