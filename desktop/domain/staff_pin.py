"""The PIN of staff: which may be one, what its hash looks like, how often it may be tried."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Callable

LEAST_DIGITS, MOST_DIGITS = 6, 12
FREE_TRIES = 5
FIRST_WAIT_S, LONGEST_WAIT_S = 30, 15 * 60

_MOST_DOUBLINGS = 5  # and the wait is the longest one
_HASH = re.compile(
    r"\$argon2id\$v=19\$m=(\d{5,7}),t=(\d{1,2}),p=(\d{1,2})"
    r"\$([A-Za-z0-9+/]{11,88})\$([A-Za-z0-9+/]{22,88})",
    re.ASCII,
)
_MEMORY = range(65_536, 1_048_577)  # KiB; less is too quick to guess, more stops the kiosk
_ROUNDS = range(1, 21)
_LANES = range(1, 17)
_ROWS = ("0123456789", "9876543210")  # of digits that follow one another


def is_pin_hash(text: str) -> bool:
    """Whether `text` is an argon2id hash, neither weaker nor much slower than ours."""
    found = _HASH.fullmatch(text)
    if found is None:
        return False
    memory, rounds, lanes = (int(found[place]) for place in (1, 2, 3))
    return (
        memory in _MEMORY
        and rounds in _ROUNDS
        and lanes in _LANES
        and all(_is_base64(found[place]) for place in (4, 5))
    )


def what_is_wrong(pin: str) -> str:
    """Why nobody should take this PIN, as a sentence; empty for one that will do."""
    if not (pin.isascii() and pin.isdecimal()):
        return "A PIN has digits only."
    if not LEAST_DIGITS <= len(pin) <= MOST_DIGITS:
        return f"A PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits."
    if _is_easy(pin):
        return "This PIN is too easy to guess. Take digits without a pattern."
    return ""


class PinTries:
    """Lets a PIN be tried five times, then makes each next try wait longer.

    A try counts as wrong from its start, so that a program killed meanwhile has counted it too.

    Args:
        clock: monotonic seconds.
        wrong: tries that were wrong before this start; the wait they brought begins anew.
    """

    def __init__(self, clock: Callable[[], float], wrong: int = 0) -> None:
        self._clock = clock
        self.wrong = max(0, wrong)
        self._since = clock()

    @property
    def wait_s(self) -> int:
        """Seconds until the next try, 0 for none."""
        if self.wrong < FREE_TRIES:
            return 0
        doublings = min(self.wrong - FREE_TRIES, _MOST_DOUBLINGS)
        wait = min(FIRST_WAIT_S << doublings, LONGEST_WAIT_S)
        return max(0, math.ceil(self._since + wait - self._clock()))

    def begin(self) -> None:
        """A PIN is being tried."""
        self.wrong += 1
        self._since = self._clock()

    def was_right(self) -> None:
        self.wrong = 0


def _is_easy(pin: str) -> bool:
    """Whether it is one digit or group again and again, runs up or down, or goes in pairs."""
    repeats = any(
        pin == (pin[:length] * len(pin))[: len(pin)] for length in range(1, len(pin) // 2 + 1)
    )
    runs = any(pin in row * 2 for row in _ROWS)
    pairs = len(pin) % 2 == 0 and all(pin[at] == pin[at + 1] for at in range(0, len(pin), 2))
    return repeats or runs or pairs or len(set(pin)) < 3


def _is_base64(text: str) -> bool:
    """Whether `text` is base64 as argon2 writes it, without the equals signs at its end."""
    try:
        return bool(base64.b64decode(text + "=" * (-len(text) % 4), validate=True))
    except ValueError:
        return False
