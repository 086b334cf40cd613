"""The table of Compare under its columns; without room for it, the columns alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.models.compare_model import CompareModel
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import Card
from desktop.ui.common.page_buttons import PageButtons
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.comparison.column_strip import ColumnStrip
from desktop.ui.comparison.compare_table import CompareTable

NARROWEST_HEAD = 172  # px at 100 % text of the row headers
NARROWEST_COLUMN = 168  # px at 100 % text
_WIDEST_HEAD = 264
_HEAD_SHARE = 0.24
_LEAST_NAMES = 116  # px at 100 % text
_LEAST_ROWS = 240  # px at 100 % text
_FRAME = 2  # px of the card's border, and below the table most of its round corners
_FOOT = 12


class CompareGrid(Themed, Wrapping, QWidget):
    """Columns that stay in sight over a table that scrolls.

    Signals:
        cell_opened: ids of an option and an aspect.
    """

    cell_opened = Signal(str, str)

    def __init__(
        self, theme: ThemeController, model: CompareModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stacked = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._card = Card(theme, self)
        outer.addWidget(self._card)
        self._column = QVBoxLayout(self._card)
        self._column.setSpacing(0)
        self.strip = ColumnStrip(theme, self._card)
        self._column.addWidget(self.strip)
        self.table = CompareTable(theme, model, self._card)
        self.table.cell_opened.connect(self.cell_opened)
        self.table.widths_changed.connect(self._on_widths)
        self._column.addWidget(self.table, 1)
        self._buttons: PageButtons | None = None
        self.follow(theme)

    def set_stacked(self, stacked: bool) -> None:
        """Show the columns as a list without a table, or over it."""
        if stacked != self._stacked:
            self._stacked = stacked
            self._fit()

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Row headers take their share of the width; page buttons stand below if wanted."""
        look = self.look
        self._card.set_bare(self._stacked)
        edge, foot = (0, 0) if self._stacked else (_FRAME, _FOOT)
        self._column.setContentsMargins(edge, edge, edge, foot)
        self.table.setVisible(not self._stacked)
        self._offer_buttons(look.page_buttons and not self._stacked)
        if self._stacked:
            self.strip.set_widths(())
        else:
            share = min(round(self.width() * _HEAD_SHARE), look.body_px(_WIDEST_HEAD))
            self.table.set_head_width(max(look.body_px(NARROWEST_HEAD), share))

    def _on_widths(self) -> None:
        if not self._stacked:
            self.strip.set_widths((self.table.head_width, *self.table.column_widths()))

    def _offer_buttons(self, wanted: bool) -> None:
        if wanted and self._buttons is None:
            self._buttons = PageButtons(self.theme, self)
            self._buttons.turned.connect(self._turn)
            self._column.addWidget(self._buttons)
        elif not wanted and self._buttons is not None:
            self._buttons.hide()
            self._buttons.deleteLater()
            self._buttons = None

    def _turn(self, direction: int) -> None:
        actions = QAbstractSlider.SliderAction
        action = actions.SliderPageStepAdd if direction > 0 else actions.SliderPageStepSub
        self.table.verticalScrollBar().triggerAction(action)

    def least_height(self) -> int:
        """Of the table, under which too few rows would be in sight."""
        buttons = self._buttons.sizeHint().height() if self._buttons is not None else 0
        return self.look.px(_LEAST_NAMES) + self.look.body_px(_LEAST_ROWS) + buttons

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
