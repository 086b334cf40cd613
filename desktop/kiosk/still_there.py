""" "Are you still reading?", in full view, with the seconds that are left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, smooth_painter


class StillThere(Themed, QWidget):
    """Covers the window; one touch anywhere goes on with the visit.

    Signals:
        still_here: somebody touched it.
        finish_requested: "Finish and clear".
    """

    still_here = Signal()
    finish_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_still_there")
        column = QVBoxLayout(self)
        column.addWidget(HeadingLabel(theme, self.tr("Are you still reading?"), self, level=1))
        self._left = BodyLabel(theme, "", self)
        column.addWidget(self._left)
        stay = Button(
            theme,
            self.tr("Yes, I am still here"),
            self,
            tone=Tone.PRIMARY,
            icon="check",
            size=ButtonSize.KIOSK,
        )
        stay.setObjectName("kiosk_stay")
        stay.clicked.connect(self.still_here)
        column.addWidget(stay)
        finish = Button(
            theme, self.tr("Finish and clear"), self, icon="sign-out", size=ButtonSize.KIOSK
        )
        finish.setObjectName("kiosk_finish_now")
        finish.clicked.connect(self.finish_requested)
        column.addWidget(finish)
        self.hide()
        self.follow(theme)

    def show_seconds(self, left: int) -> None:
        self._left.setText(self.tr("It clears in {seconds} seconds.").format(seconds=left))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that what lies under it is not pressed."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.still_here.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.still_here.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("canvas"))
