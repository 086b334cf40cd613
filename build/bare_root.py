"""Tries the downloads as people get them: in bare Debian systems, without network, as a plain user.

Each trial is a line; a failed one says what happened, and the rest is tried all the same. Pictures
of the windows stay in .cache/roots/pictures, to be looked at.
"""

from __future__ import annotations

import itertools
import platform
import shlex
import subprocess
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from build.downloads import SUMS
from build.sandbox import (
    ADMINISTRATOR,
    BROUGHT,
    HOME,
    READER,
    RELEASES,
    ROOTS,
    NoSandboxError,
    Sandbox,
    Screen,
    screen,
)
from desktop.domain.tokens import LIGHT

PICTURES = ROOTS / "pictures"
ODD_FOLDER = f"{HOME}/Ärzte & MS #1 日本 50%"
KEPT = f"{HOME}/.local/share/waymark"  # what a reader keeps
LETTERS = f"{HOME}/.cache/fontconfig"  # shared by all programs with a window
FOLDERS_OF_ALL = {f"{HOME}/.cache", f"{HOME}/.local", f"{HOME}/.local/share", "/opt"}
OF_APT = ("/var/cache", "/var/lib/apt", "/var/lib/dpkg", "/var/log")
SECONDS_TO_A_WINDOW, SECONDS_TO_AN_END = 30, 10
STILL = 3.0  # seconds without a change, and a window is done; a notice may follow its page
NO_CACHE = "Fontconfig error: No writable cache directories\n"  # it does without
FEWEST_COLOURS = 200  # of a page with letters and pictures; where those lack there is a handful
MOST_OF_ONE_COLOUR = 0.5  # of a page that stands; while the library opens it is 0.7
MOST_CAUTION = 0.01  # of a window that warns of nothing has the colour of warnings
SHORTEST_PDF = 20_000  # bytes


class TrialFailedError(Exception):
    """A download did not do what it promises; the text says what happened."""


@dataclass
class Person:
    """Somebody at a bare system, who just got the program.

    Args:
        starts: the command that starts the program.
    """

    box: Sandbox
    screen: Screen
    starts: str = "waymark"
    user: str = READER
    read_only: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    def does(self, script: str) -> str:
        """Run a shell script, which must go well; what it said."""
        code, said = self.box.run(
            *("sh", "-euc", script),
            user=self.user,
            read_only=self.read_only,
            environment=self.environment,
        )
        if code != 0:
            raise TrialFailedError(f"'{script}' ended with {code}:\n{said.strip()}")
        return said

    def runs(self, words: str) -> str:
        """Run the program with these words, which must go well; what it said."""
        return self.does(f"{shlex.quote(self.starts)} {words}")

    def looks(self, name: str, words: str = "", caution: bool = False) -> float:
        """Open a window, keep its picture under `name`, and end it.

        Args:
            caution: whether the window has something to warn of.

        Returns:
            Seconds until the last change of the picture.
        """
        file = PICTURES / f"{self.box.name}, {name}.png"
        file.parent.mkdir(exist_ok=True)
        began = time.monotonic()
        with self.box.start(
            *(self.starts, *shlex.split(words)),
            user=self.user,
            read_only=self.read_only,
            environment={**self.environment, "DISPLAY": self.screen.name},
        ) as program:
            try:
                seconds = page_stands(self.screen, program, began, file)
                program.terminate()
                said, _ = program.communicate(timeout=SECONDS_TO_AN_END)
            except subprocess.TimeoutExpired:
                raise TrialFailedError("the window did not close when asked to") from None
            finally:
                program.kill()
        if program.returncode != 0 or said not in ("", NO_CACHE):
            raise TrialFailedError(f"the window ended with {program.returncode} and said:\n{said}")
        shown = dots(QImage(str(file)))
        if len(shown) < FEWEST_COLOURS or warns(shown) != caution:
            raise TrialFailedError(f"the window looks wrong: see {file}")
        return seconds

    def finds_nothing_left(self, *but: str) -> None:
        """See that the system is as it was, save for what lies at or below some places."""
        left = [
            name
            for name in self.box.changed()
            if name not in FOLDERS_OF_ALL
            and not any(f"{name}/".startswith(f"{place}/") for place in but)
        ]
        if left:
            raise TrialFailedError("this is left behind:\n" + "\n".join(left[:20]))


