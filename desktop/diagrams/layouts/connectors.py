"""Lines that join two parts of a drawing, with round corners and an arrow's head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import hypot

from desktop.diagrams.shapes import Box, Ink, Path
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.svg import number

CORNER = 12.0  # px
HEAD = 8.0  # px from an arrow's tip back to the ends of its wings

Spot = tuple[float, float]


def connector_ink(frame: Frame, *, dashed: bool = False, current: bool = False) -> Ink:
    """How a connector is drawn; dashed for what only some people do, thick in the current step."""
    mark = frame.mark
    return Ink(
        stroke=frame.colours.curve if current else frame.colours.axis,
        width=mark(3.6 if current else 2.4),
        dash=(mark(7), mark(6)) if dashed else (),
        round_ends=not dashed,
    )


def draw_connector(sheet: Sheet, spots: Sequence[Spot], ink: Ink, *, arrow: bool = False) -> None:
    """A line through `spots`, turning at right angles; an arrow points where it ends."""
    back = sheet.frame.mark(HEAD)
    d = _rounded(spots, sheet.frame.mark(CORNER))
    if not arrow:
        sheet.put(Path(d, _around(spots), ink))
        return
    wings = _wings(spots[-2], spots[-1], back)
    head = f"M{_place(wings[0])} L{_place(spots[-1])} L{_place(wings[1])}"
    if ink.dash:  # a head has no gaps
        sheet.put(Path(d, _around(spots), ink))
        sheet.put(Path(head, _around(wings), replace(ink, dash=(), round_ends=True)))
    else:
        sheet.put(Path(f"{d} {head}", _around((*spots, *wings)), ink))


def _around(spots: Sequence[Spot]) -> Box:
    across, down = zip(*spots, strict=True)
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _rounded(spots: Sequence[Spot], corner: float) -> str:
    """The path through `spots`, each turn cut short by a curve."""
    shortest = min(hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(spots))
    radius = min(corner, shortest / 2)
    said = [f"M{_place(spots[0])}"]
    for before, turn, after in zip(spots, spots[1:], spots[2:], strict=False):
        said.append(f"L{_place(_towards(turn, before, radius))}")
        said.append(f"Q{_place(turn)} {_place(_towards(turn, after, radius))}")
    return " ".join((*said, f"L{_place(spots[-1])}"))


def _towards(start: Spot, end: Spot, far: float) -> Spot:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    share = far / length
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _wings(before: Spot, tip: Spot, back: float) -> tuple[Spot, Spot]:
    """Where the two wings of an arrow's head end."""
    x, y = _towards(tip, before, back)
    aside_x, aside_y = (y - tip[1]) * 0.8, (tip[0] - x) * 0.8
    return (x + aside_x, y + aside_y), (x - aside_x, y - aside_y)


def _place(spot: Spot) -> str:
    return f"{number(spot[0])} {number(spot[1])}"
