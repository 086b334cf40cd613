"""Opens a take-home code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar


class CodePage(Themed, QWidget):
    """Opens a take-home code."""

    back_requested = Signal()
    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_back(self.tr("Back"))
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self)
        self._scroll.setObjectName("code_scroll")
        outer.addWidget(self._scroll, 1)
        page = PageColumn(self._scroll, gap=20)
        page.body.addWidget(HeadingLabel(theme, self.page_title, page, level=1))
        page.body.addWidget(
            BodyLabel(
                theme, self.tr("Type the code from the sheet you were given."), page, role="lead"
            )
        )
        page.body.addStretch(1)
        self._scroll.set_page(page)
        self.follow(theme)

    @property
    def page_title(self) -> str:
        return self.tr("Open a take-home code")
