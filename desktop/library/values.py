"""What matters to a reader: groups their answers in words, and lays two people's side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from desktop.domain.comparing import ValueCard
from desktop.domain.reading import ValueAnswer, Weight
from desktop.domain.values import (
    Difference,
    Differences,
    GoneAnswer,
    Sorted,
    Summary,
    ValueGroup,
)

# In the order of the answers under each card, which is the order of the summary too.
HEADINGS: Mapping[Weight | None, str] = {
    Weight.A_LOT: "What matters a lot to me",
    Weight.A_LITTLE: "What matters a little to me",
    Weight.NOT: "What does not matter to me",
    Weight.NOT_SURE: "What I am not sure about",
    None: "Not sorted yet",
}

Weights = Mapping[str, Weight]  # by card id


class Source(Protocol):
    """Where the cards come from."""

    def values(self) -> tuple[ValueCard, ...]: ...


class Values:
    """Reads answers against the cards that the content holds now."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def cards(self) -> tuple[ValueCard, ...]:
        """All cards, in the order in which they are sorted; it ranks nothing."""
        return self._source.values()

    def summary(self, said: Weights) -> Summary:
        """What one person said, by group."""
        return summary(self.cards(), said)


def weights(answers: Iterable[ValueAnswer], chair: int) -> dict[str, Weight]:
    """What the person in `chair` said, by card id."""
    return {answer.card: answer.weight for answer in answers if answer.chair == chair}


def how_far(cards: Sequence[ValueCard], said: Weights) -> Sorted:
    """Whether somebody has sorted all of the cards, some, or none."""
    done = sum(card.id in said for card in cards)
    if not done:
        return Sorted.NONE
    return Sorted.ALL if done == len(cards) else Sorted.SOME


def summary(cards: Sequence[ValueCard], said: Weights) -> Summary:
    """What one person said, by group, with what they said of cards that are gone."""
    groups = (
        ValueGroup(heading, weight, tuple(card for card in cards if said.get(card.id) is weight))
        for weight, heading in HEADINGS.items()
    )
    known = {card.id for card in cards}
    gone = (
        GoneAnswer(card.replace("-", " ").capitalize(), weight)
        for card, weight in said.items()
        if card not in known
    )
    return Summary(tuple(group for group in groups if group.cards), tuple(gone))


def differences(cards: Sequence[ValueCard], one: Weights, two: Weights) -> Differences:
    """Where two people differ, and where they do not, in the order of the cards."""
    both = [card for card in cards if card.id in one and card.id in two]
    same = tuple(card for card in both if one[card.id] is two[card.id])
    return Differences(
        differ=tuple(
            Difference(card, one[card.id], two[card.id], talk_about(one[card.id], two[card.id]))
            for card in both
            if card not in same
        ),
        same=same,
        unsure=tuple(card for card in same if one[card.id] is Weight.NOT_SURE),
        alone=tuple(card for card in cards if (card.id in one) != (card.id in two)),
    )


def talk_about(one: Weight, two: Weight) -> str:
    """A question to two people who said different things; the same whoever said which."""
    if Weight.NOT_SURE in (one, two):
        return "One of you is not sure. What would help to find out?"
    if Weight.NOT in (one, two):
        return "What would this change in daily life, for each of you?"
    return "What comes to mind when each of you thinks of this?"


def question_about(card: ValueCard) -> str:
    """A question for the team about a card of which the reader is not sure."""
    return f"I am not sure how much this matters to me: {card.title}. What should I know about it?"
