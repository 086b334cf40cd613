from __future__ import annotations

import copy
from typing import Any

import pytest

from desktop.diagrams import problems
from desktop.diagrams.reading import SpecError, spec_of
from desktop.diagrams.specs.people import Count, IconArray, PeopleGroup, array_of
from desktop.diagrams.specs.phase_curve import PhaseCurve
from desktop.diagrams.specs.timeline import StrategyTimeline
from desktop.domain.content import Diagram, DiagramStep
from tests.builders import a_diagram, a_finding
from tests.unit.diagrams.conftest import Load


@pytest.fixture
def curve(real_diagram: Load) -> dict[str, Any]:
    return copy.deepcopy(dict(real_diagram("three-rs").data))


@pytest.fixture
def timeline(real_diagram: Load) -> dict[str, Any]:
    return copy.deepcopy(dict(real_diagram("approaches-timeline").data))


def _curve(data: dict[str, Any], **changes: Any) -> Diagram:
    return a_diagram(kind="phase-curve", data=data, **changes)


def _timeline(data: dict[str, Any]) -> Diagram:
    return a_diagram(kind="strategy-timeline", data=data)


def test_data_becomes_the_spec_of_its_kind(real_diagram: Load) -> None:
    assert isinstance(spec_of(real_diagram("three-rs")), PhaseCurve)
    assert isinstance(spec_of(real_diagram("approaches-timeline")), StrategyTimeline)


def test_an_unknown_kind_names_those_there_are() -> None:
    with pytest.raises(SpecError, match=r"'pie'; use .*phase-curve or .*strategy-timeline"):
        spec_of(a_diagram(kind="pie"))


def test_all_problems_are_told_at_once(timeline: dict[str, Any]) -> None:
    timeline["years"] = "ten"
    timeline["strips"][0]["colour"] = "blue"
    timeline["strips"][2]["tracks"][0]["bands"][0]["intensity"] = 7
    del timeline["strips"][4]["status"]
    told = problems(_timeline(timeline))
    assert told == (
        "In data.years: 'ten' is not a whole number.",
        "In data.strips[0]: colour is not known here.",
        "In data.strips[2].tracks[0].bands[0]: the band from 0 to 0.1 needs an intensity from 0"
        " to 3.",
        "In data.strips[4].status: 'status' is missing.",
    )


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ([[0, 100], [0.5, 300], [1, 100], [2, 0], [3, 50], [4, 80]], "levels must lie from 0"),
        ([[0, 100], [2, 0], [1, 100], [3, 50], [4, 80]], "places must rise"),
        ([[0, 100], [1, 100], [2, 0], [4, 80]], "start and end of each phase"),
        ([[0, 100], [1, 100], [2, 0], [3, 50], [4, 80], [5, 80]], "start and end of each phase"),
    ],
)
def test_a_curve_refuses_points_that_make_no_sense(
    curve: dict[str, Any], points: list[list[float]], told: str
) -> None:
    curve["points"] = points
    (problem,) = problems(_curve(curve))
    assert told in problem


def test_two_phases_cannot_share_an_id(curve: dict[str, Any]) -> None:
    curve["phases"][1]["id"] = "before"
    assert problems(_curve(curve)) == ("In data: two phases have the same id.",)


def test_steps_and_links_must_name_a_part_of_the_drawing(curve: dict[str, Any]) -> None:
    steps = (DiagramStep("Up", "It goes up.", "rising"),)
    told = problems(_curve(curve, steps=steps, links={"falling": "a-topic"}))
    assert told == (
        "Step 1 shows 'rising'; the drawing has before or reduction or repopulation"
        " or reconstitution.",
        "There is a link from 'falling'; the drawing has before or reduction or repopulation"
        " or reconstitution.",
    )


def test_a_caption_has_at_most_40_words(curve: dict[str, Any]) -> None:
    steps = (DiagramStep("Before", "word " * 41, "before"),)
    assert problems(_curve(curve, steps=steps)) == (
        "The caption of step 1 has more than 40 words.",
    )


def test_a_letter_that_the_font_lacks_is_told(curve: dict[str, Any]) -> None:
    curve["words"]["note"] = "Up → down"
    assert problems(_curve(curve, steps=())) == ("The font has no '→'.",)


@pytest.mark.parametrize("affected", [-1, 101])
def test_people_beyond_the_base_are_refused(affected: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        IconArray(
            100,
            (PeopleGroup("Now", affected, Count("Many", "did"), Count("Few", "did not")),),
            "1 year",
            "",
            "",
            False,
        )


def test_a_base_other_than_a_power_of_ten_is_refused() -> None:
    with pytest.raises(ValueError, match="out of 100, 1,000 or 10,000"):
        array_of(a_finding(base=50, numerator=3, low=None, high=None))


def test_a_range_that_misses_its_number_is_refused() -> None:
    with pytest.raises(ValueError, match="must hold the number itself"):
        array_of(a_finding(numerator=80, low=60, high=77))


def test_both_ways_round_are_said_for_both_groups() -> None:
    array = array_of(
        a_finding(estimate=False, comparator="placebo", comparator_numerator=40, studied=24)
    )
    assert [(group.happened.sentence, group.did_not.sentence) for group in array.groups] == [
        (
            "69 out of 100 people stayed free of MS events",
            "31 out of 100 people had at least one MS event",
        ),
        (
            "40 out of 100 people stayed free of MS events",
            "60 out of 100 people had at least one MS event",
        ),
    ]
    assert array.groups[1].heading == "Compared with: placebo"
    assert array.study == "Small study: 24 people"
    assert array.likely == "The true number is likely to be from 60 to 77 out of 100"
    spread = array_of(a_finding(numerator=69, low=60, high=77, spread=True))
    assert spread.likely == "Different counts gave from 60 to 77 out of 100"


def test_nobody_is_not_about_nobody() -> None:
    (_, others) = array_of(a_finding(comparator="placebo", comparator_numerator=0)).groups
    assert others.happened.amount == "0 out of 100 people"
    assert others.did_not.amount == "100 out of 100 people"


def test_an_unknown_number_draws_nobody() -> None:
    assert array_of(a_finding(numerator=None, low=None, high=None)).groups == ()


@pytest.mark.parametrize("name", ["three-rs", "approaches-timeline"])
def test_the_real_diagrams_have_no_problems(real_diagram: Load, name: str) -> None:
    assert problems(real_diagram(name)) == ()
