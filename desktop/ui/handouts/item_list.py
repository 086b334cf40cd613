"""The pages of a handout, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.handing_out import HandoutLine
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.themed import Wrapping
from desktop.ui.handouts.item_row import ItemRow

_AT_ONCE = 6  # rows; about what a screen shows


class ItemList(Wrapping, QWidget):
    """Rows that can be chosen, moved and removed; one Tab stop, arrows go through them.

    A row stands for a place, not for a page: what is moved shows in another row.

    Signals:
        move_requested: place, from 0, and how far.
        removal_requested: place.
        row_wanted: bring this row into sight.
    """

    accessible_role = QAccessible.Role.List
    move_requested = Signal(int, int)
    removal_requested = Signal(int)
    row_wanted = Signal(QWidget)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[ItemRow] = []
        self._lines: tuple[HandoutLine, ...] = ()
        self._pages: tuple[int, ...] = ()
        self._editable = True
        self._chosen = -1
        self._building: Slices | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    @property
    def chosen(self) -> int:
        """Place of the row chosen; -1 for none."""
        return self._chosen

    def show_lines(self, lines: Sequence[HandoutLine], *, editable: bool) -> None:
        """Show these pages; a list that cannot be changed has nothing to choose either."""
        had_keys = self._with_keys()
        self._lines, self._editable = tuple(lines), editable
        if len(self._pages) != len(self._lines):
            self._pages = ()
        self._stop_building()
        for gone in self._rows[len(lines) :]:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        del self._rows[len(lines) :]
        self._fill()
        steps = self._steps()
        for _ in range(max(0, _AT_ONCE - len(self._rows))):
            next(steps, None)
        self._building = slices(self, steps)
        self._choose(min(self._chosen, len(lines) - 1))
        if had_keys and self._rows:
            self.focus_row()

    def show_page_counts(self, pages: Sequence[int]) -> None:
        """Say how many pages each takes; none says nothing."""
        self._pages = tuple(pages) if len(pages) == len(self._lines) else ()
        self._fill()

    def choose(self, place: int) -> None:
        """Choose a row, or none; one that is far away is made at once."""
        if place >= len(self._rows):
            self._build_all()
        self._choose(min(place, len(self._lines) - 1))

    def focus_row(self) -> None:
        """Put the keys on the row chosen, or on the first one."""
        if self._rows:
            self._rows[max(0, min(self._chosen, len(self._rows) - 1))].focus()

    def _steps(self) -> Iterator[None]:
        while len(self._rows) < len(self._lines):
            place = len(self._rows)
            row = ItemRow(self._theme, place, self)
            row.chosen.connect(self._on_chosen)
            row.step_requested.connect(self._on_step)
            row.move_requested.connect(self._on_move)
            row.removal_requested.connect(self._on_removal)
            self._rows.append(row)
            self._column.addWidget(row)
            self._show(place)
            row.set_chosen(place == self._chosen)
            row.set_in_tab_order(place == max(0, self._chosen))
            yield

    def _stop_building(self) -> None:
        if self._building is not None and self._building.running:
            self._building.cancel()

    def _build_all(self) -> None:
        if self._building is not None and self._building.running:
            self._building.finish()

    def _fill(self) -> None:
        for place in range(len(self._rows)):
            self._show(place)

    def _show(self, place: int) -> None:
        pages = self._pages[place] if self._pages else 0
        total = len(self._lines)
        self._rows[place].show_line(self._lines[place], pages, total, editable=self._editable)

    def _choose(self, place: int) -> None:
        self._chosen = place
        for row in self._rows:
            row.set_chosen(row.place == place)
            row.set_in_tab_order(row.place == max(0, place))

    def _with_keys(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    # What was pressed

    def _on_chosen(self, place: int) -> None:
        self._choose(place)
        self.row_wanted.emit(self._rows[place])

    def _on_step(self, place: int, by: int) -> None:
        wanted = place + by
        if not 0 <= wanted < len(self._lines):
            return
        if wanted >= len(self._rows):
            self._build_all()
        self._choose(wanted)
        self.focus_row()
        self.row_wanted.emit(self._rows[wanted])

    def _on_move(self, place: int, by: int) -> None:
        wanted = place + by
        row = self._rows[place]
        if not 0 <= wanted < len(self._lines):
            first = self.tr("This is the first page already.")
            announce(row, first if by < 0 else self.tr("This is the last page already."))
            self._choose(place)
            return
        focused = QApplication.focusWidget()
        action = focused.objectName().rpartition("_")[0] if focused is not None else ""
        self._build_all()
        self._choose(wanted)
        self.move_requested.emit(place, by)
        moved = self._rows[wanted]
        moved.focus(action if action in ("item_up", "item_down") else "")
        words = self.tr("Moved. Now {number} of {total}.")
        announce(moved, words.format(number=wanted + 1, total=len(self._lines)))
        self.row_wanted.emit(moved)

    def _on_removal(self, place: int) -> None:
        self._choose(place)
        self._rows[place].focus()  # not on the button that would remove the next one too
        self.removal_requested.emit(place)
