"""Patterns that tell strategies apart without colour, as explicit lines and dots."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.diagrams.shapes import Box, Circle, Ink, Line, Shape
from desktop.domain.tokens import StrategyMark


def pattern(box: Box, mark: StrategyMark, colour: str, unit: float) -> tuple[Shape, ...]:
    """The pattern of `mark`, knocked out of a bar that fills `box`.

    Args:
        colour: that of the paper.
        unit: size of 1 px of the tokens.
    """
    line, pitch = mark.line * unit, mark.pitch * unit
    match mark.pattern:
        case "diagonal":
            shapes = _diagonals(box, pitch, Ink(stroke=colour, width=line))
        case "vertical":
            shapes = _verticals(box, pitch, Ink(stroke=colour, width=line))
        case "horizontal":
            shapes = _horizontals(box, pitch, Ink(stroke=colour, width=line))
        case "dots":
            shapes = _dots(box, pitch, line, Ink(fill=colour))
        case _:
            return ()
    return tuple(shapes)


def _places(length: float, pitch: float) -> list[float]:
    """Distances from the start at which evenly spaced marks stand, centred on `length`."""
    count = max(1, int(length // pitch))
    first = (length - (count - 1) * pitch) / 2
    return [first + pitch * each for each in range(count)]


def _verticals(box: Box, pitch: float, ink: Ink) -> Iterator[Shape]:
    for place in _places(box.width, pitch):
        yield Line(box.x + place, box.y, box.x + place, box.bottom, ink)


def _horizontals(box: Box, pitch: float, ink: Ink) -> Iterator[Shape]:
    for place in _places(box.height, pitch):
        yield Line(box.x, box.y + place, box.right, box.y + place, ink)


def _dots(box: Box, pitch: float, radius: float, ink: Ink) -> Iterator[Shape]:
    for down in _places(box.height, pitch):
        for across in _places(box.width, pitch):
            yield Circle(box.x + across, box.y + down, radius, ink)


def _diagonals(box: Box, pitch: float, ink: Ink) -> Iterator[Shape]:
    """Lines that rise to the right at 45 degrees, cut off at the edges of the box."""
    reach = box.width + box.height
    for place in _places(reach, pitch):
        # The line x + y = place, measured from the box's upper left corner.
        left, right = max(0.0, place - box.height), min(box.width, place)
        if right - left > ink.width:
            yield Line(
                box.x + left, box.y + place - left, box.x + right, box.y + place - right, ink
            )
