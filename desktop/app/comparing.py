"""Fills Compare, and keeps what stands on it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.ui.comparison.compare_page import ComparePage
from desktop.ui.main_window import MainWindow


class Comparing(QObject):
    """Connects one ComparePage with the library and what is kept."""

    def __init__(
        self,
        window: MainWindow,
        page: ComparePage,
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

    def open(self, options: str = "") -> None:
        """Show these options, ids with commas between, or what was shown last."""
