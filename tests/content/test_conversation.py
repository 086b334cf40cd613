"""The sheet to take along fits one sheet of paper, with all that can stand on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.printing import Clinic, HandoutOptions, Variant
from desktop.domain.reading import (
    CheckAnswer,
    CheckOutcome,
    Place,
    SavedQuestion,
    ValueAnswer,
    Weight,
)
from desktop.library.conversation import Kept, conversation
from desktop.library.opening import Library

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
OPTIONS = HandoutOptions(dt.date(2026, 11, 30))
CLINIC = Clinic(
    name="Riverside MS Clinic",
    phone="01632 960 123",
    hours="Monday to Friday, 9am to 5pm",
    urgent="At night or at the weekend, call 111.",
)
QUESTIONS = (
    "Is my MS active enough for this to be an option?",
    "How long would I be away from work?",
    "Which vaccines should I have before I start?",
    "What checks would I need, and for how long?",
    "Can I carry on working in a nursery, where small children often have a cold?",
    "Is there a trial I could join?",
    "What happens if it does not work well enough for me?",
    "Whom do I call when I have a fever at night?",
)
TWO_SIDES = 2


def all_that_can_stand(library: Library) -> Kept:
    """Every card sorted, every check not clear, many pages read, 8 questions."""
    weights = [Weight.A_LOT, Weight.A_LITTLE, Weight.NOT, Weight.NOT_SURE]
    cards = library.content.values()
    checks = [
        CheckAnswer(f"{card.id}/c{number}", check.ask, card.id, CheckOutcome.WRONG, NOON)
        for card in library.content.cards()
        for number, check in enumerate(library.pages.article(card.id).self_check, 1)
    ]
    return Kept(
        tuple(ValueAnswer(c.id, 1, weights[n % 4], NOON) for n, c in enumerate(cards)),
        tuple(checks),
        tuple(SavedQuestion(text, text, "", "", NOON) for text in QUESTIONS),
        tuple(Place(card.id, "", (), NOON, True) for card in library.content.cards()),
    )


@pytest.mark.parametrize(
    "options",
    [OPTIONS, replace(OPTIONS, greyscale=True), replace(OPTIONS, clinic=CLINIC)],
    ids=["plain", "black and white", "clinic"],
)
def test_it_fits_one_sheet_with_8_questions(opened: Library, options: HandoutOptions) -> None:
    page = conversation(opened.content, all_that_can_stand(opened))
    sheet = opened.handouts.make_of([page], options)
    assert opened.typesetter.page_count(sheet) <= TWO_SIDES


def test_it_grows_where_there_is_more_to_say(opened: Library) -> None:
    page = conversation(opened.content, all_that_can_stand(opened))
    many = replace(page, questions=page.questions * 4)
    for options in (OPTIONS, replace(OPTIONS, variant=Variant.LARGE)):
        assert opened.typesetter.page_count(opened.handouts.make_of([many], options)) > TWO_SIDES


def test_an_empty_one_is_a_sheet_to_write_on(opened: Library) -> None:
    sheet = opened.handouts.make_of([conversation(opened.content, Kept((), (), (), None))], OPTIONS)
    assert opened.typesetter.page_count(sheet) == 1
