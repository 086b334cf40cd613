"""How treatment is spread over the years in each strategy."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.table import Table
from desktop.domain.tokens import STRATEGY_MARKS

INTENSITIES = 3


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of treatment.

    Args:
        start, end: years from the start.
        intensity: 0 for checks only, to 3.
        label: what it is; may be empty.
        when: its time in words, where years from the start would not do.
        continues: it goes on beyond the last year.
        optional: it happens only if needed.
        lane: from 1; lanes lie below each other at the same time.
    """

    start: float
    end: float
    intensity: int
    label: str = ""
    when: str = ""
    continues: bool = False
    optional: bool = False
    lane: int = 1

    def __post_init__(self) -> None:
        what = f"the band from {self.start:g} to {self.end:g}"
        demand(0 <= self.start < self.end, f"{what} must start at 0 or later and end after that")
        demand(0 <= self.intensity <= INTENSITIES, f"{what} needs an intensity from 0 to 3")
        demand(self.lane >= 1, f"{what} needs a lane from 1")


@dataclass(frozen=True, slots=True)
class Marker:
    """A point of change; `optional` means that it happens only if needed."""

    at: float
    label: str = ""
    when: str = ""
    optional: bool = False

    def __post_init__(self) -> None:
        demand(self.at >= 0, "a marker stands at 0 or later")


@dataclass(frozen=True, slots=True)
class Strip:
    """One strategy on the time line.

    Args:
        identity: key of its colour and pattern in `tokens.STRATEGY_MARKS`.
        status: "Used now", "May come later", ...
        settled: whether it is in use; what is not gets a dashed frame round its status.
    """

    id: str
    name: str
    identity: str
    status: str
    settled: bool
    bands: tuple[Band, ...]
    markers: tuple[Marker, ...] = ()

    def __post_init__(self) -> None:
        what = f"strip '{self.id}'"
        demand_words(what, name=self.name, status=self.status)
        demand(self.identity in STRATEGY_MARKS, f"{what} has no known identity")
        demand(bool(self.bands), f"{what} has no bands")
        lanes = {band.lane for band in self.bands}
        demand(lanes == set(range(1, len(lanes) + 1)), f"{what} leaves out a lane")
        for lane in lanes:
            own = sorted((b.start, b.end) for b in self.bands if b.lane == lane)
            apart = all(one[1] <= other[0] for one, other in pairwise(own))
            demand(apart, f"{what} has bands that overlap in lane {lane}")
        demand(len(lanes) == 1 or not self.markers, f"{what} has lanes, so it takes no markers")


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """What is written on a time line and in its key; `year` holds {n}."""

    start: str
    year: str
    higher: str
    change: str
    dashed: str
    checks: str
    goes_on: str
    note: str

    def __post_init__(self) -> None:
        demand_words("the time line", **{name: getattr(self, name) for name in self.__slots__})
        demand("{n}" in self.year, "the words for a year must hold {n}")


@dataclass(frozen=True, slots=True)
class StrategyTimeline:
    """How treatment is spread over the years in each strategy; the years are examples."""

    years: int
    words: TimelineWords
    strips: tuple[Strip, ...]

    def __post_init__(self) -> None:
        demand(1 <= self.years <= 30, "a time line has 1 to 30 years")
        demand(bool(self.strips), "a time line needs a strip")
        demand_ids("strips", [strip.id for strip in self.strips])
        for strip in self.strips:
            last = max([band.end for band in strip.bands] + [m.at for m in strip.markers])
            demand(last <= self.years, f"strip '{strip.id}' goes beyond the last year")
            for band in strip.bands:
                goes_on = not band.continues or band.end == self.years
                demand(goes_on, f"strip '{strip.id}' has a band that goes on but ends early")

    def table(self) -> Table:
        """Each strategy with its status and what happens in turn."""
        rows = ((strip.name, strip.status, "; ".join(self._events(strip))) for strip in self.strips)
        return Table(("Way to plan treatment", "Status", "Over the years"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each strategy."""
        paragraphs = []
        for number, strip in enumerate(self.strips, 1):
            events = (f"{event}." for event in self._events(strip))
            row = f"Row {number}: {strip.name}. {strip.status}."
            paragraphs.append(" ".join((row, *events)))
        return (*paragraphs, self.words.note)

    def _events(self, strip: Strip) -> list[str]:
        """What has words on `strip`, in the order of its years."""
        labelled = [
            (band.start, band.when or self._year(band.start), band.label) for band in strip.bands
        ]
        labelled += [
            (each.at, each.when or self._year(each.at), each.label) for each in strip.markers
        ]
        return [f"{when}: {label}" for _, when, label in sorted(labelled) if label]

    def _year(self, year: float) -> str:
        return self.words.year.replace("{n}", f"{year:g}") if year else self.words.start
