"""How a measured number went on over time in two or three groups."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.number_range import NumberRange, written
from desktop.diagrams.specs.table import Table

MOST_GROUPS = 3
NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class MeasuredGroup:
    """The people of one group.

    Args:
        who: how many they were, or who.
        before: their number at the start, where it is known; it is said and never drawn.
        points: (time, number) as measured.
    """

    id: str
    name: str
    who: str
    points: tuple[tuple[float, float], ...]
    before: float | None = None

    def __post_init__(self) -> None:
        what = f"group '{self.id}'"
        demand_words(what, name=self.name, who=self.who)
        demand(bool(self.points), f"{what} has no measured point")
        rising = all(one[0] < other[0] for one, other in pairwise(self.points))
        demand(rising, f"the times of {what} must rise")


@dataclass(frozen=True, slots=True)
class EffectWords:
    """What is written on the chart.

    Args:
        direction: which way is which, such as "Lower means less disability".
        time: a time, as a column of the table is headed; holds {n}.
        time_told: leads up to the number at that time, where it is heard; holds {n}.
        unmeasured: stands where nothing was measured, before the first point; may be empty.
        before: what the number at the start is called.
        group: heads the column of groups in the table.
        note: stands below the chart.
    """

    direction: str
    time: str
    group: str
    note: str
    unmeasured: str = ""
    before: str = ""
    time_told: str = ""

    def __post_init__(self) -> None:
        needed = (("direction", self.direction), ("group", self.group), ("note", self.note))
        for name, text in needed:
            demand_words("the chart", **{name: text})
        demand("{n}" in self.time, "the words for a time must hold {n}")


@dataclass(frozen=True, slots=True)
class EffectChart:
    """Measured points joined by lines; nothing is drawn before the first or after the last."""

    across: NumberRange
    up: NumberRange
    words: EffectWords
    groups: tuple[MeasuredGroup, ...]

    def __post_init__(self) -> None:
        demand(2 <= len(self.groups) <= MOST_GROUPS, "the chart compares 2 or 3 groups")
        demand_ids("groups", [group.id for group in self.groups])
        if self._knows_start:
            demand_words("the chart", before=self.words.before)
        for group in self.groups:
            held = all(self.across.holds(at) and self.up.holds(n) for at, n in group.points)
            demand(held, f"group '{group.id}' has a point beyond the ends of an axis")

    @property
    def times(self) -> tuple[float, ...]:
        """Every time at which somebody was measured."""
        return tuple(sorted({at for group in self.groups for at, _ in group.points}))

    @property
    def _knows_start(self) -> bool:
        return any(group.before is not None for group in self.groups)

    def _start(self, group: MeasuredGroup) -> str:
        return NOT_KNOWN if group.before is None else written(group.before)

    def known_of(self, group: MeasuredGroup) -> tuple[str, ...]:
        """Who the people of `group` were, and how they were at the start."""
        if not self._knows_start:
            return (group.who,)
        return (group.who, f"{self.words.before}: {self._start(group)}")

    def table(self) -> Table:
        """Each group with what is known of it at each time."""
        knows_start = self._knows_start
        header = (
            self.words.group,
            *((self.words.before,) if knows_start else ()),
            *(self._time(at) for at in self.times),
        )
        rows = []
        for group in self.groups:
            numbers = dict(group.points)
            measured = (written(numbers[at]) if at in numbers else NOT_KNOWN for at in self.times)
            before = (self._start(group),) if knows_start else ()
            rows.append((f"{group.name} ({group.who})", *before, *measured))
        return Table(header, tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each group, and for how to read the chart."""
        paragraphs = [f"{self.up.label}. {self.words.direction}."]
        if self.words.unmeasured:
            paragraphs.append(f"{self.words.unmeasured}.")
        for group in self.groups:
            said = [f"{group.name}, {'. '.join(self.known_of(group))}."]
            said += [f"{self._time_told(at)}: {written(number)}." for at, number in group.points]
            paragraphs.append(" ".join(said))
        return (*paragraphs, self.words.note)

    def _time(self, at: float) -> str:
        return self.words.time.format(n=written(at))

    def _time_told(self, at: float) -> str:
        return (self.words.time_told or self.words.time).format(n=written(at))
