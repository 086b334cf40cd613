"""Fills the list of packs, and keeps what staff do there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.tasks.tasks import Job, Tasks
from desktop.ui.handouts.packs_page import PacksPage
from desktop.ui.main_window import MainWindow


class Packing(QObject):
    """Connects one PacksPage with the library and what is kept.

    Args:
        on_home: asked each time, whether Home shows packs.
        today: the day by which a review is overdue.
    """

    def __init__(
        self,
        window: MainWindow,
        page: PacksPage,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        on_home: Callable[[], bool],
        tasks: Tasks,
        today: Callable[[], dt.date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._library = session.library
        self._keeping = keeping
        self._navigation = navigation
        self._on_home = on_home
        self._tasks = tasks
        self._today = today
        self._job: Job | None = None
        page.back_requested.connect(navigation.back)
        page.opened.connect(self._on_opened)
        page.record_requested.connect(self._on_record_requested)
        page.handout_requested.connect(self._on_handout_requested)
        page.favourite_requested.connect(keeping.set_favourite)
        page.favourites_ordered.connect(keeping.order_favourites)
        page.rename_requested.connect(keeping.rename_pack)
        page.order_requested.connect(keeping.order_packs)
        page.removal_requested.connect(keeping.remove_pack)
        keeping.packs_changed.connect(self._on_changed)
        keeping.prints_changed.connect(self._on_changed)

    def open(self, back: str) -> None:
        """Show the packs as they are now.

        Args:
            back: words for the way back.
        """
        self._page.set_back(back)
        self._show()
        self._learn()

    def _show(self) -> None:
        keeping = self._keeping
        cards = self._library.packs.cards(
            keeping.packs, keeping.favourites, keeping.prints, self._today()
        )
        self._page.show_packs(cards, keeping.favourites, on_home=self._on_home())

    def _learn(self) -> None:
        """Find out, off the GUI thread, which pages have changed or are overdue."""
        if self._job is not None:
            self._job.cancel()
        packs = self._library.packs
        pages = packs.unknown(self._keeping.packs)
        if pages:
            self._job = self._tasks.run(self, lambda: packs.learn(pages), self._on_learnt)

    def _on_learnt(self, _: object) -> None:
        self._show()

    def _on_changed(self) -> None:
        if self._window.current_page == "packs":
            self._show()
            self._learn()

    def _on_opened(self, ref: str) -> None:
        self._navigation.go("handout", f"pack:{ref}")

    def _on_record_requested(self) -> None:
        self._navigation.go("record")

    def _on_handout_requested(self) -> None:
        self._navigation.go("handout")
