"""What the kiosk asks of the system for its own process."""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4
_M_TRIM_THRESHOLD, _M_ARENA_MAX = -1, -8
_TRIM_BYTES, _ARENAS = 128 * 1024, 2


def leave_no_core() -> None:
    """Have a crash write no picture of our memory to the disk: a visitor's words may be in it."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # reporters that ignore that limit keep to this one
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def give_memory_back() -> None:
    """Have glibc hand over to the system what is freed, else it holds more with each visit."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_M_TRIM_THRESHOLD, _TRIM_BYTES)
        mallopt(_M_ARENA_MAX, _ARENAS)
