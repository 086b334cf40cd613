"""What a drawing is made of before it is SVG: shapes with numbers a test can check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.diagrams.measure import ASCENT, DESCENT, width_of


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def grown(self, by: float) -> Box:
        """This box with `by` more on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def between(self, top: float, bottom: float) -> Box:
        """The part of this box from `top` to `bottom`."""
        y = max(self.y, top)
        return Box(self.x, y, self.width, min(self.bottom, bottom) - y)

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Ink:
    """How a shape is filled and drawn round; `round_ends` rounds line ends and corners."""

    fill: str = "none"
    stroke: str = "none"
    width: float = 0
    dash: tuple[float, ...] = ()
    round_ends: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `id` lets a step or a link find it."""

    box: Box
    ink: Ink
    radius: float = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    radius: float
    ink: Ink

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink

    @property
    def box(self) -> Box:
        left, top = min(self.x1, self.x2), min(self.y1, self.y2)
        return Box(left, top, abs(self.x2 - self.x1), abs(self.y2 - self.y1))


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[tuple[float, float], ...]
    ink: Ink

    @property
    def box(self) -> Box:
        across, down = zip(*self.points, strict=True)
        return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


@dataclass(frozen=True, slots=True)
class Path:
    """A path in SVG's own words; `box` is the area it keeps to."""

    d: str
    box: Box
    ink: Ink


@dataclass(frozen=True, slots=True)
class Label:
    """One line of words; `x` is its start, middle or end as `anchor` says, `y` its baseline."""

    text: str
    x: float
    y: float
    size: float
    weight: int
    fill: str
    anchor: str = "start"

    @property
    def box(self) -> Box:
        width = width_of(self.text, self.size, self.weight)
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width
        return Box(left, self.y - ASCENT * self.size, width, (ASCENT + DESCENT) * self.size)


Shape = Rect | Circle | Line | Polygon | Path | Label


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing as numbers.

    Args:
        areas: element id -> the part of the drawing it stands for, named in `names`.
        cuts: y at which it may be cut to go on on another page.
        top: y at which it begins; not 0 for a part of a drawing.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    areas: Mapping[str, Box]
    names: Mapping[str, str]
    cuts: tuple[float, ...] = ()
    top: float = 0.0

    @property
    def labels(self) -> tuple[Label, ...]:
        return tuple(shape for shape in self.shapes if isinstance(shape, Label))

    def parts(self, tallest: float) -> tuple[Layout, ...]:
        """This drawing cut into pieces, each as tall as `tallest` allows."""
        bounds = [0.0]
        while self.height - bounds[-1] > tallest:
            later = [cut for cut in self.cuts if cut > bounds[-1]]
            if not later:
                break
            fitting = [cut for cut in later if cut - bounds[-1] <= tallest]
            bounds.append(fitting[-1] if fitting else later[0])
        bounds.append(self.height)
        return tuple(self._part(top, bottom) for top, bottom in pairwise(bounds))

    def _part(self, top: float, bottom: float) -> Layout:
        """What lies between `top` and `bottom`; an area that goes on over a cut is in both."""
        areas = {
            name: box.between(top, bottom)
            for name, box in self.areas.items()
            if box.y < bottom and top < box.bottom
        }
        inside: list[Shape] = []
        for shape in self.shapes:
            if isinstance(shape, Rect) and shape.id:
                if shape.id in areas:
                    inside.append(replace(shape, box=areas[shape.id]))
            elif top <= shape.box.middle[1] < bottom:
                inside.append(shape)
        shapes = tuple(inside)
        return replace(self, height=bottom - top, shapes=shapes, areas=areas, cuts=(), top=top)
