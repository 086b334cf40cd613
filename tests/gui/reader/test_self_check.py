"""Readers check themselves, and see what a page can be held to."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.blocks import Citation, Text
from desktop.domain.content import Question, SelfCheck
from desktop.domain.reading import CheckOutcome
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.choices import RadioCard
from desktop.ui.common.labels import HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.reader.links import Links
from desktop.ui.reader.quality_box import QualityBox
from desktop.ui.reader.self_check import SelfCheckCard
from tests.builders import a_quality

CHECK = SelfCheck(
    "Does it grow new nerves?",
    ("Yes", "No"),
    1,
    (Text("It rebuilds your defences."), Citation(("green2020",), (1,))),
)


@pytest.fixture
def links(window: QWidget) -> Links:
    return Links(window)


@pytest.fixture
def card(theme: ThemeController, links: Links, window: QWidget, qtbot: QtBot) -> SelfCheckCard:
    made = SelfCheckCard(theme, links, CHECK, 0, "a-topic/c1", None, window)
    qtbot.addWidget(made)
    theme.repeat_ms = 0
    return made


def _told(card: SelfCheckCard) -> QWidget:
    told = card.findChild(QWidget, "told_0")
    assert told is not None
    return told


def _answers(card: SelfCheckCard) -> list[RadioCard]:
    return card.findChildren(RadioCard)


def _save(card: SelfCheckCard) -> Button:
    save = card.findChild(Button, "save_check_0")
    assert save is not None
    return save


def test_not_sure_is_an_answer_and_none_is_chosen_beforehand(card: SelfCheckCard) -> None:
    assert [answer.text() for answer in _answers(card)] == ["Yes", "No", "Not sure"]
    assert not any(answer.isChecked() for answer in _answers(card))
    assert _told(card).isHidden()


@pytest.mark.parametrize(
    ("place", "verdict"),
    [
        (0, "Not quite. The answer is: No"),
        (1, "Yes, that is it."),
        (2, "That is fine. The answer is: No"),
    ],
)
def test_any_answer_opens_the_right_one_and_why(
    card: SelfCheckCard, place: int, verdict: str
) -> None:
    _answers(card)[place].click()
    told = _told(card)
    assert not told.isHidden()
    heading = told.findChild(HeadingLabel)
    assert heading is not None
    assert heading.text() == verdict


def test_another_answer_takes_the_place_of_the_first(card: SelfCheckCard) -> None:
    first, second, _ = _answers(card)
    first.click()
    second.click()
    assert not first.isChecked()
    heading = _told(card).findChild(HeadingLabel)
    assert heading is not None
    assert heading.text() == "Yes, that is it."


@pytest.mark.parametrize(
    ("place", "outcome"),
    [(0, CheckOutcome.WRONG), (1, CheckOutcome.RIGHT), (2, CheckOutcome.UNSURE)],
)
def test_how_it_went_is_told(
    card: SelfCheckCard, qtbot: QtBot, place: int, outcome: CheckOutcome
) -> None:
    with qtbot.waitSignal(card.answered) as told:
        _answers(card)[place].click()
    assert told.args == [0, outcome]


def test_what_was_not_clear_can_go_on_my_questions(card: SelfCheckCard, qtbot: QtBot) -> None:
    save = _save(card)
    _answers(card)[1].click()
    assert save.isHidden()  # nothing to ask about
    _answers(card)[0].click()
    with qtbot.waitSignal(card.question_toggled) as wished:
        save.click()
    asked = Question("a-topic/c1", "I would like to understand: Does it grow new nerves?")
    assert wished.args == [asked]
    card.set_saved(frozenset({asked.id}))
    assert save.text() == "On my questions"
    _answers(card)[1].click()
    assert not save.isHidden()  # it can still be taken back


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, ""),
        (CheckOutcome.RIGHT, "Last time you knew this."),
        (CheckOutcome.WRONG, "Last time this was not clear yet."),
        (CheckOutcome.UNSURE, "Last time you were not sure."),
    ],
)
def test_it_opens_without_an_answer_and_says_how_it_went(
    theme: ThemeController,
    links: Links,
    window: QWidget,
    qtbot: QtBot,
    last: CheckOutcome | None,
    words: str,
) -> None:
    card = SelfCheckCard(theme, links, CHECK, 0, "a-topic/c1", last, window)
    qtbot.addWidget(card)
    line = card.findChild(MarkedLine, "last_0")
    assert line is not None
    assert line.isHidden() == (last is None)
    assert last is None or line.words == words
    assert not any(answer.isChecked() for answer in _answers(card))
    assert _told(card).isHidden()
    _answers(card)[2].click()
    assert line.isHidden()


def test_a_reader_of_the_screen_hears_answer_and_question(card: SelfCheckCard) -> None:
    assert _answers(card)[0].accessibleName() == "Yes: Does it grow new nerves?"


def test_the_checklist_opens_and_closes(
    theme: ThemeController, window: QWidget, qtbot: QtBot
) -> None:
    box = QualityBox(theme, a_quality(), window)
    qtbot.addWidget(box)
    points = box.findChild(QWidget, "checklist")
    button = box.findChild(QWidget, "show_checklist")
    assert points is not None
    assert button is not None
    assert points.isHidden()
    button.click()  # type: ignore[attr-defined]
    assert not points.isHidden()
    button.click()  # type: ignore[attr-defined]
    assert points.isHidden()
