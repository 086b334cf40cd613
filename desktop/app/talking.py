"""The reader's questions, and the page that goes along to the visit."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.ui.main_window import MainWindow
from desktop.ui.my_list.my_list_page import MyListPage


class Talking(QObject):
    """Connects My questions with what is kept, and makes the conversation page."""

    def __init__(
        self,
        window: MainWindow,
        page: MyListPage,
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
