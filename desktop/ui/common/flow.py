"""A layout that sets widgets side by side and goes on in the next row when one is full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.common.themed import Wrapping


class FlowLayout(QLayout):
    """Rows of chips, buttons or tags; nothing is ever cut off at the side.

    Args:
        gap: px between widgets and between rows.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 12) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width, until anything in it changes
        self._gap = gap
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def set_gap(self, gap: int) -> None:
        """Keep things further apart, as for fingers."""
        if gap != self._gap:
            self._gap = gap
            self.invalidate()

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._heights.clear()
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        width = sum(hint.width() for hint in shown) + self._gap * max(0, len(shown) - 1)
        height = max((hint.height() for hint in shown), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    @override
    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size.grownBy(margins)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        row: list[tuple[QLayoutItem, QSize]] = []
        x, y = inner.x(), inner.y()
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            width = max(item.minimumSize().width(), min(hint.width(), inner.width()))
            tall = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            if row and x + width > inner.right() + 1:
                y += self._place_row(row, inner.x(), y, move=move) + self._gap
                row, x = [], inner.x()
            row.append((item, QSize(width, max(tall, item.minimumSize().height()))))
            x += width + self._gap
        y += self._place_row(row, inner.x(), y, move=move)
        return y - inner.y() + self.contentsMargins().top() + self.contentsMargins().bottom()

    def _place_row(
        self, row: list[tuple[QLayoutItem, QSize]], x: int, y: int, *, move: bool
    ) -> int:
        """Height of the row; widgets are centred in it."""
        height = max((size.height() for _, size in row), default=0)
        if move:
            for item, size in row:
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
        return height


class FlowRow(Wrapping, QWidget):
    """A widget that holds others side by side, or in as many rows as they need."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 12) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
