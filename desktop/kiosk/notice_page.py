"""One plain sentence where there is nothing to read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.kiosk.message_page import MessagePage
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel


class NoticePage(MessagePage):
    """Says to the visitor that it rests, and to staff why."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("This screen is resting"), parent)
        self.setObjectName("kiosk_notice")
        card = self.card
        card.body.addWidget(
            BodyLabel(theme, self.tr("Please ask a member of staff."), card, role="lead")
        )
        card.body.addSpacing(8)
        self._why = BodyLabel(theme, "", card, role="small", muted=True)
        self._why.setObjectName("kiosk_why")
        card.body.addWidget(self._why)
        self.follow(theme)

    def show_why(self, sentence: str) -> None:
        self._why.setText(self.tr("For staff: {why}").format(why=sentence))
