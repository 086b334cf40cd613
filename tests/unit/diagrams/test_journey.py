from __future__ import annotations

import copy
from itertools import pairwise
from typing import Any

import pytest

from desktop.diagrams.drawing import lay_out
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import SpecError, filled, read_spec
from desktop.diagrams.shapes import Layout, Line, Rect
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.journey import Journey
from desktop.domain.calendar import Plan
from desktop.domain.content import Treatment
from desktop.domain.evidence import Finding
from tests.builders import a_diagram, a_finding

STAGE = {"name": "Checks", "when": "Before", "what": "You have tests."}
DATA: dict[str, Any] = {
    "words": {
        "hospital": "In hospital",
        "home": "At home",
        "line": "The rule has not begun",
        "note": "Times are examples.",
    },
    "parts": [
        {"name": "Before day 0", "stages": [STAGE | {"id": "checks"}, STAGE | {"id": "drugs"}]},
        {
            "name": "From day 0",
            "stages": [
                STAGE
                | {"id": "low", "name": "Low counts", "when": "Day 0", "place": "hospital"}
                | {"rule": True, "apart": True},
                STAGE | {"id": "after", "when": "Months", "place": "home", "rule": True},
                STAGE | {"id": "later", "when": "For years"},
            ],
        },
    ],
    "call": {
        "title": "Fever: call",
        "since": "From your first chemotherapy",
        "rule": ["Call at once.", "Do this by day or night."],
        "apart": "Time to call",
        "line": "The rule holds",
    },
    "times": {"title": "How long it takes", "spans": [{"what": "Stay", "time": "A few weeks"}]},
    "risks": {
        "title": "Risks",
        "figures": [{"finding": "deaths", "who": "One country"}],
        "note": "Places differ.",
    },
}


class Records:
    """One finding, and no treatment."""

    def finding(self, finding_id: str) -> Finding:
        return {
            "deaths": a_finding(
                "deaths",
                numerator=14,
                base=1_000,
                low=None,
                high=None,
                period="20 years",
                studied=364,
                happened="died of it",
            ),
            "unknown": a_finding("unknown", numerator=None, low=None, high=None),
        }[finding_id]

    def treatment(self, treatment_id: str) -> Treatment:
        raise KeyError(treatment_id)

    def plan(self, page_id: str) -> Plan:
        raise KeyError(page_id)


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(DATA)


def journey_of(data: dict[str, Any]) -> Journey:
    spec = read_spec("journey", filled("journey", data, Records()))
    assert isinstance(spec, Journey)
    return spec


def laid_out(data: dict[str, Any], width: float, scale: float = 1.0) -> Layout:
    diagram = a_diagram(kind="journey", data=filled("journey", data, Records()))
    return lay_out(diagram, Frame(width, PALETTES["light"], scale))


def path_widths(layout: Layout) -> list[float]:
    """Of the pieces of an upright path, from the top: each ends at a step, or below one."""
    lines = [shape for shape in layout.shapes if isinstance(shape, Line) and shape.x1 == shape.x2]
    start = lines[0].x1
    return [line.ink.width for line in lines if line.x1 == start and line.box.height > 20]


def test_a_place_that_is_not_known_is_refused(data: dict[str, Any]) -> None:
    data["parts"][0]["stages"][0]["place"] = "train"
    with pytest.raises(SpecError, match="at 'train'; use hospital or home, or leave it out"):
        journey_of(data)


def test_exactly_one_step_is_set_apart(data: dict[str, Any]) -> None:
    data["parts"][1]["stages"][1]["apart"] = True
    with pytest.raises(SpecError, match="exactly 1 step is set apart"):
        journey_of(data)


def test_the_step_set_apart_needs_the_rule(data: dict[str, Any]) -> None:
    data["parts"][1]["stages"][0]["rule"] = False
    with pytest.raises(SpecError, match="step 'low' is set apart, so the rule must hold in it"):
        journey_of(data)


def test_the_rule_may_not_stop_and_start_again(data: dict[str, Any]) -> None:
    data["parts"][0]["stages"][0]["rule"] = True
    with pytest.raises(SpecError, match="in steps that follow each other"):
        journey_of(data)


