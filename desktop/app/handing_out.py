"""Preview, save and print: the same Typst pages in all three, made off the GUI thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.app.printing import (
    PRINT_DPI,
    PRINT_DPI_GREY,
    print_pages,
    printer_for,
    printer_names,
)
from desktop.app.session import Session
from desktop.domain.article import Article
from desktop.domain.content import Comparison
from desktop.domain.errors import AppError
from desktop.domain.printing import HandoutOptions, PagePicture, Paper
from desktop.domain.settings import RollOutSettings
from desktop.tasks.tasks import Job, Tasks
from desktop.ui.handouts.handout_page import HandoutPage
from desktop.ui.main_window import MainWindow

if TYPE_CHECKING:  # loaded when the first handout is made
    from desktop.handouts.handout import Handout

Sheet = tuple[Article, tuple[Comparison, ...]]
"""A page to hand out, and those comparisons on it that the reader put together."""

POINTS_WIDE = {Paper.A4: 595.28, Paper.LETTER: 612.0}
SHARPEST_PREVIEW = 220  # ppi; more costs time and shows nothing on a screen


class HandingOut(QObject):
    """Connects one HandoutPage with the typesetter, the printers and the disk."""

    def __init__(
        self,
        window: MainWindow,
        page: HandoutPage,
        session: Session,
        settings: RollOutSettings,
        tasks: Tasks,
        today: Callable[[], dt.date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._session = session
        self._tasks = tasks
        self._settings = settings
        self._today = today
        self._options: HandoutOptions | None = None
        self._articles: tuple[Article, ...] = ()
        self._comparisons: tuple[Comparison, ...] = ()
        self._handout: Handout | None = None
        self._jobs: list[Job] = []
        self._printing_stopped = False
        page.options_changed.connect(self._on_options_changed)
        page.pictures_requested.connect(self._on_pictures_requested)
        page.save_requested.connect(self.save)
        page.print_requested.connect(self._on_print_requested)
        page.cancel_requested.connect(self._on_cancel_requested)

    def open(self, sheet: Sheet) -> None:
        """Preview a page; the options chosen last stay chosen."""
        article, self._comparisons = sheet
        previous = self._options
        if previous is None:
            previous = HandoutOptions(
                date=self._today(),
                paper=self._settings.paper or Paper.A4,
                clinic=self._settings.clinic,
            )
        self._articles = (article,)
        self._page.show_options(previous, article.title)
        self._window.show_page("handout")
        self._window.set_page_title(self.tr("Print: {title}").format(title=article.title))
        self._make(previous)
        self._page.show_printers(printer_names())

    def save(self) -> None:
        """Ask where, then write the handout there; the kind follows the file's ending."""
        if self._handout is None:
            return
        dialog = QFileDialog(
            self._window,
            self.tr("Save the handout"),
            f"{self._articles[0].id.replace(':', '-')}.pdf",
            self.tr("PDF (*.pdf);;Web page (*.html);;Plain text (*.txt)"),
        )
        dialog.setObjectName("save_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make(self, options: HandoutOptions) -> None:
        """Set the pages anew; whatever was under way for other options is dropped."""
        self._drop_jobs()
        self._options = options
        self._handout = None
        self._page.clear_pages()
        self._page.set_busy(True)
        library, articles = self._session.library, self._articles
        comparisons = self._comparisons

        def work() -> tuple[Handout, int]:
            handout = library.handouts.make_of(articles, options, comparisons=comparisons)
            return handout, library.typesetter.page_count(handout)

        self._jobs.append(self._tasks.run(self, work, self._on_made, self._on_failed))

    def _drop_jobs(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    def _on_made(self, made: tuple[Handout, int]) -> None:
        self._handout, count = made
        self._page.set_busy(False)
        self._page.set_page_count(count)

    def _on_options_changed(self, options: HandoutOptions) -> None:
        self._make(options)

    def _on_pictures_requested(self, first: int, last: int, width: int) -> None:
        handout = self._handout
        if handout is None or self._options is None:
            return
        ppi = min(SHARPEST_PREVIEW, round(72 * width / POINTS_WIDE[self._options.paper]))
        for number in range(first, last + 1):
            self._jobs.append(
                self._tasks.run(
                    self,
                    partial(self._picture, handout, ppi, number),
                    self._on_picture,
                    self._on_failed,
                )
            )

    def _picture(self, handout: Handout, ppi: int, number: int) -> PagePicture:
        return next(self._session.library.typesetter.pictures(handout, ppi, number, number))

    def _on_picture(self, picture: PagePicture) -> None:
        self._page.show_page_picture(picture)

    def _on_file_selected(self, name: str) -> None:
        handout, path = self._handout, Path(name)
        if handout is None:
            return
        self._page.set_busy(True)
        library = self._session.library

        def done(_: object) -> None:
            self._done(self.tr("Saved as {name}").format(name=path.name))

        self._jobs.append(
            self._tasks.run(
                self, lambda: library.save_handout(handout, path), done, self._on_failed
            )
        )

    def _on_print_requested(self, name: str, copies: int) -> None:
        handout, options = self._handout, self._options
        if handout is None or options is None:
            return
        try:
            printer = printer_for(name, options, copies)
        except AppError as error:
            self._page.show_trouble(error.sentence)
            return
        self._page.set_busy(True)
        self._printing_stopped = False
        ppi = PRINT_DPI_GREY if options.greyscale else PRINT_DPI
        typesetter = self._session.library.typesetter

        def work() -> int:
            pictures = typesetter.pictures(handout, ppi)
            return print_pages(printer, pictures, lambda: self._printing_stopped)

        self._jobs.append(self._tasks.run(self, work, self._on_printed, self._on_failed))

    def _on_printed(self, sent: int) -> None:
        if self._printing_stopped:
            self._done(self.tr("Printing was stopped"))
        else:
            self._done(self.tr("%n page(s) sent to the printer", "", sent))

    def _done(self, sentence: str) -> None:
        self._page.set_busy(False)
        self._page.hide_trouble()
        self._window.show_toast(sentence, None)

    def _on_cancel_requested(self) -> None:
        self._printing_stopped = True
        self._drop_jobs()
        self._page.set_busy(False)

    def _on_failed(self, error: Exception) -> None:
        self._page.set_busy(False)
        if not isinstance(error, AppError):
            raise error
        self._page.show_trouble(error.sentence)
