"""Tells the installer of Windows that a window of the program is open."""

from __future__ import annotations

import sys

NAME = r"Local\Waymark-running"  # in this session of this computer; build/windows/waymark.nsi asks


def mark_as_running() -> None:
    """Hold a mutex of this name; the system lets go of it when the program ends, however it does.

    Without it a renamed program would be found in use by chance only.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.CreateMutexW(None, False, NAME)