def test_two_steps_of_different_parts_cannot_share_an_id(data: dict[str, Any]) -> None:
    data["parts"][1]["stages"][2]["id"] = "checks"
    with pytest.raises(SpecError, match="two steps have the same id"):
        journey_of(data)


@pytest.mark.parametrize(
    ("finding", "told"),
    [("none", "there is no finding 'none'"), ("unknown", "number of finding 'unknown' is not")],
)
def test_a_risk_without_a_number_is_refused(data: dict[str, Any], finding: str, told: str) -> None:
    data["risks"]["figures"][0]["finding"] = finding
    with pytest.raises(SpecError, match=told):
        filled("journey", data, Records())


def test_its_words_say_every_step_the_rule_the_times_and_the_risks(data: dict[str, Any]) -> None:
    assert journey_of(data).told() == (
        "Before day 0. Step 1: checks. Before. You have tests.",
        "Step 2: checks. Before. You have tests.",
        "From day 0. Step 3: low counts. Day 0. You are in hospital. You have tests."
        " This is the time to call.",
        "Step 4: checks. Months. You are at home. You have tests.",
        "Step 5: checks. For years. You have tests.",
        "Fever: call. From your first chemotherapy. Call at once. Do this by day or night."
        " The rule holds in steps 3 to 4.",
        "How long it takes. Stay: a few weeks.",
        "Risks. Places differ.",
        "About 14 out of 1,000 people died of it. One country. Time covered: 20 years."
        " 364 people were studied.",
        "Times are examples.",
    )


def test_its_table_has_a_row_for_each_step_time_and_risk(data: dict[str, Any]) -> None:
    table = journey_of(data).table()
    assert [row[0] for row in table.rows] == [
        *("1. Checks", "2. Checks", "3. Low counts", "4. Checks", "5. Checks"),
        *("Fever: call", "How long it takes", "Risks: One country"),
    ]
    assert table.rows[3] == ("4. Checks", "Months", "You are at home. You have tests.")


def test_a_wide_journey_has_a_row_for_each_part(data: dict[str, Any]) -> None:
    areas = laid_out(data, 1100).areas
    assert areas["checks"].bottom < areas["low"].y
    assert areas["checks"].right < areas["drugs"].x
    assert areas["low"].right < areas["after"].x < areas["later"].x


@pytest.mark.parametrize(("width", "scale"), [(900, 1.0), (320, 1.0), (1100, 2.0), (320, 2.4)])
def test_a_narrow_journey_goes_down_the_page(
    data: dict[str, Any], width: float, scale: float
) -> None:
    areas = laid_out(data, width, scale).areas
    steps = [areas[name] for name in ("checks", "drugs", "low", "after", "later")]
    assert all(one.bottom <= other.y for one, other in pairwise(steps))


def test_the_path_is_thick_where_the_rule_holds(data: dict[str, Any]) -> None:
    thin, thick = 3, 8
    assert path_widths(laid_out(data, 700)) == [*[thin] * 4, *[thick] * 4, thin]


def test_large_words_carry_the_numbers_themselves(data: dict[str, Any]) -> None:
    def words(scale: float) -> list[str]:
        return [label.text for label in laid_out(data, 320, scale).labels]

    assert "1. Checks" in words(2.0)
    assert {"1", "Checks"} <= set(words(1.0))


def test_a_journey_can_be_cut_after_each_step(data: dict[str, Any]) -> None:
    layout = laid_out(data, 400)
    assert all(layout.areas[name].bottom in layout.cuts for name in ("checks", "low", "later"))


@pytest.mark.parametrize("width", [320, 700, 1100])
def test_nothing_crosses_where_a_journey_may_be_cut(data: dict[str, Any], width: float) -> None:
    layout = laid_out(data, width)
    crossing = [
        shape
        for shape in layout.shapes
        for cut in layout.cuts
        if shape.box.y < cut - 1 and shape.box.bottom > cut + 1
    ]
    assert [shape for shape in crossing if not isinstance(shape, Rect)] == []
