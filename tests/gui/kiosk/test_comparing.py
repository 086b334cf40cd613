"""Comparing by touch: choosing, one aspect after the other, the list."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.comparing import STRATEGIES
from desktop.kiosk.compare_cell import CellExplained
from desktop.kiosk.compare_screen import LIST, CompareScreen
from desktop.theme.controller import ThemeController
from desktop.ui.common.cards import Card, CardButton
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.comparison.option_button import OptionButton
from desktop.ui.reader.finding_block import FindingRecord
from desktop.ui.reader.links import Links
from desktop.ui.reader.picture import Picture
from tests.gui.comparison.values import FOUR, PAIR, a_comparison_view, a_detail, options
from tests.gui.diagrams.values import draw_plain
from tests.gui.kiosk.conftest import Stand

STOP = ",".join(PAIR)


@pytest.fixture
def screen(touch_theme: ThemeController, stand: Stand) -> CompareScreen:
    made = CompareScreen(touch_theme)
    stand(made, 1880, 860)
    return made


def button(screen: QWidget, name: str) -> QAbstractButton:
    found = screen.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def show(screen: CompareScreen, anchor: str = "", shown: tuple[str, ...] = PAIR) -> None:
    screen.show_view(a_comparison_view(*shown), ",".join(shown), anchor, frozenset())


def test_two_or_three_are_chosen_by_touch(qtbot: QtBot, screen: CompareScreen) -> None:
    screen.show_options(STRATEGIES, options(*FOUR))
    these = screen.foot_buttons()[-1]
    assert (these.text(), these.isEnabled()) == ("Choose two", False)
    rows = [button(screen, f"kiosk_option_{option}") for option in FOUR]
    for row in (rows[2], rows[0]):
        row.click()
    assert (these.text(), these.isEnabled()) == ("Compare these two", True)
    rows[1].click()
    rows[3].click()
    assert these.text() == "Compare these three"
    chosen = [row.accessibleDescription() for row in screen.findChildren(OptionButton)]
    assert chosen == ["Chosen", "Chosen", "Chosen", ""]
    rows[1].click()
    with qtbot.waitSignal(screen.go_requested) as asked:
        these.click()
    assert asked.args == ["compare", f"{FOUR[2]},{FOUR[0]}", ""]


def test_what_was_chosen_is_still_chosen_on_the_way_back(screen: CompareScreen) -> None:
    show(screen)
    screen.show_options(STRATEGIES, options(*FOUR))
    assert screen.foot_buttons()[-1].text() == "Compare these two"


def test_an_aspect_fills_the_screen_and_says_whether_options_differ(screen: CompareScreen) -> None:
    said = []
    for aspect in ("idea", "vaccines", "work"):
        show(screen, aspect)
        line = screen.findChild(MarkedLine, "kiosk_likeness")
        assert line is not None
        said.append((line.words, screen.foot_buttons()[-1].text()))
    assert said == [
        ("Different", "Next: Vaccines"),
        ("Same", "Next: Work"),
        ("Not known", "Next: the list"),
    ]


@pytest.mark.parametrize("shown", [PAIR, FOUR[:3]])
def test_answers_get_the_same_room_in_the_order_chosen(
    screen: CompareScreen, shown: tuple[str, ...]
) -> None:
    def cards() -> list[QWidget]:
        return [each for each in screen.findChildren(Card) if each.isVisible()]

    show(screen, shown=shown)
    screen.page_scroll.widget().layout().activate()  # type: ignore[union-attr]
    beside = cards()
    assert [card.findChildren(QAbstractButton)[-1].property("option") for card in beside] == [
        *shown
    ]
    assert len({(card.y(), card.width(), card.height()) for card in beside}) == 1
    screen.resize(1000, 1400)
    show(screen, shown=shown)
    below = cards()
    assert len({(card.x(), card.width()) for card in below}) == 1
    assert len({card.y() for card in below}) == len(shown)


def test_back_goes_aspect_by_aspect_then_leaves(qtbot: QtBot, screen: CompareScreen) -> None:
    show(screen, "work")
    with qtbot.waitSignal(screen.go_requested) as asked:
        assert screen.back()
    assert asked.args == ["compare", STOP, "vaccines"]
    show(screen, LIST)
    with qtbot.waitSignal(screen.go_requested) as asked:
        assert screen.back()
    assert asked.args == ["compare", STOP, "work"]
    show(screen)
    assert not screen.back()


def test_the_list_leads_to_any_aspect_and_says_where_they_differ(
    qtbot: QtBot, screen: CompareScreen
) -> None:
    show(screen, LIST)
    rows = [row for row in screen.findChildren(CardButton) if row.isVisible()]
    assert [(row.text(), row.accessibleDescription()) for row in rows] == [
        ("Idea", "Different. Selected"),
        ("Vaccines", "Same"),
        ("Work", "Not known"),
    ]
    with qtbot.waitSignal(screen.go_requested) as asked:
        rows[1].click()
    assert asked.args == ["compare", STOP, "vaccines"]


def test_the_question_of_an_aspect_is_put_on_the_list(qtbot: QtBot, screen: CompareScreen) -> None:
    show(screen)
    put = button(screen, "save_question_0")
    assert put.text() == "Add to my questions"
    with qtbot.waitSignal(screen.question_toggled) as asked:
        put.click()
    screen.set_saved(frozenset({asked.args[0].id}))
    assert put.text() == "On my questions"


def test_a_cell_is_explained_in_words_picture_and_record(
    touch_theme: ThemeController, stand: Stand
) -> None:
    cell = CellExplained(touch_theme, draw_plain, Links(), a_detail())
    stand(cell, 1000, 800)
    assert cell.title == "Immune reconstitution therapy (IRT): Work"
    assert cell.findChild(Picture) is not None
    assert cell.findChild(FindingRecord) is not None
    assert (
        button(cell, "kiosk_cell_page").text() == "Read about Immune reconstitution therapy (IRT)"
    )
