"""What is compared as a Qt model: options are its columns; its rows are aspects in groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from desktop.domain.blocks import Runs, plain
from desktop.domain.comparing import CompareView, Likeness
from desktop.domain.content import Option

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class AspectRow:
    """One thing compared, answered for every option.

    Args:
        matters: titles of the value cards that it speaks to and that matter a lot to the reader.
    """

    id: str
    label: str
    cells: tuple[Runs, ...]
    likeness: Likeness
    matters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading over the aspects below it, which fold away."""

    title: str
    aspects: tuple[AspectRow, ...]


class CompareModel(QAbstractTableModel):
    """The options side by side; its row and column headers tell what each cell is about.

    Every cell's accessible text says so too: "Stem cell transplant, Vaccines: None at first".
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._groups: tuple[GroupRow, ...] = ()
        self._rows: list[GroupRow | AspectRow] = []
        self._folded: set[str] = set()  # titles of groups
        self._marked = True

    # What it shows

    def show_view(self, view: CompareView) -> None:
        """Show other columns or rows; groups that were folded stay so."""
        self.beginResetModel()
        self._options = view.comparison.options
        self._groups = tuple(_groups_of(view))
        self._rows = [row for group in self._groups for row in self._rows_of(group)]
        self.endResetModel()

    @property
    def marked(self) -> bool:
        """Whether rows say how alike the options are."""
        return self._marked

    def set_marked(self, marked: bool) -> None:
        """Say of each row whether the options differ in it, or say nothing of it."""
        if marked != self._marked:
            self._marked = marked
            last = self.rowCount() - 1
            if last >= 0 and self._options:
                self.dataChanged.emit(self.index(0, 0), self.index(last, self.columnCount() - 1))
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)

    def marks_difference(self, row: AspectRow) -> bool:
        """Whether it is to be seen that the options differ in `row`."""
        return self._marked and row.likeness is Likeness.DIFFERENT

    def row(self, number: int) -> GroupRow | AspectRow:
        return self._rows[number]

    def option(self, column: int) -> Option:
        return self._options[column]

    def cell(self, index: Index) -> Runs:
        """The runs of a cell; none in the row of a group."""
        row = self._rows[index.row()]
        return row.cells[index.column()] if isinstance(row, AspectRow) else ()

    def all_rows(self) -> Iterator[GroupRow | AspectRow]:
        """Every row, those of folded groups too."""
        for group in self._groups:
            if group.title:
                yield group
            yield from group.aspects

    def place(self, option: str, aspect: str) -> QModelIndex:
        """Where a cell stands; invalid where it is not shown."""
        for number, row in enumerate(self._rows):
            if isinstance(row, AspectRow) and row.id == aspect:
                for column, shown in enumerate(self._options):
                    if shown.id == option:
                        return self.index(number, column)
        return QModelIndex()

    # Groups

    def is_folded(self, group: GroupRow) -> bool:
        return group.title in self._folded

    def toggle_group(self, number: int) -> None:
        """Fold the group whose heading is this row, or unfold it."""
        group = self._rows[number]
        if not isinstance(group, GroupRow):
            return
        first, last = number + 1, number + len(group.aspects)
        if self.is_folded(group):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = group.aspects
            self.endInsertRows()
            self._folded.discard(group.title)
        else:
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            self._folded.add(group.title)
        self.dataChanged.emit(self.index(number, 0), self.index(number, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, number, number)

    def _rows_of(self, group: GroupRow) -> Iterator[GroupRow | AspectRow]:
        if group.title:
            yield group
        if not self.is_folded(group):
            yield from group.aspects

    # Words

    def heading(self, group: GroupRow) -> str:
        """The words of a group's row."""
        if not self.is_folded(group):
            return group.title
        hidden = self.tr("%n row(s) folded away", "", len(group.aspects))
        return self.tr("{group}: {hidden}").format(group=group.title, hidden=hidden)

    def likeness(self, row: AspectRow) -> str:
        """How alike the options are, in a word; empty while that is not said."""
        if not self._marked:
            return ""
        return likeness_word(row.likeness)

    def note(self, row: AspectRow) -> str:
        """That it speaks to what matters a lot to the reader; empty where it does not."""
        if not row.matters:
            return ""
        return self.tr("Matters a lot to you: {what}").format(what="; ".join(row.matters))

    # As Qt asks

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._options)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, GroupRow):
            return self._group_data(row, index.column(), role)
        text = plain(row.cells[index.column()]).strip()
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self._options[index.column()].name
            return self.tr("{option}, {aspect}: {words}").format(
                option=name, aspect=row.label, words=text
            )
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return _sentences(self.likeness(row), self.note(row))
        return None

    def _group_data(self, group: GroupRow, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(group) if column == 0 else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.heading(group)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            if self.is_folded(group):
                return self.tr("Enter shows its rows.")
            return self.tr("Enter folds its rows away.")
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            inside = 0 <= section < len(self._options)
            shown = role == Qt.ItemDataRole.DisplayRole
            return self._options[section].name if inside and shown else None
        if not 0 <= section < len(self._rows):
            return None
        row = self._rows[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label if isinstance(row, AspectRow) else self.heading(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, AspectRow):
            return _sentences(row.label, self.likeness(row), self.note(row))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def likeness_word(likeness: Likeness) -> str:
    """How alike options are, in a word."""
    return {
        Likeness.SAME: QCoreApplication.translate("CompareModel", "Same"),
        Likeness.DIFFERENT: QCoreApplication.translate("CompareModel", "Different"),
        Likeness.NOT_KNOWN: QCoreApplication.translate("CompareModel", "Not known"),
    }[likeness]


def _groups_of(view: CompareView) -> Iterator[GroupRow]:
    """The rows of `view`, those of one group together."""
    for title, rows in groupby(view.comparison.rows, key=lambda row: row.group):
        yield GroupRow(
            title,
            tuple(
                AspectRow(
                    row.id,
                    row.label,
                    tuple(cell.runs for cell in row.cells),
                    view.likeness[row.id],
                    tuple(view.matters.get(row.id, ())),
                )
                for row in rows
            ),
        )


def _sentences(*parts: str) -> str:
    return ". ".join(part for part in parts if part)
