"""Cards that open a diagram each, under the headings of their subjects."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.screens import Shelf
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import Columns
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.themed import Themed
from desktop.ui.diagrams.diagram_card import DiagramCard
from desktop.ui.reader.picture import Draw

_CARD_LEAST = 320  # px per text scale
_AT_ONCE = 2  # cards with their pictures; each takes as long to draw as a step may


class _GroupView(Themed, QWidget):
    """Heading and cards of one group."""

    def __init__(self, theme: ThemeController, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(12)
        column.addWidget(HeadingLabel(theme, title, self, level=2, role="panel"))
        self.grid = Columns(self, least=_CARD_LEAST, most=3)
        column.addWidget(self.grid)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self.grid.cells.set_least(self.look.body_px(_CARD_LEAST))
        super().apply_theme()


class Gallery(Themed, QWidget):
    """Every diagram as a card; pictures are drawn between events, and again for another theme.

    Signals:
        page_requested: diagram id.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget) -> None:
        super().__init__(parent)
        self._draw = draw
        self._shelves: tuple[Shelf, ...] = ()
        self._groups: list[_GroupView] = []
        self._cards: list[DiagramCard] = []
        self._building: Slices | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.follow(theme)

    def show_shelves(self, shelves: tuple[Shelf, ...]) -> None:
        """Show every diagram; if they stand already, nothing changes."""
        if shelves == self._shelves:
            return
        self._shelves = shelves
        for old in self._groups:
            old.hide()
            old.deleteLater()
        self._groups, self._cards = [], []
        self._work(self._steps())

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if self.isVisible() and not self._busy:
            self._work(self._pictures())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._busy:
            self._work(self._pictures())  # the theme may have changed out of sight

    @property
    def _busy(self) -> bool:
        return self._building is not None and self._building.running

    def _work(self, steps: Iterator[None]) -> None:
        """Take the first steps at once, the others between events."""
        if self._building is not None:
            self._building.cancel()
        for _ in range(_AT_ONCE):
            next(steps, None)
        self._building = slices(self, steps)

    def _steps(self) -> Iterator[None]:
        """A card at a time, each with its picture."""
        for shelf in self._shelves:
            group = _GroupView(self.theme, shelf.group.title, self)
            group.setObjectName(f"diagrams_{shelf.group.id}")
            self._groups.append(group)
            self._column.addWidget(group)
            group.show()  # as are its cards: Qt itself would wait, and Tab would pass them by
            for card in shelf.cards:
                button = DiagramCard(self.theme, self._draw, card, group.grid)
                button.setObjectName(f"diagram_card_{card.id}")
                button.clicked.connect(self._on_card)
                group.grid.cells.addWidget(button)
                button.show()
                self._cards.append(button)
                button.draw_picture()
                yield
        yield from self._pictures()

    def _pictures(self) -> Iterator[None]:
        """The pictures whose colours are no longer those of the theme."""
        for card in self._cards:
            if not card.drawn:
                card.draw_picture()
                yield

    def _on_card(self) -> None:
        card = self.sender()
        if isinstance(card, DiagramCard):
            self.page_requested.emit(card.page)
