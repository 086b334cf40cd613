"""The list of words as a painted view."""

from __future__ import annotations

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
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop.domain.content import Term
from desktop.domain.tokens import SIZE
from desktop.models.word_list import WordListModel
from desktop.theme.controller import ThemeController
from desktop.ui.common.dressed import ScrollBar
from desktop.ui.common.text_block import TextBlock
from desktop.ui.common.themed import Themed, paint_box, paint_icon

_LEFT = 24  # px free beside the rows
_RIGHT = 12
_SIDE = 18
_ABOVE = 11
_LETTER_ABOVE = 18
_LETTER_BELOW = 6
_ROW_GAP = 4
_CARET_FROM = 220  # px per text scale


class _WordDelegate(QStyledItemDelegate):
    """Paints letters as headings and terms as rows."""

    def __init__(self, theme: ThemeController, view: WordList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def _block(self, index: QModelIndex | QPersistentModelIndex, *, chosen: bool) -> TextBlock:
        look = self._theme.now
        words = str(index.data())
        if self._view.words.term(index.row()) is None:
            return TextBlock(words, look.font("callout"), look.line_height("callout"))
        font = look.font("body", 600 if chosen else 0)
        return TextBlock(words, font, look.line_height("body"))

    def _caret(self, width: int) -> int:
        """Width for the arrow head of a row; 0 where the words need it."""
        look = self._theme.now
        return look.px(20) + 8 if width >= look.body_px(_CARET_FROM) else 0

    def _room(self, width: int) -> int:
        return max(1, width - _LEFT - _RIGHT - 2 * _SIDE - self._caret(width))

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width()
        tall = self._block(index, chosen=True).height_for(self._room(width))
        if self._view.words.term(index.row()) is None:
            return QSize(width, tall + _LETTER_ABOVE + _LETTER_BELOW)
        return QSize(width, max(SIZE["min_target"], tall + 2 * _ABOVE) + _ROW_GAP)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look = self._theme.now
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        room = self._room(area.width())
        if self._view.words.term(index.row()) is None:
            at = QPointF(area.left() + _LEFT + 2, area.top() + _LETTER_ABOVE)
            self._block(index, chosen=False).draw(painter, at, room, look.colour("text_muted"))
        else:
            chosen = self._view.currentIndex() == index
            self._paint_row(painter, QRectF(row_box(area)), index, chosen=chosen)
        painter.restore()

    def _paint_row(
        self,
        painter: QPainter,
        box: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        *,
        chosen: bool,
    ) -> None:
        look = self._theme.now
        if chosen:
            fill, edge = look.colour("tint"), look.colour("primary")
            paint_box(painter, box, 12, fill, edge, look.stroke("selected"))
        elif self._view.row_under_mouse == index.row():
            outline = look.colour("border") if look.high_contrast else None
            paint_box(painter, box, 12, look.colour("sunk"), outline, 2)
        block = self._block(index, chosen=chosen)
        width = self._view.viewport().width()
        room = self._room(width)
        ink = look.colour("on_tint" if chosen else "text")
        top = box.top() + (box.height() - block.height_for(room)) / 2
        block.draw(painter, QPointF(box.left() + _SIDE, top), room, ink)
        if self._caret(width):
            icon = look.px(20)
            at = QPointF(box.right() - 12 - icon, box.center().y() - icon / 2)
            paint_icon(painter, self._theme, "caret-right", icon, look.colour("text_muted"), at)


def row_box(area: QRect) -> QRect:
    """The visible part of a row."""
    return area.adjusted(_LEFT, 0, -_RIGHT, -_ROW_GAP)


class WordList(Themed, QListView):
    """Arrows move, Enter opens; one Tab stop.

    Signals:
        moved: id of the term that is current now.
        chosen: id of the term pressed.
    """

    moved = Signal(str)
    chosen = Signal(str)
    focus_radius = 12

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("word_list")
        self.setAccessibleName(self.tr("Words"))
        self.words = WordListModel(self)
        self.setModel(self.words)
        self.row_under_mouse = -1
        self.setItemDelegate(_WordDelegate(theme, self))
        self.setVerticalScrollBar(ScrollBar(theme))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setMinimumWidth(0)
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(self._on_left)
        self.clicked.connect(self._on_pressed)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self.look.colour("canvas"))
        self.setPalette(palette)
        self.viewport().setPalette(palette)
        self.verticalScrollBar().setSingleStep(self.look.line_height("body") * 2)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @property
    def term(self) -> Term | None:
        """The current term."""
        return self.words.term(self.currentIndex().row())

    def turn(self, direction: int) -> None:
        """A page up (-1) or down (1)."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * bar.pageStep())

    def go_to_row(self, row: int) -> None:
        """Make a row current, without opening it."""
        index = self.words.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def go_to_letter(self, letter: str) -> None:
        """Bring a letter to the top; its first term becomes current."""
        row = self.words.row_of_letter(letter)
        if row >= 0:
            self.setCurrentIndex(self.words.index(row + 1))
            self.scrollTo(self.words.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def focus_rects(self) -> list[QRect]:
        """The ring goes around the current row."""
        index = self.currentIndex()
        if not index.isValid():
            return [self.rect().adjusted(7, 7, -7, -7)]
        box = row_box(self.visualRect(index)).intersected(self.viewport().rect())
        return [box] if not box.isEmpty() else [self.rect().adjusted(7, 7, -7, -7)]

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        term = self.words.term(current.row())
        if term is not None:
            self.moved.emit(term.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_pressed(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_entered(self, index: QModelIndex) -> None:
        self.row_under_mouse = index.row()
        self.viewport().update()

    def _on_left(self) -> None:
        self.row_under_mouse = -1
        self.viewport().update()

    def _on_pressed(self, index: QModelIndex | QPersistentModelIndex) -> None:
        term = self.words.term(index.row())
        if term is not None:
            self.chosen.emit(term.id)
