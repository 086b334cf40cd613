"""Pages to choose from, each a row with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.handing_out import PageChoice
from desktop.domain.kiosk import EDGE_MM, LEAST_GAP_MM
from desktop.theme.controller import ThemeController
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed, Wrapping
from desktop.ui.handouts.page_tick import PageTick


class _Column(Themed, Wrapping, QWidget):
    """A sentence, then the rows; their sides are free, to scroll without hitting any."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self.told = BodyLabel(theme, "", self, role="read")
        self._column.addWidget(self.told)
        self.ticks: list[PageTick] = []
        self._column.addStretch(1)
        self.follow(theme)

    def show_choices(self, choices: Sequence[PageChoice]) -> None:
        for gone in self.ticks:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.ticks = [PageTick(self.theme, choice, self) for choice in choices]
        for place, tick in enumerate(self.ticks):
            tick.setObjectName(f"tick_{place}")
            self._column.insertWidget(place + 1, tick)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        look = self.look
        side = look.mm(3 * EDGE_MM)
        self._column.setContentsMargins(side, look.mm(EDGE_MM), side, look.mm(EDGE_MM))
        self._column.setSpacing(look.mm(LEAST_GAP_MM))


class TickPage(PageScroll):
    """Holds the rows.

    Signals:
        ticked: the places of the rows that are ticked now, from 0.
    """

    ticked = Signal(tuple)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("tick_page")
        self._column = _Column(theme, self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.set_page(self._column)

    @property
    def ticks(self) -> Sequence[PageTick]:
        return self._column.ticks

    @property
    def places(self) -> tuple[int, ...]:
        """Of the rows that are ticked, from 0."""
        return tuple(place for place, tick in enumerate(self.ticks) if tick.isChecked())

    @property
    def told(self) -> str:
        return self._column.told.text()

    def tell(self, sentence: str) -> None:
        """Say this above the rows."""
        self._column.told.setText(sentence)

    def show_choices(self, choices: Sequence[PageChoice], ticked: Sequence[int]) -> None:
        """Show rows anew, with those at the places of `ticked` chosen."""
        self._column.show_choices(choices)
        for place, tick in enumerate(self.ticks):
            tick.setChecked(place in ticked)
            tick.toggled.connect(self._on_toggled)
        self.verticalScrollBar().setValue(0)

    def _on_toggled(self) -> None:
        self.ticked.emit(self.places)
