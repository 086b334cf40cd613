"""A card of the gallery: the drawing without its words, title and caption."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.content import PageCard
from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.ui.common.press import Pressable
from desktop.ui.common.text_block import LEAST_WIDTH, TextBlock
from desktop.ui.common.themed import paint_box, smooth_painter
from desktop.ui.reader.picture import Draw

_SIDE = 18
_ABOVE = 16
_BELOW_PICTURE = 14
_BELOW_TITLE = 4
_SHARE = 0.5  # of its width is the picture's height
_TALLEST = 190  # px
_DRAWN_FOR = 720  # px; marks are still seen where it is shown at half the size
_WIDE = 620  # px from which the picture stands beside the words
_PICTURE_SHARE = 0.36  # of the width, beside the words
_WORDS = re.compile(r"<text\b.*?</text>", re.DOTALL)


class DiagramCard(Pressable):
    """The whole card is one button and signals `clicked`.

    Its picture is a sign for what the diagram looks like: words in it would be too small to read,
    so they are left out. It is drawn when `draw_picture` is called, and again for another theme.
    """

    focus_radius = RADIUS["card"]

    def __init__(
        self, theme: ThemeController, draw: Draw, card: PageCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self._card = card
        self._renderer: QSvgRenderer | None = None
        self._drawing: Drawing | None = None
        self._drawn_for = ""  # palette
        self._pixmap = QPixmap()
        self.setText(card.title)
        self.setAccessibleDescription(card.summary)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def page(self) -> str:
        return self._card.id

    @property
    def drawn(self) -> bool:
        """Whether its picture is there, in the colours of now."""
        return self._drawn_for == self.look.colours.name

    def draw_picture(self) -> None:
        """Draw the picture, if that is still to be done."""
        if self.drawn:
            return
        self._drawn_for = self.look.colours.name
        self._drawing = self._draw(DrawingRequest(self._card.id, _DRAWN_FOR, self._drawn_for))
        svg = _WORDS.sub("", self._drawing.svg)
        self._renderer = QSvgRenderer(QByteArray(svg.encode()))
        self._pixmap = QPixmap()
        self.update()

    @override
    def apply_theme(self) -> None:
        look = self.look
        self._title = TextBlock(self._card.title, look.font("card"), look.line_height("card"))
        self._caption = TextBlock(self._card.summary, look.font("small"), look.line_height("small"))
        super().apply_theme()

    def _picture(self, width: int) -> QSize:
        """Room for the picture on a card of `width`."""
        room = max(1, width - 2 * _SIDE)
        if width >= _WIDE:
            room = round(room * _PICTURE_SHARE)
        return QSize(room, min(_TALLEST, round(room * _SHARE)))

    def _words(self, width: int) -> QPoint:
        """Where the words begin."""
        picture = self._picture(width)
        if width >= _WIDE:
            return QPoint(_SIDE + picture.width() + 2 * _SIDE, _ABOVE)
        return QPoint(_SIDE, _ABOVE + picture.height() + _BELOW_PICTURE)

    def _words_height(self, width: int) -> int:
        room = max(1, width - self._words(width).x() - _SIDE)
        return self._title.height_for(room) + _BELOW_TITLE + self._caption.height_for(room)

    @override
    def sizeHint(self) -> QSize:
        return QSize(340, self.heightForWidth(340))

    @override
    def minimumSizeHint(self) -> QSize:
        word = max(self._title.longest_word(), self._caption.longest_word())
        return QSize(2 * _SIDE + min(word, LEAST_WIDTH), self._picture(340).height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        words = self._words(width).y() + self._words_height(width)
        return max(words, _ABOVE + self._picture(width).height()) + _ABOVE

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        fill = look.colour("surface")
        border, stroke = look.colour("border"), look.stroke("hairline")
        if self.isDown():
            fill, border = look.colour("tint"), look.colour("primary")
        elif self.hovered:
            border, stroke = look.colour("border_strong"), look.stroke("control")
        paint_box(painter, QRectF(self.rect()), RADIUS["card"], fill, border, stroke)
        width = self.width()
        box = QRectF(QPointF(_SIDE, _ABOVE), QSizeF(self._picture(width)))
        at = QPointF(self._words(width))
        if width >= _WIDE:
            middle = self.height() / 2
            box.moveTop(middle - box.height() / 2)
            at.setY(middle - self._words_height(width) / 2)
        self._paint_picture(painter, box)
        room = max(1, round(width - at.x() - _SIDE))
        self._title.draw(painter, at, room, look.colour("text"))
        at.setY(at.y() + self._title.height_for(room) + _BELOW_TITLE)
        self._caption.draw(painter, at, room, look.colour("text_muted"))

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        """The drawing as wide as `box`; of one that is taller, its upper part."""
        if self._drawing is None or self._renderer is None or not self.drawn:
            return
        tall = self._drawing.height * box.width() / self._drawing.width
        size = QSize(round(box.width()), round(min(tall, box.height())))
        ratio = self.devicePixelRatioF()
        if self._pixmap.size() != size * ratio:
            self._pixmap = QPixmap(size * ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            inside = QPainter(self._pixmap)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._renderer.render(inside, QRectF(0, 0, size.width() * ratio, tall * ratio))
            inside.end()
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(box.center())
        self._pixmap.setDevicePixelRatio(ratio)
        painter.drawPixmap(target.topLeft(), self._pixmap)
