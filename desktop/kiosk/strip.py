"""The strip at the head of every screen: where one is, easier to see, and Finish."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.themed import Themed, smooth_painter


class Strip(Themed, QWidget):
    """Says which screen this is and holds what helps on each of them.

    Signals:
        bigger_requested, darker_requested, fewer_words_requested: easier to see; each acts at once.
        listen_requested: read to me, or be silent.
        reset_requested: the settings as they were at first, at the same place.
        finish_requested: the visit is over.
        staff_requested: the logo was held.
    """

    bigger_requested = Signal()
    darker_requested = Signal()
    fewer_words_requested = Signal()
    listen_requested = Signal()
    reset_requested = Signal()
    finish_requested = Signal()
    staff_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_strip")
        row = QHBoxLayout(self)
        self._title = HeadingLabel(theme, "", self, level=1, role="panel")
        row.addWidget(self._title, 1)
        for name, words, icon, asked in (
            ("bigger", self.tr("Bigger"), "text-aa", self.bigger_requested),
            ("darker", self.tr("Darker"), "moon", self.darker_requested),
            ("listen", self.tr("Read to me"), "speaker-high", self.listen_requested),
            ("fewer", self.tr("Fewer words"), "list-bullets", self.fewer_words_requested),
            ("reset", self.tr("Start settings again"), "x", self.reset_requested),
            ("finish", self.tr("Finish"), "sign-out", self.finish_requested),
        ):
            button = Button(theme, words, self, icon=icon, size=ButtonSize.KIOSK)
            button.setObjectName(f"kiosk_{name}")
            button.clicked.connect(asked)
            row.addWidget(button)
        self.follow(theme)

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def show_state(self, *, bigger: bool, darker: bool, fewer_words: bool, speaking: bool) -> None:
        """Show which of the helps are on."""
        for name, on in (
            ("bigger", bigger),
            ("darker", darker),
            ("fewer", fewer_words),
            ("listen", speaking),
        ):
            button = self.findChild(Button, f"kiosk_{name}")
            if button is not None:
                button.set_on(on)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("rail"))
