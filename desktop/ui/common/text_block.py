"""Wrapped plain text with an exact line height, for widgets that paint themselves."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_ENOUGH = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a text that is drawn as a find result."""

    start: int
    length: int


class TextBlock:
    """Lays out `text` for a width and draws it; words too long for a line are broken."""

    def __init__(
        self,
        text: str,
        font: QFont,
        line_height: int,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        marked: tuple[Span, ...] = (),
    ) -> None:
        self._text = text
        self._line_height = line_height
        self._marked = marked
        self._layout = QTextLayout(text, font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._font = font
        self._height = 0
        self._width = -1.0

    def natural_width(self) -> int:
        """Width of the text when it is not wrapped."""
        metrics = QFontMetricsF(self._font)
        lines = self._text.split("\n")
        return ceil(max((metrics.horizontalAdvance(line) for line in lines), default=0.0))

    def longest_word(self) -> int:
        """Width below which a word would be broken."""
        metrics = QFontMetricsF(self._font)
        return ceil(
            max((metrics.horizontalAdvance(word) for word in self._text.split()), default=0.0)
        )

    def height_for(self, width: float) -> int:
        """Height in px when wrapped to `width`."""
        if width == self._width:
            return self._height
        self._width = width
        self._layout.setText(self._text.replace("\n", "\u2028"))
        self._layout.beginLayout()
        top = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, top + (self._line_height - line.height()) / 2))
            top += self._line_height
        self._layout.endLayout()
        self._height = top
        return top

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        width: float,
        colour: QColor,
        mark: tuple[QColor, QColor] | None = None,
    ) -> None:
        """Draw with the upper left corner at `at`.

        Args:
            mark: background and text colour of the marked spans.
        """
        self.height_for(width)
        painter.setPen(colour)
        formats = []
        if mark is not None:
            for span in self._marked:
                part = QTextLayout.FormatRange()
                part.start, part.length = span.start, span.length
                part.format.setBackground(mark[0])
                part.format.setForeground(mark[1])
                formats.append(part)
        self._layout.draw(painter, at, formats, QRectF())
