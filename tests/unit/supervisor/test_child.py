"""Real processes, each a few lines of Python, and a clock of their own for silence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from desktop.domain.watching import HUNG_S, STARTING_S
from desktop.supervisor import child
from desktop.supervisor.child import Child

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
LONGEST_S = 30
TELL = "import os, time; pipe = int(os.environ['WAYMARK_BEATS']); "


def started(code: str, clock: Callable[[], float] = time.monotonic) -> tuple[Child, list[int]]:
    tries: list[int] = []
    return Child([sys.executable, "-S", "-c", code], {}, tries.append, clock), tries


def ended(child: Child, enough: Callable[[], bool] = lambda: False) -> int | None:
    """Look until it ends, or until it is `enough`."""
    until = time.monotonic() + LONGEST_S
    while time.monotonic() < until and not enough():
        code = child.look()
        if code is not None:
            return code
    return None


def test_its_end_is_noticed_with_code_or_signal() -> None:
    assert ended(started("raise SystemExit(7)")[0]) == 7
    assert ended(started("import os; os.kill(os.getpid(), 11)")[0]) == -signal.SIGSEGV


def test_it_tells_of_wrong_tries_and_nothing_else_is_heard() -> None:
    told = r"os.write(pipe, b'tries 3\nnonsense\ntries x\ntries 99999999\nbeat\n' + b'x' * 9000)"
    run, tries = started(TELL + told)
    ended(run)
    assert tries == [3]


def test_silence_counts_only_while_we_are_awake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LOOK_S", 0.01)
    run, _ = started("import time; time.sleep(60)", partial(next, count(0.0, 1000.0)))
    run.look()
    assert not run.hung  # although the computer slept for long
    run._allowed = 9.5 * 0.02
    for _ in range(9):
        run.look()
    assert run.hung
    run.kill()
    assert not _runs(run.pid)


def test_after_a_beat_less_silence_is_allowed() -> None:
    run, _ = started(TELL + r"os.write(pipe, b'beat\n'); time.sleep(60)")
    assert run._allowed == STARTING_S
    assert ended(run, lambda: run._allowed == HUNG_S) is None
    assert run._silence == 0
    run.kill()


def test_what_it_started_ends_with_it(tmp_path: Path) -> None:
    said = tmp_path / "pid"
    run, _ = started(
        "import subprocess, os; voice = subprocess.Popen(['sleep', '60']);"
        f"open({str(said)!r}, 'w').write(str(voice.pid)); os._exit(1)"
    )
    assert ended(run) == 1
    voice = int(said.read_text())
    assert not _runs(voice)


def test_a_program_that_does_not_end_when_asked_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "ENDING_S", 0.1)
    run, tries = started(
        "import signal; signal.signal(15, signal.SIG_IGN); "
        + TELL
        + r"os.write(pipe, b'tries 1\n'); time.sleep(60)"
    )
    assert ended(run, lambda: bool(tries)) is None
    run.stop()
    assert not _runs(run.pid)


def _runs(pid: int) -> bool:
    """Whether there is such a process that is more than a name in the list."""
    told = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.strip()
    return bool(told) and not told.startswith("Z")
