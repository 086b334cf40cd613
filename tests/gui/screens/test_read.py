"""The shelves hold every page and can be narrowed."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import CardButton
from desktop.ui.common.labels import BodyLabel
from desktop.ui.shelves.read_page import ReadPage
from tests.gui.screens.conftest import Stage, focused
from tests.gui.screens.values import some_shelves


@pytest.fixture
def read(theme: ThemeController, stage: Stage[ReadPage]) -> ReadPage:
    page = stage(ReadPage(theme))
    page.show_shelves(some_shelves())
    return page


def _card(page: ReadPage, id: str) -> CardButton:
    card = page.findChild(CardButton, f"read_{id}")
    assert card is not None
    return card


def test_a_card_opens_its_page(read: ReadPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(read.page_requested) as asked:
        _card(read, "cladribine").click()
    assert asked.args == ["cladribine"]


def test_a_card_says_how_long_it_takes_and_whether_it_was_read(read: ReadPage) -> None:
    before = _card(read, "plan-1")
    assert "4 minutes" in before.accessibleDescription()
    assert "Read" not in before.accessibleDescription()
    read.show_shelves(some_shelves(frozenset({"plan-1"})))
    assert _card(read, "plan-1") is before
    assert before.accessibleDescription().startswith("Read")


def test_typing_narrows_the_shelves(read: ReadPage) -> None:
    read.first_focus()
    QTest.keyClicks(focused(), "CLAD")
    assert _card(read, "cladribine").isVisible()
    assert not _card(read, "ocrelizumab").isVisible()
    planning = read.findChild(QWidget, "shelf_planning")
    assert planning is not None
    assert not planning.isVisible()


def test_says_when_no_page_is_called_so(read: ReadPage) -> None:
    read.first_focus()
    QTest.keyClicks(focused(), "zzz")
    none = read.findChild(BodyLabel, "read_none")
    assert none is not None
    assert none.isVisible()
    assert "“zzz”" in none.text()


def test_many_shelves_are_built_between_events(
    theme: ThemeController, stage: Stage[ReadPage], qtbot: QtBot
) -> None:
    page = stage(ReadPage(theme))
    page.show_shelves(some_shelves() * 4)
    assert len(page.findChildren(CardButton)) < 20
    qtbot.waitUntil(lambda: len(page.findChildren(CardButton)) == 20)
