"""Chooses a strategy or a treatment from a list that opens in place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.years import PlanChoice
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.columns import ColumnsLayout
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Wrapping

LEAST_COLUMN = 260  # px at 100 % text


class PlanPicker(Wrapping, QWidget):
    """Shows the plan that is chosen, and the list of all when it is to be changed.

    Args:
        number: of the plan, from 1.

    Signals:
        chosen: id of a plan.
        removed: this plan is not wanted any more.
    """

    chosen = Signal(str)
    removed = Signal()

    def __init__(
        self,
        theme: ThemeController,
        number: int,
        parent: QWidget | None = None,
        *,
        removable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"picker_{number}")
        heading = self.tr("Plan {number}").format(number=number)
        self._number = number
        self._theme = theme
        self._cards: dict[str, RadioCard] = {}
        self._choices: Sequence[PlanChoice] = ()
        self._now = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(theme, self)
        outer.addWidget(card)
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(22, 18, 22, 18)
        self._column.setSpacing(10)
        self._column.addWidget(BodyLabel(theme, heading, card, muted=True, role="small"))
        self._name = HeadingLabel(theme, "", card, level=2, role="card")
        self._column.addWidget(self._name)
        self._change = Button(
            theme, self.tr("Change"), card, icon="swap", on_text=self.tr("Close the list")
        )
        self._change.setAccessibleDescription(heading)
        self._change.setObjectName(f"change_plan_{number}")
        self._change.clicked.connect(self._on_change)
        self._remove = Button(theme, self.tr("Remove"), card, tone=Tone.QUIET, icon="x")
        self._remove.setAccessibleDescription(heading)
        self._remove.clicked.connect(self.removed)
        self._remove.setVisible(removable)
        row = QWidget(card)
        buttons = FlowLayout(row, 10)
        buttons.addWidget(self._change)
        buttons.addWidget(self._remove)
        self._column.addWidget(row)
        self._column.addStretch(1)
        self._list: QWidget | None = None

    def show_choice(self, choice: PlanChoice, choices: Sequence[PlanChoice]) -> None:
        """Name the plan that is chosen, out of `choices`."""
        self._name.setText(choice.name)
        self._choices = choices
        self._now = choice.id
        if choice.id in self._cards:
            self._cards[choice.id].setChecked(True)

    def first_focus(self) -> None:
        self._change.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_list(self) -> None:
        """Show every plan to choose from."""
        if self._list is None or self._list.isHidden():
            self._on_change()

    def _on_change(self) -> None:
        if self._list is None:
            self._list = self._make_list()
            self._column.insertWidget(self._column.count() - 1, self._list)
            self._list.hide()
        opened = self._list.isHidden()
        self._list.setVisible(opened)
        self._change.set_on(opened)
        if opened:
            self._cards[self._now].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_list(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for heading, strategies in (
            (self.tr("Ways to plan treatment"), True),
            (self.tr("Treatments"), False),
        ):
            column.addWidget(HeadingLabel(self._theme, heading, box, level=3, role="card"))
            group = QWidget(box)
            cells = ColumnsLayout(group, least=self._theme.now.px(LEAST_COLUMN), gap=10)
            for choice in self._choices:
                if choice.is_strategy == strategies:
                    cells.addWidget(self._make_card(choice, group))
            column.addWidget(group)
        return box

    def _make_card(self, choice: PlanChoice, parent: QWidget) -> RadioCard:
        card = RadioCard(self._theme, choice.name, parent)
        card.setObjectName(f"plan_{self._number}_{choice.id}")
        card.setChecked(choice.id == self._now)
        card.clicked.connect(partial(self._on_card, choice.id))
        self._cards[choice.id] = card
        return card

    def _on_card(self, plan: str, _: bool = False) -> None:
        for each, card in self._cards.items():
            card.setChecked(each == plan)
        if self._list is not None:
            self._list.hide()
        self._change.set_on(False)
        self._change.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(plan)
