"""Program, content, profile and temporary folder all on a disk that nobody can write to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end2end.conftest import ROOT

LONGEST_S = 60
SEAL = 'mount -o remount,bind,ro / && mount -o bind,ro "$0" "$0" && exec "$@"'

# A whole visit, then the end that the system asks for.
VISIT = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.app.kiosk import start
from desktop.app.kiosk.desks import DESKS
from desktop.__main__ import main
places = [place for place in ("topics", "page", "start") if place in DESKS]
def visit(program):
    if program.visit is None:
        program.window.welcome.start_requested.emit()
    elif places:
        place = places.pop()
        program.visit.go(place, "what-ms-is" if place == "page" else "")
    else:
        program.end_visit()
        print("ended", program.window.page_shown is program.window.receipt)
        return QCoreApplication.exit()
    QTimer.singleShot(100, program, lambda: visit(program))
class Watched(start.KioskProgram):
    def show(self):
        self.ready.connect(lambda: visit(self))
        super().show()
start.KioskProgram = Watched
sys.exit(main())
"""


def _can_seal(folder: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    words = ["unshare", "-rm", "sh", "-c", SEAL, str(folder), "sh", "-c", 'touch "$0/a"']
    sealed = subprocess.run([*words, str(folder)], capture_output=True, check=False)
    return sealed.returncode != 0 and b"ead-only" in sealed.stderr


@pytest.mark.slow
def test_a_visit_needs_no_disk_to_write_to(content: Path, tmp_path: Path) -> None:
    if not _can_seal(tmp_path):
        pytest.skip("this system lets nobody make a read-only view of its disks")
    profile = tmp_path / "profile"
    profile.mkdir()
    words = ["--kiosk", "--profile", str(profile), "--content", str(content)]
    done = subprocess.run(
        [
            *("unshare", "-rm", "sh", "-c", SEAL, str(tmp_path)),
            *(sys.executable, "-c", VISIT, *words),
        ],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended True\n", "")
    assert [path.name for path in tmp_path.rglob("*")] == ["profile"]
