"""Speaks through the voices of Windows, by pyttsx3 on a thread of its own."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from typing import Any

from desktop.speech.voice import WORDS_A_MINUTE, Ended, Ending, NoVoiceError

START_SECONDS = 10.0
CLOSE_SECONDS = 1.0
_TURN_SECONDS = 0.03  # between two looks at what the voice has to tell


def windows_voice() -> WindowsVoice:
    """The voice that the person has chosen in Windows.

    Raises:
        NoVoiceError: there is none, or it does not start.
    """
    return WindowsVoice(_engine)


def _engine() -> Any:
    import pythoncom  # type: ignore[import-not-found, import-untyped, unused-ignore]
    import pyttsx3  # type: ignore[import-not-found, import-untyped, unused-ignore]

    pythoncom.CoInitialize()  # each thread that speaks needs it
    return pyttsx3.init("sapi5")


class WindowsVoice:
    """Owns the engine's thread: Windows wants all calls of a voice from the one that made it.

    Args:
        make_engine: makes the engine, on that thread.
    """

    def __init__(self, make_engine: Callable[[], Any]) -> None:
        self._make_engine = make_engine
        self._wishes: queue.SimpleQueue[Callable[[Any], None]] = queue.SimpleQueue()
        self._speaking: tuple[str, Ended] | None = None
        self._count = 0
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
        self._wish(lambda engine: self._say(engine, words, ended))

    def stop(self) -> None:
        self._wish(self._stop)

    def set_speed(self, speed: float) -> None:
        rate = round(WORDS_A_MINUTE * speed)
        self._wish(lambda engine: engine.setProperty("rate", rate))

    def set_volume(self, percent: int) -> None:
        self._wish(lambda engine: engine.setProperty("volume", percent / 100))

    def close(self) -> None:
        self._wish(self._finish)
        self._thread.join(CLOSE_SECONDS)

    def _wish(self, wish: Callable[[Any], None]) -> None:
        with self._lock:
            if not self._over:
                self._wishes.put(wish)
                return
        wish(None)

    # On the thread; when that is over, on the one that asks, without an engine

    def _run(self) -> None:
        engine = None
        try:
            engine = self._make_engine()
            engine.connect("finished-utterance", self._on_finished)
            engine.connect("error", self._on_error)
            self.voices = tuple(voice.name for voice in engine.getProperty("voices"))
            if not self.voices:
                raise LookupError("no voice is installed")
            engine.startLoop(False)
            self._started.set()
            while not self._ending:
                self._turn(engine)
            engine.endLoop()
        except Exception as error:  # noqa: BLE001 - drivers raise whatever their system raises
            self._trouble = error
        with self._lock:
            self._over = True
        self._started.set()
        self._end(Ending.STOPPED if self._ending else Ending.FAILED)
        while not self._wishes.empty():
            self._wishes.get()(None)

    def _turn(self, engine: Any) -> None:
        with contextlib.suppress(queue.Empty):
            self._wishes.get(timeout=_TURN_SECONDS)(engine)
        engine.iterate()

    def _say(self, engine: Any, words: str, ended: Ended) -> None:
        if engine is None:
            ended(Ending.FAILED)
            return
        self._stop(engine)
        self._count += 1
        self._speaking = str(self._count), ended
        engine.say(words, str(self._count))

    def _stop(self, engine: Any) -> None:
        if engine is not None and self._speaking is not None:
            engine.stop()
            self._end(Ending.STOPPED)

    def _finish(self, engine: Any) -> None:
        if engine is not None:
            self._stop(engine)
            self._ending = True

    def _on_finished(self, name: str, completed: bool) -> None:
        if self._speaking is not None and name == self._speaking[0]:
            self._end(Ending.DONE if completed else Ending.STOPPED)

    def _on_error(self, name: str, exception: Exception) -> None:
        if self._speaking is not None and name == self._speaking[0]:
            self._end(Ending.FAILED)

    def _end(self, ending: Ending) -> None:
        if self._speaking is not None:
            (_, ended), self._speaking = self._speaking, None
            ended(ending)
