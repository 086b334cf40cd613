"""Dots that show how far along the reader is; words beside them say the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed, smooth_painter

_DOT = 16
_NOW = 30
_BETWEEN = 9


class StepDots(Themed, QWidget):
    """A dot for each step, a long one for the step shown; in rows where room is short."""

    def __init__(self, theme: ThemeController, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self._filled = (False,) * count
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def show_step(self, step: int, filled: Sequence[bool] | None = None) -> None:
        """Show a step, from 1.

        Args:
            filled: which dots are filled, by default those before the step.
        """
        count = len(self._filled)
        self._step = step
        self._filled = tuple(filled or (place < step for place in range(1, count + 1)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        look = self.look
        along = look.px(_DOT) + look.px(_BETWEEN)
        width = len(self._filled) * along + look.px(_NOW) - look.px(_DOT)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(_NOW) + 2, self.look.px(_DOT) + 2)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(max((box.bottom() for box in self._boxes(width)), default=0)) + 1

    def _boxes(self, width: int) -> list[QRectF]:
        """Where each dot stands in `width`."""
        look = self.look
        dot, between = float(look.px(_DOT)), look.px(_BETWEEN)
        x = y = 1.0
        boxes = []
        for step in range(1, len(self._filled) + 1):
            wide = float(look.px(_NOW)) if step == self._step else dot
            if x > 1 and x + wide > width - 1:
                x, y = 1.0, y + dot + between
            boxes.append(QRectF(x, y, wide, dot))
            x += wide + between
        return boxes

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        ink = self.look.colour("primary")
        boxes = self._boxes(self.width())
        for step, (box, filled) in enumerate(zip(boxes, self._filled, strict=True), 1):
            if filled or step == self._step:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
            else:
                box.adjust(1, 1, -1, -1)
                painter.setPen(QPen(ink, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
