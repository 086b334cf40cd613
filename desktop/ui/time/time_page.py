"""Time I have: a path through the pages that fits 2, 5 or 15 minutes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar


class TimePage(Themed, QWidget):
    """Time I have: a path through the pages that fits 2, 5 or 15 minutes.

    Signals:
        back_requested: leave.
        page_requested: page id, or page id and section as "id#anchor".
    """

    back_requested = Signal()
    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("time")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_title(self.page_title)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("time_scroll")
        outer.addWidget(self._scroll, 1)
        self._page = PageColumn(self._scroll)
        self._scroll.set_page(self._page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Time I have")

    def first_focus(self) -> None:
        self._scroll.setFocus()
