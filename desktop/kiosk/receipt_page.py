"""The privacy receipt after Finish: what was kept, which is nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.kiosk.message_page import MessagePage
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel, HeadingLabel


class ReceiptPage(MessagePage):
    """Signals:
    closed: it was touched.
    """

    closed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Kept: nothing about you"), parent)
        self.setObjectName("kiosk_receipt")
        card = self.card
        card.body.addWidget(
            BodyLabel(theme, self.tr("This screen has forgotten:"), card, role="lead")
        )
        for words in (
            self.tr("what you read and looked up"),
            self.tr("what you chose, typed and asked"),
            self.tr("your text size, colours and sound."),
        ):
            self.add_line("check-circle", words)
        card.body.addSpacing(8)
        card.body.addWidget(HeadingLabel(theme, self.tr("Thank you"), card, level=2))
        card.body.addWidget(
            BodyLabel(theme, self.tr("Touch anywhere to close this."), card, muted=True)
        )
        self.follow(theme)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.closed.emit()
