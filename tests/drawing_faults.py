"""Finds what a reader would see as a fault in a drawing, from its numbers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import floor

from desktop.diagrams.shapes import Box, Circle, Label, Layout, Line, Polygon, Rect, Shape
from desktop.diagrams.sheet import Frame
from tests.colours import contrast

Edges = tuple[float, float, float, float]  # left, top, right, bottom
SLACK = 0.01  # px
BAND = 32  # px
LEAST_CONTRAST = 7.0  # of words; domain.tokens.CONTRAST_PAIRS
ON_A_BAR = 4.5  # of words on a filled bar or badge, which are bold or large


def faults(layout: Layout, frame: Frame) -> Iterator[str]:
    """Words that run into something, leave the drawing, or are too small or too faint."""
    boxes = [shape.box for shape in layout.shapes]
    edges = [(box.x, box.y, box.right, box.bottom) for box in boxes]
    bands = _bands(edges)
    for shape, box in zip(layout.shapes, boxes, strict=True):
        if not _inside(box, layout):
            yield f"{_named(shape)} leaves the drawing"
    for place, label in enumerate(layout.shapes):
        if not isinstance(label, Label):
            continue
        if label.size < frame.label - SLACK:
            yield f"{_named(label)} is {label.size:g} tall; the floor is {frame.label:g}"
        left, top, right, bottom = edges[place]
        near = {at for band in _bands_of(top, bottom) for at in bands[band]}
        met = []
        for at in sorted(near):  # `Box.meets`, for all at once
            x, y, end, foot = edges[at]
            if x < right and left < end and y < bottom and top < foot:
                met.append(at)
        below = [layout.shapes[at] for at in met if at < place]
        above = [layout.shapes[at] for at in met if at > place]
        for other in above:
            if isinstance(other, Label):
                yield f"{_named(label)} and {_named(other)} overlap"
        yield from _beneath(label, boxes[place], below, frame)
        yield from _above(label, boxes[place], above)


def _bands(edges: list[Edges]) -> defaultdict[int, list[int]]:
    """What lies in each band across a drawing, which has some hundred labels and shapes."""
    bands: defaultdict[int, list[int]] = defaultdict(list)
    for at, (_, top, _, bottom) in enumerate(edges):
        for band in _bands_of(top, bottom):
            bands[band].append(at)
    return bands


def _bands_of(top: float, bottom: float) -> range:
    return range(floor(top / BAND), floor(bottom / BAND) + 1)


def _beneath(label: Label, box: Box, below: list[Shape], frame: Frame) -> Iterator[str]:
    """What the words stand on, from the nearest down to what hides everything below it."""
    for shape in reversed(below):
        if isinstance(shape, Line) and _crosses(shape, box):
            yield f"{_named(label)} is crossed by a line"
        if isinstance(shape, Rect | Circle | Polygon) and shape.ink.fill != "none":
            if not _holds(shape, box):
                if shape.ink.fill not in (
                    frame.colours.paper,
                    frame.colours.band,
                ):  # both are faint
                    yield f"{_named(label)} runs over the edge of {_named(shape)}"
                continue
            yield from _faint(label, shape.ink.fill, ON_A_BAR)
            return
    yield from _faint(label, frame.colours.paper, LEAST_CONTRAST)


def _above(label: Label, box: Box, above: list[Shape]) -> Iterator[str]:
    for shape in above:
        if isinstance(shape, Line) and _crosses(shape, box):
            yield f"{_named(label)} is crossed by a line"
        if (
            isinstance(shape, Rect | Circle | Polygon)
            and (shape.ink.fill != "none" or shape.ink.stroke != "none")
            and not (shape.ink.fill == "none" and _holds(shape, box))
        ):
            yield f"{_named(label)} is covered by {_named(shape)}"


def _faint(label: Label, ground: str, least: float) -> Iterator[str]:
    ratio = contrast(label.fill, ground)
    if ratio < least:
        yield f"{_named(label)} has a contrast of {ratio:.1f} on {ground}; {least:g} is needed"


def _holds(shape: Rect | Circle | Polygon, box: Box) -> bool:
    outer = shape.box.grown(1)
    return (
        outer.x <= box.x
        and outer.y <= box.y
        and outer.right >= box.right
        and outer.bottom >= box.bottom
    )


def _crosses(line: Line, box: Box) -> bool:
    """Whether the line runs through the box, a hair inside its edges."""
    inner = box.grown(-0.6)
    start, stop = 0.0, 1.0
    for begin, step, low, high in (
        (line.x1, line.x2 - line.x1, inner.x, inner.right),
        (line.y1, line.y2 - line.y1, inner.y, inner.bottom),
    ):
        if abs(step) < SLACK:
            if not low <= begin <= high:
                return False
            continue
        near, far = sorted(((low - begin) / step, (high - begin) / step))
        start, stop = max(start, near), min(stop, far)
    return start < stop


def _inside(box: Box, layout: Layout) -> bool:
    return (
        box.x >= -SLACK
        and box.y >= layout.top - SLACK
        and box.right <= layout.width + SLACK
        and box.bottom <= layout.top + layout.height + SLACK
    )


def _named(shape: Shape) -> str:
    if isinstance(shape, Label):
        return f"'{shape.text}'"
    box = shape.box
    kind = type(shape).__name__.lower()
    return f"the {kind} at {box.x:.0f},{box.y:.0f} ({box.width:.0f} x {box.height:.0f})"
