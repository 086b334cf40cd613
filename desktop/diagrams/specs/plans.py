"""A plan as a picture: its months year by year, its years in lanes, or its days off as bars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from desktop.diagrams.specs.demands import demand, demand_words
from desktop.diagrams.specs.plan_words import (
    KIND_NAMES,
    OFF,
    ONCE,
    capital,
    counted,
    events_told,
    happens,
    home_words,
    leg_span,
    not_counted,
    off_words,
    origin,
    same_years,
    year_name,
)
from desktop.diagrams.specs.table import Table
from desktop.domain.calendar import DAYS_IN_YEAR, CalendarEvent, EventKind, Plan, YearTotals
from desktop.domain.schedule import when
from desktop.domain.tokens import STRATEGY_IDENTITY

MOST_YEARS = 12
MOST_CARDS = 6  # years that are worth a card of their own


@dataclass(frozen=True, slots=True)
class YearNote:
    """Something to know about one year, which is no event of the calendar."""

    year: int
    text: str

    def __post_init__(self) -> None:
        demand_words("a note", text=self.text)
        demand(self.year >= 1, "a note belongs to year 1 or later")


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """The months of a plan, a card for each year.

    Args:
        years: how many are shown; 0 for those in which something changes.
    """

    plan: Plan
    years: int = 0
    notes: tuple[YearNote, ...] = ()

    def __post_init__(self) -> None:
        _demand_plan(self.plan)
        demand(0 <= self.years <= MOST_YEARS, f"a calendar shows at most {MOST_YEARS} years")
        for note in self.notes:
            demand(note.year <= self.shown.years, f"there is no year {note.year} for a note")

    @property
    def shown(self) -> Plan:
        """The plan, followed as long as it is shown."""
        return self.plan.within(self.years or _telling_years(self.plan))

    @property
    def goes_on(self) -> bool:
        """Whether treatment goes on after the years that are shown."""
        return self.shown.years < self.plan.years and any(
            event.kind is EventKind.TREATMENT and event.every and event.until is None
            for event in self.plan.events
        )

    def table(self) -> Table:
        """Each year with its days."""
        return Table(*_days_of(self.shown))

    def told(self) -> tuple[str, ...]:
        """The days of each year, then every event."""
        years = " ".join(same_years(self.shown, _days_told))
        notes = tuple(f"Year {note.year}: {note.text}" for note in self.notes)
        return (years, *events_told(self.plan), *notes, self.plan.note)


@dataclass(frozen=True, slots=True)
class PlanLanes:
    """The years of a plan on one axis, a lane for each kind of event."""

    plan: Plan

    def __post_init__(self) -> None:
        _demand_plan(self.plan)

    def table(self) -> Table:
        """Every event with its time."""
        since = origin(self.plan)
        rows = dict.fromkeys(
            (KIND_NAMES[event.kind], event.label, capital(when(event, since)))
            for kind in KIND_NAMES
            for event in self.plan.events
            if event.kind is kind
        )
        return Table(("Kind", "What happens", "When"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """The treatments in turn, then every event."""
        since = origin(self.plan)
        legs = ". ".join(f"{leg.name}: {leg_span(leg, since)}" for leg in self.plan.legs)
        return (f"{legs}.", *events_told(self.plan), self.plan.note)


@dataclass(frozen=True, slots=True)
class Burden:
    """The days off that each year of a plan asks.

    Args:
        most: days that fill the whole width of a bar; 0 for the most of any year.
    """

    plan: Plan
    most: int = 0

    def __post_init__(self) -> None:
        _demand_plan(self.plan)
        least = max(year.days_off for year in self.plan.totals())
        demand(self.most == 0 or self.most >= least, f"the scale must hold {least} days")

    def table(self) -> Table:
        """Each year with its days."""
        return Table(*_days_of(self.plan))

    def told(self) -> tuple[str, ...]:
        """The days off of each year, what they count, and what is left to the team."""
        years = " ".join(same_years(self.plan, _off_told))
        open_ended = not_counted(self.plan)
        team = " ".join(f"{label.rstrip('.')}." for label in open_ended)
        left = (f"Not counted, as your team sets how often: {team}",) if open_ended else ()
        return (years, f"{OFF} {ONCE}", *left, self.plan.note)


def fill_plan(written: Mapping[str, Any], plan_of: Callable[[str], Plan]) -> dict[str, Any]:
    """Data of a plan's picture, with the plan of its `treatment` or `strategy` in place.

    Raises:
        ValueError: there is no such plan, or none is named.
    """
    names = [key for key in ("treatment", "strategy") if key in written]
    if len(names) != 1:
        raise ValueError("name a 'treatment' or a 'strategy'")
    page = written[names[0]]
    try:
        plan = plan_of(page)
    except KeyError:
        raise ValueError(f"there is no {names[0]} '{page}' with a plan") from None
    return {key: value for key, value in written.items() if key not in names} | {
        "plan": plain_plan(plan)
    }


def plain_plan(plan: Plan) -> dict[str, Any]:
    """`plan` as the data of a diagram holds it."""
    data = asdict(plan)
    data["events"] = [{**event, "kind": str(event["kind"])} for event in data["events"]]
    data["legs"] = [
        {"treatment": leg.treatment, "name": leg.name, "from": leg.start, "to": leg.end}
        for leg in plan.legs
    ]
    return data


def _demand_plan(plan: Plan) -> None:
    demand(plan.strategy in STRATEGY_IDENTITY, f"there is no strategy '{plan.strategy}'")
    demand(bool(plan.events), "a plan without events cannot be drawn")
    demand(1 <= plan.years <= MOST_YEARS, f"a plan has 1 to {MOST_YEARS} years")


def _telling_years(plan: Plan) -> int:
    """Years until nothing changes any more."""
    ends = [0]
    for event in plan.events:
        if event.team_sets:
            continue
        if not event.every:
            ends.append(event.start)
        elif event.until is not None:
            ends.append(event.until)
    changing = max(end // DAYS_IN_YEAR + 1 for end in ends)
    return min(max(2, changing), MOST_CARDS, plan.years)


def _days_of(plan: Plan) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A table of what each year adds up to, and of what the team adds."""
    header = ("Year", "Treatment", "Tests", "Visits", "Days off")
    rows = tuple(
        (
            year_name(year.year),
            _cell(_treatment_days(year), plan, year.year, EventKind.TREATMENT),
            _cell(_days(year.tests), plan, year.year, EventKind.TEST),
            _cell(_days(year.visits), plan, year.year, EventKind.VISIT),
            _cell(_days(year.days_off), plan, year.year, EventKind.TEST, EventKind.VISIT),
        )
        for year in plan.totals()
        if year.year or happens(year)
    )
    return header, rows


