"""Searches as the reader types, off the GUI thread; late answers are dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.domain.content import PageKind
from desktop.domain.search import SearchResults
from desktop.domain.take_home import OpenedCode
from desktop.tasks.tasks import Job, Tasks
from desktop.ui.main_window import MainWindow
from desktop.ui.search.search_page import SearchPage

HITS_A_TIME = 20
Found = tuple[SearchResults, OpenedCode | None]


class Finding(QObject):
    """Connects one SearchPage with the search index."""

    def __init__(
        self,
        window: MainWindow,
        page: SearchPage,
        session: Session,
        navigation: Navigation,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._searches = session.library.searches
        self._take_homes = session.library.take_homes
        self._navigation = navigation
        self._tasks = tasks
        self._job: Job | None = None
        page.search_requested.connect(self._on_search_requested)
        page.page_requested.connect(navigation.open_page)
        page.code_requested.connect(self._on_code_requested)
        page.back_requested.connect(navigation.back)

    def open(self, query: str) -> None:
        """Show the search page with `query` in its field."""
        self._page.set_query(query)
        self._window.show_page("search")
        self._window.set_page_title(self.tr("Search"))

    def _on_search_requested(self, query: str, kinds: tuple[PageKind, ...], offset: int) -> None:
        if self._job is not None:
            self._job.cancel()
        self._navigation.leave_at(query)

        def work() -> Found:
            results = self._searches.search(query, tuple(kinds), HITS_A_TIME, offset)
            return results, self._take_homes.meant(query)

        self._job = self._tasks.run(self, work, self._on_found, self._on_failed)

    def _on_found(self, found: Found) -> None:
        self._page.show_results(*found)

    def _on_code_requested(self, code: str) -> None:
        self._navigation.go("code", code)

    def _on_failed(self, error: Exception) -> None:
        self._window.show_notice(str(error))
