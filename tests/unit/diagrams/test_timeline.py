"""The time line of strategies: two courses for each, and neither put above the other."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from desktop.diagrams import problems
from desktop.diagrams.drawing import lay_out
from desktop.diagrams.layouts.timeline_chart import ACROSS, DOWN, UP, Years, lane_of, place_notes
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.reading import read_spec
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.timeline import Band, Marker, StrategyTimeline, Track
from desktop.domain.content import STRATEGY_IDS
from tests.builders import a_diagram
from tests.unit.diagrams.conftest import Load

FRAME = Frame(1100, PALETTES["light"], 1.0)
YEARS = Years(0, 800, 10)


@pytest.fixture
def data(real_diagram: Load) -> dict[str, Any]:
    return copy.deepcopy(dict(real_diagram("approaches-timeline").data))


def _problem(data: dict[str, Any]) -> str:
    (problem,) = problems(a_diagram(kind="strategy-timeline", data=data))
    return problem


def _spec(data: dict[str, Any]) -> StrategyTimeline:
    spec = read_spec("strategy-timeline", data)
    assert isinstance(spec, StrategyTimeline)
    return spec


def test_a_band_refuses_to_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="end after that"):
        Band(5, 2, 1)


def test_bands_of_one_track_may_not_overlap() -> None:
    with pytest.raises(ValueError, match="starts at 1 overlaps the one before"):
        Track((Band(0, 2, 1), Band(1, 5, 2)))


def test_a_band_that_goes_on_reaches_the_last_year(data: dict[str, Any]) -> None:
    data["strips"][0]["tracks"][0]["bands"][0]["to"] = 9
    assert "goes on but ends early" in _problem(data)


def test_a_strip_is_named_after_a_strategy(data: dict[str, Any]) -> None:
    data["strips"][0]["id"] = "red"
    assert "strip 'red' is named after no strategy" in _problem(data)


def test_two_courses_need_words_that_tell_them_apart(data: dict[str, Any]) -> None:
    del data["strips"][0]["tracks"][0]["lead"], data["strips"][0]["tracks"][0]["plan"]
    assert "each needs a 'lead' that tells it apart" in _problem(data)


def test_a_course_says_what_it_comes_to(data: dict[str, Any]) -> None:
    del data["strips"][0]["tracks"][0]["plan"]
    assert "needs both a lead and a plan" in _problem(data)


def test_the_real_time_line_has_every_strategy_in_the_fixed_order(data: dict[str, Any]) -> None:
    assert tuple(strip.id for strip in _spec(data).strips) == STRATEGY_IDS


@pytest.mark.parametrize("name", ["maintenance-escalation", "immune-reconstitution"])
def test_both_ways_in_use_show_quiet_and_active_ms(data: dict[str, Any], name: str) -> None:
    strip = next(strip for strip in _spec(data).strips if strip.id == name)
    quiet, active = strip.tracks
    assert "quiet" in quiet.lead
    assert "active" in active.lead


def test_what_is_not_in_use_is_said_in_words_and_dashes(data: dict[str, Any]) -> None:
    for strip in _spec(data).strips:
        assert strip.settled == strip.status.startswith("Used")


def test_every_course_is_told_in_turn_with_its_times_and_heights(data: dict[str, Any]) -> None:
    told = _spec(data).told()
    assert told[0] == (
        "Maintenance and escalation: used now."
        " If MS stays quiet: you stay on the first drug, with no planned break. Treatment goes on."
        " If MS stays active: you step up from the first drug."
        " From year 2: a drug with more effect. From year 5: a high-efficacy drug."
        " The effect on the immune system is smaller, then medium, then larger. Treatment goes on."
    )
    assert told[-1] == "Timings are examples only."


def test_one_changed_row_changes_words_table_and_drawing(data: dict[str, Any]) -> None:
    data["strips"][0]["tracks"][1]["markers"][0]["label"] = "something else"
    spec = _spec(data)
    assert "something else" in spec.told()[0]
    assert "something else" in spec.table().rows[1][2]
    layout = lay_out(a_diagram(kind="strategy-timeline", data=data), FRAME)
    assert any("Something else" in label.text for label in layout.labels)


def test_the_table_has_a_row_for_each_course(data: dict[str, Any]) -> None:
    spec = _spec(data)
    table = spec.table()
    assert len(table.rows) == sum(len(strip.tracks) for strip in spec.strips)
    assert {len(row) for row in table.rows} == {len(table.header)}


@pytest.mark.parametrize(("after", "turn"), [(3, UP), (2, ACROSS), (1, DOWN)])
def test_an_arrow_shows_which_way_treatment_turns(after: int, turn: int) -> None:
    track = Track((Band(0, 5, 2), Band(5, 10, after)), (Marker(5, "a change"),))
    (note,) = lane_of(track, YEARS, FRAME).notes
    assert note.turn == turn


def test_a_plan_stands_on_the_line_of_its_lead_where_there_is_room() -> None:
    track = Track((Band(0, 10, 1),), lead="If MS stays quiet", plan="you stay on it")
    for width, beside in ((800, True), (200, False)):
        years = Years(0, width, 10)
        ((placed,), _) = place_notes(lane_of(track, years, FRAME), years, FRAME)
        assert (placed.lines.indent > 0) == beside
        assert placed.lines.words == ("you stay on it",)


def test_what_happens_only_if_needed_counts_for_no_height(data: dict[str, Any]) -> None:
    strips = {
        strip.id: told for strip, told in zip(_spec(data).strips, _spec(data).told(), strict=False)
    }
    assert "The effect on" not in strips["stem-cell-transplant"]
