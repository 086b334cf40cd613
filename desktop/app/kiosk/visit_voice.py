"""Reads aloud in a visit: quietly, never louder than staff allow, and never on into another."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from desktop.app.speaking import Speaking, State
from desktop.domain.reading import ViewSettings
from desktop.kiosk.speaking_bar import SpeakingBar

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit
    from desktop.speech.voice import Voice


def _voice_without_files() -> Voice:
    """One that leaves nothing on the disk: no service is started, for it keeps logs."""
    from desktop.speech.find import find_voice

    return find_voice(start_service=False)


class VisitVoice(Speaking):
    """Speaks what the desk of the screen shown offers, until the visitor goes elsewhere."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(self._speed_and_volume, visit.kit.tasks, visit, _voice_without_files)
        self._visit = visit
        self._theme = visit.kit.theme
        self._bar: SpeakingBar | None = None
        self.state_changed.connect(self._on_state_changed)
        self.voice_missing.connect(self._on_no_voice_here)
        self.voice_lost.connect(self._on_no_voice_here)
        visit.arrived.connect(self._on_arrived)
        visit.frame.strip.listen_requested.connect(self.toggle)
        visit.frame.strip.reset_requested.connect(self._on_reset)

    @property
    def speaking(self) -> bool:
        """Whether somebody listens, or will in a moment."""
        return self.state in (State.OPENING, State.SPEAKING)

    def toggle(self) -> None:
        """Read to the visitor, or be silent."""
        if self.state is not State.SILENT:
            self.stop()
            return
        listened = self._visit.desk.listened
        if listened is None or not self.begin(listened):
            self._tell(self.tr("There is nothing to read aloud here. Open a page first."))

    def _show_values(self) -> None:
        """Show the speed and the volume as they are now."""
        if self._bar is not None:
            speed, volume = self._speed_and_volume()
            self._bar.show_values(speed, volume, self._visit.kit.kiosk().volume)

    def _the_bar(self) -> SpeakingBar:
        if self._bar is None:
            bar = self._bar = SpeakingBar(self._theme, self._visit.frame)
            bar.pause_requested.connect(self._on_pause)
            bar.step_requested.connect(self.step)
            bar.speed_chosen.connect(self._on_speed)
            bar.volume_chosen.connect(self._on_volume)
            bar.close_requested.connect(self._on_close)
        return self._bar

    def _on_state_changed(self, state: State) -> None:
        self._visit.show_state()
        if state is State.SILENT:
            self._visit.frame.show_bar(None)
            return
        self._the_bar().show_state(speaking=state is not State.PAUSED)
        self._show_values()
        self._visit.frame.show_bar(self._the_bar())

    def _on_reset(self) -> None:
        self._show_values()
        self.say_again()

    def _on_arrived(self) -> None:
        self.stop()
        self._visit.frame.show_bar(None)

    def _on_no_voice_here(self) -> None:
        self._tell(self.tr("This screen cannot read aloud today. You can still read it."))

    def _tell(self, sentence: str) -> None:
        self._the_bar().show_words(sentence)
        self._visit.frame.show_bar(self._the_bar())

    def _on_pause(self) -> None:
        if self.state is State.PAUSED:
            self.go_on()
        else:
            self.pause()

    def _on_close(self) -> None:
        self._visit.frame.show_bar(None)

    # What was chosen

    def _speed_and_volume(self) -> tuple[float, int]:
        view = self._theme.settings
        return view.speech_speed, min(view.speech_volume, self._visit.kit.kiosk().volume)

    def _on_speed(self, speed: float) -> None:
        self._choose(dataclasses.replace(self._theme.settings, speech_speed=speed))

    def _on_volume(self, percent: int) -> None:
        self._choose(dataclasses.replace(self._theme.settings, speech_volume=percent))

    def _choose(self, view: ViewSettings) -> None:
        """Let it be heard at once; it goes when the visit does."""
        self._theme.apply(view)
        self._show_values()
        self._visit.show_state()
        self.say_again()
