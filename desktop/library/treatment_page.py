"""The page of a treatment: the same parts in the same order for each."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.article import Article, Fact, Glance
from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Figure,
    FindingFigure,
    PageLink,
    Paragraph,
    Section,
    Table,
    Text,
)
from desktop.domain.content import CarePlace, NamedField, PageKind, Treatment
from desktop.domain.reading import DrugNames
from desktop.domain.schedule import FIRST_DOSE, when
from desktop.domain.tokens import STRATEGY_IDENTITY
from desktop.domain.treating import TAKEN_ICONS, Taken
from desktop.library.page_parts import KIND_LABELS, YEARS_ANCHOR, read_next, section
from desktop.library.taking import had_where, how_long, taken_as
from desktop.store.content import ContentStore

SIDE_EFFECTS = "common-side-effects"  # the field beside which the table of side effects stands
BEFORE_TESTS = "tests-during"  # the field before which the years stand
SIDE_EFFECTS_FIRST = 10  # shown at once; the rest is one step away (RISK-8)
_DISPUTE = "Which strategy does it belong to?"
_MARKETS = {DrugNames.UK: "UK", DrugNames.US: "US"}


def treatment_article(content: ContentStore, treatment: Treatment, names: DrugNames) -> Article:
    """The page of a treatment; brand names of the market in `names` come first."""
    strategy = content.card(treatment.strategy)
    return Article(
        id=treatment.id,
        number=treatment.number,
        kind=PageKind.TREATMENT,
        kind_label=KIND_LABELS[PageKind.TREATMENT],
        title=treatment.name,
        lead=treatment.summary,
        glance=_glance(treatment, strategy.title, names),
        key_points=treatment.key_points,
        sections=tuple(_sections(treatment, names)),
        questions=treatment.questions,
        sources=content.sources(treatment.sources),
        read_next=read_next([strategy]),
        review=treatment.review,
        minutes=content.card(treatment.id).minutes,
        years=YEARS_ANCHOR if treatment.schedule else "",
    )


def _glance(treatment: Treatment, strategy: str, names: DrugNames) -> Glance:
    said = []
    brands = _brands(treatment, names)
    if brands:
        label = "Brand name" if len(brands) == 1 else "Brand names"
        said.append(Fact(label, (Text(", ".join(brands)),)))
    if treatment.say:
        said.append(Fact("Say it", (Text(treatment.say),)))
    dispute = None
    if treatment.contested:
        views = (Paragraph(treatment.contested),)
        dispute = Callout(CalloutKind.TWO_VIEWS, _DISPUTE, views)
    return Glance(tuple(said), tuple(_facts(treatment, strategy)), dispute)


def _facts(treatment: Treatment, strategy: str) -> Iterator[Fact]:
    taken, where = Taken(treatment.taken), treatment.where
    yield Fact("How you take it", (Text(taken_as(treatment)),), TAKEN_ICONS[taken])
    yield Fact("How long", (Text(how_long(treatment)),), "calendar-dots")
    if where:
        icon = "house" if CarePlace.HOME in where else "hospital"
        yield Fact("Where", (Text(had_where(treatment)),), icon)
    link = PageLink(strategy, treatment.strategy)
    yield Fact("Strategy", (link,), identity=STRATEGY_IDENTITY[treatment.strategy])


def _sections(treatment: Treatment, names: DrugNames) -> Iterator[Section]:
    figures = treatment.findings_by_field()
    years = list(_years(treatment))
    for field in treatment.fields:
        if field.key == BEFORE_TESTS:
            yield from years
            years = []
        shown = map(FindingFigure, figures.get(field.key, ()))
        yield section(field.key, field.label, (*_field_blocks(treatment, field), *shown))
    yield from years
    if "" in figures:
        others = map(FindingFigure, figures[""])
        yield section("numbers", "More numbers from studies", others)
    yield section("names", "Names", (BulletList(tuple(_names(treatment, names))),))


def _field_blocks(treatment: Treatment, field: NamedField) -> Iterator[Block]:
    yield from map(Paragraph, field.paragraphs)
    if field.key == SIDE_EFFECTS and treatment.side_effects:
        yield Table(
            caption="One by one, the commonest first",
            header=((Text("Side effect"),), (Text("How many people"),)),
            rows=tuple(((Text(each.effect),), each.often) for each in treatment.side_effects),
            first=SIDE_EFFECTS_FIRST,
        )


def _years(treatment: Treatment) -> Iterator[Section]:
    """Its picture on a calendar, and the same as a table."""
    if not treatment.schedule:
        return
    origin = "day 0" if treatment.taken == Taken.PROCEDURE else FIRST_DOSE
    table = Table(
        caption="What happens when",
        header=((Text("When"),), (Text("What happens"),)),
        rows=tuple(
            ((Text(_capital(when(event, origin))),), (Text(event.label),))
            for event in treatment.schedule
        ),
    )
    blocks = (Figure(f"calendar:{treatment.id}"), table)
    yield section(YEARS_ANCHOR, "What the years can look like", blocks)


def _names(treatment: Treatment, names: DrugNames) -> Iterator[tuple[Text, Text]]:
    """Its names in both markets, those of the reader's first."""
    yield _line("Name of the medicine itself", treatment.name)
    for market in sorted(DrugNames, key=lambda market: market is not names):
        brands = ", ".join(_brands(treatment, market)) or "none"
        yield _line(f"Brand names in the {_MARKETS[market]}", brands)
    yield _line("Kind of treatment", treatment.medicine_class)


def _line(label: str, words: str) -> tuple[Text, Text]:
    return (Text(f"{label}: ", strong=True), Text(words))


def _brands(treatment: Treatment, market: DrugNames) -> tuple[str, ...]:
    return treatment.names_uk if market is DrugNames.UK else treatment.names_us


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
