"""Puts together what Home, the shelves, the reader and My list show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.domain.article import Article
from desktop.domain.blocks import (
    Block,
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    Runs,
    runs_of,
)
from desktop.domain.content import Comparison, Diagram, Group, PageKind, check_id
from desktop.domain.reading import Bookmark, CheckAnswer, CheckOutcome, Place, SavedQuestion
from desktop.domain.screens import (
    DiagramView,
    HomeView,
    KeptPage,
    PathStep,
    ReaderView,
    RecentPage,
    Shelf,
    StepState,
)
from desktop.library.figures import diagram_of
from desktop.library.numbering import Numbering
from desktop.library.page_parts import KIND_LABELS
from desktop.library.pages import Pages
from desktop.store.content import ContentStore

RECENT_ON_HOME = 3
OTHER_PICTURES = Group("other-pictures", "More pictures", "Pictures that stand in no topic.")

OTHER_SHELVES = (
    (
        (PageKind.STRATEGY,),
        Group("strategies", "Strategies one by one", "The same questions answered for each."),
    ),
    (
        (PageKind.COMPARISON, PageKind.DIAGRAM),
        Group("pictures", "Side by side and in pictures", "Tables and diagrams on their own."),
    ),
    (
        (PageKind.TREATMENT,),
        Group("treatments", "Treatments", "One page for each medicine, from A to Z."),
    ),
)


class Shelves:
    """Answers "what is there, and how far has this reader come?" for the screens."""

    def __init__(self, content: ContentStore, pages: Pages) -> None:
        self._content = content
        self._pages = pages
        self._cards = {card.id: card for card in content.cards()}

    def home(self, places: tuple[Place, ...]) -> HomeView:
        """Home for a reader with these `places`, latest first."""
        finished = {place.page for place in places if place.finished}
        steps = []
        upcoming = StepState.NEXT
        for step in self._content.edition().start_here:
            done = step.page in finished
            state = StepState.DONE if done else upcoming
            if not done:
                upcoming = StepState.LATER
            steps.append(PathStep(step.title, step.page, self._cards[step.page].minutes, state))
        recent = tuple(self._recent(place) for place in places if place.page in self._cards)[
            :RECENT_ON_HOME
        ]
        return HomeView(tuple(steps), self._content.edition().home, recent)

    def shelves(self, places: tuple[Place, ...]) -> tuple[Shelf, ...]:
        """Every page that is not a word, by group, in the order of the edition."""
        finished = frozenset(place.page for place in places if place.finished)
        shelves = [
            Shelf(group, tuple(c for c in self._cards.values() if c.group == group.id), finished)
            for group in self._content.edition().groups
        ]
        for kinds, group in OTHER_SHELVES:
            cards = tuple(card for card in self._cards.values() if card.kind in kinds)
            shelves.append(Shelf(group, cards, finished))
        return tuple(shelf for shelf in shelves if shelf.cards)

    def gallery(self) -> tuple[Shelf, ...]:
        """Every diagram, by the subject of the first topic that shows it."""
        edition = self._content.edition()
        cards = [card for card in self._cards.values() if card.kind is PageKind.DIAGRAM]
        groups = {card.id: self._group_of(card.id) for card in cards}
        shelves = [
            Shelf(group, tuple(c for c in cards if groups[c.id] == group.id), frozenset())
            for group in (*edition.groups, OTHER_PICTURES)
        ]
        return tuple(shelf for shelf in shelves if shelf.cards)

    def diagram(self, page_id: str, *, bookmark: Bookmark | None = None) -> DiagramView:
        """A diagram with all that its screen says of it.

        Raises:
            NotFoundError: there is no such diagram.
        """
        diagram = self._content.diagram(page_id)
        return DiagramView(
            diagram=diagram,
            article=self._pages.article(page_id),
            shown_in=tuple(self._cards[topic] for topic in self._content.shown_in(page_id)),
            part_titles=self._part_titles([diagram]),
            bookmark=bookmark,
        )

    def _group_of(self, diagram: str) -> str:
        shown_in = self._content.shown_in(diagram)
        return self._cards[shown_in[0]].group if shown_in else OTHER_PICTURES.id

    def _part_titles(self, diagrams: Iterable[Diagram]) -> dict[str, str]:
        """Titles of what the parts of `diagrams` open, by page id."""
        pages = {page for diagram in diagrams for page in diagram.links.values()}
        return {page: self._part_title(page) for page in sorted(pages)}

    def _part_title(self, page: str) -> str:
        kind, _, name = page.partition(":")
        if kind == "finding":
            return self._content.finding(name).title
        page_id, _, anchor = page.partition("#")
        return self._heading(page_id, anchor) or self._cards[page_id].title

    def _heading(self, page_id: str, anchor: str) -> str:
        """The heading of a part of a page; empty where no part has this anchor."""
        if not anchor:
            return ""
        sections = self._pages.article(page_id).sections
        return next((s.heading for s in sections if s.anchor == anchor), "")

    def reader(
        self,
        page_id: str,
        *,
        bookmark: Bookmark | None = None,
        place: Place | None = None,
        questions: tuple[SavedQuestion, ...] = (),
        checks: tuple[CheckAnswer, ...] = (),
    ) -> ReaderView:
        """A page with all that it names resolved.

        Raises:
            NotFoundError: there is no such page.
        """
        article = self._pages.article(page_id)
        blocks = tuple(block for section in article.sections for block in section.blocks)
        numbering = Numbering()
        numbering.numbers(source.key for source in article.sources)
        comparisons = {
            block.comparison: self._content.comparison(block.comparison)
            for block in blocks
            if isinstance(block, ComparisonFigure)
        }
        diagrams = {
            block.diagram: diagram_of(self._content, block.diagram)
            for block in blocks
            if isinstance(block, Figure)
        }
        named = _findings(article, blocks, comparisons.values())
        return ReaderView(
            article=article,
            edition=self._content.edition(),
            diagrams=diagrams,
            comparisons=comparisons,
            findings={finding: self._content.finding(finding) for finding in named},
            bookmark=bookmark,
            place=place,
            saved_questions=frozenset(q.source for q in questions if q.page == page_id),
            checks=_outcomes(article, checks),
            part_titles=self._part_titles(diagrams.values()),
        )

    def kept(
        self, bookmarks: tuple[Bookmark, ...], places: tuple[Place, ...]
    ) -> tuple[KeptPage, ...]:
        """The reader's bookmarks with the pages they point to, in the order given."""
        by_page = {place.page: place for place in places}
        return tuple(self._kept(bookmark, by_page.get(bookmark.page)) for bookmark in bookmarks)

    def _kept(self, bookmark: Bookmark, place: Place | None) -> KeptPage:
        card = self._cards.get(bookmark.page)
        heading = ""
        if card is not None and place is not None and not place.finished:
            heading = self._heading(card.id, place.anchor)
        return KeptPage(bookmark, card, KIND_LABELS[card.kind] if card else "", heading)

    def _recent(self, place: Place) -> RecentPage:
        card = self._cards[place.page]
        sections = self._pages.article(card.id).sections
        words = sum(section.words for section in sections)
        unread = sum(section.words for section in sections if section.anchor not in place.read)
        left = max(1, round(card.minutes * unread / words)) if words else card.minutes
        return RecentPage(card, KIND_LABELS[card.kind], left, place.finished)


def _outcomes(article: Article, answers: Iterable[CheckAnswer]) -> dict[str, CheckOutcome]:
    """How the self-checks of a page went, but for those that ask something else by now."""
    asked = {check_id(article.id, n): check.ask for n, check in enumerate(article.self_check)}
    return {each.check: each.outcome for each in answers if asked.get(each.check) == each.ask}


def _findings(
    article: Article, blocks: Iterable[Block], comparisons: Iterable[Comparison]
) -> Iterator[str]:
    """Ids of findings shown as figures, or named in key points, sentences and cells; may repeat."""
    lines: list[Runs] = list(article.key_points)
    if article.glance is not None:
        lines += article.glance.lines()
    for block in blocks:
        if isinstance(block, FindingFigure):
            yield block.finding
        lines.extend(runs_of(block))
    for comparison in comparisons:
        for row in comparison.rows:
            for cell in row.cells:
                lines += (cell.runs, cell.explanation)
    for line in lines:
        yield from (run.finding for run in line if isinstance(run, FindingLink))
