"""Time I have: a length and a subject are chosen by buttons alone, and the path says how long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.time_path import START_HERE, Subject, TimePath, TimeStep, TimeView
from desktop.theme.controller import ThemeController
from desktop.ui.common.chips import Chip
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.waymark import Waymark
from desktop.ui.time.time_page import TimePage
from tests.gui.conftest import Show
from tests.ranking_words import ranking_words

SUBJECTS = (
    Subject(START_HERE, "Start here", is_strategy=False),
    Subject("living", "Living with treatment", is_strategy=False),
    Subject("stepping-down", "Stepping down", is_strategy=True),
)
STEPS = (
    TimeStep("what-ms-is", "", "What MS is", "", 480),
    TimeStep("two-ways", "key-points", "Two ways", "Key points", 80),
    TimeStep("two-ways", "the-idea", "Two ways", "The idea", 100),
)
PATH = TimePath(5, START_HERE, STEPS)


@pytest.fixture
def page(theme: ThemeController, show: Show) -> TimePage:
    made = TimePage(theme)
    show(made)
    made.show_view(TimeView(SUBJECTS, PATH))
    return made


def words(page: QWidget, name: str) -> str:
    label = page.findChild(BodyLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def marks(page: QWidget) -> list[Waymark]:
    return [mark for mark in page.findChildren(Waymark) if mark.isVisible()]


def test_before_a_length_is_chosen_there_is_no_path(
    theme: ThemeController, show: Show, qtbot: QtBot
) -> None:
    page = TimePage(theme)
    show(page)
    page.show_view(TimeView(SUBJECTS, TimePath()))
    lengths = page.findChildren(RadioCard)
    assert [card.text() for card in lengths] == ["2 minutes", "5 minutes", "15 minutes"]
    assert not any(card.isChecked() for card in lengths)
    assert not marks(page)
    with qtbot.waitSignal(page.length_chosen) as chosen:
        lengths[0].click()
    assert chosen.args == [2]


def test_a_path_says_how_long_it_is_and_names_its_steps(page: TimePage) -> None:
    assert words(page, "path_heading") == "About 4 minutes, 660 words"
    assert words(page, "path_about") == "3 steps. Stop whenever you like."
    assert [mark.text() for mark in marks(page)] == [
        "What MS is: the whole page",
        "Two ways: Key points",
        "Two ways: The idea",
    ]
    assert [mark.accessibleDescription() for mark in marks(page)] == [
        "Step 1 of 3. Next · 3 minutes",
        "Step 2 of 3. Under 1 minute",
        "Step 3 of 3. Under 1 minute",
    ]


def test_a_path_that_was_begun_ticks_what_is_read_and_carries_on(
    page: TimePage, qtbot: QtBot
) -> None:
    assert button(page, "path_start").text() == "Start"
    page.show_view(TimeView(SUBJECTS, PATH.at(0).past_now()))
    assert button(page, "path_start").text() == "Carry on with step 2"
    assert marks(page)[0].accessibleDescription() == "Step 1 of 3. Done"
    with qtbot.waitSignal(page.start_requested):
        button(page, "path_start").click()
    with qtbot.waitSignal(page.step_requested) as asked:
        marks(page)[2].click()
    assert asked.args == [2]


def test_a_finished_path_says_so_and_offers_two_ways_on(page: TimePage, qtbot: QtBot) -> None:
    page.show_view(TimeView(SUBJECTS, PATH.past_now().past_now().past_now()))
    assert words(page, "path_heading") == "That was all. You can stop here."
    assert words(page, "path_about") == "You read about 4 minutes, 660 words."
    assert not button(page, "path_start").isVisible()
    assert button(page, "path_more").text() == "Another 5 minutes"
    with qtbot.waitSignal(page.more_requested):
        button(page, "path_more").click()
    with qtbot.waitSignal(page.questions_requested):
        button(page, "path_questions").click()


def test_whoever_has_read_it_all_is_told(page: TimePage) -> None:
    page.show_view(TimeView(SUBJECTS, replace(PATH, again=True)))
    assert words(page, "path_about").startswith("You have read all of this before.")


def test_a_step_that_is_gone_is_told_in_a_plain_line(page: TimePage) -> None:
    assert words(page, "path_gone") == ""
    page.show_view(TimeView(SUBJECTS, PATH, ("Old page",)))
    assert words(page, "path_gone") == "“Old page” is no longer in Waymark, so it was left out."


def test_it_says_when_a_path_will_be_forgotten(page: TimePage) -> None:
    assert "carry on later" in words(page, "time_about")
    page.show_view(TimeView(SUBJECTS, PATH), kept=False)
    assert words(page, "time_about").endswith("Your place is forgotten when you close Waymark.")


def test_a_shorter_path_leaves_no_step_of_the_last_one(page: TimePage, qtbot: QtBot) -> None:
    page.show_view(TimeView(SUBJECTS, replace(PATH, steps=STEPS[:1])))
    qtbot.waitUntil(lambda: len(marks(page)) == 1)
    assert [mark.accessibleDescription() for mark in marks(page)] == [
        "Step 1 of 1. Next · 3 minutes"
    ]


def test_a_subject_is_chosen_from_chips_that_then_make_way(page: TimePage, qtbot: QtBot) -> None:
    assert words(page, "subject_now") == "About: Start here"
    button(page, "change_subject").click()
    chips = [chip for chip in page.findChildren(Chip) if chip.isVisible()]
    assert [chip.text() for chip in chips] == [subject.name for subject in SUBJECTS]
    assert [chip.isChecked() for chip in chips] == [True, False, False]
    with qtbot.waitSignal(page.subject_chosen) as chosen:
        chips[2].click()
    assert chosen.args == ["stepping-down"]
    assert not chips[0].isVisible()
    assert button(page, "change_subject").hasFocus()


def test_pressing_the_subject_chosen_keeps_its_tick(page: TimePage) -> None:
    button(page, "change_subject").click()
    button(page, f"subject_{START_HERE}").click()
    button(page, "change_subject").click()
    assert button(page, f"subject_{START_HERE}").isChecked()


def test_everything_works_from_the_keyboard(page: TimePage, qtbot: QtBot) -> None:
    page.first_focus()
    assert button(page, "path_start").hasFocus()
    with qtbot.waitSignal(page.start_requested):
        qtbot.keyClick(button(page, "path_start"), Qt.Key.Key_Return)
    change = button(page, "change_subject")
    qtbot.keyClick(change, Qt.Key.Key_Space)
    assert button(page, f"subject_{START_HERE}").hasFocus()
    with qtbot.waitSignal(page.subject_chosen):
        qtbot.keyClick(button(page, "subject_living"), Qt.Key.Key_Return)
    button(page, "length_5").setFocus()
    with qtbot.waitSignal(page.length_chosen) as chosen:
        qtbot.keyClick(button(page, "length_5"), Qt.Key.Key_Right)
    assert chosen.args == [15]


def test_lengths_stand_side_by_side_or_below_each_other(
    page: TimePage, theme: ThemeController, qtbot: QtBot
) -> None:
    def rows() -> int:
        return len({card.y() for card in page.findChildren(RadioCard)})

    page.window().resize(1100, 800)
    qtbot.waitUntil(lambda: rows() == 1)
    theme.apply(replace(theme.settings, text_scale=2.4))
    qtbot.waitUntil(lambda: rows() == 3)


def test_the_way_into_the_path_comes_into_sight(
    page: TimePage, theme: ThemeController, qtbot: QtBot
) -> None:
    theme.apply(replace(theme.settings, text_scale=2.4))
    page.window().resize(600, 500)
    page.tell_path(focus=True)
    start = button(page, "path_start")
    qtbot.waitUntil(lambda: start.visibleRegion().boundingRect() == start.rect())
    assert start.hasFocus()


def test_a_screen_reader_hears_a_heading_for_each_part(page: TimePage) -> None:
    levels = []
    for label in page.findChildren(BodyLabel):
        interface = QAccessible.queryAccessibleInterface(label)
        if label.isVisible() and interface.role() == QAccessible.Role.Heading:
            levels.append((label.text(), interface.text(QAccessible.Text.Description)))
    assert levels == [
        ("How much time do you have?", "Heading level 1"),
        ("About 4 minutes, 660 words", "Heading level 2"),
    ]


def test_nothing_said_ranks_or_hurries(page: TimePage) -> None:
    button(page, "change_subject").click()
    said = [label.text() for label in page.findChildren(BodyLabel)]
    said += [each.text() for each in page.findChildren(QAbstractButton)]
    assert not any(map(ranking_words, said))
    assert not any("hurry" in text.casefold() or "second" in text.casefold() for text in said)
