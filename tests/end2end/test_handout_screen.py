"""The Handout screen in the whole program: gathered page by page, printed, kept, undone."""

from __future__ import annotations

import dataclasses
import json
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import previewing, printing, to_paper
from desktop.app.start import Program
from desktop.app.window_controller import WindowController
from desktop.domain.content import PageKind
from desktop.domain.errors import PrinterError
from desktop.domain.packs import MOST_ITEMS, HandoutItem
from desktop.domain.printing import HandoutOptions, PrinterAbilities, Variant
from desktop.domain.settings import RollOutSettings
from desktop.ui.common.press import Pressable
from desktop.ui.handouts.handout_page import HandoutPage
from desktop.ui.handouts.page_sheet import PageSheet
from tests.end2end.conftest import Start, press, stop

READY = 30_000  # ms
PACK = "pack:ready:two-ways"
NURSE = RollOutSettings(nurse=True, station="Room 3")
MARKUP = '#set page(fill: red) $x^2$ *b* _i_ @cite <tag> #import "a" \\u{0} [[ ]] ' * 3
LONGEST_S = 0.25  # of processor time, five times the mark, for slow machines


def controller(program: Program) -> WindowController:
    assert program.controller is not None
    return program.controller


def page(program: Program) -> HandoutPage:
    return controller(program).pages.handout


def go(program: Program, place: str, what: str = "") -> None:
    controller(program).navigation.go(place, what)


def ready(qtbot: QtBot, program: Program) -> None:
    """Wait until the pages are set."""
    qtbot.waitUntil(lambda: "ready to print" in page(program).foot.words, timeout=READY)


def gather(program: Program, *pages: str) -> None:
    handing_out, own = controller(program).handing_out, controller(program).own_handout
    handing_out.put("", [own.item(each) for each in pages])


def titles(program: Program) -> list[str]:
    found: list[str] = []
    while True:
        row = program.window.findChild(Pressable, f"item_{len(found)}")
        if row is None or not row.isVisibleTo(page(program)):
            return found
        found.append(row.text())


def lies_there(qtbot: QtBot, program: Program, *wanted: str) -> None:
    """Wait until these pages are in the list; rows far down come in slices."""
    qtbot.waitUntil(lambda: titles(program) == list(wanted))


