"""Measure how a finished bundle starts, also in a bare system, and how large it is.

The program itself logs when its first page can be read, and when whatever is pressed is answered.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from build import bundle, package, wine
from build.bench import CPU, DROP_CACHES, LONGEST_START, STARTS, Result
from build.sandbox import BROUGHT, HOME, RELEASES, NoSandboxError, Sandbox, screen

LOGGED_BY = "app/start.py"
FOLDER_MARK, ONE_FILE_MARK, BARE_MARK, WINE_MARK = 1000, 5000, 2000, 5000  # ms to the first page
READY_MARK = 2000  # ms
Run = Callable[[], subprocess.Popen[str]]


def measured(dist: Path) -> Iterator[Result]:
    """All that can be measured of what lies in `dist`."""
    folder = dist / "waymark"
    size = sum(bundle.folder_sizes(folder).values())
    yield Result("size: folder", size / bundle.MB, "MB", bundle.FOLDER_BUDGET)
    for kind in ("*.tar.xz", "*.deb", "*-setup.exe", "*.zip"):
        for file in dist.glob(kind):
            size = file.stat().st_size
            yield Result(f"size: {file.name}", size / bundle.MB, "MB", bundle.ARCHIVE_BUDGET)
    program = next(path for name in ("waymark", "waymark.exe") if (path := folder / name).is_file())
    if program.suffix == ".exe" and sys.platform == "linux":
        yield from starts_under_wine(program)
        return
    yield from starts_here("folder", program, FOLDER_MARK)
    for one_file in dist.glob(f"{bundle.one_file_name()}*") if bundle.recipe().one_file else ():
        size = one_file.stat().st_size
        yield Result(f"size: {one_file.name}", size / bundle.MB, "MB", bundle.ONE_FILE_BUDGET)
        yield from starts_here("one file", one_file, ONE_FILE_MARK)
    try:
        for release in RELEASES:
            yield from starts_in_bare_system(release, dist)
    except NoSandboxError as error:
        print(error)


def starts_here(name: str, program: Path, mark: float) -> Iterator[Result]:
    """Starts on this computer, on a screen in memory where it has none."""
    with (
        package.virtual_screen() as shown,
        tempfile.TemporaryDirectory(prefix="waymark-bench-") as home,
    ):
        profile = Path(home) / "profile"
        run = partial(
            subprocess.Popen,
            [str(program), "--profile", str(profile)],
            env={**os.environ, **shown, "HOME": home},
            text=True,
        )
        yield from _results(name, run, profile, mark)


def starts_under_wine(program: Path) -> Iterator[Result]:
    """Starts of the program for Windows, which Windows itself may do faster or slower."""
    wine.prepare()
    with (
        package.virtual_screen() as shown,
        tempfile.TemporaryDirectory(prefix="waymark-bench-") as place,
        wine.own_prefix(Path(place, "prefix")) as prefix,
    ):
        profile = Path(place, "profile")
        run = partial(
            subprocess.Popen,
            [
                *(wine.WINE, wine.windows_name(program)),
                *("--profile", wine.windows_name(profile)),
            ],
            env=wine.surroundings(prefix, shown),
            stdin=subprocess.DEVNULL,
            text=True,
        )
        yield from _results("under Wine", run, profile, WINE_MARK)


def starts_in_bare_system(release: str, dist: Path) -> Iterator[Result]:
    """Starts of the folder where there is nothing but the smallest Debian."""
    profile = f"{HOME}/profile"
    with screen() as shown, Sandbox(release, dist) as box:
        run = partial(
            box.start,
            *(f"{BROUGHT}/waymark/waymark", "--profile", profile),
            environment={"DISPLAY": shown.name},
        )
        yield from _results(f"bare {box.name}", run, box.written(profile), BARE_MARK)


def _results(name: str, run: Run, profile: Path, mark: float) -> Iterator[Result]:
    """The first start, cold where the system lets us forget what it has read, then others."""
    cold = os.access(DROP_CACHES, os.W_OK)
    if cold:
        os.sync()
        DROP_CACHES.write_text("1")
    for state, starts in (("cold" if cold else "first", 1), ("warm", STARTS)):
        pages, readies = zip(*(_start(run, profile) for _ in range(starts)), strict=True)
        yield Result(f"{name}, {state}: first page", median(pages), "ms", mark)
        yield Result(f"{name}, {state}: ready", median(readies), "ms", max(mark, READY_MARK))


def _start(run: Run, profile: Path) -> tuple[float, float]:
    """Milliseconds until the first page could be read, and until the library was open."""
    log = profile / "logs" / "waymark.log"
    log.unlink(missing_ok=True)
    began = time.time()
    with run() as program:
        try:
            while len(lines := _logged(log)) < 2:
                if program.poll() is not None or time.time() - began > LONGEST_START:
                    raise TimeoutError(f"no page was shown; see {log}")
                time.sleep(0.02)
        finally:
            program.terminate()
    page, ready = (_milliseconds(line, began) for line in lines)
    return page, ready


def _logged(log: Path) -> list[str]:
    """What the program logged of its start so far: at most two lines."""
    if not log.is_file():
        return []
    return [line for line in log.read_text().splitlines() if LOGGED_BY in line and "INFO" in line]


def _milliseconds(line: str, began: float) -> float:
    """The time since the start of a line; with --cpu, what the program computed until then."""
    moment, *_, computed = line.split()
    if CPU in os.environ:
        return float(computed)
    return (dt.datetime.fromisoformat(moment).timestamp() - began) * 1000
