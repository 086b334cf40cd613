"""What matters to me: cards to sort, one at a time, by one person or two."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar


class ValuesPage(Themed, QWidget):
    """What matters to me: cards to sort, one at a time, by one person or two.

    Signals:
        back_requested: leave.
        compare_requested: the comparison with what matters first.
        handout_requested: the conversation page, to print or save.
    """

    back_requested = Signal()
    compare_requested = Signal()
    handout_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("values")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_title(self.page_title)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("values_scroll")
        outer.addWidget(self._scroll, 1)
        self._page = PageColumn(self._scroll)
        self._scroll.set_page(self._page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("What matters to me")

    def first_focus(self) -> None:
        self._scroll.setFocus()
