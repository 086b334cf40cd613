"""The blocks of a page as the plain data that the templates read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Citation,
    ComparisonFigure,
    Figure,
    FindingFigure,
    Heading,
    Paragraph,
    Runs,
    Table,
    TermLink,
    Text,
    plain,
    runs_of,
)
from desktop.domain.drawing import Drawing
from desktop.domain.printing import LARGE_SIZES
from desktop.domain.tokens import LIGHT, STRATEGY_MARKS
from desktop.handouts import wording
from desktop.handouts.handout import CitedFinding, DrawnFigure, Handout
from desktop.handouts.printable import NO_BREAK
from desktop.handouts.setting import Setting

MOST_TIED = 3  # numbers of a citation that stand on one line in any column

Data = dict[str, Any]
Fit = Callable[[str], str]  # makes words fit for the font and the line


class SheetBlocks:
    """Turns blocks of one handout into data; every word goes through `fit`.

    Args:
        title: of the page that the blocks stand on.
    """

    def __init__(self, handout: Handout, setting: Setting, fit: Fit, title: str = "") -> None:
        self._handout = handout
        self._setting = setting
        self._fit = fit
        self._leads = {page.lead for page in handout.pages}  # of a diagram: its caption
        self._title = title

    def is_long(self, *texts: str) -> bool:
        """Whether `texts`, below each other in one box, might be taller than a page."""
        return sum(map(self._lines, texts)) > self._setting.lines / 2

    def _lines(self, text: str, columns: int = 1) -> int:
        """About how many lines `text` takes in one of `columns`."""
        return math.ceil(len(text) * columns / self._setting.line)

    def blocks(self, blocks: tuple[Block, ...]) -> list[Data]:
        """Blocks as data; a heading never skips a level, which PDF/UA refuses."""
        made, level = [], 2
        for block in blocks:
            if isinstance(block, Heading):
                level = min(block.level, level + 1)
                made.append({"kind": "heading", "level": level, "text": self._fit(block.text)})
            else:
                made.append(self._block(block))
        return made

    def _block(self, block: Block) -> Data:
        match block:
            case Paragraph(runs):
                return {"kind": "paragraph", "runs": self.runs(runs)}
            case BulletList(items, ordered):
                return {
                    "kind": "list",
                    "ordered": ordered,
                    "items": [self.runs(item) for item in items],
                }
            case Callout(tone, title, inner):
                return {
                    "kind": "callout",
                    "tone": tone.value,
                    "long": self.is_long(*(plain(line) for line in runs_of(block))),
                    "title": self._fit(title),
                    "blocks": self.blocks(inner),
                }
            case Figure(diagram):
                return self._figure(diagram)
            case FindingFigure(finding):
                cited = self._handout.parts.findings[finding]
                if cited.drawing is None:
                    return {"kind": "record", **self.finding(cited)}
                return self._drawn_finding(cited)
            case ComparisonFigure():
                return self._comparison(block)
            case Table():
                return self._table(block)
            case Heading():
                raise TypeError("headings are levelled in _blocks")

    def _figure(self, diagram: str) -> Data:
        drawn = self._handout.parts.figures[diagram]
        if not all(self._setting.takes(piece.height) for piece in drawn.pieces):
            return self._in_words(drawn)
        caption = drawn.diagram.caption
        return {
            "kind": "figure",
            "room": self._setting.picture_room,
            "alone": self._stands_alone(drawn),
            "pieces": self._pieces(drawn.drawing, drawn.alt),
            "caption": "" if caption in self._leads else self._fit(caption),
            "status": self._fit(drawn.status),
        }

    def _stands_alone(self, drawn: DrawnFigure) -> bool:
        """Too tall for its words and a heading above it: they may stay on the page before."""
        lines = self._lines(drawn.diagram.caption) + 4  # its kind, and a heading of 2 lines
        above = lines * 1.45 * self._setting.body
        room = self._setting.picture_room
        return any(piece.height + above > room for piece in drawn.pieces)

    def _in_words(self, drawn: DrawnFigure) -> Data:
        """A picture whose labels would be too small on this page, told instead."""
        title = f"{wording.IN_WORDS} {drawn.diagram.title}"
        lines = tuple((Text(line),) for line in drawn.diagram.text)
        return self._block(Callout(CalloutKind.NOTE, title, (BulletList(lines),)))

    def _drawn_finding(self, cited: CitedFinding) -> Data:
        """A finding with people drawn one by one.

        The drawing says both ways round, how long and how likely, but not in large print.
        """
        finding, large = cited.finding, self._setting.body >= LARGE_SIZES[0]
        facts = [*wording.finding_facts(finding, drawn=not large)]
        if cited.numbers:
            facts.append((wording.SOURCES, f"{', '.join(map(str, cited.numbers))}."))
        return {
            "kind": "finding",
            "title": self._fit(finding.title),
            "said": [self._fit(line) for line in wording.both_ways(finding)] if large else [],
            "facts": self.facts(facts),
            "room": self._setting.people_room,
            "pieces": self._pieces(cited.drawing),
        }

    def finding(self, cited: CitedFinding) -> Data:
        finding, fit = cited.finding, self._fit
        said = Text(" ".join(wording.both_ways(finding)))
        facts = wording.finding_facts(finding)
        sources = [Citation(finding.sources, cited.numbers)] if cited.numbers else []
        return {
            "title": fit(finding.title),
            "said": self.runs((said, *sources)),
            "long": self.is_long(finding.title, said.text, *(words for _, words in facts)),
            "facts": self.facts(facts),
            "marks": [fit(mark) for mark in wording.marks(finding)],
        }

    def facts(self, facts: Iterable[tuple[str, str]]) -> list[list[str]]:
        return [[wording.labelled(label), self._fit(said)] for label, said in facts]

    def _pieces(self, drawing: Drawing | None, alt: str = "") -> list[Data]:
        """A drawing, in parts where it is taller than a page; the first part says it all."""
        if drawing is None:
            raise ValueError("a figure stands on the page, but nobody drew it")
        pieces = drawing.parts or (drawing,)
        made: list[Data] = []
        for number, piece in enumerate(pieces, 1):
            part = wording.picture_part(number, len(pieces)) if len(pieces) > 1 else ""
            said = part if number > 1 else self._fit(alt or drawing.description)
            size = {"width": piece.width, "height": piece.height}
            made.append({"svg": piece.svg, **size, "alt": said})
        return made

    def _table(self, table: Table) -> Data:
        return {
            "kind": "table",
            "caption": self._caption(table.caption),
            "corner": self.runs(table.header[0]),
            "columns": [{"name": self.runs(name), "mark": None} for name in table.header[1:]],
            "even": False,
            **self._rows([(row[0], "", row[1:]) for row in table.rows]),
            "as-table": "",
            "as-cards": "",
            "left-out": "",
        }

    def _comparison(self, block: ComparisonFigure) -> Data:
        parts = self._handout.parts
        whole, comparison = parts.comparisons[block.comparison], parts.table(block)
        left_out = parts.left_out(block)
        return {
            "kind": "table",
            "caption": self._caption(comparison.title),
            "corner": [],
            "columns": [
                {"name": self.runs((Text(option.name),)), "mark": self._mark(option.identity)}
                for option in comparison.options
            ],
            "even": True,
            **self._rows(
                [
                    ((Text(row.label),), row.group, tuple(cell.runs for cell in row.cells))
                    for row in comparison.rows
                ]
            ),
            "as-table": wording.how_to_read(whole),
            "as-cards": wording.how_to_read(whole, as_cards=True),
            "left-out": self._fit(wording.left_out(left_out)) if left_out else "",
        }

    def _caption(self, said: str) -> str:
        """What stands over a table, unless it stands over its page already."""
        return "" if said == self._title else self._fit(said)

    def _mark(self, identity: str) -> Data | None:
        """The colour and pattern that an option is told by, where it has some."""
        mark = STRATEGY_MARKS.get(identity)
        if mark is None:
            return None
        colour: str = getattr(LIGHT.diagram, mark.colour)
        black = self._handout.options.greyscale
        return {"colour": "#000000" if black else colour, "pattern": mark.pattern}

    def _rows(self, rows: Sequence[tuple[Runs, str, tuple[Runs, ...]]]) -> Data:
        """Rows as label, group and cells; with whether they fit on a page, one by one and all."""
        made: list[Data] = []
        heights: list[int] = []
        for label, group, cells in rows:
            texts = [plain(runs) for runs in (label, *cells)]
            heights.append(1 + max(self._lines(text, columns=len(texts)) for text in texts))
            made.append(
                {
                    "label": self.runs(label),
                    "group": self._fit(group),
                    "cells": [self.runs(cell) for cell in cells],
                    "long": self.is_long(*texts),
                }
            )
        half = self._setting.lines / 2
        return {
            "rows": made,
            "tall-rows": max(heights, default=0) > half,
            "long": sum(heights) > half,
        }

    def runs(self, runs: Runs) -> list[list[str]]:
        """Pieces of text with their style; a citation clings to the word before it."""
        made: list[list[str]] = []
        for run in runs:
            if isinstance(run, Citation):
                if made:
                    made[-1][0] = made[-1][0].rstrip(" ")
                made.append([_clinging(run), "cite"])
            else:
                strong = isinstance(run, Text | TermLink) and run.strong
                made.append([self._fit(run.text), "strong" if strong else ""])
        return made


def _clinging(run: Citation) -> str:
    """A citation that stays with the word before it; more numbers than fit a cell may part."""
    tied = wording.citation(run).replace(", ", f",{NO_BREAK}", MOST_TIED - 1)
    return f"{NO_BREAK}{tied}"
