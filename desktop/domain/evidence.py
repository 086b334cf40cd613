"""Findings and sources: where a number comes from and how far to trust it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    UNKNOWN = "unknown"


SMALL_STUDY = 100  # fewer people than this earns the "small study" mark (RISK-7)


@dataclass(frozen=True, slots=True)
class Finding:
    """One clinical figure with everything a reader needs to weigh it.

    Args:
        numerator: people out of `base` to whom it happened; None where not known.
        base: 100, 1,000 or 10,000.
        low, high: range of likely values, out of `base`, where published.
        spread: true where `low` and `high` are the lowest and highest of several counts instead.
        estimate: true for a survival-curve estimate, said as "about".
        period: over how long ("5 years").
        group: who was studied.
        comparator: compared with what; "no comparison group" where there was none.
        comparator_numerator: the same event out of `base` in the comparison group.
        studied: number of people studied; None where not known.
        design: kind of study in plain words.
        certainty_reason: one sentence on why we are that sure.
        happened, did_not: both framings ("stayed free of MS events" / "had at least one MS event").
    """

    id: str
    title: str
    numerator: int | None
    base: int
    low: int | None
    high: int | None
    estimate: bool
    period: str
    group: str
    comparator: str
    comparator_numerator: int | None
    studied: int | None
    design: str
    certainty: Certainty
    certainty_reason: str
    happened: str
    did_not: str
    sources: tuple[str, ...]
    to_be_confirmed: bool = False
    spread: bool = False

    @property
    def small_study(self) -> bool:
        return self.studied is not None and self.studied < SMALL_STUDY

    @property
    def people(self) -> str:
        """How many were studied, in words."""
        if self.studied is None:
            return "number of people not known"
        return f"{self.studied:,} {'person' if self.studied == 1 else 'people'}"

    @property
    def amount(self) -> str:
        """The number in words, such as "about 69 out of 100 people"."""
        if self.numerator is None:
            return "not known"
        about = "about " if self.estimate else ""
        return f"{about}{self.numerator:,} out of {self.base:,} people"

    @property
    def complement(self) -> str:
        """The other way round, such as "about 31 out of 100 people"."""
        if self.numerator is None:
            return "not known"
        about = "about " if self.estimate else ""
        return f"{about}{self.base - self.numerator:,} out of {self.base:,} people"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication; `seen` says what of it was actually read."""

    key: str
    authors: str
    year: str  # "2017" or "n.d."
    title: str
    published_in: str
    kind: str
    seen: str
    address: str = ""  # shown as text, never opened
    note: str = ""
