"""Fills the list of treatments."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.ui.main_window import MainWindow
from desktop.ui.treatments.treatments_page import TreatmentsPage


class Treating(QObject):
    """Connects one TreatmentsPage with the library and what is kept."""

    def __init__(
        self,
        window: MainWindow,
        page: TreatmentsPage,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._library = session.library
        self._keeping = keeping
        self._navigation = navigation
        page.page_requested.connect(navigation.open_page)
        page.compare_requested.connect(self._on_compare_requested)

    def open(self) -> None:
        """Show every treatment, as it was left."""

    def _on_compare_requested(self, treatments: list[str]) -> None:
        self._navigation.go("compare", ",".join(treatments))
