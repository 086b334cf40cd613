"""What matters to a reader is grouped and laid side by side, and never weighed up."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from desktop.domain.blocks import Text
from desktop.domain.comparing import ValueCard
from desktop.domain.reading import ValueAnswer, Weight
from desktop.domain.values import GoneAnswer, Sorted
from desktop.library.values import (
    HEADINGS,
    Values,
    differences,
    how_far,
    question_about,
    summary,
    talk_about,
    weights,
)

NOW = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)


def a_card(name: str) -> ValueCard:
    title = name.replace("-", " ").capitalize()
    return ValueCard(name, title, f"How much does {title} matter?", (Text("Both sides."),), ())


CARDS = tuple(map(a_card, ("few-relapses", "breaks", "visits", "family", "evidence")))


class _Source:
    def values(self) -> tuple[ValueCard, ...]:
        return CARDS


def an_answer(card: str, weight: Weight, chair: int = 1) -> ValueAnswer:
    return ValueAnswer(card, chair, weight, NOW)


def test_cards_stand_in_groups_in_a_fixed_order() -> None:
    said = {"visits": Weight.A_LOT, "breaks": Weight.NOT_SURE, "few-relapses": Weight.A_LOT}
    found = summary(CARDS, said)
    assert [(g.weight, [card.id for card in g.cards]) for g in found.groups] == [
        (Weight.A_LOT, ["few-relapses", "visits"]),  # as the cards stand, not as they were sorted
        (Weight.NOT_SURE, ["breaks"]),
        (None, ["family", "evidence"]),
    ]
    assert found.cards(Weight.NOT) == ()


def test_every_weight_has_a_heading() -> None:
    assert set(HEADINGS) == {*Weight, None}


def test_what_was_said_of_a_card_that_is_gone_is_named() -> None:
    found = summary(CARDS, {"pill-taste": Weight.A_LITTLE})
    assert found.gone == (GoneAnswer("Pill taste", Weight.A_LITTLE),)
    assert [group.weight for group in found.groups] == [None]


def test_cards_are_read_against_the_content_of_now() -> None:
    values = Values(_Source())
    assert values.cards() == CARDS
    assert values.summary({"family": Weight.A_LOT}).cards(Weight.A_LOT) == (CARDS[3],)


def test_each_chair_has_answers_of_its_own() -> None:
    answers = (an_answer("breaks", Weight.NOT), an_answer("breaks", Weight.A_LOT, chair=2))
    assert weights(answers, 1) == {"breaks": Weight.NOT}
    assert weights(answers, 2) == {"breaks": Weight.A_LOT}


@pytest.mark.parametrize(
    ("said", "far"), [((), Sorted.NONE), (CARDS[:2], Sorted.SOME), (CARDS, Sorted.ALL)]
)
def test_how_far_somebody_is(said: tuple[ValueCard, ...], far: Sorted) -> None:
    assert how_far(CARDS, {card.id: Weight.NOT for card in said}) is far


def test_answers_to_cards_that_are_gone_do_not_count_as_sorted() -> None:
    assert how_far(CARDS, {"pill-taste": Weight.NOT}) is Sorted.NONE


def test_only_differences_are_laid_side_by_side() -> None:
    one = {"few-relapses": Weight.A_LOT, "breaks": Weight.NOT, "visits": Weight.NOT_SURE}
    two = {"few-relapses": Weight.A_LOT, "breaks": Weight.A_LITTLE, "visits": Weight.NOT_SURE}
    found = differences(CARDS, one, two)
    assert [(d.card.id, d.first, d.second) for d in found.differ] == [
        ("breaks", Weight.NOT, Weight.A_LITTLE)
    ]
    assert [card.id for card in found.same] == ["few-relapses", "visits"]
    assert [card.id for card in found.unsure] == ["visits"]
    assert found.alone == ()


def test_a_card_that_only_one_person_sorted_is_no_difference() -> None:
    found = differences(CARDS, {"breaks": Weight.NOT}, {"visits": Weight.A_LOT})
    assert (found.differ, found.same) == ((), ())
    assert [card.id for card in found.alone] == ["breaks", "visits"]


def test_the_question_is_the_same_whoever_said_which() -> None:
    for one, two in product(Weight, Weight):
        assert talk_about(one, two) == talk_about(two, one)
        assert talk_about(one, two).endswith("?")


def test_a_question_for_the_team_names_the_card() -> None:
    assert CARDS[0].title in question_about(CARDS[0])
