"""Which desk fills which place of a visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.print_desk import PrintDesk
from desktop.app.kiosk.start_desk import StartDesk
from desktop.app.kiosk.take_home_desk import TakeHomeDesk

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit

DESKS: Mapping[str, Callable[[Visit], Desk]] = {
    "start": StartDesk,
    "print": PrintDesk,
    "take-home": TakeHomeDesk,
}
