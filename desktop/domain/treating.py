"""The list of treatments: what each card says, what the list is narrowed to, what is ticked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.content import CarePlace, Course


class Taken(StrEnum):
    """How a treatment is taken, as content files name it."""

    TABLET = "tablet"
    INJECTION = "injection"
    INFUSION = "infusion"
    PROCEDURE = "procedure"


TAKEN_ICONS: Mapping[Taken, str] = {
    Taken.TABLET: "pill",
    Taken.INJECTION: "syringe",
    Taken.INFUSION: "drop-half-bottom",
    Taken.PROCEDURE: "hospital",
}


@dataclass(frozen=True, slots=True)
class TreatmentCard:
    """A treatment in the list.

    Args:
        brands: brand names of the reader's market.
        facts: how it is taken, where and how long, each in a few words.
        strategy: the strategy's name.
        identity: key of the strategy's mark in `tokens.STRATEGY_MARKS`.
        disputed: whether experts differ on its strategy.
    """

    id: str
    name: str
    brands: tuple[str, ...]
    facts: tuple[str, ...]
    taken: Taken
    course: Course
    where: tuple[CarePlace, ...]
    strategy: str
    identity: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; None and "" leave all of it."""

    taken: Taken | None = None
    course: Course | None = None
    where: CarePlace | None = None
    words: str = ""

    @property
    def filtered(self) -> bool:
        """Whether more than words narrow the list."""
        return (self.taken, self.course, self.where) != (None, None, None)


@dataclass(frozen=True, slots=True)
class TreatmentsView:
    """Every treatment from A to Z, and which of them are wanted.

    Args:
        shown: ids of the treatments that fit.
        alike: whether none is called so, and those shown only have names like it.
    """

    cards: tuple[TreatmentCard, ...]
    wanted: Wanted
    shown: frozenset[str]
    alike: bool = False


@dataclass(frozen=True, slots=True)
class TreatmentsLeft:
    """How the list was left.

    Args:
        ticked: ids of the treatments to compare, in the order in which they were ticked.
        gone: names of ticked treatments that the content holds no more.
    """

    wanted: Wanted = Wanted()
    ticked: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
