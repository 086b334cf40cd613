"""Whatever a reader, a disk or a clock does, reading goes on and nothing saved is lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.domain.reading import Place, ThemeName
from desktop.store.profile import Profile
from desktop.ui.common.messages import NoticeBar
from tests.end2end.conftest import Start, press, stop

STEPS = 300 if "WAYMARK_LONG" in os.environ else 12
TOPIC = "immune-reconstitution-therapy"
OTHER = "what-ms-is"
NOTES = {
    "ten thousand words": "relapse " * 10_000,
    "markup": '<b>bold</b> <img src="file:///etc/passwd"> <a href="http://x">y</a> &amp; {{x}}',
    "emoji": "👩🏽‍⚕️ 🏳️‍🌈 e\u0301",
    "right to left": "\u202eשלום עולם\u202c مرحبا",
    "several lines": "one\n\n\ttwo\n",
    "sql": "'); DROP TABLE bookmark; --",
}
SEARCHES = {
    "very long": "relapse " * 1250,
    "one long word": "x" * 10_000,
    "quotes": '"""\'\'\'"',
    "sql": "'; DROP TABLE page; -- \" OR 1=1 NEAR(a b) *",
    "stars": "*** ^ - + : ( ) { } AND OR NOT",
    "null": "re\0lapse",
    "right to left": "\u202e\u200f\ufeff",
    "markup": "<b>relapse</b><img src=x>",
}


def notice(program: Program) -> str:
    """What the notice bar says; nothing while it is hidden."""
    bar = program.window.findChild(NoticeBar, "notice_bar")
    assert bar is not None
    return "" if bar.isHidden() else f"{bar._title.text()}\n{bar._text.text()}"


def bookmarked(qtbot: QtBot, program: Program, page: str = TOPIC) -> str:
    """Keep `page` and open My list; the bookmark's uuid."""
    assert program.controller is not None
    keeping = program.controller.keeping
    keeping.toggle_bookmark(page)
    qtbot.waitUntil(lambda: keeping.bookmark(page) is not None)
    program.window.place_requested.emit("my-list")
    qtbot.waitUntil(lambda: program.window.current_page == "my-list")
    kept = keeping.bookmark(page)
    assert kept is not None
    return kept.uuid


def note_field(program: Program) -> QPlainTextEdit:
    field = program.window.findChild(QWidget, "kept_note")
    assert field is not None
    edit = field.findChild(QPlainTextEdit)
    assert edit is not None
    return edit


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def test_several_notices_can_all_be_read(start: Start) -> None:
    program = start()
    for sentence in ("Line 3 is wrong.", "Line 5 is wrong.", "Line 3 is wrong."):
        program.window.show_notice(sentence)
    assert notice(program) == "Line 3 is wrong.\nLine 5 is wrong."
    press(program.window, "notice_close")
    program.window.show_notice("Another one.")
    assert notice(program) == "Another one.\n"


def test_toast_makes_way_for_the_control_that_has_the_focus(start: Start) -> None:
    program = start()
    window = program.window
    window.show_toast("Removed from your list", None)
    toast = window.findChild(QWidget, "toast")
    assert toast is not None
    below = toast.geometry()
    side = toast.parentWidget()
    assert side is not None
    field = QLineEdit(side)
    field.setGeometry(below)
    field.show()
    field.setFocus()
    settle()
    assert not toast.geometry().intersects(field.geometry())
    field.clearFocus()
    settle()
    assert toast.geometry() == below


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
def test_note_comes_back_as_it_was_typed(qtbot: QtBot, start: Start, text: str) -> None:
    program = start()
    bookmarked(qtbot, program)
    note_field(program).setPlainText(text)
    stop(program)
    again = start()
    assert again.controller is not None
    assert again.controller.keeping.bookmarks[0].note.strip() == text.strip()
    again.window.place_requested.emit("my-list")
    qtbot.waitUntil(lambda: again.window.current_page == "my-list")
    assert note_field(again).toPlainText().strip() == text.strip()


def test_note_with_a_null_is_kept_without_it(qtbot: QtBot, start: Start) -> None:
    program = start()
    uuid = bookmarked(qtbot, program)
    assert program.controller is not None
    keeping = program.controller.keeping
    with qtbot.waitSignal(keeping.note_saved):
        keeping.save_note(uuid, "before\0after")
    stop(program)
    again = start()
    assert again.controller is not None
    assert "\0" not in again.controller.keeping.bookmarks[0].note
    assert "before" in again.controller.keeping.bookmarks[0].note


@pytest.mark.parametrize("query", SEARCHES.values(), ids=SEARCHES)
def test_search_takes_anything_as_words(qtbot: QtBot, start: Start, query: str) -> None:
    program = start()
    assert program.controller is not None
    field = program.controller.pages.search._field.line
    program.controller.navigation.go("search")
    field.setText(query)
    field.textEdited.emit(query)
    field.returnPressed.emit()
    assert program.tasks.finish(5000)
    settle()
    told = program.controller.pages.search._told
    assert told.words
    assert notice(program) == ""


