"""What every voice can do."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Protocol

from desktop.domain.errors import AppError

WORDS_A_MINUTE = 170  # at the usual speed


class Ending(Enum):
    """How a sentence came to its end."""

    DONE = "done"
    STOPPED = "stopped"  # by `stop`, or by another program that had something to say
    FAILED = "failed"  # the voice is of no use any more


Ended = Callable[[Ending], None]


class NoVoiceError(AppError):
    """Nothing on this computer can speak; the text says what to install."""


class Voice(Protocol):
    """Speaks one sentence at a time. No method waits for the speech itself."""

    @property
    def voices(self) -> tuple[str, ...]:
        """Names of the voices that speak English."""

    def say(self, words: str, ended: Ended) -> None:
        """Speak, in place of what is being spoken.

        Args:
            ended: called once, on any thread.
        """

    def stop(self) -> None:
        """Be silent at once."""

    def set_speed(self, speed: float) -> None:
        """From the next sentence on; 1.0 is usual."""

    def set_volume(self, percent: int) -> None:
        """From the next sentence on."""

    def close(self) -> None:
        """Be silent and let go of everything; safe to call twice."""
