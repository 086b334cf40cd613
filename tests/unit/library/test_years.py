"""Example years get dates from the plan's own events, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from icalendar import Calendar

from desktop.domain.article import Article
from desktop.domain.calendar import CalendarEvent, EventKind, Plan, date_of
from desktop.domain.content import PageCard, PageKind, ReviewStatus
from desktop.domain.years import YearsView
from desktop.library.years import Years, month_of, moved

JANUARY = dt.date(2027, 1, 1)
MADE = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
TWO_COURSES = (
    CalendarEvent(EventKind.TEST, "Blood test", -30),
    CalendarEvent(EventKind.TREATMENT, "Course 1", 0, days=5),
    CalendarEvent(EventKind.TREATMENT, "Course 2", 365, days=3),
    CalendarEvent(EventKind.TEST, "Monthly blood test", 30, every=30, until=1828),
    CalendarEvent(EventKind.LOW_IMMUNITY, "Highest infection risk", 0, days=31),
    CalendarEvent(EventKind.TEST, "Scan", 365, every=365, team_sets=True),
    CalendarEvent(EventKind.TREATMENT, "A tablet", 0, every=1, at_home=True),
)


class _Source:
    def __init__(self) -> None:
        self.plans = {
            "courses": Plan("courses", "Courses", "Only an example.", TWO_COURSES),
            "waiting": Plan("waiting", "Waiting", "", ()),
        }

    def cards(self, kind: PageKind | None = None) -> Sequence[PageCard]:
        cards = (_card("courses", PageKind.STRATEGY), _card("waiting", PageKind.TREATMENT))
        return [card for card in cards if kind in (None, card.kind)]

    def plan(self, page_id: str) -> Plan:
        return self.plans[page_id]


def _card(name: str, kind: PageKind) -> PageCard:
    return PageCard(name, 11, kind, name.title(), "", "", "", 100, ReviewStatus.DRAFT)


@pytest.fixture
def years() -> Years:
    return Years(_Source())


@pytest.fixture
def view(years: Years) -> YearsView:
    return years.view(["courses"], JANUARY)


def test_strategies_stand_before_treatments(years: Years) -> None:
    assert [(c.id, c.is_strategy) for c in years.choices()] == [
        ("courses", True),
        ("waiting", False),
    ]


def test_each_year_is_named_by_its_months(years: Years) -> None:
    plain, later = (
        years.view(["courses"], month).plans[0].years for month in (JANUARY, dt.date(2027, 4, 9))
    )
    assert plain[0].heading == "Year 1: January to December 2027"
    assert later[4].heading == "Year 5: April 2031 to March 2032"


def test_days_become_dates(view: YearsView) -> None:
    (plan,) = view.plans
    rows = {row.what: row.when for year in plan.years for row in year.rows}
    assert rows["Course 1"] == "1 to 5 January 2027"
    assert rows["Course 2"] == "1 to 3 January 2028"
    assert [row.when for row in plan.before] == ["2 December 2026"]


def test_many_repeats_are_counted_and_not_listed(view: YearsView) -> None:
    rows = [
        row.when
        for year in view.plans[0].years
        for row in year.rows
        if row.what == "Monthly blood test"
    ]
    assert rows[0] == "12 times, every month, from 31 January 2027"


def test_what_the_team_sets_gets_no_made_up_dates(view: YearsView) -> None:
    rows = {row.what: row.when for year in view.plans[0].years for row in year.rows}
    assert rows["Scan"] == "From 1 January 2028, as often as your team sets"


def test_the_totals_are_those_of_the_events(years: Years, view: YearsView) -> None:
    assert view.plans[0].years[1].totals[1] == "12 days with tests"
    assert years.view(["waiting"], JANUARY).plans[0].years[0].totals[0] == "0 treatment days"


def test_years_are_a_page_that_can_be_printed(years: Years) -> None:
    article: Article = years.article(years.view(["courses", "waiting"], JANUARY))
    assert [section.heading for section in article.sections] == ["Courses", "Waiting"]
    assert "January 2027" in article.lead
    assert "Your team sets yours" in article.lead


def test_the_calendar_file_holds_every_dated_event(years: Years, view: YearsView) -> None:
    calendar = Calendar.from_ical(years.calendar_file(view, MADE))
    entries = {str(entry["summary"]): entry for entry in calendar.walk("VEVENT")}
    assert set(entries) == {event.label for event in TWO_COURSES} - {"Scan", "A tablet"} | {
        "Starts: A tablet"
    }
    course = entries["Course 1"].to_ical().decode().splitlines()
    assert {"DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20270106"} <= set(course)
    monthly = entries["Monthly blood test"].to_ical().decode().splitlines()
    last = date_of(JANUARY, 1824).strftime("%Y%m%d")
    assert f"RRULE:FREQ=DAILY;UNTIL={last};INTERVAL=30" in monthly
    assert all("Your team sets yours" in str(entry["description"]) for entry in entries.values())


def test_the_same_dates_make_the_same_file(years: Years, view: YearsView) -> None:
    assert years.calendar_file(view, MADE) == years.calendar_file(view, MADE)


@pytest.mark.parametrize(
    ("months", "told"), [(1, "February 2027"), (-1, "December 2026"), (24, "January 2029")]
)
def test_months_step_over_the_new_year(months: int, told: str) -> None:
    assert month_of(moved(JANUARY, months)) == told
