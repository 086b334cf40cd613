"""Turns what the store holds, of whatever kind, into one thing to read: an `Article`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain.article import Article, ReadNext
from desktop.domain.blocks import (
    Block,
    BulletList,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    PageLink,
    Paragraph,
    Runs,
    Section,
    Table,
    Text,
    plain,
    runs_of,
)
from desktop.domain.content import (
    Comparison,
    Diagram,
    NamedField,
    PageCard,
    PageKind,
    Strategy,
    Term,
    Topic,
    Treatment,
)
from desktop.domain.reading import DrugNames
from desktop.domain.schedule import FIRST_DOSE, when
from desktop.store.content import ContentStore

YEARS_ANCHOR = "the-years"

KIND_LABELS = {
    PageKind.TOPIC: "Explainer",
    PageKind.STRATEGY: "Strategy",
    PageKind.TREATMENT: "Treatment",
    PageKind.COMPARISON: "Comparison",
    PageKind.DIAGRAM: "Diagram",
    PageKind.TERM: "Word",
}


class Pages:
    """Opens pages by id; brand names of the market in `names` come first."""

    def __init__(self, content: ContentStore, names: DrugNames = DrugNames.UK) -> None:
        self._content = content
        self.names = names

    def article(self, page_id: str) -> Article:
        """The page with this id.

        Raises:
            NotFoundError: there is none; it names the nearest ids.
        """
        kind = self._content.kind_of(page_id)
        if kind is PageKind.TOPIC:
            return self._topic(self._content.topic(page_id))
        if kind is PageKind.STRATEGY:
            return self._strategy(self._content.strategy(page_id))
        if kind is PageKind.TREATMENT:
            return self._treatment(self._content.treatment(page_id))
        if kind is PageKind.COMPARISON:
            return self._comparison(self._content.comparison(page_id))
        if kind is PageKind.TERM:
            return self._term(self._content.term(page_id.removeprefix("term:")))
        return self._diagram(self._content.diagram(page_id))  # raises for an unknown id

    def _topic(self, topic: Topic) -> Article:
        group = next((g.title for g in self._content.edition().groups if g.id == topic.group), "")
        cards = {card.id: card for card in self._content.cards()}
        return Article(
            id=topic.id,
            number=topic.number,
            kind=PageKind.TOPIC,
            kind_label=KIND_LABELS[PageKind.TOPIC],
            group_title=group,
            title=topic.title,
            lead=topic.summary,
            key_points=topic.key_points,
            sections=topic.sections,
            questions=topic.questions,
            sources=self._content.sources(topic.sources),
            read_next=_read_next(cards[page] for page in topic.read_next),
            review=topic.review,
            minutes=cards[topic.id].minutes,
            quality=topic.quality,
            self_check=topic.self_check,
        )

    def _strategy(self, strategy: Strategy) -> Article:
        status = _section(
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
            sections=(status, *map(_field_section, strategy.fields), *_years_section(strategy)),
            sources=self._content.sources(strategy.sources),
            read_next=_read_next(map(self._card, strategy.explained_in)),
            review=strategy.review,
            minutes=self._card(strategy.id).minutes,
        )

    def _treatment(self, treatment: Treatment) -> Article:
        brands = _brands(treatment, self.names)
        strategy = self._content.strategy(treatment.strategy)
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
        sections = [
            _section("at-a-glance", "At a glance", (glance,)),
            *map(_field_section, treatment.fields),
        ]
        if treatment.schedule:
            blocks = (Figure(f"calendar:{treatment.id}"), years)
            sections.append(_section(YEARS_ANCHOR, "What the years can look like", blocks))
        if treatment.findings:
            figures = tuple(FindingFigure(finding) for finding in treatment.findings)
            sections.append(_section("numbers", "Numbers from studies", figures))
        return Article(
            id=treatment.id,
            number=treatment.number,
            kind=PageKind.TREATMENT,
            kind_label=KIND_LABELS[PageKind.TREATMENT],
            title=treatment.name,
            lead=treatment.summary,
            sections=tuple(sections),
            questions=treatment.questions,
            sources=self._content.sources(treatment.sources),
            read_next=_read_next([self._card(strategy.id)]),
            review=treatment.review,
            minutes=self._card(treatment.id).minutes,
        )

    def _comparison(self, comparison: Comparison) -> Article:
        explained = [self._card(option.page) for option in comparison.options if option.page]
        table = _section(
            "side-by-side", "Side by side", (ComparisonFigure(comparison.id),), comparison.title
        )
        return Article(
            id=comparison.id,
            number=comparison.number,
            kind=PageKind.COMPARISON,
            kind_label=KIND_LABELS[PageKind.COMPARISON],
            title=comparison.title,
            lead=comparison.summary,
            sections=(table,),
            sources=self._content.sources(comparison.sources),
            read_next=_read_next(explained),
            review=comparison.review,
            minutes=self._card(comparison.id).minutes,
        )

    def _diagram(self, diagram: Diagram) -> Article:
        words = tuple(Paragraph((Text(paragraph),)) for paragraph in diagram.text)
        table = Table(
            caption=diagram.title,
            header=tuple((Text(cell),) for cell in diagram.table_header),
            rows=tuple(tuple((Text(cell),) for cell in row) for row in diagram.table_rows),
        )
        linked = dict.fromkeys(page for page in diagram.links.values() if ":" not in page)
        return Article(
            id=diagram.id,
            number=diagram.number,
            kind=PageKind.DIAGRAM,
            kind_label=KIND_LABELS[PageKind.DIAGRAM],
            title=diagram.title,
            lead=diagram.caption,
            sections=(
                _section("the-diagram", "The diagram", (Figure(diagram.id),)),
                _section("in-words", "The same in words", words),
                _section("as-a-table", "The same as a table", (table,)),
            ),
            sources=self._content.sources(diagram.sources),
            read_next=_read_next(self._card(page) for page in linked),
            review=diagram.review,
            minutes=self._card(diagram.id).minutes,
        )

    def _term(self, term: Term) -> Article:
        numbers = tuple(range(1, len(term.sources) + 1))
        cited = (Citation(term.sources, numbers),) if term.sources else ()
        blocks: list[Block] = [Paragraph((Text(term.definition), *cited))]
        if term.say:
            blocks.append(Paragraph((Text("Say it: ", strong=True), Text(term.say))))
        if term.aliases:
            names = ", ".join(term.aliases)
            blocks.append(Paragraph((Text("Also called: ", strong=True), Text(names))))
        sections = [_section("meaning", "What it means", blocks)]
        if term.used_in:
            links: tuple[Runs, ...] = tuple(
                (PageLink(self._card(page).title, page),) for page in term.used_in
            )
            sections.append(_section("used-in", "Where it is used", (BulletList(links),)))
        return Article(
            id=f"term:{term.id}",
            number=term.number,
            kind=PageKind.TERM,
            kind_label=KIND_LABELS[PageKind.TERM],
            title=term.term,
            lead="",
            sections=tuple(sections),
            sources=self._content.sources(term.sources),
            review=None,
            minutes=1,
        )

    def _card(self, page_id: str) -> PageCard:
        return next(card for card in self._content.cards() if card.id == page_id)


def _read_next(cards: Iterable[PageCard]) -> tuple[ReadNext, ...]:
    return tuple(ReadNext(card.id, card.title, card.summary) for card in cards)


def _field_section(field: NamedField) -> Section:
    return _section(field.key, field.label, tuple(map(Paragraph, field.paragraphs)))


def _years_section(strategy: Strategy) -> Iterator[Section]:
    """The example of a strategy on a calendar, where there is one."""
    if strategy.plan is not None:
        figures = (Figure(f"plan:{strategy.id}"), Figure(f"burden:{strategy.id}"))
        yield _section(YEARS_ANCHOR, "What the years can look like", figures)


def _section(anchor: str, heading: str, blocks: Iterable[Block], also_said: str = "") -> Section:
    """A section with its words counted; `also_said` stands for what its figures hold."""
    kept = tuple(blocks)
    said = " ".join([also_said, *(plain(runs) for block in kept for runs in runs_of(block))])
    return Section(anchor, heading, kept, len(said.split()))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _brands(treatment: Treatment, names: DrugNames) -> str:
    uk, us = treatment.names_uk, treatment.names_us
    home, away, label = (uk, us, "US") if names is DrugNames.UK else (us, uk, "UK")
    others = [name for name in away if name not in home]
    said = ", ".join(home) or "none"
    return f"{said} ({label}: {', '.join(others)})" if others else said
