"""What each of several treatments asks, on one axis of years, from their own calendars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.plan_words import capital, origin
from desktop.diagrams.specs.table import Table
from desktop.domain.calendar import CalendarEvent, EventKind, Leg, Plan
from desktop.domain.content import Treatment
from desktop.domain.schedule import when
from desktop.domain.tokens import STRATEGY_IDENTITY

MOST_ROWS = 8
MOST_YEARS = 12
LANES = (EventKind.TREATMENT, EventKind.TEST, EventKind.VISIT)  # from above
AS_SET = "as often as your team sets, "  # how `when` begins where no time is known


class Treatments(Protocol):
    def treatment(self, treatment_id: str) -> Treatment: ...


@dataclass(frozen=True, slots=True)
class LaneWords:
    """A sentence or a name for each of the three lanes of a row."""

    treatment: str
    tests: str
    visits: str = ""

    def __post_init__(self) -> None:
        demand_words("a row", treatment=self.treatment, tests=self.tests)

    def of(self, kind: EventKind) -> str:
        words = {EventKind.TREATMENT: self.treatment, EventKind.TEST: self.tests}
        return words.get(kind, self.visits)


@dataclass(frozen=True, slots=True)
class LoadRow:
    """One treatment.

    Args:
        burden: its load over the years in a few words, which neither praise nor warn.
        says: what is had in each lane, as a short sentence; none for visits where the team alone
            sets them.
        example: says which medicine is drawn, where the row stands for more than one.
        strategy: id of the one in whose colour and pattern its treatment is drawn.
        events: its calendar.
    """

    id: str
    name: str
    burden: str
    says: LaneWords
    strategy: str
    events: tuple[CalendarEvent, ...]
    example: str = ""

    def __post_init__(self) -> None:
        what = f"row '{self.id}'"
        demand_words(what, name=self.name, burden=self.burden)
        demand(self.strategy in STRATEGY_IDENTITY, f"there is no strategy '{self.strategy}'")
        visits = self.of_kind(EventKind.VISIT)
        told = bool(self.says.visits) or all(event.team_sets for event in visits)
        demand(told, f"{what} has visits at set times, so it needs words for 'visits'")
        treated = any(event.kind is EventKind.TREATMENT for event in self.events)
        demand(treated, f"{what} has no treatment on its calendar")

    @property
    def plan(self) -> Plan:
        """Its calendar as a plan, for its origin and its colour."""
        legs = (Leg(self.id, self.name, 0),)
        return Plan(self.id, self.name, "", self.events, legs, strategy=self.strategy)

    def of_kind(self, kind: EventKind) -> tuple[CalendarEvent, ...]:
        return tuple(event for event in self.events if event.kind is kind)


@dataclass(frozen=True, slots=True)
class LoadWords:
    """What is written on the picture, in its key and above its table.

    Args:
        row: what the rows are; heads the first column of the table.
        lanes: their names.
        example_mark: how the label of an event says that its date is only an example.
        before: heads the time before the first dose; holds {span}.
        before_short: the same where there is little room.
        start: the first day.
        years: the last number on the axis; holds {n}.
        known, examples, team: how it is known when something happens.
        known_key, example_key, team_key: what the signs mean.
        note: stands below the picture.
    """

    row: str
    lanes: LaneWords
    example_mark: str
    before: str
    before_short: str
    start: str
    years: str
    known: str
    examples: str
    team: str
    known_key: str
    example_key: str
    team_key: str
    note: str

    def __post_init__(self) -> None:
        demand_words("the lanes", visits=self.lanes.visits)
        own = (name for name in self.__slots__ if name != "lanes")
        demand_words("the picture", **{name: getattr(self, name) for name in own})
        demand("{span}" in self.before, "the words for 'before' must hold {span}")
        demand("{n}" in self.years, "the words for 'years' must hold {n}")


@dataclass(frozen=True, slots=True)
class LoadRows:
    """Treatments below each other on the same years, each with three lanes.

    Args:
        years: how far the axis reaches.
    """

    years: int
    words: LoadWords
    rows: tuple[LoadRow, ...]

    def __post_init__(self) -> None:
        demand(1 <= self.years <= MOST_YEARS, f"the axis has 1 to {MOST_YEARS} years")
        demand(2 <= len(self.rows) <= MOST_ROWS, f"the picture has 2 to {MOST_ROWS} rows")
        demand_ids("rows", [row.id for row in self.rows])

    @property
    def days_before(self) -> int:
        """Days before the first dose on which the earliest event of any row begins."""
        shown = (event for row in self.rows for event in row.events if event.kind in LANES)
        return max(0, *(-event.start for event in shown))

    def is_example(self, event: CalendarEvent) -> bool:
        """Whether its label says that its date is only an example."""
        return self.words.example_mark in event.label

    def known(self, row: LoadRow, kind: EventKind) -> tuple[CalendarEvent, ...]:
        """Events at times that sources give."""
        found = (event for event in row.of_kind(kind) if not event.team_sets)
        return tuple(event for event in found if not self.is_example(event))

    def examples(self, row: LoadRow, kind: EventKind) -> tuple[CalendarEvent, ...]:
        """Events whose dates are only examples."""
        found = (event for event in row.of_kind(kind) if not event.team_sets)
        return tuple(event for event in found if self.is_example(event))

    def team(self, row: LoadRow, kind: EventKind) -> tuple[CalendarEvent, ...]:
        """Events that come as often as the team sets."""
        return tuple(event for event in row.of_kind(kind) if event.team_sets)

    def said(self, row: LoadRow, kind: EventKind) -> str:
        """The words beside a lane."""
        return row.says.of(kind) or self.words.team

    def table(self) -> Table:
        """Three lines for each treatment: its doses, its tests and its visits."""
        words = self.words
        header = (words.row, words.known, words.examples, words.team)
        rows = []
        for row in self.rows:
            for kind in LANES:
                found = (self.known(row, kind), self.examples(row, kind), self.team(row, kind))
                cells = (" ".join(self._events_told(row, events)) or "None" for events in found)
                rows.append((f"{row.name}: {words.lanes.of(kind).lower()}", *cells))
        return Table(header, tuple(rows))

    def told(self) -> tuple[str, ...]:
        """For each treatment its load in words, then its doses, its tests and its visits."""
        paragraphs = []
        for row in self.rows:
            own = (row.name, row.burden, *((row.example,) if row.example else ()))
            paragraphs.append(" ".join(_sentence(words) for words in own))
            paragraphs.extend(self._lane_told(row, kind) for kind in LANES)
        return (*paragraphs, self.words.note)

    def _lane_told(self, row: LoadRow, kind: EventKind) -> str:
        words = self.words
        told = [f"{words.lanes.of(kind)}:"]
        if row.says.of(kind):
            told.append(_sentence(row.says.of(kind)))
        for lead, events in (
            (words.known, self.known(row, kind)),
            (words.examples, self.examples(row, kind)),
            (words.team, self.team(row, kind)),
        ):
            if events:
                told += [f"{lead}:", *self._events_told(row, events)]
        return " ".join(told)

    def _events_told(self, row: LoadRow, events: Iterable[CalendarEvent]) -> list[str]:
        """What happens and when, two sentences for each event."""
        since = origin(row.plan)
        told = []
        for event in events:
            time = capital(when(event, since).removeprefix(AS_SET))
            told += [_sentence(self._label(event)), _sentence(time)]
        return told

    def _label(self, event: CalendarEvent) -> str:
        """Its label, without the brackets that say that its date is an example."""
        return re.sub(rf" \([^)]*{re.escape(self.words.example_mark)}[^)]*\)", "", event.label)


def fill_calendars(data: Mapping[str, Any], known: Treatments) -> Mapping[str, Any]:
    """`data` with the calendars of the treatments that its rows name."""
    return {**data, "rows": [_filled(row, known) for row in data["rows"]]}


def _filled(row: Mapping[str, Any], known: Treatments) -> dict[str, Any]:
    treatment = known.treatment(row["treatment"])
    events = [
        {**asdict(event), "kind": str(event.kind)}
        for event in treatment.schedule
        if event.kind in LANES
    ]
    written = {key: value for key, value in row.items() if key != "treatment"}
    return {**written, "strategy": treatment.strategy, "events": events}


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}."
