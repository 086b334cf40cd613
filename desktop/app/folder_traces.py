"""Takes away what Qt's file dialog notes of the reader in the registry of Windows.

It keeps the folders that were chosen there, for all programs made with Qt; elsewhere it can be told
where to keep them (`application`).
"""

from __future__ import annotations

import atexit
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

KEYS = (  # inner ones first
    r"Software\QtProject\OrganizationDefaults\FileDialog",
    r"Software\QtProject\OrganizationDefaults",
    r"Software\QtProject",
)

Notes = Sequence[tuple[str, Any, int]]  # name, value, kind


def forget_at_end() -> None:
    """Put the notes back to what they are now when the program ends."""
    atexit.register(put_back, notes())


def notes() -> Notes:
    """What is noted now, by whatever program."""
    found: list[tuple[str, Any, int]] = []
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEYS[0]) as key:
            found = [winreg.EnumValue(key, n) for n in range(winreg.QueryInfoKey(key)[1])]
    return found


def put_back(before: Notes) -> None:
    """Have nothing noted but `before`; a key that holds nothing goes."""
    if sys.platform == "win32":
        import winreg

        every = winreg.KEY_READ | winreg.KEY_WRITE
        with suppress(OSError):
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEYS[0], 0, every) as key:
                for name, _, _ in notes():
                    winreg.DeleteValue(key, name)
                for name, value, kind in before:
                    winreg.SetValueEx(key, name, 0, kind, value)
            for each in KEYS:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, each) as key:
                    if any(winreg.QueryInfoKey(key)[:2]):
                        break
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, each)
