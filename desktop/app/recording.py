"""Shows what was printed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.ui.handouts.record_page import RecordPage
from desktop.ui.main_window import MainWindow


class Recording(QObject):
    """Connects one RecordPage with the library."""

    def __init__(
        self,
        window: MainWindow,
        page: RecordPage,
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

    def open(self) -> None:
        """Show it as it is now."""
