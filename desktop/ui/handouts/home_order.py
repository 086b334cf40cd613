"""Packs that are on Home, to be put in order or taken off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Wrapping
from desktop.ui.handouts.pack_item import Buttons


class _Row(Card):
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


class HomeOrder(Wrapping, QWidget):
    """The packs on Home in their order, each with what changes it.

    Signals:
        ordered: refs of all of them, after one was moved.
        moved: the row that has a new place.
        removal_requested: ref of a pack that shall be taken off.
    """

    ordered = Signal(tuple)
    moved = Signal(QWidget)
    removal_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme = theme
        self._names: Mapping[str, str] = {}
        self._refs: list[str] = []
        self._rows: dict[str, _Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(HeadingLabel(theme, self.tr("On Home"), self, level=2))
        column.addWidget(
            BodyLabel(theme, self.tr("Home shows these packs in this order."), self, muted=True)
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column.addLayout(self._list)

    @property
    def filled(self) -> bool:
        """Whether there is any pack on Home."""
        return bool(self._refs)

    def show_packs(self, names: Mapping[str, str], refs: Sequence[str]) -> None:
        """Show the packs `refs` by their names; those without one are gone."""
        self._names = names
        self._refs = [ref for ref in refs if ref in names]
        focused = QApplication.focusWidget()
        for ref in self._rows.keys() - set(self._refs):
            gone = self._rows.pop(ref)
            if focused is not None and gone.isAncestorOf(focused):
                gone.focusNextChild()
            gone.hide()
            gone.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        for place, ref in enumerate(self._refs):
            if ref not in self._rows:
                row = self._rows[ref] = _Row(self._theme, ref, self)
                row.move_requested.connect(self._on_move)
                row.removal_requested.connect(self.removal_requested)
            row = self._rows[ref]
            row.show_pack(self._names[ref], place + 1, len(self._refs))
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)

    def _on_move(self, ref: str, by: int) -> None:
        row = self._rows[ref]
        moved = moved_in(self._refs, ref, by, row)
        if moved is not None:
            self._refs = moved
            self._arrange()
            self.moved.emit(row)
            self.ordered.emit(tuple(moved))


def moved_in(refs: Sequence[str], ref: str, by: int, row: QWidget) -> list[str] | None:
    """`refs` in the order after a move, which is said; None where it cannot be moved so."""
    say, order = QCoreApplication.translate, list(refs)
    place = order.index(ref)
    wanted = place + by
    if not 0 <= wanted < len(order):
        first = say("HomeOrder", "It is the first already.")
        announce(row, first if by < 0 else say("HomeOrder", "It is the last already."))
        return None
    order.insert(wanted, order.pop(place))
    said = say("HomeOrder", "Moved. Now {number} of {total}.")
    announce(row, said.format(number=wanted + 1, total=len(order)))
    return order
