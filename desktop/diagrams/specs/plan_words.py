"""What plans say of themselves: the names of their events, and sentences about their years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from desktop.domain.calendar import CalendarEvent, EventKind, Leg, Plan, YearTotals
from desktop.domain.schedule import FIRST_DOSE, span, when

KIND_NAMES: Mapping[EventKind, str] = {  # in the order in which they stand everywhere
    EventKind.TREATMENT: "Treatment",
    EventKind.VISIT: "Visits",
    EventKind.TEST: "Tests",
    EventKind.LOW_IMMUNITY: "Lower immunity",
    EventKind.VACCINE: "Vaccines",
    EventKind.PREGNANCY_WAIT: "Contraception",
    EventKind.DECISION: "Decisions",
}
BEFORE = "Before"
TEAM_SETS = "Your team sets how often"
OFF = "Days off: days with treatment away from home, a visit or a test."
ONCE = "A day with more than one of them counts once. Not every test takes a whole day."

_TRANSPLANT = "stem-cell-transplant"


def origin(plan: Plan) -> str:
    """What the days of `plan` are counted from."""
    if plan.strategy == _TRANSPLANT:
        return "day 0"
    return FIRST_DOSE if len(plan.legs) == 1 and plan.legs[0].start == 0 else "the start"


def counted(number: int, unit: str) -> str:
    """`number` with its unit, such as "1 day" or "12 days"."""
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def listed(words: Iterable[str]) -> str:
    """`words` as in "1, 2 and 7"."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def moment(event: CalendarEvent, since: str) -> str:
    """When a decision is due, in as few words as can be."""
    if event.every:
        return f"Every {span(event.every).removeprefix('1 ')}"
    if event.start < 0:
        return f"{span(-event.start)} before {since}"
    return f"After {span(event.start)}" if event.start else "At the start"


def events_told(plan: Plan) -> Iterator[str]:
    """A paragraph for each kind of event."""
    since = origin(plan)
    for kind, name in KIND_NAMES.items():
        own = dict.fromkeys(
            f"{event.label.rstrip('.')}. {capital(when(event, since))}."
            for event in plan.events
            if event.kind is kind
        )
        if own:
            yield f"{name}. {' '.join(own)}"


def leg_span(leg: Leg, since: str) -> str:
    """The time of a treatment of a plan, such as "from 2 years after the start"."""
    if leg.start < 0:
        begins = f"begun {span(-leg.start)} before {since}"
    elif leg.start == 0:
        begins = f"from {since}"
    else:
        begins = f"from {span(leg.start)} after {since}"
    return begins if leg.end is None else f"{begins}, until {span(leg.end)} after {since}"


def same_years(plan: Plan, say: Callable[[YearTotals], str]) -> Iterator[str]:
    """What `say` says of each year; years that follow each other and sound alike are said once.

    Nothing is said of a time before the first dose in which nothing happens.
    """

    def said(year: YearTotals) -> tuple[bool, str]:
        return year.year > 0, say(year)

    for (in_a_year, words), group in groupby(plan.totals(), key=said):
        years = [each.year for each in group]
        if in_a_year or happens(plan.totals()[0]):
            yield f"{_years_name(years)}: {words}."


def year_name(year: int) -> str:
    return f"Year {year}" if year else BEFORE


def off_words(year: YearTotals) -> str:
    """The days off of a year, and what they are for."""
    if not year.days_off:
        return "No days off counted"
    parts = (
        (year.away, "treatment"),
        (year.visits_alone, "visits"),
        (year.tests_alone, "tests"),
    )
    used = [(number, what) for number, what in parts if number]
    off = f"{counted(year.days_off, 'day')} off"
    if len(used) == 1:
        return f"{off}, for {used[0][1]}"
    return f"{off}: {listed(f'{number} for {what}' for number, what in used)}"


def home_words(year: YearTotals) -> str:
    """The days with treatment at home; empty where there are none."""
    if not year.at_home:
        return ""
    often = "every day" if year.at_home >= 364 else f"on {counted(year.at_home, 'day')}"
    return f"Treatment at home: {often}"


def not_counted(plan: Plan) -> tuple[str, ...]:
    """What the team sets, each once."""
    return tuple(dict.fromkeys(event.label for event in plan.events if event.team_sets))


def happens(year: YearTotals) -> bool:
    """Whether anything of a year can be counted."""
    return bool(year.treatment or year.tests or year.visits or year.low_immunity)


def _years_name(years: list[int]) -> str:
    first, last = years[0], years[-1]
    if first == last:
        return year_name(first)
    return f"Each of years {first} {'and' if last == first + 1 else 'to'} {last}"
