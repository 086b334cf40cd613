"""Offers favourite packs on Home in nurse mode."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.tasks.tasks import Tasks
from desktop.ui.home.home_page import HomePage


class HomeDesk(QObject):
    """Fills what HomePage offers to print.

    Args:
        nurse: whether it is nurse mode, asked each time.
        today: tells which pages are past their review date.
    """

    def __init__(
        self,
        page: HomePage,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        tasks: Tasks,
        nurse: Callable[[], bool],
        today: Callable[[], dt.date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._library = session.library
        self._keeping = keeping
        self._navigation = navigation
        self._tasks = tasks
        self._nurse = nurse
        self._today = today
        self._learning: frozenset[str] = frozenset()
        page.pack_requested.connect(self._on_pack_requested)
        keeping.packs_changed.connect(self._on_changed)
        keeping.prints_changed.connect(self._on_changed)

    def fill(self) -> None:
        """Show the favourites as they are now, or nothing outside nurse mode."""
        if not self._nurse():
            self._page.show_packs(None)
            return
        kept = self._keeping
        cards = self._library.packs.cards(kept.packs, kept.favourites, kept.prints, self._today())
        known = {card.ref: card for card in cards}
        self._page.show_packs(tuple(known[ref] for ref in kept.favourites if ref in known))
        self._learn()

    def _learn(self) -> None:
        """Find out what changed in the pages of all packs, which takes some time."""
        packs = self._library.packs
        unknown = packs.unknown(self._keeping.packs)
        if unknown and not self._learning.issuperset(unknown):
            self._learning = frozenset(unknown)
            self._tasks.run(self, lambda: packs.learn(unknown), self._on_learnt)

    def _on_learnt(self, _: object) -> None:
        self.fill()

    def _on_changed(self) -> None:
        if self._page.isVisible():  # else it is filled when it is shown again
            self.fill()

    def _on_pack_requested(self, ref: str) -> None:
        self._navigation.go("handout", f"pack:{ref}")
