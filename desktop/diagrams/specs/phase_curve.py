"""A level that falls and climbs again through named phases."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.phrases import small
from desktop.diagrams.specs.table import Table

CELLS = {"h": "helpful", "a": "attacking", "s": "stayed", "n": "new", ".": ""}
CELL_PLACES = 12  # in each picture of cells
HIGHEST_LEVEL = 110  # the usual level is 100
SEEN = 15  # a smaller change of the level is none that a reader would see


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a phase curve.

    Args:
        plain: what happens, in a few words.
        share: its part of the width, against the other phases.
        cells: what stands in each of twelve places of its picture: "h" helpful, "a" attacking,
            "s" left over from before treatment, "n" newly made, "." nothing. A place keeps its
            spot in every picture, so that a cell that stays is seen to stay.
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
        demand(set(self.cells) <= set(CELLS), f"{what} has cells other than h, a, s, n and .")


@dataclass(frozen=True, slots=True)
class CurveWords:
    """What is written on a phase curve and in its key, and what tells its shape.

    Args:
        level, falls, climbs: what the curve does in a phase, as sentences without their end.
        circle: tells a picture; holds {cells}.
    """

    up: str
    across: str
    usual: str
    treatment: str
    helpful: str
    attacking: str
    stayed: str
    new: str
    level: str
    falls: str
    climbs: str
    circle: str
    note: str

    def __post_init__(self) -> None:
        demand_words("the curve", **{name: getattr(self, name) for name in self.__slots__})
        demand("{cells}" in self.circle, "the words for a circle must hold {cells}")


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
        """Each phase with what happens in it, what the curve does, and the cells of its picture."""
        header = ("Part", "What happens", self.words.up, "In the circle")
        rows = (
            (phase.name, phase.plain, self._course(place), self._cells(phase))
            for place, phase in enumerate(self.phases)
        )
        return Table(header, tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each phase."""
        return tuple(
            f"{phase.name}: {small(phase.plain)}. {self._course(place)}. "
            f"{self.words.circle.replace('{cells}', self._cells(phase))}."
            for place, phase in enumerate(self.phases)
        )

    def _course(self, place: int) -> str:
        """What the curve does in the phase at `place`."""
        level = dict(self.points)
        change = level[place + 1] - level[place]
        if abs(change) < SEEN:
            return self.words.level
        return self.words.climbs if change > 0 else self.words.falls

    def _cells(self, phase: Phase) -> str:
        """How many cells of each kind its picture has: "2 old cells that stayed"."""
        counted = []
        for sign, kind in CELLS.items():
            if kind and (number := phase.cells.count(sign)):
                name: str = getattr(self.words, kind)
                counted.append(f"{number} {small(name)}")
        return " and ".join(counted)
