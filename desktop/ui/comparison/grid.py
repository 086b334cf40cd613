"""A table of words that never scrolls sideways: with no room for columns it becomes cards."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.models.grid_model import GridModel, GridRow
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.spoken_mark import NOTHING, paint_spoken, spoken_rect
from desktop.ui.common.text_block import Span, TextBlock
from desktop.ui.common.themed import Themed, paint_box

_SIDE = 18
_ABOVE = 13
_LEAST_ROW = 56
_LEAST_HEADER = 60
_GROUP_ROW = 48
NARROWEST_COLUMN = 170  # px at 100 % text

Index = QModelIndex | QPersistentModelIndex


class _Cells(Themed, QStyledItemDelegate):
    """Paints wrapped words, horizontal lines only."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._blocks: dict[tuple[str, str], TextBlock] = {}
        self.spoken_cell = (-1, -1)  # row and column of the cell being read aloud
        self.spoken = NOTHING
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._blocks.clear()

    def block(self, index: Index) -> TextBlock:
        look = self.look
        role = "strong" if index.column() == 0 else "body"
        words = str(index.data() or "")
        if (words, role) not in self._blocks:
            block = TextBlock(words, look.font(role), look.line_height(role))
            self._blocks[words, role] = block
        return self._blocks[words, role]

    def height(self, index: Index, width: int) -> int:
        return self.block(index).height_for(width - 2 * _SIDE) + 2 * _ABOVE

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        model = index.model()
        group = isinstance(model, GridModel) and model.row(index.row()).is_group
        if group:
            painter.fillRect(rect, look.colour("sunk"))
        state = option.state
        if state & QStyle.StateFlag.State_Selected and not group:
            paint_box(
                painter,
                rect.adjusted(2, 2, -2, -3),
                8,
                look.colour("tint"),
                look.colour("primary"),
                3,
            )
        if index.row() + 1 < model.rowCount():
            line = look.stroke("hairline")
            under = QRectF(rect.left(), rect.bottom() - line, rect.width(), line)
            painter.fillRect(under, look.colour("border"))
        at = QPointF(rect.left() + _SIDE, rect.top() + _ABOVE)
        block = self.block(index)
        if group:
            tall = block.height_for(rect.width() - 2 * _SIDE)
            at.setY(rect.top() + (rect.height() - tall) / 2)
        block.wrap(rect.width() - 2 * _SIDE)
        if (index.row(), index.column()) == self.spoken_cell:
            paint_spoken(painter, look, block, self.spoken, at, rect)
        block.draw(painter, at, rect.width() - 2 * _SIDE, look.colour("text"))
        painter.restore()


class _Header(Themed, QHeaderView):
    """Column names in our type, as tall as the longest of them needs."""

    def __init__(self, theme: ThemeController, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.theme = theme

    def _block(self, section: int) -> TextBlock:
        look = self.look
        name = self.model().headerData(section, Qt.Orientation.Horizontal)
        return TextBlock(str(name or ""), look.font("card"), look.line_height("card"))

    def height_for_sections(self) -> int:
        tallest = max(
            (
                self._block(section).height_for(self.sectionSize(section) - 2 * _SIDE)
                for section in range(self.count())
            ),
            default=0,
        )
        return max(_LEAST_HEADER, tallest + 2 * _ABOVE)

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, self.height_for_sections())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look = self.look
        painter.save()
        painter.fillRect(rect, look.colour("surface"))
        line = look.stroke("selected")
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() + 1 - line, rect.width(), line),
            look.colour("border_strong"),
        )
        block = self._block(logicalIndex)
        room = rect.width() - 2 * _SIDE
        top = rect.top() + (rect.height() - block.height_for(room)) / 2
        block.draw(painter, QPointF(rect.left() + _SIDE, top), room, look.colour("text"))
        painter.restore()


