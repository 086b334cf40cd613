"""Shows Help over whatever the window shows, also where the library could not be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app.navigation import Navigation
from desktop.domain.errors import AppError
from desktop.domain.help import HelpBook, HelpPage
from desktop.tasks.tasks import Job, Tasks
from desktop.theme.controller import ThemeController
from desktop.ui.main_window import MainWindow

if TYPE_CHECKING:  # loaded when Help is asked for; the first paint must not wait for it
    from desktop.ui.help.help_screen import HelpScreen

PLACE = "help"
_FIRST = "start"
_ABOUT = {  # which page is about what the window shows
    "read": "reading",
    "reader": "reading",
    "words": "reading",
    "diagrams": "exploring",
    "diagram": "exploring",
    "compare": "exploring",
    "treatments": "exploring",
    "years": "exploring",
    "values": "exploring",
    "handout": "handouts",
    "packs": "handouts",
    "record": "handouts",
    "code": "handouts",
    "add-pages": "handouts",
    "settings": "easier",
    "fatal": "trouble#the-library-does-not-open",
}


class HelpDesk(QObject):
    """Makes the screen when Help is first asked for, and fills it.

    Until it is joined to a Navigation it finds the way back by itself.
    """

    def __init__(
        self, window: MainWindow, theme: ThemeController, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._tasks = tasks
        self._navigation: Navigation | None = None
        self._screen: HelpScreen | None = None
        self._book: HelpBook | None = None
        self._job: Job | None = None
        self._wanted = ""
        self._before = ""
        window.help_requested.connect(self._on_help_requested)
        window.find_requested.connect(self._on_find_requested)
        window.back_requested.connect(self._on_back_requested)

    def join(self, navigation: Navigation) -> None:
        """From now on moves are the window's own; whoever reads Help already stays there."""
        self._navigation = navigation
        if self._window.current_page == PLACE:
            navigation.go(PLACE, anchor=self._wanted)

    def show(self, wanted: str, back: str) -> None:
        """Show a page of Help.

        Args:
            wanted: "page", "page#part" or "part:name".
            back: words of the way back.
        """
        if self._screen is None:
            from desktop.ui.help.help_screen import HelpScreen

            self._screen = HelpScreen(self._theme, self._window)
            self._screen.left.connect(self._on_left)
            self._screen.page_wanted.connect(self._open)
            self._window.add_page(PLACE, self._screen)
        self._screen.set_way_back(back)
        self._window.show_page(PLACE)
        self._window.select_rail(PLACE)
        self._window.set_page_title(self.tr("Help"))
        self._open(wanted)

    def _open(self, wanted: str) -> None:
        """Read what is wanted, off the GUI thread, then show it."""
        self._wanted = wanted
        book = self._book
        if self._job is not None:
            self._job.cancel()

        def work() -> tuple[HelpBook, HelpPage, str]:
            from desktop.library.help import LICENCES, PART, open_help, part_page

            held = book or open_help()
            page_id, _, _ = wanted.partition("#")
            if page_id.startswith(PART):
                return held, part_page(held, page_id), LICENCES
            page = held.page(page_id) or held.pages[0]
            return held, page, page.id

        self._job = self._tasks.run(self, work, self._on_read, self._on_not_read)

    def _on_read(self, read: tuple[HelpBook, HelpPage, str]) -> None:
        book, page, listed = read
        assert self._screen is not None
        if self._book is None:
            self._book = book
            self._screen.show_book(book)
        self._screen.show_page(page, listed, self._wanted.partition("#")[2])
        if self._navigation is not None and self._navigation.now.place == PLACE:
            self._navigation.leave_at(self._wanted)

    def _on_not_read(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._window.show_notice(error.sentence)

    def _on_help_requested(self) -> None:
        before = self._window.current_page
        if before == PLACE:
            return
        wanted = _ABOUT.get(before, _FIRST)
        if self._navigation is not None:
            self._navigation.go(PLACE, anchor=wanted)
        else:
            self._before = before
            self.show(wanted, self.tr("Back"))

    def _on_find_requested(self) -> None:
        if self._screen is not None and self._window.current_page == PLACE:
            self._screen.focus_find()

    def _on_left(self) -> None:
        if self._navigation is not None:
            self._navigation.back()
        else:
            self._on_back_requested()

    def _on_back_requested(self) -> None:
        if self._navigation is None and self._window.current_page == PLACE:
            self._window.show_page(self._before)
            self._window.select_rail(self._before)
