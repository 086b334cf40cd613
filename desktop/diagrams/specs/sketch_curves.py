"""Small pictures side by side, each with a line whose shape alone says something."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.table import Table
from desktop.domain.tokens import STRATEGY_IDENTITY

USUAL = 100  # the level of the dashed line


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that studies found: what, and when or where."""

    when: str
    what: str

    def __post_init__(self) -> None:
        demand_words("something found", when=self.when, what=self.what)

    @property
    def told(self) -> str:
        return f"{self.when}: {self.what}."


@dataclass(frozen=True, slots=True)
class Sketch:
    """A line in a picture of its own; a shape, never a measurement.

    Args:
        shape: how the line goes, in a sentence without its end.
        points: (place, level); no place or level is ever printed, and neither can be compared
            with those of another sketch.
        top: the level at the top of the picture.
        marks: places at which there is a sign below the line.
        corners: the line is straight from point to point; otherwise it bends.
        strategy: whose colour and pattern stand beside the name; may be empty.
    """

    id: str
    name: str
    shape: str
    points: tuple[tuple[float, float], ...]
    top: float
    marks: tuple[float, ...] = ()
    corners: bool = False
    strategy: str = ""
    found: tuple[Anchor, ...] = ()

    def __post_init__(self) -> None:
        what = f"sketch '{self.id}'"
        demand_words(what, name=self.name, shape=self.shape)
        places = [place for place, _ in self.points]
        demand(len(places) > 1, f"{what} needs 2 points or more")
        rising = all(one < other for one, other in pairwise(places))
        demand(rising, f"the places of {what} must rise")
        fits = all(0 <= level <= self.top for _, level in self.points)
        demand(fits, f"{what} has a level below 0 or above its top")
        inside = all(places[0] <= mark <= places[-1] for mark in self.marks)
        demand(inside, f"{what} has a mark outside its line")
        known = not self.strategy or self.strategy in STRATEGY_IDENTITY
        demand(known, f"{what} names the strategy '{self.strategy}', which there is not")


@dataclass(frozen=True, slots=True)
class SketchWords:
    """What is written on the pictures and in their key.

    Args:
        up, across: beside each pair of axes.
        note: what must not be read from the pictures.
        mark: what the sign below a line means; may be empty where there is none.
        marked: tells the signs, in a sentence without its end; holds {n}.
        marked_one: the same for 1 sign.
        usual: what the dashed line means; empty for none.
    """

    up: str
    across: str
    note: str
    mark: str = ""
    marked: str = ""
    marked_one: str = ""
    usual: str = ""

    def __post_init__(self) -> None:
        demand_words("the sketches", up=self.up, across=self.across, note=self.note)
        holds = "{n}" in self.marked if self.mark else not self.marked
        demand(holds, "words for 'mark' need words for 'marked' that hold {n}")


@dataclass(frozen=True, slots=True)
class SketchCurves:
    """Two to four sketches, each with a height of its own."""

    words: SketchWords
    sketches: tuple[Sketch, ...]

    def __post_init__(self) -> None:
        demand(2 <= len(self.sketches) <= 4, "there are 2 to 4 sketches")
        demand_ids("sketches", [sketch.id for sketch in self.sketches])
        marked = any(sketch.marks for sketch in self.sketches)
        demand(marked == bool(self.words.mark), "marks and the words for 'mark' go together")
        room = not self.words.usual or all(sketch.top >= USUAL for sketch in self.sketches)
        demand(room, f"the usual level of {USUAL} lies above the top of a sketch")

    def table(self) -> Table:
        """Each line with its shape, and what studies found where something is known."""
        rows = [(sketch.name, self._course(sketch)) for sketch in self.sketches]
        if not any(sketch.found for sketch in self.sketches):
            return Table(("Picture", "How the line goes"), tuple(rows))
        found = (" ".join(each.told for each in s.found) or "Not known" for s in self.sketches)
        header = ("Picture", "How the line goes", "What studies found")
        return Table(header, tuple((*row, known) for row, known in zip(rows, found, strict=True)))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each sketch."""
        number = len(self.sketches)
        paragraphs = (
            " ".join(
                (
                    f"Picture {place} of {number}: {sketch.name}.",
                    self._course(sketch),
                    *(each.told for each in sketch.found),
                )
            )
            for place, sketch in enumerate(self.sketches, 1)
        )
        return (*paragraphs, self.words.note)

    def _course(self, sketch: Sketch) -> str:
        number = len(sketch.marks)
        words = self.words.marked_one if number == 1 else ""
        marked = (words or self.words.marked).replace("{n}", str(number))
        return f"{sketch.shape}. {marked}." if sketch.marks else f"{sketch.shape}."
