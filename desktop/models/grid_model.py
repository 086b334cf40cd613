"""A table of words as a Qt model: row labels first, then a column for each option."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; a group row has a label and no cells."""

    label: str
    cells: tuple[str, ...] = ()

    @property
    def is_group(self) -> bool:
        return not self.cells


class GridModel(QAbstractTableModel):
    """Shows rows of words under a header; column 0 holds the row labels.

    Every cell's accessible text says its column and row too: "Tablets, How often: daily".
    """

    def __init__(
        self, corner: str, header: tuple[str, ...], rows: tuple[GridRow, ...], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._header = (corner, *header)
        self._rows = rows

    def row(self, number: int) -> GridRow:
        return self._rows[number]

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._header)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        text = row.label if column == 0 else "" if row.is_group else row.cells[column - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column == 0 or row.is_group:
                return row.label
            return f"{self._header[column]}, {row.label}: {text}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or not 0 <= section < len(self._header):
            return None
        return self._header[section] if orientation == Qt.Orientation.Horizontal else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].is_group:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
