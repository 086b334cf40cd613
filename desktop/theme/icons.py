"""Phosphor icons in the colours of the theme."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class IconWeight(StrEnum):
    """Regular for actions, fill for what is selected, duotone for tiles and callouts."""

    REGULAR = "regular"
    FILL = "fill"
    DUOTONE = "duotone"


class Icons:
    """Draws icons from a folder of SVG files; keeps the pixmaps it has drawn."""

    def __init__(self, folder: Path, kept: int = 512) -> None:
        self._folder = folder
        self._draw_kept = lru_cache(maxsize=kept)(self._draw)

    def pixmap(
        self,
        name: str,
        size: int,
        colour: QColor,
        weight: IconWeight = IconWeight.REGULAR,
        ratio: float = 1.0,
    ) -> QPixmap:
        """The icon, `size` logical px wide.

        Args:
            ratio: device pixels to a logical pixel.
        """
        return self._draw_kept(name, size, colour.name(), weight, ratio)

    def _draw(self, name: str, size: int, colour: str, weight: IconWeight, ratio: float) -> QPixmap:
        svg = (self._folder / weight / f"{name}.svg").read_text(encoding="utf-8")
        # Qt SVG does not resolve currentColor.
        renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
