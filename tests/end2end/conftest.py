"""The whole program on the real content, in a real window, with a profile of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop import paths
from desktop.app.start import WINDOW_SIZE, Program
from desktop.compiler.build import compile_content, inputs_hash
from desktop.domain.settings import RollOutSettings
from desktop.library.opening import open_library
from desktop.store.home_file import home_path, write_home_file
from desktop.store.manifest import verify
from desktop.ui.common.buttons import Button
from desktop.ui.common.press import Pressable

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 21)

Start = Callable[..., Program]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen says of every window what it cannot do for it."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content: what `dev.py` compiled if the files still say that, else made here."""
    source = ROOT / "content" / "en-GB"
    compiled = paths.content_db()
    if compiled.is_file() and verify(compiled).inputs_hash == inputs_hash(source):
        return compiled
    target = tmp_path_factory.mktemp("content") / "content.db"
    compile_content(source, target)
    write_home_file(home_path(target), open_library(target).shelves.home(()))
    return target


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, content: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts the program on one profile, and stops it as closing the window does."""
    running: list[Program] = []
    given = qapp.font(), qapp.palette()

    def undress() -> None:
        """What one program dresses the application in is not what the system gave."""
        qapp.setStyleSheet("")
        qapp.setFont(given[0])
        qapp.setPalette(given[1])

    def open_program(
        wanted: str = "",
        settings: RollOutSettings | None = None,
        *,
        ahead: bool = False,
        **changes: Path,
    ) -> Program:
        program = Program(
            changes.get("profile", tmp_path / "profile"),
            changes.get("content", content),
            wanted,
            settings or RollOutSettings(),
            RollOutSettings(),
            today=lambda: TODAY,
        )
        if not ahead:  # most tests go to a place or two, and leave again before all are made
            program._get_ahead = lambda: None  # type: ignore[method-assign]
        undress()
        program.show()
        program.window.resize(WINDOW_SIZE)  # the screen in memory is smaller
        program.theme.repeat_ms = 0
        running.append(program)
        if not changes.get("content"):
            qtbot.waitUntil(lambda: program.controller is not None, timeout=20_000)
        return program

    yield open_program
    for program in running:
        if isValid(program):
            stop(program)
    undress()


def stop(program: Program) -> None:
    """Close the window and let it go, as at the end of the program."""
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(page: QWidget, name: str) -> None:
    """Press the control of that name; the one in sight, where other screens have one too."""
    controls = page.findChildren(Pressable, name)
    assert controls, name
    next((each for each in controls if each.isVisible()), controls[0]).click()


def button_text(page: QWidget, name: str) -> str:
    control = page.findChild(Button, name)
    assert control is not None, name
    return control.text()
