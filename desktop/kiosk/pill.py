"""A short sentence on a dark ground of its own, over a picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, paint_box, paint_icon, smooth_painter

_SIDE = 24
_ABOVE = 12
_GAP = 12
_ICON = 18  # px at 100 % text


class Pill(Themed, QWidget):
    """Says something and cannot be pressed."""

    def __init__(
        self, theme: ThemeController, words: str, parent: QWidget | None = None, *, icon: str
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._words = words
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)
        self.follow(theme)

    def show_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.apply_theme()

    @override
    def apply_theme(self) -> None:
        look = self.look
        self._block = TextBlock(self._words, look.font("label", 500), look.line_height("label"))
        super().apply_theme()

    def _beside(self) -> int:
        return 2 * _SIDE + self.look.px(_ICON) + _GAP

    @override
    def sizeHint(self) -> QSize:
        width = self._block.natural_width() + self._beside()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._block.longest_word() + self._beside(), self.look.line_height("label"))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._block.height_for(max(1, width - self._beside())) + 2 * _ABOVE

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        edge = look.colour("border") if look.high_contrast else None
        radius = min(RADIUS["pill"], look.line_height("label") / 2 + _ABOVE)
        paint_box(painter, QRectF(self.rect()), radius, look.colour("rail"), edge, 2)
        ink = look.colour("rail_text")
        size = look.px(_ICON)
        at = QPointF(_SIDE, _ABOVE + (look.line_height("label") - size) / 2)
        paint_icon(painter, self.theme, self._icon, size, ink, at, IconWeight.FILL)
        room = self.width() - self._beside()
        self._block.draw(painter, QPointF(_SIDE + size + _GAP, _ABOVE), room, ink)
