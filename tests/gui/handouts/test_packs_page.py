"""Packs are opened, named, ordered and put on Home by mouse, by keys and by ear."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.packs import PackCard
from desktop.tasks.slices import Slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.handouts.pack_item import (
    PackItem,
    changed_words,
    gone_words,
    overdue_words,
    pages_words,
)
from desktop.ui.handouts.packs_page import PacksPage
from tests.gui.handouts.pack_values import WIDEST, own, press, ready, some_packs, visible

READY = tuple(ready(number) for number in range(1, 7))
OWN = tuple(own(number) for number in range(1, 4))


@pytest.fixture
def packs(qtbot: QtBot, theme: ThemeController) -> PacksPage:
    """Six ready-made packs and three own ones."""
    page = PacksPage(theme)
    theme.repeat_ms = 0
    page.resize(1160, 720)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    show(page, qtbot, *READY, *OWN)
    return page


def show(
    page: PacksPage, qtbot: QtBot, *cards: PackCard, home: tuple[str, ...] = (), **how: bool
) -> None:
    page.show_packs(cards, home, on_home=how.get("on_home", True))
    settle(page, qtbot)


def settle(page: PacksPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(work.running for work in page.findChildren(Slices)))


def shown(page: PacksPage) -> list[str]:
    """Refs of the packs in sight, from top to bottom and from left to right."""
    items = [item for item in page.findChildren(PackItem) if item.isVisible()]
    return [item.ref for item in sorted(items, key=lambda i: _place(i, page))]


def _place(widget: QWidget, page: QWidget) -> tuple[int, int]:
    at = widget.mapTo(page, widget.rect().topLeft())
    return at.y(), at.x()


def words(page: QWidget, name: str) -> str:
    found = page.findChild(QWidget, name)
    assert isinstance(found, BodyLabel | MarkedLine), name
    return found.words


def field(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    return found


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def test_all_packs_are_shown_each_under_its_heading(packs: PacksPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: shown(packs) == [card.ref for card in (*READY, *OWN)])
    headings = [h.text() for h in packs.findChildren(HeadingLabel) if h.isVisible()]
    assert [h for h in headings if "pack" in h.lower()][:2] == ["Packs", "Ready-made packs"]
    assert "My packs" in headings
    assert not visible(packs, "packs_empty")


def test_a_card_names_its_first_pages_and_counts_the_others(packs: PacksPage) -> None:
    assert words(packs, "pages_ready:1") == "What MS is · Two main ways · Vaccines · and 2 more"
    assert words(packs, "pages_own:1") == "Vaccines · Travel"
    assert pages_words(("A", "B", "C", "D")) == "A · B · C · D"
    assert pages_words(()) == ""


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (own(1), ("", "", "")),
        (
            own(1, changed=("A",), overdue=("A",), gone=("A",)),
            (
                "1 page changed since you last printed it",
                "1 page is past its review date",
                "1 page is no longer here",
            ),
        ),
        (
            own(1, changed=("A", "B"), overdue=("A", "B", "C"), gone=("A", "B")),
            (
                "2 pages changed since you last printed it",
                "3 pages are past their review date",
                "2 pages are no longer here",
            ),
        ),
        (
            own(1, titles=("A", "A"), gone=("A",)),
            ("", "", "No page of it is in the library any more"),
        ),
    ],
)
def test_what_to_know_before_printing_stands_in_words(
    card: PackCard, said: tuple[str, ...]
) -> None:
    if card.gone == ("A", "B"):
        card = replace(card, titles=("A", "B", "C"))
    assert (changed_words(card), overdue_words(card), gone_words(card)) == said


def test_only_what_there_is_to_know_is_shown(packs: PacksPage, qtbot: QtBot) -> None:
    show(packs, qtbot, ready(1), own(1, changed=("Travel",)))
    assert visible(packs, "changed_own:1")
    assert words(packs, "changed_own:1") == "1 page changed since you last printed it"
    for name in ("overdue_own:1", "gone_own:1", "twin_own:1", "changed_ready:1"):
        assert not visible(packs, name)


def test_a_pack_is_opened_by_its_ref(packs: PacksPage, qtbot: QtBot) -> None:
    for ref in ("ready:2", "own:3"):
        with qtbot.waitSignal(packs.opened) as asked:
            press(packs, f"open_{ref}")
        assert asked.args == [ref]


def test_a_pack_is_put_on_home_and_taken_off_in_words(packs: PacksPage, qtbot: QtBot) -> None:
    button = packs.findChild(Button, "home_ready:1")
    assert button is not None
    assert button.text() == "Put on Home"
    with qtbot.waitSignal(packs.favourite_requested) as asked:
        button.click()
    assert asked.args == ["ready:1", True]
    assert button.text() == "Put on Home"  # until it is done
    show(packs, qtbot, ready(1, favourite=True), *OWN, home=("ready:1",))
    assert (button.text(), button.accessibleDescription()) == ("On Home", "Ready-made pack 1")
    with qtbot.waitSignal(packs.favourite_requested) as asked:
        button.click()
    assert asked.args == ["ready:1", False]


def test_where_home_shows_no_packs_none_is_offered_for_it(packs: PacksPage, qtbot: QtBot) -> None:
    show(packs, qtbot, *READY, *OWN, home=("ready:1",), on_home=False)
    assert not visible(packs, "home_ready:1")
    assert not visible(packs, "on_home_ready:1")


def test_packs_on_home_are_put_in_order(packs: PacksPage, qtbot: QtBot) -> None:
    home = ("ready:1", "own:2", "ready:gone", "ready:3")
    show(packs, qtbot, *READY, *OWN, home=home)
    assert words(packs, "on_home_own:2") == "2. My pack 2"
    with qtbot.waitSignal(packs.favourites_ordered) as asked:
        press(packs, "earlier_own:2")
    assert asked.args == [("own:2", "ready:1", "ready:3")]
    assert words(packs, "on_home_own:2") == "1. My pack 2"
    with qtbot.assertNotEmitted(packs.favourites_ordered):
        press(packs, "earlier_own:2")
    with qtbot.waitSignal(packs.favourite_requested) as asked:
        press(packs, "take_off_ready:3")
    assert asked.args == ["ready:3", False]


def test_own_packs_move_up_and_down_and_keep_the_keys(packs: PacksPage, qtbot: QtBot) -> None:
    button = packs.findChild(Button, "down_own:1")
    assert button is not None
    button.setFocus()
    with qtbot.waitSignal(packs.order_requested) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.args == [("2", "1", "3")]
    qtbot.waitUntil(lambda: shown(packs)[-3:] == ["own:2", "own:1", "own:3"])
    assert focused() == "down_own:1"
    with qtbot.assertNotEmitted(packs.order_requested):
        press(packs, "up_own:2")
        press(packs, "down_own:3")


def test_a_name_is_changed_where_it_stands(packs: PacksPage, qtbot: QtBot) -> None:
    press(packs, "rename_own:2")
    line = field(packs, "field_own:2")
    assert (line.text(), line.selectedText(), focused()) == (
        "My pack 2",
        "My pack 2",
        "field_own:2",
    )
    assert not visible(packs, "name_own:2")
    qtbot.keyClicks(line, "  For   Mondays ")
    with qtbot.waitSignal(packs.rename_requested) as asked:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked.args == ["2", "For Mondays"]
    assert visible(packs, "name_own:2")
    assert focused() == "rename_own:2"


def test_a_name_is_left_as_it_was(packs: PacksPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(packs.rename_requested):
        press(packs, "rename_own:2")
        qtbot.keyClicks(field(packs, "field_own:2"), "Other")
        press(packs, "leave_own:2")
        press(packs, "rename_own:2")
        qtbot.keyClick(field(packs, "field_own:2"), Qt.Key.Key_Escape)
        press(packs, "rename_own:2")
        press(packs, "save_own:2")  # the same name
    assert focused() == "rename_own:2"


def test_no_name_is_told_where_it_is_typed(packs: PacksPage, qtbot: QtBot) -> None:
    press(packs, "rename_own:2")
    field(packs, "field_own:2").setText(" \u200b ")
    with qtbot.assertNotEmitted(packs.rename_requested):
        press(packs, "save_own:2")
    line = field(packs, "field_own:2")
    assert line.accessibleDescription() == "Type a name, or leave it as it was."
    line.clear()
    qtbot.keyClicks(line, "x" * 100)
    assert len(line.text()) == 80


def test_a_name_that_another_pack_has_is_told_and_allowed(packs: PacksPage, qtbot: QtBot) -> None:
    show(packs, qtbot, *READY, own(1, name="Same"), own(2, name="Same"), own(3))
    assert words(packs, "twin_own:2") == "Another of your packs has this name."
    assert not visible(packs, "twin_own:3")
    press(packs, "rename_own:3")
    line = field(packs, "field_own:3")
    line.clear()
    qtbot.keyClicks(line, "Same ")
    assert "You can still use it" in words(packs, "same_own:3")
    with qtbot.waitSignal(packs.rename_requested) as asked:
        press(packs, "save_own:3")
    assert asked.args == ["3", "Same"]


def test_a_name_being_typed_survives_news_of_other_packs(packs: PacksPage, qtbot: QtBot) -> None:
    press(packs, "rename_own:2")
    qtbot.keyClicks(field(packs, "field_own:2"), "Typing")
    show(packs, qtbot, *READY, own(2, changed=("Travel",)), own(3))
    assert field(packs, "field_own:2").text() == "Typing"
    assert focused() == "field_own:2"


def test_a_removed_pack_leaves_the_keys_to_its_neighbour(packs: PacksPage, qtbot: QtBot) -> None:
    button = packs.findChild(Button, "remove_own:2")
    assert button is not None
    button.setFocus()
    with qtbot.waitSignal(packs.removal_requested) as asked:
        button.click()
    assert asked.args == ["2"]
    show(packs, qtbot, *READY, OWN[0], OWN[2])
    assert focused() == "open_own:3"
    show(packs, qtbot, *READY, OWN[0])
    assert focused() == "open_own:1"
    show(packs, qtbot, *READY)
    assert focused() == "packs_scroll"


def test_without_own_packs_the_page_says_how_to_make_one(packs: PacksPage, qtbot: QtBot) -> None:
    show(packs, qtbot, *READY)
    assert visible(packs, "packs_empty")
    with qtbot.waitSignal(packs.handout_requested):
        press(packs, "empty_action")


def test_few_packs_need_no_search(packs: PacksPage, qtbot: QtBot) -> None:
    assert visible(packs, "packs_field")
    show(packs, qtbot, *READY, *OWN[:2])
    assert not visible(packs, "packs_field")


def search(packs: PacksPage, qtbot: QtBot, text: str) -> None:
    line = field(packs, "search_line")
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    settle(packs, qtbot)


def test_packs_are_found_by_name_and_by_page(packs: PacksPage, qtbot: QtBot) -> None:
    search(packs, qtbot, "PACK 3")
    assert shown(packs) == ["ready:3", "own:3"]
    assert words(packs, "packs_count") == "2 packs found"
    search(packs, qtbot, "travel my")
    assert shown(packs) == ["own:1", "own:2", "own:3"]
    assert not visible(packs, "up_own:1")  # the others between are not in sight
    search(packs, qtbot, "xylophone")
    assert (shown(packs), visible(packs, "packs_nothing")) == ([], True)
    search(packs, qtbot, "")
    assert len(shown(packs)) == 9
    assert visible(packs, "up_own:1")


def test_the_way_to_own_packs_is_short(packs: PacksPage, qtbot: QtBot) -> None:
    button = packs.findChild(Button, "packs_go_to_own")
    assert button is not None
    assert button.text() == "My packs, 3"
    button.click()
    assert focused() == "open_own:1"


def test_tab_goes_through_the_cards_as_they_stand(packs: PacksPage, qtbot: QtBot) -> None:
    show(packs, qtbot, *READY, *OWN[::-1], home=("own:1",))
    button = packs.findChild(Button, "open_own:3")
    assert button is not None
    button.setFocus()
    met = []
    for _ in range(19):
        met.append(focused())
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert met[:6] == [
        f"{part}_own:3" for part in ("open", "home", "rename", "up", "down", "remove")
    ]
    assert met[6] == "open_own:2"
    assert met[12] == "open_own:1"
    assert met[18] == "earlier_own:1"


def test_five_hundred_packs_come_a_few_at_a_time(packs: PacksPage, qtbot: QtBot) -> None:
    many = [own(number) for number in range(500)]
    show(packs, qtbot, *READY, *many)
    assert len(shown(packs)) == len(READY) + 12
    press(packs, "packs_more")
    assert len(shown(packs)) == len(READY) + 24
    assert focused() == "open_own:12"
    search(packs, qtbot, "pack 499")
    assert shown(packs) == ["own:499"]


def test_names_in_any_script_are_shown_as_they_are(packs: PacksPage, qtbot: QtBot) -> None:
    show(packs, qtbot, *some_packs())
    assert words(packs, "name_own:3") == "<b>漢字</b> שלום #let x = 1"
    assert words(packs, "name_own:2") == WIDEST
    assert words(packs, "gone_own:2") == "No page of it is in the library any more"


def test_the_record_is_one_press_away(packs: PacksPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(packs.record_requested):
        press(packs, "packs_record")


@pytest.mark.parametrize("how", [{"on_home": True}, {"on_home": False}])
def test_no_pack_at_all_breaks_nothing(packs: PacksPage, qtbot: QtBot, how: dict[str, Any]) -> None:
    show(packs, qtbot, home=("ready:1",), **how)
    assert shown(packs) == []
    assert visible(packs, "packs_empty")
