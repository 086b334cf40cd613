"""Gives the code that opens the pages of this visit at home."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.paper_items import choices, coded
from desktop.domain.handing_out import PageChoice
from desktop.domain.kiosk_paper import CODE_PAGE
from desktop.domain.take_home import MOST_PAGES
from desktop.kiosk.take_home_screen import TakeHomeScreen

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit

_WRITING_DOWN = 2.0  # minutes that a code may take
_DARK, _LIGHT = "#000000", "#ffffff"  # in every theme: that is what telephones read


class TakeHomeDesk(Desk):
    """Joins the code screen with the codes of the library; nothing is kept of what was chosen."""

    def __init__(self, visit: Visit) -> None:
        screen = TakeHomeScreen(visit.kit.theme, visit.frame)
        super().__init__(visit, screen)
        self._screen = screen
        self._library = visit.kit.session.library
        self._choices: tuple[PageChoice, ...] = ()
        self._chosen: tuple[str, ...] = ()
        screen.chosen.connect(self._on_chosen)
        screen.print_requested.connect(self._on_print_requested)

    @override
    def open(self, stop: Stop) -> bool:
        found = choices(self._library, coded(self._library, self.visit.state.items))
        if not found:
            self._screen.show_nothing()
            return True
        if found != self._choices:
            self._choices = found
            self._screen.show_choices(found, range(min(len(found), MOST_PAGES)))
        self._on_chosen(self._screen.ticks.places)
        return True

    @property
    @override
    def minutes(self) -> float:
        return _WRITING_DOWN

    def _on_chosen(self, places: Sequence[int]) -> None:
        chosen = [self._choices[place] for place in places]
        pages = self._chosen = tuple(choice.page for choice in chosen)
        library = self._library

        def work() -> tuple[str, str]:
            slip = library.take_homes.slip(pages)
            return slip.code, library.qr(slip, _DARK, _LIGHT)

        def done(made: tuple[str, str]) -> None:
            if pages == self._chosen:
                code, square = made
                self._screen.show_code(code, [choice.title for choice in chosen], square)

        self.kit.tasks.run(self, work, done)

    def _on_print_requested(self) -> None:
        self.visit.go("print", CODE_PAGE, " ".join(self._chosen))
