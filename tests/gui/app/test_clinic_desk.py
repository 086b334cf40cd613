"""What staff set is used at once, kept on the disk, and never called saved before it is."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import clinic_desk
from desktop.app.clinic_desk import ClinicDesk
from desktop.app.session import Session
from desktop.domain.printing import Clinic, Paper, PrintDefaults, Variant
from desktop.domain.settings import RollOutSettings
from desktop.store.clinic_file import StaffSettings, read_clinic, write_clinic
from desktop.tasks.tasks import InlineTasks
from desktop.theme.controller import ThemeController
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.clinic_section import ClinicSection
from tests.gui.screens.values import a_logo

HILL = Clinic("Hill Clinic", "01632 960 123", "9am to 5pm", "Ring 111")


class FakeWindow:
    """Remembers what was said."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.toasts: list[str] = []
        self.undo: Any = None

    def show_notice(self, sentence: str) -> None:
        self.notices.append(sentence)

    def show_toast(self, words: str, undo: object) -> None:
        self.toasts.append(words)
        self.undo = undo


class Bench:
    """One desk after another on the same file."""

    def __init__(self, theme: ThemeController, window: QWidget, folder: Path) -> None:
        self.file = folder / "clinic.json"
        self.window = FakeWindow()
        self.section = ClinicSection(theme, window)
        self._parent = window

    def desk(self, settings: RollOutSettings | None = None) -> ClinicDesk:
        staff, _ = read_clinic(self.file)
        session = SimpleNamespace(staff=staff, staff_file=self.file)
        tasks = InlineTasks(self._parent)
        return ClinicDesk(
            cast("MainWindow", self.window),
            self.section,
            cast("Session", session),
            settings or RollOutSettings(),
            tasks,
            tasks,
            self._parent,
        )

    @property
    def kept(self) -> StaffSettings:
        settings, trouble = read_clinic(self.file)
        assert trouble is None
        return settings


@pytest.fixture
def bench(theme: ThemeController, window: QWidget, tmp_path: Path) -> Bench:
    return Bench(theme, window, tmp_path)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(clinic_desk, "write_clinic", refuse)
        yield
    caplog.clear()


def type_name(section: ClinicSection, name: str) -> None:
    line = section.findChild(QLineEdit, "clinic_name_line")
    assert line is not None
    line.setText(name)
    line.textEdited.emit(name)
    line.editingFinished.emit()


def test_what_is_set_is_there_the_next_day(bench: Bench, qtbot: QtBot) -> None:
    desk = bench.desk()
    with qtbot.waitSignal(desk.clinic_changed):
        desk.save_clinic(HILL)
    desk.save_prints(PrintDefaults(copies=2, variant=Variant.LARGE))
    again = bench.desk()
    assert (again.clinic, again.prints) == (HILL, PrintDefaults(copies=2, variant=Variant.LARGE))


def test_typing_is_used_and_kept_as_one_tidy_line(bench: Bench, qtbot: QtBot) -> None:
    desk = bench.desk()
    with qtbot.waitSignal(desk.clinic_changed):
        type_name(bench.section, "  Hill\u202e   <b>Clinic</b> ")
    assert desk.clinic.name == "Hill <b>Clinic</b>"
    assert bench.kept.clinic == desk.clinic
    assert bench.section.state.words == "Saved"


def test_choices_for_printing_are_kept_without_a_word(bench: Bench) -> None:
    desk = bench.desk()
    before = bench.section.state.words
    desk.save_prints(PrintDefaults(copies=4, prepared_by=" Amira\nShah "))
    assert bench.section.state.words == before
    assert bench.kept.prints == PrintDefaults(copies=4, prepared_by="Amira Shah")


def test_choices_that_did_not_change_are_not_written(bench: Bench) -> None:
    bench.desk().save_prints(PrintDefaults())
    assert not bench.file.exists()


def test_a_private_session_keeps_no_choices(bench: Bench) -> None:
    desk = bench.desk()
    desk.save_prints(PrintDefaults(copies=2))
    desk.set_private(True)
    desk.save_prints(PrintDefaults(copies=9, printer="Secret"))
    assert desk.prints.copies == 9
    assert bench.kept.prints.copies == 2
    desk.save_clinic(HILL)  # which staff set on purpose
    assert bench.kept == StaffSettings(HILL, PrintDefaults(copies=2))
    desk.set_private(False)
    assert desk.prints == PrintDefaults(copies=2)


