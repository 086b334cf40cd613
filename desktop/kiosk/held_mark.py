"""The sign, which staff hold."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop import paths
from desktop.domain.kiosk import HOLD_S
from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed, smooth_painter


class HeldMark(Themed, QWidget):
    """Nothing shows that it can be held.

    Args:
        file: a picture in `resources/brand`.

    Signals:
        held: for as long as only staff would.
        touched: and let go of before that.
    """

    held = Signal()
    touched = Signal()

    def __init__(self, theme: ThemeController, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_mark")
        self.setAccessibleName("Waymark")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture = QSvgRenderer(str(paths.resources() / "brand" / file), self)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_S * 1000)
        self._hold.timeout.connect(self.held)
        self.follow(theme)

    def set_file(self, file: str) -> None:
        self._picture.load(str(paths.resources() / "brand" / file))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        height = self.look.touch
        shape = self._picture.defaultSize()
        return QSize(max(height, height * shape.width() // shape.height()), height)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hold.start()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.rect().contains(event.position().toPoint()):
            self._hold.stop()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hold.isActive():
            self._hold.stop()
            self.touched.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hold.stop()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._picture.render(smooth_painter(self), QRectF(self.rect()))
