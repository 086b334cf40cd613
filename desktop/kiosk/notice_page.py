"""One plain sentence where there is nothing to read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed


class NoticePage(Themed, QWidget):
    """Says to the visitor that it rests, and to staff why."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_notice")
        column = QVBoxLayout(self)
        self._heading = HeadingLabel(
            theme, self.tr("This screen is resting. Please ask a member of staff."), self, level=1
        )
        column.addWidget(self._heading)
        self._why = BodyLabel(theme, "", self)
        column.addWidget(self._why)
        self.follow(theme)

    def show_why(self, sentence: str) -> None:
        self._why.setText(sentence)
