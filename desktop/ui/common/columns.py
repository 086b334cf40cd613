"""Layouts that follow the room there is: cards in columns, a page with even sides."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.tokens import SIZE
from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed, Wrapping

NARROW = 600  # px of page under which its sides get slim
_SIDE = 32
_SLIM_SIDE = 20


class ColumnsLayout(QLayout):
    """Cells of equal width in as many columns as fit; the cells of a row are equally tall.

    Args:
        least: px that a column needs; see `set_least`.
        most: never more columns than this.
    """

    def __init__(
        self, parent: QWidget | None = None, *, least: int = 300, most: int = 3, gap: int = 14
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width, until anything in it changes
        self._least = least
        self._most = most
        self._gap = gap
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def set_least(self, least: int) -> None:
        """Ask for wider columns, as when the text grows."""
        if least != self._least:
            self._least = least
            self._arrange_again()

    def set_most(self, most: int) -> None:
        if most != self._most:
            self._most = most
            self._arrange_again()

    def set_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self._arrange_again()

    def _arrange_again(self) -> None:
        self.invalidate()
        widget = self.parentWidget()
        if widget is not None:
            widget.updateGeometry()  # it is as tall as its columns

    def columns(self, width: int) -> int:
        """How many columns stand side by side in `width`."""
        return max(1, min(self._most, (width + self._gap) // (self._least + self._gap)))

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
        return Qt.Orientation.Horizontal

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
        shown = min(self._most, len(self._items))
        width = shown * self._least + max(0, shown - 1) * self._gap
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._items if not item.isEmpty()]
        return QSize(max(widths, default=0), 0)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        items = [item for item in self._items if not item.isEmpty()]
        columns = self.columns(rect.width())
        wide = (rect.width() - (columns - 1) * self._gap) // columns
        y = rect.y()
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            tall = max(_height(item, wide) for item in row)
            if move:
                for place, item in enumerate(row):
                    x = rect.x() + place * (wide + self._gap)
                    item.setGeometry(QRect(QPoint(x, y), QSize(wide, tall)))
            y += tall + self._gap
        return max(0, y - self._gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    # A widget with a layout inside may know better than that layout how tall it is; of any other
    # the item remembers it.
    widget = item.widget()
    thing = item if widget is None or widget.layout() is None else widget
    return thing.heightForWidth(width) if thing.hasHeightForWidth() else item.sizeHint().height()


class Columns(QWidget):
    """A widget that holds cells in a `ColumnsLayout`."""

    def __init__(
        self, parent: QWidget | None = None, *, least: int = 300, most: int = 3, gap: int = 14
    ) -> None:
        super().__init__(parent)
        self.cells = ColumnsLayout(self, least=least, most=most, gap=gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class LinesColumn(Themed, Wrapping, QWidget):
    """Widgets below each other at the left, no wider than the lines of a page should be."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None, *, gap: int) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setSpacing(gap)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A greatest width instead would leave each line as tall as the wider room asks for.
        free = self.width() - self.look.body_px(SIZE["article_max"])
        self.body.setContentsMargins(0, 0, max(0, free), 0)


class PageColumn(QWidget):
    """What a page scroll holds: a column with even sides, centred where there is much room.

    Args:
        most: px that the column is wide at most.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        most: int = SIZE["page_max"],
        gap: int = 20,
        above: int = 24,
        below: int = 32,
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._above = above
        self._below = below
        self.body = QVBoxLayout(self)
        self.body.setSpacing(gap)
        self._fit()

    def set_most(self, most: int) -> None:
        self._most = most
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least = _SIDE if self.width() >= NARROW else _SLIM_SIDE
        side = max(least, (self.width() - self._most) // 2)
        self.body.setContentsMargins(side, self._above, side, self._below)
