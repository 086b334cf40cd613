"""All pictures that explain, by subject."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.screens import Shelf
from desktop.kiosk.screen import KioskScreen
from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.diagrams.gallery import Gallery
from desktop.ui.reader.picture import Draw

WIDEST = 1848  # px of a column; what is wider is hard to look over


class DiagramsScreen(KioskScreen):
    """Cards that open a diagram each."""

    def __init__(self, theme: ThemeController, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_diagrams")
        self.title = self.tr("Pictures that explain")
        self.page_scroll = PageScroll(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page_scroll)
        page = PageColumn(self.page_scroll, most=WIDEST, gap=16)
        hint = self.tr("Touch a picture to see it large.")
        page.body.addWidget(BodyLabel(theme, hint, page))
        self._gallery = Gallery(theme, draw, page)
        self._gallery.page_requested.connect(self._on_picture)
        page.body.addWidget(self._gallery)
        page.body.addStretch(1)
        self.page_scroll.set_page(page)
        self.follow(theme)

    def show_gallery(self, shelves: tuple[Shelf, ...]) -> None:
        """Show every diagram; if they stand already, nothing changes."""
        self._gallery.show_shelves(shelves)

    def _on_picture(self, diagram: str) -> None:
        self.go_requested.emit("diagram", diagram, "")
