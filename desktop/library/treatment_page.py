"""The page of a treatment."""

from __future__ import annotations

from desktop.domain.article import Article
from desktop.domain.blocks import BulletList, Figure, FindingFigure, PageLink, Table, Text
from desktop.domain.content import PageKind, Treatment
from desktop.domain.reading import DrugNames
from desktop.domain.schedule import FIRST_DOSE, when
from desktop.library.page_parts import KIND_LABELS, YEARS_ANCHOR, field_section, read_next, section
from desktop.store.content import ContentStore


def treatment_article(content: ContentStore, treatment: Treatment, names: DrugNames) -> Article:
    """The page of a treatment; brand names of the market in `names` come first."""
    brands = _brands(treatment, names)
    strategy = content.strategy(treatment.strategy)
    glance = BulletList(
        (
            (Text("Say it: ", strong=True), Text(treatment.say or "as it is written")),
            (Text("Brand names: ", strong=True), Text(brands)),
            (Text("Kind of medicine: ", strong=True), Text(treatment.medicine_class)),
            (Text("Taken as: ", strong=True), Text(treatment.taken)),
            (Text("Strategy: ", strong=True), PageLink(strategy.name, strategy.id)),
        )
    )
    origin = "day 0" if treatment.taken == "procedure" else FIRST_DOSE
    years = Table(
        caption="What happens when",
        header=((Text("When"),), (Text("What happens"),)),
        rows=tuple(
            ((Text(_capital(when(event, origin))),), (Text(event.label),))
            for event in treatment.schedule
        ),
    )
    parts = [
        section("at-a-glance", "At a glance", (glance,)),
        *map(field_section, treatment.fields),
    ]
    if treatment.schedule:
        blocks = (Figure(f"calendar:{treatment.id}"), years)
        parts.append(section(YEARS_ANCHOR, "What the years can look like", blocks))
    if treatment.findings:
        figures = tuple(FindingFigure(finding) for finding in treatment.findings)
        parts.append(section("numbers", "Numbers from studies", figures))
    return Article(
        id=treatment.id,
        number=treatment.number,
        kind=PageKind.TREATMENT,
        kind_label=KIND_LABELS[PageKind.TREATMENT],
        title=treatment.name,
        lead=treatment.summary,
        sections=tuple(parts),
        questions=treatment.questions,
        sources=content.sources(treatment.sources),
        read_next=read_next([content.card(strategy.id)]),
        review=treatment.review,
        minutes=content.card(treatment.id).minutes,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _brands(treatment: Treatment, names: DrugNames) -> str:
    uk, us = treatment.names_uk, treatment.names_us
    home, away, label = (uk, us, "US") if names is DrugNames.UK else (us, uk, "UK")
    others = [name for name in away if name not in home]
    said = ", ".join(home) or "none"
    return f"{said} ({label}: {', '.join(others)})" if others else said
