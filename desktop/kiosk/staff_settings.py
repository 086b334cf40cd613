"""What staff may change until the next start: one number a card, and the printer."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.kiosk import IDLE_MINUTES, KioskSettings
from desktop.kiosk.bar import gap_of
from desktop.kiosk.cells import Cells
from desktop.kiosk.cover import empty
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import Card
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import Themed, Wrapping

_SIDES = (0, 1, 2, 4, 6, 8, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 500, 1000)
_VOLUMES = range(0, 101, 10)
_CARD = 300  # px at 100 % text
_PADDING = 22


class StaffSettings(Themed, Wrapping, QWidget):
    """Signals:
    chosen: KioskSettings with one thing changed.
    """

    chosen = Signal(object)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kiosk = KioskSettings()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        amounts = Cells(theme, self, least=_CARD, most=3)
        self._amounts: dict[str, _Amount] = {}
        for name, title, hint, values in (
            (
                "idle_minutes",
                self.tr("Minutes without a touch"),
                self.tr("Then it asks if anybody is there."),
                IDLE_MINUTES,
            ),
            ("volume", self.tr("Loudest voice"), self.tr("For reading aloud."), _VOLUMES),
            (
                "pages_per_visit",
                self.tr("Paper for one visit"),
                self.tr("Sides at the most."),
                _SIDES,
            ),
            ("pages_per_hour", self.tr("Paper in an hour"), self.tr("For all visits."), _SIDES),
            ("pages_per_day", self.tr("Paper in a day"), self.tr("For all visits."), _SIDES),
        ):
            amount = _Amount(theme, title, hint, values, amounts)
            amount.setObjectName(f"staff_{name}")
            amount.setProperty("field", name)
            amount.chosen.connect(self._on_amount)
            self._amounts[name] = amount
            amounts.cells.addWidget(amount)
        self._column.addWidget(amounts)
        self._column.addWidget(HeadingLabel(theme, self.tr("Printer"), self, level=2, role="panel"))
        self._printers = Cells(theme, self, least=_CARD, most=3)
        self._column.addWidget(self._printers)
        self._keep = _Keep(theme, self)
        self._column.addWidget(self._keep)
        self._column.addStretch(1)
        self.follow(theme)

    def show_settings(self, kiosk: KioskSettings, lines: Sequence[str]) -> None:
        """Show what is set.

        Args:
            lines: of `waymark.toml`, that would keep what was changed.
        """
        self._kiosk = kiosk
        for name, amount in self._amounts.items():
            number = getattr(kiosk, name)
            amount.show_number(number, self._said(name, number))
        for card in self._printers.findChildren(RadioCard):
            card.setChecked(card.property("printer") == kiosk.printer)
        self._keep.show_lines(lines)

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer the system's default and these; what is set stays offered."""
        cells = self._printers.cells
        empty(cells)
        offered = dict.fromkeys(["", *names, self._kiosk.printer])
        for name in offered:
            hint = "" if not name or name in names else self.tr("Not found now")
            words = name or self.tr("The system's default")
            card = RadioCard(self.theme, words, self._printers, hint=hint)
            card.setProperty("printer", name)
            card.setChecked(name == self._kiosk.printer)
            card.clicked.connect(self._on_printer)
            cells.addWidget(card)
            card.show()
        self._printers.updateGeometry()

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._column.setSpacing(gap_of(self.look))

    def _said(self, name: str, number: int) -> str:
        if name == "idle_minutes":
            return self.tr("%n minute(s)", "", number)
        if name == "volume":
            return self.tr("{number} %").format(number=number)
        return self.tr("%n side(s)", "", number) if number else self.tr("None")

    def _on_amount(self, number: int) -> None:
        amount = self.sender()
        if amount is not None:
            self._choose(str(amount.property("field")), number)

    def _on_printer(self) -> None:
        card = self.sender()
        if card is not None:
            self._choose("printer", str(card.property("printer")))

    def _choose(self, field: str, value: int | str) -> None:
        changed: dict[str, int | str] = {field: value}
        self.chosen.emit(dataclasses.replace(self._kiosk, **changed))  # type: ignore[arg-type]


class _Amount(Card):
    """A number between "Less" and "More", which stay where they are."""

    chosen = Signal(int)

    def __init__(
        self,
        theme: ThemeController,
        title: str,
        hint: str,
        values: Sequence[int],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._values = values
        self._number = values[0]
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(6)
        column.addWidget(HeadingLabel(theme, title, self, level=2, role="card"))
        column.addWidget(BodyLabel(theme, hint, self, muted=True))
        column.addStretch(1)
        self._row = QHBoxLayout()
        self._less = Button(theme, self.tr("Less"), self, icon="minus")
        self._less.setObjectName("staff_less")
        self._told = HeadingLabel(
            theme, "", self, level=3, role="card", align=Qt.AlignmentFlag.AlignHCenter
        )
        self._more = Button(theme, self.tr("More"), self, icon="plus")
        self._more.setObjectName("staff_more")
        for button in (self._less, self._more):
            button.setAccessibleDescription(title)
        self._row.addWidget(self._less)
        self._row.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._more)
        column.addSpacing(10)
        column.addLayout(self._row)
        self._less.clicked.connect(self._on_less)
        self._more.clicked.connect(self._on_more)

    def show_number(self, number: int, words: str) -> None:
        self._number = number
        self._told.setText(words)
        self._less.setEnabled(number > self._values[0])
        self._more.setEnabled(number < self._values[-1])

    def _on_less(self) -> None:
        self._choose(max((v for v in self._values if v < self._number), default=self._values[0]))

    def _on_more(self) -> None:
        self._choose(min((v for v in self._values if v > self._number), default=self._values[-1]))

    def _choose(self, number: int) -> None:
        self.chosen.emit(number)
        announce(self._told, self._told.text())


class _Keep(Card):
    """How to make changes last; the kiosk itself writes no settings."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent, fill="key_bg")
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(6)
        column.addWidget(
            HeadingLabel(
                theme, self.tr("This lasts until the next start"), self, level=2, role="card"
            )
        )
        column.addWidget(
            BodyLabel(theme, self.tr("To keep it, write this into waymark.toml:"), self)
        )
        self._lines = BodyLabel(theme, "", self, role="strong")
        self._lines.setObjectName("staff_lines")
        column.addWidget(self._lines)

    def show_lines(self, lines: Sequence[str]) -> None:
        self._lines.setText("\n".join(lines))
        self.setVisible(bool(lines))
