"""One number for each row, with its range, and what is said where there is no number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.number_range import NumberRange, written
from desktop.diagrams.specs.table import Table
from desktop.domain.evidence import Finding

MARKS = ("bars", "dots")


@dataclass(frozen=True, slots=True)
class RangeRow:
    """One row.

    Args:
        who: who was studied.
        value: its number; None where there is none, or only a range.
        low, high: its range.
        other: the number that a second source gives.
        other_source: who gives it, where the chart's own words for it do not do.
        longer: the number is the least, and there is no set end.
        said: the number in words, where the chart's own words for an amount do not do; or what
            is said instead of a number.
        note: what else belongs to it.
    """

    id: str
    name: str
    who: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    other: float | None = None
    other_source: str = ""
    longer: bool = False
    said: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        what = f"row '{self.id}'"
        demand_words(what, name=self.name)
        low, high = self.low, self.high
        demand((low is None) == (high is None), f"{what} needs both ends of its range, or none")
        if low is not None and high is not None:
            middle = low if self.value is None else self.value
            ordered = low <= middle <= high and low < high
            demand(ordered, f"the range of {what} must rise and hold its number")
        drawn = self.drawn
        demand(bool(drawn) or bool(self.said), f"{what} has neither a number nor words for it")
        demand(bool(drawn) or not self.longer, f"{what} has no number that could be longer")
        demand(self.other is None or self.value is not None, f"{what} has only a second number")

    @property
    def drawn(self) -> tuple[float, ...]:
        """Every number that is drawn."""
        numbers = (self.value, self.low, self.high, self.other)
        return tuple(number for number in numbers if number is not None)


@dataclass(frozen=True, slots=True)
class RangeGroup:
    """Rows under one heading; a chart with one group only needs none."""

    id: str
    name: str
    rows: tuple[RangeRow, ...]

    def __post_init__(self) -> None:
        demand(bool(self.rows), f"group '{self.id}' has no rows")


@dataclass(frozen=True, slots=True)
class RangeWords:
    """What is written on a chart and in its key.

    Args:
        rows: what the rows are; heads the first column of the table.
        figure: heads the column of their numbers.
        amount: a number with what it counts; holds {n}.
        one: the same for 1.
        longer: an amount that is the least; holds {amount}.
        range: the range; holds {low} and {high}.
        no_range: said of a number without a range, in a chart where others have one.
        other: the second number; holds {amount}.
        no_other: said of a number without a second one, where others have one.
        value_key, range_key, other_key, longer_key: what the marks mean.
        note: stands below the chart.
    """

    rows: str
    figure: str
    amount: str
    value_key: str
    note: str
    one: str = ""
    longer: str = ""
    range: str = ""
    no_range: str = ""
    other: str = ""
    no_other: str = ""
    who: str = ""
    range_key: str = ""
    other_key: str = ""
    longer_key: str = ""

    def __post_init__(self) -> None:
        demand_words("the chart", rows=self.rows, figure=self.figure, value_key=self.value_key)
        demand("{n}" in self.amount, "the words for an amount must hold {n}")
        for name, text, places in (
            ("longer", self.longer, ("{amount}",)),
            ("range", self.range, ("{low}", "{high}")),
            ("other", self.other, ("{amount}",)),
        ):
            held = all(place in text for place in places)
            demand(not text or held, f"the words for '{name}' must hold {' and '.join(places)}")


@dataclass(frozen=True, slots=True)
class RangeChart:
    """Bars or dots on one axis of numbers, with ranges; rows without a number hold words.

    Args:
        marks: bars for lengths, dots for counts.
        per: people that the axis counts out of, for rows that come from a finding.
    """

    axis: NumberRange
    marks: str
    words: RangeWords
    groups: tuple[RangeGroup, ...]
    per: int = 0

    def __post_init__(self) -> None:
        demand(self.marks in MARKS, f"a chart is drawn with {' or '.join(MARKS)}")
        demand(bool(self.groups), "a chart needs a group of rows")
        for group in self.groups:
            named = len(self.groups) == 1 or bool(group.name.strip())
            demand(named, f"group '{group.id}' has no name")
        ids = [group.id for group in self.groups] + [row.id for row in self.rows]
        demand_ids("parts", ids)
        for row in self.rows:
            held = all(self.axis.holds(number) for number in row.drawn)
            demand(held, f"row '{row.id}' has a number beyond the ends of the axis")
        self._demand_needed_words()

    def _demand_needed_words(self) -> None:
        rows = self.rows
        needed = {
            "who": any(row.who for row in rows),
            "longer": any(row.longer for row in rows),
            "longer_key": any(row.longer for row in rows),
            "range": self.has_ranges,
            "range_key": self.has_ranges,
            "other": self.has_others,
            "other_key": self.has_others,
        }
        for name, is_needed in needed.items():
            if is_needed:
                demand_words("the chart", **{name: getattr(self.words, name)})

    @property
    def rows(self) -> tuple[RangeRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def has_ranges(self) -> bool:
        return any(row.low is not None for row in self.rows)

    @property
    def has_others(self) -> bool:
        return any(row.other is not None for row in self.rows)

    def figure(self, row: RangeRow) -> str:
        """The number of `row` in words, or what is said instead."""
        if row.said:
            return _capital(row.said)
        if row.value is None:
            return self._range(row)
        amount = self._amount(row.value)
        return _capital(self.words.longer.format(amount=amount) if row.longer else amount)

    def details(self, row: RangeRow) -> tuple[str, ...]:
        """Its range, its second number and its note."""
        found: list[str] = []
        if row.value is not None:
            if self.has_ranges:
                found.append(self.words.no_range if row.low is None else self._range(row))
            if self.has_others:
                found.append(self._other(row))
        return tuple(_capital(text) for text in (*found, row.note) if text)

    def _amount(self, value: float) -> str:
        pattern = self.words.one if value == 1 and self.words.one else self.words.amount
        return pattern.format(n=written(value))

    def _range(self, row: RangeRow) -> str:
        low, high = (written(end or 0) for end in (row.low, row.high))
        return self.words.range.format(low=low, high=high)

    def _other(self, row: RangeRow) -> str:
        if row.other is None:
            return self.words.no_other
        amount = self._amount(row.other)
        if row.other_source:
            return f"{row.other_source}: {amount}"
        return self.words.other.format(amount=amount)

    def table(self) -> Table:
        """Each row with its number and all that belongs to it."""
        grouped, studied = len(self.groups) > 1, any(row.who for row in self.rows)
        header = (self.words.rows, *((self.words.who,) if studied else ()), self.words.figure)
        lines = []
        for group in self.groups:
            for row in group.rows:
                name = f"{row.name} ({group.name})" if grouped else row.name
                figure = ". ".join((self.figure(row), *self.details(row)))
                lines.append((name, *((row.who,) if studied else ()), figure))
        return Table(header, tuple(lines))

    def told(self) -> tuple[str, ...]:
        """What the figures are, then the rows, then what holds for all of them."""
        note = (self.words.note,) if self.words.note else ()
        return (f"{self.words.figure}:", *self.rows_told(), *note)

    def rows_told(self) -> tuple[str, ...]:
        """A paragraph for each row, after the heading of its group."""
        paragraphs: list[str] = []
        for group in self.groups:
            if len(self.groups) > 1:
                paragraphs.append(f"{group.name}:")
            for row in group.rows:
                who = (row.who,) if row.who else ()
                said = (f"{row.name}: {self.figure(row)}", *who, *self.details(row))
                paragraphs.append(" ".join(f"{each}." for each in said))
        return tuple(paragraphs)


class Findings(Protocol):
    """Findings by id."""

    def finding(self, finding_id: str) -> Finding: ...


def with_findings(data: Mapping[str, Any], known: Findings) -> Mapping[str, Any]:
    """`data` with the figures of the findings that its rows name.

    Raises:
        ValueError: a finding cannot stand on this axis.
    """
    groups = [
        {**group, "rows": [_filled(row, data.get("per", 0), known) for row in group["rows"]]}
        for group in data["groups"]
    ]
    return {**data, "groups": groups}


def _filled(row: Mapping[str, Any], per: int, known: Findings) -> Mapping[str, Any]:
    if "finding" not in row:
        return row
    finding = known.finding(row["finding"])
    what = f"the finding '{finding.id}'"
    demand(finding.base == per, f"{what} counts out of {finding.base:,}, and the axis does not")
    demand(not finding.spread, f"{what} has the spread of several counts, and no likely range")
    figures = {
        "value": finding.numerator,
        "low": finding.low,
        "high": finding.high,
        "said": finding.amount,
        "who": f"{finding.group}; {finding.people}",
    }
    written_here = {key: value for key, value in row.items() if key != "finding"}
    return figures | written_here


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
