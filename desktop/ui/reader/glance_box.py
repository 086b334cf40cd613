"""What is seen first of a treatment: its names, and what treatments differ in as tiles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.article import Fact, Glance
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.cards import Card
from desktop.ui.common.columns import Columns
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.swatch import Swatch
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.reader.links import Links

_TILE = 146  # px at 100 % text that a tile needs
_TILES = 4
_GAP = 12
_APART = 28  # px between the names in a line
_SIDE = 16
_SIGN = 24  # px at 100 % text


class NamesLine(Themed, Wrapping, QWidget):
    """What a page is called besides, in one line or with no room in several."""

    def __init__(
        self, theme: ThemeController, links: Links, glance: Glance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._views = [RunsView(theme, fact.line, self, role="body") for fact in glance.names]
        for view in self._views:
            self._row.addWidget(links.connect_view(view))
        self._row.addStretch(1)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = sum(view.sizeHint().width() + _APART for view in self._views) <= self.width()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._row.setSpacing(_APART if wide else 2)


class _Tile(Themed, Wrapping, QWidget):
    """One fact: its sign above it as a tile, before it as a line of a list."""

    def __init__(self, theme: ThemeController, links: Links, fact: Fact, parent: QWidget) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._card = Card(theme, self)
        outer.addWidget(self._card)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._card)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._sign = self._make_sign(theme, fact)
        self._row.addWidget(self._sign, 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(BodyLabel(theme, fact.label, self._card, role="small", muted=True))
        view = RunsView(theme, fact.runs, self._card, role="strong")
        words.addWidget(links.connect_view(view))
        words.addStretch(1)
        self._row.addLayout(words, 1)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._sign.setMinimumWidth(self.look.body_px(_SIGN))  # so that words begin in one line
        super().apply_theme()

    def _make_sign(self, theme: ThemeController, fact: Fact) -> QWidget:
        if fact.identity:
            return Swatch(theme, fact.identity, self._card)
        duotone = IconWeight.DUOTONE
        return Mark(theme, fact.icon, self._card, colour="primary", weight=duotone, line_of="body")

    def set_listed(self, listed: bool) -> None:
        """Be a line of a list, without a frame of its own, or a tile again."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if listed else direction.TopToBottom)
        self._row.setSpacing(14 if listed else 8)
        side, above = (0, 0) if listed else (_SIDE, 14)
        self._row.setContentsMargins(side, above, side, above)
        self._card.set_bare(listed)


class GlanceBox(Themed, Wrapping, QWidget):
    """Tiles side by side, or with no room for all of them a list."""

    def __init__(
        self, theme: ThemeController, links: Links, glance: Glance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        self._grid = Columns(self, most=_TILES, gap=_GAP)
        column.addWidget(self._grid)
        self._tiles = [_Tile(theme, links, fact, self._grid) for fact in glance.facts]
        for tile in self._tiles:
            self._grid.cells.addWidget(tile)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least = self.look.body_px(_TILE)
        fits = len(self._tiles) * (least + _GAP) - _GAP <= self.width()
        self._grid.cells.set_least(least)
        self._grid.cells.set_most(_TILES if fits else 1)
        for tile in self._tiles:
            tile.set_listed(not fits)
