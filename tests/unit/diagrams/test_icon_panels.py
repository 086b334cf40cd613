"""Findings as panels of people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from desktop.diagrams import SpecError, filled, read_spec
from desktop.diagrams.layouts import icon_panels
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.shapes import Box, Layout, Path
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.icon_panels import IconPanels
from desktop.domain.calendar import Plan
from desktop.domain.content import Treatment
from desktop.domain.evidence import Finding
from tests.builders import a_finding
from tests.drawing_faults import faults

WIDEST_SIGN = 60  # px, beside words at the largest text size
FINDINGS = {
    "alone": a_finding("alone", studied=24),
    "fewer": a_finding("fewer", numerator=91, low=75, high=97, studied=24),
    "pair": a_finding(
        "pair",
        numerator=80,
        low=None,
        high=None,
        estimate=False,
        comparator="dummy tablets",
        comparator_numerator=61,
        studied=870,
    ),
    "rare": a_finding(
        "rare",
        numerator=6,
        low=None,
        high=None,
        comparator="continued drugs",
        comparator_numerator=60,
    ),
    "unknown": a_finding("unknown", numerator=None, low=None, high=None),
}


class _Known:
    def finding(self, finding_id: str) -> Finding:
        return FINDINGS[finding_id]

    def treatment(self, treatment_id: str) -> Treatment:
        raise KeyError(treatment_id)

    def plan(self, page_id: str) -> Plan:
        raise KeyError(page_id)


def _panel(finding: str, **changes: Any) -> dict[str, Any]:
    return {"id": finding, "finding": finding, "heading": f"Panel {finding}"} | changes


def _pair(finding: str = "pair", **changes: Any) -> dict[str, Any]:
    groups = [
        {"id": f"{finding}-drug", "name": "The drug"},
        {"id": f"{finding}-dummy", "name": "Dummy tablets"},
    ]
    own = {"groups": groups, "difference": "had no relapse with the drug"}
    return _panel(finding, **(own | changes))


def _spec(*panels: Mapping[str, Any], **more: Any) -> IconPanels:
    spec = read_spec("icon-array", filled("icon-array", {"panels": panels, **more}, _Known()))
    assert isinstance(spec, IconPanels)
    return spec


def _laid_out(spec: IconPanels, width: float, scale: float = 1.0, focus: str = "") -> Layout:
    return icon_panels.lay_out(spec, Frame(width, PALETTES["light"], scale, focus))


def _grids(layout: Layout) -> list[Box]:
    """The areas of the outlined people of each grid, without the signs beside words."""
    boxes = [
        shape.box for shape in layout.shapes if isinstance(shape, Path) and shape.ink.fill == "none"
    ]
    return [box for box in boxes if box.width > WIDEST_SIGN]


@pytest.mark.parametrize(
    ("panels", "more", "said"),
    [
        ([_panel("lost")], {}, "there is no finding 'lost'"),
        ([{"id": "x", "heading": "X"}], {}, "names a finding"),
        ([_panel("unknown")], {}, "no number to draw"),
        ([_panel("pair")], {}, "has two groups; name both"),
        ([_pair(difference="")], {}, "has no words for 'difference'"),
        ([_panel("alone", difference="more")], {}, "cannot differ"),
        ([_panel("alone"), _pair(secondary=True)], {}, "draw it large"),
        ([_panel("alone", secondary=True)], {}, "not secondary"),
        ([_panel("alone"), _panel("fewer", heading="")], {}, "needs a heading"),
        ([_panel("alone"), _panel("alone")], {}, "two parts have the same id"),
        ([_panel("alone", id="notes")], {}, "two parts have the same id"),
        ([_panel("alone")], {"between": "Do not compare."}, "nothing between it"),
        ([_panel("alone")], {"notes": [" "]}, "a note has no words"),
    ],
)
def test_what_makes_no_sense_is_refused(
    panels: list[dict[str, Any]], more: dict[str, Any], said: str
) -> None:
    with pytest.raises(SpecError, match=re.escape(said)):
        _spec(*panels, **more)


def test_the_numbers_come_from_the_finding() -> None:
    array = _spec(_pair()).panels[0].array
    assert [group.affected for group in array.groups] == [80, 61]
    assert [group.heading for group in array.groups] == ["The drug", "Dummy tablets"]


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        ("pair", "About 19 more people in every 100"),
        ("rare", "About 54 fewer people in every 100"),
        ("alone", ""),
    ],
)
def test_the_difference_is_worked_out(finding: str, said: str) -> None:
    panel = _panel(finding) if finding == "alone" else _pair(finding)
    assert _spec(panel).panels[0].differs == said


def test_a_panel_is_told_with_everything_in_it() -> None:
    assert _spec(_pair(), notes=["It ran for 5 years."]).told() == (
        "Panel pair. The drug. 80 out of 100 people stayed free of MS events. "
        "20 out of 100 people had at least one MS event. "
        "Dummy tablets. 61 out of 100 people stayed free of MS events. "
        "39 out of 100 people had at least one MS event. "
        "About 19 more people in every 100 had no relapse with the drug. "
        "Time covered: 5 years. Who was studied? People with relapsing MS. "
        "870 people were studied.",
        "It ran for 5 years.",
    )


def test_facts_that_all_panels_share_are_told_once() -> None:
    told = _spec(_panel("alone"), _panel("fewer", secondary=True)).told()
    assert sum("Small study: 24 people" in paragraph for paragraph in told) == 1
    assert "from 60 to 77" in told[0]
    assert "from 75 to 97" in told[1]


def test_what_is_said_between_panels_is_told_between_them() -> None:
    told = _spec(_pair(), _pair("rare"), between="Do not compare them.").told()
    assert told[1] == "Do not compare them."


def test_the_table_has_a_row_for_each_group_and_their_difference() -> None:
    table = _spec(_pair()).table()
    assert [row[0] for row in table.rows] == [
        "Panel pair: The drug",
        "Panel pair: Dummy tablets",
        "Panel pair: difference",
    ]
    assert table.rows[2][1:3] == (
        "About 19 more people in every 100",
        "About 19 fewer people in every 100",
    )


def test_the_table_gives_ranges_where_there_are_some() -> None:
    table = _spec(_panel("alone"), _pair()).table()
    column = table.header.index("Likely range")
    assert [row[column] for row in table.rows] == ["60 to 77 out of 100", *["Not known"] * 3]
    assert all(len(row) == len(table.header) and all(row) for row in table.rows)
    assert "Likely range" not in _spec(_pair()).table().header


@pytest.mark.parametrize(
    ("width", "scale", "in_a_row"), [(1100, 1.0, True), (600, 1.0, False), (1100, 2.4, False)]
)
def test_panels_stand_in_a_row_only_while_their_people_stay_large(
    width: float, scale: float, in_a_row: bool
) -> None:
    areas = _laid_out(_spec(_pair(), _pair("rare")), width, scale).areas
    assert (areas["pair"].y == areas["rare"].y) == in_a_row


@pytest.mark.parametrize(("scale", "beside"), [(1.0, True), (1.5, False), (2.4, False)])
def test_two_groups_stand_side_by_side_while_their_people_can_be_told_apart(
    scale: float, beside: bool
) -> None:
    areas = _laid_out(_spec(_pair()), 320, scale).areas
    assert (areas["pair-drug"].y == areas["pair-dummy"].y) == beside


def test_groups_in_a_narrow_drawing_still_have_people_of_some_size() -> None:
    for width, scale in ((280, 1.0), (320, 1.0), (320, 2.4), (440, 1.5)):
        frame = Frame(width, PALETTES["light"], scale)
        grids = _grids(icon_panels.lay_out(_spec(_pair()), frame))
        assert min(grid.width for grid in grids) / 10 > 0.7 * frame.label


def test_a_row_that_cannot_hold_all_holds_panels_of_one_form() -> None:
    spec = _spec(_pair(), _pair("rare"), _panel("alone"))
    tops = [_laid_out(spec, width).areas for width in (1100, 900, 704)]
    in_rows = [len({areas[name].y for name in ("pair", "rare", "alone")}) for areas in tops]
    assert in_rows == [1, 2, 3]


def test_grids_of_a_row_are_alike_and_on_one_line() -> None:
    layout = _laid_out(_spec(_pair(), _pair("rare"), _panel("alone")), 1100)
    assert len({round(grid.bottom) for grid in _grids(layout) if grid.height > 100}) == 1
    assert len({round(grid.width) for grid in _grids(layout) if grid.height > 100}) == 1


@pytest.mark.parametrize("width", [320, 600, 1100])
def test_secondary_panels_are_smaller(width: float) -> None:
    spec = _spec(_panel("alone"), _panel("fewer", secondary=True))
    main, *_, small = sorted({round(grid.width) for grid in _grids(_laid_out(spec, width))})[::-1]
    assert small < 0.72 * main


def test_facts_stand_beside_a_pair_where_it_is_wide() -> None:
    spec = _spec(_pair(heading=""))
    wide, narrow = _laid_out(spec, 1100).areas, _laid_out(spec, 600).areas
    assert wide["pair-facts"].x > wide["pair"].right
    assert narrow["pair-facts"].y > narrow["pair"].bottom - 20


@pytest.mark.parametrize("width", [320, 600, 1100])
def test_every_part_can_be_found_at_every_width(width: float) -> None:
    spec = _spec(_pair(), _pair("rare"), between="Do not compare them.", notes=["One.", "Two."])
    ends = ("", "-drug", "-dummy", "-difference", "-facts")
    parts = {name + end for name in ("pair", "rare") for end in ends} | {"between", "notes"}
    assert set(_laid_out(spec, width).areas) == parts


def test_a_note_between_panels_comes_before_the_second_is_read() -> None:
    spec = _spec(_pair(), _pair("rare"), between="Do not compare them.")
    for width in (320, 1100):
        areas = _laid_out(spec, width).areas
        assert areas["between"].bottom <= areas["rare"].y


def test_nothing_put_down_crosses_a_cut() -> None:
    spec = _spec(_pair(), _pair("rare"), between="Do not compare them.", notes=["One.", "Two."])
    for width in (320, 600, 1100):
        layout = _laid_out(spec, width)
        assert layout.cuts
        for cut in layout.cuts:
            assert all(shape.box.bottom <= cut or shape.box.y >= cut for shape in layout.shapes), (
                width
            )


@pytest.mark.parametrize("palette", ["high-contrast", "print-grey"])
@pytest.mark.parametrize("scale", [1.0, 2.4])
def test_long_words_never_collide(palette: str, scale: float) -> None:
    long: dict[str, Any] = {
        "heading": "No relapse, no new scan spot and no lasting worsening of disability at all",
        "groups": [
            {"id": "one", "name": "Interferon beta-1a injections three times a week"},
            {"id": "other", "name": "Immunoadsorption-and-plasmapheresis"},
        ],
    }
    spec = _spec(_pair(**long), _pair("rare"), _panel("alone"), between="Do not compare them.")
    for width in (280, 440, 704, 1100):
        frame = Frame(width, PALETTES[palette], scale, "one")
        assert list(faults(icon_panels.lay_out(spec, frame), frame)) == []
