"""Speaks what can be listened to, sentence by sentence, and follows it on the screen."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.domain.errors import AppError
from desktop.domain.listening import Script, step_anchor
from desktop.tasks.tasks import Tasks

if TYPE_CHECKING:  # voices are loaded when somebody asks to listen
    from desktop.app.listened import Listened
    from desktop.speech.voice import Ending, Voice

log = logging.getLogger(__name__)


class State(Enum):
    SILENT = "silent"
    OPENING = "opening"  # the voice is being looked for
    SPEAKING = "speaking"
    PAUSED = "paused"


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


class Speaking(QObject):
    """Holds what is being read and where; nothing is ever spoken unasked.

    Args:
        values: how fast and how loud the next sentence is, as ViewSettings has them.
        find_voice: opens the voice; may take seconds.

    Signals:
        state_changed: the State is another one now.
        voice_missing: what this computer needs to be heard, in a sentence.
        voice_lost: the voice was there and cannot be heard any more.
    """

    state_changed = Signal(State)
    voice_missing = Signal(str)
    voice_lost = Signal()
    _sentence_ended = Signal(int, object)  # number of the sentence asked for, and its Ending

    def __init__(
        self,
        values: Callable[[], tuple[float, int]],
        tasks: Tasks,
        parent: QObject,
        find_voice: Callable[[], Voice] = _first_voice,
    ) -> None:
        super().__init__(parent)
        self._values = values
        self._tasks = tasks
        self.find_voice = find_voice
        self._keeper = _VoiceKeeper(lambda: self.find_voice())
        self._voice: Voice | None = None
        self._finding = False
        self._proven = False  # the voice has been heard
        self._now: Listened | None = None
        self._script = Script()
        self._place = 0
        self._last: tuple[str, int] = ("", 0)  # page and place at which listening ended
        self._asked = 0  # sentences asked of the voice; answers for older ones mean nothing
        self.state = State.SILENT
        self._sentence_ended.connect(self._on_sentence_ended)

    # Asked by the reader

    def begin(self, listened: Listened) -> bool:
        """Read it from where listening to it ended before; False where nothing is to be heard."""
        script = listened.script()
        if not script.sentences:
            return False
        self._script = script
        page, place = self._last
        last = place if page == listened.page and place < len(script.sentences) else 0
        self._now = listened
        self._place = listened.begin_at(script, last)
        self._set_state(State.OPENING)  # what shows it takes its room before words are looked for
        self._speak(look=True)
        return True

    def pause(self) -> None:
        """Be silent and keep the place; the sentence begins anew when it goes on."""
        self._hush()
        self._set_state(State.PAUSED)

    def go_on(self) -> None:
        """Speak again after a pause."""
        self._speak(look=True)

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
        self._last = self._now.page, self._place
        self._now.clear()
        self._now = None
        self._set_state(State.SILENT)

    def close(self) -> None:
        """Stop, and let go of the voice for good."""
        self.stop()
        self._voice = None
        self._keeper.close()

    def say_again(self) -> None:
        """Let other values be heard at once."""
        if self.state is State.SPEAKING:
            self._speak()

    def go_to_part(self, anchor: str) -> bool:
        """Whoever goes to another part while listening goes on listening there.

        Returns:
            False where nothing of it is read.
        """
        place = self._script.first_of(anchor)
        if self.state is State.SILENT or place is None:
            return False
        self._place = place
        self.step(0)
        return True

    def go_to_step(self, step: int) -> None:
        """Whoever goes to another step of a diagram goes on listening there."""
        if self.state is State.SILENT or self._now is None:
            return
        sentence = self._script.sentences[self._place]
        if self._script.passages[sentence.passage].anchor == step_anchor(step):
            return  # it was turned to by what is read
        self._script = self._now.script()
        self._place = self._now.begin_at(self._script, 0)
        self.step(0)

    # Speaking

    def _speak(self, *, look: bool = False) -> None:
        self._show(look=look)
        if self._voice is None:
            if not self._finding:
                self._finding = True
                self._tasks.run(self, self._keeper.open, self._on_voice, self._on_no_voice)
            self._set_state(State.OPENING)
            return
        self._asked += 1
        speed, volume = self._values()
        self._voice.set_speed(speed)
        self._voice.set_volume(volume)
        self._set_state(State.SPEAKING)
        said = self._script.sentences[self._place].said
        self._voice.say(said, partial(self._tell_ended, self._asked))

    def _show(self, *, look: bool) -> None:
        if self._now is not None:
            self._now.show(self._script, self._script.sentences[self._place], look)

    def _hush(self) -> None:
        self._asked += 1
        if self._voice is not None:
            self._voice.stop()

    def _set_state(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    # Told by the voice

    def _on_voice(self, voice: Voice | None) -> None:
        self._finding = self._proven = False
        self._voice = voice
        if voice is not None and self.state is State.OPENING:
            self._speak()

    def _on_no_voice(self, error: Exception) -> None:
        self._finding = False
        self.stop()
        if not isinstance(error, AppError):
            raise error
        self.voice_missing.emit(error.sentence)

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
                self._next()
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
                self.voice_lost.emit()

    def _next(self) -> None:
        if self._place + 1 < len(self._script.sentences):
            self._place += 1
            self._speak()
            return
        self.stop()
        self._last = "", 0
