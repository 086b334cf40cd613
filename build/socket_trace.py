"""Tells which sockets a program of Linux asked for, as strace saw it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# The calls that make a socket or say where it leads to.
_CALLS = "socket,socketpair,bind,connect,io_uring_setup"
_KIND = re.compile(r"\b[AP]F_(?!UNIX\b|LOCAL\b)\w+|\bio_uring_setup\(")
_PLACE = re.compile(r'\bsun_path=@?"([^"]*)"')
_PLACES = tuple(
    re.compile(place)
    for place in (
        r"/tmp/\.X11-unix/X\d+|.*/wayland-\d+",  # the screen
        r".*/bus|.*/(?:dbus|at-spi)[/-].*|/(?:var/)?run/dbus/system_bus_socket",  # the desktop
        r"/tmp/\.ICE-unix/\d+",
        r"/run/cups/cups\.sock",  # printers
        r"/var/run/nscd/socket|/run/systemd/userdb/.*",  # how C libraries look up who somebody is
    )
)


def can_trace() -> bool:
    """Whether strace is there and allowed to look."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode == 0
    )


def traced(words: Sequence[str], log: Path) -> list[str]:
    """The command that runs a program, and all it starts, and writes their calls into `log`."""
    return ["strace", "-f", "-qq", "-e", f"trace={_CALLS}", "-o", str(log), "--", *words]


def places(log: str) -> set[str]:
    """The files that sockets were connected to."""
    return set(_PLACE.findall(log))


def strangers(log: str) -> list[str]:
    """Calls that tell of more than screen, desktop and printers of this computer."""
    return [
        line
        for line in log.splitlines()
        if _KIND.search(line)
        or any(not any(known.fullmatch(p) for known in _PLACES) for p in places(line))
    ]
