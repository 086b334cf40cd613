"""Speaks through the voices of Windows (SAPI), on a thread of its own."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import Protocol

from desktop.speech.voice import Ended, Ending, NoVoiceError

START_SECONDS = 10.0
CLOSE_SECONDS = 1.0
_TURN_SECONDS = 0.03  # between two looks at whether the voice has ended


def windows_voice() -> WindowsVoice:
    """The voice that the person has chosen in Windows, or another one that speaks English.

    Raises:
        NoVoiceError: there is none, or it does not start.
    """
    from desktop.speech.sapi import open_sapi

    return WindowsVoice(open_sapi)


class Engine(Protocol):
    """What a voice is made of; all calls come from the thread that made it."""

    names: tuple[str, ...]

    def say(self, words: str) -> None:
        """Begin to speak, in place of what is being spoken."""

    def stop(self) -> None:
        """Be silent at once."""

    def is_silent(self) -> bool:
        """Whether all has been spoken."""

    def set_speed(self, speed: float) -> None: ...

    def set_volume(self, percent: int) -> None: ...


Wish = Callable[[Engine | None], object]


class WindowsVoice:
    """Owns the engine's thread: Windows wants all calls of a voice from the one that made it.

    Args:
        make_engine: makes the engine, on that thread.
    """

    def __init__(self, make_engine: Callable[[], Engine]) -> None:
        self._make_engine = make_engine
        self._wishes: queue.SimpleQueue[Wish] = queue.SimpleQueue()
        self._speaking: Ended | None = None
        self._ending = False
        self._over = False
        self._lock = threading.Lock()
        self._started = threading.Event()
        self._trouble: Exception | None = None
        self.voices: tuple[str, ...] = ()
        self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
        self._thread.start()
        if not self._started.wait(START_SECONDS) or self._trouble is not None:
            raise NoVoiceError("The voices of this computer do not answer.") from self._trouble

    def say(self, words: str, ended: Ended) -> None:
        self._wish(partial(self._say, words, ended))

    def stop(self) -> None:
        self._wish(self._stop)

    def set_speed(self, speed: float) -> None:
        self._wish(partial(self._set_speed, speed))

    def set_volume(self, percent: int) -> None:
        self._wish(partial(self._set_volume, percent))

    def close(self) -> None:
        self._wish(self._finish)
        self._thread.join(CLOSE_SECONDS)

    def _wish(self, wish: Wish) -> None:
        with self._lock:
            if not self._over:
                self._wishes.put(wish)
                return
        wish(None)

    # On the thread; when that is over, on the one that asks, without an engine

    def _run(self) -> None:
        try:
            engine = self._make_engine()
            self.voices = engine.names
            if not self.voices:
                raise LookupError("no voice that speaks English is installed")
            self._started.set()
            while not self._ending:
                self._turn(engine)
        except Exception as error:  # noqa: BLE001 - drivers raise whatever their system raises
            self._trouble = error
        with self._lock:
            self._over = True
        self._started.set()
        self._end(Ending.STOPPED if self._ending else Ending.FAILED)
        while not self._wishes.empty():
            self._wishes.get()(None)

    def _turn(self, engine: Engine) -> None:
        with contextlib.suppress(queue.Empty):
            self._wishes.get(timeout=_TURN_SECONDS)(engine)
        if self._speaking is not None and engine.is_silent():
            self._end(Ending.DONE)

    def _set_speed(self, speed: float, engine: Engine | None) -> None:
        if engine is not None:
            engine.set_speed(speed)

    def _set_volume(self, percent: int, engine: Engine | None) -> None:
        if engine is not None:
            engine.set_volume(percent)

    def _say(self, words: str, ended: Ended, engine: Engine | None) -> None:
        self._end(Ending.STOPPED)
        self._speaking = ended
        if engine is None:
            self._end(Ending.FAILED)
        else:
            engine.say(words)

    def _stop(self, engine: Engine | None) -> None:
        if engine is not None and self._speaking is not None:
            engine.stop()
            self._end(Ending.STOPPED)

    def _finish(self, engine: Engine | None) -> None:
        self._stop(engine)
        self._ending = True

    def _end(self, ending: Ending) -> None:
        ended, self._speaking = self._speaking, None
        if ended is not None:
            ended(ending)
