"""Makes the widget for each block of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    ComparisonFigure,
    Figure,
    FindingFigure,
    Heading,
    Paragraph,
    Table,
    Text,
    plain,
    runs_of,
)
from desktop.domain.content import Diagram
from desktop.domain.screens import ReaderView
from desktop.theme.controller import ThemeController
from desktop.ui.common.callout import Callout as CalloutBox
from desktop.ui.common.callout import CalloutTone
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.comparison.comparison_block import ComparisonBlock
from desktop.ui.comparison.grid import Grid
from desktop.ui.reader.diagram_block import DiagramBlock
from desktop.ui.reader.finding_block import FindingBlock
from desktop.ui.reader.links import Links
from desktop.ui.reader.lists import ListView
from desktop.ui.reader.pair_table import PairTable
from desktop.ui.reader.picture import Draw

_TONES = {
    CalloutKind.CAUTION: CalloutTone.CAUTION,
    CalloutKind.NOTE: CalloutTone.NOTE,
    CalloutKind.TWO_VIEWS: CalloutTone.NOTE,
}
_TWO_VIEWS_ICON = "scales"


class WordBlocks:
    """Turns blocks made of words into widgets whose links are heard by `links`.

    Args:
        under_headings: each table has two columns, and a heading right above it that says what it
            shows. It becomes rows of real words, in which words can be found.
    """

    def __init__(
        self, theme: ThemeController, links: Links, *, under_headings: bool = False
    ) -> None:
        self._theme = theme
        self._links = links
        self._under_headings = under_headings

    def make(self, block: Block, parent: QWidget) -> QWidget:
        """The widget that shows `block`."""
        theme = self._theme
        match block:
            case Heading(text, level):
                return HeadingLabel(theme, text, parent, level=level)
            case Paragraph(runs):
                return self._links.connect_view(RunsView(theme, runs, parent))
            case BulletList(items, ordered):
                return ListView(theme, self._links, items, parent, ordered=ordered)
            case Callout():
                return self.callout(block, parent)
            case Table():
                return self._table(block, parent)
        raise ValueError(f"no block of words: {type(block).__name__}")

    def callout(self, block: Callout, parent: QWidget, level: int = 3) -> QWidget:
        """A box whose heading has this level."""
        icon = _TWO_VIEWS_ICON if block.kind is CalloutKind.TWO_VIEWS else ""
        tone = _TONES[block.kind]
        box = CalloutBox(self._theme, tone, block.title, parent, icon=icon, level=level)
        for inner in block.blocks:
            if isinstance(inner, Paragraph):
                view = RunsView(self._theme, inner.runs, box, role="key")
                box.add(self._links.connect_view(view))
            else:
                box.add(
                    ListView(
                        self._theme,
                        self._links,
                        inner.items,
                        box,
                        ordered=inner.ordered,
                        role="key",
                    )
                )
        return box

    def _table(self, block: Table, parent: QWidget) -> QWidget:
        card = Card(self._theme, parent)
        column = QVBoxLayout(card)
        column.setContentsMargins(2, 16, 2, 6)
        if self._under_headings:
            column.setContentsMargins(2, 6, 2, 6)
            column.addWidget(PairTable(self._theme, self._links, block, card))
            return card
        caption = HeadingLabel(self._theme, block.caption, card, level=3, role="card")
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 18, 0)
        row.addWidget(caption)
        column.addLayout(row)
        if len(block.header) == 2 and _holds_links(block):
            column.addWidget(PairTable(self._theme, self._links, block, card))
        else:
            header = tuple(plain(cell) for cell in block.header)
            rows = tuple(tuple(plain(cell) for cell in row) for row in block.rows)
            column.addWidget(Grid(self._theme, block.caption, header, rows, card))
        return card


class BlockMaker(WordBlocks):
    """Turns every block of one page into widgets, its figures among them."""

    def __init__(self, theme: ThemeController, draw: Draw, links: Links, view: ReaderView) -> None:
        super().__init__(theme, links)
        self._draw = draw
        self._view = view

    @override
    def make(self, block: Block, parent: QWidget) -> QWidget:
        theme = self._theme
        match block:
            case Figure(diagram):
                return self._diagram(self._view.diagrams[diagram], parent)
            case FindingFigure(finding):
                return FindingBlock(theme, self._draw, self._view.findings[finding], parent)
            case ComparisonFigure(comparison, rows):
                told = self._view.comparisons[comparison]
                return ComparisonBlock(theme, self._links, told, rows, parent)
        return super().make(block, parent)

    def _diagram(self, diagram: Diagram, parent: QWidget) -> QWidget:
        block = DiagramBlock(self._theme, self._draw, diagram, self._view.part_titles, parent)
        block.part_requested.connect(self._links.open_part)
        return block


def _holds_links(table: Table) -> bool:
    return any(not isinstance(run, Text) for runs in runs_of(table) for run in runs)
