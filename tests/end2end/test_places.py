"""Places are made when somebody goes there, or ahead of that while nobody waits."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import session, window_controller
from tests.end2end.conftest import Start

ALL = {
    *("home", "read", "reader", "diagrams", "diagram", "years", "compare", "treatments"),
    *("values", "time", "search", "words", "my-list", "settings"),
    *("handout", "packs", "record", "code", "add-pages"),
}


def test_the_page_asked_for_stands_before_any_other_is_made(start: Start) -> None:
    assert set(start("what-ms-is").window._pages) == {"home", "reader"}


def test_home_stands_before_any_other_is_made(start: Start) -> None:
    assert set(start().window._pages) == {"home"}


def test_all_places_are_made_while_nobody_waits(qtbot: QtBot, start: Start) -> None:
    window = start(ahead=True).window
    qtbot.waitUntil(lambda: set(window._pages) >= ALL, timeout=20_000)
    assert window.current_page == "home"


def test_a_place_is_connected_as_soon_as_it_is_made(start: Start) -> None:
    controller = start().controller
    assert controller is not None
    controller.pages.words.page_requested.emit("what-ms-is")
    assert controller.navigation.now.page == "what-ms-is"


def test_it_is_known_which_places_are_there(start: Start) -> None:
    controller = start().controller
    assert controller is not None
    assert not controller.pages.there("my-list")
    controller.navigation.go("my-list")
    assert controller.pages.there("my-list")


def test_a_window_that_closes_meanwhile_begins_nothing_more(
    qtbot: QtBot, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    warmed: list[session.Session] = []

    def import_places() -> None:
        begun.set()
        go_on.wait()

    monkeypatch.setattr(window_controller, "import_places", import_places)
    monkeypatch.setattr(session.Session, "warm_up", lambda self: warmed.append(self))
    program = start(ahead=True)
    qtbot.waitUntil(begun.is_set)
    threading.Timer(0.05, go_on.set).start()
    program.window.close()
    for _ in range(4):
        QApplication.processEvents()
    program.tasks.finish()
    assert set(program.window._pages) == {"home"}
    assert len(warmed) == 1  # before it closed, and never again
