"""The next steps of a strategy as a diagram, whose branches lead to the fields about them."""

from __future__ import annotations

from desktop.diagrams import problems
from desktop.diagrams.drawing import lay_out
from desktop.diagrams.palettes import PALETTES
from desktop.diagrams.sheet import Frame
from desktop.diagrams.what_if_diagrams import what_if_diagram
from desktop.domain.content import Diagram, WhatIfStep
from tests.builders import a_field, a_strategy

STRATEGY = a_strategy(
    fields=(
        a_field(),
        a_field("if-it-works", "If it works"),
        a_field("if-you-get-older", "If you get older"),
    ),
    what_if={
        "if-it-works": (WhatIfStep("Go on", "With checks"), WhatIfStep("Stop", "With a plan")),
        "if-you-get-older": (
            WhatIfStep("Go on", "Ask at each visit"),
            WhatIfStep("Step down", "Longer gaps"),
        ),
    },
)


def _labels(diagram: Diagram) -> set[str]:
    layout = lay_out(diagram, Frame(1100, PALETTES["light"], 1.0))
    return {label.text for label in layout.labels}


def test_it_can_be_drawn_and_begins_with_the_strategy() -> None:
    diagram = what_if_diagram("what-if:immune-reconstitution", STRATEGY)
    assert problems(diagram) == ()
    assert diagram.title == "Immune reconstitution: what if things change?"
    assert diagram.text[0] == "Immune reconstitution. A short course, then a rest. " + (
        "There are 2 branches."
    )


def test_each_branch_is_named_as_its_field_and_leads_to_it() -> None:
    diagram = what_if_diagram("what-if:immune-reconstitution", STRATEGY)
    assert {"If it works", "If you get older"} <= _labels(diagram)
    assert diagram.links == {
        "if-it-works": "immune-reconstitution#if-it-works",
        "if-you-get-older": "immune-reconstitution#if-you-get-older",
    }


def test_it_says_that_it_ranks_nothing_and_to_stop_nothing_alone() -> None:
    *_, last = what_if_diagram("what-if:immune-reconstitution", STRATEGY).text
    assert "order ranks nothing" in last
    assert "Never stop a drug on your own" in last


def test_the_short_form_draws_names_and_says_all_the_same() -> None:
    whole = what_if_diagram("what-if:immune-reconstitution", STRATEGY)
    short = what_if_diagram("what-if:immune-reconstitution?short", STRATEGY, short=True)
    assert "With checks" in _labels(whole)
    assert "With checks" not in _labels(short)
    assert (short.text, short.table_rows) == (whole.text, whole.table_rows)
