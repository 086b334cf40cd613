"""Shared libraries that Qt asks the system for, and what brings those that are missing."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Callable

# By the names of Debian and Ubuntu. The folder build brings all of them but the one for printing.
OF_THE_WINDOW = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
OF_PRINTING = {"libcups.so.2": "libcups2"}

_NOT_FOUND = re.compile(r"(lib[\w.+-]+\.so[.\d]*): cannot open")


def missing_parts(loads: Callable[[str], object] = ctypes.CDLL) -> tuple[str, ...]:
    """What this Linux lacks, a sentence for each library."""
    if sys.platform != "linux":
        return ()
    return tuple(
        f"{_lacking(library, package)} {without}."
        for parts, without in (
            (OF_THE_WINDOW, "Without it no window opens"),
            (OF_PRINTING, "Without it nothing can be printed"),
        )
        for library, package in parts.items()
        if not _there(library, loads)
    )


def why_no_window(error: ImportError) -> str:
    """A sentence for the library that kept Qt from being loaded."""
    if sys.platform == "win32":  # it brings all of them, and tells the name of none
        return "Waymark cannot open its window: a part of it is missing. Install Waymark again."
    found = _NOT_FOUND.search(str(error))
    library = found[1] if found else ""
    lacking = _lacking(library, OF_THE_WINDOW.get(library, "")) if found else f"({error})."
    return f"Waymark cannot open its window: {lacking}"


def _lacking(library: str, package: str) -> str:
    brings = f" (on Debian and Ubuntu: {package})" if package else ""
    return f"{library} is missing. Install the package that brings it{brings}."


def _there(library: str, loads: Callable[[str], object]) -> bool:
    try:
        loads(library)
    except OSError:
        return False
    return True
