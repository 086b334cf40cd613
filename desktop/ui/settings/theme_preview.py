"""A small picture of the screen in one of the themes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import Colours
from desktop.theme.controller import ThemeController
from desktop.theme.theme import to_colour
from desktop.ui.common.themed import Themed, smooth_painter

_HEIGHT = 92
_RAIL = 30
_RADIUS = 10


class ThemePreview(Themed, QWidget):
    """Paints the rail, a few lines and a button; with two themes, one on each half."""

    def __init__(
        self,
        theme: ThemeController,
        colours: tuple[Colours, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @override
    def sizeHint(self) -> QSize:
        return QSize(150, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(110, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, _RADIUS, _RADIUS)
        share = box.width() / len(self._colours)
        for number, colours in enumerate(self._colours):
            part = QRectF(box.left() + number * share, box.top(), share, box.height())
            painter.save()
            painter.setClipPath(shape)
            painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
            self._paint_page(painter, part, colours)
            painter.restore()
        painter.setPen(QPen(self.look.colour("border_strong"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_page(self, painter: QPainter, page: QRectF, colours: Colours) -> None:
        painter.fillRect(page, to_colour(colours.canvas))
        rail = min(_RAIL, round(page.width() / 4))
        painter.fillRect(
            QRectF(page.left(), page.top(), rail, page.height()), to_colour(colours.rail)
        )
        left = page.left() + rail + 14
        room = page.right() - left - 14
        font = self.look.font("panel")
        font.setPixelSize(22)
        painter.setFont(font)
        painter.setPen(to_colour(colours.text))
        painter.drawText(QPointF(left, page.top() + 33), "Aa")
        painter.setPen(Qt.PenStyle.NoPen)
        for top, part in ((46, 1.0), (57, 0.75)):
            painter.setBrush(to_colour(colours.text_muted))
            painter.drawRoundedRect(QRectF(left, page.top() + top, room * part, 5), 2.5, 2.5)
        painter.setBrush(to_colour(colours.primary))
        painter.drawRoundedRect(QRectF(left, page.top() + 69, min(48, room), 14), 4, 4)