def test_what_the_roll_out_names_stands_before_what_was_typed(bench: Bench) -> None:
    write_clinic(bench.file, StaffSettings(HILL))
    desk = bench.desk(RollOutSettings(clinic=Clinic(name="Trust Clinic"), paper=Paper.LETTER))
    assert desk.clinic == replace(HILL, name="Trust Clinic")
    assert desk.prints.paper is Paper.LETTER
    desk.save_clinic(Clinic("Mine", phone="1"))
    assert desk.clinic == Clinic("Trust Clinic", phone="1")
    assert bench.kept.clinic == Clinic("Hill Clinic", phone="1")  # there again without the file
    assert bench.desk().clinic.name == "Hill Clinic"


def test_the_printer_of_the_roll_out_is_offered_first_until_another_is_chosen(bench: Bench) -> None:
    write_clinic(bench.file, StaffSettings(prints=PrintDefaults(printer="Upstairs")))
    settings = RollOutSettings(printer="Office")
    desk = bench.desk(settings)
    assert desk.prints.printer == "Office"
    desk.save_prints(replace(desk.prints, printer="Upstairs"))
    assert desk.prints.printer == "Upstairs"
    assert bench.desk(settings).prints.printer == "Office"
    assert bench.desk().prints.printer == "Upstairs"


def test_a_full_disk_is_told_once_and_what_was_typed_stays(bench: Bench, full_disk: None) -> None:
    desk = bench.desk()
    for name in ("Hill", "Hill Clinic"):
        type_name(bench.section, name)
    assert desk.clinic.name == "Hill Clinic"
    assert bench.section.state.words == "Not saved yet: the disk is full."
    assert bench.section.fields.clinic.name == "Hill Clinic"
    assert len(bench.window.notices) == 1
    assert "can be saved again in Settings" in bench.window.notices[0]


def test_trying_again_saves_it(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = bench.desk()
    with monkeypatch.context() as patch:
        patch.setattr(clinic_desk, "write_clinic", _no_rights)
        type_name(bench.section, "Hill Clinic")
    assert bench.section.state.words == "Not saved yet: this folder cannot be written."
    bench.section.retry_requested.emit()
    assert bench.section.state.words == "Saved"
    assert bench.kept.clinic == desk.clinic


def _no_rights(*_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_choices_that_cannot_be_kept_disturb_nobody(bench: Bench, full_disk: None) -> None:
    desk = bench.desk()
    desk.save_prints(PrintDefaults(copies=3))
    assert desk.prints.copies == 3
    assert bench.window.notices == []


def test_a_logo_is_chosen_removed_and_brought_back(bench: Bench, tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    picture.write_bytes(a_logo())
    desk = bench.desk()
    desk.choose_logo(str(picture))
    logo = desk.clinic.logo
    assert logo
    assert bench.kept.clinic.logo == logo
    bench.section.logo_removal_requested.emit()
    assert desk.clinic.logo == b""
    assert bench.window.toasts == ["Logo removed"]
    bench.window.undo()
    assert bench.kept.clinic.logo == desk.clinic.logo == logo


def test_a_wrong_picture_is_told_and_the_logo_stays(bench: Bench, tmp_path: Path) -> None:
    desk = bench.desk()
    desk.save_clinic(replace(HILL, logo=a_logo()))
    told: list[str] = []
    bench.section.show_logo_trouble = told.append  # type: ignore[assignment,method-assign]
    desk.choose_logo(str(tmp_path / "nothing.png"))
    assert told == ["", "There is no picture called 'nothing.png' there."]
    assert desk.clinic.logo == a_logo()


def test_the_logo_of_the_roll_out_is_taken(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    write_clinic(bench.file, StaffSettings(replace(HILL, logo=a_logo(10, 10))))
    picture = tmp_path / "trust.png"
    picture.write_bytes(a_logo(300, 100))
    desk = bench.desk(RollOutSettings(clinic_logo=picture))
    assert len(desk.clinic.logo) > 0
    assert desk.clinic.logo != a_logo(10, 10)
    assert bench.window.notices == []


def test_a_wrong_logo_of_the_roll_out_names_its_line_and_the_rest_works(
    bench: Bench, tmp_path: Path
) -> None:
    picture = tmp_path / "trust.svg"
    picture.write_text("<svg/>")
    said = (Path("/etc/waymark/waymark.toml"), 7)
    desk = bench.desk(RollOutSettings(clinic=HILL, clinic_logo=picture, logo_said=said))
    assert desk.clinic == HILL
    assert bench.window.notices == [
        "waymark.toml, line 7: 'trust.svg' is another kind of picture. "
        "Choose a PNG or JPEG picture that does not move."
    ]
