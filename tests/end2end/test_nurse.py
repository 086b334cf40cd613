"""Nurse mode in the whole program: from Home to paper, and what staff set."""

from __future__ import annotations

import dataclasses
import json
import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import previewing, to_paper
from desktop.app.printing import file_printer
from desktop.app.start import Program
from desktop.domain.printing import Clinic, PrinterAbilities
from desktop.domain.reading import ThemeName
from desktop.domain.settings import RollOutSettings
from desktop.store.clinic_file import DAMAGED, StaffSettings, read_clinic, write_clinic
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import CardButton
from desktop.ui.common.choices import Switch
from desktop.ui.handouts.printer_picker import PrinterPicker
from tests.end2end.conftest import Start, press, stop
from tests.end2end.test_accessibility import LOOKS, Walk, check
from tests.gui.screens.values import a_logo

FAVOURITES = ("two-ways", "newly-offered-irt", "no-such-pack")
ROLL_OUT = RollOutSettings(nurse=True, favourite_packs=FAVOURITES)
LONGEST_S = 0.25  # of processor time, five times the mark, for slow machines


def packs_on_home(program: Program) -> list[str]:
    cards = program.home.findChildren(CardButton)
    names = [card.objectName() for card in cards if card.isVisible()]
    return [name.removeprefix("home_pack_") for name in names if name.startswith("home_pack_")]


def type_name(program: Program, name: str) -> QLineEdit:
    program.window.place_requested.emit("settings")
    line = program.window.findChild(QLineEdit, "clinic_name_line")
    assert line is not None
    line.setText(name)
    line.textEdited.emit(name)
    return line


def test_home_changes_as_nurse_mode_is_turned_on_and_off(qtbot: QtBot, start: Start) -> None:
    settings = RollOutSettings(favourite_packs=FAVOURITES)
    program = start(settings=settings)
    assert program.home.findChild(QWidget, "make_handout") is None
    program.window.place_requested.emit("settings")
    press(program.window, "settings_nurse")
    program.window.place_requested.emit("home")
    wanted = ["ready:two-ways", "ready:newly-offered-irt"]
    qtbot.waitUntil(lambda: packs_on_home(program) == wanted)
    start_here = program.home.findChild(QWidget, "start_path")
    assert start_here is not None
    assert start_here.isVisible()
    program.window.place_requested.emit("settings")
    press(program.window, "settings_nurse")
    program.window.place_requested.emit("home")
    qtbot.waitUntil(lambda: packs_on_home(program) == [])


