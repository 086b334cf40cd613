"""Home leads into the library."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.time_path import TimePath, TimeStep
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import CardButton
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.page_row import PageRow
from desktop.ui.common.waymark import Waymark
from desktop.ui.home.home_page import HomePage
from desktop.ui.home.make_handout import MakeHandout
from desktop.ui.home.ways_in import WaysIn
from tests.gui.screens.conftest import Stage, focused
from tests.gui.screens.values import SOME_PACKS, WORDY, a_home


@pytest.fixture
def home(theme: ThemeController, stage: Stage[HomePage]) -> HomePage:
    return stage(HomePage(theme))


def _button(page: HomePage, name: str) -> Button:
    button = page.findChild(Button, name)
    assert button is not None
    return button


def test_says_that_the_library_opens_until_it_is_filled(home: HomePage) -> None:
    opening = home.findChild(BodyLabel, "home_opening")
    assert opening is not None
    assert opening.isVisible()
    home.show_home(a_home())
    assert not opening.isVisible()


@pytest.mark.parametrize(
    ("done", "words", "goal"),
    [
        (0, "Start with step 1", "step-1"),
        (1, "Carry on with step 2", "step-2"),
        (4, "Read something new", "page-3"),
    ],
)
def test_the_main_button_leads_to_the_next_step(
    home: HomePage, qtbot: QtBot, done: int, words: str, goal: str
) -> None:
    home.show_home(a_home(done))
    button = _button(home, "start_button")
    assert button.text() == words
    with qtbot.waitSignal(home.page_requested) as asked:
        button.click()
    assert asked.args == [goal]


def test_each_waymark_opens_its_page_and_says_its_state(home: HomePage, qtbot: QtBot) -> None:
    home.show_home(a_home(1))
    marks = [home.findChild(Waymark, f"waymark_{n}") for n in (1, 2, 3)]
    described = [mark.accessibleDescription() for mark in marks if mark is not None]
    assert described == [
        "Step 1 of 4. Done",
        "Step 2 of 4. Next · 5 minutes",
        "Step 3 of 4. 5 minutes",
    ]
    assert marks[2] is not None
    with qtbot.waitSignal(home.page_requested) as asked:
        marks[2].click()
    assert asked.args == ["step-3"]


def test_a_step_changes_in_place_when_it_is_done(home: HomePage) -> None:
    home.show_home(a_home(0))
    before = home.findChild(Waymark, "waymark_1")
    home.show_home(a_home(1))
    after = home.findChild(Waymark, "waymark_1")
    assert after is not None
    assert after is before
    assert "Done" in after.accessibleDescription()


def test_cards_and_recent_pages_open_their_page(home: HomePage, qtbot: QtBot) -> None:
    home.show_home(a_home())
    for kind, name in ((CardButton, "home_card_page-2"), (PageRow, "home_recent_page-2")):
        button = home.findChild(kind, name)
        assert button is not None
        with qtbot.waitSignal(home.page_requested) as asked:
            button.click()
        assert asked.args == ["page-2"]


def test_a_new_reader_sees_no_recently_read(home: HomePage) -> None:
    home.show_home(a_home(0, recent=0))
    assert not home.findChildren(PageRow)
    assert not _button(home, "home_my_list").isVisible()


def test_recently_read_goes_when_the_history_is_cleared(home: HomePage) -> None:
    home.show_home(a_home())
    home.show_home(a_home(recent=0))
    assert not _button(home, "home_my_list").isVisible()


def test_other_ways_in_stand_between_where_to_start_and_the_subjects(
    home: HomePage, qtbot: QtBot
) -> None:
    assert home.findChild(WaysIn) is None  # the first paint does not wait for it
    home.show_home(a_home())
    home.show_path(TimePath())
    qtbot.waitUntil(_button(home, "home_time_2").isVisible)
    order = [home.findChild(QWidget, name) for name in ("start_path", "ways_in", "home_cards")]
    tops = [each.mapTo(home, QPoint()).y() for each in order if each is not None]
    assert tops == sorted(tops)
    with qtbot.waitSignal(home.time_chosen) as asked:
        _button(home, "home_time_15").click()
    assert asked.args == [15]
    for place in ("values", "compare"):
        with qtbot.waitSignal(home.place_requested) as wanted:
            _button(home, f"home_{place}").click()
        assert wanted.args == [place]


def test_a_path_under_way_can_be_carried_on_from_home(home: HomePage, qtbot: QtBot) -> None:
    home.show_home(a_home())
    steps = tuple(TimeStep(f"page-{n}", "", "Page", "", 200) for n in range(3))
    path = TimePath(5, "start-here", steps)
    home.show_path(path)  # laid out, but not begun
    assert _button(home, "home_carry_on").isHidden()
    home.show_path(path.at(0).past_now())
    heading = home.findChild(BodyLabel, "time_heading")
    assert heading is not None
    assert heading.text() == "Your 5 minutes: step 2 of 3"
    assert _button(home, "home_time_5").isHidden()
    with qtbot.waitSignal(home.carry_on_requested):
        _button(home, "home_carry_on").click()
    with qtbot.waitSignal(home.place_requested) as wanted:
        _button(home, "home_time").click()
    assert wanted.args == ["time"]
    home.show_path(path.past_now().past_now().past_now())
    assert _button(home, "home_carry_on").isHidden()


def _names(page: HomePage) -> list[str]:
    """The packs on Home as they can be seen, in their order."""
    cards = [card for card in page.findChildren(CardButton) if card.isVisible()]
    packs = [card for card in cards if card.objectName().startswith("home_pack_")]
    return [card.text() for card in packs]


def test_patients_see_no_packs(home: HomePage) -> None:
    home.show_home(a_home())
    home.show_packs(None)
    assert home.findChild(MakeHandout) is None


def test_in_nurse_mode_packs_stand_above_where_to_start(home: HomePage, qtbot: QtBot) -> None:
    home.show_home(a_home())
    home.show_path(TimePath())
    home.show_packs(SOME_PACKS)
    qtbot.waitUntil(lambda: _names(home) == ["Newly offered IRT", WORDY])
    order = [home.findChild(QWidget, name) for name in ("make_handout", "start_path", "ways_in")]
    qtbot.waitUntil(lambda: all(each is not None and each.isVisible() for each in order))
    tops = [each.mapTo(home, QPoint()).y() for each in order if each is not None]
    assert tops == sorted(tops)


def test_a_pack_says_its_pages_and_what_to_know_before_it_is_printed(home: HomePage) -> None:
    home.show_packs(SOME_PACKS)
    cards = [home.findChild(CardButton, f"home_pack_{pack.ref}") for pack in SOME_PACKS]
    assert [card.accessibleDescription() for card in cards if card is not None] == [
        "3 pages",
        "1 page · Changed since you last printed · Past its review date · "
        "2 pages gone from the library",
    ]


def test_a_pack_is_one_press_from_its_handout(home: HomePage, qtbot: QtBot) -> None:
    home.show_packs(SOME_PACKS)
    card = home.findChild(CardButton, "home_pack_ready:irt")
    assert card is not None
    with qtbot.waitSignal(home.pack_requested) as asked:
        card.click()
    assert asked.args == ["ready:irt"]


@pytest.mark.parametrize("place", ["packs", "add-pages", "record"])
def test_every_other_way_to_a_handout_starts_on_home(
    home: HomePage, qtbot: QtBot, place: str
) -> None:
    home.show_packs(())
    with qtbot.waitSignal(home.place_requested) as asked:
        _button(home, f"desk_{place}").click()
    assert asked.args == [place]


def test_without_favourites_home_says_what_will_stand_there(home: HomePage) -> None:
    home.show_packs(())
    about = home.findChild(BodyLabel, "make_handout_about")
    assert about is not None
    assert about.text() == "Packs that you mark as favourites stand here."
    home.show_packs(SOME_PACKS)
    assert about.text() == "Choose a pack, then press Print."


def test_new_words_on_a_pack_leave_the_focus_where_it_is(home: HomePage, qtbot: QtBot) -> None:
    home.show_packs(SOME_PACKS)
    card = home.findChild(CardButton, "home_pack_ready:irt")
    assert card is not None
    card.setFocus()
    home.show_packs((replace(SOME_PACKS[0], changed=("A page",)), SOME_PACKS[1]))
    assert focused() is card
    assert "Changed since you last printed" in card.accessibleDescription()
    home.show_packs(SOME_PACKS[::-1])
    qtbot.waitUntil(lambda: _names(home) == [WORDY, "Newly offered IRT"])


def test_leaving_nurse_mode_takes_the_packs_away(home: HomePage, qtbot: QtBot) -> None:
    home.show_home(a_home())
    home.show_packs(SOME_PACKS)
    home.show_packs(None)
    assert _names(home) == []
    home.show_packs(SOME_PACKS)
    qtbot.waitUntil(lambda: len(_names(home)) == 2)


def test_tab_goes_from_search_to_packs_to_where_to_start(home: HomePage, qtbot: QtBot) -> None:
    home.show_home(a_home())
    home.show_packs(SOME_PACKS[:1])
    home.show_packs(SOME_PACKS)
    qtbot.waitUntil(lambda: len(_names(home)) == 2)
    home.first_focus()
    seen = []
    for _ in range(8):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused().objectName())
    assert seen == [
        "search_button",
        "home_pack_ready:irt",
        "home_pack_own:1",
        "desk_packs",
        "desk_add-pages",
        "desk_record",
        "start_button",
        "waymark_1",
    ]


def test_search_is_asked_for_with_the_keyboard_alone(home: HomePage, qtbot: QtBot) -> None:
    home.first_focus()
    QTest.keyClicks(focused(), "fatigue")
    with qtbot.waitSignal(home.search_requested) as asked:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert asked.args == ["fatigue"]


def test_three_columns_of_cards_without_recent_pages_and_two_with(home: HomePage) -> None:
    def columns() -> int:
        cards = [c for c in home.findChildren(CardButton) if c.isVisible()]
        return len({card.mapTo(home, card.rect().topLeft()).x() for card in cards})

    home.show_home(a_home(recent=0))
    QTest.qWait(0)
    assert columns() == 3
    home.show_home(a_home(recent=2))
    QTest.qWait(0)
    assert columns() == 2


def test_slim_home_keeps_a_search_button(home: HomePage, qtbot: QtBot) -> None:
    home.window().resize(320, 700)
    button = _button(home, "home_search_button")
    qtbot.waitUntil(button.isVisible)
    with qtbot.waitSignal(home.search_requested):
        button.click()
