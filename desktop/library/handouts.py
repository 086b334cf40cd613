"""Makes handouts: opens the pages, draws their pictures, numbers sources, gathers words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from desktop.diagrams.palettes import PRINT_LABEL
from desktop.domain.article import Article
from desktop.domain.blocks import (
    Block,
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    Run,
    Runs,
    Section,
    TermLink,
    runs_of,
)
from desktop.domain.calendar import Plan
from desktop.domain.content import (
    Comparison,
    Diagram,
    Edition,
    PageKind,
    Strategy,
    Term,
    Treatment,
)
from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.domain.errors import NotFoundError
from desktop.domain.evidence import Finding, Source
from desktop.domain.printing import HandoutOptions, Variant
from desktop.handouts.handout import CitedFinding, DrawnFigure, Handout, Parts, Urgent
from desktop.handouts.setting import setting_for
from desktop.library.figures import diagram_of
from desktop.library.numbering import Numbering

_KEY_SECTIONS = {  # what must not be missing even on a sheet of key points
    PageKind.STRATEGY: {"at-a-glance", "idea", "what-is-known-to-work", "harms", "how-to-stop"},
    PageKind.TREATMENT: {
        *("tests-during", "effects", "serious-side-effects", "pregnancy", "stopping"),
    },
}
PACK_TITLE = "Your pages from Waymark"
URGENT = Urgent("When to call for help", "", ())  # for content without a page about it
SHORT_PART = 0.6  # of the height of a page


class Content(Protocol):
    """What a handout needs of the content store."""

    def term(self, term_id: str) -> Term: ...

    def finding(self, finding_id: str) -> Finding: ...

    def comparison(self, comparison_id: str) -> Comparison: ...

    def diagram(self, id: str) -> Diagram: ...

    def planned(self, id: str) -> Strategy | Treatment: ...

    def plan(self, id: str) -> Plan: ...

    def edition(self) -> Edition: ...

    def sources(self, keys: tuple[str, ...]) -> tuple[Source, ...]: ...


class HandoutMaker:
    """Makes handout values from page ids.

    Args:
        articles: opens a page by its id.
        draw: draws a diagram, or a finding asked for as `finding:ID`.
    """

    def __init__(
        self,
        content: Content,
        articles: Callable[[str], Article],
        draw: Callable[[DrawingRequest], Drawing],
    ) -> None:
        self._content = content
        self._articles = articles
        self._draw = draw

    def make(self, page_ids: Sequence[str], options: HandoutOptions, title: str = "") -> Handout:
        """The handout of these pages, in this order.

        Args:
            title: of a pack; a single page gives its own.

        Raises:
            NotFoundError: no page has one of the ids.
        """
        return self.make_of([self._articles(page_id) for page_id in page_ids], options, title)

    def make_of(
        self,
        articles: Sequence[Article],
        options: HandoutOptions,
        title: str = "",
        comparisons: Sequence[Comparison] = (),
    ) -> Handout:
        """The handout of pages at hand.

        Args:
            comparisons: those that the reader put together, and so the content does not hold.
        """
        numbering = Numbering()
        cut = [_cut_down(article, options.variant) for article in articles]
        if options.variant is not Variant.KEY_POINTS:  # the numbers of the screen
            numbering.numbers(source.key for page in cut for source in page.sources)
        pages = tuple(map(numbering.article, cut))
        parts, inline = self._parts(pages, options, numbering, comparisons)
        urgent = self._urgent(numbering)
        sources = self._content.sources(numbering.keys)
        if len(pages) == 1:
            pages = (replace(pages[0], sources=sources),)
        return Handout(
            title=title or (pages[0].title if len(pages) == 1 else PACK_TITLE),
            pages=pages,
            parts=parts,
            inline_findings=inline,
            words=self._words(pages, parts),
            sources=sources,
            urgent=urgent,
            edition=self._content.edition(),
            options=options,
        )

    def _parts(
        self,
        pages: tuple[Article, ...],
        options: HandoutOptions,
        numbering: Numbering,
        comparisons: Sequence[Comparison],
    ) -> tuple[Parts, tuple[str, ...]]:
        """What the pages point to, and the findings that are only named in sentences."""
        blocks = list(_blocks_of(pages))
        made = {comparison.id: comparison for comparison in comparisons}
        compared = {
            block.comparison: numbering.comparison(
                made.get(block.comparison) or self._content.comparison(block.comparison)
            )
            for block in blocks
            if isinstance(block, ComparisonFigure)
        }
        shown = [block.finding for block in blocks if isinstance(block, FindingFigure)]
        runs = _runs_in([*_lines_of(pages), *_cells_of(compared.values())])
        named = [run.finding for run in runs if isinstance(run, FindingLink)]
        inline = tuple(dict.fromkeys(finding for finding in named if finding not in shown))
        figures = [block.diagram for block in blocks if isinstance(block, Figure)]
        parts = Parts(
            figures={diagram: self._figure(diagram, options) for diagram in figures},
            findings={
                **{
                    finding: self._finding(finding, numbering, self._people(finding, options))
                    for finding in shown
                },
                **{finding: self._finding(finding, numbering) for finding in inline},
            },
            comparisons=compared,
        )
        return parts, inline

    def _figure(self, diagram: str, options: HandoutOptions) -> DrawnFigure:
        setting = setting_for(options)
        request = DrawingRequest(
            _on_paper(diagram),
            setting.figure_width,
            _palette(options),
            text_scale=setting.small / PRINT_LABEL,
            tallest=int(setting.figure_room),
        )
        drawing = self._draw(request)
        if drawing.parts:
            # It must be cut anyway, and shorter parts leave smaller gaps at the ends of pages.
            drawing = self._draw(replace(request, tallest=int(SHORT_PART * setting.figure_room)))
        return DrawnFigure(diagram_of(self._content, diagram), drawing)

    def _finding(
        self, finding_id: str, numbering: Numbering, drawing: Drawing | None = None
    ) -> CitedFinding:
        finding = self._content.finding(finding_id)
        return CitedFinding(finding, numbering.numbers(finding.sources), drawing)

    def _people(self, finding_id: str, options: HandoutOptions) -> Drawing:
        """A finding as people; its few words stay small, for large print says them beside it."""
        setting = setting_for(options)
        return self._draw(
            DrawingRequest(
                f"finding:{finding_id}",
                int(setting.text_width),
                _palette(options),
                text_scale=setting.floor / PRINT_LABEL,
                tallest=int(setting.people_room),
            )
        )

    def _words(self, pages: tuple[Article, ...], parts: Parts) -> tuple[Term, ...]:
        """Every glossary word linked on the sheet, once (PEMAT-4)."""
        runs = _runs_in([*_lines_of(pages), *_cells_of(parts.comparisons.values())])
        used = {run.term for run in runs if isinstance(run, TermLink)}
        return tuple(sorted(map(self._content.term, used), key=lambda term: term.term.lower()))

    def _urgent(self, numbering: Numbering) -> Urgent:
        try:
            page = self._articles(self._content.edition().urgent_page)
        except NotFoundError:
            return URGENT
        page = numbering.article(replace(page, sections=()))
        return Urgent(page.title, page.lead, page.key_points)


def _on_paper(diagram: str) -> str:
    """The form of `diagram` for paper: the words below a tree of next steps say more of each."""
    return f"{diagram}?short" if diagram.startswith("what-if:") else diagram


def _palette(options: HandoutOptions) -> str:
    return "print-grey" if options.greyscale else "print"


def _cut_down(article: Article, variant: Variant) -> Article:
    """What of `article` its variant shows.

    Beside key points it keeps the words of sections that must not be missed; of a page that has
    neither, the first section; of a comparison the table alone, for it asks a question for every
    row.
    """
    if variant is not Variant.KEY_POINTS:
        return article
    wanted = _KEY_SECTIONS.get(article.kind, ())
    kept = tuple(_without_people(part) for part in article.sections if part.anchor in wanted)
    if not kept and not article.key_points:
        kept = article.sections[:1]
    compared = article.kind is PageKind.COMPARISON
    return replace(
        article,
        sections=kept,
        questions=() if compared else article.questions,
        read_next=(),
    )


def _without_people(section: Section) -> Section:
    """`section` without findings drawn as people; those that its words name are told at the end."""
    words = tuple(block for block in section.blocks if not isinstance(block, FindingFigure))
    return replace(section, blocks=words)


def _blocks_of(pages: Iterable[Article]) -> Iterator[Block]:
    for page in pages:
        for section in page.sections:
            yield from section.blocks


def _lines_of(pages: Iterable[Article]) -> Iterator[Runs]:
    for page in pages:
        if page.glance is not None:
            yield from page.glance.lines()
        yield from page.key_points
        for block in _blocks_of([page]):
            yield from runs_of(block)


def _cells_of(comparisons: Iterable[Comparison]) -> Iterator[Runs]:
    for comparison in comparisons:
        for row in comparison.rows:
            yield from (cell.runs for cell in row.cells)


def _runs_in(lines: Iterable[Runs]) -> Iterator[Run]:
    for line in lines:
        yield from line
