"""Strategies with plain answers, and views of whatever is chosen of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.blocks import FindingLink, Runs, Text
from desktop.domain.comparing import (
    STRATEGIES,
    Aspect,
    CellDetail,
    Chosen,
    CompareView,
    GoneOption,
    Likeness,
)
from desktop.domain.content import Cell, Comparison, ComparisonRow, Option
from desktop.domain.tokens import STRATEGY_IDENTITY
from tests.builders import DRAFT, a_board, a_finding, a_source, an_aspect, words

NAMES = {
    "maintenance-escalation": "Maintenance and escalation",
    "immune-reconstitution": "Immune reconstitution therapy (IRT)",
    "stem-cell-transplant": "Stem cell transplant (AHSCT)",
    "stepping-down": "Stepping down",
    "staying-as-you-are": "Staying as you are",
}
PAIR = ("maintenance-escalation", "immune-reconstitution")
FOUR = tuple(NAMES)[:4]
GROUPS = {"idea": "The plan", "vaccines": "Living with it", "work": "Living with it"}
SAID: Mapping[str, Sequence[Runs]] = {
    "idea": [words("You take a drug without a break."), *[words("A short course.")] * 4],
    "vaccines": [words("Have them before.")] * 5,
    "work": [(Text("Of these, "), FindingLink("69 out of 100 people", "no-activity-5-years"))] * 5,
}


def options(*ids: str) -> tuple[Option, ...]:
    return tuple(Option(id, NAMES[id], id, STRATEGY_IDENTITY[id]) for id in ids)


def aspects() -> tuple[Aspect, ...]:
    return tuple(an_aspect(id, STRATEGIES, group=group) for id, group in GROUPS.items())


def likeness(aspect: str, shown: Sequence[str]) -> Likeness:
    if aspect == "work":
        return Likeness.NOT_KNOWN
    said = {SAID[aspect][tuple(NAMES).index(option)] for option in shown}
    return Likeness.SAME if len(shown) > 1 and len(said) == 1 else Likeness.DIFFERENT


def a_comparison_view(
    *shown: str,
    chosen: Chosen | None = None,
    matters: Mapping[str, tuple[str, ...]] | None = None,
    gone: tuple[GoneOption, ...] = (),
) -> CompareView:
    """What the library would make of `chosen`, or of the options `shown` alone."""
    chosen = chosen or Chosen(STRATEGIES, shown)
    ids = tuple(option for option in chosen.options if option in NAMES)
    alike = {aspect: likeness(aspect, ids) for aspect in GROUPS}
    kept = [
        aspect
        for aspect in aspects()
        if aspect.id not in chosen.hidden
        and not (chosen.only_differences and alike[aspect.id] is not Likeness.DIFFERENT)
    ]
    rows = tuple(
        ComparisonRow(
            aspect.id,
            aspect.label,
            aspect.group,
            tuple(Cell(SAID[aspect.id][tuple(NAMES).index(option)]) for option in ids),
            alike[aspect.id] is Likeness.DIFFERENT,
        )
        for aspect in kept
    )
    comparison = Comparison(
        id="compare",
        number=0,
        title="Side by side",
        summary="The same questions for each.",
        options=options(*ids),
        rows=rows if ids else (),
        search_words=(),
        sources=(),
        review=DRAFT,
    )
    return CompareView(
        board=a_board(STRATEGIES, tuple(NAMES), aspects=aspects()),
        chosen=chosen,
        comparison=comparison,
        sources=(),
        likeness=alike,
        left_out=tuple(aspect for aspect in aspects() if aspect not in kept),
        offered=options(*NAMES),
        gone=gone,
        matters=matters or {},
    )


def a_detail(option: str = PAIR[1], aspect: str = "work") -> CellDetail:
    """A cell with one figure and its source."""
    place = tuple(NAMES).index(option)
    return CellDetail(
        option=options(option)[0],
        aspect=next(each for each in aspects() if each.id == aspect),
        short=SAID[aspect][place],
        explained=(words("Vaccines work by training your immune system."),),
        findings=(a_finding(sources=("boffa2021",)),),
        sources=(a_source("boffa2021"),),
    )
