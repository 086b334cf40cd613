"""Which printer, and how many copies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.stepper import Stepper
from desktop.ui.handouts.disclosure import Disclosure

MOST_COPIES = 50


class PrinterPicker(QWidget):
    """Names the printer chosen; the others stand behind a button.

    Signals:
        changed: another printer, or another number of copies.
    """

    changed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wished = ""  # the printer of last time, which may be off today
        self._names: tuple[str, ...] = ()
        self._copies = 1
        self._cards: list[RadioCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(HeadingLabel(theme, self.tr("Printer"), self, level=2, role="card"))
        self._told = BodyLabel(theme, self.tr("Looking for printers"), self)
        self._told.setObjectName("printer_chosen")
        column.addWidget(self._told)
        self._others = Disclosure(
            theme, self.tr("Choose another printer"), self.tr("Hide the printers"), self
        )
        self._others.button.setObjectName("choose_printer")
        self._others.body.setSpacing(8)
        self._others.hide()
        column.addWidget(self._others)
        self._stepper = Stepper(
            theme,
            range(1, MOST_COPIES + 1),
            self.tr("Fewer copies"),
            self.tr("More copies"),
            self,
        )
        self._stepper.less.setText(self.tr("Fewer"))
        self._stepper.more.setText(self.tr("More"))
        for name, button, words in (
            ("fewer_copies", self._stepper.less, self.tr("Fewer copies")),
            ("more_copies", self._stepper.more, self.tr("More copies")),
        ):
            button.setObjectName(name)
            button.setAccessibleName(words)
        self._stepper.chosen.connect(self._on_copies)
        self._stepper.hide()
        column.addWidget(self._stepper)
        self._show_copies()

    @property
    def printer(self) -> str:
        """Name of the printer chosen; empty when there is none."""
        return next((card.text() for card in self._cards if card.isChecked()), "")

    @property
    def copies(self) -> int:
        return self._copies

    def set_wished(self, printer: str, copies: int) -> None:
        """Begin with what was chosen last time."""
        self._wished = printer
        self._copies = max(1, min(MOST_COPIES, copies))
        self._show_copies()
        for card in self._cards:
            card.setChecked(card.text() == (printer if printer in self._names else self._names[0]))
        self._tell()

    def show_printers(self, names: tuple[str, ...]) -> None:
        """Offer these printers; the one chosen stays, else that of last time or the first one."""
        chosen = self.printer
        wanted = next((name for name in (chosen, self._wished) if name in names), "")
        if names != self._names or not self._cards:
            self._names = names
            for card in self._cards:
                card.hide()
                card.deleteLater()
            self._cards = [self._make_card(place, name) for place, name in enumerate(names)]
        for card in self._cards:
            card.setChecked(card.text() == (wanted or names[0]))
        self._others.setVisible(len(names) > 1)
        self._stepper.setVisible(bool(names))
        self._tell()

    def _make_card(self, place: int, name: str) -> RadioCard:
        card = RadioCard(self._theme, name, self)
        card.setObjectName(f"printer_{place}")
        card.clicked.connect(self._on_printer)
        self._others.body.addWidget(card)
        return card

    def _tell(self) -> None:
        none = self.tr("No printer was found. You can save the pages and print them elsewhere.")
        self._told.setText(self.printer or none)

    def _show_copies(self) -> None:
        one = self.tr("1 copy")
        words = one if self._copies == 1 else self.tr("%n copies", "", self._copies)
        self._stepper.set_value(self._copies, words)

    def _on_copies(self, copies: int) -> None:
        self._copies = copies
        self._show_copies()
        self.changed.emit()

    def _on_printer(self) -> None:
        self._tell()
        self.changed.emit()
