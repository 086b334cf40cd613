"""The frame of one visit: the strip, one screen, the foot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.kiosk.foot import Foot
from desktop.kiosk.screen import KioskScreen
from desktop.kiosk.sheet import Sheet
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
        self._bar: QWidget | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = Strip(theme, self)
        column.addWidget(self.strip)
        self._stack = QStackedWidget(self)
        self._stack.setMinimumSize(1, 1)  # no screen may push the foot out of sight
        column.addWidget(self._stack, 1)
        self.sheet = Sheet(theme, self._stack)
        self.sheet.opened_or_closed.connect(self._on_sheet)
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
        self.sheet.close_sheet()
        self._stack.setCurrentWidget(screen)
        self.foot.show_ways(back=back, start=start, urgent=urgent)
        self.look_again()
        screen.first_focus()

    def show_bar(self, bar: QWidget | None) -> None:
        """Show a bar over the foot, as while a screen is read aloud; None for no bar."""
        if self._bar is not None and self._bar is not bar:
            self._bar.hide()
        self._bar = bar
        if bar is not None:
            if self._column.indexOf(bar) < 0:
                self._column.insertWidget(self._column.indexOf(self.foot), bar)
            bar.show()

    def open_sheet(self, title: str, content: QWidget) -> None:
        """Show `content` over the screen; it is deleted when the sheet is closed."""
        self.sheet.open_sheet(title, content)

    def look_again(self) -> None:
        """Show the title and the actions of the screen as they are now, or those of a sheet."""
        screen = self.screen_shown
        if screen is None:
            return
        self.strip.show_title(screen.title)
        if self.sheet.isVisible():
            self.foot.show_actions(())
            self.foot.show_page(self.sheet.page_scroll)
            return
        self.foot.show_actions(screen.foot_buttons())
        self.foot.show_page(screen.page_scroll)

    def _on_sheet(self) -> None:
        self.look_again()
        screen = self.screen_shown
        if screen is not None and self.sheet.isHidden():
            screen.first_focus()

    def _on_back(self) -> None:
        if self.sheet.isVisible():
            self.sheet.back()
            return
        screen = self.screen_shown
        if screen is None or not screen.back():
            self.back_requested.emit()

    def _on_turned(self, direction: int) -> None:
        screen = self.screen_shown
        page = screen.page_scroll if screen is not None else None
        if self.sheet.isVisible():
            page = self.sheet.page_scroll
        if page is not None:
            (page.page_down if direction > 0 else page.page_up)()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the strip, the screen and the foot, whichever was made first."""
        screen = self.screen_shown
        if screen is None:
            return super().focusNextPrevChild(forward)
        bar = tab_stops(self._bar) if self._bar is not None else []
        shown = self.sheet if self.sheet.isVisible() else screen
        stops = [*tab_stops(self.strip), *tab_stops(shown), *bar, *tab_stops(self.foot)]
        focus_next(stops, forward=forward)
        return True
