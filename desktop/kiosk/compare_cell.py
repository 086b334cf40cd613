"""Explains what one option says of one aspect, to fill a sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.comparing import CellDetail
from desktop.kiosk.review_mark import ReviewMark
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.comparison.cell_panel import CellLines
from desktop.ui.reader.links import Links
from desktop.ui.reader.picture import Draw


class CellExplained(CellLines):
    """Its words in full, its figures, its sources, and the way to the option's page.

    Signals:
        page_requested: id of that page.
    """

    page_requested = Signal(str)

    def __init__(
        self,
        theme: ThemeController,
        draw: Draw,
        links: Links,
        detail: CellDetail,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, draw, links, detail, parent)
        mark = ReviewMark(theme, self)
        mark.show_review(detail.aspect.review)
        self.body.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_words()
        self.add_findings()
        self.add_sources()
        self.add_rule()
        words = self.tr("Read about {option}").format(option=detail.option.name)
        page = Button(theme, words, self, icon="book-open")
        page.setObjectName("kiosk_cell_page")
        page.clicked.connect(self._on_page)
        self.body.addWidget(page)

    @property
    def title(self) -> str:
        """What it explains."""
        return self.tr("{option}: {aspect}").format(
            option=self.detail.option.name, aspect=self.detail.aspect.label
        )

    def _on_page(self) -> None:
        self.page_requested.emit(self.detail.option.page)
