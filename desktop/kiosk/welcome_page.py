"""The welcome screen: still, and the same for everyone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.themed import Themed


class WelcomePage(Themed, QWidget):
    """Says what this is; a touch anywhere starts a visit.

    Signals:
        start_requested: somebody touched it.
        easier_requested: "Easier to see" was touched, which starts a visit too.
        staff_requested: the logo was held.
    """

    start_requested = Signal()
    easier_requested = Signal()
    staff_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_welcome")
        column = QVBoxLayout(self)
        column.addWidget(
            HeadingLabel(theme, self.tr("Your MS treatment, explained clearly"), self, level=1)
        )
        start = Button(
            theme, self.tr("Touch to start"), self, tone=Tone.PRIMARY, size=ButtonSize.ATTRACT
        )
        start.setObjectName("kiosk_start")
        start.clicked.connect(self.start_requested)
        column.addWidget(start)
        self.follow(theme)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.start_requested.emit()
