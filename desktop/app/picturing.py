"""Shows the gallery and single diagrams, and saves pictures, off the GUI thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QFileDialog

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.session import Session
from desktop.domain.drawing import DrawingRequest
from desktop.domain.errors import AppError, NotFoundError
from desktop.domain.printing import Paper
from desktop.domain.reading import Place
from desktop.domain.screens import DiagramView, Shelf
from desktop.domain.settings import RollOutSettings
from desktop.tasks.tasks import Tasks
from desktop.ui.diagrams.diagram_page import DiagramPage
from desktop.ui.diagrams.gallery_page import GalleryPage
from desktop.ui.main_window import MainWindow

STEP = "step-"  # and its number: where in a diagram the reader was
PICTURE_SCALE = 2  # dots of a saved picture for each px of the drawing


class Picturing(QObject):
    """Connects the gallery and one DiagramPage with the library, what is kept, and the disk."""

    def __init__(
        self,
        window: MainWindow,
        gallery: GalleryPage,
        page: DiagramPage,
        session: Session,
        settings: RollOutSettings,
        keeping: Keeping,
        navigation: Navigation,
        tasks: Tasks,
        today: Callable[[], dt.date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._gallery = gallery
        self._page = page
        self._session = session
        self._settings = settings
        self._keeping = keeping
        self._navigation = navigation
        self._tasks = tasks
        self._today = today
        self._showing = ""
        gallery.page_requested.connect(navigation.open_page)
        page.page_requested.connect(navigation.open_page)
        page.back_requested.connect(navigation.back)
        page.term_requested.connect(self._on_term_requested)
        page.finding_requested.connect(self._on_finding_requested)
        page.bookmark_toggled.connect(self.toggle_bookmark)
        page.save_requested.connect(self._on_save_requested)
        page.step_changed.connect(self._on_step_changed)
        keeping.bookmarks_changed.connect(self._on_bookmarks_changed)

    @property
    def showing(self) -> str:
        """Id of the diagram on its page."""
        return self._showing

    def open_gallery(self) -> None:
        """Fill the gallery a moment later; its pictures follow one by one."""
        library = self._session.library

        def work() -> tuple[Shelf, ...]:
            _ = library.drawings  # what draws takes long to import
            return library.shelves.gallery()

        self._tasks.run(self, work, self._gallery.show_gallery, self._on_failed)

    def open(self, page_id: str, anchor: str, back_label: str) -> bool:
        """Show a diagram, at the step that `anchor` names; False when there is none of that id."""
        try:
            view = self._session.library.shelves.diagram(
                page_id, bookmark=self._keeping.bookmark(page_id)
            )
        except NotFoundError as error:
            self._window.show_notice(error.sentence)
            return False
        self._showing = page_id
        self._page.set_back(back_label)
        self._window.show_page("diagram")  # first, so that the picture gets its real width
        self._page.show_diagram(view, _step(anchor, len(view.diagram.steps)))
        self._window.set_page_title(view.diagram.title)
        self._remember(view)
        return True

    def toggle_bookmark(self) -> None:
        """Bookmark the diagram shown, or remove its bookmark with a way to undo."""
        if self._window.current_page == "diagram":
            self._keeping.toggle_bookmark(self._showing)

    def save(self) -> None:
        """Ask for the kind of file, then where."""
        self._page.open_save_menu()

    def _remember(self, view: DiagramView) -> None:
        """A diagram counts as read when it was looked at."""
        parts = tuple(section.anchor for section in view.article.sections)
        opened = dt.datetime.now(dt.UTC)
        self._keeping.save_place(Place(view.diagram.id, "", parts, opened, finished=True))

    def _on_term_requested(self, term: str, at: QRect) -> None:
        self._page.show_term(self._session.library.content.term(term), at)

    def _on_finding_requested(self, finding_id: str, at: QRect) -> None:
        finding = self._session.library.content.finding(finding_id)
        sources = self._session.library.content.sources(finding.sources)
        self._page.show_finding(finding, sources, at)

    def _on_step_changed(self, step: int) -> None:
        if self._navigation.now.page == self._showing:
            self._navigation.leave_at(f"{STEP}{step}" if step else "")

    def _on_bookmarks_changed(self) -> None:
        self._page.set_bookmarked(self._keeping.bookmark(self._showing) is not None)

    def _on_save_requested(self, suffix: str) -> None:
        """Ask where, then write the picture as it is shown; a PDF holds all of it."""
        request = self._page.request
        if request is None:
            return
        kinds = {
            ".pdf": self.tr("PDF (*.pdf)"),
            ".png": self.tr("PNG picture (*.png)"),
            ".svg": self.tr("SVG drawing (*.svg)"),
        }
        dialog = QFileDialog(
            self._window, self.tr("Save the picture"), f"{request.diagram}{suffix}", kinds[suffix]
        )
        dialog.setObjectName("save_picture_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.fileSelected.connect(lambda name: self._write(request, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, request: DrawingRequest, path: Path) -> None:
        library = self._session.library
        paper, today = self._settings.paper or Paper.A4, self._today()

        def work() -> None:
            if path.suffix.lower() == ".pdf":
                library.save_picture_page(request.diagram, paper, today, path)
            else:
                library.save_drawing(request, path, scale=PICTURE_SCALE)

        def done(_: object) -> None:
            self._window.show_toast(self.tr("Saved as {name}").format(name=path.name), None)

        self._tasks.run(self, work, done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._window.show_notice(error.sentence)


def _step(anchor: str, steps: int) -> int:
    """The step that `anchor` names, from 1; 0 for none."""
    number = anchor.removeprefix(STEP)
    if number == anchor or not (number.isascii() and number.isdigit()):
        return 0
    return int(number) if 1 <= int(number) <= steps else 0