def _cell(days: str, plan: Plan, year: int, *kinds: EventKind) -> str:
    """`days` of a year, with a word on what the team adds to them."""
    if not any(_open_in(event, year) for event in plan.events if event.kind in kinds):
        return days or "None"
    return f"{days}, and as your team sets" if days else "As your team sets"


def _open_in(event: CalendarEvent, year: int) -> bool:
    """Whether the team sets how often `event` happens in this year."""
    first = (year - 1) * DAYS_IN_YEAR
    ended = event.until is not None and event.until < first
    return event.team_sets and event.start < first + DAYS_IN_YEAR and not ended


def _days(number: int) -> str:
    return counted(number, "day") if number else ""


def _treatment_days(year: YearTotals) -> str:
    days = _days(year.treatment)
    if not year.at_home:
        return days
    return f"{days} at home" if not year.away else f"{days}, {year.at_home} of them at home"


def _days_told(year: YearTotals) -> str:
    parts = (
        (year.treatment, "day", "of treatment"),
        (year.tests, "day", "with tests"),
        (year.visits, "day", "with visits"),
        (year.weeks_of_low_immunity, "week", "of lower immunity"),
    )
    said = ", ".join(f"{counted(number, unit)} {what}" for number, unit, what in parts if number)
    return said or "nothing that could be counted"


def _off_told(year: YearTotals) -> str:
    home = home_words(year)
    return f"{off_words(year)}. {home}" if home else off_words(year)
