"""Comparing and diagrams on the real content, by touch alone."""

from __future__ import annotations

import json

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop.app.kiosk.visit import Visit
from desktop.kiosk.compare_aspect import AspectPage
from desktop.kiosk.compare_cell import CellExplained
from desktop.ui.reader.finding_block import FindingRecord
from tests.end2end.kiosk.conftest import StartKiosk, begin


def touch(visit: Visit, *names: str) -> None:
    for name in names:
        QCoreApplication.processEvents()
        found = visit.frame.findChildren(QAbstractButton, name)
        seen = [each for each in found if each.isVisible()]
        assert seen, name
        QTest.mouseClick(seen[0], Qt.MouseButton.LeftButton)


def test_a_visitor_compares_asks_prints_and_leaves_nothing(kiosk: StartKiosk) -> None:
    program = kiosk()
    visit = begin(program)
    compares(visit)
    looks_at_diagrams(visit)
    assert program.kit is not None
    pages = program.kit.counts.days[0].pages
    assert (pages["compare"], pages["three-rs"]) == (1, 1)
    program.end_visit()
    visit = begin(program)
    assert not visit.state.questions
    assert not visit.state.items
    visit.go("compare", "treatments")
    assert visit.desk.screen.foot_buttons()[-1].text() == "Choose two"
    compares_what_a_page_tells_of(visit)
    for page in ("cladribine", "cladribine,no-such-page", "cladribine,stepping-down", ",,"):
        visit.go("compare", page)
        assert visit.now.page == "treatments"  # one alone cannot stand side by side


def compares(visit: Visit) -> None:
    visit.go("compare")
    touch(visit, "kiosk_board_treatments", "kiosk_option_ocrelizumab", "kiosk_option_cladribine")
    touch(visit, "kiosk_compare_these")
    assert visit.now.page == "ocrelizumab,cladribine"
    page = visit.frame.findChild(AspectPage)
    assert page is not None
    touch(visit, "kiosk_more_cladribine")
    cell = visit.frame.findChild(CellExplained)
    assert cell is not None
    assert cell.findChild(FindingRecord) is not None
    touch(visit, "kiosk_sheet_close", "save_question_0")
    assert list(visit.state.questions) == [page.aspect.ask.id]
    touch(visit, "kiosk_compare_next", "kiosk_compare_list", "kiosk_aspect_vaccines-before")
    assert visit.now.anchor == "vaccines-before"
    listened = visit.desk.listened
    assert listened is not None
    script = listened.script()
    assert [script.passages[n].before for n in (2, 3)] == ["Ocrelizumab:", "Cladribine tablets:"]
    assert visit.desk.minutes > 0
    touch(visit, "kiosk_compare_print")
    assert visit.now.place == "print"
    assert json.loads(visit.now.anchor)["options"] == ["ocrelizumab", "cladribine"]
    visit.back()
    assert visit.now.anchor == "vaccines-before"
    assert len(visit.state.items) == 1


def compares_what_a_page_tells_of(visit: Visit) -> None:
    visit.go("page", "natalizumab")
    touch(visit, "compare_this")
    assert (visit.now.place, visit.now.page) == ("compare", "treatments")
    assert visit.desk.screen.foot_buttons()[-1].text() == "Choose one more"
    touch(visit, "kiosk_option_fingolimod", "kiosk_compare_these")
    assert visit.now.page == "natalizumab,fingolimod"
    visit.back()
    assert visit.desk.screen.foot_buttons()[-1].text() == "Compare these two"


def looks_at_diagrams(visit: Visit) -> None:
    visit.go("diagrams")
    visit.go("diagram", "three-rs")
    touch(visit, "kiosk_diagram_next", "kiosk_diagram_next")
    assert visit.now.anchor == "step-2"
    touch(visit, "kiosk_diagram_more", "save_question_0")
    assert len(visit.state.questions) == 2
    touch(visit, "kiosk_back", "kiosk_diagram_table", "kiosk_back")
    assert (visit.now.place, visit.now.anchor) == ("diagram", "")
    assert [item.page for item in visit.state.items] == ["three-rs", "compare"]
    listened = visit.desk.listened
    assert listened is not None
    assert listened.page == "three-rs"
    visit.go("diagram", "no-such-diagram")
    assert visit.now.page == "three-rs"
