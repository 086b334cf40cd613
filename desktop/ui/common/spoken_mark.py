"""Marks the sentence that is being read aloud."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from desktop.theme.theme import Theme
from desktop.ui.common.text_block import Span, TextBlock

_ROUND = 5.0
_BESIDE = 4.0  # px that the mark reaches beyond its words, where there is room
_RULER = 2.0  # px of the line under each line of words
_RULER_HIGH_CONTRAST = 4.0

NOTHING = Span(0, 0)


def paint_spoken(
    painter: QPainter, look: Theme, block: TextBlock, spoken: Span, at: QPointF, room: QRectF
) -> None:
    """Lay the mark under the words: a tint, and a ruler for those who cannot tell the tint.

    Args:
        at: where the block's upper left corner is drawn.
        room: what may be painted on.
    """
    if not spoken.length:
        return
    ruler = _RULER_HIGH_CONTRAST if look.high_contrast else _RULER
    painter.setPen(look.colour("tint"))
    painter.setBrush(look.colour("tint"))
    boxes = [
        box.translated(at).adjusted(-_BESIDE, 0, _BESIDE, 0).intersected(room)
        for box in block.boxes(spoken.start, spoken.start + spoken.length)
    ]
    for box in boxes:
        painter.drawRoundedRect(box, _ROUND, _ROUND)
    for box in boxes:
        line = QRectF(box.left(), box.bottom() - ruler, box.width(), ruler)
        painter.fillRect(line, look.colour("primary"))


def spoken_rect(block: TextBlock, spoken: Span) -> QRect:
    """Where the marked words stand, in px from the block's upper left corner."""
    whole = QRectF()
    for box in block.boxes(spoken.start, spoken.start + spoken.length):
        whole = whole.united(box)
    return whole.toAlignedRect()
