"""Small signs that stand before a word: they differ by shape, and never say good or bad."""

from __future__ import annotations

from desktop.diagrams.measure import ASCENT, DESCENT
from desktop.diagrams.shapes import Box, Circle, Ink, Label, Line, Path, Polygon, Rect
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.svg import number


def sign_size(frame: Frame) -> float:
    """Width and height of every sign."""
    return 1.3 * frame.label


def draw_sign(sheet: Sheet, sign: str, left: float, top: float) -> None:
    """The sign of this name, beside a line of words that begins at `top`."""
    frame = sheet.frame
    size = sign_size(frame)
    x, y = left + size / 2, top + (ASCENT + DESCENT) * frame.label / 2
    radius, stroke = 0.44 * size, 0.1 * size
    colour, paper = frame.colours.curve, frame.colours.paper
    ring = Ink(paper, colour, stroke)
    lines = Ink(stroke=colour, width=stroke, round_ends=True)
    match sign:
        case "tick":
            sheet.put(Circle(x, y, radius + stroke / 2, Ink(colour)))
            points = ((-0.22, 0.02), (-0.05, 0.19), (0.24, -0.15))
            sheet.put(_stroke(x, y, size, points, Ink("none", paper, 0.12 * size, (), True)))
        case "bar":
            box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
            sheet.put(Rect(box, ring, 0.16 * size))
            sheet.put(Line(x - 0.22 * size, y, x + 0.22 * size, y, lines))
        case "ask":
            sheet.put(Circle(x, y, radius, Ink(paper, frame.colours.axis, stroke * 0.8)))
            middle = y + 0.345 * frame.label
            sheet.put(Label("?", x, middle, frame.label, 700, frame.colours.label, "middle"))
        case "full":
            sheet.put(Circle(x, y, radius + stroke / 2, Ink(colour)))
        case "half":
            sheet.put(Circle(x, y, radius, ring))
            sheet.put(_half(x, y, radius, colour))
        case "empty":
            sheet.put(Circle(x, y, radius, ring))
        case "clock":
            sheet.put(Circle(x, y, radius, ring))
            hands = ((0.0, -0.26), (0.0, 0.02), (0.18, 0.12))
            sheet.put(_stroke(x, y, size, hands, Ink("none", colour, stroke, (), True)))
        case "running":
            sheet.put(Circle(x, y, radius, ring))
            points = ((-0.12, -0.21), (0.26, 0.0), (-0.12, 0.21))
            sheet.put(Polygon(tuple((x + a * size, y + b * size) for a, b in points), Ink(colour)))


def _stroke(
    x: float, y: float, size: float, points: tuple[tuple[float, float], ...], ink: Ink
) -> Path:
    """A line through points given in parts of the sign."""
    places = [f"{number(x + a * size)} {number(y + b * size)}" for a, b in points]
    return Path("M" + " L".join(places), Box(x - size / 2, y - size / 2, size, size), ink)


def _half(x: float, y: float, radius: float, colour: str) -> Path:
    reach = number(radius)
    d = f"M{number(x)} {number(y - radius)}a{reach} {reach} 0 0 0 0 {number(2 * radius)}Z"
    return Path(d, Box(x - radius, y - radius, radius, 2 * radius), Ink(colour))
