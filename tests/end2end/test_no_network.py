"""PRIV-11: the program reaches its screen, its desktop and its printers, and nobody else."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from build import socket_trace
from tests.end2end.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux is asked")

ELSEWHERE = "127.0.0.1:9"  # a print server that is not ours
NO_SUCH_SCREEN = ":64999"

VISIT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from desktop import __main__ as waymark
from desktop.app import start
from tests.running import Running, spin

class Visit(start.Program):
    def show(self):
        super().show()
        self.ready.connect(lambda: QTimer.singleShot(0, self.visit))

    def visit(self):
        app = Running(self)
        app.settle()
        app.open("immune-reconstitution-therapy")
        app.go("search", anchor="relapse")
        app.go("handout", "immune-reconstitution-therapy")
        while self.window.findChild(QWidget, "sheet_1") is None:
            spin(20)
        print("visited", flush=True)
        self.window.close()

start.Program = Visit
raise SystemExit(waymark.main())
"""
BEHIND_THE_FENCE = """
from desktop.cli.socket_fence import forbid_network
forbid_network()
"""
WAYMARK = """
from desktop.__main__ import main
raise SystemExit(main())
"""
PRINTERS_BY_QT_ALONE = """
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication
app = QApplication([])
QPrinterInfo.availablePrinterNames()
"""


def run(command: Sequence[str], **surroundings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: word for name, word in os.environ.items() if name not in surroundings}
    given = {name: word for name, word in surroundings.items() if word}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), **given},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.skipif(
    not socket_trace.can_trace(), reason="strace is not here, or may not look (apt install strace)"
)
def test_start_read_search_and_handout_reach_nobody_else(content: Path, tmp_path: Path) -> None:
    log = tmp_path / "calls"
    words = ["--profile", str(tmp_path / "profile"), "--content", str(content)]
    command = socket_trace.traced([sys.executable, "-c", VISIT, *words], log)
    if shutil.which("xvfb-run") is None:
        done = run(command)
    else:
        screen = ["xvfb-run", "-a", "-s", "-nolisten tcp"]
        done = run([*screen, *command], QT_QPA_PLATFORM="xcb")
    assert (done.returncode, done.stdout) == (0, "visited\n"), done.stderr
    calls = log.read_text()
    assert socket_trace.strangers(calls) == []
    if shutil.which("xvfb-run") is not None:
        assert any("X11" in place for place in socket_trace.places(calls)), "the trace saw nothing"


@pytest.mark.skipif(ctypes.util.find_library("cups") is None, reason="no CUPS here")
def test_qt_asks_a_print_server_elsewhere_and_waymark_does_not(content: Path) -> None:
    asks = [sys.executable, "-c", BEHIND_THE_FENCE + PRINTERS_BY_QT_ALONE]
    assert run(asks, CUPS_SERVER=ELSEWHERE).returncode == -signal.SIGSYS
    words = ["--content", str(content), "doctor"]
    doctor = [sys.executable, "-c", BEHIND_THE_FENCE + WAYMARK, *words]
    done = run(doctor, CUPS_SERVER=ELSEWHERE, PATH="/nowhere")  # where no voice is to wait for
    assert done.returncode >= 0, "it asked for the network"
    assert "printers: " in done.stdout


def test_a_screen_that_does_not_answer_is_not_looked_for_elsewhere() -> None:
    """X is tried over TCP where its file does not answer, unless it is named as a file."""
    start = [sys.executable, "-c", BEHIND_THE_FENCE + WAYMARK]
    done = run(start, DISPLAY=NO_SUCH_SCREEN, QT_QPA_PLATFORM="", WAYLAND_DISPLAY="")
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("Waymark found no screen")
