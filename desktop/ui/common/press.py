"""The base of everything that can be pressed."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from desktop.ui.common.themed import Themed

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Pressable(Themed, QAbstractButton):
    """A button that acts on release, takes Enter as well as Space, and counts quick
    repeats of a press once.

    Subclasses paint themselves and call `follow` last in their constructor.
    """

    focus_radius = 12  # corner of the shape the focus ring goes around

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._hovered = False
        self._last_press: float | None = None
        self.clicked.connect(self._on_counted)

    @property
    def hovered(self) -> bool:
        return self._hovered and self.isEnabled()

    def _on_counted(self) -> None:
        self._last_press = time.monotonic()

    def _is_repeat(self) -> bool:
        if self._last_press is None:
            return False
        return (time.monotonic() - self._last_press) * 1000 < self.theme.repeat_ms

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_repeat():
            event.accept()
            return
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER or key == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and not self._is_repeat():
                self.setDown(True)
                self.pressed.emit()
            return
        if key == Qt.Key.Key_Escape and self.isDown():
            self.setDown(False)
            return
        event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER or key == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and self.isDown():
                self.setDown(False)
                self.released.emit()
                self.click()
            return
        event.ignore()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.setDown(False)
        super().focusOutEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
