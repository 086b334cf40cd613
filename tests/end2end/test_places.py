"""Places are made when somebody goes there, or ahead of that while nobody waits."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

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
