"""What every widget of ours shares: it follows the theme while it is shown."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.theme.theme import Theme

_SMOOTH = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)


class Themed:
    """Mixed into a QWidget; calls `apply_theme` at once and whenever the theme changes."""

    theme: ThemeController

    def follow(self, theme: ThemeController) -> None:
        """To be called at the end of the constructor."""
        self.theme = theme
        theme.add_follower(self)
        self.apply_theme()

    @property
    def look(self) -> Theme:
        """The theme as it is now."""
        return self.theme.now

    def apply_theme(self) -> None:
        """Take sizes from the theme; painted widgets need no more than this."""
        widget = cast("QWidget", self)
        widget.updateGeometry()
        widget.update()


class Wrapping:
    """Mixed into a QWidget whose layout holds words that wrap.

    Qt would make its hint as tall as it gets at the width hinted, and would lay out all words
    for that width too, though no one is ever given it.
    """

    def sizeHint(self) -> QSize:
        layout = cast("QWidget", self).layout()
        return layout.sizeHint() if layout is not None else QSize()


def paint_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose border lies inside `rect`."""
    half = width / 2 if border is not None else 0.0
    inner = rect.adjusted(half, half, -half, -half)
    radius = max(0.0, min(radius, rect.height() / 2, rect.width() / 2) - half)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)


def paint_icon(
    painter: QPainter,
    theme: ThemeController,
    name: str,
    size: int,
    colour: QColor,
    at: QPointF,
    weight: IconWeight = IconWeight.REGULAR,
) -> None:
    """An icon with its upper left corner at `at`."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(at, theme.icons.pixmap(name, size, colour, weight, ratio))


def smooth_painter(widget: QWidget) -> QPainter:
    """A painter on `widget` that draws smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHints(_SMOOTH)
    return painter
