"""Many visits in one kiosk: memory after the last is that after the 50th, within 5 %.

python3 build/dev.py soak [--visits 500] [--seed N] [--types]

Each visit goes to every place, with pages, words, pictures and handouts that are there, waits until
all of them are built, reads a page to its end, changes how it looks, and finishes.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app.kiosk.desks import DESKS
from desktop.app.kiosk.own_process import give_memory_back
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.comparing import BOARDS
from desktop.domain.content import PageKind
from desktop.domain.settings import RollOutSettings
from desktop.kiosk.reading_screen import ReadingScreen
from desktop.tasks.slices import Slices

WARM = 50  # visits after which caches are full
GROWTH = 1.05
LONGEST_S = 30
SIZES = ((1920, 1080), (1080, 1920))
TYPES_SHOWN = 15


def memory() -> float:
    """MB that the process holds for itself."""
    told = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    held = sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private"))
    return held / 1024


def handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


class Visitor:
    """Goes everywhere in each visit, each time to something else."""

    def __init__(self, program: KioskProgram, dice: random.Random) -> None:
        self._program = program
        self._dice = dice
        assert program.kit is not None
        content = program.kit.session.library.content
        self._pages = [card.id for card in content.cards()]
        self._pictures = [card.id for card in content.cards(PageKind.DIAGRAM)]
        self._words = [card.id for card in content.cards(PageKind.TERM)]

    def come_and_go(self) -> None:
        """One visit, from the touch to the welcome screen after it."""
        program = self._program
        program.window.resize(*self._dice.choice(SIZES))
        program.window.welcome.start_requested.emit()
        visit = program.visit
        assert visit is not None
        places = list(DESKS)
        self._dice.shuffle(places)
        for place in places:
            visit.go(place, self._page_of(place))
            self._settle()
            self._read_to_the_end(visit)
            self._see_better(visit)
        program.end_visit()
        self._settle()
        program.window.receipt.closed.emit()
        self._settle()

    def _page_of(self, place: str) -> str:
        match place:
            case "page" | "print":
                return self._dice.choice(self._pages)
            case "diagram":
                return self._dice.choice(self._pictures)
            case "word":
                return self._dice.choice(["", self._dice.choice(self._words)])
            case "compare":
                return self._dice.choice(list(BOARDS))
        return ""

    def _read_to_the_end(self, visit: Visit) -> None:
        screen = visit.desk.screen
        if isinstance(screen, ReadingScreen):
            for anchor, _ in screen.parts:
                screen.choose_part(anchor)
                QCoreApplication.processEvents()
        scroll = screen.page_scroll
        while scroll is not None:
            before = scroll.verticalScrollBar().value()
            visit.frame.foot.turned.emit(1)
            QCoreApplication.processEvents()
            if scroll.verticalScrollBar().value() == before:
                break

    def _see_better(self, visit: Visit) -> None:
        strip = visit.frame.strip
        helps = (strip.bigger_requested, strip.darker_requested, strip.fewer_words_requested)
        if self._dice.random() < 0.2:
            self._dice.choice(helps).emit()
            self._settle()

    def _settle(self) -> None:
        """Until everything that was asked for is built."""
        until = time.monotonic() + LONGEST_S
        while time.monotonic() < until:
            self._program.tasks.finish()
            QCoreApplication.processEvents()
            if not any(work.running for work in self._program.window.findChildren(Slices)):
                return


class Watched:
    """What a kiosk holds, as numbers that must stay as they are."""

    def __init__(self, program: KioskProgram, *, types: bool) -> None:
        self._program = program
        self._types = types
        self._before: Counter[str] = Counter()

    def tell(self, visits: int) -> float:
        """Print a line; MB held."""
        held = memory()
        print(
            f"{visits} visits: {held:.1f} MB, {len(gc.get_objects())} objects of Python, "
            f"{len(self._program.findChildren(QObject))} of the program, "
            f"{len(self._program.window.findChildren(QObject))} of the window, "
            f"{handles()} files open, {threading.active_count()} threads",
            flush=True,
        )
        if self._types:
            self._tell_types()
        return held

    def _tell_types(self) -> None:
        now = Counter(type(each).__qualname__ for each in gc.get_objects())
        if self._before:
            print(f"  more: {(now - self._before).most_common(TYPES_SHOWN)}")
        self._before = now


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=500)
    parser.add_argument("--warm", type=int, default=WARM, help="visits before it may not grow")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--types", action="store_true", help="show what there is more of")
    asked = parser.parse_args()
    give_memory_back()
    QApplication([sys.argv[0]])
    warm = last = 0.0
    with tempfile.TemporaryDirectory(prefix="waymark-soak-") as profile:
        program = KioskProgram(Path(profile), paths.content_db(), RollOutSettings())
        program.show()
        until = time.monotonic() + LONGEST_S
        while program.kit is None and time.monotonic() < until:
            QCoreApplication.processEvents()
        visitor = Visitor(program, random.Random(asked.seed))
        watched = Watched(program, types=asked.types)
        for number in range(1, asked.visits + 1):
            visitor.come_and_go()
            if number % asked.warm == 0 or number == asked.visits:
                last = watched.tell(number)
                warm = warm or last
        program.end()
    held = last <= GROWTH * warm
    print(f"seed {asked.seed}: {warm:.1f}, then {last:.1f} MB: {'steady' if held else 'GROWN'}")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
