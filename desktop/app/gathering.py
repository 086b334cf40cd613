"""Puts what is shown, wherever the reader is, on the reader's own handout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from desktop.app.handing_out import HandingOut
from desktop.ui.main_window import MainWindow


class Gathered(Protocol):
    """A page whose content can be put on the handout."""

    @property
    def handout_toggled(self) -> SignalInstance: ...

    def set_on_handout(self, on: bool) -> None: ...


class Gathering(QObject):
    """Connects "Add to handout" on these pages with the handout.

    Args:
        pages: by their names in the window.
        handed_out: gives, by the same names, what each hands out now; "" for nothing.
    """

    def __init__(
        self,
        window: MainWindow,
        pages: Mapping[str, Gathered],
        handed_out: Callable[[], Mapping[str, str]],
        handing_out: HandingOut,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._pages = pages
        self._handed_out = handed_out
        self._handing_out = handing_out
        for page in pages.values():
            page.handout_toggled.connect(self.toggle)
        window.handout_requested.connect(self.toggle)
        handing_out.changed.connect(self._on_changed)
        self._on_changed()

    def toggle(self) -> None:
        """Put what is shown on the handout, or take it off."""
        if page := self._handed_out().get(self._window.current_page):
            self._handing_out.add(self._handing_out.item(page))

    def show(self) -> None:
        """Say on the page shown whether it lies on the handout."""
        shown = self._window.current_page
        if shown in self._pages and (page := self._handed_out().get(shown)):
            item = self._handing_out.item(page)
            self._pages[shown].set_on_handout(self._handing_out.contains(item))

    def _on_changed(self) -> None:
        self._window.show_handout_count(self._handing_out.count)
        self.show()
