"""Staff come in by a PIN, visitors never; what staff see tells of nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.app.kiosk import staff as staff_module
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.staff import Staff
from desktop.domain.kiosk import COUNTDOWN_S, LEFT_BY_STAFF, RESTARTED, KioskSettings
from desktop.domain.settings import RollOutSettings
from desktop.kiosk.staff_panel import StaffPanel
from desktop.library import staff_pin
from desktop.store.counts_file import CountsFile
from desktop.store.profile import Profile
from desktop.ui.common.labels import BodyLabel
from tests.end2end.kiosk.conftest import TODAY, Clock, StartKiosk, begin, shown

PIN = "493817"
WITH_PIN = RollOutSettings(kiosk=KioskSettings(pin="a hash"))

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def _quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real hash, which takes long on purpose, has its own tests."""
    monkeypatch.setattr(staff_pin, "fits", lambda pin, _hash: pin == PIN)
    monkeypatch.setattr(staff_module, "printer_names", lambda: ("Front desk",))


def staff_of(program: KioskProgram) -> Staff:
    assert program.staff is not None
    return program.staff


def chord(program: KioskProgram) -> None:
    handle = program.window.windowHandle()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(handle, Qt.Key.Key_S, modifiers)


def try_pin(program: KioskProgram, pin: str, qtbot: QtBot) -> None:
    staff = staff_of(program)
    QTest.keyClicks(staff.pad, pin)
    QTest.keyClick(staff.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not staff.checking)


def told(program: KioskProgram) -> str:
    label = staff_of(program).pad.findChild(BodyLabel, "kiosk_pin_told")
    assert isinstance(label, BodyLabel)
    return label.text()


def enter(program: KioskProgram, qtbot: QtBot) -> StaffPanel:
    chord(program)
    try_pin(program, PIN, qtbot)
    panel = staff_of(program).panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def press(panel: StaffPanel, name: str) -> None:
    button = panel.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def test_without_a_hash_nothing_opens_and_nothing_shows(kiosk: StartKiosk) -> None:
    program = kiosk()
    before = program.window.grab().toImage()
    for ask in (lambda: chord(program), program.window.welcome.staff_requested.emit):
        ask()
        assert not staff_of(program).here
        assert program.window.grab().toImage() == before
    visit = begin(program)
    visit.frame.strip.staff_requested.emit()
    chord(program)
    assert not staff_of(program).here
    assert program.visit is visit


def test_each_way_asks_for_the_pin_and_cancel_goes_back(kiosk: StartKiosk, tmp_path: Path) -> None:
    program = kiosk(RollOutSettings(kiosk=KioskSettings(pin="a hash", shuffle_keys=True)))
    welcome = program.window.welcome
    visit = begin(program)
    orders = set()
    for way in (
        visit.frame.strip.staff_requested.emit,
        welcome.staff_requested.emit,
        lambda: chord(program),
        lambda: chord(program),
    ):
        way()
        pad = staff_of(program).pad
        assert pad.isVisible()
        assert program.window.rect() == pad.geometry()
        orders.add("".join(key.text() for key in pad._keys.digits))
        pad.cancelled.emit()
        assert not staff_of(program).here
        assert program.visit is visit
    assert len(orders) > 1
    assert all(sorted(order) == sorted("1234567890") for order in orders)
    program.end()  # as the system asks, in the middle of a visit
    assert not (tmp_path / "profile").exists()


def test_whoever_opens_the_pad_is_there(kiosk: StartKiosk, clock: Clock) -> None:
    program = kiosk(WITH_PIN)
    visit = begin(program)
    clock.now += program._allowed_s() + 1
    program.idle.look()
    assert program.window.still_there.isVisible()
    chord(program)
    assert program.window.still_there.isHidden()
    assert QApplication.focusWidget() is staff_of(program).pad
    clock.now += COUNTDOWN_S
    program.idle.look()
    assert program.visit is visit


