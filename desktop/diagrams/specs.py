"""What each kind of picture shows, as values that refuse nonsense when they are made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.domain.evidence import Finding
from desktop.domain.tokens import STRATEGY_MARKS

CELLS = {"h": "helpful", "a": "attacking", "n": "new", ".": ""}
CELL_PLACES = 12  # in each picture of cells
HIGHEST_LEVEL = 110  # the usual level is 100
INTENSITIES = 3
BASES = (100, 1_000, 10_000)


def _demand(holds: bool, sentence: str) -> None:
    if not holds:
        raise ValueError(sentence)


def _demand_words(what: str, **words: str) -> None:
    for name, text in words.items():
        _demand(bool(text.strip()), f"{what} has no words for '{name}'")


def _demand_ids(what: str, ids: Sequence[str]) -> None:
    for each in ids:
        plain = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each)
        _demand(plain is not None, f"'{each}' is not lower-case words with hyphens")
    _demand(len(set(ids)) == len(ids), f"two {what} have the same id")


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a phase curve.

    Args:
        plain: what happens, in a few words.
        share: its part of the width, against the other phases.
        cells: what stands in each of twelve places of its picture: "h" helpful, "a" attacking,
            "n" newly made, "." nothing. A place keeps its spot in every picture, so that a cell
            that stays is seen to stay.
    """

    id: str
    name: str
    plain: str
    cells: str
    share: float = 1.0

    def __post_init__(self) -> None:
        what = f"phase '{self.id}'"
        _demand_words(what, name=self.name, plain=self.plain)
        _demand(self.share > 0, f"{what} needs a share above 0")
        _demand(len(self.cells) == CELL_PLACES, f"{what} needs {CELL_PLACES} places for cells")
        _demand(set(self.cells) <= set(CELLS), f"{what} has cells other than h, a, n and .")


