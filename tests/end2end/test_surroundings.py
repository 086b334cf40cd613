"""Whatever surrounds the program, it starts if it can, and says one plain sentence if it cannot."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.application import NO_WINDOW
from desktop.app.screen import NO_SCREEN
from desktop.store.profile import Profile
from desktop.store.reader import open_reader
from desktop.store.reader.opening import NEWER, NOTHING_KEPT
from desktop.ui.common.messages import NoticeBar
from tests.end2end.conftest import ROOT, Start, stop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a Linux may lack")

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM")
PAGE, OTHER = "what-ms-is", "immune-reconstitution-therapy"

# The program as it is started by hand, which closes its window by itself once it can be read.
OPENED = """
import os, pwd, signal, sys

def unknown(_):
    raise KeyError

pwd.getpwuid = unknown  # there is no such account
bundle, kept, *sys.argv[1:] = sys.argv[1:]
if bundle:
    sys._MEIPASS, sys.executable = os.getcwd(), bundle

from desktop.app import start
from desktop.ui.common.messages import NoticeBar
show = start.Program.show

def tell(program):
    bar = program.window.findChild(NoticeBar, "notice_bar")
    if not bar.isHidden():
        print(bar._title.text(), bar._text.text(), sep="\\n")
    print(program.window.current_page)
    if kept:
        keeping = program.controller.keeping
        keeping.bookmarks_changed.connect(lambda: os.kill(os.getpid(), signal.SIGKILL))
        keeping.toggle_bookmark(kept)
    else:
        program.window.close()

def shown(program):
    program.ready.connect(lambda: tell(program))
    show(program)

start.Program.show = shown
from desktop.__main__ import main
sys.exit(main())
"""


def started(
    *words: str | Path, bundle: str | Path = "", kept: str = "", **surroundings: str
) -> subprocess.CompletedProcess[str]:
    """Start the program until its first page can be read.

    Args:
        bundle: the executable that it should take itself for.
        kept: a page to bookmark, after which it is killed.
        surroundings: the environment, nothing else.
    """
    return subprocess.run(
        [sys.executable, "-c", OPENED, str(bundle), kept, *map(str, words)],
        cwd=ROOT,
        env={
            "PYTHONPYCACHEPREFIX": os.environ["PYTHONPYCACHEPREFIX"],
            "QT_QPA_PLATFORM": "offscreen",
            **surroundings,
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ([], {}),
        ([], {"DISPLAY": ":4321", "WAYLAND_DISPLAY": "gone", "XDG_RUNTIME_DIR": "/nowhere"}),
        (["--kiosk"], {}),
        (["--notice"], {}),
    ],
    ids=["nothing set", "all gone", "kiosk", "notice"],
)
def test_without_a_screen_one_sentence_and_no_core(
    tmp_path: Path, word: list[str], told: dict[str, str]
) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", *word],
        cwd=ROOT,
        env={**bare, "HOME": str(tmp_path), **told},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{NO_SCREEN}\n")


def test_closed_streams_are_not_mistaken_for_files_of_ours(tmp_path: Path) -> None:
    told = tmp_path / "told"
    script = (
        "import os, pathlib, sys; from desktop.__main__ import _fill_standard_streams\n"
        "os.closerange(0, 3); _fill_standard_streams()\n"
        "streams = [os.readlink(f'/proc/self/fd/{each}') for each in range(3)]\n"
        "pathlib.Path(sys.argv[1]).write_text(' '.join(streams))"
    )
    subprocess.run([sys.executable, "-c", script, str(told)], cwd=ROOT, check=True)
    assert told.read_text() == "/dev/null /dev/null /dev/null"


def test_a_part_of_qt_that_cannot_be_loaded_is_one_sentence_too(tmp_path: Path) -> None:
    done = started(HOME=str(tmp_path), QT_QPA_PLATFORM="nosuch")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{NO_WINDOW}\n")


def test_a_system_that_lacks_nearly_everything_can_be_read_on(
    content: Path, tmp_path: Path
) -> None:
    """No home folder, no such account, a plain locale, no D-Bus, no caches, a wrong setting."""
    settings = tmp_path / "waymark.toml"
    settings.write_text('theme = "drak"\n')
    done = started(
        *("--config", settings, "--content", content),
        LC_ALL="C",
        DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere",
        DBUS_SYSTEM_BUS_ADDRESS="unix:path=/nowhere",
        XDG_CACHE_HOME="/dev/null/caches",
    )
    assert (done.returncode, done.stderr) == (0, "")
    wrong, kept, *rest = done.stdout.splitlines()
    assert wrong.startswith("waymark.toml, line 1: 'theme' must be ")
    assert (kept, rest) == (NOTHING_KEPT, ["home"])


def test_a_profile_whose_name_is_too_long_is_told_once(content: Path, tmp_path: Path) -> None:
    done = started("--profile", tmp_path / ("日本語/" * 300), "--content", content)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{NOTHING_KEPT}\n\nhome\n"


def test_portable_keeps_all_beside_the_program_even_when_killed(
    content: Path, tmp_path: Path
) -> None:
    home, folder = tmp_path / "home", tmp_path / "Waymark # ü"
    (folder / "data").mkdir(parents=True)
    home.mkdir()
    done = started(
        *("--content", content),
        bundle=folder / "waymark-program",
        kept=PAGE,
        HOME=str(home),
    )
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    assert list(home.iterdir()) == []
    assert {path.name for path in folder.iterdir()} == {"data"}
    kept = open_reader(folder / "data", _never, read_only=True).store
    assert [mark.page for mark in kept.bookmarks()] == [PAGE]


def test_a_profile_of_a_newer_program_is_read_and_left_alone(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    profile = Profile(tmp_path / "profile")
    program = start()
    assert program.controller is not None
    program.controller.keeping.toggle_bookmark(PAGE)
    qtbot.waitUntil(lambda: bool(program.controller and program.controller.keeping.bookmarks))
    stop(program)
    with closing(sqlite3.connect(profile.reader)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    before = profile.reader.read_bytes()
    old = start()
    assert old.controller is not None
    assert [mark.page for mark in old.controller.keeping.bookmarks] == [PAGE]
    bar = old.window.findChild(NoticeBar, "notice_bar")
    assert bar is not None
    assert bar._title.text() == NEWER
    old.controller.keeping.toggle_bookmark(OTHER)
    stop(old)
    assert profile.reader.read_bytes() == before
    assert not profile.damaged.exists()


def _never() -> dt.datetime:
    raise AssertionError("nothing is written")


def test_the_window_fits_on_a_small_screen_with_its_frame(start: Start) -> None:
    program = start()
    program._place_window()
    room = program.window.screen().availableSize()
    assert program.window.width() < room.width()
    assert program.window.height() < room.height()
