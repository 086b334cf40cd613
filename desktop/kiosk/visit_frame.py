"""The frame of one visit: the strip, one screen, the foot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.kiosk.foot import Foot
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.strip import Strip
from desktop.theme.controller import ThemeController


class VisitFrame(QWidget):
    """Holds every screen of one visit; it is deleted with all of them when the visit ends.

    Signals:
        back_requested: to the screen before.
    """

    back_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("visit_frame")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = Strip(theme, self)
        column.addWidget(self.strip)
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack, 1)
        self.foot = Foot(theme, self)
        column.addWidget(self.foot)
        self.foot.back_requested.connect(self._on_back)
        self.foot.turned.connect(self._on_turned)

    @property
    def screen_shown(self) -> KioskScreen | None:
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, KioskScreen) else None

    def add_screen(self, screen: KioskScreen) -> None:
        self._stack.addWidget(screen)
        screen.shown_changed.connect(self.look_again)

    def show_screen(self, screen: KioskScreen, *, back: bool) -> None:
        """Show a screen that was added; `back` says whether one lies before it."""
        self._stack.setCurrentWidget(screen)
        self.foot.show_back(back)
        self.look_again()
        screen.first_focus()

    def look_again(self) -> None:
        """Show the title and the actions of the screen as they are now."""
        screen = self.screen_shown
        if screen is None:
            return
        self.strip.show_title(screen.title)
        self.foot.show_actions(screen.foot_buttons())
        self.foot.show_turns(screen.page_scroll is not None)

    def _on_back(self) -> None:
        screen = self.screen_shown
        if screen is None or not screen.back():
            self.back_requested.emit()

    def _on_turned(self, direction: int) -> None:
        screen = self.screen_shown
        if screen is not None and screen.page_scroll is not None:
            (screen.page_scroll.page_down if direction > 0 else screen.page_scroll.page_up)()
