"""Fills the first screen of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.app.kiosk.desk import Desk
from desktop.kiosk.start_screen import StartScreen

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit


class StartDesk(Desk):
    """The three guided ways in, and everything else."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, StartScreen(visit.kit.theme, visit.frame))
