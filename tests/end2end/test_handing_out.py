"""Print hands out what stands on screen, wherever the reader is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.ui.handouts.page_sheet import PageSheet
from tests.end2end.conftest import Start

PAIR = "ocrelizumab,cladribine"


def arrive(qtbot: QtBot, program: Program, place: str, page: str = "") -> None:
    assert program.controller is not None
    go = program.controller.navigation
    if place == "page":
        go.open_page(page)
    else:
        go.go(place, page)
    qtbot.wait(50)


def save(program: Program, target: Path) -> None:
    program.window.save_pdf_requested.emit()
    dialog = program.window.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.reject()


@pytest.mark.parametrize(
    ("place", "page", "title"),
    [
        ("page", "what-ms-is", "What MS is"),
        ("page", "three-rs", "The three Rs"),
        ("years", "ocrelizumab", "My first five years"),
        ("my-list", "", "My list"),
        ("compare", PAIR, "Ocrelizumab and cladribine tablets side by side"),
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


def test_a_comparison_is_saved_with_its_options_and_rows(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    arrive(qtbot, program, "compare", PAIR)
    program.window.print_requested.emit()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(PageSheet)), timeout=30_000)
    target = tmp_path / "side by side.txt"
    save(program, target)
    qtbot.waitUntil(target.exists, timeout=20_000)
    text = target.read_text(encoding="utf-8")
    assert text.startswith("Ocrelizumab and cladribine tablets side by side\n")
    assert "  Ocrelizumab: " in text
    assert "  Cladribine tablets: " in text
