"""Many visits in one kiosk: memory after the last is that after the 50th, within 5 %.

PYTHONPATH=. .venv/bin/python build/kiosk_soak.py [--visits 500] [--seed N]
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app.kiosk.desks import DESKS
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.content import PageKind
from desktop.domain.settings import RollOutSettings

WARM = 50  # visits after which caches are full
GROWTH = 1.05
STOPS = 8  # in a visit
STOP_MS = 60
LONGEST_S = 30
SIZE = (1920, 1080)


def memory() -> float:
    """MB held now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


def settle(milliseconds: int) -> None:
    until = time.monotonic() + milliseconds / 1000
    while time.monotonic() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, milliseconds)


def wander(visit: Visit, chosen: random.Random) -> None:
    """Go to places at random, with pages and pictures that are there, and make it easier to see."""
    content = visit.kit.session.library.content
    pages = {"diagram": content.cards(PageKind.DIAGRAM), "": content.cards()}
    strip = visit.frame.strip
    helps = (strip.bigger_requested, strip.darker_requested, strip.fewer_words_requested)
    for _ in range(STOPS):
        place = chosen.choice(list(DESKS))
        page = chosen.choice(pages.get(place, pages[""])).id
        visit.go(place, page if place in ("page", "diagram", "print") else "")
        settle(STOP_MS)
        if chosen.random() < 0.1:
            chosen.choice(helps).emit()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    chosen = random.Random(asked.seed)
    QApplication([sys.argv[0]])
    warm = 0.0
    with tempfile.TemporaryDirectory(prefix="waymark-soak-") as profile:
        program = KioskProgram(Path(profile), paths.content_db(), RollOutSettings())
        program.show()
        program.window.resize(*SIZE)
        until = time.monotonic() + LONGEST_S
        while program.kit is None and time.monotonic() < until:
            settle(50)
        for number in range(1, asked.visits + 1):
            program.window.welcome.start_requested.emit()
            assert program.visit is not None
            wander(program.visit, chosen)
            program.end_visit()
            program.window.receipt.closed.emit()
            settle(STOP_MS)
            if number == WARM:
                warm = memory()
            if number % WARM == 0:
                print(f"visits: {number}, {memory():.1f} MB", flush=True)
        last = memory()
        program.end()
    held = last <= GROWTH * warm
    print(
        f"visits: {warm:.1f} MB after {WARM}, {last:.1f} after all: {'flat' if held else 'GROWN'}"
    )
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
