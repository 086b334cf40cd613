"""Makes handouts: opens the pages, draws their pictures, numbers sources, gathers words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

from desktop.diagrams.palettes import PRINT_LABEL
from desktop.domain.article import Article
from desktop.domain.blocks import (
    Block,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    Run,
    Runs,
    Section,
    TermLink,
    plain,
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
from desktop.domain.errors import HandoutError, NotFoundError
from desktop.domain.evidence import Finding, Source
from desktop.domain.printing import HandoutOptions, Variant
from desktop.domain.take_home import TakeHomeSlip
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
TO_BE_CONFIRMED = "to be confirmed"  # as the content marks what it is not sure of
WHOM = "Whom to call"
URGENT = Urgent("When to call for help", "", ())  # for content without a page about it
SHORT_PART = 0.2  # of the height of a page: how tall parts of a picture are that flow


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

    def make(
        self,
        page_ids: Sequence[str],
        options: HandoutOptions,
        title: str = "",
        slip: TakeHomeSlip | None = None,
    ) -> Handout:
        """The handout of these pages, in this order.

        Args:
            title: of a pack; a single page gives its own.
            slip: the code that opens these pages in any Waymark; a nurse's copy stays at work.

        Raises:
            NotFoundError: no page has one of the ids.
            HandoutError: there are no pages.
        """
        articles = [self._articles(page_id) for page_id in page_ids]
        return self.make_of(articles, options, title, slip=slip)

    def make_of(
        self,
        articles: Sequence[Article],
        options: HandoutOptions,
        title: str = "",
        comparisons: Sequence[Comparison] = (),
        slip: TakeHomeSlip | None = None,
    ) -> Handout:
        """The handout of pages at hand.

        Args:
            comparisons: those that the reader put together, and so the content does not hold.
            slip: as in `make`.

        Raises:
            HandoutError: there are no pages.
        """
        if not articles:
            raise HandoutError("There is no page on this handout yet; add one first.")
        numbering = Numbering()
        cut = [_cut_down(article, options.variant) for article in articles]
        if len(cut) > 1:  # a pack has been put together with care: it sends nobody elsewhere
            cut = [replace(page, read_next=()) for page in cut]
        easy = [page for page, short in zip(articles, cut, strict=True) if _is_easy(short, options)]
        full = options.variant in {Variant.STANDARD, Variant.LARGE}
        unsure = frozenset(page.id for page in articles if not full and _is_unsure(page))
        if full:  # the numbers of the screen
            numbering.numbers(source.key for page in cut for source in page.sources)
        for page in easy:  # its lines say what the key points say
            numbering.numbers(_cited(page.key_points))
        pages = tuple(map(numbering.article, cut))
        parts, inline = self._parts(pages, options, numbering, comparisons)
        urgent = self._urgent(numbering, [page.id for page in pages], short=not full)
        sources = self._content.sources(numbering.keys)
        if len(pages) == 1:
            pages = (replace(pages[0], sources=sources),)
        return Handout(
            title=title or (pages[0].title if len(pages) == 1 else PACK_TITLE),
            pages=pages,
            parts=parts,
            inline_findings=inline,
            words=self._words(pages, parts, easy),
            sources=sources,
            urgent=urgent,
            edition=self._content.edition(),
            options=options,
            slip=slip if slip is not None and slip.code and not options.nurse_copy else None,
            being_checked=unsure,
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
        tables = [block for block in blocks if isinstance(block, ComparisonFigure)]
        compared = {
            table.comparison: made.get(table.comparison)
            or self._content.comparison(table.comparison)
            for table in tables
        }
        compared = {
            id: _numbered(comparison, tables, numbering) for id, comparison in compared.items()
        }
        shown = [block.finding for block in blocks if isinstance(block, FindingFigure)]
        runs = _runs_in([*_lines_of(pages), *_cells_of(pages, compared)])
        named = [run.finding for run in runs if isinstance(run, FindingLink)]
        inline = tuple(dict.fromkeys(finding for finding in named if finding not in shown))
        drawn = {*_first_findings(pages)}
        figures = [block.diagram for block in blocks if isinstance(block, Figure)]
        parts = Parts(
            figures={diagram: self._figure(diagram, options) for diagram in figures},
            findings={
                finding: self._finding(
                    finding,
                    numbering,
                    self._people(finding, options) if finding in drawn else None,
                )
                for finding in (*dict.fromkeys(shown), *inline)
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
            # It must be cut anyway, and short parts flow over the ends of pages without gaps.
            drawing = self._draw(replace(request, tallest=int(SHORT_PART * setting.figure_room)))
        return DrawnFigure(diagram_of(self._content, diagram), drawing)

    def _finding(
        self, finding_id: str, numbering: Numbering, drawing: Drawing | None = None
    ) -> CitedFinding:
        finding = self._content.finding(finding_id)
        return CitedFinding(finding, numbering.numbers(finding.sources), drawing)

    def _people(self, finding_id: str, options: HandoutOptions) -> Drawing | None:
        """A finding as people; its few words stay small, for large print says them beside it.

        None where they would have to shrink to fit on the page: then words alone say it.
        """
        setting = setting_for(options)
        drawing = self._draw(
            DrawingRequest(
                f"finding:{finding_id}",
                int(setting.text_width),
                _palette(options),
                text_scale=setting.floor / PRINT_LABEL,
                tallest=int(setting.people_room),
            )
        )
        tallest = max(piece.height for piece in drawing.parts or (drawing,))
        return drawing if tallest <= setting.people_room else None

    def _words(
        self, pages: tuple[Article, ...], parts: Parts, easy: Sequence[Article]
    ) -> tuple[Term, ...]:
        """Every glossary word linked on the sheet, once (PEMAT-4).

        Args:
            easy: pages that stand there in easy read, which has no links, as they were before.
        """
        runs = _runs_in([*_lines_of(pages), *_cells_of(pages, parts.comparisons)])
        used = {run.term: self._content.term(run.term) for run in runs if isinstance(run, TermLink)}
        for page in easy:
            said = " ".join(line.words for line in page.easy_read).lower()
            for run in _runs_in(_lines_of([page])):
                if isinstance(run, TermLink):
                    term = self._content.term(run.term)
                    if any(_stands_in(word, said) for word in (run.text, term.term, *term.aliases)):
                        used[term.id] = term
        return tuple(sorted(used.values(), key=lambda term: term.term.lower()))

    def _urgent(self, numbering: Numbering, shown: Sequence[str], *, short: bool) -> Urgent:
        """When to call for help; a sheet of that very page does not say it twice.

        Args:
            short: leave its sources to its page, so that they do not outnumber those of the sheet.
        """
        try:
            page = self._articles(self._content.edition().urgent_page)
        except NotFoundError:
            return URGENT
        if [*shown] == [page.id]:
            return Urgent(WHOM, "", ())
        if short:
            points = tuple(map(_without_citations, page.key_points))
        else:
            points = numbering.article(replace(page, sections=())).key_points
        return Urgent(page.title, page.lead, points, page.easy_read)


def _on_paper(diagram: str) -> str:
    """The form of `diagram` for paper: the words below a tree of next steps say more of each."""
    return f"{diagram}?short" if diagram.startswith("what-if:") else diagram


def _palette(options: HandoutOptions) -> str:
    return "print-grey" if options.greyscale else "print"


def _cut_down(article: Article, variant: Variant) -> Article:
    """What of `article` its variant shows.

    Of a page in easy read its pictures with their sentences; a page that has none is cut down to
    its key points. Beside those it keeps the words of sections that must not be missed; of a page
    that has neither, the first section; of a comparison the table alone, for it asks a question
    for every row.
    """
    if variant in {Variant.STANDARD, Variant.LARGE}:
        return replace(article, easy_read=())
    if variant is Variant.EASY and article.easy_read:
        return replace(article, lead="", glance=None, key_points=(), sections=(), read_next=())
    wanted = _KEY_SECTIONS.get(article.kind, ())
    kept = tuple(_without_people(part) for part in article.sections if part.anchor in wanted)
    if not kept and not article.key_points:
        kept = article.sections[:1]
    compared = article.kind is PageKind.COMPARISON
    return replace(
        article,
        easy_read=(),
        sections=kept,
        questions=() if compared else article.questions,
        read_next=(),
    )


def _without_people(section: Section) -> Section:
    """`section` without findings drawn as people; those that its words name are told at the end."""
    words = tuple(block for block in section.blocks if not isinstance(block, FindingFigure))
    return replace(section, blocks=words)


def _is_easy(page: Article, options: HandoutOptions) -> bool:
    return options.variant is Variant.EASY and bool(page.easy_read)


def _is_unsure(page: Article) -> bool:
    """Whether some fact of `page` is still to be confirmed, by its own words."""
    return any(TO_BE_CONFIRMED in plain(line) for line in _lines_of([page]))


def _cited(lines: Iterable[Runs]) -> Iterator[str]:
    for run in _runs_in(lines):
        if isinstance(run, Citation):
            yield from run.sources


def _without_citations(line: Runs) -> Runs:
    return tuple(run for run in line if not isinstance(run, Citation))


def _stands_in(word: str, said: str) -> bool:
    """Whether `word`, or a longer form of it, is one of the words said."""
    return re.search(rf"\b{re.escape(word.lower())}", said) is not None


def _blocks_of(pages: Iterable[Article]) -> Iterator[Block]:
    for page in pages:
        for section in page.sections:
            yield from section.blocks


def _first_findings(pages: Iterable[Article]) -> Iterator[str]:
    """The finding of each section that is drawn on paper; others there are told in words."""
    for page in pages:
        for section in page.sections:
            found = (block.finding for block in section.blocks if isinstance(block, FindingFigure))
            yield from islice(found, 1)


def _lines_of(pages: Iterable[Article]) -> Iterator[Runs]:
    for page in pages:
        if page.glance is not None:
            yield from page.glance.lines()
        yield from page.key_points
        for block in _blocks_of([page]):
            yield from runs_of(block)


def _cells_of(pages: Iterable[Article], comparisons: Mapping[str, Comparison]) -> Iterator[Runs]:
    """What stands in the rows that are shown."""
    for block in _blocks_of(pages):
        if isinstance(block, ComparisonFigure):
            for row in comparisons[block.comparison].shown(block.rows).rows:
                yield from (cell.runs for cell in row.cells)


def _numbered(
    comparison: Comparison, tables: Sequence[ComparisonFigure], numbering: Numbering
) -> Comparison:
    """`comparison` with citations numbered in the rows that one of its tables shows."""
    mine = [table.rows for table in tables if table.comparison == comparison.id]
    shown = None if () in mine else set().union(*mine)
    return replace(
        comparison,
        rows=tuple(
            replace(
                row,
                cells=tuple(replace(cell, runs=numbering.runs(cell.runs)) for cell in row.cells),
            )
            if shown is None or row.id in shown
            else row
            for row in comparison.rows
        ),
    )


def _runs_in(lines: Iterable[Runs]) -> Iterator[Run]:
    for line in lines:
        yield from line
