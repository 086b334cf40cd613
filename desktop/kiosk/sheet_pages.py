"""The pages that a take-home code names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.kiosk.answers import Answer, Answers
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.page_scroll import PageScroll

_COLUMN = 900  # px at 100 % text


class SheetPages(PageScroll):
    """Pages to open one by one, and the look of the sheet if it is another one.

    Signals:
        page_requested: id of a page on the code.
        look_requested: take on the text size and colours of the sheet.
    """

    page_requested = Signal(str)
    look_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("code_scroll")
        self._page = page = PageColumn(self, gap=16)
        self._heading = HeadingLabel(theme, "", page, level=1)
        self._heading.setObjectName("code_heading")
        self._told = MarkedLine(theme, "info", "", page, colour="ask_icon")
        self._told.setObjectName("code_told")
        self._pages = Answers(theme, page, most=2)
        words = self.tr("Use the text size of your sheet")
        self._look = Button(theme, words, page, icon="text-aa", size=ButtonSize.KIOSK)
        self._look.setObjectName("code_look")
        for widget in (self._heading, self._told, self._pages, self._look):
            page.body.addWidget(widget)
        page.body.addStretch(1)
        self._pages.chosen.connect(self.page_requested)
        self._look.clicked.connect(self.look_requested)
        self.set_page(page)
        self.apply_theme()

    def show_pages(self, heading: str, told: str, pages: Sequence[Answer]) -> None:
        """Show what is on a code.

        Args:
            told: what of it is not here; empty where nothing is missing.
        """
        self._heading.setText(heading)
        self._told.set_words(told)
        self._told.setVisible(bool(told))
        self._pages.show_answers(pages)

    def offer_look(self, offered: bool) -> None:
        """Offer the text size and colours of the sheet, or no more."""
        self._look.setVisible(offered)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if hasattr(self, "_page"):
            self._page.set_most(self.look.body_px(_COLUMN))
