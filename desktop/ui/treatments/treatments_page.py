"""Treatments from A to Z, with filters, and ticks to compare them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar


class TreatmentsPage(Themed, QWidget):
    """Treatments from A to Z, with filters, and ticks to compare them.

    Signals:
        page_requested: page id.
        compare_requested: ids of 2 to 4 treatments.
    """

    page_requested = Signal(str)
    compare_requested = Signal(list)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("treatments")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_title(self.page_title)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("treatments_scroll")
        outer.addWidget(self._scroll, 1)
        self._page = PageColumn(self._scroll)
        self._scroll.set_page(self._page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Treatments")

    def first_focus(self) -> None:
        self._scroll.setFocus()
