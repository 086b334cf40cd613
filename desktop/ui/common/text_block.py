"""Wrapped text with an exact line height, for widgets that paint themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

LEAST_WIDTH = 96  # px; in less room than that, words are broken rather than cut off

_UNWRAPPED = 1_000_000.0
_LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a text, by character positions."""

    start: int
    length: int

    def formatted(self, form: QTextCharFormat) -> QTextLayout.FormatRange:
        """This part of a text in `form`."""
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = self.start, self.length, form
        return part


class TextBlock:
    """Lays out plain text for a width and draws it; a word too long for a line is broken.

    Laying out takes long, so lines that need not be broken stand as they are in any room that
    is wide enough.

    Args:
        formats: fonts and colours of parts of the text.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        line_height: int,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        formats: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        self.text = text.replace("\n", _LINE_BREAK)
        self._font = font
        self._line_height = line_height
        self._layout = QTextLayout(self.text, font)
        self._align = align
        self._layout.setFormats(list(formats))
        self._layout.setCacheEnabled(True)
        self._width = -1.0
        self._heights: dict[float, int] = {}  # layouts ask for the same few widths again and again
        self._hints: dict[int, tuple[int, int]] = {}
        self._unbroken = False  # the lines that stand now
        self._natural = -1
        self._least_height = 0  # where it is as wide as that, or wider
        self._at_left = False  # its lines begin at the same place in any room
        self._longest = -1

    def natural_width(self) -> int:
        """Width of the text when it is not wrapped."""
        if self._natural < 0:
            if not self._unbroken or self.text.endswith(" "):  # which counts only unwrapped
                self._lay_out(_UNWRAPPED, Qt.AlignmentFlag.AlignLeft)
            lines = [self._layout.lineAt(n) for n in range(self._layout.lineCount())]
            boxes = [line.naturalTextRect() for line in lines]
            self._natural = ceil(max((box.width() for box in boxes), default=0.0))
            self._least_height = len(lines) * self._line_height
            left = self._align == Qt.AlignmentFlag.AlignLeft
            self._at_left = left and all(box.x() == 0 for box in boxes)
        return self._natural

    def hint(self, widest: int) -> tuple[int, int]:
        """Width and height it takes where it may be `widest` px wide."""
        if widest not in self._hints:
            self.wrap(widest)
            width = min(widest, self.natural_width()) if self._unbroken else widest
            self._hints[widest] = (width, self.height_for(widest))
        return self._hints[widest]

    def longest_word(self) -> int:
        """Width below which a word would be broken."""
        if self._longest < 0:
            metrics = QFontMetricsF(self._font)
            widths = (metrics.horizontalAdvance(word) for word in self.text.split())
            self._longest = ceil(max(widths, default=0.0)) + 1
        return self._longest

    def height_for(self, width: float) -> int:
        """Height in px when wrapped to `width`."""
        if 0 <= self._natural <= width:
            return self._least_height
        if width not in self._heights:
            self.wrap(width)
        return self._heights[width]

    def wrap(self, width: float) -> None:
        """Break the text into lines of `width`, for drawing and for asking where words stand."""
        if self._unbroken and self._at_left and self._natural <= min(width, self._width):
            return
        if width != self._width:
            self._heights[width] = self._lay_out(width, self._align)

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        width: float,
        colour: QColor,
        marks: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        """Draw with the upper left corner at `at`; `marks` lie over the other formats."""
        self.wrap(width)
        painter.setPen(colour)
        self._layout.draw(painter, at, list(marks), QRectF())

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The box on each line that the text between two positions fills."""
        boxes = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            while last > first and self.text[last - 1].isspace():
                last -= 1  # the space at which the line was broken
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                top = number * self._line_height
                boxes.append(QRectF(left, top, right - left, self._line_height))
        return boxes

    def baseline(self) -> float:
        """How far below the top of each line its letters stand."""
        if not self._layout.lineCount():
            return 0.0
        line = self._layout.lineAt(0)
        return line.y() + line.ascent()

    def position_at(self, place: QPointF) -> int:
        """The position between characters nearest to `place`."""
        count = self._layout.lineCount()
        if not count:
            return 0
        number = max(0, min(count - 1, int(place.y() // self._line_height)))
        return int(self._layout.lineAt(number).xToCursor(place.x()))

    def _lay_out(self, width: float, align: Qt.AlignmentFlag) -> int:
        self._layout.setTextOption(_option(align))
        self._width = width if align == self._align else -1.0
        self._layout.beginLayout()
        top = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, top + (self._line_height - line.height()) / 2))
            top += self._line_height
        self._layout.endLayout()
        self._unbroken = self._layout.lineCount() == self.text.count(_LINE_BREAK) + 1
        return top


@cache
def _option(align: Qt.AlignmentFlag) -> QTextOption:
    """Made once for each alignment, as it takes as long as laying out a word."""
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _x(place: object) -> float:
    """PySide gives `cursorToX` as a number or as a pair of number and position."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]
