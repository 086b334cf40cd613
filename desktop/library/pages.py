"""Turns what the store holds, of whatever kind, into one thing to read: an `Article`."""

from __future__ import annotations

from desktop.domain.article import Article
from desktop.domain.blocks import (
    Block,
    BulletList,
    Citation,
    ComparisonFigure,
    Figure,
    PageLink,
    Paragraph,
    Runs,
    Table,
    Text,
)
from desktop.domain.content import (
    Comparison,
    Diagram,
    PageKind,
    Term,
    Topic,
)
from desktop.domain.reading import DrugNames
from desktop.library.page_parts import KIND_LABELS, read_next, section
from desktop.library.strategy_page import strategy_article
from desktop.library.treatment_page import treatment_article
from desktop.store.content import ContentStore


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
            return strategy_article(self._content, self._content.strategy(page_id))
        if kind is PageKind.TREATMENT:
            return treatment_article(self._content, self._content.treatment(page_id), self.names)
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
            read_next=read_next(cards[page] for page in topic.read_next),
            review=topic.review,
            minutes=cards[topic.id].minutes,
            quality=topic.quality,
            self_check=topic.self_check,
            easy_read=topic.easy_read,
            teach_back=topic.teach_back,
        )

    def _comparison(self, comparison: Comparison) -> Article:
        card = self._content.card
        explained = [card(option.page) for option in comparison.options if option.page]
        table = section(
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
            read_next=read_next(explained),
            review=comparison.review,
            minutes=self._content.card(comparison.id).minutes,
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
                section("the-diagram", "The diagram", (Figure(diagram.id),)),
                section("in-words", "The same in words", words),
                section("as-a-table", "The same as a table", (table,)),
            ),
            sources=self._content.sources(diagram.sources),
            read_next=read_next(self._content.card(page) for page in linked),
            review=diagram.review,
            minutes=self._content.card(diagram.id).minutes,
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
        sections = [section("meaning", "What it means", blocks)]
        if term.used_in:
            links: tuple[Runs, ...] = tuple(
                (PageLink(self._content.card(page).title, page),) for page in term.used_in
            )
            sections.append(section("used-in", "Where it is used", (BulletList(links),)))
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