def test_unsaved_note_of_a_removed_bookmark_comes_back_with_it(qtbot: QtBot, start: Start) -> None:
    program = start()
    assert program.controller is not None
    keeping = program.controller.keeping
    bookmarked(qtbot, program)
    note_field(program).setPlainText("typed just now")
    press(program.window, "kept_remove")
    qtbot.waitUntil(lambda: not keeping.bookmarks)
    settle()
    assert notice(program) == ""
    press(program.window, "toast_undo")
    qtbot.waitUntil(lambda: bool(keeping.bookmarks))
    assert keeping.bookmarks[0].note == "typed just now"
    settle()
    assert note_field(program).toPlainText() == "typed just now"


def test_note_typed_before_clearing_everything_does_not_come_back(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    assert program.controller is not None
    keeping = program.controller.keeping
    bookmarked(qtbot, program)
    note_field(program).setPlainText("typed just now")
    keeping.clear_everything()
    qtbot.waitUntil(lambda: not keeping.bookmarks)
    program.window.place_requested.emit("home")
    program._writer.finish(5000)
    settle()
    assert notice(program) == ""
    stop(program)
    again = start()
    assert again.controller is not None
    assert not again.controller.keeping.bookmarks


def test_closing_while_a_page_is_built_ends_cleanly(start: Start) -> None:
    program = start()
    assert program.controller is not None
    program.controller.navigation.open_page("stem-cell-transplant")
    stop(program)


def test_closing_while_a_handout_is_made_ends_cleanly(start: Start) -> None:
    program = start()
    assert program.controller is not None
    program.controller.navigation.go("handout", TOPIC)
    stop(program)


def test_closing_while_searching_ends_cleanly(start: Start) -> None:
    program = start()
    assert program.controller is not None
    program.controller.navigation.go("search", anchor="relapse")
    stop(program)


def test_closing_while_the_library_is_opened_leaves_the_store_closed(
    start: Start, content: Path, tmp_path: Path
) -> None:
    profile = Profile(tmp_path / "profile")
    program = start(content=content, profile=profile.root)  # does not wait for the library
    program._open_library()
    stop(program)
    assert not profile.open_marker.exists()


def test_many_steps_back_and_forward_end_where_they_should(start: Start) -> None:
    program = start()
    assert program.controller is not None
    go = program.controller.navigation
    for number in range(6):
        go.open_page((TOPIC, OTHER)[number % 2])
    for _ in range(STEPS // 2):
        program.window.back_requested.emit()
        program.window.forward_requested.emit()
    settle()
    assert program.window.current_page == "reader"
    for _ in range(STEPS):
        program.window.back_requested.emit()
    settle()
    assert program.window.current_page == "home"
    for _ in range(STEPS):
        program.window.forward_requested.emit()
    settle()
    assert program.window.windowTitle().startswith("What")


def objects(program: Program) -> int:
    """How many there are once what is built between events stands."""
    assert program.controller is not None
    program.controller.pages.compare.prepare()  # else done some time after the start
    counts = [-1]
    while (len(counts) < 60 and len(set(counts[-6:])) > 1) or len(counts) < 7:
        QTest.qWait(50)
        settle()
        counts.append(len(program.window.findChildren(QObject)))
    return counts[-1]


def test_pages_opened_again_and_again_leave_no_widgets(start: Start) -> None:
    program = start()
    assert program.controller is not None
    go = program.controller.navigation
    for page in (TOPIC, OTHER, TOPIC):
        go.open_page(page)
        program.controller.pages.reader._build_all()
    before = objects(program)
    for _ in range(20):
        for page in (OTHER, TOPIC):
            go.open_page(page)
    program.controller.pages.reader._build_all()
    assert objects(program) <= before + 5


def test_changing_the_theme_again_and_again_leaves_no_widgets(start: Start) -> None:
    program = start(OTHER)
    assert program.controller is not None
    program.controller.pages.reader._build_all()
    themes = (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST)
    view = program.theme.settings
    counts = []
    for number in range(9):
        program.controller.apply_view(dataclasses.replace(view, theme=themes[number % 3]))
        counts.append(objects(program))
    assert counts[-1] == counts[2]


@pytest.mark.parametrize("year", [1970, 2036])
def test_a_wrong_clock_keeps_the_order_of_reading(qtbot: QtBot, start: Start, year: int) -> None:
    program = start()
    assert program.controller is not None
    keeping = program.controller.keeping
    now = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    keeping.save_place(Place(TOPIC, "", (), now))
    keeping.save_place(Place(OTHER, "", (), now.replace(year=year)))
    stop(program)
    again = start()
    assert again.controller is not None
    assert [place.page for place in again.controller.keeping.places] == [OTHER, TOPIC]
    assert notice(again) == ""


def test_pressing_everything_on_every_place_twice_does_no_harm(qtbot: QtBot, start: Start) -> None:
    program = start()
    for place in ("home", "read", "words", "my-list", "settings"):
        for _ in range(2):
            program.window.place_requested.emit(place)
            program.window.place_requested.emit(place)
    assert program.window.current_page == "settings"
    assert notice(program) == ""
