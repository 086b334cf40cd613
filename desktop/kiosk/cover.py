"""The base of what lies over the whole window: nothing under it can be touched or reached."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override

from desktop.ui.common.focus_loop import focus_next, tab_stops
from desktop.ui.common.themed import Themed


class Cover(Themed, QWidget):
    """Takes each touch that none of its own widgets took, and keeps Tab inside."""

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        focus_next(tab_stops(self), forward=forward)
        return True

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
