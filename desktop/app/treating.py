"""Fills the list of treatments, and keeps how it is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.domain.treating import Wanted
from desktop.tasks.tasks import Job, Tasks
from desktop.ui.main_window import MainWindow
from desktop.ui.treatments.treatments_page import TreatmentsPage

DESK = "treatments"  # key of what is kept


class Treating(QObject):
    """Connects one TreatmentsPage with the library and what is kept."""

    def __init__(
        self,
        window: MainWindow,
        page: TreatmentsPage,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._library = session.library
        self._keeping = keeping
        self._navigation = navigation
        self._tasks = tasks
        self._job: Job | None = None
        self._wanted = Wanted()
        self._ticks: tuple[str, ...] = ()
        self._kept = ""  # as it lies on the desk
        page.page_requested.connect(navigation.open_page)
        page.compare_requested.connect(self._on_compare_requested)
        page.wanted_changed.connect(self._on_wanted_changed)
        page.ticks_changed.connect(self._on_ticks_changed)
        page.ticks_cleared.connect(self._on_ticks_cleared)

    def open(self) -> None:
        """Show the treatments as the list was left."""
        kept = self._keeping.desk(DESK)
        if kept != self._kept:  # after a start, or when a private session began or ended
            self._kept = kept
            left = self._library.treatments.left(kept)
            self._wanted, self._ticks = left.wanted, left.ticked
            self._page.show_ticks(left.ticked, left.gone)
            if left.gone:
                self._keep()  # so that it is told once
        self._show()

    def _show(self) -> None:
        """Ask off the GUI thread: the first answer takes a while."""
        if self._job is not None:
            self._job.cancel()
        treatments, wanted = self._library.treatments, self._wanted
        names = self._library.pages.names
        self._job = self._tasks.run(
            self, lambda: treatments.view(wanted, names), self._page.show_view, self._on_failed
        )

    def _keep(self) -> None:
        self._kept = self._library.treatments.remembered(self._wanted, self._ticks)
        self._keeping.put_on_desk(DESK, self._kept)

    def _on_wanted_changed(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._keep()
        self._show()

    def _on_ticks_changed(self, ticks: tuple[str, ...]) -> None:
        self._ticks = ticks
        self._keep()

    def _on_ticks_cleared(self, before: tuple[str, ...]) -> None:
        self._window.show_toast(
            self.tr("Nothing is chosen any more"), partial(self._bring_back, before)
        )

    def _bring_back(self, ticks: tuple[str, ...]) -> None:
        self._page.show_ticks(ticks)
        self._on_ticks_changed(ticks)

    def _on_compare_requested(self, treatments: list[str]) -> None:
        self._navigation.go("compare", ",".join(treatments))

    def _on_failed(self, error: Exception) -> None:
        self._window.show_notice(str(error))
