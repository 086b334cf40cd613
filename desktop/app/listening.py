"""Reads pages aloud: joins what is shown, what is heard and the voice of this computer."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.app.navigation import Navigation
from desktop.domain.errors import AppError
from desktop.domain.listening import Script, Sentence, step_anchor
from desktop.domain.reading import ViewSettings
from desktop.library.scripts import Scripts
from desktop.tasks.tasks import Tasks
from desktop.theme.controller import ThemeController
from desktop.ui.common.listen_bar import ListenBar
from desktop.ui.common.listen_button import ListenButton
from desktop.ui.diagrams.diagram_page import DiagramPage
from desktop.ui.main_window import MainWindow
from desktop.ui.reader.reader_page import ReaderPage

if TYPE_CHECKING:  # voices are loaded when somebody asks to listen
    from desktop.speech.voice import Ending, Voice

log = logging.getLogger(__name__)


class State(Enum):
    SILENT = "silent"
    OPENING = "opening"  # the voice is being looked for
    SPEAKING = "speaking"
    PAUSED = "paused"


class Listened(Protocol):
    """A page that can be read aloud."""

    @property
    def page(self) -> str:
        """Id of what is shown."""

    def script(self) -> Script: ...

    def begin_at(self, script: Script, last: int) -> int:
        """Place of the sentence to begin with; `last` is where listening ended before."""

    def show(self, script: Script, sentence: Sentence, look: bool) -> None: ...

    def clear(self) -> None: ...


class ReaderListened:
    """The page in the reader, marked sentence by sentence."""

    def __init__(self, reader: ReaderPage, scripts: Callable[[], Scripts]) -> None:
        self._reader = reader
        self._scripts = scripts

    @property
    def page(self) -> str:
        view = self._reader.view
        return view.article.id if view is not None else ""

    def script(self) -> Script:
        view = self._reader.view
        return self._scripts().of_page(view) if view is not None else Script()

    def begin_at(self, script: Script, last: int) -> int:
        return self._reader.first_in_sight(script, last)

    def show(self, script: Script, sentence: Sentence, look: bool) -> None:
        self._reader.show_spoken(script, sentence, look=look)

    def clear(self) -> None:
        self._reader.clear_spoken()


class DiagramListened:
    """A diagram on its own screen: its words, or step by step, marked sentence by sentence."""

    def __init__(self, diagram: DiagramPage, scripts: Callable[[], Scripts]) -> None:
        self._diagram = diagram
        self._scripts = scripts

    @property
    def page(self) -> str:
        """Its steps are a page of their own."""
        view = self._diagram.view
        if view is None:
            return ""
        return f"{view.diagram.id}#steps" if self._diagram.step else view.diagram.id

    def script(self) -> Script:
        view = self._diagram.view
        if view is None:
            return Script()
        return self._scripts().of_diagram(view.diagram, by_step=self._diagram.step > 0)

    def begin_at(self, script: Script, last: int) -> int:
        """Where it ended before, unless another step is shown now."""
        step = self._diagram.step
        first = script.first_of(step_anchor(step)) if step else 0
        here = script.passages[script.sentences[last].passage].anchor
        return last if not step or here == step_anchor(step) else first or 0

    def show(self, script: Script, sentence: Sentence, look: bool) -> None:
        self._diagram.show_spoken(script, sentence, look=look)

    def clear(self) -> None:
        self._diagram.clear_spoken()


class _VoiceKeeper:
    """Finds the voice off the GUI thread, and closes it even if it is found too late."""

    def __init__(self, find: Callable[[], Voice]) -> None:
        self._find = find
        self._lock = threading.Lock()
        self._closed = False
        self._voice: Voice | None = None

    def open(self) -> Voice | None:
        """The voice; None if nobody wants it any more.

        Raises:
            NoVoiceError: this computer has none.
        """
        voice = self._find()
        with self._lock:
            if not self._closed:
                self._voice = voice
                return voice
        voice.close()
        return None

    def drop(self) -> None:
        """Let go of the voice; another one may be opened."""
        with self._lock:
            voice, self._voice = self._voice, None
        if voice is not None:
            voice.close()

    def close(self) -> None:
        with self._lock:
            self._closed = True
        self.drop()


def _first_voice() -> Voice:
    from desktop.speech.find import find_voice

    return find_voice()


class Listening(QObject):
    """Holds what is being read and where; nothing is ever spoken unasked.

    Args:
        find_voice: opens the voice; may take seconds.

    Signals:
        view_changed: the settings with another speed or volume.
    """

    view_changed = Signal(ViewSettings)
    _sentence_ended = Signal(int, object)  # number of the sentence asked for, and its Ending

    def __init__(
        self,
        window: MainWindow,
        theme: ThemeController,
        scripts: Callable[[], Scripts],
        navigation: Navigation,
        tasks: Tasks,
        parent: QObject,
        find_voice: Callable[[], Voice] = _first_voice,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._scripts = scripts
        self._tasks = tasks
        self.find_voice = find_voice
        self._keeper = _VoiceKeeper(lambda: self.find_voice())
        self._voice: Voice | None = None
        self._finding = False
        self._proven = False  # the voice has been heard
        self._pages: dict[str, tuple[Listened, ListenButton]] = {}
        self._bar: ListenBar | None = None
        self._now: tuple[Listened, ListenButton] | None = None
        self._script = Script()
        self._place = 0
        self._last: tuple[str, int] = ("", 0)  # page and place at which listening ended
        self._asked = 0  # sentences asked of the voice; answers for older ones mean nothing
        self.state = State.SILENT
        self._sentence_ended.connect(self._on_sentence_ended)
        navigation.leaving.connect(self._on_leaving)
        window.listen_requested.connect(self.toggle)
        window.closing.connect(self.close)

    def add_reader(self, name: str, reader: ReaderPage) -> None:
        """Read what the reader shows, as the window's page `name`."""
        reader.listen_requested.connect(self.toggle)
        reader.part_chosen.connect(self._on_part_chosen)
        self._pages[name] = ReaderListened(reader, self._scripts), reader.listen_button

    def add_diagram(self, name: str, diagram: DiagramPage) -> None:
        """Read the diagram shown, as the window's page `name`."""
        diagram.listen_requested.connect(self.toggle)
        diagram.step_changed.connect(self._on_step_changed)
        self._pages[name] = DiagramListened(diagram, self._scripts), diagram.listen_button

    # Asked by the reader

    def toggle(self) -> None:
        """Listen, pause, or go on."""
        if self.state is State.SILENT:
            self._begin()
        elif self.state is State.PAUSED:
            self._speak(look=True)
        else:
            self.pause()

    def pause(self) -> None:
        """Be silent and keep the place; the sentence begins anew when it goes on."""
        self._hush()
        self._set_state(State.PAUSED)

    def step(self, by: int) -> None:
        """To the next sentence or the one before; what is paused stays paused."""
        place = self._place + by
        if not 0 <= place < len(self._script.sentences):
            return
        self._place = place
        if self.state is State.PAUSED:
            self._show(look=True)
        else:
            self._speak(look=True)

    def stop(self) -> None:
        """End the listening; it can go on from here later."""
        if self.state is State.SILENT or self._now is None:
            return
        self._hush()
        listened, button = self._now
        self._last = listened.page, self._place
        listened.clear()
        button.show_silent()
        self._now = None
        self.state = State.SILENT
        self._window.show_foot(None)

    def close(self) -> None:
        """Stop, and let go of the voice for good."""
        self.stop()
        self._voice = None
        self._keeper.close()

    def show_view(self, view: ViewSettings) -> None:
        """Show another speed or volume; the next sentence has it."""
        if self._bar is not None:
            self._bar.show_values(view.speech_speed, view.speech_volume)

    # Reading

    def _begin(self) -> None:
        now = self._pages.get(self._window.current_page)
        if now is None:
            self._window.show_toast(
                self.tr("Open a page or a diagram, then press Listen."), None, icon="speaker-high"
            )
            return
        listened, _ = now
        self._script = listened.script()
        if not self._script.sentences:
            return
        page, place = self._last
        last = place if page == listened.page and place < len(self._script.sentences) else 0
        self._now = now
        self._place = listened.begin_at(self._script, last)
        self._window.show_foot(self._the_bar())
        self._speak(look=True)

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

    def _speak(self, *, look: bool = False) -> None:
        self._show(look=look)
        if self._voice is None:
            if not self._finding:
                self._finding = True
                self._tasks.run(self, self._keeper.open, self._on_voice, self._on_no_voice)
            self._set_state(State.OPENING)
            return
        self._asked += 1
        settings = self._theme.settings
        self._voice.set_speed(settings.speech_speed)
        self._voice.set_volume(settings.speech_volume)
        self._set_state(State.SPEAKING)
        said = self._script.sentences[self._place].said
        self._voice.say(said, partial(self._tell_ended, self._asked))

    def _show(self, *, look: bool) -> None:
        if self._now is not None:
            listened, _ = self._now
            listened.show(self._script, self._script.sentences[self._place], look)

    def _hush(self) -> None:
        self._asked += 1
        if self._voice is not None:
            self._voice.stop()

    def _set_state(self, state: State) -> None:
        self.state = state
        if self._now is None or self._bar is None:
            return
        speaking = state is not State.PAUSED
        _, button = self._now
        (button.show_speaking if speaking else button.show_paused)()
        self._bar.show_state(speaking=speaking)

    # Told by the voice

    def _on_voice(self, voice: Voice | None) -> None:
        self._finding = self._proven = False
        self._voice = voice
        if voice is not None and self.state is State.OPENING:
            self._speak()

    def _on_no_voice(self, error: Exception) -> None:
        self._finding = False
        now = self._now
        self.stop()
        if not isinstance(error, AppError):
            raise error
        if now is not None:
            _, button = now
            button.show_no_voice()
        self._window.show_notice(error.sentence)

    def _tell_ended(self, number: int, ending: Ending) -> None:
        """Pass the voice's word on to the GUI thread."""
        if isValid(self):
            self._sentence_ended.emit(number, ending)

    def _on_sentence_ended(self, number: int, ending: Ending) -> None:
        if number != self._asked or self.state is not State.SPEAKING:
            return
        from desktop.speech.voice import Ending

        match ending:
            case Ending.DONE:
                self._proven = True
                self._go_on()
            case Ending.STOPPED:  # another program had something to say
                self._set_state(State.PAUSED)
            case Ending.FAILED:
                log.warning("the voice failed")
                self._voice = None
                self._keeper.drop()
                if self._proven:  # its service may have ended: the sentence begins anew
                    self._speak()
                    return
                self.stop()
                self._window.show_notice(
                    self.tr(
                        "The voice of this computer cannot be heard."
                        " Check the sound, then press Listen to go on."
                    )
                )

    def _go_on(self) -> None:
        if self._place + 1 < len(self._script.sentences):
            self._place += 1
            self._speak()
            return
        self.stop()
        self._last = "", 0

    # What was chosen

    def _on_part_chosen(self, anchor: str) -> None:
        """Whoever goes to another part while listening goes on listening there."""
        place = self._script.first_of(anchor)
        if self.state is State.SILENT or place is None:
            return
        self._place = place
        self.step(0)

    def _on_step_changed(self, step: int) -> None:
        """Whoever goes to another step of a diagram goes on listening there."""
        if self.state is State.SILENT or self._now is None:
            return
        sentence = self._script.sentences[self._place]
        if self._script.passages[sentence.passage].anchor == step_anchor(step):
            return  # it was turned to by what is read
        listened, _ = self._now
        self._script = listened.script()
        self._place = listened.begin_at(self._script, 0)
        self.step(0)

    def _on_leaving(self, _: object) -> None:
        self.stop()

    def _on_speed_chosen(self, speed: float) -> None:
        self._choose(dataclasses.replace(self._theme.settings, speech_speed=speed))

    def _on_volume_chosen(self, percent: int) -> None:
        self._choose(dataclasses.replace(self._theme.settings, speech_volume=percent))

    def _choose(self, view: ViewSettings) -> None:
        """Keep it, and let it be heard at once."""
        if view == self._theme.settings:
            return
        self.view_changed.emit(view)
        if self.state is State.SPEAKING:
            self._speak()
