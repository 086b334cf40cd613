"""What a reader typed lies in reader.db alone, and after "Clear everything" nowhere."""

from __future__ import annotations

import logging
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.domain.content import Question
from desktop.store.log_file import set_up_logging
from desktop.store.profile import Profile
from tests.end2end.conftest import Start, press, stop

TOPIC = "immune-reconstitution-therapy"
SEARCHED, NOTED, ASKED = "qzsearchmarker", "qznotemarker", "qzquestionmarker"
MARKERS = (SEARCHED, NOTED, ASKED, TOPIC)


def holding(marker: str, *folders: Path) -> list[Path]:
    """Files that hold `marker`, as UTF-8 or as Qt keeps text."""
    forms = (marker.encode(), marker.encode("utf-16-le"))
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path for path in files if any(form in path.read_bytes() for form in forms)]


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Path]:
    """A profile with a log, as the real start makes it."""
    root = tmp_path / "profile"
    Profile(root).prepare()
    handler = set_up_logging(root)
    yield root
    logging.getLogger().removeHandler(handler)
    handler.close()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """The home and temporary folders of this test alone."""
    folders = tmp_path / "home", tmp_path / "temp"
    for folder in folders:
        folder.mkdir()
    monkeypatch.setenv("HOME", str(folders[0]))
    monkeypatch.setenv("TMPDIR", str(folders[1]))
    monkeypatch.setattr(tempfile, "tempdir", str(folders[1]))
    return folders


def visit(qtbot: QtBot, program: Program) -> None:
    """Search, read, keep, note, ask, make a handout, and run into a bug."""
    controller, window = program.controller, program.window
    assert controller is not None
    keeping = controller.keeping
    controller.navigation.go("search", anchor=SEARCHED)
    qtbot.waitUntil(lambda: SEARCHED in controller.pages.search._told.words)
    controller.navigation.open_page(TOPIC)
    keeping.toggle_bookmark(TOPIC)
    keeping.toggle_question(Question("q-1", ASKED), TOPIC)
    qtbot.waitUntil(lambda: bool(keeping.bookmarks) and bool(keeping.questions))
    window.place_requested.emit("my-list")
    qtbot.waitUntil(lambda: window.current_page == "my-list")
    field = window.findChild(QWidget, "kept_note")
    assert field is not None
    edit = field.findChild(QPlainTextEdit)
    assert edit is not None
    edit.setPlainText(f"{NOTED} and more")
    controller.navigation.go("handout", TOPIC)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "sheet_1") is not None, timeout=20_000)
    try:
        raise ValueError(NOTED)
    except ValueError as error:
        program.net.caught(error)
    qtbot.waitUntil(lambda: bool(keeping.bookmarks[0].note))


def test_what_was_typed_lies_in_reader_db_alone(
    qtbot: QtBot, start: Start, profile: Path, elsewhere: tuple[Path, ...]
) -> None:
    program = start()
    visit(qtbot, program)
    stop(program)
    assert (profile / "logs" / "waymark.log").stat().st_size > 0
    backups = profile / "backups"
    for marker in MARKERS:
        for path in holding(marker, profile, *elsewhere):
            assert path == profile / "reader.db" or backups in path.parents, (marker, path)
    assert holding(NOTED, profile)
    assert not holding(SEARCHED, profile)


def test_after_clearing_everything_it_lies_nowhere(
    qtbot: QtBot, start: Start, profile: Path, elsewhere: tuple[Path, ...]
) -> None:
    first = start()
    visit(qtbot, first)
    stop(first)
    program = start()  # a second day, with a backup of the first
    program.window.place_requested.emit("settings")
    press(program.window, "settings_clear_everything")
    press(program.window, "answer_everything")
    assert program.controller is not None
    keeping = program.controller.keeping
    qtbot.waitUntil(lambda: not keeping.bookmarks and not keeping.questions)
    stop(program)
    for marker in MARKERS:
        assert not holding(marker, profile, *elsewhere), marker


@pytest.mark.skipif(os.name != "posix", reason="rights are kept otherwise there")
def test_nobody_else_can_read_the_profile(qtbot: QtBot, start: Start, profile: Path) -> None:
    program = start()
    visit(qtbot, program)
    stop(program)
    for path in (profile, *profile.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
