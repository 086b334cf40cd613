"""From a search to a note that is still there tomorrow, and a sheet of paper to take along."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.domain.blocks import TermLink
from desktop.domain.errors import AppError
from desktop.domain.reading import ThemeName
from desktop.ui.common.fields import SearchField
from desktop.ui.common.link_spot import LinkSpot
from desktop.ui.common.runs_view import RunsView
from desktop.ui.reader.popovers import Explanation
from tests.end2end.conftest import Start, button_text, press, stop

TOPIC = "immune-reconstitution-therapy"


def search_and_open(qtbot: QtBot, program: Program) -> QWidget:
    """Search from Home for what a person would type, and open the first result."""
    window = program.window
    field = window.findChild(SearchField, "home_search")
    assert field is not None
    qtbot.keyClicks(field.line, "reboot my immune system")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "result_1") is not None)
    qtbot.waitUntil(lambda: _visible(window, "result_1"))
    press(window, "result_1")
    qtbot.waitUntil(lambda: window.current_page == "reader")
    reader = window.findChild(QWidget, "reader")
    assert reader is not None
    return reader


def _visible(window: QWidget, name: str) -> bool:
    found = window.findChild(QWidget, name)
    return found is not None and found.isVisible()


def _terms(reader: QWidget) -> list[LinkSpot]:
    """The links of the page shown that open a word."""
    return [
        link
        for view in reader.findChildren(RunsView)
        for link in view.links
        if isinstance(link.run, TermLink)
    ]


def test_search_read_bookmark_note_restart_find_again_and_save(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    program = start()
    reader = search_and_open(qtbot, program)
    assert program.window.windowTitle() == "Immune reconstitution therapy - Waymark"

    qtbot.waitUntil(lambda: bool(_terms(reader)))
    _terms(reader)[0].click()
    panel = program.window.findChild(Explanation)
    assert panel is not None
    qtbot.waitUntil(lambda: panel.is_open)
    press(panel, "explanation_close")

    press(reader, "reader_bookmark")
    qtbot.waitUntil(lambda: button_text(reader, "reader_bookmark") == "Bookmarked")
    program.window.place_requested.emit("my-list")
    qtbot.waitUntil(lambda: _visible(program.window, f"kept_{TOPIC}"))
    note = program.window.findChild(QWidget, "kept_note")
    assert note is not None
    note.setFocus()
    qtbot.keyClicks(note.edit, "Ask about my nursery job")  # type: ignore[attr-defined]
    state = program.window.findChild(QWidget, "kept_state")
    assert state is not None
    qtbot.waitUntil(lambda: state.words == "Saved")  # type: ignore[attr-defined]
    stop(program)

    again = start()
    again.window.place_requested.emit("my-list")
    qtbot.waitUntil(lambda: _visible(again.window, f"kept_{TOPIC}"))
    kept = again.window.findChild(QWidget, "kept_note")
    assert kept is not None
    assert kept.text == "Ask about my nursery job"  # type: ignore[attr-defined]
    press(again.window, "kept_open")
    qtbot.waitUntil(lambda: again.window.current_page == "reader")

    press(again.window, "reader_print")
    qtbot.waitUntil(lambda: again.window.current_page == "handout")
    sheet = "sheet_1"
    qtbot.waitUntil(lambda: _visible(again.window, sheet), timeout=20_000)
    page = again.window.findChild(QWidget, sheet)
    assert page is not None
    qtbot.waitUntil(lambda: page.has_picture, timeout=20_000)  # type: ignore[attr-defined]
    press(again.window, "handout_save")
    dialog = again.window.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    target = tmp_path / "my handout.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(target.exists, timeout=20_000)
    with pikepdf.open(target) as pdf:
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"


def test_the_same_path_by_keys_alone(qtbot: QtBot, start: Start) -> None:
    program = start()
    window = program.window
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.current_page == "search")
    line = QApplication.focusWidget()
    assert line is not None
    qtbot.keyClicks(line, "stem cell transplant")
    qtbot.waitUntil(lambda: _visible(window, "result_1"))
    qtbot.keyClick(line, Qt.Key.Key_Down)
    card = QApplication.focusWidget()
    assert card is not None
    assert card.objectName() == "result_1"
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current_page == "reader")
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: button_text(window, "reader_bookmark") == "Bookmarked")
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.current_page == "handout")
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.current_page == "reader")
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.current_page == "search")
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.current_page == "words")
    qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert program.theme.now.text_scale == 1.15


def test_a_removed_bookmark_comes_back_with_its_note(qtbot: QtBot, start: Start) -> None:
    program = start(TOPIC)
    window = program.window
    assert program.controller is not None
    keeping = program.controller.keeping
    press(window, "reader_bookmark")
    qtbot.waitUntil(lambda: bool(keeping.bookmarks))
    keeping.save_note(keeping.bookmarks[0].uuid, "mine")
    qtbot.waitUntil(lambda: keeping.bookmarks[0].note == "mine")
    press(window, "reader_bookmark")
    qtbot.waitUntil(lambda: not keeping.bookmarks)
    qtbot.waitUntil(lambda: _visible(window, "toast_undo"))
    press(window, "toast_undo")
    qtbot.waitUntil(lambda: bool(keeping.bookmarks))
    assert keeping.bookmarks[0].note == "mine"


def test_looks_chosen_today_are_there_tomorrow(qtbot: QtBot, start: Start) -> None:
    program = start()
    program.window.open_easier_panel()
    press(program.window, "segment_dark")
    press(program.window, "easier_larger")
    assert program.theme.now.colours.name == "dark"
    stop(program)
    again = start()
    assert again.theme.settings.theme is ThemeName.DARK
    assert again.theme.now.text_scale == 1.15


def test_urgent_help_is_one_press_from_every_page(qtbot: QtBot, start: Start) -> None:
    program = start(TOPIC)
    press(program.window, "rail_urgent")
    qtbot.waitUntil(lambda: "help" in program.window.windowTitle().lower())


@pytest.mark.slow
def test_every_page_of_the_library_opens(qtbot: QtBot, start: Start) -> None:
    program = start()
    controller = program.controller
    assert controller is not None
    library = controller._session.library
    for card in library.content.cards():
        controller.open(card.id)
        assert program.window.windowTitle() != "Waymark"
        shown = library.pages.article(card.id)
        assert program.window.windowTitle().startswith(shown.title)


def test_an_unknown_page_says_so_and_home_stays(qtbot: QtBot, start: Start) -> None:
    program = start("imune-reconstitution-terapy")
    assert program.window.current_page == "home"
    notice = program.window.findChild(QWidget, "notice_bar")
    assert notice is not None
    assert notice.isVisible()


@pytest.mark.parametrize("damage", ["missing", "cut short", "one bit"])
def test_content_that_cannot_be_trusted_shows_one_plain_page(
    qtbot: QtBot, start: Start, content: Path, tmp_path: Path, damage: str
) -> None:
    target = tmp_path / "content.db"
    if damage != "missing":
        data = bytearray(content.read_bytes())
        if damage == "cut short":
            data = data[: len(data) // 2]
        else:
            data[len(data) // 2] ^= 4
        target.write_bytes(data)
        manifest = content.with_suffix(".manifest")
        target.with_suffix(".manifest").write_bytes(manifest.read_bytes())
    program = start(content=target)
    qtbot.waitUntil(lambda: program.failed, timeout=20_000)
    page = program.window.findChild(QWidget, "fatal_page")
    assert page is not None
    assert page.isVisible()


def test_a_bug_in_a_slot_is_told_once_and_the_window_goes_on(qtbot: QtBot, start: Start) -> None:
    program = start()
    program.net.caught(RuntimeError("a marker word"))
    notice = program.window.findChild(QWidget, "notice_bar")
    assert notice is not None
    assert notice.isVisible()
    program.net.caught(AppError("The printer is not answering."))
    program.window.place_requested.emit("words")
    qtbot.waitUntil(lambda: program.window.current_page == "words")
