"""A visit where nothing can be written: on read-only disks, and on one that is full."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end2end.conftest import ROOT

LONGEST_S = 60
DISKS = {  # what makes them so, before the program starts; $0 is the folder with the profile
    "read only": 'mount -o remount,bind,ro / && mount -o bind,ro "$0" "$0"',
    "full": 'mount -t tmpfs -o size=16k none "$0" && mkdir "$0/profile"; cat /dev/zero >"$0/all"',
}

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


def sealed(disk: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program that sees such a disk; nobody else does."""
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", f'{DISKS[disk]}; exec "$@"', str(folder), *words],
        cwd=ROOT,
        env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs a view of its own of the disks")
@pytest.mark.parametrize("disk", DISKS)
def test_a_visit_needs_no_disk_to_write_to(content: Path, tmp_path: Path, disk: str) -> None:
    (tmp_path / "profile").mkdir()
    written = sealed(disk, tmp_path, "sh", "-c", f"echo words >'{tmp_path}/profile/a'")
    if written.returncode == 0 or "mount" in written.stderr:
        pytest.skip("this system lets nobody make such a disk")
    words = ["--kiosk", "--profile", str(tmp_path / "profile"), "--content", str(content)]
    done = sealed(disk, tmp_path, sys.executable, "-c", VISIT, *words)
    said = done.stderr.replace("cat: write error: No space left on device\n", "")
    assert (done.returncode, done.stdout, said) == (0, "ended True\n", "")
    assert [path.name for path in tmp_path.rglob("*")] == ["profile"]
