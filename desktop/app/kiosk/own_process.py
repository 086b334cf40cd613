"""What the kiosk asks of the system for its own process."""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4


def leave_no_core() -> None:
    """Have a crash write no picture of our memory to the disk: a visitor's words may be in it."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # reporters that ignore that limit keep to this one
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
