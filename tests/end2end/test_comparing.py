"""Compare in the real window: what is chosen, kept, printed, and found again after a restart."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.domain.reading import Weight
from desktop.tasks.slices import Slices
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.messages import NoticeBar
from desktop.ui.common.press import Pressable
from desktop.ui.comparison.compare_page import ComparePage
from desktop.ui.comparison.compare_table import CompareTable
from desktop.ui.handouts.handout_page import HandoutPage
from tests.end2end.conftest import Start, button_text, press, stop
from tests.ranking_words import ranking_words

PAIR = "cladribine,ocrelizumab"


def compare(qtbot: QtBot, program: Program, wanted: str = "") -> ComparePage:
    assert program.controller is not None
    program.controller.navigation.go("compare", wanted)
    page = program.window.findChild(ComparePage)
    assert page is not None
    qtbot.waitUntil(lambda: not any(work.running for work in page.findChildren(Slices)))
    QApplication.processEvents()
    return page


def table(page: ComparePage) -> CompareTable:
    found = page.findChild(CompareTable)
    assert found is not None
    return found


def columns(page: ComparePage) -> list[str]:
    model = table(page).compared
    return [model.option(column).id for column in range(model.columnCount())]


def rows(page: ComparePage) -> list[str]:
    model = table(page).compared
    return [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]


def is_on(page: ComparePage, name: str) -> bool:
    switch = page.findChild(Pressable, name)
    assert switch is not None
    return switch.isChecked()


def notice(program: Program) -> str:
    bar = program.window.findChild(NoticeBar)
    assert bar is not None
    return " ".join(label.text() for label in bar.findChildren(BodyLabel)) * bar.isVisible()


def test_what_was_chosen_on_both_boards_is_there_after_a_restart(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    page = compare(qtbot, program, PAIR)
    press(page, "choose_rows")
    press(program.window, "row_relapses")
    press(program.window, "row_chooser_close")
    press(page, "mark_differences")
    press(page, "differences_only")
    compare(qtbot, program, "stepping-down,staying-as-you-are")
    stop(program)
    program = start()
    page = compare(qtbot, program)
    assert columns(page) == ["stepping-down", "staying-as-you-are"]
    assert not is_on(page, "mark_differences")
    assert not is_on(page, "differences_only")
    page.board_chosen.emit("treatments")
    assert columns(page) == PAIR.split(",")
    assert is_on(page, "differences_only")
    assert "Relapses" not in rows(page)
    left_out = page.findChild(BodyLabel, "rows_taken_out")
    assert left_out is not None
    assert left_out.text() == "Not shown: 1 row: Relapses."


def test_strategies_begin_with_two_and_treatments_with_none(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = compare(qtbot, program)
    assert columns(page) == ["maintenance-escalation", "immune-reconstitution"]
    page.board_chosen.emit("treatments")
    assert columns(page) == []
    assert program.window.windowTitle() == "Compare treatments - Waymark"


def test_another_page_adds_an_option(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = compare(qtbot, program, "+cladribine")
    assert columns(page) == ["cladribine"]
    for option in ("ocrelizumab", "natalizumab", "cladribine", "fingolimod"):
        compare(qtbot, program, f"+{option}")
    assert columns(page) == ["cladribine", "ocrelizumab", "natalizumab", "fingolimod"]
    compare(qtbot, program, "+ofatumumab")
    assert len(columns(page)) == 4
    assert "4 columns are the most" in notice(program)


def test_coming_back_shows_what_the_reader_changed(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = compare(qtbot, program, PAIR)
    press(page, "remove_option_0")
    press(page, "open_option_0")
    assert program.window.current_page == "reader"
    assert program.controller is not None
    program.controller.navigation.back()
    assert program.window.current_page == "compare"
    assert columns(page) == ["ocrelizumab"]


def test_what_cannot_be_compared_is_said_and_nothing_is_lost(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = compare(qtbot, program, PAIR)
    for wanted in ("what-ms-is,neda", "+nothing-at-all", "uuid:gone", "cladribine,stepping-down"):
        compare(qtbot, program, wanted)
        assert notice(program), wanted
        press(program.window, "notice_close")
    compare(qtbot, program, PAIR)
    assert columns(page) == PAIR.split(",")


def test_an_option_that_is_gone_is_named_by_the_name_it_had(qtbot: QtBot, start: Start) -> None:
    program = start()
    assert program.controller is not None
    keeping = program.controller.keeping
    keeping.add_comparison(
        "treatments", ["cladribine", "ocrelizumabb"], ["Cladribine", "Old drug"], [], "Two"
    )
    qtbot.waitUntil(lambda: bool(keeping.comparisons))
    page = compare(qtbot, program, f"uuid:{keeping.comparisons[0].uuid}")
    told = [label.text() for label in page.findChildren(BodyLabel) if label.isVisible()]
    assert "Old drug is no longer in the library." in told
    press(page, "nearest_ocrelizumabb")
    assert program.controller.navigation.now.page == "ocrelizumab"


def test_a_comparison_is_kept_found_again_and_forgotten(qtbot: QtBot, start: Start) -> None:
    program = start()
    assert program.controller is not None
    keeping = program.controller.keeping
    page = compare(qtbot, program, PAIR)
    press(page, "choose_rows")
    press(program.window, "row_relapses")
    press(program.window, "row_chooser_close")
    press(page, "keep_comparison")
    qtbot.waitUntil(lambda: len(keeping.comparisons) == 1)
    kept = keeping.comparisons[0]
    assert (kept.options, kept.names[0]) == (tuple(PAIR.split(",")), "Cladribine tablets")
    assert button_text(page, "keep_comparison") == "Kept in My list"
    press(page, "show_all_rows")
    assert button_text(page, "keep_comparison") == "Keep this comparison"
    compare(qtbot, program, "stepping-down,staying-as-you-are")
    compare(qtbot, program, f"uuid:{kept.uuid}")
    assert columns(page) == PAIR.split(",")
    assert "Relapses" not in rows(page)
    press(page, "keep_comparison")
    qtbot.waitUntil(lambda: not keeping.comparisons)


def test_what_is_shown_is_printed(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = compare(qtbot, program, PAIR)
    press(page, "compare_handout")
    assert program.window.current_page == "handout"
    handout = program.window.findChild(HandoutPage)
    assert handout is not None
    qtbot.waitUntil(lambda: handout.findChild(QWidget, "sheet_1") is not None, timeout=20_000)
    assert "Cladribine tablets and ocrelizumab" in program.window.windowTitle()
    assert program.controller is not None
    program.controller.navigation.back()
    assert columns(page) == PAIR.split(",")


def test_nothing_is_printed_of_too_few(qtbot: QtBot, start: Start) -> None:
    program = start()
    compare(qtbot, program, "cladribine")
    program.window.print_requested.emit()
    assert program.window.current_page == "compare"


def test_rows_on_what_matters_a_lot_come_first(qtbot: QtBot, start: Start) -> None:
    program = start()
    assert program.controller is not None
    keeping = program.controller.keeping
    page = compare(qtbot, program, PAIR)
    press(page, "sort_values")
    assert program.window.current_page == "values"
    keeping.save_value_answer("family", 1, Weight.A_LOT)
    qtbot.waitUntil(lambda: bool(keeping.value_answers))
    compare(qtbot, program)
    assert rows(page)[:2] == ["What it can do", "Relapses"]
    press(page, "values_first")
    assert rows(page)[:2] == ["What matters a lot to you", "Use in pregnancy"]
    told = table(page).compared.headerData(
        1, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole
    )
    assert "Matters a lot to you: " in str(told)


def test_a_question_of_a_cell_is_saved(qtbot: QtBot, start: Start) -> None:
    program = start()
    assert program.controller is not None
    keeping = program.controller.keeping
    page = compare(qtbot, program, PAIR)
    page.cell_requested.emit("cladribine", "relapses")
    press(page, "save_cell_question")
    qtbot.waitUntil(lambda: bool(keeping.questions))
    assert keeping.questions[0].source == "aspect:treatments/relapses"
    assert button_text(page, "save_cell_question") == "Saved"


def test_a_private_session_leaves_nothing_behind(qtbot: QtBot, start: Start) -> None:
    program = start()
    assert program.controller is not None
    page = compare(qtbot, program, PAIR)
    program.controller.keeping.set_private(True)
    compare(qtbot, program, "+natalizumab")
    assert columns(page) == ["natalizumab"]
    program.controller.keeping.set_private(False)
    compare(qtbot, program)
    assert columns(page) == PAIR.split(",")


def test_clearing_everything_clears_compare(qtbot: QtBot, start: Start) -> None:
    program = start()
    assert program.controller is not None
    page = compare(qtbot, program, PAIR)
    program.controller.keeping.clear_everything()
    compare(qtbot, program)
    assert columns(page) == ["maintenance-escalation", "immune-reconstitution"]


def tab_to(window: QWidget, name: str) -> QWidget:
    """Tab on until the widget of this name has the focus."""
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.objectName() == name:
            return focused
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError(f"Tab does not lead to {name}")


def test_everything_is_done_by_keys_alone(qtbot: QtBot, start: Start) -> None:
    program = start()
    window = program.window
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = compare(qtbot, program)
    QTest.keyClick(tab_to(window, "choose_option_1"), Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "option_immune-reconstitution"
    QTest.keyClick(focused, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert columns(page) == ["maintenance-escalation", "stem-cell-transplant"]
    QTest.keyClick(tab_to(window, "add_column"), Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert len(columns(page)) == 3
    QTest.keyClick(tab_to(window, "choose_rows"), Qt.Key.Key_Space)
    QTest.keyClick(tab_to(window, "row_idea"), Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert "The idea" not in rows(page)
    view = tab_to(window, "compare_table")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QApplication.processEvents()
    QTest.keyClick(tab_to(window, "save_cell_question"), Qt.Key.Key_Return)
    assert program.controller is not None
    keeping = program.controller.keeping
    qtbot.waitUntil(lambda: bool(keeping.questions))
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view
    QTest.keyClick(tab_to(window, "compare_handout"), Qt.Key.Key_Return)
    assert window.current_page == "handout"


def said(window: QWidget) -> Iterator[str]:
    """All that can be read or heard in a window."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            yield interface.text(QAccessible.Text.Name)
            yield interface.text(QAccessible.Text.Description)


def test_no_word_on_the_screen_ranks_anything(qtbot: QtBot, start: Start) -> None:
    program = start()
    window = program.window
    heard: list[str] = []
    for wanted in ("", PAIR, "cladribine"):
        page = compare(qtbot, program, wanted)
        heard += said(window)
        if page.findChild(Pressable, "choose_rows").isVisible():  # type: ignore[union-attr]
            press(page, "choose_rows")
            heard += said(window)
            press(window, "row_chooser_close")
        press(page, "choose_option_0")
        heard += said(window)
        press(window, "option_list_close")
    page.board_chosen.emit("treatments")
    press(page, "remove_option_0")
    heard += said(window)
    assert len(set(heard)) > 100
    found = {words for words in heard if ranking_words(words)}
    assert not found
