"""The colour and pattern that tell a strategy apart, beside its name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.tokens import RADIUS, STRATEGY_MARKS
from desktop.theme.controller import ThemeController
from desktop.theme.theme import Theme, to_colour
from desktop.ui.common.themed import Themed, smooth_painter

SIDE = 20  # px at 100 % text
_LINE = 0.11  # of the side: thickness of the lines of a pattern
_DOT = 0.08  # of the side: radius of its dots

# Ends of each line of a pattern, and middles of its dots, as shares of the side.
_LINES: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "diagonal": tuple((x, 1, x + 0.65, 0) for x in (-0.5, -0.05, 0.4, 0.85)),
    "horizontal": tuple((0, y, 1, y) for y in (0.25, 0.5, 0.75)),
    "vertical": tuple((x, 0, x, 1) for x in (0.25, 0.5, 0.75)),
    "lattice": tuple(line for x in (-0.5, 0, 0.5) for line in ((x, 1, x + 1, 0), (x, 0, x + 1, 1))),
    "chevrons": tuple(
        line for x in (-0.05, 0.3, 0.65) for line in ((x, 0, x + 0.3, 0.5), (x + 0.3, 0.5, x, 1))
    ),
}
_DOTS = tuple((x, y) for x in (0.2, 0.5, 0.8) for y in (0.2, 0.5, 0.8))
_HOLLOWS = ((0.13, 0.13, 0.74, 0.3), (0.13, 0.57, 0.74, 0.3))  # left, top, width, height


def paint_swatch(painter: QPainter, look: Theme, identity: str, box: QRectF) -> None:
    """The mark of the strategy with this `identity`, a key of `STRATEGY_MARKS`, in `box`."""
    mark = STRATEGY_MARKS[identity]
    colours = look.colours.diagram
    paper = to_colour(colours.paper)
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(box, RADIUS["chip_pattern"], RADIUS["chip_pattern"])
    painter.setClipPath(shape)
    painter.fillRect(box, to_colour(getattr(colours, mark.colour)))
    painter.setPen(QPen(paper, _LINE * box.width()))
    painter.drawLines(list(_lines(mark.pattern, box)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper)
    if mark.pattern == "dots":
        for x, y in _DOTS:
            radius = _DOT * box.width()
            painter.drawEllipse(_at(box, x, y), radius, radius)
    elif mark.pattern == "outline":
        for x, y, width, height in _HOLLOWS:
            at = _at(box, x, y)
            painter.drawRect(QRectF(at.x(), at.y(), width * box.width(), height * box.height()))
    painter.restore()


def _lines(pattern: str, box: QRectF) -> Iterator[QLineF]:
    for x1, y1, x2, y2 in _LINES.get(pattern, ()):
        yield QLineF(_at(box, x1, y1), _at(box, x2, y2))


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


class Swatch(Themed, QWidget):
    """The mark of a strategy beside its name; screen readers pass over it.

    Args:
        line_of: role of the text beside it, on whose first line it is centred.
    """

    def __init__(
        self,
        theme: ThemeController,
        identity: str,
        parent: QWidget | None = None,
        *,
        line_of: str = "body",
    ) -> None:
        super().__init__(parent)
        self._identity = identity
        self._line_of = line_of
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    def _side(self) -> int:
        return round(SIDE * self.look.scale(self._line_of))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side(), max(self._side(), self.look.line_height(self._line_of)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side, line = self._side(), self.look.line_height(self._line_of)
        box = QRectF(0, max(0, line - side) / 2, side, side)
        paint_swatch(smooth_painter(self), self.look, self._identity, box)
