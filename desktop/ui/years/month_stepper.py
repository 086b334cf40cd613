"""Chooses a month by buttons: nothing to type, nothing to drag."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import Card
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, Wrapping

SIDE_BY_SIDE = 620  # px at 100 % text from which the buttons stand beside the month


class MonthStepper(Themed, Wrapping, QWidget):
    """Shows the starting month with a way to each month before and after.

    Signals:
        stepped: by how many months.
    """

    stepped = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(theme, self)
        outer.addWidget(card)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
        line.setContentsMargins(22, 18, 22, 18)
        line.setSpacing(14)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(BodyLabel(theme, self.tr("Starting in"), card, muted=True, role="small"))
        self._month = HeadingLabel(theme, "", card, level=2, role="card")
        self._month.setObjectName("start_month")
        said.addWidget(self._month)
        said.addStretch(1)
        line.addLayout(said, 1)
        row = QWidget(card)
        buttons = FlowLayout(row, 10)
        for words, name, months in (
            (self.tr("Month before"), "month_before", -1),
            (self.tr("Month after"), "month_after", 1),
            (self.tr("Year before"), "year_before", -12),
            (self.tr("Year after"), "year_after", 12),
        ):
            icon = "arrow-left" if months < 0 else "arrow-right"
            button = Button(theme, words, row, icon=icon, icon_after=months > 0)
            button.setObjectName(name)
            button.clicked.connect(partial(self._on_pressed, months))
            buttons.addWidget(button)
        line.addWidget(row, 3)
        self._line = line
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The month beside its buttons, or with no room above them."""
        wide = self.width() >= self.look.body_px(SIDE_BY_SIDE)
        self._line.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def show_month(self, month: dt.date, words: str) -> None:
        """Show `month`, said as `words`."""
        changed = bool(self._month.text()) and self._month.text() != words
        self._month.setText(words)
        if changed:
            announce(self._month, words)

    def _on_pressed(self, months: int, _: bool = False) -> None:
        self.stepped.emit(months)
