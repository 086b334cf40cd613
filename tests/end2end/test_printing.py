"""Pages reach a real print queue that prints to a file, through CUPS where it is installed."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest

ROOT = Path(__file__).resolve().parents[2]
CUPSD = shutil.which("cupsd") or "/usr/sbin/cupsd"
DRIVER = "lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd"
LONGEST = 30  # s
DAY = dt.date(2026, 11, 21)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not Path(CUPSD).exists() or shutil.which("lpadmin") is None,
        reason="CUPS is not installed (apt-get install cups)",
    ),
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0, reason="a CUPS of our own needs root"
    ),
]

# Runs in a process of its own: CUPS is asked for by a name in the surroundings.
SCRIPT = """
import datetime as dt, json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop import paths
from desktop.app import printing
from desktop.domain.errors import PrinterError
from desktop.domain.printing import HandoutOptions
from desktop.handouts.typesetter import Typesetter
from tests.unit.handouts import samples

asked = json.loads(sys.argv[1])
app = QApplication([])
answer = {"names": printing.printer_names()}
options = HandoutOptions(dt.date(2026, 11, 21), **asked.get("options", {}))
typesetter = Typesetter(paths.resources())
handout = samples.a_handout(options=options)
told = []
try:
    if asked.get("abilities"):
        can = printing.abilities(asked["printer"])
        answer["abilities"] = [can.duplex, can.colour, sorted(can.papers)]
    else:
        printer = printing.printer_for(asked["printer"], options, asked.get("copies", 1))
        stop_after = asked.get("stop_after", 999)
        answer["sent"] = printing.print_pages(
            printer,
            typesetter.pictures(handout, 60),
            lambda: len(told) >= stop_after,
            lambda painted, of: told.append([painted, of]),
        )
except PrinterError as error:
    answer["error"] = error.sentence
answer["told"] = told
answer["pages"] = typesetter.page_count(handout)
print(json.dumps(answer))
"""


@dataclass(frozen=True)
class Cups:
    """A CUPS of our own in a folder, with a queue that prints to a file."""

    folder: Path

    @property
    def surroundings(self) -> dict[str, str]:
        return {
            **os.environ,
            "CUPS_SERVER": str(self.folder / "cups.sock"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *words: str) -> str:
        done = subprocess.run(
            words, env=self.surroundings, capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def queue(self, name: str) -> Path:
        """Add a queue; the file that it prints to."""
        target = self.folder / f"{name}.pdf"
        self.run("lpadmin", "-p", name, "-E", "-v", f"file:{target}", "-m", DRIVER)
        return target

    def handout(self, **asked: Any) -> dict[str, Any]:
        """What our own code says of printing the sample sheet."""
        out = self.run(sys.executable, "-c", SCRIPT, json.dumps(asked))
        answer: dict[str, Any] = json.loads(out.splitlines()[-1])
        return answer

    def jobs(self) -> list[str]:
        """Jobs of every state, when none is under way."""
        until = time.monotonic() + LONGEST
        while self.run("lpstat", "-o").strip():
            assert time.monotonic() < until, "the queue never came to rest"
            time.sleep(0.1)
        return self.run("lpstat", "-W", "all", "-o").splitlines()

    def log(self) -> str:
        return (self.folder / "error_log").read_text(errors="replace")


@pytest.fixture
def cups() -> Iterator[Cups]:
    # The path of a socket has at most 107 letters.
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for part in ("root", "cache", "state", "spool/tmp"):
            (folder / part).mkdir(parents=True)
        allow = "Order allow,deny\nAllow all"
        (folder / "cupsd.conf").write_text(
            f"Listen {folder}/cups.sock\nDefaultAuthType None\nLogLevel debug\nBrowsing No\n"
            f"<Location />\n{allow}\n</Location>\n<Location /admin>\n{allow}\n</Location>\n"
            "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"
        )
        (folder / "files.conf").write_text(
            f"FileDevice Yes\nServerRoot {folder}/root\nCacheDir {folder}/cache\n"
            f"StateDir {folder}/state\nRequestRoot {folder}/spool\nTempDir {folder}/spool/tmp\n"
            f"ErrorLog {folder}/error_log\nAccessLog {folder}/access_log\n"
            f"PageLog {folder}/page_log\nUser lp\nGroup lp\nSystemGroup root\n"
        )
        daemon = subprocess.Popen(
            [CUPSD, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "files.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            until = time.monotonic() + LONGEST
            while not (folder / "cups.sock").exists():
                assert daemon.poll() is None, "cupsd ended at once"
                assert time.monotonic() < until, "cupsd never listened"
                time.sleep(0.05)
            yield Cups(folder)
        finally:
            daemon.terminate()
            daemon.wait(LONGEST)


def wishes(cups: Cups) -> str:
    """The copies that the last job asked for, then its other wishes."""
    lines = cups.log().splitlines()
    copies, others = ([line for line in lines if f"argv[{n}]=" in line][-1] for n in (4, 5))
    return copies + others


def test_a_colour_job_comes_out_whole_in_colour_and_at_its_size(cups: Cups) -> None:
    target = cups.queue("Desk")
    answer = cups.handout(printer="Desk", copies=2, options={"duplex": True})
    pages = answer["pages"]
    assert answer["sent"] == pages
    assert answer["told"] == [[page, pages] for page in range(1, pages + 1)]
    assert len(cups.jobs()) == 1
    asked = wishes(cups)
    for wish in (
        *("media=A4", "sides=two-sided-long-edge", 'argv[4]="2"'),
        *("print-color-mode=color", "print-scaling=none"),
    ):
        assert wish in asked
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) >= pages
        box = [float(side) for side in pdf.pages[0].mediabox]
        assert box == pytest.approx([0, 0, 595.28, 841.89], abs=2)


def test_a_booklet_flips_on_the_short_edge_and_a_grey_one_asks_for_no_colour(cups: Cups) -> None:
    target = cups.queue("Desk")
    answer = cups.handout(printer="Desk", options={"booklet": True, "greyscale": True})
    assert answer["sent"] == answer["pages"]
    assert len(cups.jobs()) == 1
    assert "sides=two-sided-short-edge" in wishes(cups)
    assert "print-color-mode=monochrome" in wishes(cups)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == answer["pages"]


@pytest.mark.parametrize("copies", [1, 3])
def test_a_cancelled_job_leaves_nothing_in_the_queue(cups: Cups, copies: int) -> None:
    target = cups.queue("Desk")
    answer = cups.handout(printer="Desk", stop_after=2, copies=copies)
    assert answer["sent"] == 0
    assert cups.jobs() == []
    assert not target.exists()


def test_the_default_printer_is_named_first_with_what_it_can_do(cups: Cups) -> None:
    cups.queue("Attic")
    cups.queue("Desk")
    cups.run("lpadmin", "-d", "Desk")
    answer = cups.handout(printer="Desk", abilities=True)
    assert answer["names"] == ["Desk", "Attic"]
    assert answer["abilities"] == [True, True, ["a4", "letter"]]


def test_a_printer_that_has_stopped_or_is_gone_is_said_before_anything_is_sent(cups: Cups) -> None:
    assert cups.handout(printer="Desk")["error"].startswith("No printer was found.")
    cups.queue("Desk")
    assert "is not there any more" in cups.handout(printer="Attic")["error"]
    cups.run("cupsdisable", "Desk")
    assert cups.handout(printer="Desk")["error"].startswith("The printer 'Desk' has stopped.")
    assert cups.jobs() == []
