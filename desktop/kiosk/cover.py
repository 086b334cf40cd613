"""The base of what lies over the whole window: nothing under it can be touched or reached."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.ui.common.focus_loop import focus_next, tab_stops
from desktop.ui.common.themed import Themed


class Cover(Themed, QWidget):
    """Takes each touch that none of its own widgets took, and keeps Tab inside.

    When it goes, what had the focus before has it again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._came_from: QWidget | None = None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._came_from = QApplication.focusWidget()
        super().showEvent(event)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt asks this on Tab, and once more when what has the focus was hidden."""
        if self.isVisible():
            focus_next(tab_stops(self), forward=forward)
            return True
        before, self._came_from = self._came_from, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
            return True
        return super().focusNextPrevChild(forward)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that what lies under it is not pressed."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Taken too."""


def empty(layout: QLayout) -> None:
    """Take out all that stands in it, at once."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
