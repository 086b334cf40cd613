"""What was printed on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.content import MONTHS, long_date
from desktop.domain.packs import PrintLine
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button
from desktop.ui.common.chips import Chip
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.messages import EmptyState
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.comparison.grid import Grid
from desktop.ui.handouts.pack_item import Buttons

_ROWS_SHOWN = 40  # more on request
_MONTHS_SHOWN = 12  # the newest; what is older stands under "All"

Month = tuple[int, int]  # year and month


class RecordPage(Themed, QWidget):
    """Shows what was printed, all of it or of one month.

    Signals:
        back_requested: leave the page.
        export_requested: the lines that are wanted now, as a file.
        clear_requested: forget all of it; the reader has been asked.
    """

    back_requested = Signal()
    export_requested = Signal(tuple)
    clear_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record")
        self._lines: tuple[PrintLine, ...] = ()
        self._month: Month | None = None
        self._shown = _ROWS_SHOWN
        self._grid: Grid | None = None
        self._chips: dict[Month | None, Chip] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self.set_back(self.tr("Back"))
        self._bar.back_requested.connect(self.back_requested)
        self._export = Button(theme, self.tr("Export as CSV"), self._bar, icon="download-simple")
        self._export.setObjectName("record_export")
        self._export.clicked.connect(self._on_export)
        self._clear = Button(theme, self.tr("Clear"), self._bar, icon="trash")
        self._clear.setObjectName("record_clear")
        self._clear.clicked.connect(self._on_clear)
        self._bar.set_actions([self._export, self._clear])
        outer.addWidget(self._bar)
        self._scroll = PageScroll(theme, self, fill="surface")
        self._scroll.setObjectName("record_scroll")
        outer.addWidget(self._scroll, 1)
        page = self._page = PageColumn(self._scroll, gap=16)
        page.body.addWidget(HeadingLabel(theme, self.page_title, page, level=1))
        page.body.addWidget(
            BodyLabel(
                theme,
                self.tr("Pages, copies and dates. No names of people are kept."),
                page,
                role="lead",
            )
        )
        self._months = Buttons(page)
        self._months.setObjectName("record_months")
        self._months.setAccessibleName(self.tr("Month"))
        page.body.addWidget(self._months)
        self._totals = BodyLabel(theme, "", page, role="strong")
        self._totals.setObjectName("record_totals")
        page.body.addWidget(self._totals)
        self._place = QVBoxLayout()
        page.body.addLayout(self._place)
        more = Buttons(page)
        self._more = Button(theme, "", more, icon="caret-down")
        self._more.setObjectName("record_more")
        self._more.clicked.connect(self._on_more)
        more.flow.addWidget(self._more)
        page.body.addWidget(more)
        self._empty = EmptyState(
            theme,
            "printer",
            self.tr("Nothing was printed yet"),
            self.tr("What is printed in nurse mode is listed here: page, copies and date."),
            page,
        )
        self._empty.setObjectName("record_empty")
        page.body.addWidget(self._empty)
        page.body.addStretch(1)
        self._scroll.set_page(page)
        self.follow(theme)
        self.show_lines(())

    @property
    def page_title(self) -> str:
        return self.tr("What was printed")

    def set_back(self, words: str) -> None:
        """Say where Back leads."""
        self._bar.set_back(words)

    def first_focus(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def show_lines(self, lines: Sequence[PrintLine]) -> None:
        """Show what was printed, the newest first."""
        if self._grid is not None and tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        months = tuple(sorted({_month(line) for line in self._lines})[::-1][:_MONTHS_SHOWN])
        if self._month not in months:
            self._month = None
        self._make_months(months)
        there = bool(self._lines)
        self._bar.set_actions([self._export, self._clear] if there else [])
        self._empty.setVisible(not there)
        self._shown = _ROWS_SHOWN
        self._fill()

    def _make_months(self, months: tuple[Month, ...]) -> None:
        """A chip for each month in which anything was printed, and one for all of them."""
        if (None, *months) == tuple(self._chips):
            return
        for chip in self._chips.values():
            self._months.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for month in (None, *months):
            words = self.tr("All") if month is None else _month_words(month)
            chip = Chip(self.theme, words, self._months)
            name = "all" if month is None else f"{month[0]}_{month[1]}"
            chip.setObjectName(f"record_month_{name}")
            chip.clicked.connect(partial(self._on_month, month))
            self._months.flow.addWidget(chip)
            chip.show()
            self._chips[month] = chip
        self._months.setVisible(len(months) > 1)

    def _wanted(self) -> tuple[PrintLine, ...]:
        if self._month is None:
            return self._lines
        return tuple(line for line in self._lines if _month(line) == self._month)

    def _fill(self) -> None:
        """Show the lines of the month chosen, and how many there are."""
        for month, chip in self._chips.items():
            chip.setChecked(month == self._month)
        wanted = self._wanted()
        self._totals.setText(self._totals_words(wanted))
        self._totals.setVisible(bool(wanted))
        if self._grid is not None:
            self._place.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None
        if wanted:
            self._grid = self._make_grid(wanted[: self._shown])
            self._place.addWidget(self._grid)
            self._grid.show()
        left = max(0, len(wanted) - self._shown)
        self._more.setText(self.tr("Show %n older", "", min(left, _ROWS_SHOWN)))
        self._more.setVisible(bool(left))

    def _make_grid(self, lines: Sequence[PrintLine]) -> Grid:
        stations = any(line.station for line in self._lines)
        last = self.tr("Version, computer") if stations else self.tr("Version")
        header = (
            *(self.tr("Page"), self.tr("Printed"), self.tr("Pack")),
            *(self.tr("How"), self.tr("Copies"), last),
        )
        rows = tuple(
            (
                line.title,
                long_date(line.printed),
                line.pack or self.tr("None"),
                line.how,
                str(line.copies),
                ", ".join(part for part in (line.version, line.station) if part),
            )
            for line in lines
        )
        return Grid(self.theme, self.page_title, header, rows, self._page, level=2)

    def _totals_words(self, lines: Sequence[PrintLine]) -> str:
        """How many copies of how many pages, and since when."""
        if not lines:
            return ""
        count = sum(line.copies for line in lines)
        pages = len({line.page for line in lines})
        copies = self.tr("1 copy") if count == 1 else self.tr("%n copies", "", count)
        of = self.tr("1 page") if pages == 1 else self.tr("%n different pages", "", pages)
        if self._month is not None:
            words = self.tr("{month}: {copies} of {pages}")
            return words.format(month=_month_words(self._month), copies=copies, pages=of)
        since = long_date(min(line.printed for line in lines))
        words = self.tr("Since {date}: {copies} of {pages}")
        return words.format(date=since, copies=copies, pages=of)

    # What was pressed

    def _on_month(self, month: Month | None, _: bool = False) -> None:
        self._month = month
        self._shown = _ROWS_SHOWN
        self._fill()
        announce(self._totals, self._totals.text())

    def _on_more(self) -> None:
        self._shown += _ROWS_SHOWN
        had_keys = self._more.hasFocus()
        self._fill()
        if had_keys and not self._more.isVisibleTo(self):
            self.first_focus()

    def _on_export(self) -> None:
        self.export_requested.emit(self._wanted())

    def _on_clear(self) -> None:
        dialog = Dialog(
            self.theme,
            self.window(),
            self.tr("Clear what was printed?"),
            self.tr(
                "Waymark forgets which pages were printed here, and when. It cannot be brought "
                "back. Your packs stay."
            ),
            (("keep", self.tr("Keep the record")), ("clear", self.tr("Clear the record"))),
        )
        dialog.setObjectName("clear_record_dialog")
        dialog.answered.connect(self._on_answered)
        dialog.answered.connect(dialog.deleteLater)
        dialog.ask()

    def _on_answered(self, answer: str) -> None:
        if answer == "clear":
            self.first_focus()  # the buttons of the bar are about to go
            self.clear_requested.emit()


def _month(line: PrintLine) -> Month:
    return line.printed.year, line.printed.month


def _month_words(month: Month) -> str:
    return f"{MONTHS[month[1] - 1]} {month[0]}"
