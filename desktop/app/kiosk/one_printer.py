"""Looks at the one printer of a kiosk; may wait for the system, so never on the GUI thread."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.app.printing import abilities, preselected, printer_names
from desktop.domain.kiosk_paper import PrinterState, SeenPrinter

_NO_PAPER = ("media-empty", "media-needed")
_OPEN = ("cover-open", "door-open", "interlock-open", "media-jam", "input-tray-missing")
_SILENT = ("offline", "timed-out", "shutdown")  # not while it is still being reached


def look_at(wanted: str) -> SeenPrinter:
    """The printer as it is now.

    Args:
        wanted: its name; empty for the default of the system.
    """
    names = printer_names()
    name = wanted or preselected(names, "")
    if name not in names:
        return SeenPrinter(PrinterState.MISSING)
    info = QPrinterInfo.printerInfo(name)
    state = state_of(reasons(name))
    if state is PrinterState.READY and info.state() is QPrinter.PrinterState.Error:
        state = PrinterState.STOPPED
    return SeenPrinter(state, name, info.location().strip(), abilities(name).colour)


def state_of(said: str) -> PrinterState:
    """What the reasons that a printer gives, `media-empty-error` and the like, come to.

    Warnings keep nobody from printing, nor does anything that is not named here.
    """
    told = [reason for reason in said.split(",") if not reason.endswith("-warning")]
    for state, starts in (
        (PrinterState.NO_PAPER, _NO_PAPER),
        (PrinterState.OPEN, _OPEN),
        (PrinterState.SILENT, _SILENT),
        (PrinterState.STOPPED, ("paused", "stopped")),
    ):
        if any(reason.startswith(starts) for reason in told):
            return state
    return PrinterState.READY


class _Option(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


class _Destination(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("instance", ctypes.c_char_p),
        ("is_default", ctypes.c_int),
        ("count", ctypes.c_int),
        ("options", ctypes.POINTER(_Option)),
    )


def reasons(name: str) -> str:
    """Why the printer cannot print, in the words of CUPS; empty where there is no CUPS.

    Qt does not tell: to it a printer without paper is ready.
    """
    if sys.platform != "linux":
        return ""
    try:
        cups = ctypes.CDLL("libcups.so.2")
    except OSError:
        return ""
    named, free = cups.cupsGetNamedDest, cups.cupsFreeDests
    named.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)
    named.restype = ctypes.POINTER(_Destination)
    free.argtypes = (ctypes.c_int, ctypes.POINTER(_Destination))
    found = named(None, name.encode(), None)
    if not found:
        return ""
    told = found.contents
    options = {told.options[at].name: told.options[at].value for at in range(told.count)}
    free(1, found)
    return (options.get(b"printer-state-reasons") or b"").decode(errors="replace")
