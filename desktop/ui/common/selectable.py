"""Painted text that can be selected with the mouse and copied."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.common.dressed import Menu
from desktop.ui.common.text_block import Span, TextBlock
from desktop.ui.common.themed import Themed


class Selectable(Themed, QWidget):
    """Holds one block of text; drag selects, a double click selects a word, Ctrl+C copies.

    Only plain words are ever copied, and none where the theme forbids copying. A subclass paints
    the block with `selection_marks`.
    """

    block: TextBlock

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from = self._to = 0

    @override
    def apply_theme(self) -> None:
        focus, shapes = Qt.FocusPolicy, Qt.CursorShape
        copying = self.look.copying
        self.setFocusPolicy(focus.ClickFocus if copying else focus.NoFocus)
        self.setCursor(shapes.IBeamCursor if copying else shapes.ArrowCursor)
        super().apply_theme()

    def set_block(self, block: TextBlock) -> None:
        """Show another text; what was selected stays only if the words are the same."""
        if getattr(self, "block", None) is None or self.block.text != block.text:
            self._from = self._to = 0
        self.block = block

    @property
    def selected_text(self) -> str:
        first, last = sorted((self._from, self._to))
        return self.block.text[first:last].replace("\u2028", "\n").replace("\u00a0", " ")

    def select_all(self) -> None:
        self._select(0, len(self.block.text))

    def _select(self, first: int, last: int) -> None:
        if self.look.copying:
            self._from, self._to = first, last
            self.update()

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        if self.selected_text:
            QGuiApplication.clipboard().setText(self.selected_text)

    def selection_marks(self) -> list[QTextLayout.FormatRange]:
        """How the selected part is drawn."""
        first, last = sorted((self._from, self._to))
        if first == last:
            return []
        form = QTextCharFormat()
        form.setBackground(self.look.colour("primary"))
        form.setForeground(self.look.colour("on_primary"))
        return [Span(first, last - first).formatted(form)]

    def _position(self, place: QPointF) -> int:
        self.block.wrap(self.width())
        return self.block.position_at(place)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._position(event.position())
            self._select(place, place)
        else:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._select(self._from, self._position(event.position()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._position(event.position())
        text = self.block.text
        first = last = at
        while first > 0 and text[first - 1].isalnum():
            first -= 1
        while last < len(text) and text[last].isalnum():
            last += 1
        self._select(first, last)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._from = self._to = 0
            self.update()
        super().focusOutEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            event.ignore()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.look.copying:
            return
        menu = Menu(self.theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"))
        copy.setEnabled(bool(self.selected_text))
        copy.triggered.connect(self.copy)
        menu.addAction(self.tr("Select all")).triggered.connect(self.select_all)
        menu.popup(event.globalPos())