class _Table(Themed, QTableView):
    """As tall as its rows; the page scrolls, not the table."""

    focus_radius = 10

    def __init__(self, theme: ThemeController, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._cells = _Cells(theme, self)
        self._names = _Header(theme, self)
        self._height = 0
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(self._names)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        for row in range(model.rowCount()):
            if model.row(row).is_group:
                self.setSpan(row, 0, 1, model.columnCount())
        if theme.now.touch:  # else whatever cell was touched could be copied with keys
            self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):  # before, its width means nothing
            self._lay_out()
        super().apply_theme()

    def mark_spoken(self, row: int, column: int, spoken: Span) -> None:
        """Mark words of one cell."""
        self._cells.spoken_cell = (row, column)
        self._cells.spoken = spoken
        self.viewport().update()

    def rect_of(self, row: int, column: int, spoken: Span) -> QRect:
        """Where words of a cell stand in the viewport."""
        index = self.model().index(row, column)
        cell = self.visualRect(index)
        block = self._cells.block(index)
        block.wrap(cell.width() - 2 * _SIDE)
        return spoken_rect(block, spoken).translated(cell.left() + _SIDE, cell.top() + _ABOVE)

    def _lay_out(self) -> None:
        """Share the width out and give each row the height its words need."""
        model = self.model()
        assert isinstance(model, GridModel)
        columns = model.columnCount()
        width = max(1, self.width())
        first = round(width * (0.24 if columns > 2 else 0.4))
        others = (width - first) // max(1, columns - 1)
        for column in range(columns):
            self.setColumnWidth(column, first if column == 0 else others)
        self._height = self._names.height_for_sections()
        self._names.setFixedHeight(self._height)
        for row in range(model.rowCount()):
            if model.row(row).is_group:
                tall = max(_GROUP_ROW, self._cells.height(model.index(row, 0), width))
            else:
                tall = max(
                    self._cells.height(model.index(row, column), self.columnWidth(column))
                    for column in range(columns)
                )
                tall = max(_LEAST_ROW, tall)
            self.setRowHeight(row, tall)
            self._height += tall
        if self.minimumHeight() != self._height:
            self.setFixedHeight(self._height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        copies = event.matches(QKeySequence.StandardKey.Copy) and not self.look.copying
        if event.key() == Qt.Key.Key_Escape or copies:
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            model = self.model()
            assert isinstance(model, GridModel)
            first = next(r for r in range(model.rowCount()) if not model.row(r).is_group)
            self.setCurrentIndex(model.index(first, min(1, model.columnCount() - 1)))
        super().focusInEvent(event)


class Grid(Themed, QWidget):
    """Rows of words under column names.

    Args:
        name: what the table shows, for screen readers.
        header: column names; the first stands over the row labels.
        rows: cells, the first being the row's label; a row with a label only is a group.
        opens: cells can be opened, by press, Enter or Space.
        level: of the headings that rows or groups get where they become cards.

    Signals:
        cell_opened: row, and column from 0 without the labels.
        stacked_changed: whether rows are shown as cards now.
    """

    cell_opened = Signal(int, int)
    stacked_changed = Signal(bool)

    def __init__(
        self,
        theme: ThemeController,
        name: str,
        header: tuple[str, ...],
        rows: tuple[tuple[str, ...], ...],
        parent: QWidget | None = None,
        *,
        opens: bool = False,
        level: int = 3,
    ) -> None:
        super().__init__(parent)
        self._header = header
        self._level = level
        self._rows = rows
        self._opens = opens
        self._name = name
        self._cards: QWidget | None = None
        self._building: Slices | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        model = GridModel(
            header[0], header[1:], tuple(GridRow(row[0], row[1:]) for row in rows), self
        )
        self.table = _Table(theme, model, self)
        self.table.setObjectName("grid_table")
        self.table.setAccessibleName(name)
        if opens:
            self.table.activated.connect(self._on_opened)
            self.table.clicked.connect(self._on_opened)
        self._column.addWidget(self.table)
        self.follow(theme)

    @property
    def stacked(self) -> bool:
        """Whether rows are shown as cards."""
        return not self.table.isVisibleTo(self)

    @override
    def apply_theme(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):  # before, its width means nothing
            self._choose_form()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_form()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def cell_words(self, row: int, column: int) -> str:
        """What stands in a cell; the first column holds the labels."""
        if row >= len(self._rows) or column >= len(self._rows[row]):
            return ""
        return self._rows[row][column]

    def mark_spoken(self, row: int, column: int, start: int, end: int) -> None:
        """Mark words of a cell that are being read aloud; the same place twice marks none."""
        self.table.mark_spoken(row, column, Span(start, end - start))

    def rect_of(self, row: int, column: int, start: int, end: int) -> QRect:
        """Where words of a cell stand in the table's viewport."""
        return self.table.rect_of(row, column, Span(start, end - start))

    def _choose_form(self) -> None:
        needed = self.look.body_px(NARROWEST_COLUMN) * len(self._header)
        stacked = self.width() < needed
        if stacked and self._cards is None:
            self._cards = QWidget(self)
            self._cards.setObjectName("grid_cards")
            self._building = slices(self, self._make_cards(self._cards))
            self._column.addWidget(self._cards)
        changed = stacked != self.stacked
        self.table.setVisible(not stacked)
        if self._cards is not None:
            self._cards.setVisible(stacked)
        if changed:
            self.stacked_changed.emit(stacked)

    def finish(self) -> None:
        """Build at once what is still to be built."""
        if self._building is not None:
            self._building.finish()

    def make_cell(self, row: int, column: int, parent: QWidget) -> QWidget:
        """What stands in a card for one cell; a subclass may show more than words."""
        return BodyLabel(self.theme, self._rows[row][column + 1], parent)

    def _make_cards(self, box: QWidget) -> Iterator[None]:
        """Fill `box`, a card at a step."""
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        grouped = any(not cells for _, *cells in self._rows)
        level = self._level + 1 if grouped else self._level
        for number, (label, *cells) in enumerate(self._rows):
            if not cells:
                column.addWidget(HeadingLabel(self.theme, label, box, level=self._level))
                continue
            card = Card(self.theme, box)
            inside = QVBoxLayout(card)
            inside.setContentsMargins(_SIDE, _ABOVE, _SIDE, _ABOVE + 4)
            inside.setSpacing(4)
            inside.addWidget(HeadingLabel(self.theme, label, card, level=level, role="card"))
            for place, option in enumerate(self._header[1:]):
                inside.addSpacing(6)
                inside.addWidget(
                    BodyLabel(self.theme, option, card, role="small", weight=600, muted=True)
                )
                inside.addWidget(self.make_cell(number, place, card))
            column.addWidget(card)
            yield

    def _on_opened(self, index: QModelIndex) -> None:
        if index.column() > 0 and len(self._rows[index.row()]) > 1:
            self.cell_opened.emit(index.row(), index.column() - 1)
