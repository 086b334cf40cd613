"""What Qt paints by itself and a style sheet dresses: scroll bars and menus.

The sheet is given to these widgets alone. On the whole application Qt would polish every widget
of every page again at each change of theme or text size.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMenu, QScrollBar, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.themed import Themed


class _Dressed(Themed):
    """Mixed into a QWidget that wears the style sheet."""

    @override
    def apply_theme(self) -> None:
        dress(self.theme, self)  # type: ignore[arg-type]


class ScrollBar(_Dressed, QScrollBar):
    """The scroll bar at the right of what scrolls; it shows nothing where nothing can scroll."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.follow(theme)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class Menu(_Dressed, QMenu):
    """A menu with entries as tall as buttons."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.follow(theme)


def dress(theme: ThemeController, widget: QWidget) -> None:
    """Give `widget` the style sheet of the theme as it is now."""
    if widget.styleSheet() != theme.style_sheet:
        widget.setStyleSheet(theme.style_sheet)


def pop_up(theme: ThemeController, menu: QMenu, at: QPoint) -> None:
    """Show the menu that Qt made for a field, at a place on the screen; it goes when closed."""
    dress(theme, menu)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)