def page_stands(
    shown: Screen,
    program: subprocess.Popen[str],
    began: float,
    file: Path,
    longest: float = SECONDS_TO_A_WINDOW,
) -> float:
    """Wait until a page stands on the screen and stays as it is, and keep its picture in `file`.

    Args:
        began: when the program was started.
        longest: how many seconds later it must stand.

    Returns:
        Seconds until the last change of the picture.
    """
    picture, changed = shown.picture(), began
    while True:
        time.sleep(0.05)
        if program.poll() is not None:
            said = program.stdout.read() if program.stdout else ""
            raise TrialFailedError(f"no window came; the program ended and said:\n{said}")
        now = shown.picture()
        if now != picture:
            picture, changed = now, time.monotonic()
        elif time.monotonic() - changed > STILL and not is_bare(picture):
            picture.save(str(file))
            return changed - began
        elif time.monotonic() - began > longest:
            picture.save(str(file))
            raise TrialFailedError(f"no page came: see {file}")


def dots(picture: QImage) -> Counter[str]:
    """How often each colour stands in a picture, looked at every few dots."""
    return Counter(
        picture.pixelColor(x, y).name(QColor.NameFormat.HexRgb).upper()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )


def is_bare(picture: QImage) -> bool:
    """Whether most of a screen has one colour, as before a page comes."""
    shown = dots(picture)
    return max(shown.values()) > MOST_OF_ONE_COLOUR * shown.total()


def warns(shown: Counter[str]) -> bool:
    """Whether a window with these colours warns of something."""
    return shown[LIGHT.caution_bg] > MOST_CAUTION * shown.total()


class Report:
    """Says how each trial went, and knows how many failed."""

    def __init__(self) -> None:
        self.failed = 0

    @contextmanager
    def trial(self, sentence: str) -> Iterator[None]:
        began, failed = time.monotonic(), self.failed
        try:
            yield
        except TrialFailedError as error:
            self.failed += 1
            print(f"FAILED {sentence}: {error}", flush=True)
            return
        if self.failed > failed:
            print(f"FAILED {sentence}: see above", flush=True)
        else:
            print(f"ok {sentence} ({time.monotonic() - began:.1f} s)", flush=True)


def verify(downloads: Iterable[Path]) -> int:
    """Try the downloads of one version, which lie in one folder; 0 when all did well."""
    tries = {".tar.xz": try_archive, ".deb": try_package, f"-{platform.machine()}": try_one_file}
    report = Report()
    try:
        with screen() as shown:
            for release, path in itertools.product(RELEASES, downloads):
                trial = next((tries[end] for end in tries if path.name.endswith(end)), None)
                if trial is None:
                    continue
                with (
                    Sandbox(release, path.parent) as box,
                    report.trial(f"{path.name} on {box.name}"),
                ):
                    trial(Person(box, shown), f"{BROUGHT}/{path.name}", report)
    except NoSandboxError as error:
        print(error)
        return 1
    return 1 if report.failed else 0


