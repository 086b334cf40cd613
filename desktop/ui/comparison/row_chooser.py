"""Chooses which aspects are rows of the comparison."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.comparing import CompareView
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.choices import CheckBox
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.comparison.option_list import ListPopover


class RowChooser(ListPopover):
    """A tick for each aspect of a board, in its groups; the table follows at once.

    Signals:
        hidden_changed: ids of the aspects that have no tick.
    """

    hidden_changed = Signal(object)  # frozenset[str]

    def __init__(self, theme: ThemeController, window: QWidget, view: CompareView) -> None:
        title = self.tr("Rows to compare")
        super().__init__(theme, window, title, "row_chooser")
        buttons = QWidget(self)
        flow = FlowLayout(buttons, gap=10)
        for name, words, press in (
            ("all_rows", self.tr("All"), self._on_all),
            ("no_rows", self.tr("None"), self._on_none),
        ):
            button = Button(theme, words, buttons, size=ButtonSize.COMPACT)
            button.setObjectName(name)
            button.clicked.connect(press)
            flow.addWidget(button)
        self.body.addWidget(buttons)
        self._boxes: dict[str, CheckBox] = {}
        for group, aspects in groupby(view.board.aspects, key=lambda aspect: aspect.group):
            self.body.addSpacing(8)
            self.body.addWidget(HeadingLabel(theme, group, self, level=3, role="card"))
            for aspect in aspects:
                box = CheckBox(theme, aspect.label, self)
                box.setObjectName(f"row_{aspect.id}")
                box.setChecked(aspect.id not in view.chosen.hidden)
                box.clicked.connect(self._on_ticked)
                self.body.addWidget(box)
                self._boxes[aspect.id] = box

    def _on_ticked(self) -> None:
        hidden = (aspect for aspect, box in self._boxes.items() if not box.isChecked())
        self.hidden_changed.emit(frozenset(hidden))

    def _on_all(self) -> None:
        self._tick_all(True)

    def _on_none(self) -> None:
        self._tick_all(False)

    def _tick_all(self, on: bool) -> None:
        for box in self._boxes.values():
            box.setChecked(on)
        self._on_ticked()
