"""Numbers on round badges, which join a part of a picture to its words."""

from __future__ import annotations

from desktop.diagrams.shapes import Circle, Ink, Label
from desktop.diagrams.sheet import Frame, Sheet


def badge_radius(frame: Frame) -> float:
    return max(frame.mark(16), frame.label * 0.8)


def draw_badge(sheet: Sheet, element: str, place: int, x: float, y: float) -> None:
    """The number of `element`; filled, or outlined while another step is shown."""
    frame, colours = sheet.frame, sheet.frame.colours
    size = frame.label
    filled = frame.focus in ("", element)
    fill = colours.curve if filled else colours.paper
    edge = colours.curve if filled else colours.axis
    ink = Ink(fill=fill, stroke=edge, width=frame.mark(2))
    words = frame.palette.on_curve if filled else colours.label
    sheet.put(
        Circle(x, y, badge_radius(frame), ink),
        Label(str(place), x, y + 0.345 * size, size, 700, words, "middle"),
    )
