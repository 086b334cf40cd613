"""A button that shows what is seldom wanted, and hides it again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.themed import Wrapping


class Disclosure(Wrapping, QWidget):
    """Holds widgets behind a button; fill `body`.

    Args:
        more, fewer: the words on the button while they are hidden, and while they show.

    Signals:
        opened: whether they show now.
    """

    opened = Signal(bool)

    def __init__(
        self, theme: ThemeController, more: str, fewer: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._more, self._fewer = more, fewer
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.button = Button(
            theme, more, self, tone=Tone.QUIET, icon="caret-down", size=ButtonSize.COMPACT
        )
        self.button.clicked.connect(self._on_pressed)
        column.addWidget(self.button)
        held = QWidget(self)
        self.body = QVBoxLayout(held)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        self._held = held
        held.hide()
        column.addWidget(held)

    @property
    def is_open(self) -> bool:
        return not self._held.isHidden()

    def set_open(self, shown: bool) -> None:
        self._held.setVisible(shown)
        self.button.set_words(self._fewer if shown else self._more)
        self.button.set_icon("caret-up" if shown else "caret-down")

    def _on_pressed(self) -> None:
        self.set_open(not self.is_open)
        self.opened.emit(self.is_open)
