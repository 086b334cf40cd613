""" "Are you still reading?", in full view, with the seconds that are left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.kiosk.bar import gap_of
from desktop.kiosk.message_page import MessagePage
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.flow import FlowRow
from desktop.ui.common.labels import BodyLabel


class StillThere(MessagePage):
    """Covers the window; one touch anywhere goes on with the visit.

    Signals:
        still_here: somebody touched it.
        finish_requested: "Finish and clear".
    """

    still_here = Signal()
    finish_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Are you still reading?"), parent)
        self.setObjectName("kiosk_still_there")
        card = self.card
        card.body.addWidget(
            BodyLabel(theme, self.tr("Touch anywhere to carry on."), card, role="lead")
        )
        self._left = BodyLabel(theme, "", card, role="h1")
        self._left.setObjectName("kiosk_seconds")
        card.body.addWidget(self._left)
        card.body.addWidget(
            BodyLabel(theme, self.tr("Then nobody can see what you read here."), card, muted=True)
        )
        card.body.addSpacing(16)
        buttons = FlowRow(card, gap=gap_of(theme.now))
        stay = Button(
            theme,
            self.tr("Yes, I am still here"),
            buttons,
            tone=Tone.PRIMARY,
            icon="check",
            size=ButtonSize.KIOSK,
        )
        stay.setObjectName("kiosk_stay")
        stay.clicked.connect(self.still_here)
        finish = Button(
            theme, self.tr("Finish and clear"), buttons, icon="sign-out", size=ButtonSize.KIOSK
        )
        finish.setObjectName("kiosk_finish_now")
        finish.clicked.connect(self.finish_requested)
        for button in (stay, finish):
            buttons.flow.addWidget(button)
        card.body.addWidget(buttons)
        self._stay = stay
        self._before: QWidget | None = None  # what had the focus
        self.hide()
        self.follow(theme)

    def show_seconds(self, left: int) -> None:
        self._left.setText(self.tr("This screen clears in %n second(s).", "", left))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._before = QApplication.focusWidget()
        self._stay.setFocus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and isValid(before):
            before.setFocus()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that what lies under it is not pressed."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.still_here.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.still_here.emit()
