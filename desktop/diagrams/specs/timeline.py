"""How treatment is spread over the years in each strategy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.phrases import small
from desktop.diagrams.specs.table import Table
from desktop.domain.tokens import STRATEGY_IDENTITY

INTENSITIES = 3
MOST_TRACKS = 2


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
    """

    start: float
    end: float
    intensity: int
    label: str = ""
    when: str = ""
    continues: bool = False
    optional: bool = False

    def __post_init__(self) -> None:
        what = f"the band from {self.start:g} to {self.end:g}"
        demand(0 <= self.start < self.end, f"{what} must start at 0 or later and end after that")
        demand(0 <= self.intensity <= INTENSITIES, f"{what} needs an intensity from 0 to 3")


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
class Track:
    """One course that treatment may take, or one of two drugs taken at the same time.

    Args:
        lead: which of the two it is ("If MS stays quiet"); may be empty where there is one.
        plan: what it comes to ("you stay on the first drug").
    """

    bands: tuple[Band, ...]
    markers: tuple[Marker, ...] = ()
    lead: str = ""
    plan: str = ""

    def __post_init__(self) -> None:
        demand(bool(self.bands), "a track has no bands")
        demand(bool(self.lead) == bool(self.plan), "a track needs both a lead and a plan, or none")
        stretches = sorted((band.start, band.end) for band in self.bands)
        for (_, end), (start, _) in pairwise(stretches):
            demand(end <= start, f"a band that starts at {start:g} overlaps the one before it")


@dataclass(frozen=True, slots=True)
class Strip:
    """One strategy on the time line.

    Args:
        id: that of the strategy, which gives it its colour and pattern.
        status: "Used now", "May come later", ...
        settled: whether it is in use; what is not gets a dashed frame round its status.
    """

    id: str
    name: str
    status: str
    settled: bool
    tracks: tuple[Track, ...]

    def __post_init__(self) -> None:
        what = f"strip '{self.id}'"
        demand(self.id in STRATEGY_IDENTITY, f"{what} is named after no strategy")
        demand_words(what, name=self.name, status=self.status)
        demand(1 <= len(self.tracks) <= MOST_TRACKS, f"{what} needs 1 or 2 tracks")
        told_apart = len(self.tracks) == 1 or all(track.lead for track in self.tracks)
        demand(told_apart, f"{what} has 2 tracks; each needs a 'lead' that tells it apart")


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """What is written on a time line and in its key.

    Args:
        year: holds {n}.
        effect: tells how high the bars are; holds {heights}.
        heights: words for each intensity, from 0 up.
    """

    start: str
    year: str
    higher: str
    steps: str
    switch: str
    dashed: str
    checks: str
    goes_on: str
    effect: str
    heights: tuple[str, ...]
    note: str

    def __post_init__(self) -> None:
        written = {name: getattr(self, name) for name in self.__slots__ if name != "heights"}
        demand_words("the time line", **written)
        demand("{n}" in self.year, "the words for a year must hold {n}")
        demand("{heights}" in self.effect, "the words for the effect must hold {heights}")
        demand(len(self.heights) == INTENSITIES + 1, "there must be words for heights 0 to 3")


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
            for track in strip.tracks:
                ends = [band.end for band in track.bands] + [m.at for m in track.markers]
                demand(max(ends) <= self.years, f"strip '{strip.id}' goes beyond the last year")
                for band in track.bands:
                    goes_on = not band.continues or band.end == self.years
                    demand(goes_on, f"strip '{strip.id}' has a band that goes on but ends early")

    def table(self) -> Table:
        """Each course of each strategy, with the strategy's status and what happens in turn."""
        rows = (
            (strip.name, strip.status, " ".join(self._told(track)))
            for strip in self.strips
            for track in strip.tracks
        )
        return Table(("Way to plan treatment", "Status", "Over the years"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each strategy."""
        paragraphs = []
        for strip in self.strips:
            courses = (sentence for track in strip.tracks for sentence in self._told(track))
            paragraphs.append(" ".join((f"{strip.name}: {small(strip.status)}.", *courses)))
        return (*paragraphs, self.words.note)

    def time(self, at: float, when: str) -> str:
        """The words for a time: `when`, or else the year."""
        if when:
            return when
        return self.words.year.replace("{n}", f"{at:g}") if at else self.words.start

    def _told(self, track: Track) -> Iterator[str]:
        """What has words on `track`, in the order of its years; then the heights of its bars."""
        parts: list[Band | Marker] = [*track.bands, *track.markers]
        parts.sort(key=_time_of)
        if track.lead:
            yield f"{track.lead}: {track.plan}."
        for part in parts:
            if part.label:
                yield f"{part.when or _since(_time_of(part))}: {part.label}."
        sure = [band for band in track.bands if not band.optional]
        levels = [level for level, _ in groupby(band.intensity for band in sure)]
        if len(set(levels) - {0}) > 1:
            heights = ", then ".join(self.words.heights[level] for level in levels)
            yield f"{self.words.effect.replace('{heights}', heights)}."
        if any(band.continues for band in track.bands):
            yield f"{self.words.goes_on}."


def _since(at: float) -> str:
    return f"From year {at:g}" if at else "At the start"


def _time_of(part: Band | Marker) -> float:
    return part.start if isinstance(part, Band) else part.at
