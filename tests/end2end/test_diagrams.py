"""Diagrams in the real window: from the rail to a part of a picture by keys, and onto the disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.app.window_controller import WindowController
from desktop.ui.common.messages import Toast
from desktop.ui.diagrams.diagram_card import DiagramCard
from desktop.ui.diagrams.diagram_page import DiagramPage
from desktop.ui.reader.diagram_block import DiagramBlock
from desktop.ui.reader.picture import Picture
from tests.end2end.conftest import Start, press

DIAGRAM = "three-rs"


def controller(program: Program) -> WindowController:
    assert program.controller is not None
    return program.controller


def open_page(qtbot: QtBot, program: Program, page: str) -> DiagramPage:
    shown = controller(program).pages.diagram
    with qtbot.waitSignal(shown.finished, timeout=20_000):
        controller(program).navigation.open_page(page)
    return shown


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(found: Callable[[QWidget], bool]) -> QWidget:
    for _ in range(60):
        if found(focused()):
            return focused()
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def test_keys_alone_lead_from_the_rail_to_the_word_behind_a_part(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    window = program.window
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.current_page == "diagrams")
    qtbot.waitUntil(
        lambda: window.findChild(DiagramCard, f"diagram_card_{DIAGRAM}") is not None,
        timeout=20_000,
    )
    page = controller(program).pages.diagram
    card = tab_to(lambda widget: widget.objectName() == f"diagram_card_{DIAGRAM}")
    with qtbot.waitSignal(page.finished, timeout=20_000):
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert window.current_page == "diagram"
    qtbot.waitUntil(lambda: window.findChild(QWidget, "part_reduction") is not None)
    part = tab_to(lambda widget: widget.objectName().startswith("part_"))
    QTest.keyClick(part, Qt.Key.Key_Right)
    assert focused().objectName() == "part_repopulation"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    panel = window.findChild(QWidget, "explanation")
    assert panel is not None
    assert panel.accessibleName() == "Repopulation"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused().objectName() == "part_repopulation"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.current_page == "diagrams")


def test_a_diagram_opened_by_its_id_leads_to_its_screen_and_back(
    qtbot: QtBot, start: Start
) -> None:
    program = start(DIAGRAM)
    qtbot.waitUntil(lambda: program.window.current_page == "diagram")
    assert program.window.windowTitle().startswith("The three Rs")
    go = controller(program).navigation
    go.go("words")
    go.back()
    assert program.window.current_page == "diagram"


def test_back_leads_to_the_step_that_was_left(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = open_page(qtbot, program, f"{DIAGRAM}#step-2")
    press(page, "diagram_next_three-rs")
    assert controller(program).navigation.now.anchor == "step-3"
    controller(program).navigation.go("home")
    with qtbot.waitSignal(page.finished, timeout=20_000):
        controller(program).navigation.back()
    request = page.request
    assert request is not None
    assert request.step == 3


def test_a_bookmark_leads_back_to_the_diagram(qtbot: QtBot, start: Start) -> None:
    program = start()
    page = open_page(qtbot, program, DIAGRAM)
    press(page, "diagram_page_bookmark")
    keeping = controller(program).keeping
    qtbot.waitUntil(lambda: [mark.page for mark in keeping.bookmarks] == [DIAGRAM])
    open_page(qtbot, program, keeping.bookmarks[0].page)
    assert program.window.current_page == "diagram"


def test_parts_of_a_picture_in_a_topic_open_too(qtbot: QtBot, start: Start) -> None:
    program = start()
    reader = controller(program).pages.reader
    with qtbot.waitSignal(reader.finished, timeout=20_000):
        controller(program).navigation.open_page("the-three-rs")
    block = reader.findChild(DiagramBlock)
    assert block is not None
    qtbot.waitUntil(lambda: bool(block.picture.parts))
    press(block, "part_reduction")
    panel = program.window.findChild(QWidget, "explanation")
    assert panel is not None
    assert panel.isVisible()
    assert isinstance(block.picture, Picture)


def save_as(qtbot: QtBot, program: Program, kind: str, name: Path) -> None:
    page = controller(program).pages.diagram
    page.save_requested.emit(kind)
    dialog = program.window.findChild(QFileDialog, "save_picture_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(name))
    dialog.reject()


@pytest.mark.parametrize(
    ("kind", "start_of_file"), [(".pdf", b"%PDF-"), (".png", b"\x89PNG"), (".svg", b"<svg")]
)
def test_a_picture_is_saved_and_said_to_be(
    qtbot: QtBot, start: Start, tmp_path: Path, kind: str, start_of_file: bytes
) -> None:
    program = start()
    open_page(qtbot, program, DIAGRAM)
    target = tmp_path / f"picture{kind}"
    save_as(qtbot, program, kind, target)
    toast = program.window.findChild(Toast)
    assert toast is not None
    qtbot.waitUntil(lambda: toast.words == f"Saved as picture{kind}", timeout=20_000)
    assert target.read_bytes().startswith(start_of_file)


@pytest.mark.parametrize(
    ("trouble", "told"),
    [(errno.ENOSPC, "not enough room on the disk"), (errno.EACCES, "You may not save files in")],
)
def test_a_picture_that_cannot_be_saved_says_why_and_leaves_nothing(
    qtbot: QtBot,
    start: Start,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trouble: int,
    told: str,
) -> None:
    program = start()
    open_page(qtbot, program, DIAGRAM)
    said: list[str] = []
    monkeypatch.setattr(program.window, "show_notice", said.append)
    folder = tmp_path / "pictures"
    folder.mkdir()

    def refused(_: int) -> None:
        raise OSError(trouble, "refused")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refused)
        save_as(qtbot, program, ".svg", folder / "picture.svg")
        qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert told in said[0]
    assert list(folder.iterdir()) == []


def test_a_branch_of_a_strategy_leads_to_its_part_of_the_same_page(
    qtbot: QtBot, start: Start
) -> None:
    program = start()
    reader = controller(program).pages.reader
    with qtbot.waitSignal(reader.finished, timeout=20_000):
        controller(program).navigation.open_page("immune-reconstitution#what-if")
    picture = next(p for p in reader.findChildren(Picture) if len(p.parts) == 6)
    spot = picture.findChild(QWidget, "part_if-you-get-older")
    assert spot is not None
    assert spot.accessibleDescription() == "Opens the part “If you get older”."
    with qtbot.waitSignal(reader.finished, timeout=20_000):
        press(picture, "part_if-you-get-older")
    qtbot.waitUntil(lambda: reader._now == "if-you-get-older")
    assert controller(program).navigation.now.page == "immune-reconstitution"
