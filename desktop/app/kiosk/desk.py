"""The base of what fills one screen of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app.history import Stop
from desktop.kiosk.screen import KioskScreen

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit
    from desktop.app.listened import Listened


class Desk(QObject):
    """Joins one screen with the library; made when its place is first gone to.

    It and its screen are deleted when the visit ends, so whatever it holds of a visitor goes.

    Args:
        visit: whose screen it is; gives the library, the state, and ways to other places.
    """

    def __init__(self, visit: Visit, screen: KioskScreen) -> None:
        super().__init__(visit)
        self.visit = visit
        self.kit = visit.kit
        self.screen = screen

    def open(self, stop: Stop) -> bool:
        """Show what `stop` names; False where there is no such thing."""
        return True

    def show_fewer_words(self) -> None:
        """Follow `visit.state.fewer_words`, which has changed."""

    @property
    def listened(self) -> Listened | None:
        """What can be read aloud of it; None where there is nothing."""
        return None

    @property
    def minutes(self) -> float:
        """How long what it shows takes to read."""
        return 0.0

    @property
    def busy(self) -> bool:
        """Whether the visit must not be cleared now, as while it prints."""
        return False

    def put_away(self) -> None:
        """The visit is over: stop whatever still runs."""
