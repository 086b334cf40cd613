"""The window answers at all times: no single step on the GUI thread takes long."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.app.start import Program
from desktop.domain.reading import ThemeName
from tests.end2end.conftest import Start

DIAGRAMS = ("approaches-timeline",)
LONGEST_S = 0.25  # of processor time, five times the mark, for slow machines

pytestmark = pytest.mark.slow


class Heart:
    """Beats once in each turn of the event loop; keeps the longest time between two beats."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(0)

    def _on_beat(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def program(start: Start) -> Program:
    return start(ahead=True)


@pytest.fixture
def heart(program: Program, qtbot: QtBot) -> Iterator[Heart]:
    """Begins to beat when the program has come to rest."""
    qtbot.wait(50)
    heart = Heart()
    yield heart
    heart._timer.stop()


def open_page(program: Program, qtbot: QtBot, page: str) -> None:
    assert program.controller is not None
    controller = program.controller
    pages = controller.pages
    shown = pages.diagram if page in DIAGRAMS else pages.reader
    with qtbot.waitSignal(shown.finished, timeout=30_000):
        QTimer.singleShot(0, lambda: controller.navigation.open_page(page))


@pytest.mark.parametrize(
    "page",
    ["stem-cell-transplant-ahsct", "maintenance-or-irt", "approaches-timeline", "fingolimod"],
)
def test_opening_a_long_page(program: Program, heart: Heart, qtbot: QtBot, page: str) -> None:
    open_page(program, qtbot, page)
    qtbot.wait(50)
    assert heart.longest < LONGEST_S


def test_each_place_on_the_rail(program: Program, heart: Heart, qtbot: QtBot) -> None:
    assert program.controller is not None
    rail = ("read", "diagrams", "treatments", "words", "my-list", "settings", "home")
    for place in (*rail, "packs", "record"):
        go = program.controller.navigation.go
        QTimer.singleShot(0, lambda place=place, go=go: go(place))
        qtbot.wait(50)
    assert heart.longest < LONGEST_S


def test_searching(program: Program, heart: Heart, qtbot: QtBot) -> None:
    assert program.controller is not None
    program.controller.navigation.go("search")
    page = program.controller.pages.search
    for words in ("r", "rel", "relapse", "relapse bone"):
        QTimer.singleShot(0, lambda words=words: page.set_query(words))
        qtbot.wait(400)
    assert heart.longest < LONGEST_S


@pytest.mark.parametrize("change", ["theme", "text size"])
def test_a_change_of_looks_on_a_long_page(program: Program, qtbot: QtBot, change: str) -> None:
    """All of a page is dressed at once, which may take longer than other steps."""
    assert program.controller is not None
    controller = program.controller
    open_page(program, qtbot, "stem-cell-transplant-ahsct")
    heart = Heart()
    view = program.theme.settings
    wished = (
        dataclasses.replace(view, theme=ThemeName.DARK)
        if change == "theme"
        else dataclasses.replace(view, text_scale=1.3, follow_system_text=False)
    )
    QTimer.singleShot(0, lambda: controller.apply_view(wished))
    qtbot.wait(100)
    assert heart.longest < 2 * LONGEST_S
