"""A running copy of the app to be driven by scripts and end-to-end tests.

with running(tmp_path, ViewSettings(theme=ThemeName.DARK)) as app:
    app.open("what-ms-is")
    app.press("reader_bookmark")
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop import paths
from desktop.app.start import WINDOW_SIZE, Program
from desktop.app.window_controller import WindowController
from desktop.domain.content import PageKind
from desktop.domain.reading import ViewSettings
from desktop.domain.settings import RollOutSettings
from desktop.store.profile import Profile
from desktop.store.view_file import write_view
from desktop.ui.main_window import MainWindow
from desktop.ui.reader.reader_page import ReaderPage

TODAY = dt.date(2026, 11, 21)
LONGEST_WAIT_MS = 20_000

W = TypeVar("W", bound=QWidget)


class Running:
    """One program with its window open and its library loaded, unless that failed."""

    def __init__(self, program: Program) -> None:
        self.program = program

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def controller(self) -> WindowController:
        assert self.program.controller is not None, "the library could not be opened"
        return self.program.controller

    @property
    def reader(self) -> ReaderPage:
        return self.controller.pages.reader

    def find(self, kind: type[W], name: str = "") -> W:
        """The widget of this kind and object name; the first one that can be seen if several."""
        found = [w for w in self.window.findChildren(kind) if not name or w.objectName() == name]
        assert found, f"no {kind.__name__} called '{name}'"
        return next((widget for widget in found if widget.isVisible()), found[0])

    def press(self, name: str) -> None:
        """Press the button with this object name, and let what follows happen."""
        self.find(QAbstractButton, name).click()
        self.settle()

    def go(self, place: str, page: str = "", anchor: str = "") -> None:
        """Go to a place, as the rail would."""
        self.controller.navigation.go(place, page, anchor)
        self.settle()

    def open(self, page: str) -> None:
        """Open `page`, which may name a section as `page-id#anchor`, and wait for all of it."""
        content = self.program.controller._session.library.content  # type: ignore[union-attr]
        drawn = content.kind_of(page.partition("#")[0]) is PageKind.DIAGRAM
        shown = self.controller.pages.diagram if drawn else self.reader
        wait_for(shown.finished, lambda: self.controller.navigation.open_page(page))
        self.settle()

    def settle(self, rounds: int = 3) -> None:
        """Let background work, its answers and the painting that follows come to their end."""
        for _ in range(rounds):
            self.program.tasks.finish(LONGEST_WAIT_MS)
            spin(40)


def wait_for(signal: SignalInstance, act: Callable[[], object]) -> None:
    """Do `act`, then handle events until `signal` came, which may be at once.

    Raises:
        TimeoutError: it did not come.
    """
    came: list[bool] = []
    loop = QEventLoop()

    def on_signal(*_: object) -> None:
        came.append(True)
        loop.quit()

    signal.connect(on_signal)
    try:
        act()
        if not came:
            QTimer.singleShot(LONGEST_WAIT_MS, loop, loop.quit)
            loop.exec()
    finally:
        signal.disconnect(on_signal)
    if not came:
        raise TimeoutError(f"waited in vain for {signal}")


def spin(milliseconds: int) -> None:
    """Handle events for a while."""
    until = time.monotonic() + milliseconds / 1000
    while time.monotonic() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, milliseconds)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def running(
    profile: Path,
    view: ViewSettings | None = None,
    *,
    content: Path | None = None,
    wanted: str = "",
    settings: RollOutSettings | None = None,
) -> Iterator[Running]:
    """The app on a profile folder, looked at with `view`; closed in the end."""
    QApplication.instance() or QApplication([])
    if view is not None:
        profile.mkdir(parents=True, exist_ok=True)
        write_view(Profile(profile).view, view)
    program = Program(
        profile,
        content or paths.content_db(),
        wanted,
        settings or RollOutSettings(),
        RollOutSettings(),
        today=lambda: TODAY,
    )
    app = Running(program)
    try:
        program.show()
        program.window.resize(WINDOW_SIZE)  # the screen in memory is smaller
        until = time.monotonic() + LONGEST_WAIT_MS / 1000
        while program.controller is None and not program.failed and time.monotonic() < until:
            spin(10)
        app.settle()
        yield app
    finally:
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()
        spin(20)
