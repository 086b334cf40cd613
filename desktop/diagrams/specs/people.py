"""People out of 100, or of a larger base."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.specs.demands import demand, demand_words
from desktop.domain.evidence import Finding

BASES = (100, 1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Count:
    """How many people it is, and what they have in common."""

    amount: str  # "About 69 out of 100 people"
    words: str  # "stayed free of relapses"

    @property
    def sentence(self) -> str:
        return f"{self.amount} {self.words}"


@dataclass(frozen=True, slots=True)
class PeopleGroup:
    """People out of the base: those to whom it happened, and the others.

    Args:
        heading: may be empty for a group alone.
    """

    heading: str
    affected: int
    happened: Count
    did_not: Count


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
        demand(self.base in BASES, "people are counted out of 100, 1,000 or 10,000")
        demand(len(self.groups) <= 2, "at most two groups stand side by side")
        demand(bool(self.period.strip()), "the time is missing: over how long was it counted?")
        for group in self.groups:
            possible = 0 <= group.affected <= self.base
            demand(possible, f"{group.affected:,} of {self.base:,} people cannot be drawn")
            happened, did_not = group.happened.words, group.did_not.words
            demand_words("the picture", happened=happened, did_not=did_not)

    @property
    def time(self) -> str:
        return f"Time covered: {self.period}"


def array_of(finding: Finding) -> IconArray:
    """The picture of `finding`; it has no group where the number is not known.

    Raises:
        ValueError: the finding's numbers contradict each other.
    """
    demand(
        finding.studied is None or finding.studied > 0,
        "the number of people studied must be above 0",
    )
    low, high = finding.low, finding.high
    demand((low is None) == (high is None), "a range of likely values needs both its ends")
    likely = ""
    if low is not None and high is not None:
        middle = low if finding.numerator is None else finding.numerator
        ordered = 0 <= low <= middle <= high <= finding.base
        demand(ordered, "the range of likely values must hold the number itself")
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
    if finding.comparator_numerator is None:
        return (_group("", finding, finding.numerator),)
    own = _group("This group", finding, finding.numerator)
    others = _group(f"Compared with: {finding.comparator}", finding, finding.comparator_numerator)
    return (own, others)


def _group(heading: str, finding: Finding, affected: int) -> PeopleGroup:
    def amount(people: int) -> str:
        rounded = finding.estimate and 0 < people < finding.base  # nobody is not "about" nobody
        about = "About " if rounded else ""
        return f"{about}{people:,} out of {finding.base:,} people"

    return PeopleGroup(
        heading,
        affected,
        Count(amount(affected), finding.happened),
        Count(amount(finding.base - affected), finding.did_not),
    )
