"""Measure times and memory against the marks we hold ourselves to.

python3 build/dev.py bench [--quick] [--cpu]      also writes .cache/bench.json
python3 build/dev.py bench --bundle DIR [--cpu]   of a finished bundle, such as dist

Other work on the machine spoils wall-clock times; --cpu counts the time that our own processes
were computing instead, which leaves out waiting for the disk.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, islice, product
from pathlib import Path
from statistics import median

from desktop import paths
from desktop.diagrams import draw
from desktop.domain.comparing import BOARDS, LEAST_OPTIONS, MOST_OPTIONS, TREATMENTS, Chosen
from desktop.domain.content import PageKind
from desktop.domain.drawing import DrawingRequest
from desktop.domain.printing import HandoutOptions, Variant
from desktop.library.opening import Library, open_library

FIRST_PAGE = "what-ms-is"
FIRST_DIAGRAM = "three-rs"
LANDSCAPE, UPRIGHT = (1920, 1080), (1080, 1920)
LEAST_TURNS = 8  # of the event loop, after a touch
STARTS = 5
LONGEST_START = 60  # s
ROUNDS = 3  # times each page is opened
HANDOUTS = 20
PREVIEW_PPI = 100
CPU = "WAYMARK_BENCH_CPU"  # set in the surroundings: count computing time
DROP_CACHES = Path("/proc/sys/vm/drop_caches")


@dataclass(frozen=True)
class Result:
    """One thing measured; `mark` is what it must stay under, None where it is only told."""

    name: str
    value: float
    unit: str
    mark: float | None = None

    @property
    def held(self) -> bool:
        return self.mark is None or self.value <= self.mark

    def line(self) -> str:
        mark = "" if self.mark is None else f"under {self.mark:g} {self.unit}"
        return (
            f"{self.name:46}{self.value:10.1f} {self.unit:3} {mark:14}{'' if self.held else 'OVER'}"
        )


def p95(values: list[float]) -> float:
    return sorted(values)[round(0.95 * (len(values) - 1))]


def timed(work: Callable[[], object]) -> float:
    """How many milliseconds `work` takes."""
    start = now()
    work()
    return (now() - start) * 1000


def now() -> float:
    """Seconds; with --cpu, those that this process computed since it began."""
    return time.process_time() if CPU in os.environ else time.monotonic()


# In a process of its own, offscreen: what a window does


def child(what: str, folder: Path) -> dict[str, list[float]]:
    """Measurements of another process, from its last line."""
    done = subprocess.run(
        [
            sys.executable,
            __file__,
            "--child",
            what,
            str(folder),
            str(0 if CPU in os.environ else now()),
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    measured: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return measured


def start_child(folder: Path, began: float) -> dict[str, list[float]]:
    """From the start of the process to the first paint, and to the first page that can be read."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from desktop.app.start import Program
    from desktop.domain.settings import RollOutSettings

    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.UpdateRequest:
                painted.append((now() - began) * 1000)
            return False

    app = QApplication([])
    program = Program(folder, paths.content_db(), FIRST_PAGE, RollOutSettings(), RollOutSettings())
    watch = Watch()
    program.show()
    program.window.installEventFilter(watch)
    program.ready.connect(painted.clear)
    program.ready.connect(lambda: watch.setProperty("ready", True))
    first = 0.0
    until = time.monotonic() + LONGEST_START
    while not (watch.property("ready") and painted):
        if time.monotonic() > until:
            raise TimeoutError("no page was shown")
        app.processEvents()
        first = first or (painted[0] if painted else 0.0)
    readable = painted[0]
    program.window.close()
    return {"painted": [first or readable], "readable": [readable]}


def read_child(folder: Path, _: float) -> dict[str, list[float]]:
    """Turn to every page a few times: the work after each click, and what memory it took."""
    from PySide6.QtWidgets import QApplication

    from tests.running import running

    library = open_library(paths.content_db())
    pages = [card.id for card in library.content.cards() if card.kind is not PageKind.TERM]
    clicks, steps = [], []
    finished: list[bool] = []
    with running(folder) as app:
        qt = QApplication.instance()
        assert qt is not None
        app.reader.finished.connect(lambda: finished.append(True))

        def turn(page: str) -> None:
            app.controller.navigation.open_page(page)
            app.window.repaint()

        for page in pages * ROUNDS:
            finished.clear()
            clicks.append(timed(partial(turn, page)))
            longest = 0.0
            while not finished:
                longest = max(longest, timed(qt.processEvents))
            steps.append(longest)
    return {"clicks": clicks, "steps": steps, "memory": [peak_memory()]}