@dataclass(frozen=True, slots=True)
class CurveWords:
    """What is written on a phase curve and in its key."""

    up: str
    across: str
    usual: str
    treatment: str
    helpful: str
    attacking: str
    new: str
    note: str

    def __post_init__(self) -> None:
        _demand_words("the curve", **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class PhaseCurve:
    """A level that falls and climbs again through named phases; a shape, never a measurement.

    The treatment stands at the end of the first phase; the phases after it are numbered from 1.

    Args:
        points: (place, level): places count phases from 0, so that 1.5 is halfway through the
            second; a level of 100 is the usual one. No level is ever printed.
    """

    words: CurveWords
    phases: tuple[Phase, ...]
    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        _demand(2 <= len(self.phases) <= 6, "a phase curve has 2 to 6 phases")
        _demand_ids("phases", [phase.id for phase in self.phases])
        places = [place for place, _ in self.points]
        rising = all(one < other for one, other in pairwise(places))
        _demand(rising, "the curve's places must rise")
        _demand(
            {float(bound) for bound in range(len(self.phases) + 1)} <= set(places)
            and places[0] == 0
            and places[-1] == len(self.phases),
            "the curve needs a point at the start and end of each phase, and none outside",
        )
        _demand(
            all(0 <= level <= HIGHEST_LEVEL for _, level in self.points),
            f"the curve's levels must lie from 0 to {HIGHEST_LEVEL}",
        )


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
        _demand(0 <= self.start < self.end, f"{what} must start at 0 or later and end after that")
        _demand(0 <= self.intensity <= INTENSITIES, f"{what} needs an intensity from 0 to 3")
        _demand(self.lane >= 1, f"{what} needs a lane from 1")


@dataclass(frozen=True, slots=True)
class Marker:
    """A point of change; `optional` means that it happens only if needed."""

    at: float
    label: str = ""
    when: str = ""
    optional: bool = False

    def __post_init__(self) -> None:
        _demand(self.at >= 0, "a marker stands at 0 or later")


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
        _demand_words(what, name=self.name, status=self.status)
        _demand(self.identity in STRATEGY_MARKS, f"{what} has no known identity")
        _demand(bool(self.bands), f"{what} has no bands")
        lanes = {band.lane for band in self.bands}
        _demand(lanes == set(range(1, len(lanes) + 1)), f"{what} leaves out a lane")
        for lane in lanes:
            own = sorted((b.start, b.end) for b in self.bands if b.lane == lane)
            apart = all(one[1] <= other[0] for one, other in pairwise(own))
            _demand(apart, f"{what} has bands that overlap in lane {lane}")
        _demand(len(lanes) == 1 or not self.markers, f"{what} has lanes, so it takes no markers")


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
        _demand_words("the time line", **{name: getattr(self, name) for name in self.__slots__})
        _demand("{n}" in self.year, "the words for a year must hold {n}")


@dataclass(frozen=True, slots=True)
class StrategyTimeline:
    """How treatment is spread over the years in each strategy; the years are examples."""

    years: int
    words: TimelineWords
    strips: tuple[Strip, ...]

    def __post_init__(self) -> None:
        _demand(1 <= self.years <= 30, "a time line has 1 to 30 years")
        _demand(bool(self.strips), "a time line needs a strip")
        _demand_ids("strips", [strip.id for strip in self.strips])
        for strip in self.strips:
            last = max([band.end for band in strip.bands] + [m.at for m in strip.markers])
            _demand(last <= self.years, f"strip '{strip.id}' goes beyond the last year")
            for band in strip.bands:
                goes_on = not band.continues or band.end == self.years
                _demand(goes_on, f"strip '{strip.id}' has a band that goes on but ends early")


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """People out of the base to whom it happened."""

    heading: str
    affected: int
    happened: str  # "About 69 out of 100 people stayed free of relapses"
    did_not: str


@dataclass(frozen=True, slots=True)
class IconArray:
    """People out of 100, or of a larger base, in one or two groups drawn alike.

    Args:
        period: over how long.
        likely: range of likely values in words; may be empty.
        study: how many people were studied, in words.
        small: whether that is few enough for the "small study" mark.
    """

    base: int
    groups: tuple[PeopleGroup, ...]
    period: str
    likely: str
    study: str
    small: bool

    def __post_init__(self) -> None:
        _demand(self.base in BASES, "people are counted out of 100, 1,000 or 10,000")
        _demand(len(self.groups) <= 2, "at most two groups stand side by side")
        _demand(bool(self.period.strip()), "the time is missing: over how long was it counted?")
        for group in self.groups:
            possible = 0 <= group.affected <= self.base
            _demand(possible, f"{group.affected:,} of {self.base:,} people cannot be drawn")
            _demand_words("the picture", happened=group.happened, did_not=group.did_not)


def array_of(finding: Finding) -> IconArray:
    """The picture of `finding`; it has no group where the number is not known.

    Raises:
        ValueError: the finding's numbers contradict each other.
    """
    _demand(
        finding.studied is None or finding.studied > 0,
        "the number of people studied must be above 0",
    )
    low, high = finding.low, finding.high
    _demand((low is None) == (high is None), "a range of likely values needs both its ends")
    likely = ""
    if low is not None and high is not None:
        middle = low if finding.numerator is None else finding.numerator
        ordered = 0 <= low <= middle <= high <= finding.base
        _demand(ordered, "the range of likely values must hold the number itself")
        said = "Different counts gave" if finding.spread else "The true number is likely to be"
        likely = f"{said} from {low:,} to {high:,} out of {finding.base:,}"
    return IconArray(
        base=finding.base,
        groups=_groups(finding),
        period=finding.period,
        likely=likely,
        study=_study(finding),
        small=finding.small_study,
    )


def _study(finding: Finding) -> str:
    if finding.studied is None:
        return "How many people were studied is not known"
    if finding.small_study:
        return f"Small study: {finding.people}"
    return f"{finding.people} {'was' if finding.studied == 1 else 'were'} studied"


def _groups(finding: Finding) -> tuple[PeopleGroup, ...]:
    if finding.numerator is None:
        return ()
    own = PeopleGroup(
        "This group",
        finding.numerator,
        _sentence(f"{finding.amount} {finding.happened}"),
        _sentence(f"{finding.complement} {finding.did_not}"),
    )
    if finding.comparator_numerator is None:
        return (own,)
    affected = finding.comparator_numerator
    about = "about " if finding.estimate else ""
    others = PeopleGroup(
        f"Compared with: {finding.comparator}",
        affected,
        _sentence(f"{about}{affected:,} out of {finding.base:,} people {finding.happened}"),
        _sentence(
            f"{about}{finding.base - affected:,} out of {finding.base:,} people {finding.did_not}"
        ),
    )
    return (own, others)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


Spec = PhaseCurve | StrategyTimeline
