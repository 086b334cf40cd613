"""Puts what is shown, wherever the reader is, on the reader's own handout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from desktop.app.own_handout import OwnHandout
from desktop.ui.main_window import MainWindow


class Gathered(Protocol):
    """A page whose content can be put on the handout."""

    @property
    def handout_toggled(self) -> SignalInstance: ...

    def set_on_handout(self, on: bool) -> None: ...


class Gathering(QObject):
    """Connects "Add to handout" on these pages with the handout.

    Args:
        handed_out: gives what a page of the window hands out now; "" for nothing.
    """

    def __init__(
        self,
        window: MainWindow,
        handed_out: Callable[[str], str],
        own: OwnHandout,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._pages: dict[str, Gathered] = {}
        self._handed_out = handed_out
        self._own = own
        window.handout_requested.connect(self.toggle)
        own.changed.connect(self._on_changed)
        self._on_changed()

    def add_page(self, name: str, page: Gathered) -> None:
        """Offer to put on the handout what is shown there, on the window's page `name`."""
        self._pages[name] = page
        page.handout_toggled.connect(self.toggle)

    def toggle(self) -> None:
        """Put what is shown on the handout, or take it off."""
        if page := self._handed_out(self._window.current_page):
            self._own.toggle(self._own.item(page))

    def show(self) -> None:
        """Say on the page shown whether it lies on the handout."""
        shown = self._window.current_page
        if shown in self._pages and (page := self._handed_out(shown)):
            self._pages[shown].set_on_handout(self._own.contains(self._own.item(page)))

    def _on_changed(self) -> None:
        self._window.show_handout_count(len(self._own.items))
        self.show()
