"""The list from which an option is chosen for a column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.comparing import CompareView
from desktop.domain.content import Option
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.focus_loop import focus_next, tab_stops
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.popover import Popover
from desktop.ui.common.themed import Wrapping
from desktop.ui.comparison.option_button import OptionButton

_STEPS = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}  # to the row before or after


class ListPopover(Popover):
    """A list with a heading and Close over it, opened by a button; it goes when it is closed."""

    def __init__(self, theme: ThemeController, window: QWidget, title: str, name: str) -> None:
        super().__init__(theme, window, title)
        self.setObjectName(name)
        self.body.setSpacing(4)
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(HeadingLabel(theme, title, head, level=2, role="callout"), 1)
        close = Button(
            theme, self.tr("Close"), head, tone=Tone.QUIET, icon="x", size=ButtonSize.COMPACT
        )
        close.setObjectName(f"{name}_close")
        close.clicked.connect(self.close_popover)
        row.addWidget(close)
        self.body.addWidget(head)
        self.closed.connect(self.deleteLater)

    def open_beside(self, button: QWidget) -> None:
        """Open beside the button that asked for it."""
        self.open_at(QRect(button.mapToGlobal(button.rect().topLeft()), button.size()))


class _Rows(Wrapping, QWidget):
    """Rows among which arrow keys move."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = _STEPS.get(Qt.Key(event.key()))
        if forward is None:
            super().keyPressEvent(event)
        else:
            focus_next(tab_stops(self), forward=forward)


class OptionList(ListPopover):
    """Every option of a board; those that have a column are ticked and cannot have another.

    Args:
        column: number of the column to choose for, from 1.
        now: id of the option that the column shows; empty for a new column.

    Signals:
        chosen: id of an option.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: ThemeController, window: QWidget, view: CompareView, column: int, now: str
    ) -> None:
        title = self.tr("Choose for column {number}").format(number=column)
        super().__init__(theme, window, title, "option_list")
        order = self._order(view.offered)
        self.body.addWidget(BodyLabel(theme, order, self, role="small", muted=True))
        self._rows = _Rows(self)
        columns = [option.id for option in view.comparison.options]
        for option in view.offered:
            self._rows.column.addWidget(self._make_row(option, columns, now))
        self.body.addWidget(self._rows)
        self._now = now

    def _order(self, offered: Sequence[Option]) -> str:
        names = [option.name.casefold() for option in offered]
        if names == sorted(names):
            return self.tr("From A to Z.")
        return self.tr("The order is always the same, and means nothing.")

    def _make_row(self, option: Option, columns: list[str], now: str) -> OptionButton:
        taken = option.id in columns
        note = ""
        if taken:
            number = columns.index(option.id) + 1
            note = self.tr("In column {number}").format(number=number)
        row = OptionButton(self.theme, self._rows, icon_after="check" if taken else "", role="body")
        row.setObjectName(f"option_{option.id}")
        row.show_option(option, note)
        row.setAccessibleDescription(note)
        row.setEnabled(not taken or option.id == now)
        row.setProperty("option", option.id)
        row.clicked.connect(self._on_pressed)
        return row

    @override
    def open_beside(self, button: QWidget) -> None:
        """Open beside a button, with the keys on the option of now or on the first."""
        super().open_beside(button)
        stops = tab_stops(self._rows)
        named = (stop for stop in stops if stop.property("option") == self._now)
        first = next(named, next(iter(stops), None))
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_pressed(self) -> None:
        row = self.sender()
        if row is not None:
            option = str(row.property("option"))
            self.close_popover()
            self.chosen.emit(option)
