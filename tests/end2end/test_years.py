"""My first five years in the real window: from the gallery to a calendar file and to paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.tasks.slices import Slices
from desktop.ui.common.messages import Toast
from desktop.ui.handouts.page_sheet import PageSheet
from desktop.ui.years.plan_column import PlanColumn
from desktop.ui.years.years_page import YearsPage
from tests.end2end.conftest import Start, press


def open_years(qtbot: QtBot, program: Program) -> YearsPage:
    assert program.controller is not None
    program.controller.navigation.go("diagrams")
    press(program.window, "diagrams_years")
    assert program.window.current_page == "years"
    page = program.window.findChild(YearsPage)
    assert page is not None
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: YearsPage) -> None:
    qtbot.waitUntil(
        lambda: not any(work.running for work in page.findChildren(Slices)), timeout=20_000
    )


def save_dates(program: Program, target: Path) -> None:
    press(program.window, "years_dates")
    dialog = program.window.findChild(QFileDialog, "dates_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.reject()


def test_two_plans_side_by_side_become_one_calendar_file(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    page = open_years(qtbot, program)
    page.plan_chosen.emit(0, "alemtuzumab")
    press(page, "add_plan")
    page.plan_chosen.emit(1, "ocrelizumab")
    press(page, "month_after")
    settle(qtbot, page)
    assert len([column for column in page.findChildren(PlanColumn) if column.isVisible()]) == 2
    target = tmp_path / "dates.ics"
    save_dates(program, target)
    toast = program.window.findChild(Toast)
    assert toast is not None
    qtbot.waitUntil(lambda: toast.words.startswith("The dates were saved"), timeout=20_000)
    entries = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert {str(entry["description"]).partition(".")[0] for entry in entries} == {
        "Alemtuzumab",
        "Ocrelizumab",
    }
    first = [e for e in entries if str(e["summary"]).startswith("Course 1")]
    assert (
        b"DTSTART;VALUE=DATE:20270101" in first[0].to_ical()
    )  # today is in November: two months on


def test_dates_that_cannot_be_saved_say_why(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    open_years(qtbot, program)
    said: list[str] = []
    monkeypatch.setattr(program.window, "show_notice", said.append)
    save_dates(program, tmp_path / "no such folder" / "dates.ics")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "There is no folder" in said[0]


def test_the_years_go_to_paper_and_back_leads_to_them(qtbot: QtBot, start: Start) -> None:
    program = start()
    open_years(qtbot, program)
    press(program.window, "years_handout")
    assert program.window.current_page == "handout"
    qtbot.waitUntil(lambda: bool(program.window.findChildren(PageSheet)), timeout=30_000)
    assert program.controller is not None
    program.controller.navigation.back()
    assert program.window.current_page == "years"
    program.controller.navigation.back()
    assert program.window.current_page == "diagrams"
