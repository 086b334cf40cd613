"""What is kept can be printed; what must not be kept leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.common.page_scroll import PageScroll
from tests.end2end.conftest import Start, button_text, press, stop

TOPIC = "immune-reconstitution-therapy"
MARKER = "zanzibarmarker"


def test_a_private_session_leaves_nothing_on_the_disk(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    controller = program.controller
    assert controller is not None
    keeping = controller.keeping
    program.window.place_requested.emit("settings")
    press(program.window, "settings_private")
    assert keeping.private
    controller.open(TOPIC)
    press(program.window, "reader_bookmark")
    qtbot.waitUntil(lambda: bool(keeping.bookmarks))
    keeping.save_note(keeping.bookmarks[0].uuid, MARKER)
    qtbot.waitUntil(lambda: keeping.bookmarks[0].note == MARKER)
    assert button_text(program.window, "reader_bookmark") == "Bookmarked"
    program.window.place_requested.emit("settings")
    press(program.window, "settings_private")
    assert not keeping.bookmarks
    stop(program)
    for file in (tmp_path / "profile").rglob("*"):
        if file.is_file():
            assert MARKER.encode() not in file.read_bytes(), file
    again = start()
    assert again.controller is not None
    assert not again.controller.keeping.bookmarks
    assert not again.controller.keeping.places


def test_the_list_can_be_printed(qtbot: QtBot, start: Start) -> None:
    program = start(TOPIC)
    assert program.controller is not None
    press(program.window, "reader_bookmark")
    qtbot.waitUntil(lambda: bool(program.controller.keeping.bookmarks))  # type: ignore[union-attr]
    program.window.place_requested.emit("my-list")
    press(program.window, "my_list_print")
    qtbot.waitUntil(
        lambda: program.window.findChild(QWidget, "sheet_1") is not None, timeout=20_000
    )


def test_history_can_be_turned_off_and_cleared(qtbot: QtBot, start: Start) -> None:
    program = start(TOPIC)
    controller = program.controller
    assert controller is not None
    keeping = controller.keeping
    qtbot.waitUntil(lambda: bool(keeping.places))
    keeping.clear_history()
    assert not keeping.places
    program.window.place_requested.emit("settings")
    press(program.window, "settings_keep_history")
    controller.open("what-ms-is")
    program.window.place_requested.emit("home")
    assert not keeping.places


def test_page_buttons_stand_under_what_scrolls(qtbot: QtBot, start: Start) -> None:
    program = start(TOPIC)
    program.window.place_requested.emit("settings")
    press(program.window, "settings_page_buttons")
    assert program.controller is not None
    program.controller.open("stem-cell-transplant-ahsct")
    scroll = program.window.findChild(PageScroll, "reader_scroll")
    assert scroll is not None
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    press(scroll, "page_down")
    assert scroll.verticalScrollBar().value() > 0


def test_leaving_a_page_for_a_search_keeps_the_search(qtbot: QtBot, start: Start) -> None:
    program = start(TOPIC)
    controller = program.controller
    assert controller is not None
    reader = program.window.findChild(QWidget, "reader")
    assert reader is not None
    reader.go_to("the-three-rs")  # type: ignore[attr-defined]
    controller.navigation.go("search", anchor="relapse")
    assert controller.navigation.now.anchor == "relapse"
