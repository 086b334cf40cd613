"""Many visits in one kiosk: memory after the last is that after the 50th, within 5 %.

python3 build/dev.py soak [--visits 200] [--seed 7] [--types] [--places PLACE ...]

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
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QObject, QTimer
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
SEES_BETTER = 0.2  # how often a place is looked at larger, darker or with fewer words
TYPES_SHOWN = 15


def memory() -> float:
    """MB that the process holds for itself."""
    told = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    held = sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private"))
    return held / 1024


def handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


class Visitor:
    """Goes everywhere in each visit, each time to something else; a step at a time, for events."""

    def __init__(self, program: KioskProgram, dice: random.Random, places: list[str]) -> None:
        self._program = program
        self._dice = dice
        self._places = places
        assert program.kit is not None
        content = program.kit.session.library.content
        self._pages = [card.id for card in content.cards()]
        self._pictures = [card.id for card in content.cards(PageKind.DIAGRAM)]
        self._words = [card.id for card in content.cards(PageKind.TERM)]

    def come_and_go(self) -> Iterator[None]:
        """One visit, from the touch to the welcome screen after it."""
        program = self._program
        program.window.resize(*self._dice.choice(SIZES))
        program.window.welcome.start_requested.emit()
        assert program.visit is not None
        self._dice.shuffle(self._places)
        for place in self._places:
            program.visit.go(place, self._page_of(place))
            yield from self._settle()
            yield from self._read_to_the_end(program.visit)
            yield from self._see_better(program.visit)
        program.end_visit()
        yield from self._settle()
        program.window.receipt.closed.emit()
        yield from self._settle()

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

    def _read_to_the_end(self, visit: Visit) -> Iterator[None]:
        screen = visit.desk.screen
        if isinstance(screen, ReadingScreen):
            for anchor, _ in screen.parts:
                screen.choose_part(anchor)
                yield
        scroll = screen.page_scroll
        while scroll is not None:
            before = scroll.verticalScrollBar().value()
            visit.frame.foot.turned.emit(1)
            yield
            if scroll.verticalScrollBar().value() == before:
                break

    def _see_better(self, visit: Visit) -> Iterator[None]:
        strip = visit.frame.strip
        helps = (strip.bigger_requested, strip.darker_requested, strip.fewer_words_requested)
        if self._dice.random() < SEES_BETTER:
            self._dice.choice(helps).emit()
            yield from self._settle()

    def _settle(self) -> Iterator[None]:
        """Until everything that was asked for is built."""
        until = time.monotonic() + LONGEST_S
        while time.monotonic() < until:
            self._program.tasks.finish()
            yield
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


class Soak(QObject):
    """All visits, in the event loop, as deleting needs one."""

    def __init__(self, program: KioskProgram, asked: argparse.Namespace) -> None:
        super().__init__(program)
        self._program = program
        self._asked = asked
        self.warm = self.last = 0.0
        self._steps = self._visits()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start(0)

    def _on_turn(self) -> None:
        if self._program.kit is not None and next(self._steps, self) is self:
            QCoreApplication.exit()

    def _visits(self) -> Iterator[None]:
        asked = self._asked
        visitor = Visitor(self._program, random.Random(asked.seed), asked.places)
        watched = Watched(self._program, types=asked.types)
        for number in range(1, asked.visits + 1):
            yield from visitor.come_and_go()
            if number % asked.warm == 0 or number == asked.visits:
                self.last = watched.tell(number)
                self.warm = self.warm or self.last


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=200)
    parser.add_argument("--warm", type=int, default=WARM, help="visits before it may not grow")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--types", action="store_true", help="show what there is more of")
    parser.add_argument("--places", nargs="+", default=list(DESKS), help="only these")
    asked = parser.parse_args()
    give_memory_back()
    app = QApplication([sys.argv[0]])
    with tempfile.TemporaryDirectory(prefix="waymark-soak-") as profile:
        program = KioskProgram(Path(profile), paths.content_db(), RollOutSettings())
        program.net.install(app.exit)
        program.show()
        soak = Soak(program, asked)
        app.exec()
        program.end()
    held = 0 < soak.last <= GROWTH * soak.warm
    told = f"{soak.warm:.1f}, then {soak.last:.1f} MB: {'steady' if held else 'GROWN'}"
    print(f"seed {asked.seed}: {told}")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
