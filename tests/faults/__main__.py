"""The long runs: `python -m tests.faults [SEED]`; minutes, not seconds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.damage import run_damage
from tests.faults.kills import run_kills
from tests.faults.migration_kills import run_migration_kills
from tests.faults.power_cuts import run_power_cuts
from tests.faults.recording_vfs import available
from tests.faults.report import Report

KILLS = 200
POWER_CUTS = 1000
DAMAGES = 1600  # half of them flipped bits
_TINY = 'mount -t tmpfs -o size=700k tmpfs "$1" && exec "$2" -m tests.faults.full_disk "$1"'


def main(seed: int) -> int:
    with tempfile.TemporaryDirectory(prefix="waymark-faults-") as name:
        folder = Path(name)
        broken = _told("kills", run_kills(folder / "kills", KILLS, seed))
        if available():
            (folder / "cuts").mkdir()
            broken += _told("power cuts", run_power_cuts(folder / "cuts", POWER_CUTS, seed))
        else:
            _say("power cuts: not run, SQLite is not a shared library here")
        (folder / "migration").mkdir()
        broken += _told("kills while migrating", run_migration_kills(folder / "migration"))
        (folder / "damage").mkdir()
        broken += _told("damaged files", run_damage(folder / "damage", DAMAGES, seed))
        broken += _full_disk(folder / "tiny")
    return 1 if broken else 0


def _told(what: str, report: Report) -> int:
    _say(f"{what}: {report.faults}, promises broken: {len(report.broken)}")
    for line in report.broken:
        _say(f"  {line}")
    return len(report.broken)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _full_disk(folder: Path) -> int:
    """Fill a file system of 700 KB, mounted for one process and gone with it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        _say("full disk: not run, there is no unshare here")
        return 0
    folder.mkdir()
    command = [unshare, "-rm", "sh", "-c", _TINY, "sh", str(folder), sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    _say(f"full disk: {'as promised' if done.returncode == 0 else done.stderr}")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
