"""A take-home code in the real window: by keys, from Search, from the command line."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.app.window_controller import WindowController
from desktop.domain.reading import ThemeName
from desktop.domain.settings import RollOutSettings
from desktop.domain.take_home import TakeHomeSlip
from desktop.library.take_home import TakeHomes
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.messages import Toast
from tests.end2end.audit import faults, tab_faults
from tests.end2end.conftest import Start, button_text, press

PAGES = ("two-main-ways", "cladribine", "three-rs", "term:neda")
LOOKS = list(
    zip(
        (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST),
        (2.4, 1.5, 1.0),
        ((460, 800), (800, 600), (1280, 800)),
        strict=True,
    )
)


def controller(program: Program) -> WindowController:
    assert program.controller is not None
    return program.controller


def take_homes(program: Program) -> TakeHomes:
    return controller(program)._session.library.take_homes


def slip(program: Program) -> TakeHomeSlip:
    return take_homes(program).slip(PAGES, 0, 1.5, ThemeName.DARK)


def go(program: Program, code: str = "") -> None:
    controller(program).navigation.go("code", code)
    assert program.window.current_page == "code"


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def line(program: Program) -> QLineEdit:
    found = program.window.findChild(QLineEdit, "code_line")
    assert found is not None
    return found


def heading(program: Program) -> str:
    found = program.window.findChild(BodyLabel, "code_heading")
    assert found is not None
    return found.text() if found.isVisible() else ""


def toast(program: Program) -> Toast:
    found = program.window.findChild(Toast)
    assert found is not None
    return found


def shown(program: Program, name: str) -> bool:
    found = program.window.findChild(Button, name)
    return found is not None and found.isVisible()


def test_keys_alone_lead_from_the_sheet_to_the_page_and_back(start: Start) -> None:
    program = start()
    code = slip(program).code
    go(program)
    assert focused() is line(program)
    QTest.keyClicks(focused(), code.lower().replace("-", " "))
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert heading(program) == "4 pages on this code"
    assert focused().objectName() == "code_first"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert program.window.current_page == "reader"
    controller(program).navigation.back()
    assert program.window.current_page == "code"
    assert heading(program) == "4 pages on this code"
    assert line(program).text() == code


def test_all_that_a_qr_reader_types_opens_it(start: Start) -> None:
    program = start()
    go(program)
    QTest.keyClicks(line(program), slip(program).qr_text)
    QTest.keyClick(line(program), Qt.Key.Key_Return)
    assert line(program).text() == slip(program).code
    assert heading(program) == "4 pages on this code"


@pytest.mark.parametrize(
    "typed",
    ["", "4", "O0I1L", "A" * 10_000, "код с листа", "رمز", "😀" * 9, "K7QX-29MA-4", "<b>K7QX</b>"],
)
def test_nonsense_is_answered_above_the_field_and_stays_in_it(start: Start, typed: str) -> None:
    program = start()
    go(program)
    line(program).insert(typed)
    before = line(program).text()
    QTest.keyClick(line(program), Qt.Key.Key_Return)
    assert line(program).text() == before
    assert line(program).accessibleDescription().endswith((".", "4."))
    assert "Like K7QX" not in line(program).accessibleDescription()
    assert heading(program) == ""


def test_opening_a_code_changes_nothing(start: Start) -> None:
    program = start()
    before = program.theme.settings
    go(program, slip(program).code)
    assert program.theme.settings == before
    assert controller(program).keeping.bookmarks == ()
    assert not controller(program).own_handout.items


def test_its_pages_go_on_the_list_and_off_again(qtbot: QtBot, start: Start) -> None:
    program = start()
    keeping = controller(program).keeping
    go(program, slip(program).code)
    press(program.window, "code_list")
    qtbot.waitUntil(lambda: len(keeping.bookmarks) == 4)
    assert toast(program).words == "4 pages put on My list"
    assert button_text(program.window, "code_list") == "See My list"
    press(program.window, "toast_undo")
    qtbot.waitUntil(lambda: not keeping.bookmarks)
    assert button_text(program.window, "code_list") == "Put them on My list"
    keeping.toggle_bookmark("cladribine")
    qtbot.waitUntil(lambda: len(keeping.bookmarks) == 1)
    press(program.window, "code_list")
    qtbot.waitUntil(lambda: len(keeping.bookmarks) == 4)
    press(program.window, "code_list")
    assert program.window.current_page == "my-list"


def test_its_pages_go_on_the_handout_and_off_again(start: Start) -> None:
    program = start()
    own_handout = controller(program).own_handout
    go(program, slip(program).code)
    press(program.window, "code_handout")
    assert len(own_handout.items) == 4
    assert button_text(program.window, "code_handout") == "See my handout"
    press(program.window, "toast_undo")
    assert not own_handout.items
    press(program.window, "code_handout")
    press(program.window, "code_handout")
    assert program.window.current_page == "handout"


def test_its_look_is_taken_on_and_put_back(start: Start) -> None:
    program = start()
    before = program.theme.settings
    go(program, slip(program).code)
    assert button_text(program.window, "code_look") == "Use its text size and colours"
    press(program.window, "code_look")
    assert (program.theme.settings.text_scale, program.theme.settings.theme) == (
        1.5,
        ThemeName.DARK,
    )
    assert not shown(program, "code_look")
    press(program.window, "toast_undo")
    assert program.theme.settings == before
    assert shown(program, "code_look")


def test_a_look_that_the_clinic_locked_is_not_offered(start: Start) -> None:
    locked = RollOutSettings(locked=frozenset({"text_scale", "theme"}))
    program = start(settings=locked)
    go(program, slip(program).code)
    assert heading(program)
    assert not shown(program, "code_look")


def test_half_a_look_is_offered_where_the_other_is_locked(start: Start) -> None:
    program = start(settings=RollOutSettings(locked=frozenset({"theme"})))
    go(program, slip(program).code)
    assert button_text(program.window, "code_look") == "Use its text size"


def test_the_usual_look_asks_for_nothing(start: Start) -> None:
    program = start()
    wished = dataclasses.replace(program.theme.settings, text_scale=2.0, theme=ThemeName.DARK)
    controller(program).apply_view(wished)
    go(program, take_homes(program).slip(PAGES).code)
    assert heading(program)
    assert not shown(program, "code_look")


def test_search_offers_a_code_first(qtbot: QtBot, start: Start) -> None:
    program = start()
    code = slip(program).code
    controller(program).navigation.go("search", anchor=code.lower())
    offered = program.window.findChild(QWidget, "search_code")
    assert offered is not None
    qtbot.waitUntil(offered.isVisible)
    press(program.window, "search_code")
    assert program.window.current_page == "code"
    assert heading(program) == "4 pages on this code"
    assert focused().objectName() == "code_first"
    controller(program).navigation.back()
    assert program.window.current_page == "search"


def test_the_command_line_opens_the_window_at_a_code(qtbot: QtBot, start: Start) -> None:
    code = slip(start()).code
    program = start(code.lower())
    assert program.window.current_page == "code"
    assert heading(program) == "4 pages on this code"
    program.show_page("4362-5")
    assert program.window.current_page == "code"


def test_home_leads_to_it_in_the_words_of_the_qr(start: Start) -> None:
    program = start()
    controller(program).navigation.go("home")
    words = button_text(program.window, "home_code")
    assert slip(program).qr_text.endswith(f"In Waymark, choose {words}.")
    press(program.window, "home_code")
    assert program.window.current_page == "code"
    assert focused() is line(program)


def test_whoever_comes_anew_finds_an_empty_field_and_whoever_comes_back_finds_all(
    start: Start,
) -> None:
    program = start()
    navigation = controller(program).navigation
    go(program)
    QTest.keyClicks(line(program), "k7q")
    navigation.go("home")
    navigation.back()
    assert line(program).text() == "K7Q"
    go(program, slip(program).code)
    navigation.go("home")
    go(program)
    assert line(program).text() == ""
    assert heading(program) == ""
    assert focused() is line(program)


def test_a_code_is_put_away_with_everything_else(start: Start) -> None:
    program = start()
    go(program, slip(program).code)
    controller(program).navigation.go("settings")
    controller(program).keeping.clear_everything()
    assert line(program).text() == ""
    program.window.back_requested.emit()
    assert program.window.current_page == "home"


def test_two_codes_can_be_gone_back_to(start: Start) -> None:
    program = start()
    homes = take_homes(program)
    one, other = homes.slip(PAGES[:1]).code, homes.slip(PAGES[:2]).code
    go(program, one)
    go(program, other)
    assert heading(program) == "2 pages on this code"
    controller(program).navigation.back()
    assert heading(program) == "1 page on this code"
    controller(program).navigation.forward()
    assert heading(program) == "2 pages on this code"


@pytest.mark.parametrize(("theme", "scale", "size"), LOOKS)
def test_the_page_can_be_seen_heard_and_reached(
    qtbot: QtBot, start: Start, theme: ThemeName, scale: float, size: tuple[int, int]
) -> None:
    program = start()
    program.window.resize(*size)
    wished = dataclasses.replace(
        program.theme.settings, theme=theme, text_scale=scale, less_movement=True
    )
    controller(program).apply_view(wished)
    whole, none = slip(program).code, "K7QX-29MB-4O"
    for text in ("", whole, none):
        go(program, text)
        qtbot.wait(20)
        assert faults(program.window) == []
        assert tab_faults(program.window) == []
