"""A value between two buttons: one step down, one step up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.themed import Wrapping


class Stepper(Wrapping, QWidget):
    """Steps through `values`; the buttons say in words what they do.

    Args:
        less, more: the words on the buttons.
        icons: theirs.

    Signals:
        chosen: the value wished for.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: ThemeController,
        values: Sequence[float],
        less: str,
        more: str,
        parent: QWidget,
        *,
        icons: tuple[str, str] = ("minus", "plus"),
    ) -> None:
        super().__init__(parent)
        self._values = tuple(values)
        self._value = self._values[0]
        row = FlowLayout(self, 10)
        self.less = Button(theme, less, self, icon=icons[0], size=ButtonSize.COMPACT)
        self._told = BodyLabel(theme, "", self, role="label", align=Qt.AlignmentFlag.AlignHCenter)
        self.more = Button(theme, more, self, icon=icons[1], size=ButtonSize.COMPACT)
        for widget in (self.less, self._told, self.more):
            row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.less.clicked.connect(self._on_less)
        self.more.clicked.connect(self._on_more)

    def set_value(self, value: float, words: str) -> None:
        """Show a value in words; at the ends, pressing on changes nothing and says so."""
        self._value = value
        if words != self._told.text():
            self._told.setText(words)
        for button in (self.less, self.more):
            button.setAccessibleDescription(words)

    def _on_less(self) -> None:
        self._choose(max((v for v in self._values if v < self._value), default=self._values[0]))

    def _on_more(self) -> None:
        self._choose(min((v for v in self._values if v > self._value), default=self._values[-1]))

    def _choose(self, value: float) -> None:
        self.chosen.emit(value)
        announce(self._told, self._told.text())
