"""The voices of Windows, with an engine that the test leads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.speech.voice import Ending, NoVoiceError
from desktop.speech.windows import WindowsVoice
from tests.unit.speech.conftest import LONGEST_WAIT, Endings


class Engine:
    """Stands for pyttsx3; everything must come from the thread that made it."""

    def __init__(self, names: tuple[str, ...] = ("Hazel",)) -> None:
        self._names = names
        self._thread = threading.current_thread()
        self._hears: dict[str, Callable[..., None]] = {}
        self.said: list[tuple[str, str]] = []
        self.properties: dict[str, float] = {}
        self.ends: list[bool] = []  # whether each end to be told was a complete one
        self.changed = threading.Condition()

    def connect(self, topic: str, hears: Callable[..., None]) -> None:
        self._hears[topic] = hears

    def getProperty(self, name: str) -> list[Any]:
        return [SimpleNamespace(name=each) for each in self._names]

    def setProperty(self, name: str, value: float) -> None:
        self._note(lambda: self.properties.update({name: value}))

    def startLoop(self, own: bool) -> None:
        assert own is False

    def endLoop(self) -> None:
        assert threading.current_thread() is self._thread

    def say(self, words: str, name: str) -> None:
        self._note(lambda: self.said.append((words, name)))

    def stop(self) -> None:
        assert threading.current_thread() is self._thread

    def iterate(self) -> None:
        while self.ends:
            self._hears["finished-utterance"](name=self.said[-1][1], completed=self.ends.pop())

    def wait_for(self, fact: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(fact, LONGEST_WAIT)

    def _note(self, change: Callable[[], object]) -> None:
        assert threading.current_thread() is self._thread
        with self.changed:
            change()
            self.changed.notify_all()


class Made:
    """Remembers the engine made on the voice's thread."""

    engine: Engine

    def __call__(self) -> Engine:
        self.engine = Engine()
        return self.engine


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def voice(made: Made) -> Iterator[WindowsVoice]:
    voice = WindowsVoice(made)
    yield voice
    voice.close()


def test_a_sentence_is_spoken_at_its_speed_and_its_end_told(
    made: Made, voice: WindowsVoice, endings: Endings
) -> None:
    voice.set_speed(1.5)
    voice.set_volume(40)
    voice.say("One.", endings)
    made.engine.wait_for(lambda: bool(made.engine.said))
    assert made.engine.properties == {"rate": 255, "volume": 0.4}
    made.engine.ends.append(True)
    assert endings.next() is Ending.DONE
    assert voice.voices == ("Hazel",)


def test_stopping_and_a_new_sentence_end_the_old_one(
    made: Made, voice: WindowsVoice, endings: Endings
) -> None:
    voice.say("One.", endings)
    voice.stop()
    assert endings.next() is Ending.STOPPED
    voice.say("Two.", endings)
    voice.say("Three.", endings)
    assert endings.next() is Ending.STOPPED


def test_after_closing_nothing_is_spoken(voice: WindowsVoice, endings: Endings) -> None:
    voice.close()
    voice.close()
    voice.say("One.", endings)
    assert endings.next() is Ending.FAILED


def test_without_voices_or_with_a_broken_driver_there_is_no_voice() -> None:
    def broken() -> Engine:
        raise OSError("class not registered")

    for make in (broken, lambda: Engine(names=())):
        with pytest.raises(NoVoiceError):
            WindowsVoice(make)
