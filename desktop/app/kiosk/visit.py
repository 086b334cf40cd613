"""One visit: from the first touch to Finish; all that it holds goes with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.app.history import History, Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.desks import DESKS
from desktop.app.kiosk.kit import VisitKit
from desktop.app.kiosk.visit_state import VisitState
from desktop.app.kiosk.visit_voice import VisitVoice
from desktop.domain.content import PageKind
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.kiosk.visit_frame import VisitFrame
from desktop.tasks.slices import Slices, slices

Step = TypeVar("Step")

START = "start"
URGENT = "urgent"
PLACES: Mapping[PageKind | None, str] = {PageKind.TERM: "word", PageKind.DIAGRAM: "diagram"}
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
        self._preparing: Slices | None = None
        frame.back_requested.connect(self.back)
        frame.start_requested.connect(self.go_to_start)
        frame.urgent_requested.connect(self.go_to_urgent)
        strip = frame.strip
        strip.finish_requested.connect(self.finish_requested)
        strip.staff_requested.connect(self.staff_requested)
        strip.bigger_requested.connect(self._on_bigger)
        strip.darker_requested.connect(self._on_darker)
        strip.fewer_words_requested.connect(self._on_fewer_words)
        strip.reset_requested.connect(self._on_reset)
        self._first_view = kit.theme.settings
        self.voice = VisitVoice(self)
        self.show_state()
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
        return self.voice.speaking or any(desk.busy for desk in self._desks.values())

    def go(self, place: str, page: str = "", anchor: str = "") -> None:
        """Show another place, one of `DESKS`."""
        self._history.go(Stop(place, page, anchor))
        self._arrive()

    def open_page(self, page: str) -> None:
        """Open `page`, which may name a section as `page-id#anchor`, where its kind is shown."""
        page_id, _, anchor = page.partition("#")
        kind = self.kit.session.library.content.kind_of(page_id)
        self.go(PLACES.get(kind, "page"), page_id, anchor)

    def leave_at(self, anchor: str) -> None:
        """Coming back to the present place leads to this part of it."""
        self._history.leave_at(anchor)

    def back(self) -> None:
        self._history.back()
        self._arrive()

    def go_to_start(self) -> None:
        """Show the first screen, with nothing before it."""
        self._history = History(Stop(START))
        self._arrive()

    def go_to_urgent(self) -> None:
        """Show whom to call, and when."""
        self.go(URGENT)

    def prepare(self) -> None:
        """Make every screen while nobody is there, so that nobody waits for one later."""
        self._preparing = slices(self, self._make_desks())

    def begin(self) -> None:
        """A visitor is there: screens still to be made can wait until they are gone to."""
        if self._preparing is not None:
            self._preparing.cancel()

    def _make_desks(self) -> Iterator[None]:
        for place in DESKS:
            yield
            self._desk_at(place)

    def put_away(self) -> None:
        """Stop whatever runs; the visit is about to be deleted."""
        self.kit.theme.see_screen(None)
        with ExitStack() as closing:  # all of them, also when one of them fails
            for desk in self._desks.values():
                closing.callback(desk.put_away)
            closing.callback(self.voice.close)

    def _arrive(self) -> None:
        stop = self._history.now
        desk = self._desks.get(stop.place)
        if desk is None:
            desk = self._desks[stop.place] = DESKS[stop.place](self)
            desk.screen.go_requested.connect(self.go)
            self.frame.add_screen(desk.screen)
        self.kit.theme.see_screen(desk.screen)
        if not desk.open(stop):
            self._history.back()
            self.kit.theme.see_screen(self.desk.screen)
            return
        self.frame.show_screen(
            desk.screen,
            back=self._history.previous is not None,
            start=stop.place != START,
            urgent=stop.place != URGENT,
        )
        self.arrived.emit()

    def _desk_at(self, place: str) -> Desk:
        """The desk of a place, made when it is first asked for."""
        desk = self._desks.get(place)
        if desk is None:
            desk = self._desks[place] = DESKS[place](self)
            desk.screen.go_requested.connect(self.go)
            self.frame.add_screen(desk.screen)
        return desk

    # Easier to see

    def show_state(self) -> None:
        """Show in the strip which helps are on."""
        view = self.kit.theme.settings
        self.frame.strip.show_state(
            size=SCALES.index(_nearest(view.text_scale)) + 1,
            shade=DARKER.index(view.theme) + 1 if view.theme in DARKER else 1,
            fewer_words=self.state.fewer_words,
            speaking=self.voice.speaking,
            changed=view != self._first_view or self.state.fewer_words,
        )

    def make_easier(self) -> None:
        """Begin with larger text, as was asked for on the welcome screen."""
        self._on_bigger()

    def _on_bigger(self) -> None:
        now = self.kit.theme.settings
        self._apply(dataclasses.replace(now, text_scale=_after(SCALES, _nearest(now.text_scale))))

    def _on_darker(self) -> None:
        now = self.kit.theme.settings
        shade = now.theme if now.theme in DARKER else DARKER[0]
        self._apply(dataclasses.replace(now, theme=_after(DARKER, shade)))

    def _on_fewer_words(self) -> None:
        self.state.fewer_words = not self.state.fewer_words
        for desk in self._desks.values():
            desk.show_fewer_words()
        self.show_state()

    def _on_reset(self) -> None:
        if self.state.fewer_words:
            self._on_fewer_words()
        self._apply(self._first_view)

    def _apply(self, view: ViewSettings) -> None:
        self.kit.theme.apply(view)
        self.show_state()


def _nearest(scale: float) -> float:
    """The step of `SCALES` closest to what the clinic may have set."""
    return min(SCALES, key=lambda step: abs(step - scale))


def _after(steps: Sequence[Step], step: Step) -> Step:
    """The next of `steps`; after the last comes the first."""
    return steps[(steps.index(step) + 1) % len(steps)]