def toast(program: Program) -> str:
    return str(program.window._toast.words)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer called "Clinic" that prints to a file."""
    target = tmp_path / "printed.pdf"

    def to_file(name: str, options: HandoutOptions, copies: int) -> QPrinter:
        return printing.file_printer(str(target), options)

    monkeypatch.setattr(to_paper, "printer_for", to_file)
    monkeypatch.setattr(to_paper, "print_dpi", lambda _options: 40)  # sharp pages take seconds
    monkeypatch.setattr(previewing, "printer_names", lambda: ("Clinic", "Office"))
    monkeypatch.setattr(previewing, "abilities", lambda _name: PrinterAbilities())
    return target


# Gathering


def test_pages_are_gathered_where_they_are_read(qtbot: QtBot, start: Start) -> None:
    program = start()
    rail = program.window.findChild(QWidget, "rail_handout")
    assert rail is not None
    controller(program).navigation.open_page("what-ms-is")
    press(program.window, "reader_add")
    assert toast(program) == "Added to your handout"
    button = program.window.findChild(Pressable, "reader_add")
    assert button is not None
    assert button.text() == "On your handout"
    assert rail.accessibleDescription() == "1 page on your handout"
    controller(program).navigation.open_page("three-rs")
    press(program.window, "diagram_page_add")
    go(program, "words", "relapse")
    press(program.window, "word_add")
    go(program, "my-list")
    press(program.window, "my_list_add")
    go(program, "years", "ocrelizumab")
    press(program.window, "years_to_handout")
    go(program, "compare", "ocrelizumab,cladribine")
    press(program.window, "compare_add")
    assert rail.accessibleDescription() == "6 pages on your handout"
    go(program, "handout")
    lies_there(
        qtbot,
        program,
        "What MS is",
        "The three Rs of immune reconstitution",
        "Relapse",
        "My list",
        "My first five years: Ocrelizumab",
        "Ocrelizumab and cladribine tablets side by side",
    )
    ready(qtbot, program)


def test_the_same_key_adds_and_takes_off(qtbot: QtBot, start: Start) -> None:
    program = start()
    controller(program).navigation.open_page("what-ms-is")
    qtbot.keyClick(program.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert len(controller(program).own_handout.items) == 1
    qtbot.keyClick(program.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not controller(program).own_handout.items
    assert toast(program) == "Taken off your handout"
    press(program.window, "toast_undo")
    assert len(controller(program).own_handout.items) == 1


def test_a_comparison_stays_as_it_was_when_it_was_added(qtbot: QtBot, start: Start) -> None:
    program = start()
    go(program, "compare", "ocrelizumab,cladribine")
    press(program.window, "compare_add")
    go(program, "compare", "ocrelizumab,fingolimod")
    button = program.window.findChild(Pressable, "compare_add")
    assert button is not None
    assert button.text() == "Add to handout"  # another comparison
    press(program.window, "compare_add")
    go(program, "handout")
    assert len(titles(program)) == 2
    ready(qtbot, program)
    assert "cladribine" in titles(program)[0].lower()
    assert "fingolimod" in titles(program)[1].lower()


def test_the_handout_is_there_after_a_restart(qtbot: QtBot, start: Start) -> None:
    program = start()
    gather(program, "what-ms-is", "cladribine")
    stop(program)
    again = start()
    go(again, "handout")
    assert titles(again) == ["What MS is", "Cladribine tablets"]


def test_bad_text_on_the_desk_is_an_empty_handout(qtbot: QtBot, start: Start) -> None:
    program = start()
    controller(program).keeping.put_on_desk("handout", json.dumps([1, {"page": []}, "x"]))
    go(program, "handout")
    assert titles(program) == []
    press(page(program), "empty_action")
    assert program.window.current_page == "add-pages"


def test_a_private_session_has_a_handout_of_its_own(qtbot: QtBot, start: Start) -> None:
    program = start()
    gather(program, "what-ms-is")
    program._writer.finish()  # the desk is read anew after a private session
    controller(program).keeping.set_private(True)
    assert not controller(program).own_handout.items
    gather(program, "cladribine")
    controller(program).keeping.set_private(False)
    go(program, "handout")
    assert titles(program) == ["What MS is"]


def test_undo_brings_nothing_out_of_a_private_session(qtbot: QtBot, start: Start) -> None:
    program = start()
    keeping, own = controller(program).keeping, controller(program).own_handout
    keeping.set_private(True)
    gather(program, "cladribine")
    go(program, "handout")
    press(program.window, "handout_start_again")
    keeping.set_private(False)
    assert not program.window._toast.isVisible()
    press(program.window, "toast_undo")
    own._on_undo()
    assert not own.items


def test_no_more_than_a_book_fits(qtbot: QtBot, start: Start) -> None:
    program = start()
    cards = program.controller._content.cards()  # type: ignore[union-attr]
    pages = [card.id for card in cards][: MOST_ITEMS + 2]
    gather(program, *pages)
    assert len(controller(program).own_handout.items) == MOST_ITEMS
    controller(program).own_handout.toggle(controller(program).own_handout.item(pages[-1]))
    assert len(controller(program).own_handout.items) == MOST_ITEMS
    notice = program.window.findChild(QWidget, "notice_bar")
    assert notice is not None
    assert notice.isVisible()


def test_pages_ticked_come_onto_the_handout(qtbot: QtBot, start: Start) -> None:
    program = start()
    go(program, "handout")
    press(page(program), "empty_action")
    line = program.window.findChild(QWidget, "add_pages_field")
    assert line is not None
    field = line.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "cladribine")
    qtbot.waitUntil(lambda: program.window.findChild(Pressable, "choice_cladribine") is not None)
    press(program.window, "choice_cladribine")
    press(program.window, "ticked_put")
    assert program.window.current_page == "handout"
    assert titles(program) == ["Cladribine tablets"]


# Changing


def test_pages_are_moved_removed_and_brought_back(qtbot: QtBot, start: Start) -> None:
    program = start()
    gather(program, "what-ms-is", "cladribine", "three-rs")
    go(program, "handout")
    press(program.window, "item_2")
    press(program.window, "item_up_2")
    press(program.window, "item_remove_1")
    assert titles(program) == ["What MS is", "Cladribine tablets"]
    press(program.window, "toast_undo")
    lies_there(
        qtbot,
        program,
        "What MS is",
        "The three Rs of immune reconstitution",
        "Cladribine tablets",
    )
    press(program.window, "handout_start_again")
    assert titles(program) == []
    press(program.window, "toast_undo")
    qtbot.waitUntil(lambda: len(titles(program)) == 3)


def test_a_pack_is_changed_and_kept_without_touching_the_own_handout(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    gather(program, "what-ms-is")
    go(program, "handout", PACK)
    items = controller(program).handing_out.lies_on(PACK)
    before = [item.title for item in items]
    lies_there(qtbot, program, *before)
    press(program.window, "item_0")
    press(program.window, "item_remove_0")
    lies_there(qtbot, program, *before[1:])
    press(program.window, "toast_undo")
    lies_there(qtbot, program, *before)
    press(program.window, "item_1")
    press(program.window, "item_remove_1")
    press(program.window, "handout_add_pages")
    qtbot.waitUntil(
        lambda: program.window.findChild(Pressable, "choice_cladribine") is not None, timeout=READY
    )
    press(program.window, "choice_cladribine")
    press(program.window, "ticked_put")
    assert program.window.current_page == "handout"
    changed = [before[0], *before[2:], "Cladribine tablets"]
    lies_there(qtbot, program, *changed)
    press(program.window, "handout_keep")
    field = program.window.findChild(QLineEdit, "pack_name")
    assert field is not None
    field.setText("For Tuesday")
    press(program.window, "pack_save")
    keeping = controller(program).keeping
    qtbot.waitUntil(lambda: bool(keeping.packs))
    assert [item.title for item in keeping.packs[0].items] == changed
    press(program.window, "handout_start_again")
    lies_there(qtbot, program, *before)
    go(program, "handout", f"pack:own:{keeping.packs[0].uuid}")
    lies_there(qtbot, program, *changed)
    assert len(controller(program).own_handout.items) == 1


def test_changes_to_an_own_pack_are_saved(qtbot: QtBot, start: Start) -> None:
    program = start()
    keeping = controller(program).keeping
    of_page = controller(program).own_handout.item
    uuid = keeping.add_pack("Mine", [of_page("what-ms-is"), of_page("cladribine")])
    qtbot.waitUntil(lambda: keeping.pack(uuid) is not None)
    go(program, "handout", f"pack:own:{uuid}")
    press(program.window, "item_0")
    press(program.window, "item_remove_0")
    press(program.window, "handout_save_pack")
    qtbot.waitUntil(lambda: toast(program) == "Saved: Mine")
    kept = keeping.pack(uuid)
    assert kept is not None
    assert [item.page for item in kept.items] == ["cladribine"]
    assert not page(program)._view.changed


def test_a_pack_may_have_the_name_of_another(qtbot: QtBot, start: Start) -> None:
    program = start()
    keeping = controller(program).keeping
    uuid = keeping.add_pack("Mine", [controller(program).own_handout.item("what-ms-is")])
    qtbot.waitUntil(lambda: keeping.pack(uuid) is not None)
    go(program, "handout", PACK)
    page(program).keep_requested.emit("Mine")
    qtbot.waitUntil(lambda: [pack.name for pack in keeping.packs] == ["Mine", "Mine"])
    assert toast(program) == "Kept as a pack: Mine"


def test_a_pack_that_is_gone_leads_back(qtbot: QtBot, start: Start) -> None:
    program = start()
    for ref in ("pack:ready:no-such", "pack:own:no-such", "pack:"):
        go(program, "handout", ref)
        assert program.window.current_page == "home"


def test_a_page_that_is_gone_is_left_out_of_the_print(qtbot: QtBot, start: Start) -> None:
    program = start()
    gather(program, "what-ms-is")
    controller(program).own_handout.toggle(HandoutItem("gone-page", "A page of long ago"))
    go(program, "handout")
    assert titles(program)[1] == "A page of long ago"
    ready(qtbot, program)
    controller(program).own_handout.toggle(controller(program).own_handout.item("what-ms-is"))
    qtbot.waitUntil(lambda: "None of these pages" in page(program).foot.words, timeout=READY)
    press(program.window, "handout_print")
    assert toast(program) == "None of these pages is in Waymark any more."
    program.window.show_toast("", None)
    press(program.window, "handout_save")  # no name is asked for what cannot be saved
    assert program.window.findChild(QFileDialog, "save_dialog") is None
    assert toast(program) == "None of these pages is in Waymark any more."


@pytest.mark.parametrize("size", [(1280, 800), (460, 800)])
def test_how_far_the_pages_are_stays_in_sight_below_a_message(
    qtbot: QtBot, start: Start, size: tuple[int, int]
) -> None:
    program = start()
    program.window.resize(*size)
    gather(program, "what-ms-is", "cladribine")
    go(program, "handout")
    ready(qtbot, program)
    press(program.window, "item_0")
    press(program.window, "item_remove_0")
    message, foot = program.window._toast, page(program).foot
    side = message.parentWidget()
    assert side is not None
    qtbot.waitUntil(
        lambda: message.geometry().bottom() < foot.mapTo(side, foot.rect().topLeft()).y()
    )
    go(program, "home")
    program.window.show_toast("Done", None)
    assert message.geometry().bottom() > side.height() - 40  # Home has no foot


# Printing


def test_three_actions_print_a_favourite_pack(qtbot: QtBot, start: Start, printer: Path) -> None:
    roll_out = dataclasses.replace(NURSE, favourite_packs=("two-ways",))
    program = start(settings=roll_out)
    begun = time.monotonic()
    press(program.window, "home_pack_ready:two-ways")  # one
    assert program.window.current_page == "handout"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "handout_print"
    qtbot.waitUntil(lambda: page(program).list.printer.printer == "Clinic")
    qtbot.keyClick(focused, Qt.Key.Key_Return)  # two, before the pages are set
    qtbot.waitUntil(lambda: "sent to Clinic" in toast(program), timeout=60_000)
    assert printer.read_bytes().startswith(b"%PDF")
    assert time.monotonic() - begun < 60
    keeping = controller(program).keeping
    qtbot.waitUntil(lambda: bool(keeping.prints))
    record = keeping.prints[0]
    assert (record.variant, record.copies, record.station) == ("key-points", 1, "Room 3")
    assert record.pack
    assert record.digest


def test_the_usual_keys_print_what_is_shown(qtbot: QtBot, start: Start, printer: Path) -> None:
    program = start()
    go(program, "handout")
    qtbot.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    go(program, "handout", "what-ms-is")
    ready(qtbot, program)
    qtbot.waitUntil(lambda: page(program).list.printer.printer == "Clinic")
    qtbot.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "sent to Clinic" in toast(program), timeout=60_000)


def test_at_home_nothing_is_recorded_and_the_printer_is_remembered(
    qtbot: QtBot, start: Start, printer: Path
) -> None:
    program = start()
    go(program, "handout", "what-ms-is")
    qtbot.waitUntil(lambda: page(program).list.printer.printer == "Clinic")
    press(program.window, "printer_1")
    ready(qtbot, program)
    press(program.window, "handout_print")
    press(program.window, "handout_print")  # which is not a second print
    qtbot.waitUntil(lambda: "sent to Office" in toast(program), timeout=60_000)
    assert controller(program).keeping.prints == ()
    assert controller(program).clinic_desk.prints.printer == "Office"


def test_what_is_saved_and_printed_at_once_is_both(
    qtbot: QtBot, start: Start, printer: Path, tmp_path: Path
) -> None:
    program = start()
    go(program, "handout", "what-ms-is")
    qtbot.waitUntil(lambda: page(program).list.printer.printer == "Clinic")
    target = tmp_path / "sheet.txt"
    press(program.window, "handout_save")
    dialog = program.window.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    press(program.window, "handout_print")  # the file waits until the pages are set
    qtbot.waitUntil(lambda: target.exists() and printer.exists(), timeout=READY)
    qtbot.waitUntil(lambda: "sent to Clinic" in toast(program), timeout=READY)


def test_what_is_sent_as_the_window_closes_is_printed_and_recorded(
    qtbot: QtBot, start: Start, printer: Path
) -> None:
    program = start(settings=NURSE)
    go(program, "handout", "what-ms-is")
    qtbot.waitUntil(lambda: page(program).list.printer.printer == "Clinic")
    press(program.window, "handout_print")  # before the pages are set
    stop(program)
    assert printer.read_bytes().startswith(b"%PDF")
    again = start(settings=NURSE)
    assert [record.page for record in controller(again).keeping.prints] == ["what-ms-is"]
    assert controller(again).clinic_desk.prints.printer == "Clinic"


def test_a_pack_without_pages_prints_nothing_then_or_later(
    qtbot: QtBot, start: Start, printer: Path
) -> None:
    program = start()
    keeping = controller(program).keeping
    uuid = keeping.add_pack("Mine", [controller(program).own_handout.item("what-ms-is")])
    qtbot.waitUntil(lambda: keeping.pack(uuid) is not None)
    go(program, "handout", f"pack:own:{uuid}")
    qtbot.waitUntil(lambda: page(program).list.printer.printer == "Clinic")
    press(program.window, "item_0")
    press(program.window, "item_remove_0")
    assert page(program).foot.words == "There are no pages here."
    press(program.window, "handout_print")
    assert page(program).foot.words == "There are no pages here."
    press(program.window, "toast_undo")
    ready(qtbot, program)
    qtbot.wait(100)
    assert not printer.exists()


def test_a_printer_that_was_off_is_found_when_print_is_pressed_again(
    qtbot: QtBot, start: Start, printer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    monkeypatch.setattr(previewing, "printer_names", lambda: tuple(names))
    program = start()
    go(program, "handout", "what-ms-is")
    ready(qtbot, program)
    press(program.window, "handout_print")
    assert page(program)._notice.isVisible()
    names.append("Clinic")
    press(page(program), "notice_retry")
    qtbot.waitUntil(lambda: "sent to Clinic" in toast(program), timeout=60_000)
    assert page(program).list.printer.printer == "Clinic"


def test_the_code_on_a_sheet_follows_the_look_of_now(qtbot: QtBot, start: Start) -> None:
    program = start()
    go(program, "handout", "what-ms-is")
    ready(qtbot, program)
    shown = controller(program).handing_out._previewing._pages
    now = program.theme.settings
    controller(program).apply_view(
        dataclasses.replace(now, text_scale=2.0, follow_system_text=False)
    )

    def told() -> bool:
        made = shown._shown
        return made is not None and made.wanted.text_scale == 2.0

    qtbot.waitUntil(told, timeout=READY)
    ready(qtbot, program)


def test_what_is_for_one_person_is_printed_and_never_kept(
    qtbot: QtBot, start: Start, printer: Path, tmp_path: Path
) -> None:
    program = start(settings=NURSE)
    go(program, "handout", PACK)
    ready(qtbot, program)
    panel = page(program).list.options
    options = panel.options
    assert options is not None
    panel.show_options(options, nurse=True)
    for name, text in (("prepared_for", "A Person Named Here"), ("prepared_by", "The MS nurse")):
        line = program.window.findChild(QLineEdit, name)
        assert line is not None
        line.setText(text)
        line.textEdited.emit(text)
    panel._notes.edit.insertPlainText(MARKUP)
    panel.tell()
    ready(qtbot, program)
    target = tmp_path / "sheet.txt"
    press(program.window, "handout_save")
    dialog = program.window.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(target.exists, timeout=READY)
    written = target.read_text(encoding="utf-8")
    assert "A Person Named Here" in written
    assert "#set page(fill: red)" in written
    press(program.window, "handout_print")
    qtbot.waitUntil(lambda: "sent to Clinic" in toast(program), timeout=60_000)
    go(program, "handout", "what-ms-is")
    now = panel.options
    assert now is not None
    assert (now.prepared_for, now.notes, now.prepared_by) == ("", "", "The MS nurse")
    stop(program)
    kept = b"".join(
        path.read_bytes() for path in (tmp_path / "profile").rglob("*") if path.is_file()
    )
    assert b"Person Named" not in kept
    assert b"fill: red" not in kept


def test_letters_that_cannot_be_printed_are_told_first(qtbot: QtBot, start: Start) -> None:
    program = start(settings=NURSE)
    go(program, "handout", "what-ms-is")
    ready(qtbot, program)
    warning = program.window.findChild(QWidget, "handout_warning")
    assert warning is not None
    assert not warning.isVisible()
    line = program.window.findChild(QLineEdit, "prepared_for")
    assert line is not None
    line.setText("Łukasz Ó Жук")  # keys of a test cannot type these
    line.textEdited.emit(line.text())
    qtbot.waitUntil(warning.isVisible, timeout=READY)
    assert page(program).list._warned.text().endswith("printed as “?”: Ж у к")


@pytest.mark.parametrize("how", ["clear everything", "a private session ends"])
def test_nothing_typed_is_there_once_all_is_put_away(qtbot: QtBot, start: Start, how: str) -> None:
    program = start(settings=NURSE)
    keeping, panel = controller(program).keeping, page(program).list.options
    keeping.set_private(how != "clear everything")
    go(program, "handout", PACK)
    for name in ("prepared_for", "prepared_by"):
        line = program.window.findChild(QLineEdit, name)
        assert line is not None
        qtbot.keyClicks(line, "Jo")
    panel._notes.edit.insertPlainText("A secret")
    ready(qtbot, program)
    go(program, "settings")
    if how == "clear everything":
        press(program.window, "settings_clear_everything")
        press(program.window, "answer_everything")
    else:
        keeping.set_private(False)
    assert [f.text for f in (panel._for, panel._by, panel._notes)] == ["", "", ""]
    qtbot.waitUntil(lambda: not page(program).findChildren(PageSheet))
    program.window.back_requested.emit()
    assert program.window.current_page == "handout"
    assert panel.options is not None
    assert panel.options.prepared_for == panel.options.prepared_by == panel.options.notes == ""
    ready(qtbot, program)


def test_the_same_pack_for_the_next_person_begins_without_the_last_ones_name(
    qtbot: QtBot, start: Start
) -> None:
    program = start(settings=NURSE)
    panel = page(program).list.options
    go(program, "handout", PACK)
    options = panel.options
    assert options is not None
    panel.options_changed.emit(dataclasses.replace(options, prepared_for="Jo"))
    go(program, "settings")
    program.window.back_requested.emit()  # back from a look at the settings
    assert panel.options is not None
    assert panel.options.prepared_for == "Jo"
    go(program, "home")
    go(program, "handout", PACK)
    assert panel.options is not None
    assert panel.options.prepared_for == ""


def test_trouble_with_the_printer_is_told_and_can_be_tried_again(
    qtbot: QtBot, start: Start, printer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    go(program, "handout", "what-ms-is")
    ready(qtbot, program)
    qtbot.waitUntil(lambda: page(program).list.printer.printer == "Clinic")
    works = getattr(to_paper, "printer_for")  # noqa: B009 - imported there to be used

    def gone(name: str, options: HandoutOptions, copies: int) -> QPrinter:
        raise PrinterError(f"The printer '{name}' is not there any more.")

    monkeypatch.setattr(to_paper, "printer_for", gone)
    press(program.window, "handout_print")
    qtbot.waitUntil(page(program)._notice.isVisible)
    monkeypatch.setattr(to_paper, "printer_for", works)
    press(page(program), "notice_retry")
    qtbot.waitUntil(lambda: "sent to Clinic" in toast(program), timeout=60_000)


@pytest.mark.parametrize("where", ["no-folder/sheet.pdf", "a-folder", "sheet.docx"])
def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(
    qtbot: QtBot, start: Start, tmp_path: Path, where: str
) -> None:
    program = start()
    (tmp_path / "a-folder").mkdir()
    go(program, "handout", "what-ms-is")
    ready(qtbot, program)
    press(program.window, "handout_save")
    dialog = program.window.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / where))
    dialog.reject()
    qtbot.waitUntil(page(program)._notice.isVisible, timeout=READY)
    assert "ready to print" in page(program).foot.words
    assert not list(tmp_path.rglob(".waymark-*"))


# Setting


def test_only_the_last_of_many_choices_is_set(qtbot: QtBot, start: Start) -> None:
    program = start()
    go(program, "handout", PACK)
    panel = page(program).list.options
    shown: list[int] = []
    controller(program).handing_out._previewing._pages.pages_set.connect(
        lambda made: shown.append(made.count)
    )
    for number in range(20):
        press(panel, ("segment_large", "segment_standard", "segment_key-points")[number % 3])
    press(panel, "segment_key-points")
    ready(qtbot, program)
    qtbot.waitUntil(lambda: bool(shown), timeout=READY)
    qtbot.wait(300)
    assert len(shown) <= 2
    options = panel.options
    assert options is not None
    assert options.variant is Variant.KEY_POINTS
    qtbot.waitUntil(
        lambda: any(sheet.has_picture for sheet in page(program).findChildren(PageSheet)),
        timeout=READY,
    )


def test_setting_is_cancelled_and_begun_again(qtbot: QtBot, start: Start) -> None:
    program = start()
    go(program, "handout", PACK)
    page(program).set_busy("Setting the pages")
    press(program.window, "handout_cancel")
    assert "Stopped" in page(program).foot.words
    qtbot.wait(200)
    assert "Stopped" in page(program).foot.words
    press(program.window, "handout_again")
    ready(qtbot, program)


def test_the_window_never_waits_long_for_a_handout(qtbot: QtBot, start: Start) -> None:
    program = start()
    cards = program.controller._content.cards()  # type: ignore[union-attr]
    words = [card.id for card in cards if card.kind is PageKind.TERM]
    gather(program, *words[:MOST_ITEMS])
    worst = 0.0
    turns = QTimer(program.window)
    last = time.thread_time()

    def beat() -> None:
        nonlocal worst, last
        now = time.thread_time()
        worst, last = max(worst, now - last), now

    turns.timeout.connect(beat)
    turns.start(0)
    go(program, "handout")
    ready(qtbot, program)
    press(program.window, "item_3")
    press(program.window, "item_up_3")
    go(program, "add-pages")
    qtbot.wait(500)
    turns.stop()
    assert worst < LONGEST_S
