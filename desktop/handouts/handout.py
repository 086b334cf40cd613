"""A handout as a value: everything that stands on its pages, looked up and numbered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.article import Article
from desktop.domain.blocks import ComparisonFigure, Runs
from desktop.domain.content import (
    Comparison,
    Diagram,
    EasyReadLine,
    Edition,
    ReviewRecord,
    Term,
)
from desktop.domain.drawing import Drawing
from desktop.domain.evidence import Finding, Source
from desktop.domain.printing import HandoutOptions, Variant
from desktop.domain.take_home import TakeHomeSlip


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A diagram, drawn for the width of the page."""

    diagram: Diagram
    drawing: Drawing

    @property
    def pieces(self) -> tuple[Drawing, ...]:
        """The parts it is cut into, or all of it."""
        return self.drawing.parts or (self.drawing,)

    @property
    def alt(self) -> str:
        """The same facts in words, for whoever cannot see the picture."""
        return " ".join((self.drawing.title.rstrip(".") + ".", *self.diagram.text)).strip()

    @property
    def status(self) -> str:
        """Whether the picture shows an idea or measurements."""
        if self.diagram.schematic:
            return "This picture shows an idea. It is not drawn from measurements."
        return "This picture is drawn from published numbers."


@dataclass(frozen=True, slots=True)
class CitedFinding:
    """A finding; `numbers` are its places in the source list.

    Args:
        drawing: None for one that is only named in a sentence.
    """

    finding: Finding
    numbers: tuple[int, ...]
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What the blocks of pages point to, by id."""

    figures: Mapping[str, DrawnFigure] = field(default_factory=dict)
    findings: Mapping[str, CitedFinding] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)

    def table(self, block: ComparisonFigure) -> Comparison:
        """What stands in the table."""
        return self.comparisons[block.comparison].shown(block.rows)

    def left_out(self, block: ComparisonFigure) -> tuple[str, ...]:
        """Labels of the rows that the comparison has and the table does not (PRINT-16)."""
        rows = self.comparisons[block.comparison].rows
        return tuple(row.label for row in rows if block.rows and row.id not in block.rows)


@dataclass(frozen=True, slots=True)
class Urgent:
    """When to call for help at once, and whom.

    Args:
        easy: the points in pictures and short sentences, for a sheet in easy read.
    """

    title: str
    lead: str
    points: tuple[Runs, ...]
    easy: tuple[EasyReadLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """One or more pages to take home.

    Args:
        pages: citations renumbered for this handout, cut down to what its variant shows.
        inline_findings: ids of findings named in sentences and not drawn; their records stand
            once at the end.
        words: the glossary words used, in alphabetical order.
        sources: in the order of their numbers, from 1.
        slip: the code that opens these pages in any Waymark.
        being_checked: ids of pages cut down to less than their words, in which some fact is
            marked as still to be confirmed.
    """

    title: str
    pages: tuple[Article, ...]
    parts: Parts
    inline_findings: tuple[str, ...]
    words: tuple[Term, ...]
    sources: tuple[Source, ...]
    urgent: Urgent
    edition: Edition
    options: HandoutOptions
    slip: TakeHomeSlip | None = None
    being_checked: frozenset[str] = frozenset()

    @property
    def is_pack(self) -> bool:
        return len(self.pages) > 1

    @property
    def overdue(self) -> tuple[str, ...]:
        """Titles of the pages past their review date: warn staff before printing."""
        return tuple(
            page.title for page in self.pages if is_overdue(page.review, self.options.date)
        )

    @property
    def is_own(self) -> bool:
        """Whether the reader put all of it together."""
        return all(page.own for page in self.pages)

    @property
    def without_easy_read(self) -> tuple[str, ...]:
        """Titles of the pages on a sheet in easy read that have no such version."""
        if self.options.variant is not Variant.EASY:
            return ()
        return tuple(page.title for page in self.pages if not page.easy_read)

    @property
    def notes(self) -> tuple[str, ...]:
        """The nurse's own words, a paragraph each."""
        lines = self.options.notes.splitlines()
        return tuple(line.strip() for line in lines if line.strip())


def is_overdue(review: ReviewRecord | None, day: dt.date) -> bool:
    """Whether a page should have been reviewed again before `day`."""
    return review is not None and day > review.next_review
