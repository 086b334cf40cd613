"""A comparison in a page: the table, and a panel that explains the cell pressed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.blocks import plain
from desktop.domain.content import Comparison, ComparisonRow
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.themed import Themed
from desktop.ui.comparison.grid import Grid
from desktop.ui.reader.links import Links


class _ComparisonGrid(Grid):
    """The grid of a comparison; cards show sources and explanations in place."""

    def __init__(
        self,
        theme: ThemeController,
        links: Links,
        comparison: Comparison,
        rows: tuple[ComparisonRow | None, ...],
        words: tuple[tuple[str, ...], ...],
        header: tuple[str, ...],
        parent: QWidget,
    ) -> None:
        self._links = links
        self._told = rows
        super().__init__(theme, comparison.title, header, words, parent, opens=True)

    @override
    def make_cell(self, row: int, column: int, parent: QWidget) -> QWidget:
        told = self._told[row]
        assert told is not None
        cell = told.cells[column]
        box = QWidget(parent)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for runs in (cell.runs, cell.explanation):
            if runs:
                view = RunsView(self.theme, runs, box, role="body")
                inside.addWidget(self._links.connect_view(view))
        return box


class ComparisonBlock(Themed, QWidget):
    """Options side by side on the same rows; pressing a cell explains it below the table."""

    def __init__(
        self,
        theme: ThemeController,
        links: Links,
        comparison: Comparison,
        row_ids: Iterable[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._links = links
        wanted = set(row_ids)
        hidden = sum(row.id not in wanted for row in comparison.rows) if wanted else 0
        corner = self.tr("Name") if comparison.turned else self.tr("What is compared")
        self._comparison = comparison = comparison.shown(wanted)
        told: list[ComparisonRow | None] = []  # None stands for a group's heading
        last_group = ""
        words: list[tuple[str, ...]] = []
        for row in comparison.rows:
            if row.group and row.group != last_group:
                told.append(None)
                words.append((row.group,))
            last_group = row.group
            told.append(row)
            words.append((row.label, *(plain(cell.runs).strip() for cell in row.cells)))
        self._rows = tuple(told)
        header = (corner, *(option.name for option in comparison.options))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        hint = self.tr("Press a cell for more about it and where it comes from.")
        if theme.now.touch:
            hint = self.tr("Touch a cell for more about it and where it comes from.")
        self._hint = BodyLabel(theme, hint, self, role="small", muted=True)
        column.addWidget(self._hint)
        self._frame = card = Card(theme, self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 8, 2, 12)
        self.grid = _ComparisonGrid(
            theme, links, comparison, self._rows, tuple(words), header, card
        )
        self.grid.cell_opened.connect(self.open_cell)
        self.grid.stacked_changed.connect(self._on_stacked)
        inside.addWidget(self.grid)
        column.addWidget(card)
        self._panel = Card(theme, self, fill="tint", border="primary")
        self._panel.setObjectName("cell_panel")
        self._inside = QVBoxLayout(self._panel)
        self._inside.setContentsMargins(24, 18, 24, 20)
        self._inside.setSpacing(10)
        self._panel.hide()
        column.addWidget(self._panel)
        if hidden:
            left_out = self.tr("%n more thing(s) are compared in the whole table.", "", hidden)
            foot = QHBoxLayout()
            foot.addWidget(BodyLabel(theme, left_out, self, role="small", muted=True), 1)
            whole = Button(
                theme,
                self.tr("Open the whole table"),
                self,
                tone=Tone.QUIET,
                size=ButtonSize.COMPACT,
            )
            whole.setObjectName("open_comparison")
            whole.clicked.connect(self._on_whole_requested)
            foot.addWidget(whole)
            column.addLayout(foot)
        self.follow(theme)

    def _on_stacked(self, stacked: bool) -> None:
        """Cards show everything in place, and have frames of their own."""
        self._hint.setVisible(not stacked)
        if stacked:
            self._panel.hide()
        self._frame.set_bare(stacked)

    def open_cell(self, number: int, column: int) -> None:
        """Explain one cell in the panel below the table."""
        row = self._rows[number]
        if row is None:
            return
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        option = self._comparison.options[column]
        title = self.tr("{row}: {option}").format(row=row.label, option=option.name)
        self._inside.addWidget(HeadingLabel(self.theme, title, self._panel, level=4, role="card"))
        cell = row.cells[column]
        for runs in (cell.runs, cell.explanation):
            if runs:
                view = RunsView(self.theme, runs, self._panel, role="body")
                self._inside.addWidget(self._links.connect_view(view))
        back = Button(
            self.theme,
            self.tr("Back to the table"),
            self._panel,
            icon="caret-up",
            size=ButtonSize.COMPACT,
        )
        back.setObjectName("back_to_table")
        back.clicked.connect(self._on_back)
        self._inside.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._panel.show()
        announce(self._panel, f"{title}. {plain(cell.runs)}")
        # The panel has its height when control returns to the event loop.
        QTimer.singleShot(0, self._panel, self._show_panel)

    def _show_panel(self) -> None:
        self._links.look_wanted.emit(self._panel, self._panel.rect())

    def _on_back(self) -> None:
        table = self.grid.table
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._links.look_wanted.emit(table.viewport(), table.visualRect(table.currentIndex()))

    def _on_whole_requested(self) -> None:
        self._links.page_requested.emit(self._comparison.id)
