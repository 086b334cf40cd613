"""Findings as single figures of a picture: how many people, who they were, how far to trust it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.diagrams.specs.demands import demand, demand_words
from desktop.diagrams.specs.people import array_of
from desktop.domain.evidence import Finding


@dataclass(frozen=True, slots=True)
class Figure:
    """One finding, said in a few lines.

    Args:
        id: that of the finding.
        who: who was counted, and in which years, in a few words.
        period: over how long, as the finding says it.
        amount: "about 14 out of 1,000 people".
        happened: what happened to them, as the end of a sentence that begins with `amount`.
        study: how many people were studied, in words.
    """

    id: str
    who: str
    affected: int
    base: int
    amount: str
    happened: str
    period: str
    study: str

    def __post_init__(self) -> None:
        demand_words(f"figure '{self.id}'", who=self.who, happened=self.happened)
        possible = 0 <= self.affected <= self.base
        demand(possible, f"{self.affected:,} of {self.base:,} people cannot be drawn")

    @property
    def headline(self) -> str:
        """The amount, as the start of a sentence."""
        return f"{self.amount[:1].upper()}{self.amount[1:]}"

    @property
    def counted(self) -> str:
        """Who was counted, and how many they were."""
        return f"{self.who}. {self.study}."

    @property
    def told(self) -> str:
        happened = f"{self.headline} {self.happened}."
        return f"{happened} {self.who}. Time covered: {self.period}. {self.study}."

    @property
    def row(self) -> tuple[str, str, str]:
        """Who was counted, over how long, and what was found."""
        period = f"{self.period[:1].upper()}{self.period[1:]}"
        return self.who, period, f"{self.headline} {self.happened}. {self.study}"


def fill_figure(written: Mapping[str, Any], finding_of: Callable[[str], Finding]) -> dict[str, Any]:
    """The data of a figure from its finding's id and `who`.

    Raises:
        ValueError: there is no such finding, or it has no number.
    """
    finding_id = written["finding"]
    try:
        finding = finding_of(finding_id)
    except KeyError:
        raise ValueError(f"there is no finding '{finding_id}'") from None
    if finding.numerator is None:
        raise ValueError(f"the number of finding '{finding_id}' is not known")
    own = {key: value for key, value in written.items() if key != "finding"}
    return own | {
        "id": finding_id,
        "affected": finding.numerator,
        "base": finding.base,
        "amount": finding.amount,
        "happened": finding.happened,
        "period": finding.period,
        "study": array_of(finding).study,
    }
