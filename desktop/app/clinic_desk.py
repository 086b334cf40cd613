"""What staff set once for this computer: their clinic, and how they print."""

from __future__ import annotations

import logging
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.app.logo import logo_png
from desktop.app.session import Session
from desktop.domain.errors import AppError
from desktop.domain.printing import Clinic, PrintDefaults
from desktop.domain.settings import RollOutSettings, SettingsProblem
from desktop.store.clinic_file import StaffSettings, keepable, one_line, write_clinic
from desktop.store.reader.connection import is_full
from desktop.tasks.tasks import Job, Tasks
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.clinic_section import ClinicSection

log = logging.getLogger(__name__)


class ClinicDesk(QObject):
    """The clinic named on handouts and the choices made when staff printed last.

    What the roll-out names stands before what is typed in Settings.

    Args:
        section: where staff set it.
        writer: tasks with one thread, so that writes keep their order.
    """

    clinic_changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        section: ClinicSection,
        session: Session,
        settings: RollOutSettings,
        tasks: Tasks,
        writer: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._section = section
        self._file = session.staff_file
        self._tasks = tasks
        self._writer = writer
        self._settings = settings
        self._fixed: dict[str, Any] = {
            key: said for key, said in asdict(settings.clinic).items() if said
        }
        self._own = session.staff.clinic
        self._kept_prints = session.staff.prints
        if settings.paper is not None:
            self._kept_prints = replace(self._kept_prints, paper=settings.paper)
        if settings.printer:
            self._kept_prints = replace(self._kept_prints, printer=settings.printer)
        self.prints = self._kept_prints
        self._private = False
        self._writes = 0
        self._told = False  # that what they set is not saved
        self._awaited = False  # staff who set the clinic wait to be told that it is saved
        self._reading: Job | None = None
        self._removed = b""
        self._take_up()
        section.words_changed.connect(self._on_words_changed)
        section.retry_requested.connect(self._keep_clinic)
        section.logo_requested.connect(self._on_logo_requested)
        section.logo_removal_requested.connect(self._on_logo_removal)
        if settings.clinic_logo is not None:
            self._read_fixed_logo(settings.clinic_logo)

    def save_clinic(self, clinic: Clinic) -> None:
        """Name this clinic on every handout from now on; what the roll-out set stays."""
        own = {key: getattr(self._own, key) for key in self._fixed}
        self._set_own(replace(clinic, **own))

    def save_prints(self, prints: PrintDefaults) -> None:
        """Offer these choices for the next handout; in a private session only until it ends."""
        if prints == self.prints:
            return
        self.prints = prints
        if not self._private:
            self._kept_prints = prints
            self._write()

    def set_private(self, private: bool) -> None:
        """Begin or end a private session, in which no choices for printing are kept."""
        self._private = private
        if not private:
            self.prints = self._kept_prints

    def _take_up(self) -> None:
        """Let handouts and Settings show what is set."""
        self.clinic = replace(self._own, **self._fixed)
        self._section.show_clinic(self.clinic, frozenset(self._fixed))
        self.clinic_changed.emit()

    def _set_own(self, clinic: Clinic) -> None:
        self._own = clinic
        self._take_up()
        self._keep_clinic()

    def _keep_clinic(self) -> None:
        self._awaited = True
        self._write()

    def _write(self) -> None:
        """Keep what staff set; only what has been written is called saved."""
        self._writes += 1
        number, file = self._writes, self._file
        held = StaffSettings(self._own, keepable(self._kept_prints))

        def done(_: object) -> None:
            if number == self._writes and self._awaited:
                self._awaited = self._told = False
                self._section.show_saved()

        def failed(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            log.warning("clinic.json not written", exc_info=error)
            if number == self._writes and self._awaited:
                self._tell_failure(error)

        self._writer.run(self, lambda: write_clinic(file, held), done, failed)

    def _tell_failure(self, error: OSError) -> None:
        """Say beside the fields that they are not saved, and once where it is seen anywhere."""
        why = self.tr("this folder cannot be written.")
        if is_full(error):
            why = self.tr("the disk is full.")
        self._section.show_not_saved(why)
        if not self._told:
            self._told = True
            self._window.show_notice(
                self.tr(
                    "What you set for your clinic is not saved yet: {why} It is used while "
                    "Waymark is open, and can be saved again in Settings."
                ).format(why=why)
            )

    def _read_fixed_logo(self, path: Path) -> None:
        def done(png: bytes) -> None:
            self._fixed["logo"] = png
            self._take_up()

        def failed(error: Exception) -> None:
            if not isinstance(error, AppError):
                raise error
            problem = SettingsProblem(*self._settings.logo_said, error.sentence)
            self._window.show_notice(problem.sentence)

        self._tasks.run(self, lambda: logo_png(path), done, failed)

    def _on_words_changed(self, words: Clinic) -> None:
        tidied = {key: one_line(said) for key, said in asdict(words).items() if key != "logo"}
        own = {key: getattr(self._own, key) for key in self._fixed}
        self._set_own(replace(self._own, **tidied | own))

    def _on_logo_requested(self) -> None:
        dialog = QFileDialog(
            self._window,
            self.tr("Choose the logo of your clinic"),
            "",
            self.tr("Pictures (*.png *.jpg *.jpeg)"),
        )
        dialog.setObjectName("logo_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.choose_logo)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_logo(self, name: str) -> None:
        """Take the picture in the file `name` as logo; Settings says what is wrong with it."""
        if self._reading is not None:
            self._reading.cancel()
        path = Path(name)
        self._section.show_logo_trouble("")
        self._reading = self._tasks.run(
            self, lambda: logo_png(path), self._on_logo_read, self._on_logo_wrong
        )

    def _on_logo_read(self, png: bytes) -> None:
        self._put_logo(png)

    def _on_logo_wrong(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._section.show_logo_trouble(error.sentence)

    def _on_logo_removal(self) -> None:
        self._removed = self._own.logo
        self._put_logo(b"")
        self._window.show_toast(self.tr("Logo removed"), self._on_undo_removal)

    def _on_undo_removal(self) -> None:
        self._put_logo(self._removed)

    def _put_logo(self, png: bytes) -> None:
        self._set_own(replace(self._own, logo=png))
