"""What Windows is asked about beside Qt: how large text should be, and whether things may move."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_SETTINGS = r"Software\Microsoft\Accessibility"
_ANIMATED = 0x1042  # SPI_GETCLIENTAREAANIMATION, "Animation effects" in the settings


def text_size() -> float:
    """What "Text size" is set to; Windows keeps none before somebody has changed it."""
    per_cent: object = None
    if sys.platform == "win32":
        import winreg

        with (
            suppress(OSError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, _SETTINGS) as key,
        ):
            per_cent, _ = winreg.QueryValueEx(key, "TextScaleFactor")
    return per_cent / 100 if isinstance(per_cent, int) else 1.0


def wants_movement() -> bool:
    """Whether things may glide; so it is where Windows does not tell."""
    told = ctypes.c_int(1)
    if sys.platform == "win32":
        ctypes.windll.user32.SystemParametersInfoW(_ANIMATED, 0, ctypes.byref(told), 0)
    return bool(told.value)