def test_from_home_to_paper_in_two_presses(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"
    monkeypatch.setattr(previewing, "printer_names", lambda: ("Desk",))
    monkeypatch.setattr(previewing, "abilities", lambda _: PrinterAbilities())
    monkeypatch.setattr(
        to_paper, "printer_for", lambda _, options, __: file_printer(str(target), options)
    )
    monkeypatch.setattr(to_paper, "print_dpi", lambda _: 40)
    program = start(settings=dataclasses.replace(ROLL_OUT, station="Room 3"))
    qtbot.waitUntil(lambda: bool(packs_on_home(program)))
    press(program.home, "home_pack_ready:two-ways")  # one
    assert program.controller is not None
    now = program.controller.navigation.now
    assert (now.place, now.page) == ("handout", "pack:ready:two-ways")
    picker = program.window.findChild(PrinterPicker)
    assert picker is not None
    qtbot.waitUntil(lambda: picker.printer == "Desk")
    press(program.window, "handout_print")  # two; before the pages are set
    keeping = program.controller.keeping
    qtbot.waitUntil(lambda: bool(keeping.prints), timeout=60_000)
    assert target.stat().st_size > 0
    assert {record.station for record in keeping.prints} == {"Room 3"}
    kept, _ = read_clinic(tmp_path / "profile" / "clinic.json")
    assert kept.prints.printer == "Desk"


@pytest.mark.parametrize("place", ["packs", "record", "add-pages"])
def test_every_way_on_home_leads_somewhere(qtbot: QtBot, start: Start, place: str) -> None:
    program = start(settings=ROLL_OUT)
    qtbot.waitUntil(lambda: bool(packs_on_home(program)))
    press(program.home, f"desk_{place}")
    qtbot.waitUntil(lambda: program.window.current_page == place)


def test_home_shows_one_way_to_a_code(qtbot: QtBot, start: Start) -> None:
    program = start(settings=ROLL_OUT)
    qtbot.waitUntil(lambda: bool(packs_on_home(program)))
    buttons = program.home.findChildren(Button)
    assert ["code" in b.text().lower() for b in buttons if b.isVisible()].count(True) == 1


def test_nurse_mode_may_be_locked(qtbot: QtBot, start: Start) -> None:
    settings = dataclasses.replace(ROLL_OUT, locked=frozenset({"nurse"}))
    program = start(settings=settings)
    program.window.place_requested.emit("settings")
    switch = program.window.findChild(Switch, "settings_nurse")
    assert switch is not None
    assert (switch.isChecked(), switch.isEnabled()) == (True, False)


def test_what_is_typed_last_is_kept_when_the_window_closes(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start(settings=ROLL_OUT)
    type_name(program, "Hill Clinic")
    stop(program)
    kept, trouble = read_clinic(tmp_path / "profile" / "clinic.json")
    assert (kept.clinic.name, trouble) == ("Hill Clinic", None)
    again = start(settings=ROLL_OUT)
    assert again.controller is not None
    assert again.controller.clinic_desk.clinic.name == "Hill Clinic"


def test_clearing_everything_leaves_the_clinic(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start(settings=ROLL_OUT)
    type_name(program, "Hill Clinic")
    press(program.window, "settings_clear_everything")
    press(program.window, "answer_everything")
    stop(program)
    kept, _ = read_clinic(tmp_path / "profile" / "clinic.json")
    assert kept.clinic.name == "Hill Clinic"


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff" * 100, b"{}" + b" " * 10_000_000])
def test_a_damaged_file_is_told_and_the_program_opens(
    qtbot: QtBot, start: Start, tmp_path: Path, damage: bytes
) -> None:
    file = tmp_path / "profile" / "clinic.json"
    file.parent.mkdir()
    file.write_bytes(damage)
    program = start(settings=ROLL_OUT)
    assert program.controller is not None
    assert program.controller.clinic_desk.clinic == Clinic()
    assert DAMAGED in program.controller._session.notices
    type_name(program, "Hill Clinic").editingFinished.emit()
    qtbot.waitUntil(lambda: read_clinic(file)[1] is None)
    assert json.loads(file.read_bytes())["clinic"]["name"] == "Hill Clinic"


def test_a_file_that_cannot_be_written_is_told_once(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "profile" / "clinic.json"
    file.mkdir(parents=True)
    (file / "x").touch()  # so that nothing can take its place
    program = start(settings=ROLL_OUT)
    line = type_name(program, "Hill Clinic")
    line.editingFinished.emit()
    assert program.controller is not None
    section = program.controller.pages.settings.staff
    qtbot.waitUntil(lambda: section.state.words.startswith("Not saved yet"))
    assert line.text() == "Hill Clinic"
    assert program.controller.clinic_desk.clinic.name == "Hill Clinic"


def test_a_wrong_logo_of_the_roll_out_leaves_the_rest(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    settings = dataclasses.replace(
        ROLL_OUT, clinic=Clinic(name="Hill"), clinic_logo=tmp_path / "gone.png"
    )
    program = start(settings=settings)
    assert program.controller is not None
    assert program.controller.clinic_desk.clinic == Clinic(name="Hill")
    bar = program.window.findChild(QWidget, "notice_bar")
    assert bar is not None
    qtbot.waitUntil(bar.isVisible)


@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_screens_of_staff_can_be_seen_heard_and_reached(
    qtbot: QtBot, start: Start, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    clinic = Clinic(hours="Monday to Friday, 9am to 5pm", logo=a_logo())
    program = start(settings=dataclasses.replace(ROLL_OUT, clinic=clinic))
    type_name(program, "Riverside <b>MS</b> Clinic, North and West").editingFinished.emit()
    walk = Walk(qtbot, program)
    walk.look(theme, scale, size)
    wanted = program.window.place_requested.emit
    screens = ((place, partial(wanted, place), "") for place in ("home", "settings"))
    check(qtbot, program, walk, screens)


@pytest.mark.slow
def test_the_window_answers_at_all_times(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    file = tmp_path / "profile" / "clinic.json"
    file.parent.mkdir()
    write_clinic(file, StaffSettings(Clinic("Hill", "1", "2", "3")))
    program = start(settings=ROLL_OUT)
    qtbot.wait(50)
    longest = [0.0]
    last = [time.thread_time()]

    def beat() -> None:
        now = time.thread_time()
        longest[0] = max(longest[0], now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(0)
    assert program.controller is not None
    go = program.controller.navigation.go
    for place in ("settings", "home", "settings", "home"):
        QTimer.singleShot(0, lambda place=place: go(place))
        qtbot.wait(60)
    QTimer.singleShot(0, lambda: type_name(program, "Hill Clinic"))
    qtbot.wait(800)
    timer.stop()
    assert longest[0] < LONGEST_S
