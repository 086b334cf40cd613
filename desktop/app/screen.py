"""Whether a screen answers: where none does, Qt would end the program and leave a core."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

NO_SCREEN = (
    "Waymark found no screen to open its window on. "
    "Commands such as 'waymark search' work without one."
)


@contextmanager
def held_screen() -> Iterator[bool]:
    """Whether Qt will find a screen, or was told to paint elsewhere.

    The screen knows of us until the `with` ends: an X server whose last guest leaves begins anew,
    or ends, under Qt which comes just after.
    """
    with ExitStack() as held:
        yield sys.platform != "linux" or _answers(held)


def _answers(held: ExitStack) -> bool:
    told = os.environ.get("QT_QPA_PLATFORM", "")
    names = {each.partition(":")[0].partition("-")[0] for each in told.split(";")} - {""}
    if names - {"xcb", "wayland"}:
        return True
    tried = names or _usual()
    return ("wayland" in tried and _wayland_answers(held)) or ("xcb" in tried and _x_answers(held))


def _usual() -> set[str]:
    """What Qt tries by itself."""
    of_session = os.environ.get("XDG_SESSION_TYPE") == "wayland"
    named = any(os.environ.get(name) for name in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET"))
    return {"xcb", "wayland"} if of_session or named else {"xcb"}


def _wayland_answers(held: ExitStack) -> bool:
    if os.environ.get("WAYLAND_SOCKET"):
        return True  # an open connection, which can be used only once
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not os.environ.get("XDG_RUNTIME_DIR") and not name.startswith("/"):
        return False
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = (ctypes.c_char_p,)
    wayland.wl_display_disconnect.argtypes = (ctypes.c_void_p,)
    screen = wayland.wl_display_connect(None)
    if screen:
        held.callback(wayland.wl_display_disconnect, screen)
    return bool(screen)


def _x_answers(held: ExitStack) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    with _unheard():
        screen = xcb.xcb_connect(None, None)
        refused = xcb.xcb_connection_has_error(screen)
    held.callback(xcb.xcb_disconnect, screen)  # also what could not be reached
    return not refused


@contextmanager
def _unheard() -> Iterator[None]:
    """Hide what a library writes to standard error: the X library has words of its own."""
    try:
        kept = os.dup(2)
    except OSError:  # there is none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
