"""The base of everything that can be pressed."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from desktop.ui.common.themed import Themed

_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


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

    @override
    def setText(self, text: str) -> None:
        super().setText(text.replace("&", "&&"))  # Qt makes a shortcut of a single one

    @override
    def text(self) -> str:
        return super().text().replace("&&", "&")

    @property
    def hovered(self) -> bool:
        return self._hovered and self.isEnabled()

    @override
    def nextCheckState(self) -> None:
        """Qt calls this for every press that counts, just before `clicked`."""
        self._last_press = time.monotonic()
        super().nextCheckState()

    def click_once(self) -> None:
        """Press it for somebody who touched beside it, unless that is a quick repeat."""
        if not self._is_repeat():
            self.click()

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
        if key in _PRESSING:
            if not event.isAutoRepeat() and not self._is_repeat():
                self.setDown(True)
        elif key == Qt.Key.Key_Escape and self.isDown():
            self.setDown(False)
        elif key in _ARROWS and self.autoExclusive():
            super().keyPressEvent(event)  # Qt moves to and chooses the neighbour
        else:
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _PRESSING:
            event.ignore()
        elif not event.isAutoRepeat() and self.isDown():
            self.setDown(False)
            self.click()

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
