"""A way in on the first screen: a large card, or a quiet tile."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import paint_tile
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import paint_box, paint_icon, smooth_painter

_PAD = 20
_GAP = 20  # px between tile and words
_TILE = 52  # px at 100 % text
_BELOW_TITLE = 8
_ICON = 28
_SMALL_PAD = 12


class _Way(Pressable):
    """The whole of it is one button, as tall as its words need."""

    focus_radius = RADIUS["card"]

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def sizeHint(self) -> QSize:
        width = self.look.body_px(LEAST_WIDTH * 2)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.touch, self.look.touch)

    def _paint_ground(self, painter: QPainter, edge: str) -> None:
        look = self.look
        fill, border, stroke = "surface", edge, look.stroke("control")
        if self.isDown():
            fill, border, stroke = "tint", "primary", look.stroke("selected")
        box = QRectF(self.rect())
        radius = RADIUS["card"]
        paint_box(painter, box, radius, look.colour(fill), look.colour(border), stroke)


class WayCard(_Way):
    """A picture, what the visitor would say, and what they find there.

    Args:
        hue: 0 to 5, which of the tile colours.
    """

    def __init__(
        self,
        theme: ThemeController,
        title: str,
        sentence: str,
        parent: QWidget | None = None,
        *,
        icon: str,
        hue: int,
    ) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._icon = icon
        self._hue = hue
        self._in_a_row = False
        self._least = 0
        self.setText(title)
        self.setAccessibleDescription(sentence)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        look = self.look
        self._title_block = TextBlock(self.text(), look.font("h2"), look.line_height("h2"))
        self._words_block = TextBlock(self._sentence, look.font("body"), look.line_height("body"))
        super().apply_theme()

    def set_form(self, *, in_a_row: bool, least: int) -> None:
        """Whether the tile stands beside the words; how tall a card like it is at the least."""
        self._in_a_row, self._least = in_a_row, least
        self.update()

    def height_for(self, width: int, *, in_a_row: bool) -> int:
        """Height it needs in one of its two forms."""
        side = self.look.px(_TILE)
        room = self._room(width, side if in_a_row else 0)
        words = self._words_height(room)
        content = max(words, side) if in_a_row else side + _GAP // 2 + words
        return max(self.look.touch, content + 2 * _PAD)

    @override
    def heightForWidth(self, width: int) -> int:
        return self.height_for(width, in_a_row=self._in_a_row)

    def _room(self, width: int, beside: int) -> int:
        return max(1, width - 2 * _PAD - (beside + _GAP if beside else 0))

    def _words_height(self, room: int) -> int:
        title = self._title_block.height_for(room)
        return title + _BELOW_TITLE + self._words_block.height_for(room)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        self._paint_ground(painter, "border_strong")
        side, left = self.look.px(_TILE), float(_PAD)
        if self._in_a_row:
            room = self._room(self.width(), side)
            tile = QRectF(left, (self.height() - side) / 2, side, side)
            left += side + _GAP
            y = (self.height() - self._words_height(room)) / 2
        else:
            room = self._room(self.width(), 0)
            air = max(0, self.height() - self._least)
            side += air // 3  # what is there to spare goes to the picture first
            tile = QRectF(left, _PAD + air / 6, side, side)
            y = tile.bottom() + _GAP / 2 + air / 6
        paint_tile(painter, self.theme, self._icon, self._hue, tile)
        self._title_block.draw(painter, QPointF(left, y), room, look.colour("text"))
        y += self._title_block.height_for(room) + _BELOW_TITLE
        self._words_block.draw(painter, QPointF(left, y), room, look.colour("text_muted"))


class WayTile(_Way):
    """An icon over one or two words."""

    def __init__(
        self, theme: ThemeController, text: str, parent: QWidget | None = None, *, icon: str
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        look = self.look
        self._block = TextBlock(
            self.text(),
            look.font("label"),
            look.line_height("label"),
            Qt.AlignmentFlag.AlignHCenter,
        )
        super().apply_theme()

    def least_width(self) -> int:
        """Px in which no word of it is broken."""
        return self._block.longest_word() + 2 * _SMALL_PAD

    def _content(self, width: int) -> int:
        words = self._block.height_for(max(1, width - 2 * _SMALL_PAD))
        return self.look.px(_ICON) + _SMALL_PAD // 2 + words

    @override
    def heightForWidth(self, width: int) -> int:
        return max(self.look.touch, self._content(width) + 2 * _SMALL_PAD)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        self._paint_ground(painter, "border_strong")
        size = look.px(_ICON)
        width = self.width() - 2 * _SMALL_PAD
        top = (self.height() - self._content(self.width())) / 2
        ink = look.colour("primary")
        at = QPointF((self.width() - size) / 2, top)
        paint_icon(painter, self.theme, self._icon, size, ink, at)
        words = QPointF(_SMALL_PAD, top + size + _SMALL_PAD // 2)
        self._block.draw(painter, words, width, look.colour("text"))
