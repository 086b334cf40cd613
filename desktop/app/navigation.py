"""Moves between the places of the window, with back and forward."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.app.history import History, Stop
from desktop.ui.main_window import MainWindow


class Navigation(QObject):
    """Knows where the reader is; tells whoever fills that place.

    `arrived` is emitted for every move, back and forward included.
    """

    arrived = Signal(Stop)
    leaving = Signal(Stop)

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._history = History(Stop("home"))
        self.returned = False  # the last move was back or forward
        window.place_requested.connect(self._on_place_requested)
        window.back_requested.connect(self.back)
        window.forward_requested.connect(self.forward)

    @property
    def now(self) -> Stop:
        return self._history.now

    @property
    def previous(self) -> Stop | None:
        return self._history.previous

    def go(self, place: str, page: str = "", anchor: str = "") -> None:
        self.leaving.emit(self._history.now)
        self.returned = False
        self._history.go(Stop(place, page, anchor))
        self.arrived.emit(self._history.now)

    def open_page(self, page: str) -> None:
        """Open `page`, which may name a section as `page-id#anchor`."""
        page_id, _, anchor = page.partition("#")
        self.go("page", page_id, anchor)

    def settle(self) -> None:
        self._history.settle()

    def leave_at(self, anchor: str) -> None:
        self._history.leave_at(anchor)

    def forget(self, place: str) -> None:
        """No way back or forward leads to this place as it was."""
        self._history.forget(place)

    def back(self) -> None:
        self.leaving.emit(self._history.now)
        self.returned = True
        if self._history.back() is None:
            self._history.go(Stop("home"))
        self.arrived.emit(self._history.now)

    def forward(self) -> None:
        if self._history.has_next:
            self.leaving.emit(self._history.now)
            self.returned = True
            self._history.forward()
            self.arrived.emit(self._history.now)

    def _on_place_requested(self, place: str) -> None:
        self.go(place)
