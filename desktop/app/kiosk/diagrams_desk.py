"""Fills the gallery of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.kiosk.diagrams_screen import DiagramsScreen

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit


class DiagramsDesk(Desk):
    """All pictures that explain."""

    def __init__(self, visit: Visit) -> None:
        library = visit.kit.session.library
        self._gallery = DiagramsScreen(visit.kit.theme, library.draw, visit.frame)
        super().__init__(visit, self._gallery)

    @override
    def open(self, stop: Stop) -> bool:
        self._gallery.show_gallery(self.kit.session.library.shelves.gallery())
        return True
