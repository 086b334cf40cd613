"""The voices of Windows, with a speech service that the test leads."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from desktop.speech.voice import Ending, NoVoiceError
from desktop.speech.windows import WindowsVoice
from tests.unit.speech.conftest import LONGEST_WAIT, Endings


class Engine:
    """Stands for the speech service; everything must come from the thread that made it."""

    def __init__(self, names: tuple[str, ...] = ("Hazel",)) -> None:
        self.names = names
        self._thread = threading.current_thread()
        self.done: list[object] = []
        self.silent = False
        self.changed = threading.Condition()

    def say(self, words: str) -> None:
        self._note(words)

    def stop(self) -> None:
        self._note("stop")

    def set_speed(self, speed: float) -> None:
        self._note(speed)

    def set_volume(self, percent: int) -> None:
        self._note(percent)

    def is_silent(self) -> bool:
        assert threading.current_thread() is self._thread
        return self.silent

    def wait_for(self, *done: object) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.done == [*done], LONGEST_WAIT)

    def _note(self, what: object) -> None:
        assert threading.current_thread() is self._thread
        with self.changed:
            self.done.append(what)
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
    made.engine.wait_for(1.5, 40, "One.")
    made.engine.silent = True
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
    made.engine.wait_for("One.", "stop", "Two.", "Three.")


def test_after_closing_nothing_is_spoken(voice: WindowsVoice, endings: Endings) -> None:
    voice.close()
    voice.close()
    voice.set_speed(1.5)
    voice.say("One.", endings)
    assert endings.next() is Ending.FAILED


def test_a_service_that_breaks_ends_the_sentence(
    made: Made, voice: WindowsVoice, endings: Endings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> bool:
        raise OSError("the device is gone")

    monkeypatch.setattr(made.engine, "is_silent", broken)
    voice.say("One.", endings)
    assert endings.next() is Ending.FAILED


def test_without_voices_or_with_a_broken_driver_there_is_no_voice() -> None:
    def broken() -> Engine:
        raise OSError("class not registered")

    for make in (broken, lambda: Engine(names=())):
        with pytest.raises(NoVoiceError):
            WindowsVoice(make)
