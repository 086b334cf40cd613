"""Numbers the sources of several pages as one list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.article import Article, Glance
from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
)
from desktop.domain.content import Comparison


class Numbering:
    """Gives each source a number where it is first cited, and rewrites citations to match."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        """Source keys in the order of their numbers."""
        return tuple(self._numbers)

    def numbers(self, keys: Iterable[str]) -> tuple[int, ...]:
        """The places of `keys` in the list; new ones go to its end."""
        return tuple(self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys)

    def article(self, article: Article) -> Article:
        """`article` with its citations rewritten."""
        return replace(
            article,
            key_points=tuple(map(self.runs, article.key_points)),
            sections=tuple(
                replace(section, blocks=tuple(map(self._block, section.blocks)))
                for section in article.sections
            ),
            glance=article.glance and self._glance(article.glance),
        )

    def _glance(self, glance: Glance) -> Glance:
        dispute = glance.dispute and self._block(glance.dispute)
        return replace(
            glance,
            facts=tuple(replace(fact, runs=self.runs(fact.runs)) for fact in glance.facts),
            dispute=dispute if isinstance(dispute, Callout) else None,
        )

    def comparison(self, comparison: Comparison) -> Comparison:
        """`comparison` with its citations rewritten."""
        rows = (
            replace(
                row,
                cells=tuple(
                    replace(
                        cell, runs=self.runs(cell.runs), explanation=self.runs(cell.explanation)
                    )
                    for cell in row.cells
                ),
            )
            for row in comparison.rows
        )
        return replace(comparison, rows=tuple(rows))

    def runs(self, runs: Runs) -> Runs:
        """`runs` with their citations rewritten."""
        return tuple(map(self._run, runs))

    def _run(self, run: Run) -> Run:
        if isinstance(run, Citation):
            return replace(run, numbers=self.numbers(run.sources))
        return run

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(runs):
                return Paragraph(self.runs(runs))
            case BulletList(items, ordered):
                return BulletList(tuple(map(self.runs, items)), ordered)
            case Callout(kind, title, inner):
                blocks = (self._block(each) for each in inner)
                kept = (each for each in blocks if isinstance(each, Paragraph | BulletList))
                return Callout(kind, title, tuple(kept))
            case Table(_, header, rows):
                return replace(
                    block,
                    header=tuple(map(self.runs, header)),
                    rows=tuple(tuple(map(self.runs, row)) for row in rows),
                )
            case Heading() | Figure() | FindingFigure() | ComparisonFigure():
                return block
