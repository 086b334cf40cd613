"""A voice speaks on a thread of its own, so tests wait for what it tells."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import pytest

from desktop.speech.voice import Ending

LONGEST_WAIT = 10.0  # seconds


class Endings:
    """Collects how sentences ended."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[Ending] = queue.SimpleQueue()

    def __call__(self, ending: Ending) -> None:
        self._told.put(ending)

    def next(self) -> Ending:
        return self._told.get(timeout=LONGEST_WAIT)

    @property
    def none(self) -> bool:
        return self._told.empty()


@pytest.fixture
def endings() -> Endings:
    return Endings()


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    yield
    left = [thread for thread in threading.enumerate() if thread.name == "speech"]
    for thread in left:
        thread.join(2)
    assert not any(thread.is_alive() for thread in left)
