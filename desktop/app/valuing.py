"""Keeps what matters to the reader, and to the other person."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.ui.main_window import MainWindow
from desktop.ui.values.values_page import ValuesPage


class Valuing(QObject):
    """Connects one ValuesPage with the library and what is kept."""

    def __init__(
        self,
        window: MainWindow,
        page: ValuesPage,
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
        """Show the first card that is not sorted yet, or what came of it."""
