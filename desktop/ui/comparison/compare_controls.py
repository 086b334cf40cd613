"""What stands over the comparison: which board, which columns, which rows, which marks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.comparing import (
    LEAST_OPTIONS,
    MOST_OPTIONS,
    STRATEGIES,
    TREATMENTS,
    Chosen,
    CompareView,
)
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.choices import Switch
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.segmented import Segmented
from desktop.ui.common.themed import Wrapping
from desktop.ui.comparison.left_out import GoneOptions
from desktop.ui.comparison.row_chooser import RowChooser

_BESIDE, _BETWEEN = 16, 10  # px beside each other and between lines


class CompareControls(Wrapping, QWidget):
    """Shows what is chosen, and asks for something else.

    Signals:
        wished: the reader wants to see this Chosen.
        board_chosen: id of the board wished for.
        marks_wished: whether rows are to say how alike the options are.
        column_requested: one more, by this button.
        values_requested: say what matters first.
        page_requested: page id.
    """

    wished = Signal(Chosen)
    board_chosen = Signal(str)
    marks_wished = Signal(bool)
    column_requested = Signal(QWidget)
    values_requested = Signal()
    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: CompareView | None = None
        self._chooser: RowChooser | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        tools, flow = self._flow(self, _BETWEEN)
        self._boards = Segmented(
            theme,
            self.tr("What to compare"),
            ((STRATEGIES, self.tr("Strategies")), (TREATMENTS, self.tr("Treatments"))),
            tools,
        )
        self._boards.setObjectName("boards")
        self._boards.chosen.connect(self.board_chosen)
        compact, quiet = ButtonSize.COMPACT, Tone.QUIET
        self._rows = Button(theme, self.tr("Choose rows"), tools, icon="list-checks", size=compact)
        self._rows.setObjectName("choose_rows")
        self._rows.clicked.connect(self.open_rows)
        self._add = Button(theme, self.tr("Add a column"), tools, icon="plus", size=compact)
        self._add.setObjectName("add_column")
        self._add.clicked.connect(self._on_add)
        most = self.tr("{most} columns are the most.").format(most=MOST_OPTIONS)
        self._most = BodyLabel(theme, most, tools, role="small", muted=True)
        self._differences = Switch(theme, self.tr("Differences only"), tools)
        self._differences.setObjectName("differences_only")
        self._differences.clicked.connect(self._on_differences)
        self._marks = Switch(theme, self.tr("Mark differences"), tools)
        self._marks.setObjectName("mark_differences")
        self._marks.clicked.connect(self.marks_wished)
        self._values = Switch(theme, self.tr("What matters to me first"), tools)
        self._values.setObjectName("values_first")
        self._values.clicked.connect(self._on_values)
        words = self.tr("Say what matters to me")
        self._sort = Button(theme, words, tools, tone=quiet, icon="heart", size=compact)
        self._sort.setObjectName("sort_values")
        self._sort.clicked.connect(self.values_requested)
        groups = (
            (self._boards, self._add, self._most, self._rows),
            (self._differences, self._marks, self._values, self._sort),
        )
        for widgets in groups:
            group, line = self._flow(tools, _BESIDE)
            for widget in widgets:
                line.addWidget(widget)
            flow.addWidget(group)
        column.addWidget(tools)
        self._gone = GoneOptions(theme, self)
        self._gone.page_requested.connect(self.page_requested)
        self._gone.dismissed.connect(self._on_dismissed)
        column.addWidget(self._gone)

    def show_view(self, view: CompareView, *, marked: bool, sorted_values: bool) -> None:
        """Show what is chosen.

        Args:
            marked: rows say how alike the options are.
            sorted_values: the reader has said what matters, so that rows can be put in its order.
        """
        self._view = view
        self._boards.set_current(view.board.id)
        self._gone.show_gone(view.gone)
        count = len(view.comparison.options)
        compared = count >= LEAST_OPTIONS
        self._add.setVisible(compared and count < MOST_OPTIONS)
        self._most.setVisible(count == MOST_OPTIONS)
        for switch, on in (
            (self._differences, view.chosen.only_differences),
            (self._marks, marked),
            (self._values, view.chosen.by_values),
        ):
            switch.setChecked(on)
            switch.setVisible(compared)
        self._rows.setVisible(compared)
        self._values.setVisible(compared and sorted_values)
        self._sort.setVisible(compared and not sorted_values)

    def _flow(self, parent: QWidget, gap: int) -> tuple[QWidget, FlowLayout]:
        box = QWidget(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        return box, FlowLayout(box, gap)

    def show_all_rows(self) -> None:
        """Ask for every row, alike or not."""
        self._wish(hidden=frozenset(), only_differences=False)

    def open_rows(self) -> None:
        """Offer a tick for each row."""
        if self._view is not None:
            self.close_rows()
            self._chooser = RowChooser(self._theme, self.window(), self._view)
            self._chooser.hidden_changed.connect(self._on_hidden)
            self._chooser.open_beside(self._rows)

    def close_rows(self) -> None:
        if self._chooser is not None and isValid(self._chooser):
            self._chooser.close_popover()

    def _wish(self, **changes: object) -> None:
        if self._view is not None:
            self.wished.emit(replace(self._view.chosen, **changes))  # type: ignore[arg-type]

    def wish_options(self, options: tuple[str, ...]) -> None:
        """Ask for these options; those that are gone stay named."""
        gone = tuple(option.id for option in self._view.gone) if self._view else ()
        self._wish(options=(*options, *gone))

    def _on_add(self) -> None:
        self.column_requested.emit(self._add)

    def _on_dismissed(self) -> None:
        if self._view is not None:
            self._wish(options=tuple(option.id for option in self._view.comparison.options))

    def _on_hidden(self, hidden: frozenset[str]) -> None:
        self._wish(hidden=hidden)

    def _on_differences(self, on: bool) -> None:
        self._wish(only_differences=on)

    def _on_values(self, on: bool) -> None:
        self._wish(by_values=on)
