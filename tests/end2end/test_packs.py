"""Packs and the record of prints in the real window, on the real content."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.keeping import Keeping
from desktop.app.start import Program
from desktop.app.window_controller import WindowController
from desktop.domain.packs import HandoutItem, PrintRecord, SavedPack, own_ref
from desktop.domain.settings import RollOutSettings
from desktop.tasks.slices import Slices
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.messages import Toast
from desktop.ui.comparison.grid import Grid
from desktop.ui.handouts.pack_item import PackItem
from desktop.ui.handouts.packs_page import PacksPage
from desktop.ui.handouts.record_page import RecordPage
from tests.end2end.conftest import TODAY, Start, button_text, press, stop

VACCINES = HandoutItem("vaccines", "Vaccines")
NOW = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
GONE = HandoutItem("a-page-of-last-year", "A page of last year")


def controller(program: Program) -> WindowController:
    assert program.controller is not None
    return program.controller


def keeping(program: Program) -> Keeping:
    return controller(program).keeping


def as_nurse(program: Program) -> None:
    wished = dataclasses.replace(program.theme.settings, nurse=True)
    controller(program).apply_view(wished)


def open_packs(qtbot: QtBot, program: Program) -> PacksPage:
    controller(program).navigation.go("packs")
    page = program.window.findChild(PacksPage)
    assert page is not None
    qtbot.waitUntil(lambda: len(shown(page)) >= 12)
    settle(qtbot, program)
    return page


def settle(qtbot: QtBot, program: Program) -> None:
    program.tasks.finish(20_000)
    qtbot.waitUntil(lambda: not any(w.running for w in program.window.findChildren(Slices)))


def shown(page: PacksPage) -> list[str]:
    return [item.ref for item in page.findChildren(PackItem) if item.isVisible()]


def add(qtbot: QtBot, program: Program, name: str, *items: HandoutItem) -> str:
    uuid = keeping(program).add_pack(name, items)
    qtbot.waitUntil(lambda: keeping(program).pack(uuid) is not None)
    return uuid


def printed(number: int, digest: str, **changes: object) -> PrintRecord:
    record = PrintRecord(
        uuid=f"print-{number}",
        page="vaccines",
        title="Vaccines",
        pack="First visit",
        version="1",
        digest=digest,
        variant="large 24",
        copies=2,
        printed=TODAY - dt.timedelta(days=number),
        station="Room 2",
    )
    return dataclasses.replace(record, **changes)  # type: ignore[arg-type]


def words(page: PacksPage, name: str) -> str:
    line = page.findChild(MarkedLine, name)
    assert line is not None
    return line.words if line.isVisible() else ""


def test_a_pack_is_kept_named_removed_and_brought_back(qtbot: QtBot, start: Start) -> None:
    program = start()
    as_nurse(program)
    page = open_packs(qtbot, program)
    uuid = add(qtbot, program, "First visit", VACCINES, GONE)
    ref = own_ref(uuid)
    qtbot.waitUntil(lambda: ref in shown(page))
    assert words(page, f"gone_{ref}") == "1 page is no longer here"
    press(page, f"rename_{ref}")
    field = page.findChild(QLineEdit, f"field_{ref}")
    assert field is not None
    qtbot.keyClicks(field, "Mondays")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: keeping(program).packs[0].name == "Mondays")
    press(page, f"home_{ref}")
    assert button_text(page, f"home_{ref}") == "On Home"
    press(page, f"remove_{ref}")
    qtbot.waitUntil(lambda: ref not in shown(page))
    toast = program.window.findChild(Toast)
    assert toast is not None
    toast.undo_requested.emit()
    qtbot.waitUntil(lambda: ref in shown(page))
    assert button_text(page, f"home_{ref}") == "On Home"
    stop(program)

    program = start()
    page = open_packs(qtbot, program)
    assert ref in shown(page)
    assert keeping(program).favourites == (ref,)


def test_a_pack_is_opened_as_a_handout(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = open_packs(qtbot, program)
    press(page, "open_ready:two-ways")
    qtbot.waitUntil(lambda: program.window.current_page == "handout")
    now = controller(program).navigation.now
    assert (now.place, now.page) == ("handout", "pack:ready:two-ways")
    controller(program).navigation.back()
    assert program.window.current_page == "packs"
    settle(qtbot, program)


def test_what_changed_since_it_was_printed_is_told_until_it_is_printed_again(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    page = open_packs(qtbot, program)
    keeping(program).record_prints((printed(1, "of another year"),))
    changed = "changed_ready:before-vaccines"
    said = "1 page changed since you last printed it"
    qtbot.waitUntil(lambda: words(page, changed) == said)
    digest = controller(program)._session.library.packs.digest("vaccines")
    keeping(program).record_prints((printed(0, digest),))
    qtbot.waitUntil(lambda: not words(page, changed))


def test_the_roll_out_puts_packs_on_home_until_staff_choose(qtbot: QtBot, start: Start) -> None:
    program = start(settings=RollOutSettings(favourite_packs=("relapse",)))
    as_nurse(program)
    page = open_packs(qtbot, program)
    assert button_text(page, "home_ready:relapse") == "On Home"
    press(page, "home_ready:relapse")
    qtbot.waitUntil(lambda: button_text(page, "home_ready:relapse") == "Put on Home")
    assert keeping(program).favourites == ()


def test_a_private_session_has_packs_of_its_own(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = open_packs(qtbot, program)
    ref = own_ref(add(qtbot, program, "Kept", VACCINES))
    qtbot.waitUntil(lambda: ref in shown(page))
    keeping(program).set_private(True)
    assert ref not in shown(page)
    keeping(program).set_private(False)
    qtbot.waitUntil(lambda: ref in shown(page))


def test_five_hundred_packs_open_at_once(qtbot: QtBot, start: Start) -> None:
    program = start()
    kept = keeping(program)
    kept.packs = tuple(
        SavedPack(str(number), f"Pack {number}", (VACCINES, GONE), NOW) for number in range(500)
    )
    page = open_packs(qtbot, program)
    assert len(shown(page)) == 12 + 12


def open_record(qtbot: QtBot, program: Program) -> RecordPage:
    keeping(program).record_prints(
        (printed(0, "", title='=HYPERLINK("x")'), printed(40, "", copies=10))
    )
    qtbot.waitUntil(lambda: len(keeping(program).prints) == 2)
    press(open_packs(qtbot, program), "packs_record")
    page = program.window.findChild(RecordPage)
    assert page is not None
    qtbot.waitUntil(lambda: any(grid.isVisible() for grid in page.findChildren(Grid)))
    return page


def save_as(program: Program, page: RecordPage, path: Path) -> None:
    press(page, "record_export")
    dialog = program.window.findChild(QFileDialog, "record_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.done(0)
    program.tasks.finish(20_000)


def test_the_record_is_exported_as_a_table(qtbot: QtBot, start: Start, tmp_path: Path) -> None:
    program = start()
    page = open_record(qtbot, program)
    path = tmp_path / "printed.csv"
    save_as(program, page, path)
    qtbot.waitUntil(path.exists)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[1] for row in rows] == ["Page", "Vaccines", '\'=HYPERLINK("x")']


@pytest.mark.parametrize("name", ["gone/printed.csv", "."])
def test_a_table_that_cannot_be_written_is_told(
    qtbot: QtBot, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    program = start()
    page = open_record(qtbot, program)
    told: list[str] = []
    monkeypatch.setattr(program.window, "show_notice", told.append)
    save_as(program, page, tmp_path / name)
    qtbot.waitUntil(lambda: bool(told))
    assert "choose another" in told[0] or "give the file a name" in told[0]


def test_the_record_is_cleared_and_packs_stay(qtbot: QtBot, start: Start) -> None:
    program = start()
    add(qtbot, program, "First visit", VACCINES)
    page = open_record(qtbot, program)
    press(page, "record_clear")
    dialog = program.window.findChild(Dialog, "clear_record_dialog")
    assert dialog is not None
    press(dialog, "answer_clear")
    qtbot.waitUntil(lambda: not keeping(program).prints)
    assert len(keeping(program).packs) == 1
    assert not any(grid.isVisible() for grid in page.findChildren(Grid))
