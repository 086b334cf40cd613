"""What a reader said of the value cards, alone or with somebody, as a screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.comparing import ValueCard
from desktop.domain.reading import CHAIRS, Weight

READER, OTHER = CHAIRS


class Step(StrEnum):
    """A screen of What matters to me."""

    START = ""
    SORT = "sort"
    CHANGE = "change"  # one card alone, from the summary
    RESULT = "result"
    CHAIRS = "chairs"
    FIRST = "first"  # the reader sorts, then the other person
    HAND_OVER = "hand-over"
    SECOND = "second"
    DIFFERENCES = "differences"


class Sorted(StrEnum):
    """How far somebody is with the cards."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Turn:
    """One card put before one person.

    Args:
        chair: whose turn it is.
        number: of the card among all, from 1.
        done: for each card, in their order, whether this person has sorted it.
        weight: what this person said of it; nothing is chosen for them.
        skipped: title of the card before, where that was left without an answer.
    """

    step: Step
    card: ValueCard
    chair: int
    number: int
    done: tuple[bool, ...]
    weight: Weight | None = None
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Cards of which the reader said the same; `weight` is None for those not sorted yet."""

    heading: str
    weight: Weight | None
    cards: tuple[ValueCard, ...]


@dataclass(frozen=True, slots=True)
class GoneAnswer:
    """What was said of a card that the content no longer holds."""

    name: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Summary:
    """All that one person said; groups and their cards stand in an order that ranks nothing.

    Args:
        groups: only those that hold a card.
    """

    groups: tuple[ValueGroup, ...]
    gone: tuple[GoneAnswer, ...] = ()

    def cards(self, weight: Weight | None) -> tuple[ValueCard, ...]:
        """The cards of one group."""
        return next((group.cards for group in self.groups if group.weight is weight), ())


@dataclass(frozen=True, slots=True)
class Difference:
    """A card of which two people said different things, and a question to talk about."""

    card: ValueCard
    first: Weight
    second: Weight
    talk: str


@dataclass(frozen=True, slots=True)
class Differences:
    """What two people said of the same cards.

    Args:
        same: cards of which both said the same; `unsure` are those of them where that was
            "Not sure".
        alone: cards that only one of them has sorted.
    """

    differ: tuple[Difference, ...]
    same: tuple[ValueCard, ...]
    unsure: tuple[ValueCard, ...]
    alone: tuple[ValueCard, ...]
