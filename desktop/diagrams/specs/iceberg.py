"""An iceberg: what tests look at above the water, what they cannot see below it, and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.figures import Figure, fill_figure
from desktop.diagrams.specs.table import Table
from desktop.domain.evidence import Finding

MOST_PIECES = 6


class Findings(Protocol):
    def finding(self, finding_id: str) -> Finding: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """Something above or below the water, in a few words."""

    id: str
    name: str

    def __post_init__(self) -> None:
        demand_words(f"piece '{self.id}'", name=self.name)


@dataclass(frozen=True, slots=True)
class Part:
    """All that lies above the water, or below it.

    Args:
        place: where it lies, for those who hear it.
        name: heads its pieces.
    """

    id: str
    place: str
    name: str
    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        what = f"part '{self.id}'"
        demand_words(what, place=self.place, name=self.name)
        few = 1 <= len(self.pieces) <= MOST_PIECES
        demand(few, f"{what} has 1 to {MOST_PIECES} pieces, so that they fit the iceberg")

    @property
    def told(self) -> str:
        things = f"{len(self.pieces)} {'thing' if len(self.pieces) == 1 else 'things'}"
        head = f"{self.place}: {self.name[:1].lower()}{self.name[1:]}, {things}."
        return " ".join((head, *(f"{each.name}." for each in self.pieces)))


@dataclass(frozen=True, slots=True)
class IcebergWords:
    """The heading of the figures, how their time is called, and a note on the whole."""

    figures: str
    time: str
    note: str

    def __post_init__(self) -> None:
        demand_words("the iceberg", **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class Iceberg:
    """What is seen, what stays hidden, and what was found in groups of people."""

    words: IcebergWords
    seen: Part
    hidden: Part
    figures: tuple[Figure, ...]

    def __post_init__(self) -> None:
        pieces = [*self.seen.pieces, *self.hidden.pieces]
        ids = [self.seen.id, self.hidden.id, *(piece.id for piece in pieces)]
        demand_ids("parts of the iceberg", [*ids, *(figure.id for figure in self.figures)])
        out_of_100 = all(figure.base == 100 for figure in self.figures)
        demand(out_of_100, "the figures of an iceberg count people out of 100")

    def table(self) -> Table:
        """Each piece with where it lies, then the figures."""
        rows = [
            (f"{part.place}: {part.name}", piece.name)
            for part in (self.seen, self.hidden)
            for piece in part.pieces
        ]
        for figure in self.figures:
            who, period, found = figure.row
            rows.append((f"{who}. {self.words.time}: {period[:1].lower()}{period[1:]}", found))
        return Table(("Where, or who", "What"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each part, then one for each figure."""
        figures = tuple(figure.told for figure in self.figures)
        return (self.seen.told, self.hidden.told, *figures, self.words.note)


def fill_figures(data: Mapping[str, Any], known: Findings) -> Mapping[str, Any]:
    """`data` with the findings of its figures in their place."""
    return {**data, "figures": [fill_figure(each, known.finding) for each in data["figures"]]}
