"""Tries under Wine what is a habit of Windows: its text size, its screens, its printers."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from build import windows_downloads
from build.bare_root import Report, TrialFailedError
from desktop.store.profile import Profile

if TYPE_CHECKING:
    from build.windows_verify import Home

PRINTER = "Desk"
PRINTING = ("cupsd", "lpadmin", "gs")
A4 = 595, 842  # pt
ANOTHER_LOOK = 0.1  # of the dots differ between two sizes of text
SECONDS_TO_START, SECONDS_TO_PRINT, SECONDS_TO_LOOK = 10, 120, 5.0
_TEXT_SIZE = r"HKCU\Software\Microsoft\Accessibility", "TextScaleFactor"
_SCREEN_DOTS = r"HKCU\Control Panel\Desktop", "LogPixels"  # an inch; 96 are 100 %
_CUPS: Mapping[str, str] = {
    "cupsd.conf": "Listen {place}/cups.sock\nBrowsing No\nWebInterface No\n"
    "<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\n</Limit>\n</Policy>\n",
    "cups-files.conf": "FileDevice Yes\nSandboxing relaxed\nServerRoot {place}\n"
    "RequestRoot {place}/spool\nTempDir {place}/spool\nCacheDir {place}/cache\n"
    "StateDir {place}/state\nServerKeychain {place}\nAccessLog {place}/log\n"
    "ErrorLog {place}/log\nPageLog {place}/log\n",
}


def try_habits(home: Home, report: Report) -> None:
    """Set Windows as people do, and look at what the program makes of it."""
    with report.trial("its text is as large as Windows says, also when that is changed"):
        with _set(home, *_TEXT_SIZE, 200), home.opened("text of 200 per cent"):
            large = home.desk.screen.picture()
            _put(home, *_TEXT_SIZE, 100)
            home.desk.leave_and_return()
            time.sleep(SECONDS_TO_LOOK)
            usual = home.desk.screen.picture()
        if apart(large, usual) < ANOTHER_LOOK:
            raise TrialFailedError("the text was as large as before")
    view = Profile(home.program / windows_downloads.DATA).view
    with (
        report.trial("a page stands on a screen of 150 per cent"),
        _as_before(view),  # the window is smaller there, and stays so
        _set(home, *_SCREEN_DOTS, 144),
        home.opened("screen of 150 per cent"),
    ):
        pass
    if missing := [tool for tool in PRINTING if shutil.which(tool) is None]:
        print(f"   printing was not tried: it needs {', '.join(missing)}")
        return
    with report.trial("it prints through Windows on the whole sheet"), printer() as queue:
        if f"printers: {PRINTER}" not in home.runs("doctor"):
            raise TrialFailedError("the printer was not found")
        with home.opened("printing"):
            home.desk.press("ctrl+p")
            time.sleep(SECONDS_TO_LOOK)
            home.desk.press("ctrl+p")
            sheets = sides(_printed(queue))
        if not sheets or any(sheet != A4 for sheet in sheets):
            raise TrialFailedError(f"what was printed has the sides {sheets}")


def apart(one: QImage, other: QImage) -> float:
    """The share of dots that differ, on a grid over two pictures of one size."""
    places = [(x, y) for x in range(0, one.width(), 4) for y in range(0, one.height(), 4)]
    return sum(one.pixel(*at) != other.pixel(*at) for at in places) / len(places)


@contextmanager
def printer() -> Iterator[Path]:
    """A queue of a CUPS of our own; the file in which what is printed arrives."""
    with tempfile.TemporaryDirectory(prefix="waymark-cups-") as name:
        place = Path(name)
        place.chmod(0o755)
        for folder in ("spool", "cache", "state"):
            (place / folder).mkdir()
        for file, words in _CUPS.items():
            (place / file).write_text(words.replace("{place}", name), encoding="ascii")
        files = ("-c", place / "cupsd.conf", "-s", place / "cups-files.conf")
        with subprocess.Popen(["cupsd", "-f", *files]) as service:
            before = os.environ.get("CUPS_SERVER")
            os.environ["CUPS_SERVER"] = f"{name}/cups.sock"
            try:
                arrives = place / "printed"
                _add_queue(place / "cups.sock", arrives)
                yield arrives
            finally:
                os.environ.pop("CUPS_SERVER")
                if before is not None:
                    os.environ["CUPS_SERVER"] = before
                service.terminate()


def _add_queue(socket: Path, arrives: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while not socket.exists():
        if time.monotonic() > until:
            raise TrialFailedError("CUPS does not start")
        time.sleep(0.1)
    model = ("-m", "drv:///sample.drv/generic.ppd", "-o", "PageSize=A4")
    queue = ["lpadmin", "-p", PRINTER, "-E", "-v", f"file:{arrives}", *model]
    subprocess.run(queue, check=True, capture_output=True)


def _printed(arrives: Path) -> Path:
    """The file when all of it is there."""
    size, until = -1, time.monotonic() + SECONDS_TO_PRINT
    while not arrives.exists() or arrives.stat().st_size != size:
        size = arrives.stat().st_size if arrives.exists() else -1
        if time.monotonic() > until:
            raise TrialFailedError("nothing was printed")
        time.sleep(1)
    return arrives


def sides(printed: Path) -> list[tuple[int, int]]:
    """How much of each side is not left white, from its corner, in points."""
    told = subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=bbox", str(printed)],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    boxes = [line.split()[1:] for line in told.splitlines() if line.startswith("%%BoundingBox:")]
    return [(int(right), int(top)) for _, _, right, top in boxes]


@contextmanager
def _as_before(path: Path) -> Iterator[None]:
    """Whatever a file becomes, it is as it was when the `with` ends."""
    before = path.read_bytes()
    try:
        yield
    finally:
        path.write_bytes(before)


@contextmanager
def _set(home: Home, key: str, name: str, value: int) -> Iterator[None]:
    """A number in the registry as long as the `with` lasts."""
    _put(home, key, name, value)
    try:
        yield
    finally:
        _registry(home, "delete", key, "/v", name, "/f")


def _put(home: Home, key: str, name: str, value: int) -> None:
    _registry(home, "add", key, "/v", name, "/t", "REG_DWORD", "/d", str(value), "/f")


def _registry(home: Home, *words: str) -> None:
    home.ends(*words, program=home.disk / "windows" / "system32" / "reg.exe")
