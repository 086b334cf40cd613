"""A page in two halves: a list and what is chosen from it; one at a time where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed, smooth_painter
from desktop.ui.common.top_bar import TopBar

_NARROW = 760  # px per text scale under which only one half shows
_LIST_SHARE = 0.42
_LIST_MOST = 506
_LIST_LEAST = 340


class Rule(Themed, QFrame):
    """A thin line between parts of a page."""

    def __init__(self, theme: ThemeController, parent: QWidget, *, across: bool = False) -> None:
        super().__init__(parent)
        self._across = across
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        thickness = round(self.look.stroke("hairline"))
        if self._across:
            self.setFixedHeight(thickness)
        else:
            self.setFixedWidth(thickness)
        super().apply_theme()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("border"))


class SplitPage(Themed, QWidget):
    """Top bar, list at the left, detail at the right.

    A subclass fills `above` (over both halves), `list_side` and `detail`, and calls
    `open_detail` when the reader chose something.

    Args:
        title: shown in the top bar.
        back: words of the way back to the list where only one half shows.
    """

    def __init__(
        self, theme: ThemeController, title: str, back: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._back = back
        self._detail_open = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.bar = TopBar(theme, self)
        self.bar.back_requested.connect(self.close_detail)
        outer.addWidget(self.bar)
        self.above = QVBoxLayout()
        self.above.setSpacing(0)
        outer.addLayout(self.above)
        self.halves = QWidget(self)
        self.halves.setMinimumWidth(1)  # both halves never keep a window from getting narrow
        row = QHBoxLayout(self.halves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list_side = QWidget(self.halves)
        row.addWidget(self.list_side)
        self._rule = Rule(theme, self.halves)
        row.addWidget(self._rule)
        self.detail_scroll = PageScroll(theme, self.halves)
        self.detail = PageColumn(self.detail_scroll, most=704, gap=12)
        self.detail_scroll.set_page(self.detail)
        row.addWidget(self.detail_scroll, 1)
        outer.addWidget(self.halves, 1)

    @property
    def page_title(self) -> str:
        return self._title

    @property
    def narrow(self) -> bool:
        """Whether only one half shows at a time."""
        return self.width() < self.look.body_px(_NARROW)

    def open_detail(self) -> None:
        """The reader chose something; where it is narrow, it takes the list's place."""
        self._detail_open = True
        self.detail_scroll.verticalScrollBar().setValue(0)
        self.fit()
        if self.narrow:
            self.detail_scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_detail(self) -> None:
        """Back to the list."""
        self._detail_open = False
        self.fit()
        self.first_focus()

    def first_focus(self) -> None:
        raise NotImplementedError

    def fit(self) -> None:
        """Both halves side by side, or the one that is wanted."""
        narrow = self.narrow
        detail_alone = narrow and self._detail_open
        if detail_alone:
            self.bar.set_back(self._back)
        else:
            self.bar.set_title(self._title)
        self.list_side.setVisible(not detail_alone)
        self._rule.setVisible(not narrow)
        self.detail_scroll.setVisible(not narrow or detail_alone)
        if narrow:
            self.list_side.setMinimumWidth(0)
            self.list_side.setMaximumWidth(16_777_215)
        else:
            wide = min(round(self.width() * _LIST_SHARE), self.look.body_px(_LIST_MOST))
            self.list_side.setFixedWidth(max(_LIST_LEAST, wide))

    @override
    def apply_theme(self) -> None:
        self.fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.narrow and self._detail_open:
            self.close_detail()
            return
        super().keyPressEvent(event)
