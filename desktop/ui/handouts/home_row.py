"""A pack that is on Home, to be put in order or taken off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel
from desktop.ui.handouts.pack_item import Buttons


class HomeRow(Card):
    """The name of a pack, and its place on Home.

    Signals:
        move_requested: its ref, and by how many places.
        removal_requested: its ref.
    """

    move_requested = Signal(str, int)
    removal_requested = Signal(str)

    def __init__(self, theme: ThemeController, ref: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._ref = ref
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        self._name = BodyLabel(theme, "", self, role="strong")
        self._name.setObjectName(f"on_home_{ref}")
        column.addWidget(self._name)
        self._buttons = Buttons(self)
        for name, words, icon, slot in (
            ("earlier", self.tr("Up"), "arrow-up", self._on_up),
            ("later", self.tr("Down"), "arrow-down", self._on_down),
            ("take_off", self.tr("Take off Home"), "x", self._on_take_off),
        ):
            button = Button(theme, words, self._buttons, icon=icon, size=ButtonSize.COMPACT)
            button.setObjectName(f"{name}_{ref}")
            button.clicked.connect(slot)
            self._buttons.flow.addWidget(button)
        column.addWidget(self._buttons)

    def show_pack(self, name: str, number: int, of: int) -> None:
        """Show the pack, which stands at `number` among `of`."""
        self._name.setText(self.tr("{number}. {name}").format(number=number, name=name))
        described = self.tr("{name}, {number} of {total} on Home")
        for button in self._buttons.findChildren(Button):
            button.setAccessibleDescription(described.format(name=name, number=number, total=of))

    def _on_up(self) -> None:
        self.move_requested.emit(self._ref, -1)

    def _on_down(self) -> None:
        self.move_requested.emit(self._ref, 1)

    def _on_take_off(self) -> None:
        self.removal_requested.emit(self._ref)
