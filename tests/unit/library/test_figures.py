from __future__ import annotations

import datetime as dt

import pytest

from desktop.domain.blocks import Figure
from desktop.domain.drawing import DrawingRequest
from desktop.domain.errors import NotFoundError
from desktop.domain.printing import HandoutOptions
from desktop.library.figures import diagram_of
from desktop.library.opening import Library


def test_the_years_of_a_treatment_are_a_diagram(library: Library) -> None:
    diagram = diagram_of(library.content, "calendar:alemtuzumab")
    assert diagram.title == "alemtuzumab: the first years, month by month"
    assert any("Blood test." in paragraph for paragraph in diagram.text)
    assert diagram.table_header[0] == "Year"


def test_they_are_drawn_by_the_same_id(library: Library) -> None:
    for figure in ("calendar:alemtuzumab", "plan:alemtuzumab", "burden:alemtuzumab?years=2"):
        drawing = library.draw(DrawingRequest(figure, 600, "light"))
        assert drawing.title == diagram_of(library.content, figure).title
        assert "<svg" in drawing.svg


def test_only_the_years_asked_for_are_shown(library: Library) -> None:
    diagram = diagram_of(library.content, "burden:alemtuzumab?years=3")
    assert [row[0] for row in diagram.table_rows] == ["Year 1", "Year 2", "Year 3"]


@pytest.mark.parametrize(
    "figure",
    [
        "calendar:nothing",
        "plan:alemtuzumab?years=0",
        "plan:alemtuzumab?years=many",
        "plan:alemtuzumab?colour=red",
        "burden:alemtuzumab?beside=nothing",
        "years:alemtuzumab",
        "what-if:nothing",
        "what-if:alemtuzumab",
        "what-if:immune-reconstitution",
        "what-if:combination?long",
    ],
)
def test_what_cannot_be_shown_is_not_found(library: Library, figure: str) -> None:
    with pytest.raises(NotFoundError):
        diagram_of(library.content, figure)


def test_the_page_of_a_treatment_shows_its_years(library: Library) -> None:
    view = library.shelves.reader("alemtuzumab")
    section = next(each for each in view.article.sections if each.anchor == "the-years")
    assert section.blocks[0] == Figure("calendar:alemtuzumab")
    assert "calendar:alemtuzumab" in view.diagrams


def test_the_next_steps_of_a_strategy_stand_before_the_fields_about_them(library: Library) -> None:
    view = library.shelves.reader("combination")
    anchors = [section.anchor for section in view.article.sections]
    first = anchors.index("what-if")
    assert anchors[first + 1 : first + 3] == ["if-it-works", "if-you-get-older"]
    assert view.article.sections[first].blocks == (Figure("what-if:combination"),)
    assert view.diagrams["what-if:combination"].table_header[0] == "What if"


def test_a_branch_says_which_part_of_the_page_it_leads_to(library: Library) -> None:
    titles = library.shelves.reader("combination").part_titles
    assert titles["combination#if-you-get-older"] == "If you get older"


def test_on_paper_the_tree_is_drawn_short_and_told_in_full(library: Library) -> None:
    made = library.handouts.make(["combination"], HandoutOptions(dt.date(2026, 11, 21)))
    figure = made.parts.figures["what-if:combination"]
    assert "Go on" in figure.drawing.svg
    assert "With checks" not in figure.drawing.svg
    assert any("With checks" in row for row in figure.diagram.table_rows)
