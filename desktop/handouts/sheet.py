"""A handout as the plain data that the page templates read: words, numbers and SVG, no markup."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

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
    Runs,
    Table,
    TermLink,
    Text,
    plain,
    runs_of,
)
from desktop.domain.content import long_date
from desktop.domain.drawing import Drawing
from desktop.domain.printing import Clinic, Variant
from desktop.domain.tokens import LIGHT, STRATEGY_MARKS
from desktop.handouts import wording
from desktop.handouts.handout import CitedFinding, Handout
from desktop.handouts.setting import COLOUR_INK, FIGURE_PADDING, GREY_INK, setting_for

Data = dict[str, Any]
Fit = Callable[[str], str]  # makes words fit for the font and the line


class Sheet:
    """Turns one handout into template data; every word goes through `fit`."""

    def __init__(self, handout: Handout, fit: Fit) -> None:
        self._handout = handout
        self._fit = fit
        self._setting = setting_for(handout.options)

    def data(self) -> Data:
        """Everything the templates need."""
        handout, fit = self._handout, self._fit
        options = handout.options
        return {
            "setting": {
                **asdict(self._setting),
                "room": self._setting.room,
                "figure-padding": FIGURE_PADDING,
            },
            "ink": GREY_INK if options.greyscale else COLOUR_INK,
            "greyscale": options.greyscale,
            "duplex": options.duplex,
            "title": fit(handout.title),
            "language": handout.edition.language.split("-"),
            "date": [options.date.year, options.date.month, options.date.day],
            "wordmark": "wordmark-mono" if options.greyscale else "wordmark",
            "clinic": {"name": fit(options.clinic.name), "contact": fit(_contact(options.clinic))},
            "own": handout.is_own,
            "prepared": self._prepared(),
            "contents": wording.CONTENTS if handout.is_pack else "",
            "notices": [fit(notice) for notice in wording.pack_notices(handout)],
            "pages": [self._page(page) for page in handout.pages],
            "end": self._end(),
        }

    def _prepared(self) -> list[list[str]]:
        """For whom, when and by whom; a reader's own sheet asks for no name."""
        if self._handout.is_own:
            return []
        options = self._handout.options
        return [
            ["Prepared for", ""],
            ["Date", self._fit(long_date(options.date))],
            ["By", self._fit(options.prepared_by)],
        ]

    def _page(self, page: Article) -> Data:
        fit = self._fit
        asked = [fit(question.text) for question in page.questions]
        return {
            "title": fit(page.title),
            "lead": fit(page.lead),
            "notices": [fit(notice) for notice in wording.notices(page, self._handout)],
            "footer": self._footer(page.title, wording.dates(page.review)),
            "glance": self._glance(page.glance),
            "key-points": {
                "title": wording.KEY_POINTS,
                "long": self._is_long(*map(plain, page.key_points)),
                "points": [self._runs(point) for point in page.key_points],
            },
            "sections": [
                {"heading": fit(section.heading), "blocks": self._blocks(section.blocks)}
                for section in page.sections
            ],
            "questions": {"title": wording.questions_title(page), "asked": asked},
            "read-next": {
                "title": wording.READ_NEXT,
                "pages": [fit(next_page.title) for next_page in page.read_next],
            },
        }

    def _glance(self, glance: Glance | None) -> Data:
        if glance is None:
            return {"lines": []}
        return {
            "title": wording.GLANCE,
            "lines": [self._runs(fact.line) for fact in (*glance.names, *glance.facts)],
            "dispute": self._blocks((glance.dispute,) if glance.dispute else ()),
        }

    def _footer(self, title: str, dates: tuple[str, ...] = ()) -> Data:
        version = f"Version {self._handout.edition.version}"
        printed = f"Printed: {long_date(self._handout.options.date)}"
        lines = [" · ".join(line) for line in (dates, (version, printed)) if line]
        return {"title": self._fit(title), "lines": [self._fit(line) for line in lines]}

    def _is_long(self, *texts: str) -> bool:
        """Whether `texts`, below each other in one box, might be taller than a page."""
        return sum(map(self._lines, texts)) > self._setting.lines / 2

    def _lines(self, text: str, columns: int = 1) -> int:
        """About how many lines `text` takes in one of `columns`."""
        return math.ceil(len(text) * columns / self._setting.line)

    def _end(self) -> Data:
        handout, fit = self._handout, self._fit
        single = handout.pages[0].review if not handout.is_pack else None
        urgent = handout.urgent
        room, lines = wording.room_to_write(handout)
        return {
            "title": wording.END_OF_PACK if handout.is_pack else "",
            "footer": self._footer(handout.title, wording.dates(single)),
            "own-questions": {
                "title": wording.OWN_QUESTIONS,
                "asked": [fit(question) for question in handout.options.questions],
            },
            "team-notes": {"title": wording.TEAM_NOTES, "notes": list(map(fit, handout.notes))},
            "notes": {"title": room, "lines": lines},
            "numbers": {
                "title": wording.NUMBERS,
                "findings": [
                    self._finding(handout.parts.findings[finding])
                    for finding in handout.inline_findings
                ],
            },
            "words": {
                "title": wording.WORDS,
                "words": [
                    [fit(term.term), fit(wording.definition(term))] for term in handout.words
                ],
            },
            "sources": {
                "title": wording.SOURCES,
                "lines": [
                    fit(wording.source_line(source, on_paper=True)) for source in handout.sources
                ],
            },
            "about": {
                "title": wording.ABOUT,
                "facts": self._facts(wording.about(handout.edition, handout.pages)),
                "not-instead": wording.NOT_INSTEAD,
            },
            "urgent": {
                "title": fit(urgent.title),
                "long": self._is_long(urgent.lead, *map(plain, urgent.points)),
                "lead": fit(urgent.lead),
                "points": [self._runs(point) for point in urgent.points],
                "call": [fit(line) for line in wording.who_to_call(handout.options.clinic)],
            },
        }

    def _blocks(self, blocks: tuple[Block, ...]) -> list[Data]:
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
                return {"kind": "paragraph", "runs": self._runs(runs)}
            case BulletList(items, ordered):
                return {
                    "kind": "list",
                    "ordered": ordered,
                    "items": [self._runs(item) for item in items],
                }
            case Callout(tone, title, inner):
                return {
                    "kind": "callout",
                    "tone": tone.value,
                    "long": self._is_long(*(plain(line) for line in runs_of(block))),
                    "title": self._fit(title),
                    "blocks": self._blocks(inner),
                }
            case Figure(diagram):
                return self._figure(diagram)
            case FindingFigure(finding):
                return self._drawn_finding(self._handout.parts.findings[finding])
            case ComparisonFigure():
                return self._comparison(block)
            case Table():
                return self._table(block)
            case Heading():
                raise TypeError("headings are levelled in _blocks")

    def _figure(self, diagram: str) -> Data:
        drawn = self._handout.parts.figures[diagram]
        return {
            "kind": "figure",
            "room": self._setting.figure_room,
            "pieces": self._pieces(drawn.drawing, drawn.alt),
            "caption": self._fit(drawn.diagram.caption),
            "status": self._fit(drawn.status),
        }

    def _drawn_finding(self, cited: CitedFinding) -> Data:
        """A finding with people drawn one by one.

        The drawing says both ways round, how long and how likely, but not in large print.
        """
        finding, large = cited.finding, self._handout.options.variant is Variant.LARGE
        facts = [*wording.finding_facts(finding, drawn=not large)]
        if cited.numbers:
            facts.append((wording.SOURCES, f"{', '.join(map(str, cited.numbers))}."))
        return {
            "kind": "finding",
            "title": self._fit(finding.title),
            "said": [self._fit(line) for line in wording.both_ways(finding)] if large else [],
            "facts": self._facts(facts),
            "room": self._setting.people_room,
            "pieces": self._pieces(cited.drawing),
        }

    def _finding(self, cited: CitedFinding) -> Data:
        finding, fit = cited.finding, self._fit
        said = Text(" ".join(wording.both_ways(finding)))
        facts = wording.finding_facts(finding)
        sources = [Citation(finding.sources, cited.numbers)] if cited.numbers else []
        return {
            "title": fit(finding.title),
            "said": self._runs((said, *sources)),
            "long": self._is_long(finding.title, said.text, *(words for _, words in facts)),
            "facts": self._facts(facts),
            "marks": [fit(mark) for mark in wording.marks(finding)],
        }

    def _facts(self, facts: Iterable[tuple[str, str]]) -> list[list[str]]:
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
            made.append({"svg": piece.svg, **size, "alt": said, "part": part})
        return made

    def _table(self, table: Table) -> Data:
        return {
            "kind": "table",
            "caption": self._fit(table.caption),
            "corner": self._runs(table.header[0]),
            "columns": [{"name": self._runs(name), "mark": None} for name in table.header[1:]],
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
            "caption": self._fit(comparison.title),
            "corner": [],
            "columns": [
                {"name": self._runs((Text(option.name),)), "mark": self._mark(option.identity)}
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
                    "label": self._runs(label),
                    "group": self._fit(group),
                    "cells": [self._runs(cell) for cell in cells],
                    "long": self._is_long(*texts),
                }
            )
        half = self._setting.lines / 2
        return {
            "rows": made,
            "tall-rows": max(heights, default=0) > half,
            "long": sum(heights) > half,
        }

    def _runs(self, runs: Runs) -> list[list[str]]:
        """Pieces of text with their style; a citation clings to the word before it."""
        made: list[list[str]] = []
        for run in runs:
            if isinstance(run, Citation):
                if made:
                    made[-1][0] = made[-1][0].rstrip(" ")
                made.append([f"\u00a0{wording.citation(run)}".replace(", ", ",\u00a0"), "cite"])
            else:
                strong = isinstance(run, Text | TermLink) and run.strong
                made.append([self._fit(run.text), "strong" if strong else ""])
        return made


def _contact(clinic: Clinic) -> str:
    return " · ".join(part for part in (clinic.phone, clinic.hours) if part)
