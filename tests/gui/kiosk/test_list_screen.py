"""Lists of pages to touch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.kiosk.answers import Answer, AnswerTile
from desktop.kiosk.list_screen import Listed, ListScreen
from desktop.theme.controller import ThemeController
from desktop.ui.common.press import Pressable
from tests.gui.kiosk.conftest import Stand

NAMES = [f"{letter}{number}" for letter in "ABCDEFG" for number in range(4)]


@pytest.fixture
def screen(touch_theme: ThemeController, stand: Stand) -> ListScreen:
    screen = ListScreen(touch_theme)
    stand(screen, 1366, 520)
    return screen


def letters(*names: str) -> Listed:
    rows = tuple(Answer(name.lower(), name, "Also called so") for name in names)
    return Listed("Treatments", "Touch a name.", rows, by_letter=True)


def in_sight(screen: ListScreen, name: str) -> bool:
    tile = screen.findChild(AnswerTile, f"answer_{name.lower()}")
    return tile is not None and not tile.visibleRegion().isEmpty()


def test_a_letter_leads_to_its_names_and_a_row_to_its_page(
    screen: ListScreen, qtbot: QtBot
) -> None:
    screen.show_list(letters(*NAMES))
    QCoreApplication.processEvents()
    assert not in_sight(screen, "E0")
    letter = screen.findChild(Pressable, "letter_E")
    assert letter is not None
    letter.click()
    assert in_sight(screen, "E0")
    tile = screen.findChild(AnswerTile, "answer_e0")
    assert tile is not None
    with qtbot.waitSignal(screen.chosen, check_params_cb=lambda key: key == "e0"):
        tile.click()


def test_rows_are_a_finger_high_at_every_width(screen: ListScreen, stand: Stand) -> None:
    screen.show_list(letters("A", "B"))
    for width in (1920, 1080):
        stand(screen, width, 900)
        tiles = screen.findChildren(AnswerTile)
        assert all(tile.height() >= screen.look.touch for tile in tiles)


def test_another_list_begins_at_its_top_without_what_it_has_not(screen: ListScreen) -> None:
    screen.show_list(letters(*NAMES))
    QCoreApplication.processEvents()
    assert screen.page_scroll is not None
    screen.page_scroll.page_down()
    assert screen.page_scroll.verticalScrollBar().value()
    screen.show_list(Listed("Choices", "The ways.", (Answer("a", "A"),), action="Compare"))
    QCoreApplication.processEvents()
    assert screen.page_scroll.verticalScrollBar().value() == 0
    assert not any(one.isVisible() for one in screen.findChildren(Pressable, "letter_A"))
    assert [button.text() for button in screen.foot_buttons()] == ["Compare"]
    screen.show_list(Listed("Topics", "All of them.", (Answer("a", "A"),)))
    assert screen.foot_buttons() == ()
