"""Tries the downloads for Windows under Wine, as people at home get them.

Each trial is a line, as in `bare_root`; pictures of the windows stay in .cache/wine/pictures, to be
looked at. What goes well here is evidence for Windows, and no proof.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtGui import QImage

from build import bundle, windows_downloads, wine
from build.bare_root import (
    FEWEST_COLOURS,
    SHORTEST_PDF,
    Report,
    TrialFailedError,
    dots,
    page_stands,
    warns,
)
from build.bundle import VERSION
from build.downloads import commit_time
from build.sandbox import NoSandboxError
from build.windows_habits import try_habits
from build.wine_screen import Desk, desk
from desktop.domain.reading import Bookmark
from desktop.store.profile import Profile
from desktop.store.reader.inspection import Condition, inspect

PICTURES = wine.HOME / "pictures"
APPS = r"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\org.waymark.Waymark"
ODD = "Ärzte & MS #1 日本 50%"
NEXT_VERSION = "99.0.0"
PAGE, OTHER_PAGE, OTHER_TITLE = "types-of-ms", "fatigue", "Tiredness"
OF_OTHERS = "my own.txt"
NOTE = "Ask about the next scan"
HOME, MY_LIST = "ctrl+1", "ctrl+7"
PLACE_OF_THE_NOTE = 930, 510  # px, on My list
SECONDS_TO_A_PAGE, SECONDS_TO_AN_END, SECONDS_TO_INSTALL = 90, 30, 400
SECONDS_TO_SAVE = 4.0  # after the last key; the window saves by itself
IS_OPEN, IS_OLDER, IS_FULL, IS_REFUSED, IS_HELD, IS_TOO_NEW = 3, 4, 5, 6, 7, 9

# Names of any script on the command line; and no menu of this computer.
SURROUNDINGS = {"LC_ALL": "C.UTF-8", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe="}
# What Wine itself and the Windows of others write wherever a program runs.
OF_WINDOWS = re.compile(
    r"windows/|users/[^/]+/Temp(?:$|/)|users/[^/]+/AppData/Local/Programs$|ProgramData/Microsoft"
)
KEYS_OF_WINDOWS = re.compile(
    r"Console|Environment|Volatile Environment|System\\\\|Software\\\\Wine"
    r"|Software\\\\Microsoft\\\\(?!Windows\\\\CurrentVersion\\\\(?:Uninstall\\\\|Run))"
)

# Holds a file as a virus scanner or a reader of PDFs does: nobody may replace or rename it.
HOLD = """
import ctypes, sys, time
handle = ctypes.windll.kernel32.CreateFileW(sys.argv[1], 0x80000000, 1, None, 3, 0, None)
print("held" if handle not in (-1, 0xFFFFFFFF) else "not held", flush=True)
time.sleep(600)
"""


@dataclass
class Home:
    """Somebody's computer with Windows, who just got Waymark.

    Args:
        program: the folder that Waymark lies in.
    """

    prefix: Path
    desk: Desk
    program: Path = field(default_factory=Path)

    @property
    def disk(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def account(self) -> Path:
        (found,) = (p for p in (self.disk / "users").iterdir() if p.name != "Public")
        return found

    @property
    def local(self) -> Path:
        """Where programs of this account keep what belongs to it."""
        return self.account / "AppData" / "Local"

    @property
    def brought(self) -> Path:
        """Where the downloads lie."""
        folder = self.disk / "brought"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def kept(self) -> Profile:
        return Profile(self.local / "waymark")

    def name(self, path: Path) -> str:
        """How Windows names a file of its disks."""
        if not path.is_relative_to(self.disk):
            return "S:\\" + "\\".join(path.relative_to(self.prefix / "dosdevices" / "s:").parts)
        return "C:\\" + "\\".join(path.relative_to(self.disk).parts)

    def ends(
        self, *words: str, program: Path | None = None, seconds: float = 180
    ) -> tuple[int, str]:
        """Run the program for terminals, or another one: its code, and what it said."""
        with self._started(program or self.program / "waymark.com", *words) as started:
            try:
                return _ended(started, seconds)
            except subprocess.TimeoutExpired:
                started.kill()
                raise TrialFailedError(f"{words} was not done after {seconds} seconds") from None

    def runs(self, *words: str) -> str:
        """Run the program with these words, which must go well; what it said."""
        code, said = self.ends(*words)
        if code != 0:
            raise TrialFailedError(f"{words} ended with {code}:\n{said.strip()}")
        return said

    def says(self, words: Iterable[str], told: str) -> None:
        """See that the program could not, and says so in one line with `told` in it."""
        ended, said = self.ends(*words)
        if ended != 1 or len(said.splitlines()) != 1 or told not in said:
            raise TrialFailedError(f"{words} ended with {ended} and said:\n{said}")

    def installs(self, setup: Path, *words: str, code: int = 0) -> None:
        """Run an installer without a question; see how it ends."""
        brought = self.brought / setup.name
        if not brought.exists():
            shutil.copyfile(setup, brought)
        # NSIS takes a folder with spaces as it stands, without the quotes that Wine would add.
        split = " ".join(("/S", *words)).split(" ")
        ended, said = self.ends(*split, program=brought, seconds=SECONDS_TO_INSTALL)
        if ended != code:
            raise TrialFailedError(f"{setup.name} {words} ended with {ended}, not {code}:\n{said}")

    def removes(self, *words: str) -> None:
        """Run the uninstaller without a question, as Apps does; it goes on in a copy of itself."""
        uninstaller = self.program / windows_downloads.UNINSTALLER
        code, said = self.ends("/S", *words, program=uninstaller, seconds=SECONDS_TO_INSTALL)
        if code != 0:
            raise TrialFailedError(f"the uninstaller ended with {code}:\n{said}")
        subprocess.run(
            [wine.SERVER, "-w"],
            env=wine.surroundings(self.prefix),
            timeout=SECONDS_TO_INSTALL,
            check=True,
        )

    @contextmanager
    def opened(self, picture: str, *, caution: bool = False) -> Iterator[float]:
        """A window in which a page stands, and whose end is looked at.

        On Home a cursor blinks, so that it would never stand still.

        Args:
            picture: the name under which its picture is kept.
            caution: whether the window has something to warn of.
        """
        PICTURES.mkdir(parents=True, exist_ok=True)
        file, began = PICTURES / f"{picture}.png", time.monotonic()
        with self._started(self.program / "waymark.exe", "open", PAGE) as program:
            try:
                seconds = page_stands(self.desk.screen, program, began, file, SECONDS_TO_A_PAGE)
                yield seconds
                self.asks_to_end("/IM", "waymark.exe")
                code, said = _ended(program, SECONDS_TO_AN_END)
            except subprocess.TimeoutExpired:
                raise TrialFailedError("the window did not close when asked to") from None
            finally:
                program.kill()
        if code != 0 or said:
            raise TrialFailedError(f"the window ended with {code} and said:\n{said}")
        shown = dots(QImage(str(file)))
        if len(shown) < FEWEST_COLOURS or warns(shown) != caution:
            raise TrialFailedError(f"the window looks wrong: see {file}")

    def looks(self, picture: str, caution: bool = False) -> None:
        """Open a window, and end it when a page stands in it."""
        with self.opened(picture, caution=caution):
            pass

    def goes(self, place: str, picture: str) -> None:
        """Go to another place of the window, and keep its picture."""
        self.desk.press(place)
        time.sleep(SECONDS_TO_SAVE)
        self.desk.screen.picture().save(str(PICTURES / f"{picture}.png"))

    def asks_to_end(self, *words: str) -> None:
        """Run Windows' own program for that."""
        self.ends(*words, program=self.disk / "windows" / "system32" / "taskkill.exe")

    def _started(self, program: Path, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [wine.WINE, self.name(program), *words],
            env=wine.surroundings(self.prefix, {**SURROUNDINGS, "DISPLAY": self.desk.screen.name}),
            cwd=self.account,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )

    @contextmanager
    def held(self, path: Path) -> Iterator[None]:
        """Somebody else has a file open, and lets nobody replace it."""
        with subprocess.Popen(
            [
                *(wine.WINE, wine.windows_name(wine.PYTHON / "python.exe"), "-c", HOLD),
                self.name(path),
            ],
            env=wine.surroundings(self.prefix, SURROUNDINGS),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as holder:
            assert holder.stdout is not None
            if (said := holder.stdout.readline().strip()) != "held":
                raise TrialFailedError(f"{path} could not be held: {said}")
            try:
                yield
            finally:
                self.asks_to_end("/F", "/IM", "python.exe")

    def state(self) -> set[str]:
        """Every file on the disk and every key of the registry, but for those of Windows."""
        wine.end(self.prefix)  # then the registry is written
        brought = self.brought
        files = {
            path.relative_to(self.disk).as_posix()
            for path in self.disk.rglob("*")
            if not path.is_relative_to(brought)
        }
        keys = {
            f"{name}: {key}"
            for name in ("user.reg", "system.reg")
            for key in _KEY.findall((self.prefix / name).read_text(errors="replace"))
        }
        return {each for each in files if not OF_WINDOWS.match(each)} | {
            each for each in keys if not KEYS_OF_WINDOWS.match(each.partition(": ")[2])
        }

    def bookmarks(self, kept: Profile) -> list[Bookmark]:
        """What lies in reader.db, which must be sound."""
        found = inspect(kept.reader, thorough=True)
        if found.condition is not Condition.SOUND:
            raise TrialFailedError(f"what was kept is {found.condition.name.lower()}")
        return list(found.shelves.bookmarks)

    def told(self, name: str) -> str:
        """What Apps says of Waymark."""
        wine.end(self.prefix)
        registry = (self.prefix / "user.reg").read_text(errors="replace")
        _, _, entry = registry.partition(f"[{APPS}]")
        found = re.search(rf'^"{name}"="(.*)"$', entry.partition("\n\n")[0], re.MULTILINE)
        return found[1] if found else ""


_KEY = re.compile(r"^\[(.+?)\]", re.MULTILINE)


def _ended(program: subprocess.Popen[str], seconds: float) -> tuple[int, str]:
    """The code of a program, and what it said.

    What it said has no end while a service of Windows lives that was started for it.
    """
    code = program.wait(seconds)
    assert program.stdout is not None
    pipe, said = program.stdout.fileno(), b""
    os.set_blocking(pipe, False)
    with suppress(BlockingIOError):
        while piece := os.read(pipe, 65536):
            said += piece
    return code, said.decode(errors="replace").replace("\r", "")


def verify(folder: Path, downloads: Iterable[Path]) -> int:
    """Try the downloads that were made of `folder`; 0 when all did well."""
    report = Report()
    try:
        with desk() as before, tempfile.TemporaryDirectory(prefix="waymark-verify-") as place:
            for number, path in enumerate(downloads):
                trial = {".exe": try_installer, ".zip": try_archive}.get(path.suffix)
                if trial is None:
                    continue
                with (
                    wine.own_prefix(Path(place, str(number))) as prefix,
                    report.trial(f"{path.name} under Wine"),
                ):
                    trial(Home(prefix, before), path, folder, report)
    except (NoSandboxError, windows_downloads.NoInstallerError) as error:
        print(error)
        return 1
    return 1 if report.failed else 0


def try_installer(home: Home, setup: Path, folder: Path, report: Report) -> None:
    """Install, use, bring a newer version over it, remove; and all that may be in the way."""
    before = home.state()
    home.program = home.local / "Programs" / "Waymark"
    home.installs(setup)
    _is_installed(home, folder)
    _use(home, folder, report, "installed")
    newer = windows_downloads.write_installer(
        folder, NEXT_VERSION, commit_time(), home.brought, quick=True
    )
    with report.trial("a bookmark and a note are kept"):
        _keep(home, home.kept)
    with (
        report.trial("while its window is open nothing is installed, and a second start shows it"),
        home.opened("second start"),
    ):
        home.installs(newer, code=IS_OPEN)
        if home.ends("open", OTHER_PAGE)[0] != 0 or not home.desk.sees(OTHER_TITLE):
            raise TrialFailedError("the second start did not show its page in the first window")
    with (
        report.trial("while somebody holds its file nothing is installed"),
        home.held(home.program / "waymark.exe"),
    ):
        home.installs(newer, code=IS_HELD)
    _is_installed(home, folder)
    with (
        report.trial("where what was kept is of a newer version, an older one is refused"),
        _kept_by_newer(home),
    ):
        home.installs(newer, code=IS_TOO_NEW)
        home.looks("kept by a newer one", caution=True)
    with report.trial("on a full disk, and where nothing may be written, it says so"):
        for size, options, code in (("20m", "rw", IS_FULL), ("1g", "ro", IS_REFUSED)):
            with _drive(home, size, options):
                home.installs(newer, "/D=S:\\Waymark", code=code)
        home.runs("--version")
    with report.trial("an installation that a power cut ended is made whole by the next one"):
        old = home.program / "waymark-old"
        old.mkdir()
        (home.program / "_internal").rename(old / "_internal")
        home.installs(setup)
        _is_installed(home, folder)
    others = [home.program / name for name in (OF_OTHERS, f"_internal/{OF_OTHERS}")]
    with report.trial("the next version takes its place, and finds what was kept"):
        for file in others:
            file.touch()
        home.installs(newer)
        if lost := [file for file in others if not file.exists()]:
            raise TrialFailedError(f"files of others were removed: {lost}")
        _is_installed(home, folder, NEXT_VERSION)
        home.runs("self-test")
        _finds_it(home, home.kept)
        with home.opened("next version"):
            home.goes(MY_LIST, "next version, my list")
    with report.trial("an older version is refused, and the newer one stays"):
        home.installs(setup, code=IS_OLDER)
        _is_installed(home, folder, NEXT_VERSION)
    with report.trial("it is removed without a trace but what was kept, and files of others"):
        home.removes()
        left_over(home, before, home.kept.root, *others)
        shutil.rmtree(home.program)
        home.installs(newer)
        _finds_it(home, home.kept)
    with report.trial("it is removed with all that was kept"):
        home.removes("/REMOVEDATA")
        left_over(home, before)
    with report.trial("it is installed in a folder of any name"):
        home.program = home.disk / ODD / "Waymark"
        home.installs(setup, f"/D={home.name(home.program)}")
        _is_installed(home, folder)
        home.runs("self-test")
        home.looks("odd folder")
        home.removes("/REMOVEDATA")
        left_over(home, before, home.disk / ODD)


def try_archive(home: Home, archive: Path, folder: Path, report: Report) -> None:
    """Unpack, use, carry about, harm, and delete the folder of the archive."""
    before = home.state()
    place = home.account / "Desktop" / ODD
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    (home.program,) = place.iterdir()
    kept = Profile(home.program / windows_downloads.DATA)
    if not kept.root.is_dir():
        raise TrialFailedError("there is no folder for what is kept beside the program")
    _use(home, folder, report, "portable")
    try_habits(home, report)
    with report.trial("a bookmark and a note are kept beside the program, and nowhere else"):
        _keep(home, kept)
        left_over(home, before, place)
    with report.trial("killed, it starts again as if nothing had been"):
        with suppress(TrialFailedError), home.opened("killed"):
            home.asks_to_end("/F", "/IM", "waymark.exe")
        home.looks("after a kill")
        _finds_it(home, kept)
    _saving(home, report)
    with report.trial("on a stick that cannot be written to it can be read"):
        stick = Path(home.prefix, "dosdevices", "s:")
        with _drive(home, "400m", "rw") as drive:
            shutil.copytree(home.program, drive / "Waymark")
            subprocess.run(["mount", "-o", "remount,ro", str(drive)], check=True)
            there = replace(home, program=stick / "Waymark")
            there.runs("self-test")
            there.looks("read-only stick", caution=True)
    content = home.program / "_internal" / "content" / "content.db"
    whole = content.read_bytes()
    for what, harm in {"damaged": whole[:-1], "missing": None}.items():
        with report.trial(f"where the content file is {what}, a sentence says so"):
            content.unlink()
            if harm is not None:
                content.write_bytes(harm)
            home.says(("search", "relapse"), f"is {what}")
            content.write_bytes(whole)
    with report.trial("nothing is left when its folder is deleted"):
        shutil.rmtree(place)
        left_over(home, before)


def _is_installed(home: Home, folder: Path, version: str = VERSION) -> None:
    """See that the folder is there, nothing else beside it, and that Windows knows it."""
    wanted = {*bundle.files_of(folder), windows_downloads.LIST, windows_downloads.UNINSTALLER}
    there = {name for name in bundle.files_of(home.program) if not name.endswith(OF_OTHERS)}
    if there != wanted:
        raise TrialFailedError(f"files too many or missing: {sorted(there ^ wanted)[:10]}")
    if home.told("DisplayVersion") != version:
        raise TrialFailedError(f"Apps says '{home.told('DisplayVersion')}', not {version}")
    menu = home.account / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
    for place in (menu, home.account / "Desktop"):
        link = place / "Waymark.lnk"
        if not link.is_file() or "waymark.exe".encode("utf-16-le") not in link.read_bytes():
            raise TrialFailedError(f"{link} is missing, or leads elsewhere")


def _use(home: Home, folder: Path, report: Report, name: str) -> None:
    """Do once what people do: look, read, search, print."""
    with report.trial("the program tests itself"):
        home.runs("self-test")
    with report.trial("it finds a page, and prints one, byte for byte as on Linux"):
        if "vaccines" not in home.runs("search", "vaccines"):
            raise TrialFailedError("the search found nothing")
        made = home.account / "Documents" / f"{ODD}.pdf"
        words = ("handout", "--pack", "two-ways", "--date", f"{dt.date.today():%Y-%m-%d}", "-o")
        home.runs(*words, home.name(made))
        here = home.account / "here.pdf"
        content = folder / "_internal" / "content" / "content.db"
        program = (sys.executable, "-m", "desktop", "--content", str(content))
        subprocess.run([*program, *words, str(here)], cwd=wine.ROOT, check=True)
        same = made.read_bytes() == here.read_bytes()
        long = made.stat().st_size > SHORTEST_PDF
        made.unlink()
        here.unlink()
        if not same or not long:
            raise TrialFailedError("the PDF is another than the one that is made here")
    with report.trial("its window opens and closes"), home.opened(name) as seconds:
        print(f"   the first page stood after {seconds:.1f} s")
        home.goes(HOME, f"{name}, Home")


def _keep(home: Home, kept: Profile) -> None:
    """Make a bookmark and a note, as people do with keys."""
    with home.opened("page"):
        home.desk.press("ctrl+d")
        time.sleep(SECONDS_TO_SAVE)
        home.goes(MY_LIST, "my list")
        home.desk.press_at(*PLACE_OF_THE_NOTE)
        home.desk.types(NOTE)
        time.sleep(SECONDS_TO_SAVE)
    _finds_it(home, kept)


def _finds_it(home: Home, kept: Profile) -> None:
    found = [(mark.page, mark.note) for mark in home.bookmarks(kept)]
    if found != [(PAGE, NOTE)]:
        raise TrialFailedError(f"kept are {found}")


def left_over(home: Home, before: set[str], *but: Path) -> None:
    """See that all is as it was, save for what lies at or below some places."""
    places = [path.relative_to(home.disk).as_posix() for path in but]
    parents = {parent.as_posix() for path in map(Path, places) for parent in path.parents}
    left = [
        name
        for name in sorted(home.state() ^ before)
        if name not in parents and not any(f"{name}/".startswith(f"{place}/") for place in places)
    ]
    if left:
        raise TrialFailedError("this is left behind, or gone:\n" + "\n".join(left[:20]))


def _saving(home: Home, report: Report) -> None:
    """Save where it cannot be: each time one sentence, and nothing is lost."""
    with report.trial("names that Windows keeps for itself are refused"):
        for name in ("aux.pdf", "nul.html", "C:\\a:b.pdf"):
            home.says(("handout", PAGE, "-o", name), "Windows cannot use the name")
        home.says(("handout", PAGE, "-o", "a:b.pdf"), "There is no folder")
        home.says(("handout", PAGE, "-o", "sheet.pdf."), "none of them")
    with report.trial("a file that another program holds stays as it was"):
        sheet = home.account / "Documents" / "sheet.txt"
        sheet.write_text("before", encoding="ascii")
        with home.held(sheet):
            home.says(("handout", PAGE, "-o", home.name(sheet)), "is open or locked")
        if sheet.read_text(encoding="ascii") != "before":
            raise TrialFailedError("it was changed")
        home.runs("handout", PAGE, "-o", home.name(sheet))
        sheet.unlink()
        if left := sorted(path.name for path in sheet.parent.iterdir()):
            raise TrialFailedError(f"left in the folder: {left}")
    with report.trial("where there is no room, or nothing may be written, nothing is saved"):
        for size, options, told in (
            ("4k", "rw", "not enough room"),
            ("1m", "ro", "You may not save files in"),
        ):
            with _drive(home, size, options):
                home.says(("handout", PAGE, "-o", "S:\\sheet.pdf"), told)


@contextmanager
def _kept_by_newer(home: Home) -> Iterator[None]:
    """What is kept looks as if a newer version had kept it."""
    with closing(sqlite3.connect(home.kept.reader)) as file:
        (version,) = file.execute("PRAGMA user_version").fetchone()
        file.execute("PRAGMA user_version=9999")
    try:
        yield
    finally:
        with closing(sqlite3.connect(home.kept.reader)) as file:
            file.execute(f"PRAGMA user_version={version}")


@contextmanager
def _drive(home: Home, size: str, options: str) -> Iterator[Path]:
    """A disk `S:` of this size, in memory."""
    letter = home.prefix / "dosdevices" / "s:"
    with tempfile.TemporaryDirectory(prefix="waymark-drive-") as place:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size},{options}", "tmpfs", place], check=True
        )
        letter.symlink_to(place)
        try:
            yield Path(place)
        finally:
            letter.unlink()
            wine.end(home.prefix)
            subprocess.run(["umount", place], check=True)
