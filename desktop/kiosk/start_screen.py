"""The first screen of a visit: three guided ways in, and everything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.kiosk.bar import Bar
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.way_card import WayCard, WayTile
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.press import Pressable

_COLUMN = 240  # px at 100 % text that a card needs beside others
_GROWS = 0.6  # by how much of its height a card may grow where there is room
_WIDEST = 1680
_ABOVE = 16
_APART = 20  # px between cards and tiles


class StartScreen(KioskScreen):
    """Asks what the visitor came for."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_start_screen")
        self._question = self.tr("What would you like to do?")
        self.title = self._question
        page = PageScroll(theme, self)
        page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.page_scroll = page
        self._ways = _Ways(theme, self._question)
        self._ways.question_shown.connect(self._on_question_shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        for place, title, sentence, icon, hue in (
            (
                "treatments",
                self.tr("I was offered a treatment"),
                self.tr("Read what it does and how it is given."),
                "pill",
                0,
            ),
            (
                "choices",
                self.tr("I want to know my choices"),
                self.tr("See the ways to treat MS, one by one."),
                "signpost",
                1,
            ),
            (
                "word",
                self.tr("I have a word to look up"),
                self.tr("Find out what a word or medicine is."),
                "magnifying-glass",
                2,
            ),
        ):
            card = WayCard(theme, title, sentence, self._ways, icon=icon, hue=hue)
            self._add(card, place)
            self._ways.cards.append(card)
        for place, words, icon in (
            ("compare", self.tr("Compare"), "table"),
            ("diagrams", self.tr("Pictures that explain"), "chart-line-up"),
            ("topics", self.tr("Everything to read"), "book-open-text"),
            ("questions", self.tr("My questions"), "chat-circle-text"),
            ("code", self.tr("I have a code"), "key"),
            ("take-home", self.tr("Take it home"), "qr-code"),
        ):
            tile = WayTile(theme, words, self._ways, icon=icon)
            self._add(tile, place)
            self._ways.tiles.append(tile)
        page.set_page(self._ways)
        self.follow(theme)

    def _add(self, way: Pressable, place: str) -> None:
        way.setObjectName(f"kiosk_way_{place}")
        way.setProperty("place", place)
        way.clicked.connect(self._on_way)

    def _on_question_shown(self, shown: bool) -> None:
        """The strip asks where there is no room to ask below it."""
        title = self.tr("Start") if shown else self._question
        if title != self.title:
            self.title = title
            self.shown_changed.emit()

    def _on_way(self) -> None:
        way = self.sender()
        if way is not None:
            self.go_requested.emit(str(way.property("place")), "", "")

    @override
    def first_focus(self) -> None:
        self._ways.cards[0].setFocus()


class _Ways(Bar):
    """The question, the cards and the tiles, as large as there is room for.

    Signals:
        question_shown: whether there is room for the question.
    """

    question_shown = Signal(bool)

    def __init__(self, theme: ThemeController, question: str) -> None:
        super().__init__(theme)
        self.cards: list[WayCard] = []
        self.tiles: list[WayTile] = []
        self._question = HeadingLabel(theme, question, self, level=1, role="display")
        self.follow(theme)

    @override
    def arrange(self, width: int, *, move: bool) -> int:
        side = max(self.side, (width - _WIDEST) // 2)
        inner = width - 2 * side
        across = len(self.cards) if inner >= len(self.cards) * self.look.body_px(_COLUMN) else 1
        card = self._cell(inner, across)
        least = max(one.least_width() for one in self.tiles)
        most = 3 if self.height() > width else 6  # an upright screen has room for two rows
        of_tiles = next(
            n for n in (6, 3, 2, 1) if n == 1 or (n <= most and self._cell(inner, n) >= least)
        )
        tile = self._cell(inner, of_tiles)
        cards = max(one.height_for(card, in_a_row=across == 1) for one in self.cards)
        tiles = max(one.heightForWidth(tile) for one in self.tiles)
        rows, tile_rows = len(self.cards) // across, len(self.tiles) // of_tiles
        height = rows * cards + (rows - 1) * self.gap + _APART
        height += tile_rows * tiles + (tile_rows - 1) * self.gap + 2 * _ABOVE
        if not move:
            return height
        question = self._question.heightForWidth(inner) + _ABOVE
        asked = height + question <= self.height()
        self._question.setVisible(asked)
        self.question_shown.emit(asked)
        spare = max(0, self.height() - height - (question if asked else 0))
        taller = min(spare // rows, round(cards * _GROWS))
        spare -= taller * rows
        taller_tiles = min(spare // tile_rows, round(tiles * _GROWS))
        spare -= taller_tiles * tile_rows
        y = _ABOVE + spare // 2
        if asked:
            self._question.setGeometry(side, y, inner, question - _ABOVE)
            y += question
        for one in self.cards:
            one.set_form(in_a_row=across == 1, least=cards)
        y = self._put_cells(self.cards, side, y, across, QSize(card, cards + taller)) + _APART
        self._put_cells(self.tiles, side, y, of_tiles, QSize(tile, tiles + taller_tiles))
        return height

    def _cell(self, width: int, across: int) -> int:
        return (width - (across - 1) * self.gap) // across

    def _put_cells(self, cells: Sequence[QWidget], x: int, y: int, across: int, size: QSize) -> int:
        """Where the last row ends."""
        for place, cell in enumerate(cells):
            row, column = divmod(place, across)
            at = QPoint(
                x + column * (size.width() + self.gap), y + row * (size.height() + self.gap)
            )
            cell.setGeometry(QRect(at, size))
        rows = len(cells) // across
        return y + rows * size.height() + (rows - 1) * self.gap
