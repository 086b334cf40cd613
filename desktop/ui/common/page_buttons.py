""" "Page up" and "Page down" as buttons, for hands that cannot scroll."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.flow import FlowLayout


class PageButtons(QWidget):
    """A strip under something that scrolls.

    Signals:
        turned: -1 for a page up, 1 for a page down.
    """

    turned = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page_buttons")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, gap=12)
        row.setContentsMargins(24, 8, 24, 8)
        up = Button(theme, self.tr("Page up"), self, icon="caret-up", size=ButtonSize.COMPACT)
        down = Button(theme, self.tr("Page down"), self, icon="caret-down", size=ButtonSize.COMPACT)
        up.setObjectName("page_up")
        down.setObjectName("page_down")
        up.clicked.connect(self._on_up)
        down.clicked.connect(self._on_down)
        row.addWidget(up)
        row.addWidget(down)

    def _on_up(self) -> None:
        self.turned.emit(-1)

    def _on_down(self) -> None:
        self.turned.emit(1)
