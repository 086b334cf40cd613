"""A level that falls and climbs again through named phases."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.table import Table

CELLS = {"h": "helpful", "a": "attacking", "n": "new", ".": ""}
CELL_PLACES = 12  # in each picture of cells
HIGHEST_LEVEL = 110  # the usual level is 100


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a phase curve.

    Args:
        plain: what happens, in a few words.
        share: its part of the width, against the other phases.
        cells: what stands in each of twelve places of its picture: "h" helpful, "a" attacking,
            "n" newly made, "." nothing. A place keeps its spot in every picture, so that a cell
            that stays is seen to stay.
    """

    id: str
    name: str
    plain: str
    cells: str
    share: float = 1.0

    def __post_init__(self) -> None:
        what = f"phase '{self.id}'"
        demand_words(what, name=self.name, plain=self.plain)
        demand(self.share > 0, f"{what} needs a share above 0")
        demand(len(self.cells) == CELL_PLACES, f"{what} needs {CELL_PLACES} places for cells")
        demand(set(self.cells) <= set(CELLS), f"{what} has cells other than h, a, n and .")


@dataclass(frozen=True, slots=True)
class CurveWords:
    """What is written on a phase curve and in its key."""

    up: str
    across: str
    usual: str
    treatment: str
    helpful: str
    attacking: str
    new: str
    note: str

    def __post_init__(self) -> None:
        demand_words("the curve", **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class PhaseCurve:
    """A level that falls and climbs again through named phases; a shape, never a measurement.

    The treatment stands at the end of the first phase; the phases after it are numbered from 1.

    Args:
        points: (place, level): places count phases from 0, so that 1.5 is halfway through the
            second; a level of 100 is the usual one. No level is ever printed.
    """

    words: CurveWords
    phases: tuple[Phase, ...]
    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        demand(2 <= len(self.phases) <= 6, "a phase curve has 2 to 6 phases")
        demand_ids("phases", [phase.id for phase in self.phases])
        places = [place for place, _ in self.points]
        rising = all(one < other for one, other in pairwise(places))
        demand(rising, "the curve's places must rise")
        demand(
            {float(bound) for bound in range(len(self.phases) + 1)} <= set(places)
            and places[0] == 0
            and places[-1] == len(self.phases),
            "the curve needs a point at the start and end of each phase, and none outside",
        )
        demand(
            all(0 <= level <= HIGHEST_LEVEL for _, level in self.points),
            f"the curve's levels must lie from 0 to {HIGHEST_LEVEL}",
        )

    def table(self) -> Table:
        """Each phase with what happens in it."""
        return Table(("Part", "What happens"), tuple((p.name, p.plain) for p in self.phases))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each phase."""
        return tuple(f"{phase.name}: {phase.plain}." for phase in self.phases)
