"""The frame of one visit: the strip, one screen, the foot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.kiosk.foot import Foot
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.strip import Strip
from desktop.theme.controller import ThemeController
from desktop.ui.common.focus_loop import focus_next, tab_stops


class VisitFrame(QWidget):
    """Holds every screen of one visit; it is deleted with all of them when the visit ends.

    Signals:
        back_requested: to the screen before.
        start_requested: to the first screen.
        urgent_requested: whom to call, and when.
    """

    back_requested = Signal()
    start_requested = Signal()
    urgent_requested = Signal()

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
        self.foot.start_requested.connect(self.start_requested)
        self.foot.urgent_requested.connect(self.urgent_requested)
        self.foot.turned.connect(self._on_turned)

    @property
    def screen_shown(self) -> KioskScreen | None:
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, KioskScreen) else None

    def add_screen(self, screen: KioskScreen) -> None:
        self._stack.addWidget(screen)
        screen.shown_changed.connect(self.look_again)

    def show_screen(
        self, screen: KioskScreen, *, back: bool, start: bool = True, urgent: bool = True
    ) -> None:
        """Show a screen that was added.

        Args:
            back: a screen lies before it.
            start, urgent: it is not the first screen, or the one of urgent help, itself.
        """
        self._stack.setCurrentWidget(screen)
        self.foot.show_ways(back=back, start=start, urgent=urgent)
        self.look_again()
        screen.first_focus()

    def look_again(self) -> None:
        """Show the title and the actions of the screen as they are now."""
        screen = self.screen_shown
        if screen is None:
            return
        self.strip.show_title(screen.title)
        self.foot.show_actions(screen.foot_buttons())
        self.foot.show_page(screen.page_scroll)

    def _on_back(self) -> None:
        screen = self.screen_shown
        if screen is None or not screen.back():
            self.back_requested.emit()

    def _on_turned(self, direction: int) -> None:
        screen = self.screen_shown
        if screen is not None and screen.page_scroll is not None:
            (screen.page_scroll.page_down if direction > 0 else screen.page_scroll.page_up)()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the strip, the screen and the foot, whichever was made first."""
        screen = self.screen_shown
        if screen is None:
            return super().focusNextPrevChild(forward)
        stops = [*tab_stops(self.strip), *tab_stops(screen), *tab_stops(self.foot)]
        focus_next(stops, forward=forward)
        return True
