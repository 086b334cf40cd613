"""Keeps what is asked for before the library is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, SignalInstance

from desktop.ui.home.home_page import HomePage
from desktop.ui.main_window import MainWindow


class EarlyWish(QObject):
    """The last wish of somebody who does not wait for the library; granted when it is open."""

    def __init__(self, window: MainWindow, home: HomePage, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._ask_again: Callable[[], None] | None = None
        self._connections = [
            (signal, signal.connect(partial(self._keep, signal)))
            for signal in (
                *(window.place_requested, window.search_requested, window.urgent_requested),
                *(home.search_requested, home.page_requested, home.my_list_requested),
                *(home.place_requested, home.time_chosen),
            )
        ]

    def _keep(self, signal: SignalInstance, *words: object) -> None:
        self._ask_again = partial(signal.emit, *words)
        self._window.setCursor(Qt.CursorShape.BusyCursor)

    def grant(self) -> None:
        """Ask again, of whoever is connected by now; and listen no more."""
        self.forget()
        if self._ask_again is not None:
            self._ask_again()

    def forget(self) -> None:
        """Listen no more; there will be no library."""
        for signal, connection in self._connections:
            signal.disconnect(connection)
        self._connections.clear()
        self._window.unsetCursor()
