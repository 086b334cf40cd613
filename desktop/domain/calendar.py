"""What happens on treatment, day by day: events, the plans made of them, and what they add up to.

Days are counted from the first dose, which is day 0; a year has 365 of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

DAYS_IN_YEAR = 365
PLAN_YEARS = 10


class EventKind(StrEnum):
    TREATMENT = "treatment"
    TEST = "test"
    VISIT = "visit"
    LOW_IMMUNITY = "low-immunity"
    VACCINE = "vaccine"
    PREGNANCY_WAIT = "pregnancy-wait"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something that happens on treatment, once or again and again.

    Args:
        start: days from the first dose; negative is before.
        days: how long it lasts.
        every: days between repeats; 0 for once.
        until: days from the first dose at which repeats end; None for as long as treatment lasts.
        at_home: a treatment that takes nobody to a clinic.
        team_sets: how often it happens is not published: it stands between `start` and `until`,
            and is never counted.
    """

    kind: EventKind
    label: str
    start: int
    days: int = 1
    every: int = 0
    until: int | None = None
    at_home: bool = False
    team_sets: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event happens: on `days` days from `start`."""

    event: CalendarEvent
    start: int
    days: int

    @property
    def end(self) -> int:
        """The first day after it."""
        return self.start + self.days


@dataclass(frozen=True, slots=True)
class YearTotals:
    """What one year adds up to; no day is counted twice in any number.

    Args:
        year: from 1; 0 is the time before the first dose.
        treatment: days with treatment, wherever it is taken.
        away: those of them on which it is not taken at home.
        visits, tests: days with a visit, and days with a test.
        visits_alone: days with a visit, without treatment away from home.
        tests_alone: days with a test, without a visit or treatment away from home.
        low_immunity: days of lower immunity.
    """

    year: int
    treatment: int
    away: int
    visits: int
    tests: int
    visits_alone: int
    tests_alone: int
    low_immunity: int

    @property
    def at_home(self) -> int:
        """Days with treatment at home alone."""
        return self.treatment - self.away

    @property
    def days_off(self) -> int:
        """Days with treatment away from home, a visit or a test."""
        return self.away + self.visits_alone + self.tests_alone

    @property
    def weeks_of_low_immunity(self) -> int:
        return round(self.low_immunity / 7)


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of a plan with one treatment.

    Args:
        treatment: its id.
        name: its generic name.
        start: day of its first dose; negative where it was started before the plan begins.
        end: the day from which it is no longer given; None if it goes on.
    """

    treatment: str
    name: str
    start: int
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A strategy or a treatment on a calendar.

    Args:
        id: that of the strategy or treatment.
        note: says what of it is only an example.
        events: of all its treatments, and its own, counted from the day on which it begins.
        legs: which treatment when, in turn.
        years: how far its pictures and totals reach.
        strategy: id of the one whose colour and pattern it is drawn in.
    """

    id: str
    title: str
    note: str
    events: tuple[CalendarEvent, ...]
    legs: tuple[Leg, ...] = ()
    years: int = PLAN_YEARS
    strategy: str = ""

    def within(self, years: int) -> Plan:
        """This plan, followed for so many years."""
        return replace(self, years=years)

    def occurrences(self) -> tuple[Occurrence, ...]:
        """See `occurrences`."""
        return occurrences(self.events, self.years)

    def totals(self) -> tuple[YearTotals, ...]:
        """See `totals`."""
        return totals(self.events, self.years)


def occurrences(events: Iterable[CalendarEvent], years: int) -> tuple[Occurrence, ...]:
    """Every time that something happens, earliest first, from before the first dose on.

    What begins within `years` is there with all its days. Left out is what the team sets, for
    nobody knows how often it happens: see `left_to_team`.
    """
    found = [
        Occurrence(event, start, event.days)
        for event in events
        if not event.team_sets
        for start in _starts(event, years)
    ]
    return tuple(sorted(found, key=lambda each: each.start))


def left_to_team(events: Iterable[CalendarEvent], years: int) -> tuple[Occurrence, ...]:
    """The stretches in which something happens as often as the team sets."""
    last = years * DAYS_IN_YEAR
    found = []
    for event in events:
        end = last if event.until is None else min(event.until + 1, last)
        if event.team_sets and event.start < end:
            found.append(Occurrence(event, event.start, end - event.start))
    return tuple(sorted(found, key=lambda each: each.start))


def spells(events: Iterable[CalendarEvent], years: int) -> tuple[tuple[int, int], ...]:
    """The days on which any of `events` happens, as stretches from a day up to before another.

    They stand in order and apart from each other, and end with the last year.
    """
    last = years * DAYS_IN_YEAR
    merged: list[tuple[int, int]] = []
    for start, end in sorted(_stretches(events, years)):
        end = min(end, last)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def totals(events: Iterable[CalendarEvent], years: int) -> tuple[YearTotals, ...]:
    """What each year adds up to: the time before the first dose, then year 1, and so on.

    What the team sets is not in it.
    """
    kept = tuple(events)
    first = min((start for start, _ in spells(kept, years)), default=0)
    lead = max(0, -first)  # days before the first dose

    def days(*kinds: EventKind, away: bool = False) -> int:
        """Days as bits, the earliest lowest: counting years of them is quick."""
        chosen = (e for e in kept if e.kind in kinds and not (away and e.at_home))
        found = 0
        for start, end in spells(chosen, years):
            found |= _bits(end - start) << (start + lead)
        return found

    treatment, away = days(EventKind.TREATMENT), days(EventKind.TREATMENT, away=True)
    visits, tests = days(EventKind.VISIT), days(EventKind.TEST)
    counted = (
        treatment,
        away,
        visits,
        tests,
        visits & ~away,
        tests & ~visits & ~away,
        days(EventKind.LOW_IMMUNITY),
    )
    whole = _bits(DAYS_IN_YEAR)
    in_years = [_bits(lead), *(whole << lead + year * DAYS_IN_YEAR for year in range(years))]
    return tuple(
        YearTotals(year, *((each & of_year).bit_count() for each in counted))
        for year, of_year in enumerate(in_years)
    )


def _bits(count: int) -> int:
    """The lowest `count` bits."""
    return (1 << max(0, count)) - 1


def most_days_off(plans: Iterable[Plan]) -> int:
    """The most days off that any year of any of `plans` asks: the scale that all can share."""
    return max((year.days_off for plan in plans for year in plan.totals()), default=0)


def year_of(day: int) -> int:
    """The year in which `day` falls, from 1; 0 for all days before the first dose."""
    return max(0, day // DAYS_IN_YEAR + 1)


def date_of(month: dt.date, day: int) -> dt.date:
    """The date of `day`, where the first dose is on the 1st of `month`."""
    return month.replace(day=1) + dt.timedelta(days=day)


def leg_events(
    schedule: Iterable[CalendarEvent], start: int, end: int | None
) -> Iterator[CalendarEvent]:
    """The events of a treatment that is started on day `start` of a plan.

    Args:
        start: negative where the treatment was started before the plan begins; what was over by
            then is left out.
        end: nothing of the treatment begins on this day or later.
    """
    for event in schedule:
        moved = replace(
            event,
            start=event.start + start,
            until=None if event.until is None else event.until + start,
        )
        kept = _from_day_0(moved) if start < 0 else moved
        if kept is not None and end is not None:
            kept = _ended(kept, end)
        if kept is not None:
            yield kept


def _from_day_0(event: CalendarEvent) -> CalendarEvent | None:
    if event.start >= 0:
        return event
    if event.team_sets or event.days >= event.every > 0:
        later = replace(event, start=0)
    elif event.every:
        later = replace(event, start=event.start % event.every)
    else:
        later = replace(event, start=0, days=event.days + event.start)
    over = later.days < 1 or (later.until is not None and later.until < later.start)
    return None if over else later


def _ended(event: CalendarEvent, end: int) -> CalendarEvent | None:
    if event.start >= end:
        return None
    if not (event.every or event.team_sets):
        return event
    return replace(event, until=end - 1 if event.until is None else min(event.until, end - 1))


def _starts(event: CalendarEvent, years: int) -> range:
    last = years * DAYS_IN_YEAR
    end = last if event.until is None else min(event.until + 1, last)
    if event.every:
        return range(event.start, end, event.every)
    return range(event.start, min(event.start + 1, last))


def _stretches(events: Iterable[CalendarEvent], years: int) -> Iterator[tuple[int, int]]:
    for event in events:
        if event.team_sets:
            continue
        starts = _starts(event, years)
        if starts and event.days >= event.every > 0:  # all along
            yield starts[0], starts[-1] + event.days
        else:
            yield from ((start, start + event.days) for start in starts)
