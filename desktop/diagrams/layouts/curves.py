"""Smooth curves through given spots that never swing beyond them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from desktop.diagrams.svg import number

Spot = tuple[float, float]


def slopes_of(spots: Sequence[Spot]) -> list[float]:
    """The slope at each spot (Fritsch and Carlson, 1980)."""
    steps = [(x2 - x1, (y2 - y1) / (x2 - x1)) for (x1, y1), (x2, y2) in pairwise(spots)]
    if len(steps) == 1:
        return [steps[0][1]] * 2
    slopes = [_end_slope(*steps[:2])]
    for (width1, rise1), (width2, rise2) in pairwise(steps):
        if rise1 * rise2 <= 0:
            slopes.append(0.0)
        else:
            weight1, weight2 = 2 * width2 + width1, width2 + 2 * width1
            slopes.append((weight1 + weight2) / (weight1 / rise1 + weight2 / rise2))
    return [*slopes, _end_slope(*reversed(steps[-2:]))]


def _end_slope(outer: tuple[float, float], inner: tuple[float, float]) -> float:
    """The slope at an end of the curve: it goes on bending, but never turns back."""
    (width, rise), (next_width, next_rise) = outer, inner
    slope = ((2 * width + next_width) * rise - width * next_rise) / (width + next_width)
    return slope if slope * rise > 0 else 0.0


def smooth(spots: Sequence[Spot], slopes: Sequence[float]) -> str:
    """A curve through `spots` in SVG's words."""
    x, y = spots[0]
    words = [f"M{number(x)} {number(y)}"]
    for (one, slope), (other, next_slope) in pairwise(zip(spots, slopes, strict=True)):
        (x1, y1), (x2, y2) = one, other
        third = (x2 - x1) / 3
        numbers = (
            *(x1 + third, y1 + third * slope),
            *(x2 - third, y2 - third * next_slope),
            *(x2, y2),
        )
        words.append("C" + " ".join(map(number, numbers)))
    return " ".join(words)


def straight(spots: Sequence[Spot]) -> str:
    """Straight lines from spot to spot, in SVG's words."""
    return "M" + " L".join(f"{number(x)} {number(y)}" for x, y in spots)
