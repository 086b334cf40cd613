"""What every visit works with, made once when the kiosk starts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from desktop.app.kiosk.counts import Counts
from desktop.app.kiosk.kiosk_printer import KioskPrinter
from desktop.app.session import Session
from desktop.domain.kiosk import KioskSettings
from desktop.domain.printing import Clinic
from desktop.domain.settings import RollOutSettings
from desktop.tasks.tasks import Tasks
from desktop.theme.controller import ThemeController


@dataclass(frozen=True)
class VisitKit:
    """Nothing in here knows a visitor.

    Args:
        session: its reader's store keeps nothing on the disk.
        clinic: named on what is printed.
        counts: plain numbers, for staff.
        printer: the one printer, and what is on its way to it.
        kiosk: what staff set; asked each time, because staff may change it between visits.
        clock: monotonic seconds.
    """

    theme: ThemeController
    session: Session
    settings: RollOutSettings
    kiosk: Callable[[], KioskSettings]
    clinic: Clinic
    counts: Counts
    printer: KioskPrinter
    tasks: Tasks
    today: Callable[[], dt.date]
    clock: Callable[[], float]
