"""A voice that the test leads."""

from __future__ import annotations

import threading

from desktop.speech.voice import Ended, Ending


class FakeVoice:
    """Speaks when the test says so."""

    voices = ("Fake",)

    def __init__(self) -> None:
        self.said: list[str] = []
        self.silent = True
        self.closed = False
        self.speed = self.volume = 0.0
        self._ended: Ended | None = None

    def say(self, words: str, ended: Ended) -> None:
        self.said.append(words)
        self.silent = False
        self._ended = ended

    def end(self, ending: Ending = Ending.DONE) -> None:
        """Tell the end from another thread, as real voices do."""
        ended, self._ended = self._ended, None
        assert ended is not None
        teller = threading.Thread(target=ended, args=(ending,))
        teller.start()
        teller.join()

    def stop(self) -> None:
        self.silent = True

    def set_speed(self, speed: float) -> None:
        self.speed = speed

    def set_volume(self, percent: int) -> None:
        self.volume = percent

    def close(self) -> None:
        self.silent = self.closed = True
