"""Each strategy keeps a colour and a pattern of its own, also for colour-blind readers."""

from __future__ import annotations

from itertools import combinations
from typing import get_args, get_type_hints

import pytest
from coloraide import Color

from desktop.compiler.schemas import OptionFile
from desktop.domain.content import STRATEGY_IDS
from desktop.domain.tokens import STRATEGY_IDENTITY, STRATEGY_MARKS, THEMES

LEAST_DISTANCES = {  # CIEDE2000, in whole numbers, as the design reference asks
    "light": {"": 31, "protan": 17, "deutan": 20, "tritan": 17},
    "dark": {"": 26, "protan": 12, "deutan": 16, "tritan": 10},
    "high-contrast": {"": 24, "protan": 10, "deutan": 9, "tritan": 9},
}


def _seen(colour: str, vision: str) -> Color:
    """`colour` as somebody without that kind of cone sees it, after Machado and others (2009)."""
    seen = Color(colour)
    if vision:
        seen = seen.filter(vision, method="machado").convert("srgb").clip()
    return seen


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("vision", ["", "protan", "deutan", "tritan"])
def test_any_two_strategies_differ_in_colour(name: str, vision: str) -> None:
    colours = THEMES[name].diagram
    seen = {
        key: _seen(getattr(colours, mark.colour), vision) for key, mark in STRATEGY_MARKS.items()
    }
    distances = {
        (one, other): seen[one].delta_e(seen[other], method="2000")
        for one, other in combinations(seen, 2)
    }
    closest = min(distances, key=distances.__getitem__)
    assert round(distances[closest]) >= LEAST_DISTANCES[name][vision], closest


def test_no_two_strategies_share_a_pattern() -> None:
    patterns = [mark.pattern for mark in STRATEGY_MARKS.values()]
    assert len(set(patterns)) == len(patterns)


def test_every_strategy_has_its_own_mark() -> None:
    assert tuple(STRATEGY_IDENTITY) == STRATEGY_IDS
    assert list(STRATEGY_IDENTITY.values()) == list(STRATEGY_MARKS)


def test_a_column_of_a_comparison_may_carry_any_mark() -> None:
    assert set(get_args(get_type_hints(OptionFile)["identity"])) == {"", *STRATEGY_MARKS}
