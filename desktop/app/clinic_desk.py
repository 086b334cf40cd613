"""What staff set once for this computer: their clinic, and how they print."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.domain.printing import Clinic, PrintDefaults
from desktop.domain.settings import RollOutSettings


class ClinicDesk(QObject):
    """The clinic named on handouts and the choices made when staff printed last.

    What the roll-out names stands before what is typed in Settings.
    """

    clinic_changed = Signal()

    def __init__(self, settings: RollOutSettings, parent: QObject) -> None:
        super().__init__(parent)
        self.clinic: Clinic = settings.clinic
        self.prints = PrintDefaults()
        if settings.paper is not None:
            self.prints = PrintDefaults(paper=settings.paper)

    def save_clinic(self, clinic: Clinic) -> None:
        """Name this clinic on every handout from now on."""
        self.clinic = clinic
        self.clinic_changed.emit()

    def save_prints(self, prints: PrintDefaults) -> None:
        """Offer these choices for the next handout."""
        self.prints = prints
