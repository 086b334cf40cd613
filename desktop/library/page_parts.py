"""Small parts that pages of several kinds share."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.article import ReadNext
from desktop.domain.blocks import Block, Paragraph, Section, plain, runs_of
from desktop.domain.content import NamedField, PageCard, PageKind

YEARS_ANCHOR = "the-years"
WHAT_IF_ANCHOR = "what-if"

KIND_LABELS = {
    PageKind.TOPIC: "Explainer",
    PageKind.STRATEGY: "Strategy",
    PageKind.TREATMENT: "Treatment",
    PageKind.COMPARISON: "Comparison",
    PageKind.DIAGRAM: "Diagram",
    PageKind.TERM: "Word",
}


def section(anchor: str, heading: str, blocks: Iterable[Block], also_said: str = "") -> Section:
    """A section with its words counted; `also_said` stands for what its figures hold."""
    kept = tuple(blocks)
    said = " ".join([also_said, *(plain(runs) for block in kept for runs in runs_of(block))])
    return Section(anchor, heading, kept, len(said.split()))


def field_section(field: NamedField) -> Section:
    """A field of a strategy or treatment under its label."""
    return section(field.key, field.label, tuple(map(Paragraph, field.paragraphs)))


def read_next(cards: Iterable[PageCard]) -> tuple[ReadNext, ...]:
    return tuple(ReadNext(card.id, card.title, card.summary) for card in cards)
