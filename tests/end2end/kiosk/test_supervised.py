"""The real kiosk under its supervisor: killed, stopped and caught in a loop, on a real screen."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.supervisor.supervise import STOPPED
from tests.end2end.conftest import ROOT

BOUND_S = 10.0  # from a crash or a hang to a clean welcome screen
SLOW = 3  # for machines that do much else meanwhile

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX"),
]

# A kiosk that tells in a file when its welcome screen stands, and hangs when it is asked to.
KIOSK = """
import os, signal, sys
from desktop.app.kiosk import start
from desktop.__main__ import main
def caught_in_a_loop(*_):
    words = "purple-giraffe"
    while True:
        pass
signal.signal(signal.SIGUSR1, caught_in_a_loop)
class Watched(start.KioskProgram):
    def show(self):
        self.ready.connect(self.tell)
        super().show()
    def tell(self):
        assert self.window.page_shown is self.window.welcome
        assert self.window.geometry() == self.window.screen().geometry()
        with open(os.environ["TOLD"], "a") as told:
            told.write(f"{os.getpid()}\\n")
start.KioskProgram = Watched
sys.exit(main())
"""
SUPERVISOR = """
import sys
from desktop.supervisor.supervise import supervise
kiosk, *words = sys.argv[1:]
sys.exit(supervise(
    [sys.executable, "-c", kiosk, *words, "--kiosk"], [sys.executable, "-m", "desktop", "--notice"]
))
"""


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    """A screen of X where there can be one, else one in memory."""
    spec = importlib.util.spec_from_file_location("package", ROOT / "build" / "package.py")
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(package)
    with package.virtual_screen() as given:
        yield {**given, "QT_QPA_PLATFORM": "xcb" if given else "offscreen"}


class Supervised:
    """A supervisor with a kiosk under it."""

    def __init__(self, folder: Path, content: Path, screen: dict[str, str]) -> None:
        self._told = folder / "told"
        self._told.touch()
        self.errors = folder / "errors"
        self.settings = folder / "waymark.toml"
        self.settings.write_text("[kiosk]\nidle_minutes = 5\n", encoding="utf-8")
        words = ["--profile", folder / "profile", "--content", content, "--config", self.settings]
        with self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SUPERVISOR, KIOSK, *map(str, words)],
                cwd=ROOT,
                env={**os.environ, **screen, "TOLD": str(self._told)},
                stderr=errors,
            )

    @property
    def starts(self) -> list[int]:
        """The process of each kiosk whose welcome screen stood."""
        return [int(pid) for pid in self._told.read_text().split()]

    @property
    def children(self) -> dict[int, str]:
        """What runs under the supervisor, with its words."""
        pids = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        found = {}
        for pid in map(int, pids.split()):
            with suppress(OSError):
                found[pid] = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
        return found


@pytest.fixture
def supervised(tmp_path: Path, content: Path, screen: dict[str, str]) -> Iterator[Supervised]:
    run = Supervised(tmp_path, content, screen)
    try:
        wait_until(lambda: len(run.starts) == 1)
        yield run
    finally:
        for pid in (*run.starts, run.process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        run.process.wait()


def test_it_is_back_after_crash_loop_and_stop_and_rests_after_three(supervised: Supervised) -> None:
    supervised.settings.unlink()
    for blow in (signal.SIGKILL, signal.SIGUSR1):
        fallen = supervised.starts[-1]
        os.kill(fallen, blow)
        wait_until(lambda fallen=fallen: supervised.starts[-1] != fallen)  # type: ignore[misc]
    stopped = supervised.starts[-1]
    os.kill(stopped, signal.SIGSTOP)
    wait_until(lambda: any("--notice" in words for words in supervised.children.values()))
    assert len(supervised.children) == 1
    assert not runs(stopped)

    said = supervised.errors.read_text()
    assert "caught_in_a_loop" in said  # where it hung
    assert "purple-giraffe" not in said
    ours = [line for line in said.splitlines() if line.startswith("waymark supervise")]
    assert len(ours) == 4
    notice = next(iter(supervised.children))
    wait_until(lambda: handles(notice))
    supervised.process.terminate()
    assert supervised.process.wait(BOUND_S * SLOW) == STOPPED
    assert not runs(notice)


def test_the_kiosk_ends_with_its_supervisor(supervised: Supervised) -> None:
    (kiosk,) = supervised.children
    if sys.platform == "linux":  # a crash leaves no picture of its memory
        limits = Path(f"/proc/{kiosk}/limits").read_text()
        assert re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE)
    supervised.process.kill()
    wait_until(lambda: not runs(kiosk))


def wait_until(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + BOUND_S * SLOW
    while not happened():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


def runs(pid: int) -> bool:
    """Whether there is such a process that is more than a name in the list."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
    return re.search(r"^State:\tZ", status, re.MULTILINE) is None


def handles(pid: int) -> bool:
    """Whether the process has taken over SIGTERM, so that it is set up."""
    caught = re.search(r"SigCgt:\t(\w+)", Path(f"/proc/{pid}/status").read_text())
    return caught is not None and bool(int(caught[1], 16) & 1 << (signal.SIGTERM - 1))
