"""A whole visit with a print, watched from outside: what it writes, and where."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.end2end import test_printing
from tests.end2end.test_printing import ROOT, Cups, cups  # noqa: F401 - a fixture

STRACE = shutil.which("strace")
CREATES = "trace=openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink"
WRITING = re.compile(r"(?:O_CREAT|O_WRONLY|O_RDWR|^\d+ +(?:creat|mkdir|rename|link|symlink))")
NAMED = re.compile(r'"([^"]+)"')
LONGEST = 120  # s

pytestmark = [
    *test_printing.pytestmark,
    pytest.mark.skipif(STRACE is None, reason="strace is not installed"),
]

# Goes through a visit as a visitor would: reads, prints, takes the code, finishes.
SCRIPT = """
import argparse, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.start import start_kiosk
from desktop.domain.settings import RollOutSettings
from desktop.kiosk.print_screen import PrintScreen
from desktop.ui.common.buttons import Button

show = KioskProgram.show

def visit(program):
    while program.kit is None:
        yield
    program.window.welcome.start_requested.emit()
    frame, go = program.visit.frame, program.visit.go
    go("page", "immune-reconstitution")
    yield
    go("print", "immune-reconstitution")
    screen = frame.findChild(PrintScreen)
    for name in ("print_now", "print_collected"):
        while name not in [button.objectName() for button in screen.foot_buttons()]:
            yield
        frame.findChild(Button, name).click()
    go("take-home")
    yield
    program.end_visit()
    yield

def begin(program):
    show(program)
    steps = visit(program)
    timer = QTimer(program, interval=50)
    timer.timeout.connect(lambda: next(steps, 0) == 0 and QCoreApplication.exit(0))
    timer.start()

KioskProgram.show = begin
asked = argparse.Namespace(profile=Path(sys.argv[1]), content=Path(sys.argv[2]))
sys.exit(start_kiosk(asked, RollOutSettings()))
"""


def test_a_visit_with_a_print_writes_into_one_folder_and_leaves_it_empty(
    cups: Cups,  # noqa: F811
    content: Path,
    tmp_path: Path,
) -> None:
    target = cups.queue("Desk")
    runtime, home, trace = tmp_path / "run", tmp_path / "home", tmp_path / "trace"
    for folder in (runtime, home):
        folder.mkdir()
    surroundings = {
        **cups.surroundings,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    surroundings.pop("XDG_CACHE_HOME", None)
    done = subprocess.run(
        [
            *(str(STRACE), "-f", "-qq", "-e", CREATES, "-o", str(trace)),
            *(sys.executable, "-c", SCRIPT, str(tmp_path / "profile"), str(content)),
        ],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )
    assert done.returncode == 0, done.stderr
    assert len(cups.jobs()) == 1
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) > 0
    assert 'argv[3]="Waymark handout"' in cups.log()

    lines = [line for line in trace.read_text().splitlines() if WRITING.search(line)]
    made = [NAMED.findall(line)[-1] for line in lines if not line.rstrip().endswith(")")]
    elsewhere = [
        path
        for path in made
        if not path.startswith((f"{runtime}/waymark-kiosk-", "/dev/null", "/proc/"))
    ]
    assert any(path.startswith(str(runtime)) for path in made)  # what is spooled for CUPS
    assert not elsewhere
    assert not [*runtime.iterdir(), *home.iterdir()]
    assert not (tmp_path / "profile").exists()
