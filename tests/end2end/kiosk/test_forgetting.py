"""After a visit nothing of it is in memory, in the clipboard, in the settings or on the disk."""

from __future__ import annotations

import gc
import hashlib
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app import safety_net
from desktop.app.kiosk.desks import DESKS
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.kiosk import KioskSettings
from desktop.domain.packs import HandoutItem
from desktop.domain.reading import ThemeName
from desktop.domain.settings import RollOutSettings
from tests.end2end.kiosk.conftest import StartKiosk, begin, shown

MARKER = "purple-giraffe"
PAGES = {  # what a place is opened with
    "page": "what-ms-is",
    "diagram": "three-rs",
    "compare": "maintenance-escalation,immune-reconstitution",
    "print": "what-ms-is",
}

# A visitor in a process of its own, which ends as a power cut would end it.
KILLED = f"""
import os, signal, sys
from PySide6.QtCore import QTimer
from desktop.app.kiosk import start
from desktop.app.kiosk.desks import DESKS
from desktop.cli.words import parse
from desktop.domain.settings import RollOutSettings
places = list(DESKS)
def visit(program):
    if program.visit is None:
        program.window.welcome.start_requested.emit()
        program.visit.state.questions["own-1"] = "{MARKER}"
    elif places:
        place = places.pop()
        program.visit.go(place, {PAGES!r}.get(place, ""))
    else:
        os.kill(os.getpid(), signal.SIGKILL)
    QTimer.singleShot(100, program, lambda: visit(program))
class Watched(start.KioskProgram):
    def show(self):
        self.ready.connect(lambda: visit(self))
        super().show()
start.KioskProgram = Watched
start.start_kiosk(parse(sys.argv[1:]), RollOutSettings())
"""


def walk(visit: Visit) -> None:
    """Go to every place there is."""
    for place in DESKS:
        visit.go(place, PAGES.get(place, ""))


def files(folder: Path) -> dict[str, str]:
    """Every file below, with a hash of what it holds."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leave_traces(program: KioskProgram, visit: Visit) -> None:
    """What a visitor may choose and type."""
    visit.state.questions["own-1"] = f"Is it the {MARKER}?"
    visit.state.items.append(HandoutItem("what-ms-is", f"{MARKER} page"))
    QGuiApplication.clipboard().setText(MARKER)
    visit.frame.strip.bigger_requested.emit()
    visit.frame.strip.darker_requested.emit()
    visit.frame.strip.fewer_words_requested.emit()


def test_the_objects_of_a_visit_go_with_it(qtbot: QtBot, kiosk: StartKiosk) -> None:
    program = kiosk()
    visit = begin(program)
    walk(visit)
    gone: list[weakref.ref[object]] = [
        weakref.ref(visit),
        weakref.ref(visit.frame),
        weakref.ref(visit.state),
    ]
    leave_traces(program, visit)
    del visit
    program.end_visit()

    def all_gone() -> bool:
        gc.collect()
        return not any(ref() for ref in gone)

    qtbot.waitUntil(all_gone, timeout=10_000)  # work under way answers first
    said = [
        text
        for holder in gc.get_objects()
        if type(holder) in (dict, list, tuple, set)
        for text in (holder.values() if type(holder) is dict else holder)
        if type(text) is str and MARKER in text and text != MARKER
    ]
    assert [text for text in said if text.startswith(("Is it", f"{MARKER} page"))] == []


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("at_the_end", [False, True])
def test_a_fault_leaves_nothing_of_the_visit_on_the_screen_or_in_memory(
    qtbot: QtBot, kiosk: StartKiosk, monkeypatch: pytest.MonkeyPatch, at_the_end: bool
) -> None:
    program = kiosk(RollOutSettings(kiosk=KioskSettings(pin="a hash")))
    monkeypatch.setattr(sys, "excepthook", program.net._on_exception)
    monkeypatch.setattr(safety_net.log, "disabled", True)  # the tests' own log keeps all of it
    visit = begin(program)
    visit.go("questions", "write")
    leave_traces(program, visit)
    gone: list[weakref.ref[object]] = [
        weakref.ref(visit),
        weakref.ref(visit.state),
        weakref.ref(visit.desk.screen),
    ]

    def fail() -> None:
        held = gone[0]()
        raise ValueError(held)

    if at_the_end:
        monkeypatch.setattr(type(visit.desk), "put_away", lambda _: fail())
    assert program.staff is not None
    program.staff.ask()
    del visit
    with qtbot.waitSignal(program.visit_ended):
        QTimer.singleShot(0, program, program.end_visit if at_the_end else fail)
    assert shown(program) == "kiosk_receipt"
    assert not program.staff.here
    assert program.theme.settings == program._first_view
    # Without a look of the test for garbage; work under way answers first.
    qtbot.waitUntil(lambda: all(ref() is None for ref in gone), timeout=10_000)


def test_the_next_visitor_starts_with_the_settings_of_the_clinic(kiosk: StartKiosk) -> None:
    program = kiosk()
    visit = begin(program)
    before = program.theme.settings
    leave_traces(program, visit)
    assert program.theme.settings.theme is not ThemeName.LIGHT
    program.end_visit()
    assert program.theme.settings == before
    assert QGuiApplication.clipboard().text() == ""
    following = begin(program)
    assert following is not visit
    assert not following.state.questions
    assert not following.state.items
    assert not following.state.fewer_words


@pytest.mark.skipif(sys.platform != "linux", reason="watches the places that Linux programs use")
def test_a_visit_leaves_no_file_even_after_a_kill(content: Path, tmp_path: Path) -> None:
    places = {
        name: tmp_path / name.lower()
        for name in (
            *("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"),
            *("XDG_CACHE_HOME", "XDG_STATE_HOME"),
        )
    }
    for place in places.values():
        place.mkdir(mode=0o700)
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "clinic.json").write_text('{"version": 1}')
    before = files(tmp_path)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, "--profile", profile, "--content", content, "--kiosk"],
        cwd=paths.root(),
        env={
            **os.environ,
            **{name: str(place) for name, place in places.items()},
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == -9, ended.stderr
    assert files(tmp_path) == before
