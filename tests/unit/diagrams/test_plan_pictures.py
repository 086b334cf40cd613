from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.diagrams.layouts import burden, plan_calendar, plan_lanes
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.plan_diagrams import plan_diagram
from desktop.diagrams.reading import SpecError, filled, read_spec
from desktop.diagrams.shapes import Layout, Rect
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.plans import Burden, PlanCalendar, PlanLanes, YearNote, plain_plan
from desktop.domain.calendar import CalendarEvent, EventKind, Leg, Plan
from tests.builders import a_treatment

COURSES = Plan(
    "courses",
    "Two courses",
    "Only an example.",
    (
        CalendarEvent(EventKind.TEST, "Blood test first", -14),
        CalendarEvent(EventKind.TREATMENT, "Course 1", 0, days=5),
        CalendarEvent(EventKind.TREATMENT, "Course 2", 365, days=3),
        CalendarEvent(EventKind.TEST, "Blood test", 30, every=30, until=720),
        CalendarEvent(EventKind.LOW_IMMUNITY, "Few cells", 0, days=70),
        CalendarEvent(EventKind.VISIT, "Visits", 0, team_sets=True),
        CalendarEvent(EventKind.DECISION, "What comes next?", 730),
    ),
    (Leg("courses", "Two courses", 0),),
    strategy="immune-reconstitution",
)
TABLETS = Plan(
    "tablets",
    "Tablets, then a drip",
    "Only an example.",
    (
        CalendarEvent(EventKind.TREATMENT, "Tablets", 0, every=1, until=729, at_home=True),
        CalendarEvent(EventKind.TREATMENT, "A drip every 6 months", 730, every=183),
    ),
    (Leg("tablets", "Tablets", 0, 730), Leg("drips", "Drips", 730)),
    strategy="maintenance-escalation",
)
WITHOUT_EVENTS = replace(COURSES, events=())


class Known:
    """Two plans; no other records."""

    def finding(self, finding_id: str) -> Any:
        raise KeyError(finding_id)

    def treatment(self, treatment_id: str) -> Any:
        raise KeyError(treatment_id)

    def plan(self, page_id: str) -> Plan:
        return {"courses": COURSES, "tablets": TABLETS}[page_id]


def frame(width: float, scale: float = 1.0) -> Frame:
    return Frame(width, PALETTES["light"], scale)


def said(layout: Layout) -> list[str]:
    return [label.text for label in layout.labels]


def problem(kind: str, data: dict[str, Any]) -> str:
    with pytest.raises(SpecError) as caught:
        read_spec(kind, filled(kind, data, Known()))
    return str(caught.value)


