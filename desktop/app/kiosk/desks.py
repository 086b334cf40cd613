"""Which desk fills which place of a visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.start_desk import StartDesk

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit

DESKS: Mapping[str, Callable[[Visit], Desk]] = {
    "start": StartDesk,
}
