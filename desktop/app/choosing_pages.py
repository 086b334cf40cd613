"""Puts pages on a handout."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.handing_out import HandingOut
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.ui.handouts.add_pages_page import AddPagesPage
from desktop.ui.main_window import MainWindow


class ChoosingPages(QObject):
    """Connects one AddPagesPage with the library and the handout that pages are wanted for."""

    def __init__(
        self,
        window: MainWindow,
        page: AddPagesPage,
        session: Session,
        handing_out: HandingOut,
        navigation: Navigation,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._items = session.library.handout_items
        self._handing_out = handing_out
        self._navigation = navigation
        self._ref = ""
        page.back_requested.connect(navigation.back)
        page.put_requested.connect(self._on_put_requested)

    def open(self, ref: str = "") -> None:
        """Show all pages.

        Args:
            ref: the handout that they are for; the reader's own for "".
        """
        self._ref = ref
        there = frozenset(item.page for item in self._handing_out.lies_on(ref))
        self._page.show_shelves(self._items.shelves(), there)

    def _on_put_requested(self, pages: tuple[str, ...]) -> None:
        self._handing_out.put(self._ref, [self._items.of_page(page) for page in pages])
        before = self._navigation.previous
        if before is not None and before.place == "handout" and before.page == self._ref:
            self._navigation.back()
        else:
            self._navigation.go("handout", self._ref)
