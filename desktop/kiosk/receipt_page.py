"""The privacy receipt after Finish: what was kept, which is nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.themed import Themed


class ReceiptPage(Themed, QWidget):
    """Signals:
    closed: it was touched.
    """

    closed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_receipt")
        column = QVBoxLayout(self)
        column.addWidget(HeadingLabel(theme, self.tr("Kept: nothing about you"), self, level=1))
        self.follow(theme)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.closed.emit()
