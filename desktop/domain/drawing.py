"""A diagram asked for, and a diagram drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DrawingRequest:
    """Which diagram, how wide and in which colours.

    Args:
        diagram: diagram id, or `finding:ID` for a finding's icon array; `calendar:ID`, `plan:ID` or
            `burden:ID` for the years of a strategy or treatment, `what-if:ID` for the next steps
            of a strategy (see `library.figures`).
        width: px to lay it out for (pt for print); it is laid out again, never scaled.
        palette: "light", "dark", "high-contrast", "print" or "print-grey".
        text_scale: size of its labels, 1.0 to 2.4.
        step: from 1; 0 shows all.
        tallest: height of a page; a taller drawing also comes in parts. 0 for a screen.
    """

    diagram: str
    width: int
    palette: str
    text_scale: float = 1.0
    step: int = 0
    tallest: int = 0


@dataclass(frozen=True, slots=True)
class HotSpot:
    """A part of a drawing that opens a page; the rectangle is in the drawing's px."""

    element: str
    page: str
    label: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """SVG text with its size in px; the same request gives the same bytes.

    Args:
        parts: the same drawing cut between its rows, each no taller than the request's `tallest`
            wherever a row allows; empty where it fits as it is.
    """

    svg: str
    width: int
    height: int
    title: str
    description: str
    hot_spots: tuple[HotSpot, ...] = ()
    parts: tuple[Drawing, ...] = ()
