"""Saves all that a reader keeps as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.domain.errors import AppError
from desktop.store.reader import ReaderStore
from desktop.tasks.tasks import Tasks
from desktop.ui.main_window import MainWindow


class Exporting(QObject):
    """Asks where, and writes there off the GUI thread."""

    def __init__(
        self, window: MainWindow, store: ReaderStore, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._store = store
        self._tasks = tasks

    def ask_where(self) -> None:
        dialog = QFileDialog(
            self._window, self.tr("Save my list"), "my-list.json", self.tr("My list (*.json)")
        )
        dialog.setObjectName("export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        def save() -> None:
            from desktop.handouts.files import write  # brings the typesetter, so not at the start

            write(Path(name), self._store.export_json().encode())

        self._tasks.run(self, save, self._on_saved, self._on_failed)

    def _on_saved(self, _: object) -> None:
        self._window.show_toast(self.tr("Your list was saved"), None)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._window.show_notice(error.sentence)
