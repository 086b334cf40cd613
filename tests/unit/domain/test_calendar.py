from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import (
    DAYS_IN_YEAR,
    CalendarEvent,
    EventKind,
    Occurrence,
    date_of,
    left_to_team,
    leg_events,
    occurrences,
    spells,
    totals,
    year_of,
)

DRIP = CalendarEvent(EventKind.TREATMENT, "Drip", 0, every=182)
TABLETS = CalendarEvent(EventKind.TREATMENT, "Tablets", 0, every=1, at_home=True)
BLOOD_TEST = CalendarEvent(EventKind.TEST, "Blood test", 30, every=30, until=90)
SCANS = CalendarEvent(EventKind.TEST, "Scans", 365, team_sets=True)


@st.composite
def events(draw: st.DrawFn) -> CalendarEvent:
    start = draw(st.integers(-120, 1500))
    every = draw(st.integers(0, 400))
    until = draw(st.none() | st.integers(start, start + 1500)) if every else None
    return CalendarEvent(
        draw(st.sampled_from(EventKind)),
        "Something",
        start,
        days=draw(st.integers(1, 200)),
        every=every,
        until=until,
        at_home=draw(st.booleans()),
    )


def days(found: Iterable[Occurrence], years: int, *kinds: EventKind) -> set[int]:
    last = years * DAYS_IN_YEAR
    return {
        day
        for each in found
        if each.event.kind in kinds
        for day in range(each.start, min(each.end, last))
    }


@given(st.lists(events(), max_size=6), st.integers(1, 5))
def test_totals_are_the_sum_of_the_occurrences(plan: list[CalendarEvent], years: int) -> None:
    found = occurrences(plan, years)
    away = [each for each in found if not each.event.at_home]
    by_year = totals(plan, years)
    treatment = days(found, years, EventKind.TREATMENT)
    visits, tests = days(found, years, EventKind.VISIT), days(found, years, EventKind.TEST)
    off = days(away, years, EventKind.TREATMENT) | visits | tests
    for year in by_year:
        assert year.treatment == sum(year_of(day) == year.year for day in treatment)
        assert year.tests == sum(year_of(day) == year.year for day in tests)
        assert year.visits == sum(year_of(day) == year.year for day in visits)
        assert year.days_off == sum(year_of(day) == year.year for day in off)
    low = days(found, years, EventKind.LOW_IMMUNITY)
    assert sum(year.low_immunity for year in by_year) == len(low)


@given(st.lists(events(), max_size=6), st.integers(1, 5))
def test_spells_hold_each_day_of_the_occurrences_once(
    plan: list[CalendarEvent], years: int
) -> None:
    merged = spells(plan, years)
    held = [day for start, end in merged for day in range(start, end)]
    assert held == sorted(days(occurrences(plan, years), years, *EventKind))


def test_repeats_without_an_end_go_on_to_the_last_year() -> None:
    assert [each.start for each in occurrences([DRIP], 2)] == [0, 182, 364, 546, 728]


def test_repeats_end_on_their_last_day() -> None:
    assert [each.start for each in occurrences([BLOOD_TEST], 2)] == [30, 60, 90]


def test_a_day_with_treatment_and_a_test_is_one_day_off() -> None:
    check = CalendarEvent(EventKind.TEST, "Check", 0, every=182)
    _, first = totals([DRIP, check], 1)
    assert (first.treatment, first.tests, first.tests_alone, first.days_off) == (3, 3, 0, 3)


def test_treatment_at_home_is_no_day_off() -> None:
    _, first = totals([TABLETS], 1)
    assert (first.treatment, first.days_off) == (365, 0)


def test_what_the_team_sets_is_shown_and_not_counted() -> None:
    assert occurrences([SCANS], 3) == ()
    assert totals([SCANS], 3)[2].days_off == 0
    assert left_to_team([SCANS], 3) == (Occurrence(SCANS, 365, 730),)


def test_days_before_the_first_dose_are_a_year_of_their_own() -> None:
    before = CalendarEvent(EventKind.TEST, "Blood test", -400)
    assert [year.tests for year in totals([before], 1)] == [1, 0]


def test_low_immunity_is_counted_in_weeks() -> None:
    low = CalendarEvent(EventKind.LOW_IMMUNITY, "Few cells", 0, days=182, every=182)
    assert totals([low], 1)[1].weeks_of_low_immunity == 52


@pytest.mark.parametrize(
    ("day", "date"),
    [(0, dt.date(2027, 3, 1)), (-1, dt.date(2027, 2, 28)), (366, dt.date(2028, 3, 1))],
)
def test_the_first_dose_is_on_the_first_of_the_month(day: int, date: dt.date) -> None:
    assert date_of(dt.date(2027, 3, 17), day) == date


def test_nothing_of_a_treatment_begins_after_its_leg() -> None:
    late = CalendarEvent(EventKind.TEST, "Scan", 365)
    course = CalendarEvent(EventKind.LOW_IMMUNITY, "Few cells", 0, days=500)
    moved = tuple(leg_events([DRIP, late, course, SCANS], 100, 400))
    assert moved == (
        CalendarEvent(EventKind.TREATMENT, "Drip", 100, every=182, until=399),
        CalendarEvent(EventKind.LOW_IMMUNITY, "Few cells", 100, days=500),
    )


def test_what_was_over_before_the_plan_is_left_out() -> None:
    first_scan = CalendarEvent(EventKind.TEST, "First scan", 180)
    wait = CalendarEvent(EventKind.PREGNANCY_WAIT, "Wait", 0, days=800)
    moved = tuple(leg_events([DRIP, first_scan, wait, BLOOD_TEST, SCANS, TABLETS], -730, None))
    assert moved == (
        CalendarEvent(EventKind.TREATMENT, "Drip", 180, every=182),
        CalendarEvent(EventKind.PREGNANCY_WAIT, "Wait", 0, days=70),
        CalendarEvent(EventKind.TEST, "Scans", 0, team_sets=True),
        CalendarEvent(EventKind.TREATMENT, "Tablets", 0, every=1, at_home=True),
    )
