"""The numbers of an axis."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.specs.demands import demand, demand_words

ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers that an axis runs through.

    Args:
        label: what they count, such as "Months after the last dose".
        steps: distances between written numbers that suit what is counted, smallest first.
    """

    label: str
    start: int
    end: int
    steps: tuple[int, ...] = ROUND

    def __post_init__(self) -> None:
        demand_words("an axis", label=self.label)
        demand(0 <= self.start < self.end, "an axis starts at 0 or later and ends after that")
        rising = all(one < other for one, other in pairwise(self.steps))
        demand(
            bool(self.steps) and self.steps[0] > 0 and rising,
            "the steps of an axis must be above 0 and rise",
        )

    def holds(self, value: float) -> bool:
        return self.start <= value <= self.end


def written(value: float) -> str:
    """A number as it is said: "7.1", "20", "1,000"."""
    return f"{value:,g}"
