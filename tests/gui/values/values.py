"""Cards and what was said of them."""

from __future__ import annotations

import dataclasses

from desktop.domain.blocks import Citation, TermLink, Text
from desktop.domain.reading import Weight
from desktop.domain.values import READER, Difference, Differences, Step, Turn
from desktop.library.values import talk_about
from tests.builders import a_value_card

WHY = (Text("Some "), TermLink("drips", "infusion"), Text(" take a visit."), Citation(("x",), (1,)))
CARDS = tuple(
    a_value_card(name, title=title, question=f"How much does it matter to you: {title}?", why=WHY)
    for name, title in (
        ("relapses", "Having fewer relapses"),
        ("breaks", "Times with no treatment"),
        ("visits", "Few visits and tests"),
        ("family", "Having a baby, now or later"),
    )
)
SAID = {"relapses": Weight.A_LOT, "breaks": Weight.NOT_SURE, "visits": Weight.NOT}


def a_turn(**changes: object) -> Turn:
    turn = Turn(Step.SORT, CARDS[1], READER, 2, (True, False, False, False))
    return dataclasses.replace(turn, **changes)  # type: ignore[arg-type]


def some_differences() -> Differences:
    differ = tuple(
        Difference(card, one, two, talk_about(one, two))
        for card, one, two in (
            (CARDS[0], Weight.A_LOT, Weight.A_LITTLE),
            (CARDS[1], Weight.NOT, Weight.NOT_SURE),
            (CARDS[2], Weight.A_LOT, Weight.NOT),
        )
    )
    return Differences(differ, (CARDS[3],), (CARDS[3],), ())