def compare_child(folder: Path, _: float) -> dict[str, list[float]]:
    """Come to Compare with each pair of strategies and some of treatments: the work of a click."""
    from PySide6.QtWidgets import QApplication

    from desktop.tasks.slices import Slices
    from tests.running import running

    boards = [open_library(paths.content_db()).content.board(board) for board in BOARDS]
    pairs = [pair for board in boards for pair in combinations(board.options, LEAST_OPTIONS)]
    clicks, steps = [], []
    with running(folder) as app:
        qt, page = QApplication.instance(), app.controller.pages.compare
        assert qt is not None
        page.prepare()  # as the program does when it has nothing else to do

        def come(options: tuple[str, ...]) -> None:
            app.controller.navigation.go("compare", ",".join(options))
            app.window.repaint()

        for pair in pairs[::3]:
            app.go("settings")
            clicks.append(timed(partial(come, pair)))
            longest = timed(qt.processEvents)
            while any(work.running for work in page.findChildren(Slices)):
                longest = max(longest, timed(qt.processEvents))
            steps.append(longest)
    return {"clicks": clicks, "steps": steps}


def kiosk_child(folder: Path, began: float) -> dict[str, list[float]]:
    """A kiosk from its start through each place, easier to see and turned, to Finish.

    Of each touch the longest step on the GUI thread, in computing time on any machine.
    """
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.app.kiosk.desks import DESKS
    from desktop.app.kiosk.program import KioskProgram
    from desktop.domain.settings import RollOutSettings
    from desktop.tasks.slices import Slices

    app = QApplication([])
    program = KioskProgram(folder, paths.content_db(), RollOutSettings())
    program.show()
    program.window.resize(*LANDSCAPE)
    program.ready.connect(app.exit)  # `quit` would ask the window, which refuses
    app.exec()
    usable = (now() - began) * 1000

    def touch(work: Callable[[], object]) -> list[float]:
        """Each step until all that was asked for is there."""
        QTimer.singleShot(0, work)
        steps: list[float] = []
        while len(steps) < LEAST_TURNS or any(
            each.running for each in program.window.findChildren(Slices)
        ):
            program.tasks.finish()
            start = time.thread_time()
            app.processEvents()
            steps.append((time.thread_time() - start) * 1000)
        return steps

    touch(lambda: None)  # what is made behind the welcome screen
    begun = touch(program.window.welcome.start_requested.emit)
    visit = program.visit
    assert visit is not None
    pages = {"page": FIRST_PAGE, "print": FIRST_PAGE, "diagram": FIRST_DIAGRAM}
    places = [partial(visit.go, place, pages.get(place, "")) for place in DESKS]
    opened = [max(touch(place)) for place in places]
    again = [max(touch(place)) for place in places]
    touch(places[list(DESKS).index("page")])
    strip, window = visit.frame.strip, program.window
    helps = (strip.bigger_requested, strip.darker_requested, strip.fewer_words_requested)
    dressed = [max(touch(each.emit)) for each in helps]
    turned = [max(touch(partial(window.resize, *size))) for size in (UPRIGHT, LANDSCAPE)]
    finished = max(touch(program.end_visit))
    program.end()
    return {
        "usable": [usable],
        "begun": [sum(begun)],
        "opened": opened,
        "again": again,
        "dressed": dressed,
        "turned": turned,
        "finished": [finished],
    }


