"""A page in a short list: tile, title and one line about it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import paint_tile
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import paint_box, smooth_painter

_TILE = 44
_SIDE = 8
_ABOVE = 8
_GAP = 14


class PageRow(Pressable):
    """A frameless row that opens a page; signals `clicked`.

    Where the words would have too little room beside it, the tile is left out.

    Args:
        about: its kind and how much is left, in quieter words.
        hue: 0 to 5, which of the tile colours.
    """

    focus_radius = 12

    def __init__(
        self,
        theme: ThemeController,
        title: str,
        about: str,
        parent: QWidget | None = None,
        *,
        icon: str,
        hue: int = 0,
    ) -> None:
        super().__init__(parent)
        self._about = about
        self._icon = icon
        self._hue = hue
        self.setText(title)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        look = self.look
        self._title_block = TextBlock(self.text(), look.font("strong"), look.line_height("strong"))
        self._about_block = TextBlock(self._about, look.font("small"), look.line_height("small"))
        self.setAccessibleDescription(self._about)
        self._heights: dict[int, int] = {}  # by width; a list asks again for every row it gets
        super().apply_theme()

    def _longest_word(self) -> int:
        word = max(self._title_block.longest_word(), self._about_block.longest_word())
        return min(word, LEAST_WIDTH)

    def _tile(self, width: int) -> int:
        """Side of the tile in a row of `width`; 0 for none."""
        side = self.look.px(_TILE)
        return side if width - 2 * _SIDE - side - _GAP >= self._longest_word() else 0

    def _left(self, width: int) -> int:
        tile = self._tile(width)
        return _SIDE + (tile + _GAP if tile else 0)

    def _room(self, width: int) -> int:
        return max(1, width - self._left(width) - _SIDE)

    def _text_height(self, width: int) -> int:
        room = self._room(width)
        about = self._about_block.height_for(room) if self._about else 0
        return self._title_block.height_for(room) + about

    @override
    def sizeHint(self) -> QSize:
        words = max(self._title_block.natural_width(), self._about_block.natural_width())
        width = 2 * _SIDE + self.look.px(_TILE) + _GAP + min(words, self.look.body_px(320))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(2 * _SIDE + self._longest_word(), SIZE["min_target"])

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            content = max(self._text_height(width), self._tile(width))
            self._heights[width] = max(SIZE["min_target"], content + 2 * _ABOVE)
        return self._heights[width]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        if self.hovered or self.isDown():
            edge = look.colour("border") if look.high_contrast else None
            fill = look.colour("tint" if self.isDown() else "sunk")
            paint_box(painter, QRectF(self.rect()), self.focus_radius, fill, edge, 2)
        side = self._tile(self.width())
        text = self._text_height(self.width())
        top = max(_ABOVE, (self.height() - max(text, side)) / 2)
        if side:
            tile = QRectF(_SIDE, top, side, side)
            paint_tile(painter, self.theme, self._icon, self._hue, tile)
        left, room = self._left(self.width()), self._room(self.width())
        y = top + max(0.0, (side - text) / 2)
        self._title_block.draw(painter, QPointF(left, y), room, look.colour("text"))
        y += self._title_block.height_for(room)
        if self._about:
            ink = look.colour("text_muted")
            self._about_block.draw(painter, QPointF(left, y), room, ink)
