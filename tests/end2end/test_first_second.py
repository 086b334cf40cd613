"""Home can be read, and listens, before the library is open."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.domain.settings import RollOutSettings
from desktop.library.opening import open_library
from desktop.store.home_file import home_path, read_home_file
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import CardButton
from desktop.ui.common.page_row import PageRow
from desktop.ui.common.rail import RailItem
from desktop.ui.common.waymark import Waymark
from tests.end2end.conftest import press, stop

Begin = Callable[..., Program]


@pytest.fixture
def begin(start: Callable[..., Program], content: Path) -> Begin:
    """Starts the program, and comes back before the library is open."""

    def begin_program(wanted: str = "", **changes: object) -> Program:
        return start(wanted, content=content, **changes)

    return begin_program


def open_library_of(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: program.controller is not None, timeout=20_000)


def marks(program: Program) -> list[str]:
    found = [program.home.findChild(Waymark, f"waymark_{n}") for n in (1, 2, 3, 4)]
    return [mark.accessibleDescription() for mark in found if mark is not None]


def cards(program: Program) -> list[str]:
    found = program.home.findChildren(CardButton)
    return [str(card.property("page")) for card in found if card.isVisible()]


def start_button(program: Program) -> Button:
    button = program.home.findChild(Button, "start_button")
    assert button is not None
    return button


def places_of_cards(program: Program) -> list[QPoint]:
    QApplication.processEvents()  # the window gets its size, and lays out what it shows
    program.window.grab()
    found = program.home.findChildren(CardButton)
    return [card.mapTo(program.window, QPoint()) for card in found]


def test_what_is_kept_of_home_is_what_the_library_tells(content: Path) -> None:
    library = open_library(content)
    assert read_home_file(home_path(content)) == library.shelves.home(())
    library.close()


def test_somebody_new_reads_all_of_home_at_once(qtbot: QtBot, begin: Begin) -> None:
    program = begin()
    assert program.controller is None
    rail = program.window.findChild(RailItem, "rail_home")
    assert rail is not None
    assert rail.accessible_selected
    before = marks(program), cards(program), start_button(program).text()
    assert len(before[0]) == 4
    assert before[1]
    open_library_of(program, qtbot)
    assert (marks(program), cards(program), start_button(program).text()) == before


def test_how_far_somebody_is_shows_when_it_is_known(
    qtbot: QtBot, begin: Begin, start: Callable[..., Program]
) -> None:
    first = start()
    press(first.home, "waymark_1")
    qtbot.waitUntil(lambda: first.window.current_page == "reader")
    stop(first)
    program = begin()
    assert not any("Next" in mark for mark in marks(program))
    assert not start_button(program).isVisible()
    before = places_of_cards(program)
    open_library_of(program, qtbot)
    assert "Next" in marks(program)[0]
    assert start_button(program).isVisible()
    assert program.home.findChild(PageRow, "home_recent_what-ms-is") is not None
    assert places_of_cards(program) == before


def test_a_press_is_not_lost(qtbot: QtBot, begin: Begin) -> None:
    program = begin()
    press(program.home, "waymark_2")
    press(program.home, "waymark_1")
    assert program.window.cursor().shape() is Qt.CursorShape.BusyCursor
    open_library_of(program, qtbot)
    assert program.window.current_page == "reader"
    assert program.controller is not None
    assert program.controller.navigation.now.page == "what-ms-is"
    assert program.window.cursor().shape() is Qt.CursorShape.ArrowCursor
    press(program.window, "rail_home")
    assert program.window.current_page == "home"


@pytest.mark.parametrize(
    ("pressed", "place"), [("rail_read", "read"), ("home_values", "values"), ("home_code", "code")]
)
def test_so_is_no_other_way(qtbot: QtBot, begin: Begin, pressed: str, place: str) -> None:
    program = begin()
    press(program.window, pressed)
    open_library_of(program, qtbot)
    assert program.window.current_page == place


def test_nor_a_search(qtbot: QtBot, begin: Begin) -> None:
    program = begin()
    program.home.search_requested.emit("relapse")
    open_library_of(program, qtbot)
    assert program.window.current_page == "search"


def test_a_named_page_comes_first(qtbot: QtBot, begin: Begin) -> None:
    program = begin("what-ms-is")
    assert marks(program) == []
    open_library_of(program, qtbot)
    assert program.window.current_page == "reader"


def test_nurses_get_their_own_home(qtbot: QtBot, begin: Begin) -> None:
    program = begin("", settings=RollOutSettings(nurse=True))
    assert marks(program) == []
    open_library_of(program, qtbot)
    assert len(marks(program)) == 4


def test_a_profile_that_nobody_can_look_into_is_a_new_one(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    program = begin(profile=tmp_path / ("x" * 300))
    assert "Next" in marks(program)[0]
    open_library_of(program, qtbot)
    assert program.window.current_page == "home"


def test_without_a_library_nothing_waits(
    qtbot: QtBot, start: Callable[..., Program], content: Path, tmp_path: Path, qapp: QApplication
) -> None:
    missing = tmp_path / content.name
    shutil.copy(home_path(content), home_path(missing))
    program = start(content=missing)
    press(program.home, "waymark_1")
    qtbot.waitUntil(lambda: program.failed, timeout=20_000)
    assert program.window.current_page == "fatal"
    assert program.window.cursor().shape() is Qt.CursorShape.ArrowCursor
