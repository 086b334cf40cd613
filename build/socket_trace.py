"""Tells which sockets a program of Linux asked for, as strace saw it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PAGE = "immune-reconstitution-therapy"
SECONDS_TO_READ = 12

# The calls that make a socket or say where it leads to.
_CALLS = "socket,socketpair,bind,connect,io_uring_setup"
_KIND = re.compile(r"\b[AP]F_(?!UNIX\b|LOCAL\b)\w+|\bio_uring_setup\(")
_PLACE = re.compile(r'\bsun_path=@?"([^"]*)"')
_SCREEN = re.compile(r"/tmp/\.X11-unix/X\d+|.*/wayland-\d+")
_KNOWN = re.compile(
    "|".join(
        (
            _SCREEN.pattern,
            r".*/bus|.*/(?:dbus|at-spi)[/-].*|/(?:var/)?run/dbus/system_bus_socket",  # the desktop
            r"/tmp/\.ICE-unix/\d+",
            r"/run/cups/cups\.sock",  # printers
            r"/var/run/nscd/socket|/run/systemd/userdb/.*",  # who somebody is, for the C library
        )
    )
)


def can_trace() -> bool:
    """Whether strace is there and allowed to look."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    done = subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False)
    return done.returncode == 0


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
        if _KIND.search(line) or not all(_KNOWN.fullmatch(place) for place in places(line))
    ]


def strangers_of(program: Path, profile: Path, environment: Mapping[str, str]) -> list[str]:
    """Whom the standalone program asks for when it starts, shows a page, searches and prints."""
    log = profile.with_name("calls")
    starts = [str(program), "--profile", str(profile)]
    shows = ["timeout", str(SECONDS_TO_READ), *starts, "open", PAGE]
    found = []
    for words in ([*starts, "self-test"], shows):
        subprocess.run(traced(words, log), env=environment, capture_output=True, check=False)
        calls = log.read_text(encoding="utf-8")
        found += strangers(calls)
        if not any(_SCREEN.fullmatch(place) for place in places(calls)):
            found.append(f"{' '.join(words)}: no screen was asked for, so nothing is known")
    return found
