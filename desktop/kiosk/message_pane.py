"""A few plain words in the middle of a screen, with a picture above them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import IconTile
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed, Wrapping

_TILE = 84
_HUE = 0
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class _Words(Themed, Wrapping, QWidget):
    """The picture and the words, no wider than they are easy to read."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self.tile = IconTile(theme, "info", self, hue=_HUE, side=_TILE)
        self.heading = HeadingLabel(theme, "", self, level=1, align=_MIDDLE)
        self.sentence = BodyLabel(theme, "", self, role="read", align=_MIDDLE)
        self.extra = BodyLabel(theme, "", self, role="read", align=_MIDDLE)
        self._column.addStretch(1)
        self._column.addWidget(self.tile, 0, _MIDDLE)
        self._column.addSpacing(16)
        for label in (self.heading, self.sentence, self.extra):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._column.setSpacing(16)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        edge = self.look.mm(10)
        self._column.setContentsMargins(edge, edge // 2, edge, edge // 2)


class MessagePane(PageScroll):
    """Says one thing; what can be done about it stands in the foot.

    Signals:
        touched: anywhere on it.
    """

    touched = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._words = _Words(theme, self)
        self.set_page(self._words)

    @property
    def heading(self) -> str:
        return self._words.heading.text()

    @property
    def said(self) -> str:
        """Everything it says."""
        words = self._words
        return " ".join(label.text() for label in (words.heading, words.sentence, words.extra))

    def show_words(self, icon: str, heading: str, sentence: str, extra: str = "") -> None:
        words = self._words
        words.tile.set_icon(icon, _HUE)
        words.heading.setText(heading)
        words.sentence.setText(sentence)
        words.extra.setText(extra)
        words.extra.setVisible(bool(extra))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.touched.emit()
