"""One visit: from the first touch to Finish; all that it holds goes with it."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal

from desktop.app.history import History, Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.desks import DESKS
from desktop.app.kiosk.kit import VisitKit
from desktop.app.kiosk.visit_state import VisitState
from desktop.domain.reading import ThemeName
from desktop.kiosk.visit_frame import VisitFrame

START = "start"
SCALES = (1.5, 2.0, 2.4)  # of the text, from one press of "Bigger" to the next
DARKER = (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST)


class Visit(QObject):
    """Makes the screens as they are gone to, and knows the way back.

    Signals:
        finish_requested: the visitor is done.
        staff_requested: the logo was held.
        arrived: at another place.
    """

    finish_requested = Signal()
    staff_requested = Signal()
    arrived = Signal()

    def __init__(self, kit: VisitKit, frame: VisitFrame) -> None:
        super().__init__(frame)
        self.kit = kit
        self.frame = frame
        self.state = VisitState()
        self._history = History(Stop(START))
        self._desks: dict[str, Desk] = {}
        frame.back_requested.connect(self.back)
        strip = frame.strip
        strip.finish_requested.connect(self.finish_requested)
        strip.staff_requested.connect(self.staff_requested)
        strip.bigger_requested.connect(self._on_bigger)
        strip.darker_requested.connect(self._on_darker)
        strip.fewer_words_requested.connect(self._on_fewer_words)
        strip.reset_requested.connect(self._on_reset)
        self._first_view = kit.theme.settings
        self._arrive()

    @property
    def now(self) -> Stop:
        return self._history.now

    @property
    def desk(self) -> Desk:
        """What fills the screen shown."""
        return self._desks[self.now.place]

    @property
    def busy(self) -> bool:
        """Whether anything runs that must come to its end first."""
        return any(desk.busy for desk in self._desks.values())

    def go(self, place: str, page: str = "", anchor: str = "") -> None:
        """Show another place, one of `DESKS`."""
        self._history.go(Stop(place, page, anchor))
        self._arrive()

    def open_page(self, page: str) -> None:
        """Open `page`, which may name a section as `page-id#anchor`, where its kind is shown."""
        page_id, _, anchor = page.partition("#")
        self.go("page", page_id, anchor)

    def back(self) -> None:
        self._history.back()
        self._arrive()

    def put_away(self) -> None:
        """Stop whatever runs; the visit is about to be deleted."""
        for desk in self._desks.values():
            desk.put_away()

    def _arrive(self) -> None:
        stop = self._history.now
        desk = self._desks.get(stop.place)
        if desk is None:
            desk = self._desks[stop.place] = DESKS[stop.place](self)
            desk.screen.go_requested.connect(self.go)
            self.frame.add_screen(desk.screen)
        if not desk.open(stop):
            self._history.back()
            return
        self.frame.show_screen(desk.screen, back=self._history.previous is not None)
        self.arrived.emit()

    # Easier to see

    def show_state(self) -> None:
        """Show in the strip which helps are on."""
        view, first = self.kit.theme.settings, self._first_view
        self.frame.strip.show_state(
            bigger=view.text_scale != first.text_scale,
            darker=view.theme != first.theme,
            fewer_words=self.state.fewer_words,
            speaking=False,
        )

    def _on_bigger(self) -> None:
        now = self.kit.theme.settings
        larger = [scale for scale in SCALES if scale > now.text_scale]
        wished = larger[0] if larger else SCALES[0]
        self.kit.theme.apply(dataclasses.replace(now, text_scale=wished))
        self.show_state()

    def _on_darker(self) -> None:
        now = self.kit.theme.settings
        place = DARKER.index(now.theme) if now.theme in DARKER else 0
        self.kit.theme.apply(dataclasses.replace(now, theme=DARKER[(place + 1) % len(DARKER)]))
        self.show_state()

    def _on_fewer_words(self) -> None:
        self.state.fewer_words = not self.state.fewer_words
        for desk in self._desks.values():
            desk.show_fewer_words()
        self.show_state()

    def _on_reset(self) -> None:
        self.kit.theme.apply(self._first_view)
        if self.state.fewer_words:
            self._on_fewer_words()
        self.show_state()
