"""A clock that nobody can set, and that goes on while the computer sleeps."""

from __future__ import annotations

import sys
import time


def passed_s() -> float:
    """Seconds; only what lies between two of them means anything.

    On Linux the monotonic clock of Python stops in sleep, and a visitor of yesterday would not be
    gone in the morning.
    """
    if sys.platform != "linux":
        return time.monotonic()
    return time.clock_gettime(time.CLOCK_BOOTTIME)
