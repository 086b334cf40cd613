"""Opens what a take-home code names."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.page_answers import page_answer
from desktop.domain.errors import CodeError
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.domain.take_home import OpenedCode
from desktop.kiosk.code_screen import CodeScreen

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit


class CodeDesk(Desk):
    """Opens a stop whose page is a code at what is on it, and one without a page at the field.

    The look of the sheet is offered, never taken on by itself.
    """

    def __init__(self, visit: Visit) -> None:
        screen = CodeScreen(visit.kit.theme, visit.frame)
        super().__init__(visit, screen)
        self._screen = screen
        self._take_homes = visit.kit.session.library.take_homes
        self._opened: OpenedCode | None = None
        screen.code_typed.connect(self._on_code_typed)
        screen.page_requested.connect(visit.open_page)
        screen.look_requested.connect(self._on_look_requested)
        self.kit.theme.changed.connect(self._offer_look)

    @override
    def open(self, stop: Stop) -> bool:
        if not stop.page:
            self._screen.show_entry()
            return True
        try:
            self._opened = self._take_homes.opened(stop.page)
        except CodeError:
            return False
        opened = self._opened
        heading = opened.pack or self._counted(len(opened.cards))
        pages = [page_answer(card) for card in opened.cards]
        self._screen.show_opened(heading, " ".join(opened.told), pages)
        self._offer_look()
        return True

    @override
    def put_away(self) -> None:
        self._opened = None
        self._screen.field.set_text("")

    def _counted(self, pages: int) -> str:
        return self.tr("%n page(s) on your sheet", "", pages)

    def _on_code_typed(self, typed: str) -> None:
        """Open the one page of a code, or list its pages; a wrong code says what to look at."""
        try:
            opened = self._take_homes.opened(typed)
        except CodeError as error:
            self._screen.show_trouble(error.sentence)
            return
        if not opened.cards:
            self._screen.show_trouble(" ".join(opened.told))
        elif len(opened.cards) == 1 and self._look_of(opened) == self.kit.theme.settings:
            self.visit.open_page(opened.cards[0].id)
        else:
            self.visit.go("code", opened.code)

    # The look of the sheet

    def _look_of(self, opened: OpenedCode) -> ViewSettings:
        """How it would look as on the sheet; text never gets smaller than it is."""
        now = self.kit.theme.settings
        theme = now.theme if opened.theme is ThemeName.SYSTEM else opened.theme
        scale = max(now.text_scale, opened.text_scale)
        return dataclasses.replace(now, theme=theme, text_scale=scale)

    def _offer_look(self) -> None:
        if self._opened is not None:
            offered = self._look_of(self._opened) != self.kit.theme.settings
            self._screen.sheet.offer_look(offered)

    def _on_look_requested(self) -> None:
        if self._opened is not None:
            self.kit.theme.apply(self._look_of(self._opened))
            self.visit.show_state()
