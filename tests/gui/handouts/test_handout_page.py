"""The handout screen shows pages and options, and asks for the rest."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.printing import PagePicture
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.handouts.handout_page import SLOW_MS, HandoutPage
from desktop.ui.handouts.page_sheet import PageSheet
from tests.gui.handouts.conftest import press, visible
from tests.gui.handouts.values import A4, a_line, a_pack, alone, own, png, some_lines


def words(page: QWidget, name: str) -> str:
    label = page.findChild(BodyLabel, name)
    assert label is not None, name
    return label.text()


# Pictures of pages


def test_pictures_are_asked_for_pages_in_sight_only(qtbot: QtBot, page: HandoutPage) -> None:
    asked: list[int] = []
    page.pictures_requested.connect(
        lambda first, last, _width: asked.extend(range(first, last + 1))
    )
    page.preview.show_sheets(19, A4)
    qtbot.waitUntil(lambda: bool(asked))
    assert 1 in asked
    assert 19 not in asked
    page.preview.show_page_picture(PagePicture(1, 19, png(), 20, 28))
    sheet = page.findChild(PageSheet, "sheet_1")
    assert sheet is not None
    assert sheet.has_picture
    bar = page.preview.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return 19 in asked

    qtbot.waitUntil(at_the_end)


def test_old_pages_stay_in_sight_until_the_new_ones_come(qtbot: QtBot, page: HandoutPage) -> None:
    page.preview.show_sheets(2, A4)
    page.preview.show_page_picture(PagePicture(1, 2, png(), 20, 28))
    page.set_waiting()
    sheet = page.findChild(PageSheet, "sheet_1")
    assert sheet is not None
    page.preview.show_sheets(3, A4)
    assert page.findChild(PageSheet, "sheet_1") is sheet
    assert sheet.has_picture
    assert sheet.accessibleName() == "Page 1 of 3"
    assert sheet.picture_wanted() == 0 or sheet.picture_wanted() == sheet.width()


def test_another_handout_does_not_begin_with_the_pages_of_the_one_before(
    page: HandoutPage,
) -> None:
    page.preview.show_sheets(2, A4)
    page.show_view(a_pack(a_line()), "Back", 3)
    assert page.preview.count == 0


def test_two_pages_lie_side_by_side_where_there_is_room(qtbot: QtBot, page: HandoutPage) -> None:
    page.preview.show_sheets(4, A4)
    first, second = (page.findChild(PageSheet, f"sheet_{n}") for n in (1, 2))
    assert first is not None
    assert second is not None
    assert first.y() == second.y()
    narrow = first.width()
    press(page, "zoom_in")
    assert first.width() > narrow
    for _ in range(9):
        press(page, "zoom_in")
    qtbot.waitUntil(lambda: first.y() != second.y())
    assert first.geometry().right() <= page.preview.viewport().width()


def test_only_sheets_in_sight_are_asked_for_while_others_are_laid_down(
    qtbot: QtBot, page: HandoutPage
) -> None:
    asked: list[int] = []
    page.pictures_requested.connect(lambda first, last, width: asked.extend((first, last)))
    page.preview.show_sheets(60, A4)
    page.preview._ask_for_pictures()  # as scrolling does, before all have been arranged
    qtbot.waitUntil(lambda: page.findChild(PageSheet, "sheet_60") is not None)
    page.preview._ask_for_pictures()
    assert asked
    assert max(asked) <= 12


def test_many_pictures_are_let_go_of(qtbot: QtBot, page: HandoutPage) -> None:
    page.preview.show_sheets(60, A4)
    qtbot.waitUntil(lambda: page.findChild(PageSheet, "sheet_60") is not None)
    for number in range(1, 61):
        page.preview.show_page_picture(PagePicture(number, 60, png(), 20, 28))
    kept = [sheet for sheet in page.findChildren(PageSheet) if sheet.has_picture]
    assert len(kept) <= 30


# Setting, printing, saving


def test_print_goes_to_the_printer_chosen_with_its_copies(qtbot: QtBot, page: HandoutPage) -> None:
    page.show_printers(("Clinic printer", "Other printer"))
    press(page, "more_copies")
    press(page, "more_copies")
    press(page, "fewer_copies")
    with qtbot.waitSignal(page.print_requested) as asked:
        press(page, "handout_print")
    assert asked.args == ["Clinic printer", 2]
    assert words(page, "handout_on_printer") == "Clinic printer, 2 copies"
    with qtbot.waitSignal(page.printer_changed):
        press(page, "printer_1")
    assert page.list.printer.printer == "Other printer"


def test_the_printer_of_last_time_is_chosen_if_it_is_there(page: HandoutPage) -> None:
    page.list.printer.set_wished("Ward 3", 4)
    page.show_printers(("Clinic printer", "Ward 3"))
    assert (page.list.printer.printer, page.list.printer.copies) == ("Ward 3", 4)
    page.show_printers(("Clinic printer",))
    assert page.list.printer.printer == "Clinic printer"


def test_without_a_printer_saving_is_offered(qtbot: QtBot, page: HandoutPage) -> None:
    page.show_printers(())
    with qtbot.waitSignal(page.print_requested) as asked:
        press(page, "handout_print")
    assert asked.args[0] == ""
    page.show_trouble("No printer was found.")
    with qtbot.waitSignal(page.save_requested):
        press(page, "notice_save")
    assert not visible(page, "handout_notice")


def test_trouble_takes_the_room_it_needs_and_gives_the_keys_to_print(
    qtbot: QtBot, page: HandoutPage
) -> None:
    page.resize(1100, 700)
    page.show_trouble("No printer was found. Check that it is on, or save the pages as a file.")
    place = page.findChild(PageScroll, "handout_trouble")
    assert place is not None
    qtbot.waitUntil(lambda: not place.verticalScrollBar().isVisible())
    retry = page.findChild(Button, "notice_retry")
    assert retry is not None
    retry.setFocus()
    retry.click()
    assert page.foot.print.hasFocus()


@pytest.mark.parametrize(
    ("retry", "signal"), [("save", "save_requested"), ("set", "set_requested")]
)
def test_what_did_not_work_is_tried_again(
    qtbot: QtBot, page: HandoutPage, retry: str, signal: str
) -> None:
    page.show_trouble("There is not enough room on the disk.", retry)
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, "notice_retry")


def test_only_long_work_is_told_and_can_be_cancelled(qtbot: QtBot, page: HandoutPage) -> None:
    page.set_ready("2 pages, ready to print")
    page.set_waiting()
    assert not visible(page, "handout_cancel")
    assert page.foot.words == "2 pages, ready to print"
    qtbot.waitUntil(lambda: visible(page, "handout_cancel"), timeout=SLOW_MS + 2000)
    with qtbot.waitSignal(page.cancel_requested):
        press(page, "handout_cancel")
    page.set_stopped("Stopped")
    assert not visible(page, "handout_cancel")
    with qtbot.waitSignal(page.set_requested):
        press(page, "handout_again")


def test_what_was_typed_last_is_told_before_print(qtbot: QtBot, page: HandoutPage) -> None:
    page.show_options(page.list.options.options or pytest.fail("no options"), nurse=True)
    page.show_printers(("Clinic printer",))
    order: list[str] = []
    page.options_changed.connect(lambda options: order.append(options.prepared_for))
    page.print_requested.connect(lambda *_: order.append("print"))
    line = page.findChild(QWidget, "prepared_for")
    assert line is not None
    qtbot.keyClicks(line, "Sam")
    press(page, "handout_print")
    assert order == ["Sam", "print"]


def test_staff_are_warned_before_they_print(page: HandoutPage) -> None:
    page.show_warning("Look at this", ("What MS is: past its review date.",))
    assert visible(page, "handout_warning")
    page.show_warning("Look at this", ())
    assert not visible(page, "handout_warning")


# Which handout


def test_an_empty_handout_leads_on(qtbot: QtBot, page: HandoutPage) -> None:
    page.show_view(own(), "Back", 0)
    assert not page.foot.isVisible()
    for name, signal in (
        ("empty_action", page.add_pages_requested),
        ("empty_packs", page.packs_requested),
        ("empty_code", page.code_requested),
    ):
        with qtbot.waitSignal(signal):
            press(page, name)
    page.first_focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "empty_action"


def test_removing_the_last_page_keeps_the_keys_in_the_page(page: HandoutPage) -> None:
    page.show_view(own(a_line()), "Back", 1)
    row = page.findChild(QWidget, "item_0")
    assert row is not None
    row.setFocus()
    page.show_view(own(), "Back", 0)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "empty_action"


def test_a_page_alone_can_be_added(qtbot: QtBot, page: HandoutPage) -> None:
    page.show_view(alone(a_line()), "Back to the page", 2)
    assert not visible(page, "handout_packs")
    with qtbot.waitSignal(page.add_requested):
        press(page, "handout_add")
    page.show_view(alone(a_line(), added=True), "Back to the page", 3)
    button = page.findChild(Button, "handout_add")
    assert button is not None
    assert button.text() == "On your handout"
    with qtbot.waitSignal(page.own_requested):
        press(page, "handout_own")


def test_a_pack_is_kept_under_a_name(qtbot: QtBot, page: HandoutPage) -> None:
    page.show_view(a_pack(*some_lines()), "Back", 0)
    assert not visible(page, "handout_start_again")
    page.show_view(a_pack(*some_lines(), changed=True), "Back", 0)
    assert visible(page, "handout_start_again")
    press(page, "handout_keep")
    assert visible(page, "pack_name")
    field = page.findChild(QWidget, "pack_name")
    assert field is not None
    with qtbot.waitSignal(page.keep_requested) as asked:
        qtbot.keyClicks(field, "My pack")  # over the name of the pack, which is selected
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == ["My pack"]
    page.list.close_form()
    assert not visible(page, "pack_name")


def test_the_form_tells_of_names_in_use_and_asks_for_no_patient(
    qtbot: QtBot, page: HandoutPage
) -> None:
    page.show_view(a_pack(*some_lines()), "Back", 0)
    page.list.set_pack_names(frozenset({"For Tuesday"}))
    press(page, "handout_keep")
    field = page.findChild(QWidget, "pack_name")
    assert field is not None
    assert field.accessibleDescription() == "Name no patient in it."
    assert not visible(page, "pack_twin")
    qtbot.keyClicks(field, "For Tuesday")
    assert visible(page, "pack_twin")
    with qtbot.waitSignal(page.keep_requested) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == ["For Tuesday"]


def test_an_own_pack_offers_to_save_its_changes(qtbot: QtBot, page: HandoutPage) -> None:
    opened = dataclasses.replace(a_pack(*some_lines()), ref="pack:own:1")
    page.show_view(opened, "Back", 0)
    assert not visible(page, "handout_save_pack")
    page.show_view(dataclasses.replace(opened, changed=True), "Back", 0)
    keep = page.findChild(Button, "handout_keep")
    assert keep is not None
    assert keep.text() == "Keep as a new pack"
    with qtbot.waitSignal(page.save_pack_requested):
        press(page, "handout_save_pack")
    page.show_view(dataclasses.replace(opened, changed=True, lines=()), "Back", 0)
    assert not visible(page, "handout_save_pack")
    assert visible(page, "handout_start_again")  # the way back when all was taken off
    page.show_view(a_pack(*some_lines(), changed=True), "Back", 0)
    assert not visible(page, "handout_save_pack")
    assert keep.text() == "Keep as my pack"


def test_a_pack_needs_a_name(qtbot: QtBot, page: HandoutPage) -> None:
    asked: list[str] = []
    page.keep_requested.connect(asked.append)
    press(page, "handout_keep")
    press(page, "pack_save")
    assert asked == []
    assert visible(page, "pack_name")


# Room


@pytest.mark.parametrize("width", [330, 700, 1160])
@pytest.mark.parametrize("scale", [1.0, 2.4])
def test_print_stays_in_reach_at_every_width(
    theme: ThemeController, page: HandoutPage, width: int, scale: float
) -> None:
    theme.apply(dataclasses.replace(theme.settings, text_scale=scale))
    page.resize(width, 700)
    assert visible(page, "handout_print")
    assert visible(page, "handout_save")


def test_with_little_room_one_half_shows_at_a_time(qtbot: QtBot, page: HandoutPage) -> None:
    page.preview.show_sheets(2, A4)
    page.resize(460, 720)
    qtbot.waitUntil(lambda: visible(page, "handout_halves"))
    assert visible(page, "handout_list_scroll")
    assert not visible(page, "preview")
    press(page, "segment_paper")
    assert visible(page, "preview")
    assert not visible(page, "handout_list_scroll")
