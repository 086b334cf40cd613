"""Signs for people, in the form that suits how many there are.

An affected person stands light on a filled tile; any other is an outline. So the two differ by
shape, fill and colour, and tell apart after a photocopy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagrams.shapes import Box, Ink, Path
from desktop.diagrams.sheet import Sheet
from desktop.diagrams.svg import number

THINNEST = 1.15  # px: outline of the smallest person

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign around (0, 0), in SVG's own words.

    Args:
        start: where its outline begins.
        end: where the pen is after it, from there.
    """

    start: Spot
    outline: str
    end: Spot = (0.0, 0.0)


def draw_signs(
    sheet: Sheet, base: int, spots: Sequence[Spot], pitch: float, *, affected: bool, tall: float = 1
) -> None:
    """Everyone at `spots`, in the sign that belongs to this base.

    Args:
        pitch: from one person to the next beside it.
        tall: from one person to the next above it, in parts of `pitch`; for a base of 100.
    """
    if not spots:
        return
    match base, affected:
        case 100, True:
            _tiles(sheet, spots, pitch, tall * pitch)
        case 100, False:
            _outlines(sheet, spots, pitch, tall * pitch)
        case 1_000, False:
            _rings(sheet, spots, pitch)
        case _:
            _squares(sheet, spots, pitch, affected=affected)


def _tiles(sheet: Sheet, spots: Sequence[Spot], across: float, down: float) -> None:
    gap = 0.14 * across
    width, height = across - gap, down - gap
    colours = sheet.frame.colours
    area = _around(spots, across, down)
    tiles = _at(spots, _tile(width, height, 0.18 * width), across)
    people = _at(spots, _person(min(0.8 * height, width)), across)
    sheet.put(
        Path(tiles, area, Ink(fill=colours.curve)),
        Path(people, area, Ink(fill=sheet.frame.palette.on_curve)),
    )


def _outlines(sheet: Sheet, spots: Sequence[Spot], across: float, down: float) -> None:
    width = max(0.055 * across, sheet.frame.mark(THINNEST))
    ink = Ink(stroke=sheet.frame.colours.axis, width=width, round_ends=True)
    people = _at(spots, _person(min(0.86 * down, 1.12 * across)), across)
    sheet.put(Path(people, _around(spots, across, down), ink))


def _rings(sheet: Sheet, spots: Sequence[Spot], pitch: float) -> None:
    ink = Ink(stroke=sheet.frame.colours.axis, width=0.14 * pitch)
    radius = 0.27 * pitch
    rings = _at(spots, _Sign((-radius, 0), _ring(radius)), pitch)
    sheet.put(Path(rings, _around(spots, pitch, pitch), ink))


def _squares(sheet: Sheet, spots: Sequence[Spot], pitch: float, *, affected: bool) -> None:
    side = (0.82 if affected else 0.34) * pitch
    colours = sheet.frame.colours
    ink = Ink(stroke=colours.curve if affected else colours.axis, width=side)
    square = _Sign((-side / 2, 0), f"h{number(side)}", (side, 0))
    sheet.put(Path(_at(spots, square, pitch), _around(spots, pitch, pitch), ink))


def _around(spots: Sequence[Spot], across: float, down: float) -> Box:
    xs, ys = zip(*spots, strict=True)
    left, top = min(xs) - across / 2, min(ys) - down / 2
    return Box(left, top, max(xs) - min(xs) + across, max(ys) - min(ys) + down)


def _at(spots: Sequence[Spot], sign: _Sign, pitch: float) -> str:
    """`sign` at each of `spots`, those in a row written as steps from the one before."""
    (x, y), (end_x, end_y) = sign.start, sign.end
    on = f"m{number(pitch - end_x)} {number(-end_y)}{sign.outline}"
    row: float | None = None
    written = []
    for left, top in spots:
        if top == row:
            written.append(on)
        else:
            written.append(f"M{number(left + x)} {number(top + y)}{sign.outline}")
            row = top
    return "".join(written)


def _tile(width: float, height: float, corner: float) -> _Sign:
    """A rounded rectangle."""
    flat, upright, r = map(number, (width - 2 * corner, height - 2 * corner, corner))
    turn = f"a{r} {r} 0 0 1"
    outline = (
        f"h{flat}{turn} {r} {r}v{upright}{turn} -{r} {r}"
        f"h-{flat}{turn} -{r} -{r}v-{upright}{turn} {r} -{r}Z"
    )
    return _Sign((corner - width / 2, -height / 2), outline)


def _person(size: float) -> _Sign:
    """Head and shoulders, `size` tall."""
    head, eyes = 0.2 * size, -0.25 * size
    shoulder, top, low = 0.36 * size, 0.04 * size, 0.48 * size
    to_shoulder = (head - shoulder, low - eyes)
    up = (0, 0.16 * size - low, shoulder - head, top - low, shoulder, top - low)
    down = (head, 0, shoulder, 0.16 * size - top, shoulder, low - top)
    outline = f"{_ring(head)}m{_list(to_shoulder)}c{_list(up)} {_list(down)}Z"
    return _Sign((-head, eyes), outline, to_shoulder)


def _list(values: Sequence[float]) -> str:
    return " ".join(map(number, values))


def _ring(radius: float) -> str:
    """A circle, from its leftmost point."""
    reach, across = number(radius), number(2 * radius)
    half = f"a{reach} {reach} 0 0 1"
    return f"{half} {across} 0{half} -{across} 0Z"
