"""Patterns that tell strategies apart without colour, as explicit lines and dots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.diagrams.shapes import Box, Ink, Line, Path, Rect, Shape
from desktop.diagrams.svg import number
from desktop.domain.tokens import StrategyMark

_DOT = 0.01  # px: the least length of a dash
_SPARE = 0.25  # of a gap: rounded dashes must not push the last one beyond the end of its line


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
            shapes = _dots(box, pitch, line, colour)
        case "chevrons":
            shapes = _chevrons(box, pitch, Ink(stroke=colour, width=line))
        case "lattice":
            shapes = _lattice(box, pitch, Ink(stroke=colour, width=line))
        case "outline":
            shapes = _outline(box, line, Ink(fill=colour))
        case _:
            return ()
    return tuple(shapes)


def _places(length: float, pitch: float) -> list[float]:
    """Distances from the start at which evenly spaced marks stand, centred on `length`."""
    count = max(1, int(length // pitch))
    first = (length - (count - 1) * pitch) / 2
    return [first + pitch * each for each in range(count)]


def _verticals(box: Box, pitch: float, ink: Ink) -> Iterator[Shape]:
    """One line as thick as the box is tall, in dashes as long as the stripes are wide."""
    places = _places(box.width, pitch)
    y, gap = box.middle[1], pitch - ink.width
    left = box.x + places[0] - ink.width / 2
    right = box.x + places[-1] + ink.width / 2 + gap * _SPARE
    dash = (ink.width, gap)
    yield Line(left, y, right, y, replace(ink, width=box.height, dash=dash))


def _horizontals(box: Box, pitch: float, ink: Ink) -> Iterator[Shape]:
    for place in _places(box.height, pitch):
        yield Line(box.x, box.y + place, box.right, box.y + place, ink)


def _dots(box: Box, pitch: float, radius: float, colour: str) -> Iterator[Shape]:
    across = _places(box.width, pitch)
    for down in _places(box.height, pitch):
        y = box.y + down
        yield dotted(box.x + across[0], box.x + across[-1], y, pitch, radius, colour)


def dotted(left: float, right: float, y: float, pitch: float, radius: float, colour: str) -> Line:
    """A row of dots, `pitch` apart: the round ends of dashes that have no length."""
    ink = Ink(stroke=colour, width=2 * radius, dash=(_DOT, pitch - _DOT), round_ends=True)
    return Line(left, y, right + pitch * _SPARE, y, ink)


def _diagonals(box: Box, pitch: float, ink: Ink) -> Iterator[Shape]:
    """Lines that rise to the right at 45 degrees, cut off at the edges of the box."""
    slants = _slants(box, pitch, ink.width)
    yield Path(" ".join(_stroke((x1, y1), (x2, y2)) for x1, y1, x2, y2 in slants), box, ink)


def _lattice(box: Box, pitch: float, ink: Ink) -> Iterator[Shape]:
    """Lines that rise at 45 degrees to both sides."""
    rising = list(_slants(box, pitch, ink.width))
    turned = [(box.x + box.right - x1, y1, box.x + box.right - x2, y2) for x1, y1, x2, y2 in rising]
    yield Path(
        " ".join(_stroke((x1, y1), (x2, y2)) for x1, y1, x2, y2 in rising + turned), box, ink
    )


def _slants(box: Box, pitch: float, least: float) -> Iterator[tuple[float, float, float, float]]:
    """Ends of lines that rise to the right at 45 degrees; shorter ones than `least` fall away."""
    for place in _places(box.width + box.height, pitch):
        # The line x + y = place, measured from the box's upper left corner.
        left, right = max(0.0, place - box.height), min(box.width, place)
        if right - left > least:
            yield box.x + left, box.y + place - left, box.x + right, box.y + place - right


def _chevrons(box: Box, pitch: float, ink: Ink) -> Iterator[Shape]:
    """Arrow heads that point to the right, as tall as the box where that is low."""
    rows = max(1, round(box.height / (2.4 * pitch)))
    tall = box.height / rows
    deep = min(tall / 2, 0.8 * pitch)
    strokes = []
    for across in _places(box.width - deep, pitch):
        x = box.x + across
        for row in range(rows):
            top = box.y + row * tall
            strokes.append(_stroke((x, top), (x + deep, top + tall / 2), (x, top + tall)))
    yield Path(" ".join(strokes), box, ink)


def _outline(box: Box, line: float, ink: Ink) -> Iterator[Shape]:
    """All but an edge and a line along the middle."""
    tall = (box.height - 3 * line) / 2
    for top in (box.y + line, box.bottom - line - tall):
        yield Rect(Box(box.x + line, top, box.width - 2 * line, tall), ink)


def _stroke(*points: tuple[float, float]) -> str:
    """A line through `points` in SVG's words."""
    return "M" + " L".join(f"{number(x)} {number(y)}" for x, y in points)
