"""Reads pages aloud in a window: which page, its button, and the bar at the foot."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.app.listened import DiagramListened, Listened, ReaderListened
from desktop.app.navigation import Navigation
from desktop.app.speaking import Speaking, State
from desktop.domain.reading import ViewSettings
from desktop.library.scripts import Scripts
from desktop.tasks.tasks import Tasks
from desktop.theme.controller import ThemeController
from desktop.ui.common.listen_bar import ListenBar
from desktop.ui.common.listen_button import ListenButton
from desktop.ui.diagrams.diagram_page import DiagramPage
from desktop.ui.main_window import MainWindow
from desktop.ui.reader.reader_page import ReaderPage


class Listening(Speaking):
    """Joins what is shown in the window with what is heard of it.

    Signals:
        view_changed: the settings with another speed or volume.
    """

    view_changed = Signal(ViewSettings)

    def __init__(
        self,
        window: MainWindow,
        theme: ThemeController,
        scripts: Callable[[], Scripts],
        navigation: Navigation,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(self._speed_and_volume, tasks, parent)
        self._window = window
        self._theme = theme
        self._scripts = scripts
        self._pages: dict[str, tuple[Listened, ListenButton]] = {}
        self._bar: ListenBar | None = None
        self._button: ListenButton | None = None  # of what is read, or was read last
        self.state_changed.connect(self._on_state_changed)
        self.voice_missing.connect(self._on_voice_missing)
        self.voice_lost.connect(self._on_voice_lost)
        navigation.leaving.connect(self._on_leaving)
        window.listen_requested.connect(self.toggle)
        window.closing.connect(self.close)

    def add_reader(self, name: str, reader: ReaderPage) -> None:
        """Read what the reader shows, as the window's page `name`."""
        reader.listen_requested.connect(self.toggle)
        reader.part_chosen.connect(self.go_to_part)
        self._pages[name] = ReaderListened(reader, self._scripts), reader.listen_button

    def add_diagram(self, name: str, diagram: DiagramPage) -> None:
        """Read the diagram shown, as the window's page `name`."""
        diagram.listen_requested.connect(self.toggle)
        diagram.step_changed.connect(self.go_to_step)
        self._pages[name] = DiagramListened(diagram, self._scripts), diagram.listen_button

    def toggle(self) -> None:
        """Listen, pause, or go on."""
        if self.state is State.SILENT:
            self._begin_here()
        elif self.state is State.PAUSED:
            self.go_on()
        else:
            self.pause()

    def show_view(self, view: ViewSettings) -> None:
        """Show another speed or volume; the next sentence has it."""
        if self._bar is not None:
            self._bar.show_values(view.speech_speed, view.speech_volume)

    def _begin_here(self) -> None:
        now = self._pages.get(self._window.current_page)
        if now is None:
            self._window.show_toast(
                self.tr("Open a page or a diagram, then press Listen."), None, icon="speaker-high"
            )
            return
        listened, self._button = now
        self.begin(listened)

    def _the_bar(self) -> ListenBar:
        if self._bar is None:
            bar = self._bar = ListenBar(self._theme, self._window)
            bar.pause_requested.connect(self.toggle)
            bar.step_requested.connect(self.step)
            bar.stop_requested.connect(self.stop)
            bar.speed_chosen.connect(self._on_speed_chosen)
            bar.volume_chosen.connect(self._on_volume_chosen)
            self.show_view(self._theme.settings)
        return self._bar

    # Told by what speaks

    def _on_state_changed(self, state: State) -> None:
        if self._button is None:
            return
        if state is State.SILENT:
            self._button.show_silent()
            self._window.show_foot(None)
            return
        speaking = state is not State.PAUSED
        (self._button.show_speaking if speaking else self._button.show_paused)()
        bar = self._the_bar()
        bar.show_state(speaking=speaking)
        self._window.show_foot(bar)

    def _on_voice_missing(self, sentence: str) -> None:
        if self._button is not None:
            self._button.show_no_voice()
        self._window.show_notice(sentence)

    def _on_voice_lost(self) -> None:
        self._window.show_notice(
            self.tr(
                "The voice of this computer cannot be heard."
                " Check the sound, then press Listen to go on."
            )
        )

    def _on_leaving(self, _: object) -> None:
        self.stop()

    # What was chosen

    def _speed_and_volume(self) -> tuple[float, int]:
        return self._theme.settings.speech_speed, self._theme.settings.speech_volume

    def _on_speed_chosen(self, speed: float) -> None:
        self._choose(dataclasses.replace(self._theme.settings, speech_speed=speed))

    def _on_volume_chosen(self, percent: int) -> None:
        self._choose(dataclasses.replace(self._theme.settings, speech_volume=percent))

    def _choose(self, view: ViewSettings) -> None:
        """Keep it, and let it be heard at once."""
        if view == self._theme.settings:
            return
        self.view_changed.emit(view)
        self.say_again()