def peak_memory() -> float:
    """The most memory this process ever held, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) / 1000


CHILDREN: dict[str, Callable[[Path, float], dict[str, list[float]]]] = {
    "start": start_child,
    "read": read_child,
    "compare": compare_child,
    "kiosk": kiosk_child,
}


# What is measured


def starts(folder: Path) -> Iterator[Result]:
    cold = os.access(DROP_CACHES, os.W_OK)
    if cold:
        os.sync()
        DROP_CACHES.write_text("1")
        first = child("start", folder)
        yield Result("start cold: window painted", first["painted"][0], "ms")
        yield Result("start cold: first page readable", first["readable"][0], "ms", 1000)
    child("start", folder)
    runs = [child("start", folder) for _ in range(STARTS)]
    yield Result("start warm: window painted", median(r["painted"][0] for r in runs), "ms")
    mark = None if cold else 1000
    readable = median(r["readable"][0] for r in runs)
    yield Result("start warm: first page readable", readable, "ms", mark)


def pages(folder: Path) -> Iterator[Result]:
    measured = child("read", folder)
    yield Result("page turn: to the first screenful, median", median(measured["clicks"]), "ms", 16)
    yield Result("page turn: to the first screenful, p95", p95(measured["clicks"]), "ms", 50)
    yield Result("page turn: longest step after it, median", median(measured["steps"]), "ms")
    yield Result("page turn: longest step after it, p95", p95(measured["steps"]), "ms", 50)
    yield Result("memory: the most while reading", measured["memory"][0], "MB", 120)


def searches(name: str, library: Library, asked: list[str], mark: float) -> Iterator[Result]:
    """Every text that stands in the field while these questions are typed."""
    typed = [words[:length] for words in asked for length in range(2, len(words) + 1)]
    times = [timed(partial(library.searches.search, words)) for words in typed]
    yield Result(f"search: {name}, median", median(times), "ms")
    yield Result(f"search: {name}, p95", p95(times), "ms", mark)


def synthetic(count: int, folder: Path, mark: float) -> Iterator[Result]:
    from desktop.compiler.writer import write_content  # not in the process that reads
    from tests.synthetic import a_synthetic_library

    content = a_synthetic_library(count)
    path = folder / f"{count}.db"
    write_content(content, path, "0" * 64)
    titles = [topic.title for topic in islice(content.topics, 1, None, max(1, count // 20))]
    yield from searches(f"{count:,} topics", open_library(path), titles, mark)


def handouts(library: Library) -> Iterator[Result]:
    topics = [card.id for card in library.content.cards(PageKind.TOPIC)]

    def make(page: str, variant: Variant, day: int) -> Callable[[], object]:
        options = HandoutOptions(dt.date(2026, 1, 1) + dt.timedelta(day), variant)
        return lambda: library.typesetter.pdf(library.handouts.make((page,), options))

    yield Result("handout: the first", timed(make(FIRST_PAGE, Variant.STANDARD, 0)), "ms")
    for variant, mark in ((Variant.KEY_POINTS, 30.0), (Variant.STANDARD, None)):
        times, sheets = [], []
        for day in range(1, HANDOUTS + 1):
            page = topics[day % len(topics)]
            times.append(timed(make(page, variant, day)))
            options = HandoutOptions(dt.date(2026, 1, 1) + dt.timedelta(day), variant)
            handout = library.handouts.make((page,), options)
            sheets.append(library.typesetter.page_count(handout))
        name = f"handout: {variant.value}, {median(sheets):g} pages, median"
        yield Result(name, median(times), "ms", mark)


def packs(library: Library) -> Iterator[Result]:
    """Packs of about 10 and 20 pages: laid out, previewed and drawn for the printer."""
    for least, mark in ((10, None), (20, 300.0)):
        ids = pages_for(library, least)
        whole, first, count = [], [], 0
        for day in range(1, ROUNDS + 3):  # another date makes other bytes
            date = dt.date(2026, 3, 1) + dt.timedelta(day)
            options = HandoutOptions(date, Variant.KEY_POINTS)
            start = now()
            handout = library.handouts.make(ids, options)
            count = library.typesetter.page_count(handout)
            whole.append((now() - start) * 1000)
            next(library.typesetter.pictures(handout, PREVIEW_PPI, 1, 1))
            first.append((now() - start) * 1000)
        yield Result(f"pack: {count} pages, median", median(whole), "ms", mark)
        shown = None if mark else 300.0
        yield Result(f"pack: {count} pages, to the first picture", median(first), "ms", shown)
        if mark:
            start = now()
            for _ in library.typesetter.pictures(handout, 300):
                pass
            drawn = (now() - start) * 1000
            yield Result(f"pack: {count} pages drawn for printing", drawn, "ms")
            yield Result("pack: drawn for printing, a page", drawn / count, "ms")


def pages_for(library: Library, least: int) -> tuple[str, ...]:
    """As many topics as fill at least so many pages with their key points."""
    topics = [card.id for card in library.content.cards(PageKind.TOPIC)]
    options = HandoutOptions(dt.date(2026, 3, 1), Variant.KEY_POINTS)
    for count in range(2, len(topics)):
        handout = library.handouts.make(topics[:count], options)
        if library.typesetter.page_count(handout) >= least:
            return tuple(topics[:count])
    raise LookupError("there are too few topics")


def drawings(library: Library) -> Iterator[Result]:
    """Every diagram on a phone's width, in the reader's column and on a wide screen."""
    first: list[float] = []
    later: list[float] = []
    slowest = (0.0, "")
    for card in library.content.cards(PageKind.DIAGRAM):
        diagram = library.content.diagram(card.id)
        for width in (320, 600, 1100):
            request = DrawingRequest(card.id, width, "light")
            first.append(timed(partial(draw, diagram, request)))
            again = median(timed(partial(draw, diagram, request)) for _ in range(ROUNDS))
            later.append(again)
            slowest = max(slowest, (again, card.id))
    yield Result("diagram: drawn for the first time, median", median(first), "ms")
    yield Result("diagram: drawn again, median", median(later), "ms", 10)
    yield Result(f"diagram: the slowest, {slowest[1]}", slowest[0], "ms")


def comparisons(library: Library, folder: Path) -> Iterator[Result]:
    """Every pair of treatments, some sets of 4, every cell explained, and pairs on the screen."""
    board = library.comparing.board(TREATMENTS)
    pairs = list(combinations(board.options, LEAST_OPTIONS))
    fours = list(combinations(board.options, MOST_OPTIONS))[::30]
    cells = product(board.options, [aspect.id for aspect in board.aspects])

    def view(options: tuple[str, ...]) -> float:
        return timed(partial(library.comparing.view, Chosen(board.id, options)))

    def detail(cell: tuple[str, str]) -> float:
        return timed(partial(library.comparing.detail, board.id, *cell))

    yield Result("compare: the first view", view(pairs[0]), "ms")
    yield Result("compare: a pair, p95", p95(list(map(view, pairs))), "ms", 16)
    yield Result("compare: 4 side by side, p95", p95(list(map(view, fours))), "ms", 16)
    yield Result("compare: a cell explained, p95", p95(list(map(detail, cells))), "ms", 16)
    measured = child("compare", folder)
    yield Result("compare: a pair on the screen, median", median(measured["clicks"]), "ms", 16)
    yield Result("compare: a pair on the screen, p95", p95(measured["clicks"]), "ms", 50)
    yield Result("compare: longest step after it, p95", p95(measured["steps"]), "ms", 50)


def kiosk(folder: Path) -> Iterator[Result]:
    measured = child("kiosk", folder)
    yield Result("kiosk: usable after", measured["usable"][0], "ms", 3000)
    yield Result("kiosk: the first touch answered", measured["begun"][0], "ms", 100)
    for name, steps in (
        ("a place opened first", "opened"),
        ("a place opened again", "again"),
        ("bigger, darker, fewer words", "dressed"),
        ("the screen turned", "turned"),
        ("finish", "finished"),
    ):
        yield Result(f"kiosk: longest step, {name}", max(measured[steps]), "ms", 50)


def measured(quick: bool) -> Iterator[Result]:
    library = open_library(paths.content_db())
    cards = [card for card in library.content.cards() if card.kind is not PageKind.TERM]
    with tempfile.TemporaryDirectory(prefix="waymark-bench-") as name:
        folder = Path(name)
        yield from starts(folder / "profile")
        yield from pages(folder / "profile")
        yield from drawings(library)
        yield from comparisons(library, folder / "profile")
        yield from kiosk(folder / "kiosk")
        yield from handouts(library)
        yield from packs(library)
        yield from searches("our content", library, [card.title for card in cards], 5)
        yield from synthetic(1_000, folder, 5)
        if not quick:
            yield from synthetic(100_000, folder, 50)


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("--quick", action="store_true", help="without the 100,000 topics")
    parser.add_argument("--cpu", action="store_true", help="computing time, on a busy machine")
    parser.add_argument("--bundle", type=Path, metavar="DIR", help="a finished bundle")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        what, folder, began = asked.child
        print(json.dumps(CHILDREN[what](Path(folder), float(began))))
        return 0
    if asked.cpu:
        os.environ[CPU] = "1"
    if hasattr(os, "getloadavg"):
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {sys.platform}")
    results = []
    if asked.bundle:
        from build.bench_bundle import measured as measured_of_bundle

        all_results = measured_of_bundle(asked.bundle.resolve())
    else:
        all_results = measured(asked.quick)
    for result in all_results:
        print(result.line(), flush=True)
        results.append({**vars(result), "held": result.held})
    kept = "bench-bundle.json" if asked.bundle else "bench.json"
    (paths.root() / ".cache" / kept).write_text(json.dumps(results, indent=1))
    return 0 if all(result["held"] for result in results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
