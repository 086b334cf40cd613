"""All diagrams by subject."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.screens import Shelf
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import CardButton
from desktop.ui.common.columns import Columns, PageColumn
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.diagrams.diagram_card import DiagramCard
from desktop.ui.reader.picture import Draw

_CARD_LEAST = 320  # px per text scale
_AT_ONCE = 4  # cards with their pictures: enough for the first screenful


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


class GalleryPage(Themed, QWidget):
    """Cards that open a diagram each.

    Signals:
        page_requested: diagram id.
        years_requested: "My first five years" was pressed.
    """

    page_requested = Signal(str)
    years_requested = Signal()

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diagrams")
        self._draw = draw
        self._shelves: tuple[Shelf, ...] = ()
        self._groups: list[_GroupView] = []
        self._cards: list[DiagramCard] = []
        self._building: Slices | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_title(self.page_title)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("diagrams_scroll")
        outer.addWidget(self._scroll, 1)
        page = self._page = PageColumn(self._scroll, gap=16)
        hint = self.tr("Press a picture to see it large, step by step, in words or as a table.")
        page.body.addWidget(BodyLabel(theme, hint, page, muted=True))
        self._years = CardButton(
            theme,
            self.tr("My first five years"),
            self.tr("Choose a way to plan or a treatment, and see its days, tests and waits."),
            page,
            icon="calendar-dots",
            hue=3,
            caret=True,
        )
        self._years.setObjectName("diagrams_years")
        self._years.clicked.connect(self.years_requested)
        self._years.hide()
        page.body.addWidget(self._years)
        page.body.addSpacing(4)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        page.body.addLayout(self._column)
        page.body.addStretch(1)
        self._scroll.set_page(page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Diagrams")

    def offer_years(self) -> None:
        """Show the way to "My first five years", for whoever listens to `years_requested`."""
        self._years.show()

    def show_gallery(self, shelves: tuple[Shelf, ...]) -> None:
        """Show every diagram; if they stand already, nothing changes."""
        if shelves == self._shelves:
            return
        self._shelves = shelves
        for old in self._groups:
            old.hide()
            old.deleteLater()
        self._groups, self._cards = [], []
        self._work(self._steps())

    def first_focus(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

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
            group = _GroupView(self.theme, shelf.group.title, self._page)
            group.setObjectName(f"diagrams_{shelf.group.id}")
            self._groups.append(group)
            self._column.addWidget(group)
            for card in shelf.cards:
                button = DiagramCard(self.theme, self._draw, card, group.grid)
                button.setObjectName(f"diagram_card_{card.id}")
                button.clicked.connect(self._on_card)
                group.grid.cells.addWidget(button)
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
