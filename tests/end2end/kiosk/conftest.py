"""The whole kiosk on the real content, on a screen of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.visit import Visit
from desktop.domain.settings import RollOutSettings

TODAY = dt.date(2026, 11, 21)

StartKiosk = Callable[..., KioskProgram]


class Clock:
    """Monotonic seconds that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kiosk(
    qtbot: QtBot, qapp: QApplication, content: Path, tmp_path: Path, clock: Clock
) -> Iterator[StartKiosk]:
    """Starts a kiosk on one profile, at its welcome screen."""
    running: list[KioskProgram] = []
    given = qapp.font(), qapp.palette()

    def open_kiosk(
        settings: RollOutSettings | None = None, *, wrong_tries: int = 0, **changes: Path
    ) -> KioskProgram:
        program = KioskProgram(
            changes.get("profile", tmp_path / "profile"),
            changes.get("content", content),
            settings or RollOutSettings(),
            wrong_tries=wrong_tries,
            today=lambda: TODAY,
            clock=clock,
        )
        program.show()
        program.window.resize(1920, 1080)
        program.theme.repeat_ms = 0
        running.append(program)
        if not changes.get("content"):
            qtbot.waitUntil(lambda: program.kit is not None, timeout=20_000)
        return program

    yield open_kiosk
    for program in running:
        program.end()
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    qapp.setFont(given[0])
    qapp.setPalette(given[1])


def begin(program: KioskProgram) -> Visit:
    """Touch the welcome screen."""
    program.window.welcome.start_requested.emit()
    assert program.visit is not None
    return program.visit


def shown(program: KioskProgram) -> str:
    """Name of what fills the window."""
    page = program.window.page_shown
    return page.objectName() if page is not None else ""
