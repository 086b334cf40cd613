"""All diagrams by subject."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.screens import Shelf
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import CardButton
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.diagrams.gallery import Gallery
from desktop.ui.reader.picture import Draw


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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_title(self.page_title)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("diagrams_scroll")
        outer.addWidget(self._scroll, 1)
        page = PageColumn(self._scroll, gap=16)
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
        self._gallery = Gallery(theme, draw, page)
        self._gallery.page_requested.connect(self.page_requested)
        page.body.addWidget(self._gallery)
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
        self._gallery.show_shelves(shelves)

    def first_focus(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)
