"""How the handout is set, and which printer it goes to."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.printing import LARGE_SIZES, HandoutOptions, Paper, Variant
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.choices import CheckBox, RadioCard
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.segmented import Segmented

MOST_COPIES = 50


class OptionsPanel(QWidget):
    """Variant, size, paper, ink, printer and copies.

    Signals:
        options_changed: the options as they are now.
    """

    options_changed = Signal(HandoutOptions)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._options: HandoutOptions | None = None
        self._copies = 1
        self._printers: list[RadioCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 32)
        column.setSpacing(10)
        self._title = HeadingLabel(theme, "", self, level=1, role="panel")
        self._title.setObjectName("handout_title")
        column.addWidget(self._title)
        self._count = BodyLabel(theme, "", self, muted=True)
        self._count.setObjectName("page_count")
        column.addWidget(self._count)

        self._variant = self._choice(
            column,
            self.tr("How it is written"),
            "variant",
            (
                (Variant.STANDARD.value, self.tr("Standard")),
                (Variant.LARGE.value, self.tr("Large print")),
                (Variant.KEY_POINTS.value, self.tr("Key points")),
            ),
        )
        sizes = tuple((str(size), self.tr("{size} pt").format(size=size)) for size in LARGE_SIZES)
        self._size = self._choice(column, self.tr("Size of large print"), "size", sizes)
        self._paper = self._choice(
            column,
            self.tr("Paper"),
            "paper",
            ((Paper.A4.value, self.tr("A4")), (Paper.LETTER.value, self.tr("US Letter"))),
        )
        self._grey = CheckBox(
            theme,
            self.tr("Black and white"),
            self,
            hint=self.tr("Clear in one ink and after copying"),
        )
        self._grey.setObjectName("greyscale")
        self._grey.clicked.connect(self._on_grey)
        column.addSpacing(8)
        column.addWidget(self._grey)

        column.addSpacing(12)
        column.addWidget(HeadingLabel(theme, self.tr("Printer"), self, level=2, role="card"))
        self._no_printer = BodyLabel(theme, self.tr("Looking for printers"), self)
        self._no_printer.setObjectName("no_printer")
        column.addWidget(self._no_printer)
        self._printer_box = QWidget(self)
        self._printer_column = QVBoxLayout(self._printer_box)
        self._printer_column.setContentsMargins(0, 0, 0, 0)
        self._printer_column.setSpacing(8)
        column.addWidget(self._printer_box)
        self._copies_box = self._make_copies()
        column.addWidget(self._copies_box)
        self._copies_box.hide()
        column.addStretch(1)

    def _choice(
        self, column: QVBoxLayout, label: str, name: str, options: tuple[tuple[str, str], ...]
    ) -> Segmented:
        column.addSpacing(8)
        heading = HeadingLabel(self._theme, label, self, level=2, role="card")
        heading.setObjectName(f"{name}_label")
        column.addWidget(heading)
        choice = Segmented(self._theme, label, options, self)
        choice.setObjectName(name)
        choice.chosen.connect(self._on_chosen)
        column.addWidget(choice)
        return choice

    def _make_copies(self) -> QWidget:
        box = QWidget(self)
        flow = FlowLayout(box, 12)
        flow.setContentsMargins(0, 8, 0, 0)
        fewer = Button(self._theme, self.tr("Fewer"), box, icon="minus", size=ButtonSize.COMPACT)
        more = Button(self._theme, self.tr("More"), box, icon="plus", size=ButtonSize.COMPACT)
        self._copies_label = BodyLabel(self._theme, "", box, weight=600)
        fewer.setObjectName("fewer_copies")
        more.setObjectName("more_copies")
        self._copies_label.setObjectName("copies")
        fewer.setAccessibleName(self.tr("Fewer copies"))
        more.setAccessibleName(self.tr("More copies"))
        fewer.clicked.connect(self._on_fewer)
        more.clicked.connect(self._on_more)
        for widget in (fewer, self._copies_label, more):
            flow.addWidget(widget)
        self._show_copies()
        return box

    @property
    def printer(self) -> str:
        """Name of the printer chosen; empty when there is none."""
        chosen = (card.text() for card in self._printers if card.isChecked())
        return next(chosen, "")

    @property
    def copies(self) -> int:
        return self._copies

    def show_options(self, options: HandoutOptions, title: str) -> None:
        self._options = options
        self._title.setText(title)
        self._variant.set_current(options.variant.value)
        self._size.set_current(str(options.size))
        self._paper.set_current(options.paper.value)
        self._grey.setChecked(options.greyscale)
        self._show_size()

    def show_count(self, words: str) -> None:
        self._count.setText(words)

    def show_printers(self, names: tuple[str, ...]) -> None:
        """List the printers, the first one chosen."""
        for card in self._printers:
            card.hide()
            card.deleteLater()
        self._printers = []
        for number, name in enumerate(names):
            card = RadioCard(self._theme, name, self._printer_box)
            card.setObjectName(f"printer_{number}")
            card.setChecked(number == 0)
            self._printer_column.addWidget(card)
            self._printers.append(card)
        self._no_printer.setVisible(not names)
        self._copies_box.setVisible(bool(names))
        self._no_printer.setText(
            self.tr("No printer was found. You can save the pages as a PDF and print it elsewhere.")
        )

    def _show_size(self) -> None:
        large = self._options is not None and self._options.variant is Variant.LARGE
        label = self.findChild(QWidget, "size_label")
        if label is not None:
            label.setVisible(large)
        self._size.setVisible(large)

    def _show_copies(self) -> None:
        self._copies_label.setText(self.tr("Copies: {number}").format(number=self._copies))

    def _on_chosen(self, _key: str) -> None:
        if self._options is None:
            return
        self._options = dataclasses.replace(
            self._options,
            variant=Variant(self._variant.current),
            size=int(self._size.current),
            paper=Paper(self._paper.current),
        )
        self._show_size()
        self.options_changed.emit(self._options)

    def _on_grey(self) -> None:
        if self._options is not None:
            self._options = dataclasses.replace(self._options, greyscale=self._grey.isChecked())
            self.options_changed.emit(self._options)

    def _on_fewer(self) -> None:
        self._copies = max(1, self._copies - 1)
        self._show_copies()

    def _on_more(self) -> None:
        self._copies = min(MOST_COPIES, self._copies + 1)
        self._show_copies()
