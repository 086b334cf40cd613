"""The trail over hills behind the welcome screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMargins, QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths
from desktop.domain.tokens import LIGHT, Colours
from desktop.theme.theme import to_colour
from desktop.ui.common.brand import recoloured

_TRAIL = (1000, 1900)  # where the sun, the trail and the posts stand in the drawing
_SKY = "#D7E9E4"  # at its top, in the drawing


class AttractPicture:
    """Drawn once for a size and a theme; covers all of it and a little more at each side.

    Args:
        reach: px by which it may be moved any way.
    """

    def __init__(self, reach: int) -> None:
        self._reach = reach
        file = paths.resources() / "brand" / "illustration-attract.svg"
        self._drawing = file.read_text(encoding="utf-8")
        self._drawn = QPixmap()
        self._drawn_for: tuple[QSize, str, float] | None = None

    def paint(self, painter: QPainter, size: QSize, colours: Colours, moved: QPoint) -> None:
        """Fill `size` with it."""
        ratio = painter.device().devicePixelRatioF()
        wanted = (size, colours.name, ratio)
        if wanted != self._drawn_for:
            self._drawn, self._drawn_for = self._draw(size, colours, ratio), wanted
        painter.drawPixmap(moved - QPoint(self._reach, self._reach), self._drawn)

    def _draw(self, size: QSize, colours: Colours, ratio: float) -> QPixmap:
        pairs = _pairs(colours)
        svg = recoloured(self._drawing, pairs)
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        whole, shape = size.grownBy(QMargins() + self._reach), renderer.defaultSize()
        first, last = _TRAIL
        scale = min(whole.height() / shape.height(), whole.width() / (last - first))
        scale = max(scale, whole.width() / shape.width())
        seen = whole.width() / scale
        left = max(0.0, min((first + last - seen) / 2, shape.width() - seen))
        pixmap = QPixmap(whole * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(to_colour(recoloured(_SKY, pairs)))  # more of it, where there is height
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = shape.height() * scale
        box = QRectF(-left * scale, whole.height() - height, shape.width() * scale, height)
        renderer.render(painter, box)
        painter.end()
        return pixmap


def _pairs(colours: Colours) -> list[tuple[str, str]]:
    """Colours of the drawing, which is made for the light theme, and those of another."""
    if colours is LIGHT:
        return []
    now = colours.illustration
    far, further, near, nearest = now.hills
    return [
        (_SKY, now.sky_top),
        ("#F3F1E0", now.sky_bottom),
        ("#FCEFD0", now.sky_bottom),
        ("#F9DC85", now.sun),
        ("#CFE2D9", far),
        ("#A6CDBF", further),
        ("#6CAB99", near),
        ("#3F8576", further),
        ("#1F6B5F", nearest),
        ("#0B3B36", further),
        ("#FFF7E3", now.path),
        ("#6B4B2F", now.sun),
        (LIGHT.accent, colours.accent),
        (LIGHT.on_accent, colours.on_accent),
    ]
