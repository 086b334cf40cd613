"""The page of a strategy."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.article import Article
from desktop.domain.blocks import BulletList, Figure, PageLink, Paragraph, Runs, Section, Text
from desktop.domain.content import PageKind, Strategy
from desktop.library.page_parts import (
    KIND_LABELS,
    WHAT_IF_ANCHOR,
    YEARS_ANCHOR,
    field_section,
    read_next,
    section,
)
from desktop.store.content import ContentStore


def strategy_article(content: ContentStore, strategy: Strategy) -> Article:
    """The page of a strategy."""
    status = section(
        "at-a-glance",
        "At a glance",
        (
            Paragraph((Text("Where it stands: ", strong=True), Text(strategy.status))),
            Paragraph((Text("The decision: ", strong=True), Text(strategy.decision))),
        ),
    )
    return Article(
        id=strategy.id,
        number=strategy.number,
        kind=PageKind.STRATEGY,
        kind_label=KIND_LABELS[PageKind.STRATEGY],
        title=strategy.name,
        lead=strategy.summary,
        sections=(
            status,
            *_field_sections(strategy),
            *_years_section(strategy),
            *_treatments_section(content, strategy),
        ),
        sources=content.sources(strategy.sources),
        read_next=read_next(map(content.card, strategy.explained_in)),
        review=strategy.review,
        minutes=content.card(strategy.id).minutes,
        self_check=strategy.self_check,
        years=YEARS_ANCHOR if strategy.plan is not None else "",
    )


def _field_sections(strategy: Strategy) -> Iterator[Section]:
    """Each field, and before those that say what comes next a picture of all of them."""
    first = next(iter(strategy.what_if), "")
    for field in strategy.fields:
        if field.key == first:
            figure = Figure(f"what-if:{strategy.id}")
            yield section(WHAT_IF_ANCHOR, "What if things change?", (figure,))
        yield field_section(field)


def _years_section(strategy: Strategy) -> Iterator[Section]:
    """The example of a strategy on a calendar, where there is one."""
    if strategy.plan is not None:
        figures = (Figure(f"plan:{strategy.id}"), Figure(f"burden:{strategy.id}"))
        yield section(YEARS_ANCHOR, "What the years can look like", figures)


def _treatments_section(content: ContentStore, strategy: Strategy) -> Iterator[Section]:
    """The treatments of this kind from A to Z, which ranks nothing."""
    lines: list[Runs] = []
    for card in map(content.card, strategy.treatments):
        remark = (Text(" (experts differ)"),) if card.id in strategy.disputed else ()
        lines.append((PageLink(card.title, card.id), *remark))
    if lines:
        yield section("treatments", "Treatments of this kind", (BulletList(tuple(lines)),))
