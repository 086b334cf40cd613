"""Bare Debian systems in which a download is tried as on a computer that has nothing else.

A program in one has no network and no Python, sees the system's own files only, and writes into a
layer of its own, so that what it leaves behind can be told. Works as root, on Linux.
"""

from __future__ import annotations

import filecmp
import os
import select
import shutil
import stat
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtGui import QImage

ROOTS = Path(__file__).resolve().parent.parent / ".cache" / "roots"
RELEASES = {"bookworm": "Debian 12", "trixie": "Debian 13"}
TOOLS = ("debootstrap", "unshare", "chroot")
READER, ADMINISTRATOR = "1000:1000", "0:0"
HOME = "/home/reader"
BROUGHT = "/mnt"  # where the files that are tried lie, as on a stick
SOCKETS = "/tmp/.X11-unix"

# Makes the system of the layers in the current folder, then becomes the program.
# Its words: user, folder brought along, places that cannot be written to, "--", the program.
_ENTER = f"""
set -eu
mount -t overlay overlay -o lowerdir=lower,upperdir=upper,workdir=work system
mount -t proc proc system/proc
mount -t tmpfs -o mode=755 tmpfs system/dev
for each in null zero full random urandom tty; do
    : >system/dev/$each
    mount --bind /dev/$each system/dev/$each
done
mkdir -m 1777 system/dev/shm
mkdir -p system{SOCKETS}
[ ! -d {SOCKETS} ] || mount --bind {SOCKETS} system{SOCKETS}
user=$1
mount --bind "$2" system{BROUGHT}
mount -o remount,bind,ro system{BROUGHT}
shift 2
while [ "$1" != -- ]; do
    mount --bind "system$1" "system$1"
    mount -o remount,bind,ro "system$1"
    shift
done
shift
exec chroot --userspec="$user" system env -i "$@"
"""


class NoSandboxError(Exception):
    """There can be no bare system here; the text says why."""


def bare_root(release: str) -> Path:
    """The smallest Debian there is, with xz and one user; fetched when it is not there yet.

    Raises:
        NoSandboxError: without root, or without the tools for it.
    """
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        raise NoSandboxError(f"Trying the downloads needs {', '.join(missing)}.")
    if os.geteuid() != 0:
        raise NoSandboxError("Trying the downloads in a bare system needs root.")
    root = ROOTS / release
    if not root.is_dir():
        unfinished = ROOTS / f"{release}.part"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for words in (
            ("debootstrap", "--variant=minbase", "--include=xz-utils", release, str(unfinished)),
            ("chroot", str(unfinished), "useradd", "--create-home", "--uid", "1000", "reader"),
            ("chroot", str(unfinished), "apt-get", "clean"),
        ):
            subprocess.run(words, stdout=subprocess.DEVNULL, check=True)
        unfinished.rename(root)
    return root


class Sandbox:
    """A bare system of one's own, as long as the `with` lasts.

    Args:
        brought: a folder that is seen at `BROUGHT`, for reading.
    """

    def __init__(self, release: str, brought: Path) -> None:
        self.name = RELEASES[release]
        self._lower = bare_root(release)
        self._brought = brought

    def __enter__(self) -> Self:
        self._layers = Path(tempfile.mkdtemp(prefix="layers-", dir=ROOTS))
        for name in ("upper", "work", "system"):
            (self._layers / name).mkdir()
        self._layers.chmod(0o755)
        (self._layers / "upper").chmod(0o755)
        (self._layers / "lower").symlink_to(self._lower)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._layers)

    def start(
        self,
        *words: str,
        user: str = READER,
        folder: str = HOME,
        read_only: tuple[str, ...] = (),
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.Popen[str]:
        """Start a program in it, without network; its output is piped, errors with the rest."""
        known = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "HOME": HOME, "LANG": "C.UTF-8"}
        said = [f"{name}={value}" for name, value in {**known, **(environment or {})}.items()]
        return subprocess.Popen(
            [
                *("unshare", "--mount", "--net", "sh", "-c", _ENTER, "sh", user),
                *(str(self._brought), *read_only, "--", f"--chdir={folder}", *said, *words),
            ],
            cwd=self._layers,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )

    def run(
        self,
        *words: str,
        user: str = READER,
        folder: str = HOME,
        read_only: tuple[str, ...] = (),
        environment: Mapping[str, str] | None = None,
        seconds: float = 120,
    ) -> tuple[int, str]:
        """Run a program in it to its end: its code, and all it said."""
        with self.start(
            *words, user=user, folder=folder, read_only=read_only, environment=environment
        ) as program:
            try:
                said, _ = program.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                program.kill()
                return -1, f"not done after {seconds} seconds"
        return program.returncode, said

    def written(self, path: str) -> Path:
        """Where a file lies, seen from here, that a program wrote in it."""
        return self._layers / "upper" / path.removeprefix("/")

    def changed(self) -> list[str]:
        """Files and folders that are not as they were in the bare system, by path."""
        upper = self._layers / "upper"
        found = []
        for path in sorted(upper.rglob("*")):
            name = path.relative_to(upper)
            before = self._lower / name
            if path.is_dir() and not path.is_symlink():
                same = before.is_dir()
            elif stat.S_ISREG(path.lstat().st_mode):
                same = before.is_file() and filecmp.cmp(path, before, shallow=False)
            else:
                same = False
            if not same:
                found.append(f"/{name}")
        return [name for name in found if not name.startswith(SOCKETS)]


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen in memory.

    Args:
        name: what programs call it.
        memory: the file in which its picture stands, as an X window dump.
    """

    name: str
    memory: Path

    def picture(self) -> QImage:
        """What stands on the screen now."""
        dump = self.memory.read_bytes()
        head = struct.unpack(">25I", dump[:100])
        width, height, line, colours = head[4], head[5], head[12], head[19]
        pixels = dump[head[0] + 12 * colours :]
        return QImage(pixels, width, height, line, QImage.Format.Format_RGB32).copy()


@contextmanager
def screen(width: int = 1280, height: int = 800) -> Iterator[Screen]:
    """A screen for programs of any user, reached over its socket file only.

    Raises:
        NoSandboxError: without Xvfb, or when it does not start.
    """
    if shutil.which("Xvfb") is None:
        raise NoSandboxError("A screen in memory needs Xvfb.")
    read, write = os.pipe()
    with (
        tempfile.TemporaryDirectory(prefix="waymark-screen-") as memory,
        subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24"),
                *("-fbdir", memory, "-nolisten", "tcp", "-ac", "-noreset"),
            ],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        ) as server,
    ):
        os.close(write)
        try:
            with os.fdopen(read) as answer:
                number = answer.readline().strip() if select.select([answer], [], [], 30)[0] else ""
            if not number:
                raise NoSandboxError("There is no screen in memory: Xvfb did not start.")
            yield Screen(f":{number}", Path(memory) / "Xvfb_screen0")
        finally:
            server.terminate()
