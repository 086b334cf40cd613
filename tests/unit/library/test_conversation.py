"""The sheet to take along holds what the reader kept, and says what it lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from desktop.domain.article import Article
from desktop.domain.blocks import plain, runs_of
from desktop.domain.reading import (
    CheckAnswer,
    CheckOutcome,
    Place,
    SavedQuestion,
    ValueAnswer,
    Weight,
)
from desktop.library.conversation import MOST_READ, MOST_UNSURE, Kept, conversation
from desktop.library.opening import Library

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
NOTHING = Kept((), (), (), ())


def said(card: str, weight: Weight, chair: int = 1) -> ValueAnswer:
    return ValueAnswer(card, chair, weight, NOON)


def checked(number: int, outcome: CheckOutcome = CheckOutcome.UNSURE) -> CheckAnswer:
    later = NOON + dt.timedelta(minutes=number)
    return CheckAnswer(f"a-topic/c{number}", f"Check {number}?", "a-topic", outcome, later)


def asked(number: int, *, ticked: bool = True) -> SavedQuestion:
    return SavedQuestion(f"uuid-{number}", f"Question {number}?", "", "", NOON, ticked)


def read(page: str, *, finished: bool = True) -> Place:
    return Place(page, "", (), NOON, finished)


def part(article: Article, anchor: str) -> list[str]:
    """The lines of a part; none where it is left out."""
    blocks = (s.blocks for s in article.sections if s.anchor == anchor)
    return [plain(runs) for block in next(blocks, ()) for runs in runs_of(block)]


def test_what_matters_stands_in_the_readers_groups(library: Library) -> None:
    answers = (
        said("relapses", Weight.A_LOT),
        said("family", Weight.A_LOT),
        said("visits", Weight.NOT),
        said("visits", Weight.A_LOT, chair=2),  # the other person's own
        said("a-card-that-is-gone", Weight.A_LITTLE),
    )
    page = conversation(library.content, Kept(answers, (), (), ()))
    assert part(page, "what-matters") == [
        "A lot: Having fewer relapses; Having a baby, now or later.",
        "Does not matter to me: Few visits and tests.",
    ]


def test_pages_read_to_their_end_are_named_the_latest_first(library: Library) -> None:
    places = (read("figures"), read("a-topic", finished=False), read("gone"), read("two-ways"))
    page = conversation(library.content, Kept((), (), (), places))
    assert part(page, "what-i-have-read") == ["Figures; Two ways."]
    many = [read(card.id) for card in library.content.cards()] * 3
    (line,) = part(conversation(library.content, Kept((), (), (), many)), "what-i-have-read")
    assert line.count(";") == MOST_READ - 1


def test_what_was_not_clear_stands_newest_first_and_what_was_is_left_out(library: Library) -> None:
    checks = (checked(1), checked(2, CheckOutcome.RIGHT), checked(3, CheckOutcome.WRONG))
    answers = (said("family", Weight.NOT_SURE),)
    page = conversation(library.content, Kept(answers, checks, (), ()))
    assert part(page, "what-i-am-unsure-of") == [
        "Check 3?",
        "Check 1?",
        "How much it matters to me: Having a baby, now or later",
    ]


def test_more_than_a_few_checks_are_not_listed(library: Library) -> None:
    checks = tuple(map(checked, range(MOST_UNSURE + 2)))
    lines = part(conversation(library.content, Kept((), checks, (), ())), "what-i-am-unsure-of")
    assert len(lines) == MOST_UNSURE + 1
    assert lines[-1] == "And some more, on my computer"


def test_ticked_questions_stand_in_the_readers_order(library: Library) -> None:
    kept = Kept((), (), (asked(3), asked(1, ticked=False), asked(2)), ())
    page = conversation(library.content, kept)
    assert [question.text for question in page.questions] == ["Question 3?", "Question 2?"]
    assert page.own


@pytest.mark.parametrize(
    ("kept", "lines"),
    [
        (
            NOTHING,
            [
                "What matters to me: sort the cards on “What matters to me”.",
                "What I have read: read a page to its end.",
                "What I am unsure of: try “Check my understanding” at the end of a page.",
                "My questions: save some at the end of a page, or write your own on “My list”.",
            ],
        ),
        (
            Kept((), (checked(1, CheckOutcome.RIGHT),), (asked(1, ticked=False),), None),
            [
                "What matters to me: sort the cards on “What matters to me”.",
                "What I have read: reading history is off. You can turn it on in Settings.",
                "My questions: tick those that you want here, on “My list”.",
            ],
        ),
        (Kept((said("family", Weight.A_LOT),), (), (asked(1),), (read("figures"),)), []),
    ],
    ids=["nothing", "no history, nothing ticked", "all there"],
)
def test_a_part_without_anything_says_how_to_fill_it(
    library: Library, kept: Kept, lines: Sequence[str]
) -> None:
    assert part(conversation(library.content, kept), "left-out") == lines
