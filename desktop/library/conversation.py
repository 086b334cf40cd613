"""The sheet that a reader takes along: what matters, what is unsure, what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.article import Article
from desktop.domain.blocks import Block, BulletList, Paragraph, Text
from desktop.domain.content import PageKind, Question
from desktop.domain.reading import (
    CheckAnswer,
    CheckOutcome,
    Place,
    SavedQuestion,
    ValueAnswer,
    Weight,
)
from desktop.domain.values import READER, Summary
from desktop.library.page_parts import section
from desktop.library.values import Values, weights
from desktop.store.content import ContentStore

CONVERSATION_PAGE = "conversation"  # stands for the sheet where a page id is asked for
CONVERSATION_TITLE = "My sheet for the visit"
MOST_READ = 8
MOST_UNSURE = 3  # questions named
_LABELS: Mapping[Weight | None, str] = {
    Weight.A_LOT: "A lot",
    Weight.A_LITTLE: "A little",
    Weight.NOT: "Does not matter to me",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What the sheet is made of.

    Args:
        places: the page read last first; None where no history is kept.
    """

    value_answers: Sequence[ValueAnswer]
    check_answers: Sequence[CheckAnswer]
    questions: Sequence[SavedQuestion]
    places: Sequence[Place] | None


def conversation(content: ContentStore, kept: Kept) -> Article:
    """The sheet; a part that is empty is left out, and one line says how to fill it."""
    said = Values(content).summary(weights(kept.value_answers, READER))
    parts = (
        ("what-matters", "What matters to me", _matters(said)),
        ("what-i-have-read", "What I have read", _read(content, kept.places or ())),
        ("what-i-am-unsure-of", "What I am unsure of", _unsure(said, kept.check_answers)),
        ("left-out", "Not on this sheet yet", _left_out(said, kept)),
    )
    return Article(
        id=CONVERSATION_PAGE,
        number=0,
        kind=PageKind.TOPIC,
        kind_label="My sheet",
        title=CONVERSATION_TITLE,
        lead="What matters to me, and what I want to ask my team.",
        sections=tuple(
            section(anchor, heading, blocks) for anchor, heading, blocks in parts if blocks
        ),
        questions=tuple(Question(each.uuid, each.text) for each in kept.questions if each.ticked),
        review=None,
        minutes=1,
        own=True,
    )


def _matters(said: Summary) -> list[Block]:
    return [
        Paragraph(
            (
                Text(f"{_LABELS[group.weight]}: ", strong=True),
                Text("; ".join(card.title for card in group.cards) + "."),
            )
        )
        for group in said.groups
        if group.weight in _LABELS
    ]


def _read(content: ContentStore, places: Sequence[Place]) -> list[Block]:
    titles = {card.id: card.title for card in content.cards()}
    read = [titles[place.page] for place in places if place.finished and place.page in titles]
    return [Paragraph((Text("; ".join(read[:MOST_READ]) + "."),))] if read else []


def _unsure(said: Summary, answers: Sequence[CheckAnswer]) -> list[Block]:
    """What was not clear, the newest first; then of what the reader does not know the weight."""
    newest = sorted(answers, key=lambda each: each.answered, reverse=True)
    lines = [each.ask for each in newest if each.outcome is not CheckOutcome.RIGHT]
    if len(lines) > MOST_UNSURE:
        lines[MOST_UNSURE:] = ["And some more, on my computer"]
    if cards := said.cards(Weight.NOT_SURE):
        titles = "; ".join(card.title for card in cards)
        lines.append(f"How much it matters to me: {titles}")
    return [BulletList(tuple((Text(line),) for line in lines))] if lines else []


def _left_out(said: Summary, kept: Kept) -> list[Block]:
    lines = tuple((Text(line),) for line in _ways_to_fill(said, kept))
    return [BulletList(lines)] if lines else []


def _ways_to_fill(said: Summary, kept: Kept) -> Iterator[str]:
    """One line for each part that nothing has been put into."""
    sorted_any = bool(kept.value_answers) and any(group.weight for group in said.groups)
    if not sorted_any:
        yield "What matters to me: sort the cards on “What matters to me”."
    if kept.places is None:
        yield "What I have read: reading history is off. You can turn it on in Settings."
    elif not any(place.finished for place in kept.places):
        yield "What I have read: read a page to its end."
    if not kept.check_answers and not sorted_any:
        yield "What I am unsure of: try “Check my understanding” at the end of a page."
    if not kept.questions:
        yield "My questions: save some at the end of a page, or write your own on “My list”."
    elif not any(question.ticked for question in kept.questions):
        yield "My questions: tick those that you want here, on “My list”."
