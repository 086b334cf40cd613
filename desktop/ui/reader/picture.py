"""A drawing on the screen, laid out anew for each width."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QAccessible, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.drawing import Drawing, DrawingRequest
from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed, smooth_painter

Draw = Callable[[DrawingRequest], Drawing]

NARROWEST = 280  # px; below it labels could not stay at their smallest size


class Picture(Themed, QWidget):
    """Shows one diagram or finding; asks for a drawing of just its width."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(
        self, theme: ThemeController, draw: Draw, diagram: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self._diagram = diagram
        self._step = 0
        self._renderer = QSvgRenderer(self)
        self._drawing: Drawing | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    @property
    def drawing(self) -> Drawing | None:
        """What is shown; None before the first layout."""
        return self._drawing

    def show_step(self, step: int) -> None:
        """Highlight `step`, from 1; 0 shows all."""
        self._step = step
        self._draw_anew(self.width())

    @override
    def apply_theme(self) -> None:
        if self._drawing is not None:
            self._draw_anew(self.width())
        super().apply_theme()

    def _request(self, width: int) -> DrawingRequest:
        look = self.look
        return DrawingRequest(
            self._diagram,
            max(NARROWEST, width),
            look.colours.name,
            look.text_scale,
            self._step,
        )

    def _draw_anew(self, width: int) -> None:
        drawing = self._draw(self._request(width))
        if drawing is self._drawing:
            return
        self._drawing = drawing
        self._renderer.load(QByteArray(drawing.svg.encode()))
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(drawing.description)
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        drawing = self._draw(self._request(width))
        return round(drawing.height * min(1.0, width / drawing.width))

    @override
    def sizeHint(self) -> QSize:
        if self._drawing is None:  # drawing takes long, and the width to draw for is not known yet
            return QSize(NARROWEST, NARROWEST)
        return QSize(self._drawing.width, self._drawing.height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw_anew(event.size().width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        scale = min(1.0, self.width() / self._drawing.width)
        size = QRectF(0, 0, self._drawing.width * scale, self._drawing.height * scale)
        self._renderer.render(smooth_painter(self), size)
