"""The table of Compare: it scrolls by itself, so that the names over it stay in sight."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop.models.compare_model import AspectRow, CompareModel, GroupRow, Index
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.dressed import ScrollBar
from desktop.ui.common.page_scroll import scroll_by_finger
from desktop.ui.common.themed import Themed
from desktop.ui.comparison.compare_paint import CellPainter, RowPainter, paint_group

_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_UNMEASURED = 110  # px of a row that has not been in sight yet, about what most need


class _Cells(QStyledItemDelegate):
    """Paints the cells, and the right part of a group's row."""

    def __init__(self, table: CompareTable) -> None:
        super().__init__(table)
        self._table = table

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, model = self._table, self._table.compared
        row = model.row(index.row())
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GroupRow):
            # The label runs on from the row header into the cells.
            whole = rect.adjusted(-table.verticalHeader().width(), 0, 0, 0)
            folded = model.is_folded(row)
            paint_group(painter, table.theme, model.heading(row), whole, folded=folded)
        else:
            table.cells.paint(
                painter,
                rect,
                model.cell(index),
                marked=model.marks_difference(row),
                chosen=index == table.opened,
            )
        painter.restore()


class _RowHeads(QHeaderView):
    """What each row is about, whether the options differ in it, and whether it matters a lot."""

    def __init__(self, table: CompareTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        table, model = self._table, self._table.compared
        row = model.row(logicalIndex)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect)
        if isinstance(row, GroupRow):
            whole = box.adjusted(0, 0, table.viewport().width(), 0)
            folded = model.is_folded(row)
            paint_group(painter, table.theme, model.heading(row), whole, folded=folded)
        else:
            table.rows.paint(painter, box, row, model)
        painter.restore()


