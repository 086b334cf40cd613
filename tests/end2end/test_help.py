"""F1 on every screen, and where there is nothing else to read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app.start import Program
from desktop.domain.keys import KEYS
from desktop.store.help_file import help_path
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.main_window import PLACES, MainWindow
from tests.end2end.conftest import Start, press

WAIT_MS = 20_000


@pytest.fixture
def alone(start: Start, qtbot: QtBot, tmp_path: Path) -> Program:
    """The program without its content."""
    program = start(content=tmp_path / "gone" / "content.db")
    qtbot.waitUntil(lambda: program.failed, timeout=WAIT_MS)
    return program


def f1(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: program.window.isActiveWindow())
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: title(program) != "", timeout=WAIT_MS)


def wait_for_title(program: Program, qtbot: QtBot, wanted: str) -> None:
    qtbot.waitUntil(lambda: title(program) == wanted, timeout=WAIT_MS)


def title(program: Program) -> str:
    """The heading of the page of Help in sight."""
    for column in program.window.findChildren(QWidget, "help_column"):
        for heading in column.findChildren(HeadingLabel):
            if heading.isVisible() and heading.level == 1:
                return heading.text()
    return ""


def test_f1_shows_help_on_what_is_in_sight_and_back_returns(start: Start, qtbot: QtBot) -> None:
    program = start()
    for place, shown in {
        "home": "Start here",
        "read": "Read and listen",
        "compare": "Compare and look ahead",
        "handout": "Print and take home",
        "my-list": "Start here",
        "settings": "Make it easier to see and use",
    }.items():
        program.window.place_requested.emit(place)
        qtbot.waitUntil(lambda: program.window.isActiveWindow())
        qtbot.keyClick(program.window, Qt.Key.Key_F1)
        wait_for_title(program, qtbot, shown)
        assert program.window.windowTitle() == "Help - Waymark"
        press(program.window, "top_bar_back")
        assert program.window.current_page == place


def test_every_place_of_the_rail_has_help(start: Start, qtbot: QtBot) -> None:
    program = start()
    for place in PLACES:
        program.window.place_requested.emit(place)
        press(program.window, "rail_help")
        assert program.window.current_page == "help"
        program.window.back_requested.emit()
        assert program.window.current_page == place


def test_links_and_the_list_stay_one_step_from_where_the_reader_was(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    f1(program, qtbot)
    back = next(b for b in program.window.findChildren(Button, "top_bar_back") if b.isVisible())
    assert back.text() == "Back to Home"
    press(program.window, "help_row_trouble")
    wait_for_title(program, qtbot, "When something is wrong")
    column = program.window.findChildren(QWidget, "help_column")[-1]
    column.links.page_requested.emit("install#use-it-from-a-stick")  # type: ignore[attr-defined]
    wait_for_title(program, qtbot, "Install and remove")
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    assert program.window.current_page == "home"
    program.window.forward_requested.emit()
    wait_for_title(program, qtbot, "Install and remove")


def test_help_is_there_without_the_library(alone: Program, qtbot: QtBot) -> None:
    f1(alone, qtbot)
    assert title(alone) == "When something is wrong"
    press(alone.window, "help_row_privacy")
    wait_for_title(alone, qtbot, "What stays private")
    qtbot.keyClick(alone.window, Qt.Key.Key_Escape)
    assert alone.window.current_page == "fatal"
    press(alone.window, "rail_help")
    assert alone.window.current_page == "help"


def test_help_asked_for_before_the_library_is_open_stays(start: Start, qtbot: QtBot) -> None:
    program = start(content=paths.content_db())
    program.window.help_requested.emit()
    qtbot.waitUntil(lambda: program.controller is not None, timeout=WAIT_MS)
    wait_for_title(program, qtbot, "Start here")
    press(program.window, "top_bar_back")
    assert program.window.current_page == "home"


def test_missing_help_is_told_and_reading_goes_on(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    monkeypatch.setattr(paths, "content_db", lambda: tmp_path / "content.db")
    assert not help_path(paths.content_db()).exists()
    program.window.help_requested.emit()
    notice = program.window.findChild(QWidget, "notice_bar")
    assert notice is not None
    qtbot.waitUntil(lambda: notice.isVisible())
    program.window.back_requested.emit()
    assert program.window.current_page == "home"


def test_the_licence_of_each_part_opens(start: Start, qtbot: QtBot) -> None:
    program = start()
    f1(program, qtbot)
    press(program.window, "help_row_licences")
    wait_for_title(program, qtbot, "About and licences")
    column = program.window.findChildren(QWidget, "help_column")[-1]
    column.links.page_requested.emit("part:Qt")  # type: ignore[attr-defined]
    wait_for_title(program, qtbot, "Qt")


def keys_of(window: MainWindow) -> set[str]:
    return {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}


def test_help_names_the_keys_that_the_window_has(start: Start) -> None:
    """Those it names besides belong to single controls."""
    said = {key for keys, _ in KEYS for key in re.split(r", | or | to ", keys)}
    said |= {f"Ctrl+{number}" for number in range(1, len(PLACES) + 1)}
    there = keys_of(start().window) | {"Ctrl+Enter"}
    assert there - {"Ctrl+Return"} <= said
    elsewhere = {"Tab", "Shift+Tab", "Arrow keys", "Enter", "Space", "Esc", "Delete"}
    elsewhere |= {"Ctrl+Up", "Ctrl+Down"}
    assert said - elsewhere <= there
    assert all(not QKeySequence(key).isEmpty() for key in said - {"Arrow keys"})