def test_the_right_pin_wipes_the_visit_and_what_staff_set_holds_until_the_next_start(
    kiosk: StartKiosk, qtbot: QtBot, tmp_path: Path
) -> None:
    program = kiosk(WITH_PIN)
    tries: list[int] = []
    program.wrong_tries_changed.connect(tries.append)
    visit = begin(program)
    visit.frame.strip.bigger_requested.emit()
    panel = enter(program, qtbot)
    assert tries == [1, 0]
    assert program.visit is None
    assert program.theme.settings.text_scale == 1.5
    assert panel.geometry() == program.window.rect()
    press(panel, "staff_more")
    assert program.kiosk.idle_minutes == 4
    lines = panel.findChild(BodyLabel, "staff_lines")
    assert lines is not None
    assert lines.text() == "[kiosk]\nidle_minutes = 4"
    press(panel, "staff_close")
    assert not staff_of(program).here
    assert shown(program) == "kiosk_welcome"
    assert not (tmp_path / "profile").exists()


def test_after_five_wrong_pins_each_wait_is_longer(
    kiosk: StartKiosk, qtbot: QtBot, clock: Clock
) -> None:
    program = kiosk(WITH_PIN)
    visit = begin(program)
    chord(program)
    said = []
    for _ in range(5):
        try_pin(program, "493818", qtbot)
        said.append(told(program))
    assert said == ["That PIN is not right."] * 4 + ["That PIN is not right. Wait 30 seconds."]
    try_pin(program, PIN, qtbot)
    assert not staff_of(program).panel
    clock.now += 29
    staff_of(program).look()
    assert told(program) == "That PIN is not right. Wait 1 second."
    clock.now += 1
    staff_of(program).look()
    assert told(program) == ""
    try_pin(program, "493818", qtbot)
    assert told(program) == "That PIN is not right. Wait 60 seconds."
    staff_of(program).close()
    chord(program)
    assert told(program) == "That PIN is not right. Wait 60 seconds."
    assert program.visit is visit
    clock.now += 60
    staff_of(program).look()
    try_pin(program, PIN, qtbot)
    assert staff_of(program).panel is not None


def test_a_pad_that_was_closed_opens_nothing_when_its_check_ends(
    kiosk: StartKiosk, qtbot: QtBot
) -> None:
    program = kiosk(WITH_PIN)
    chord(program)
    QTest.keyClicks(staff_of(program).pad, PIN)
    QTest.keyClick(staff_of(program).pad, Qt.Key.Key_Return)
    staff_of(program).pad.cancelled.emit()
    chord(program)
    program.tasks.finish()
    QCoreApplication.processEvents()
    assert staff_of(program).pad.isVisible()
    assert staff_of(program).panel is None


def test_the_count_of_wrong_pins_outlives_a_restart(
    qtbot: QtBot, kiosk: StartKiosk, clock: Clock
) -> None:
    program = kiosk(WITH_PIN, wrong_tries=6)
    chord(program)
    assert told(program) == "That PIN is not right. Wait 60 seconds."
    clock.now += 60
    staff_of(program).look()
    with qtbot.waitSignal(program.wrong_tries_changed) as tries:
        try_pin(program, "493818", qtbot)
    assert tries.args == [7]


def test_pad_and_panel_close_by_themselves(kiosk: StartKiosk, qtbot: QtBot, clock: Clock) -> None:
    program = kiosk(WITH_PIN)
    staff = staff_of(program)
    chord(program)
    clock.now += staff_module.PAD_S
    staff._idle.look()
    assert not staff.here
    enter(program, qtbot)
    clock.now += staff_module.PAD_S
    staff._idle.look()
    assert staff.here
    assert not program.nobody_there
    clock.now += staff_module.PANEL_S
    staff._idle.look()
    assert not staff.here
    assert shown(program) == "kiosk_welcome"
    assert program.nobody_there


def test_staff_end_it_and_only_then_are_the_counts_written_between_two_hours(
    kiosk: StartKiosk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = kiosk(WITH_PIN)
    codes: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", codes.append)
    begin(program)
    program.end_visit()
    profile = Profile(tmp_path / "profile")
    assert not profile.root.exists()
    panel = enter(program, qtbot)
    for name in ("staff_restart", "staff_leave", "answer_leave"):
        press(panel, name)
    assert codes == [RESTARTED, LEFT_BY_STAFF]
    program.end()
    [day] = CountsFile(profile).read()
    assert (day.day, day.sessions) == (TODAY, 1)


def test_counts_go_on_where_the_run_before_stopped(kiosk: StartKiosk, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    profile.counts.write_text('{"version": 1, "days": [{"day": "2026-11-21", "sessions": 3,')
    program = kiosk()  # damaged: no reason not to start
    assert program.kit is not None
    begin(program)
    assert [day.sessions for day in program.kit.counts.days] == [1]
