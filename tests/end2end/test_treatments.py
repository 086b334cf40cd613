"""The list of treatments in the real window: it comes back as it was left, even after a restart."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app.history import Stop
from desktop.app.start import Program
from desktop.tasks.slices import Slices
from desktop.ui.common.choices import CheckBox
from desktop.ui.common.fields import SearchField
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.messages import Toast
from desktop.ui.common.press import Pressable
from desktop.ui.reader.reader_page import ReaderPage
from desktop.ui.treatments.treatment_item import TreatmentItem
from desktop.ui.treatments.treatments_page import TreatmentsPage
from desktop.ui.years.years_page import YearsPage
from tests.end2end.conftest import Start, button_text, press, stop


def open_list(qtbot: QtBot, program: Program) -> TreatmentsPage:
    program.window.place_requested.emit("treatments")
    page = program.window.findChild(TreatmentsPage)
    assert page is not None
    qtbot.waitUntil(lambda: len(page.findChildren(TreatmentItem)) == 21, timeout=20_000)
    qtbot.waitUntil(lambda: not any(work.running for work in page.findChildren(Slices)))
    return page


def shown(page: TreatmentsPage) -> list[str]:
    return [item.id for item in page.findChildren(TreatmentItem) if item.isVisible()]


def ticked(page: TreatmentsPage) -> set[str]:
    boxes = page.findChildren(CheckBox)
    return {box.objectName().removeprefix("tick_") for box in boxes if box.isChecked()}


def type_words(qtbot: QtBot, page: TreatmentsPage, words: str) -> None:
    field = page.findChild(SearchField)
    assert field is not None
    qtbot.keyClicks(field.line, words)


def words_of(page: TreatmentsPage) -> str:
    field = page.findChild(SearchField)
    assert field is not None
    return field.text


def test_what_was_narrowed_and_ticked_is_there_after_a_restart(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = open_list(qtbot, program)
    press(page, "tick_ocrelizumab")
    press(page, "tick_cladribine")
    press(page, "course_short-course")
    qtbot.waitUntil(lambda: "ocrelizumab" not in shown(page))
    type_words(qtbot, page, "mavenclad")
    qtbot.waitUntil(lambda: shown(page) == ["cladribine"])
    stop(program)
    page = open_list(qtbot, start())
    qtbot.waitUntil(lambda: "cladribine" in shown(page))
    assert words_of(page) == ""
    assert "ocrelizumab" not in shown(page)
    assert ticked(page) == {"cladribine", "ocrelizumab"}


def test_words_and_filters_stay_while_a_page_is_read(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = open_list(qtbot, program)
    press(page, "where_home")
    type_words(qtbot, page, "beta")
    betas = ["interferon-beta-1a", "interferon-beta-1b", "peginterferon-beta-1a"]
    qtbot.waitUntil(lambda: shown(page) == betas)
    press(page, "treatment_interferon-beta-1b")
    assert program.window.current_page == "reader"
    assert program.controller is not None
    program.controller.navigation.back()
    qtbot.waitUntil(lambda: program.window.current_page == "treatments")
    assert (words_of(page), shown(page)) == ("beta", betas)
    opened = page.findChild(QWidget, "treatment_interferon-beta-1b")
    assert opened is not None
    assert opened.hasFocus()


def test_a_treatment_belongs_to_the_list_that_it_was_opened_from(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    page = open_list(qtbot, program)
    press(page, "treatment_natalizumab")
    reader = program.window.findChild(ReaderPage)
    assert reader is not None
    assert button_text(reader, "top_bar_back") == "All treatments"
    rail = program.window.findChild(Pressable, "rail_treatments")
    assert rail is not None
    assert rail.accessible_selected  # type: ignore[attr-defined]
    press(reader, "top_bar_back")
    assert program.window.current_page == "treatments"


def test_ticked_treatments_and_a_page_go_to_compare(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = open_list(qtbot, program)
    press(page, "tick_natalizumab")
    press(page, "tick_ocrelizumab")
    asked: list[Stop] = []
    assert program.controller is not None
    program.controller.navigation.arrived.connect(asked.append)
    press(page, "compare_chosen")
    assert asked[-1] == Stop("compare", "natalizumab,ocrelizumab")
    program.controller.navigation.open_page("alemtuzumab")
    press(program.window, "reader_compare")
    assert asked[-1] == Stop("compare", "+alemtuzumab")
    assert program.window.current_page == "compare"


def test_the_years_of_a_page_open_with_its_plan_and_lead_back(qtbot: QtBot, start: Start) -> None:
    program = start()
    assert program.controller is not None
    reader = program.controller.pages.reader
    with qtbot.waitSignal(reader.finished, timeout=20_000):
        program.controller.navigation.open_page("stepping-down")
    press(reader, "see_years")
    assert program.window.current_page == "years"
    years = program.window.findChild(YearsPage)
    assert years is not None
    chosen = [label.text() for label in years.findChildren(HeadingLabel)]
    assert "Stepping down" in chosen
    press(years, "top_bar_back")
    assert program.window.current_page == "reader"


def test_ticks_that_were_cleared_can_be_brought_back(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = open_list(qtbot, program)
    press(page, "tick_natalizumab")
    press(page, "tick_ofatumumab")
    press(page, "clear_chosen")
    assert ticked(page) == set()
    toast = program.window.findChild(Toast)
    assert toast is not None
    press(toast, "toast_undo")
    assert ticked(page) == {"natalizumab", "ofatumumab"}


def test_a_private_session_begins_with_nothing_ticked(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = open_list(qtbot, program)
    press(page, "tick_natalizumab")
    type_words(qtbot, page, "nat")
    assert program.controller is not None
    program.controller.keeping.set_private(True)
    open_list(qtbot, program)
    qtbot.waitUntil(lambda: words_of(page) == "")
    assert ticked(page) == set()
    program.controller.keeping.set_private(False)
    open_list(qtbot, program)
    qtbot.waitUntil(lambda: ticked(page) == {"natalizumab"})
