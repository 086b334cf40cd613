"""The first years of one plan: its picture, its days a year, and its dates in a table."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.years import DatedRow, PlanYears
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Wrapping
from desktop.ui.comparison.grid import Grid
from desktop.ui.reader.picture import Draw, Picture


class PlanColumn(Wrapping, QWidget):
    """Shows one plan, built by taking `steps`.

    Signals:
        page_requested: id of the plan's own page.
    """

    page_requested = Signal(str)

    def __init__(
        self, theme: ThemeController, draw: Draw, plan: PlanYears, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draw = draw
        self._plan = plan
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._card = Card(theme, self)
        outer.addWidget(self._card)
        outer.addStretch(1)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(24, 22, 24, 24)
        self._column.setSpacing(14)

    def steps(self) -> Iterator[None]:
        """Build the column, a piece at a time."""
        theme, plan, card = self._theme, self._plan, self._card
        self._column.addWidget(HeadingLabel(theme, plan.choice.name, card, level=2))
        page = Button(theme, self.tr("Read about it"), card, tone=Tone.QUIET, icon="book-open")
        page.setAccessibleDescription(plan.choice.name)
        page.clicked.connect(self._on_page)
        self._column.addWidget(page)
        for drawing in (plan.plan, plan.burden):
            self._column.addWidget(Picture(theme, self._draw, drawing, card))
            yield
        if plan.before:
            self._add_table(self.tr("Before the first dose"), plan.before)
            yield
        for year in plan.years:
            self._add_table(year.heading, year.rows, ", ".join(year.totals))
            yield

    def _add_table(self, heading: str, rows: tuple[DatedRow, ...], totals: str = "") -> None:
        theme, card = self._theme, self._card
        self._column.addWidget(HeadingLabel(theme, heading, card, level=3, role="callout"))
        if totals:
            self._column.addWidget(BodyLabel(theme, totals, card))
        if rows:
            header = (self.tr("When"), self.tr("What happens"))
            cells = tuple((row.when, row.what) for row in rows)
            self._column.addWidget(Grid(theme, heading, header, cells, card))

    def _on_page(self) -> None:
        self.page_requested.emit(self._plan.choice.id)
