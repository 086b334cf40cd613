"""Makes a path of the length that the reader has time for."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.ui.main_window import MainWindow
from desktop.ui.time.time_page import TimePage


class Timing(QObject):
    """Connects one TimePage with the library and what is kept."""

    def __init__(
        self,
        window: MainWindow,
        page: TimePage,
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
        page.back_requested.connect(navigation.back)
        page.page_requested.connect(navigation.open_page)

    def open(self) -> None:
        """Show the path that was begun, or the lengths to choose from."""
