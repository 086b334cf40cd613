"""Shows what was printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.domain.errors import AppError
from desktop.domain.packs import PrintLine
from desktop.library.prints import lines, save_csv
from desktop.tasks.tasks import Tasks
from desktop.ui.handouts.record_page import RecordPage
from desktop.ui.main_window import MainWindow


class Recording(QObject):
    """Connects one RecordPage with what is kept.

    Args:
        today: the date in the name offered for a file.
    """

    def __init__(
        self,
        window: MainWindow,
        page: RecordPage,
        keeping: Keeping,
        navigation: Navigation,
        tasks: Tasks,
        today: Callable[[], dt.date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._keeping = keeping
        self._tasks = tasks
        self._today = today
        self._wanted: tuple[PrintLine, ...] = ()  # for the file that is being named
        page.back_requested.connect(navigation.back)
        page.export_requested.connect(self._on_export_requested)
        page.clear_requested.connect(keeping.clear_prints)
        keeping.prints_changed.connect(self._on_prints_changed)

    def open(self, back: str) -> None:
        """Show it as it is now.

        Args:
            back: words for the way back.
        """
        self._page.set_back(back)
        self._show()

    def _show(self) -> None:
        self._page.show_lines(lines(self._keeping.prints))

    def _on_prints_changed(self) -> None:
        if self._window.current_page == "record":
            self._show()

    def _on_export_requested(self, wanted: tuple[PrintLine, ...]) -> None:
        self._wanted = wanted
        dialog = QFileDialog(
            self._window,
            self.tr("Save what was printed"),
            f"what-was-printed-{self._today().isoformat()}.csv",
            self.tr("Table (*.csv)"),
        )
        dialog.setObjectName("record_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        save = partial(save_csv, self._wanted, Path(name))
        self._tasks.run(self, save, self._on_saved, self._on_failed)

    def _on_saved(self, _: object) -> None:
        self._window.show_toast(self.tr("What was printed is saved as a table"), None)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._window.show_notice(error.sentence)
