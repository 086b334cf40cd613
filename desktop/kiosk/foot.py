"""The bar at the foot of every screen: back, page up and down, and what the screen offers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.themed import Themed, smooth_painter


class Foot(Themed, QWidget):
    """Signals:
    back_requested: to the screen before.
    turned: -1 for a page up, 1 for a page down.
    """

    back_requested = Signal()
    turned = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kiosk_foot")
        self._row = QHBoxLayout(self)
        self._back = Button(theme, self.tr("Back"), self, icon="arrow-left", size=ButtonSize.KIOSK)
        self._back.setObjectName("kiosk_back")
        self._back.clicked.connect(self.back_requested)
        self._up = Button(theme, self.tr("Page up"), self, icon="caret-up", size=ButtonSize.KIOSK)
        self._down = Button(
            theme, self.tr("Page down"), self, icon="caret-down", size=ButtonSize.KIOSK
        )
        self._up.setObjectName("kiosk_page_up")
        self._down.setObjectName("kiosk_page_down")
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._row.addWidget(self._back)
        self._row.addStretch(1)
        self._row.addWidget(self._up)
        self._row.addWidget(self._down)
        self._actions: list[Button] = []
        self.follow(theme)

    def show_back(self, shown: bool) -> None:
        self._back.setVisible(shown)

    def show_turns(self, shown: bool) -> None:
        self._up.setVisible(shown)
        self._down.setVisible(shown)

    def show_actions(self, actions: Sequence[Button]) -> None:
        """Show these, which belong to the screen; those shown before are hidden."""
        for old in self._actions:
            self._row.removeWidget(old)
            old.hide()
        self._actions = list(actions)
        for button in self._actions:
            self._row.addWidget(button)
            button.show()

    def _on_up(self) -> None:
        self.turned.emit(-1)

    def _on_down(self) -> None:
        self.turned.emit(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), self.look.colour("surface"))
