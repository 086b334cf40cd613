"""Print hands out what stands on screen, wherever the reader is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.ui.handouts.page_sheet import PageSheet
from tests.end2end.conftest import Start


def arrive(qtbot: QtBot, program: Program, place: str, page: str = "") -> None:
    assert program.controller is not None
    go = program.controller.navigation
    if place == "page":
        go.open_page(page)
    else:
        go.go(place, page)
    qtbot.wait(50)


@pytest.mark.parametrize(
    ("place", "page", "title"),
    [
        ("page", "what-ms-is", "What MS is"),
        ("page", "three-rs", "The three Rs"),
        ("years", "ocrelizumab", "My first five years"),
        ("my-list", "", "My list"),
    ],
)
def test_what_is_shown_is_handed_out(
    qtbot: QtBot, start: Start, place: str, page: str, title: str
) -> None:
    program = start()
    arrive(qtbot, program, place, page)
    program.window.print_requested.emit()
    assert program.window.current_page == "handout"
    assert program.window.windowTitle().startswith(f"Print: {title}")
    qtbot.waitUntil(lambda: bool(program.window.findChildren(PageSheet)), timeout=30_000)


@pytest.mark.parametrize("place", ["home", "words", "settings"])
def test_places_with_nothing_to_print_stay_where_they_are(
    qtbot: QtBot, start: Start, place: str
) -> None:
    program = start()
    arrive(qtbot, program, place)
    program.window.print_requested.emit()
    assert program.window.current_page == place