def test_a_picture_is_filled_from_the_plan_it_names() -> None:
    data = filled("plan", {"strategy": "tablets"}, Known())
    assert read_spec("plan", data) == PlanLanes(TABLETS)
    data = filled("calendar", {"treatment": "courses", "years": 4}, Known())
    assert read_spec("calendar", data) == PlanCalendar(COURSES, 4)


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        ("plan", {"treatment": "course"}, "there is no treatment 'course' with a plan"),
        ("plan", {}, "name a 'treatment' or a 'strategy'"),
        ("burden", {"treatment": "courses", "most": 3}, "the scale must hold 17 days"),
        ("calendar", {"treatment": "courses", "years": 40}, "at most 12 years"),
        (
            "calendar",
            {"treatment": "courses", "notes": [{"year": 9, "text": "Late"}]},
            "no year 9 for a note",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told(kind: str, data: dict[str, Any], told: str) -> None:
    assert told in problem(kind, data)


def test_an_unknown_kind_of_event_is_told() -> None:
    data = plain_plan(COURSES)
    data["events"][0]["kind"] = "tset"
    with pytest.raises(SpecError, match="'tset' is none of treatment"):
        read_spec("plan", {"plan": data})


def test_a_plan_without_events_is_refused() -> None:
    with pytest.raises(ValueError, match="without events"):
        PlanLanes(WITHOUT_EVENTS)


def test_a_calendar_ends_when_nothing_changes_any_more() -> None:
    assert PlanCalendar(COURSES).shown.years == 3
    assert PlanCalendar(TABLETS).shown.years == 2
    assert not PlanCalendar(COURSES).goes_on
    assert PlanCalendar(TABLETS).goes_on


def test_a_calendar_has_a_card_for_each_year() -> None:
    layout = plan_calendar.lay_out(PlanCalendar(COURSES), frame(704))
    assert list(layout.areas) == ["year-1", "year-2", "year-3"]
    tops = {box.y for box in layout.areas.values()}
    assert len(tops) == 1
    assert "Treatment in month 1" in said(layout)
    assert "No treatment" in said(layout)


def test_cards_stand_below_each_other_where_it_is_narrow() -> None:
    layout = plan_calendar.lay_out(PlanCalendar(COURSES), frame(320))
    assert len({box.y for box in layout.areas.values()}) == 3
    assert len({box.x for box in layout.areas.values()}) == 1


def test_treatment_before_day_0_has_a_card_of_its_own() -> None:
    early = CalendarEvent(EventKind.TREATMENT, "Collect cells", -30)
    plan = replace(COURSES, events=(*COURSES.events, early))
    layout = plan_calendar.lay_out(PlanCalendar(plan), frame(900))
    assert next(iter(layout.areas)) == "before"
    assert "Blood test first" not in said(layout)


def test_notes_of_years_stand_first_in_the_list() -> None:
    spec = PlanCalendar(COURSES, notes=(YearNote(2, "Watch the thyroid."),))
    words = said(plan_calendar.lay_out(spec, frame(704)))
    assert words.index("Watch the thyroid.") < words.index("What comes next?")
    assert "Year 2: Watch the thyroid." in spec.told()


def test_names_of_treatments_stand_above_their_bars_where_they_fit() -> None:
    assert "Tablets" in said(plan_lanes.lay_out(PlanLanes(TABLETS), frame(900)))
    narrow = said(plan_lanes.lay_out(PlanLanes(TABLETS), frame(280)))
    assert "1" in narrow
    assert "1. Tablets" in narrow


def test_every_kind_of_event_has_a_lane() -> None:
    layout = plan_lanes.lay_out(PlanLanes(COURSES), frame(900))
    assert list(layout.areas) == ["treatment", "visit", "test", "low-immunity", "decision"]


def test_a_bar_is_as_long_as_its_days_off() -> None:
    plan = COURSES.within(2)
    whole = burden.lay_out(Burden(plan, most=17), frame(704))
    half = burden.lay_out(Burden(plan, most=34), frame(704))

    def bar(layout: Layout) -> float:
        """Width of the longest part of year 1, its tests."""
        row = layout.areas["year-1"]
        rects = [shape for shape in layout.shapes if isinstance(shape, Rect) and not shape.id]
        return max(shape.box.width for shape in rects if shape.box.meets(row))

    assert bar(half) == pytest.approx(bar(whole) / 2, rel=0.05)


def test_days_off_are_said_with_their_reasons() -> None:
    told = Burden(COURSES.within(2)).told()
    assert told[0] == (
        "Before: 1 day off, for tests. Year 1: 17 days off: 5 for treatment and 12 for tests. "
        "Year 2: 15 days off: 3 for treatment and 12 for tests."
    )
    assert "Not counted, as your team sets how often: Visits." in told


def test_treatment_at_home_is_said_but_is_no_day_off() -> None:
    told = Burden(TABLETS.within(3)).told()
    assert told[0] == (
        "Each of years 1 and 2: No days off counted. Treatment at home: every day. "
        "Year 3: 2 days off, for treatment."
    )


def test_the_table_says_where_the_team_adds_days() -> None:
    table = Burden(COURSES.within(1)).table()
    assert table.header == ("Year", "Treatment", "Tests", "Visits", "Days off")
    assert table.rows == (
        ("Before", "None", "1 day", "None", "1 day"),
        ("Year 1", "5 days", "12 days", "As your team sets", "17 days, and as your team sets"),
    )


def test_events_are_told_kind_by_kind() -> None:
    told = PlanLanes(COURSES).told()
    assert told[0] == "Two courses: from the first dose."
    assert "Lower immunity. Few cells. On the first day, for 10 weeks." in told
    assert told[-1] == "Only an example."


def test_pictures_of_plans_share_a_scale_with_those_beside_them() -> None:
    page = a_treatment()
    alone = plan_diagram("burden:tablets", "burden", page, TABLETS)
    beside = plan_diagram("burden:tablets?beside=courses", "burden", page, TABLETS, [COURSES])
    assert (alone.data["most"], beside.data["most"]) == (2, 17)
    assert beside.id == "burden:tablets?beside=courses"
    assert beside.title == "Tablets, then a drip: days off in each year"