def try_archive(reader: Person, archive: str, report: Report) -> None:
    """Unpack, use, carry on a stick, and delete the folder of the archive."""
    reader.does("if command -v python3; then exit 1; fi")
    reader.does(f"cd {BROUGHT}; sha256sum --check --ignore-missing --quiet {SUMS}")
    reader.does(f"mkdir '{ODD_FOLDER}'; cd '{ODD_FOLDER}'; tar -xf {archive}")
    (unpacked,) = reader.does(f"ls '{ODD_FOLDER}'").splitlines()
    folder = f"{ODD_FOLDER}/{unpacked}"
    reader.starts = f"{folder}/waymark"
    _use(reader, report, "folder")
    with report.trial("it starts through a link, in a folder of another name"):
        renamed = shlex.quote(f"{ODD_FOLDER}/{'w' * 100} 'two' $HOME")
        reader.does(f"mv '{folder}' {renamed}; ln -s {renamed}/waymark start")
        linked = replace(reader, starts=f"{HOME}/start")
        try:
            linked.runs("self-test")
        finally:
            reader.does(f"rm start; mv {renamed} '{folder}'")
    with report.trial("it runs where nothing can be written to"):
        shut = replace(reader, read_only=(HOME,))
        shut.runs("self-test")
        shut.looks("read-only home", caution=True)
    with report.trial("it runs in the C locale, and without a home folder"):
        plain = replace(reader, environment={"LANG": "C", "LC_ALL": "C", "HOME": "/nowhere"})
        plain.runs("self-test")
        plain.looks("no home", caution=True)
    reader.does(f"rm -rf {KEPT} {LETTERS}; mkdir '{folder}/data'")
    _use(reader, report, "stick")
    with report.trial("with a folder named data it kept all in there"):
        reader.finds_nothing_left(ODD_FOLDER)
    with report.trial("nothing is left when its folder is deleted"):
        reader.does(f"rm -rf '{ODD_FOLDER}'")
        reader.finds_nothing_left()


def try_package(reader: Person, package: str, report: Report) -> None:
    """Install, use and remove the Debian package."""
    administrator = replace(reader, user=ADMINISTRATOR)
    administrator.does(f"apt-get install --yes --no-install-recommends {package}")
    reader.does("dpkg --verify waymark; test -x /usr/bin/waymark")
    _use(reader, report, "installed")
    with report.trial("it runs as a user whose home is read-only"):
        replace(reader, read_only=(HOME,)).runs("self-test")
    with report.trial("the settings in /etc/waymark are read"):
        administrator.does("mkdir /etc/waymark; echo 'theme = \"dark\"' >/etc/waymark/waymark.toml")
        try:
            if "/etc/waymark/waymark.toml" not in reader.runs("doctor"):
                raise TrialFailedError("doctor does not name them")
            reader.looks("dark, as the system says")
        finally:
            administrator.does("rm -r /etc/waymark")
    with report.trial("the kiosk starts from it"):
        reader.looks("kiosk", "--kiosk")
    with report.trial("nothing is left when apt has removed it, but what the reader kept"):
        administrator.does("apt-get purge --yes waymark")
        reader.finds_nothing_left(*OF_APT, KEPT, LETTERS)


def try_one_file(reader: Person, program: str, report: Report) -> None:
    """Copy the one file, use it, and delete it."""
    reader.does(f"cp {program} one; chmod +x one")
    reader.starts = f"{HOME}/one"
    _use(reader, report, "one file")
    with report.trial("nothing is left when it is deleted, but what the reader kept"):
        reader.does("rm one")
        reader.finds_nothing_left(KEPT, LETTERS)


def _use(reader: Person, report: Report, name: str) -> None:
    """Do once what people do: look, read, search, print."""
    with report.trial("the program tests itself, and asks for no network"):
        reader.runs("self-test --no-network")
    with report.trial("it finds and prints a page"):
        if "vaccines" not in reader.runs("search vaccines"):
            raise TrialFailedError("the search found nothing")
        reader.runs("handout --pack two-ways -o sheet.pdf")
        reader.does(
            f"head -c 5 sheet.pdf | grep -q %PDF-; test $(wc -c <sheet.pdf) -gt {SHORTEST_PDF}"
        )
        reader.does("rm sheet.pdf")
    with report.trial("its window opens and closes"):
        seconds = reader.looks(name)
        print(f"   the first page stood after {seconds:.1f} s")