class CompareTable(Themed, QTableView):
    """Shows a CompareModel; rows in sight are measured at once, the others between events.

    Arrow keys, Home, End, Page up and Page down go from cell to cell; Enter, Space or a press
    opens one, and folds or unfolds a group.

    Signals:
        cell_opened: ids of an option and an aspect.
        widths_changed: the columns have got other widths.
    """

    cell_opened = Signal(str, str)
    widths_changed = Signal()
    focus_radius = 10

    def __init__(self, theme: ThemeController, model: CompareModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("compare_table")
        self.theme = theme
        self.compared = model
        self.cells = CellPainter(theme)
        self.rows = RowPainter(theme)
        self.opened = QPersistentModelIndex()
        self._measuring: Slices | None = None
        self._last_fold = -1e9  # s
        self._kept = ("", "")  # ids of option and aspect of the current cell
        self._kept_at = 0  # px scrolled
        self.setVerticalHeader(_RowHeads(self))
        self.setItemDelegate(_Cells(self))
        self.setModel(model)
        self.horizontalHeader().hide()
        self.verticalHeader().sectionClicked.connect(self._on_head_pressed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBar(ScrollBar(theme))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        scroll_by_finger(self.viewport())
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)  # what the style would fill the current cell with
        self.clicked.connect(self._press)
        self.verticalScrollBar().valueChanged.connect(self._move_ring)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._on_changed)
        self.follow(theme)

    # Sizes

    @property
    def head_width(self) -> int:
        """Of the row headers."""
        return self.verticalHeader().width()

    def column_widths(self) -> list[int]:
        return [self.columnWidth(column) for column in range(self.compared.columnCount())]

    def set_head_width(self, width: int) -> None:
        """Give the row headers this much of the width."""
        if width != self.head_width:
            self.verticalHeader().setFixedWidth(width)
            self.lay_out()

    def lay_out(self) -> None:
        """Share the width out; give rows down to the last in sight the height they need."""
        self._stop_measuring()
        if not self.isVisible():
            return  # its width means nothing yet
        columns = self.compared.columnCount()
        room = self.viewport().width()
        for column in range(columns):
            self.setColumnWidth(column, room * (column + 1) // columns - room * column // columns)
        self.widths_changed.emit()
        until = self.verticalScrollBar().value() + self.viewport().height()
        tall, rows = 0, iter(range(self.compared.rowCount()))
        for number in rows:
            tall += self._measure(number)
            if tall > until:
                break
        self._measuring = slices(self, self._measure_all(rows))

    def _measure_all(self, rows: Iterator[int]) -> Iterator[None]:
        for number in rows:
            self._measure(number)
            yield

    def _measure(self, number: int) -> int:
        """Give a row the height that its words need."""
        row = self.compared.row(number)
        if isinstance(row, GroupRow):
            whole = self.head_width + self.viewport().width()
            tall = self.rows.group_height(self.compared.heading(row), whole)
        else:
            tall = self.rows.height(row, self.compared, self.head_width)
            for column, runs in enumerate(row.cells):
                tall = max(tall, self.cells.height(runs, self.columnWidth(column)))
        self.setRowHeight(number, tall)
        return tall

    def show_cell(self, index: QModelIndex) -> None:
        """Bring a cell into sight, whose row and all above it have their true heights then."""
        for number in range(index.row() + 1):
            self._measure(number)
        self.updateGeometries()  # Qt would tell the scroll bar later
        self.scrollTo(index)

    def finish(self) -> None:
        """Measure at once what is still to be measured."""
        if self._measuring is not None:
            self._measuring.finish()

    def _stop_measuring(self) -> None:
        if self._measuring is not None:
            self._measuring.cancel()
            self._measuring = None

    @override
    def apply_theme(self) -> None:
        self.cells.forget()
        self.rows.forget()
        self.verticalHeader().setDefaultSectionSize(self.look.body_px(_UNMEASURED))
        self.verticalScrollBar().setSingleStep(self.look.line_height("read") * 2)
        self.lay_out()
        super().apply_theme()
        self.viewport().update()
        self.verticalHeader().viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it takes what is left

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def to_top(self) -> None:
        """Show the first rows, with no cell current, as whoever comes anew expects."""
        self._set_current(QModelIndex())
        self.verticalScrollBar().setValue(0)

    # The model has changed

    def _remember(self) -> None:
        """The reader stays at the same cell and the same height when other rows are shown."""
        self._kept_at = self.verticalScrollBar().value()
        index = self.currentIndex()
        row = self.compared.row(index.row()) if index.isValid() else None
        self._kept = ("", "")
        if isinstance(row, AspectRow):
            self._kept = (self.compared.option(index.column()).id, row.id)

    def _on_reset(self) -> None:
        """Groups reach over all columns."""
        columns = self.compared.columnCount()
        self.clearSpans()
        for number in range(self.compared.rowCount()):
            if columns > 1 and isinstance(self.compared.row(number), GroupRow):
                self.setSpan(number, 0, 1, columns)
        self.lay_out()
        self.verticalScrollBar().setValue(self._kept_at)
        self._set_current(self.compared.place(*self._kept))

    def _on_changed(self) -> None:
        """A group was folded or unfolded, or rows say more or less than before."""
        self.lay_out()
        self._move_ring()

    # The cell that is explained

    def set_opened(self, index: QModelIndex) -> None:
        """Show which cell is explained; an invalid index shows none."""
        self.opened = QPersistentModelIndex(index)
        self.viewport().update()

    # Keys and presses

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self._press(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing letters moves nobody anywhere unasked."""

    def _press(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.compared.row(index.row())
        if isinstance(row, AspectRow):
            self.cell_opened.emit(self.compared.option(index.column()).id, row.id)
        else:
            self._fold(index.row())

    def _on_head_pressed(self, number: int) -> None:
        if isinstance(self.compared.row(number), GroupRow):
            self._fold(number)

    def _fold(self, number: int) -> None:
        """A quick repeat, as of a hand that trembles, counts once."""
        now = time.monotonic()
        if (now - self._last_fold) * 1000 >= self.theme.repeat_ms:
            self._last_fold = now
            self.compared.toggle_group(number)

    # The focus ring goes around the cell

    def focus_rects(self) -> list[QRect]:
        index = self.currentIndex()
        seen = self.viewport().geometry()
        if not index.isValid():
            return [self.rect()]
        cell = self.visualRect(index).translated(seen.topLeft())
        if isinstance(self.compared.row(index.row()), GroupRow):
            cell.setLeft(self.rect().left())
            seen.setLeft(self.rect().left())
        cell = cell.intersected(seen)
        return [cell] if cell.isValid() else [self.rect()]

    def _move_ring(self) -> None:
        self.update()  # the ring follows what this widget paints

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._move_ring()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self._set_current(self._first_cell())
        super().focusInEvent(event)

    def _set_current(self, index: QModelIndex) -> None:
        """Make a cell the current one without scrolling to it."""
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)

    def _first_cell(self) -> QModelIndex:
        for number in range(self.compared.rowCount()):
            if isinstance(self.compared.row(number), AspectRow):
                return self.compared.index(number, 0)
        return self.compared.index(0, 0)
