from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import CalendarEvent, EventKind
from desktop.domain.schedule import span, when


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (5, "5 days"),
        (7, "1 week"),
        (10, "10 days"),
        (28, "4 weeks"),
        (30, "1 month"),
        (31, "1 month"),
        (90, "3 months"),
        (182, "6 months"),
        (365, "1 year"),
        (720, "2 years"),
        (1460, "4 years"),
    ],
)
def test_a_span_is_said_in_the_largest_unit_that_fits(days: int, said: str) -> None:
    assert span(days) == said


@given(st.integers(1, 20_000))
def test_what_is_said_is_never_far_from_the_days(days: int) -> None:
    count, unit = span(days).split()
    length = {"year": 365, "month": 30, "week": 7, "day": 1}[unit.rstrip("s")]
    assert abs(int(count) * length - days) <= 0.04 * days


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (CalendarEvent(EventKind.TEST, "Scan", -30), "1 month before the first dose"),
        (CalendarEvent(EventKind.TREATMENT, "Drip", 0, days=5), "on the first day, for 5 days"),
        (
            CalendarEvent(EventKind.TEST, "Blood test", 30, every=30, until=1460),
            "1 month after the first dose, then every month, until 4 years after the first dose",
        ),
        (
            CalendarEvent(EventKind.TREATMENT, "Drip", 0, every=182),
            "on the first day, then every 6 months, for as long as treatment lasts",
        ),
        (
            CalendarEvent(EventKind.TREATMENT, "Tablets", 0, days=5, every=365, until=365),
            "on the first day, then every year, until 1 year after the first dose, "
            "5 days each time",
        ),
        (
            CalendarEvent(EventKind.LOW_IMMUNITY, "Few B cells", 0, days=182, every=182),
            "on the first day and all along, for as long as treatment lasts",
        ),
        (
            CalendarEvent(EventKind.TEST, "Scans", 366, team_sets=True),
            "as often as your team sets, from 1 year after the first dose",
        ),
        (
            CalendarEvent(EventKind.TEST, "Scans", 0, until=182, team_sets=True),
            "as often as your team sets, from the first day until 6 months after the first dose",
        ),
    ],
)
def test_when_an_event_happens_is_said_in_words(event: CalendarEvent, said: str) -> None:
    assert when(event) == said


def test_days_can_be_counted_from_elsewhere() -> None:
    test = CalendarEvent(EventKind.TEST, "Heart test", -90)
    assert when(test, "day 0") == "3 months before day 0"
