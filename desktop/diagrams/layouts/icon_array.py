"""Lays out people out of 100: who was affected, who was not, and how far to trust it.

An affected person stands light on a filled tile; any other is an outline. So the two differ by
shape, fill and colour, and tell apart after a photocopy. Rows fill from the bottom.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.diagrams.measure import wrap, wrap_evenly
from desktop.diagrams.shapes import Box, Ink, Layout, Path, Rect
from desktop.diagrams.sheet import Frame, Sheet, height_of, write_tag
from desktop.diagrams.specs.people import IconArray, PeopleGroup
from desktop.diagrams.svg import number

SIDE_BY_SIDE = 520  # relative px from which words stand beside or right under each grid
LARGEST_GRID = 320.0  # px
NOT_KNOWN = "Not known"

Spot = tuple[float, float]


def lay_out(array: IconArray, frame: Frame) -> Layout:
    """The people of `array` for this width and text size."""
    sheet = Sheet(frame)
    roomy = frame.relative_width >= SIDE_BY_SIDE
    match array.groups:
        case ():
            bottom = sheet.write([NOT_KNOWN], sheet.left, sheet.left, size=frame.name, weight=700)
        case (group,) if roomy:
            return sheet.finish(_one_beside(sheet, array, group))
        case (group,):
            grid = min(sheet.room, frame.mark(LARGEST_GRID))
            bottom = draw_people(
                sheet, array.base, group.affected, Box(sheet.left, sheet.left, grid, grid)
            )
            bottom = _captions(
                sheet, array.base, group, sheet.left, bottom + frame.mark(14), sheet.room
            )
        case (one, other) if roomy:
            bottom = _two_columns(sheet, array, one, other)
        case (one, other):
            bottom = _two_lettered(sheet, array, one, other)
    return sheet.finish(_weight(sheet, array, sheet.left, bottom + frame.mark(16), sheet.room))


def description(array: IconArray, who: str) -> str:
    """The same in words."""
    counted = [f"{group.happened}. {group.did_not}." for group in array.groups]
    if len(counted) == 2:
        counted[1] = f"{array.groups[1].heading}. {counted[1]}"
    said = [*(counted or [f"{NOT_KNOWN}."]), f"{_time(array)}.", f"Who was studied: {who}."]
    said += [f"{array.likely}."] if array.likely else []
    return " ".join((*said, f"{array.study}."))


def _time(array: IconArray) -> str:
    return f"Time covered: {array.period}"


def _one_beside(sheet: Sheet, array: IconArray, group: PeopleGroup) -> float:
    """One grid with everything said on its right."""
    frame = sheet.frame
    side = min(0.46 * sheet.room, frame.mark(LARGEST_GRID))
    grid_bottom = draw_people(
        sheet, array.base, group.affected, Box(sheet.left, sheet.left, side, side)
    )
    x = sheet.left + side + frame.mark(32)
    room = sheet.right - x
    y = _captions(sheet, array.base, group, x, sheet.left, room)
    y = _weight(sheet, array, x, y + frame.mark(16), room)
    return max(grid_bottom, y)


def _two_columns(sheet: Sheet, array: IconArray, one: PeopleGroup, other: PeopleGroup) -> float:
    frame = sheet.frame
    between = frame.mark(36)
    column = (sheet.room - between) / 2
    side = min(column, frame.mark(LARGEST_GRID))
    lefts = (sheet.left, sheet.left + column + between)
    headings = [wrap_evenly(each.heading, frame.name, 700, column) for each in (one, other)]
    tallest = max(height_of(lines, frame.name) for lines in headings)
    bottoms = []
    for group, heading, left in zip((one, other), headings, lefts, strict=True):
        top = sheet.left + tallest - height_of(heading, frame.name)
        sheet.write(heading, left, top, size=frame.name, weight=700)
        grid = Box(left, sheet.left + tallest + frame.mark(12), side, side)
        bottom = draw_people(sheet, array.base, group.affected, grid)
        bottoms.append(_captions(sheet, array.base, group, left, bottom + frame.mark(14), column))
    return max(bottoms)


def _two_lettered(sheet: Sheet, array: IconArray, one: PeopleGroup, other: PeopleGroup) -> float:
    """Two small grids side by side, joined by a letter to the words below them."""
    frame = sheet.frame
    between = frame.mark(20)
    side = min((sheet.room - between) / 2, frame.mark(LARGEST_GRID))
    top = sheet.left
    bottom = top
    for letter, group, left in zip(
        "AB", (one, other), (sheet.left, sheet.left + side + between), strict=True
    ):
        y = sheet.write([letter], left, top, size=frame.name, weight=700) + frame.mark(8)
        bottom = draw_people(sheet, array.base, group.affected, Box(left, y, side, side))
    for letter, group in zip("AB", (one, other), strict=True):
        heading = wrap(f"{letter}. {group.heading}", frame.name, 700, sheet.room)
        y = bottom + frame.mark(18)
        y = sheet.write(heading, sheet.left, y, size=frame.name, weight=700)
        bottom = _captions(sheet, array.base, group, sheet.left, y + frame.mark(10), sheet.room)
    return bottom


def _captions(
    sheet: Sheet, base: int, group: PeopleGroup, left: float, top: float, room: float
) -> float:
    """Both ways round, each with its sign."""
    frame = sheet.frame
    sign = frame.label * 1.45
    x = left + sign + frame.mark(10)
    y = top
    for affected, words in ((True, group.happened), (False, group.did_not)):
        lines = wrap_evenly(words, frame.label, 500, left + room - x)
        spot = (left + sign / 2, y + sign / 2)
        _draw_signs(sheet, base, [spot], sign, affected=affected)
        level = (sign - height_of(lines[:1], frame.label)) / 2  # first line beside the sign
        y = max(sheet.write(lines, x, y + level), y + sign) + frame.mark(10)
    return y - frame.mark(10)


def _weight(sheet: Sheet, array: IconArray, left: float, top: float, room: float) -> float:
    """Over how long, how likely, and how many people were studied."""
    frame = sheet.frame
    y = top
    for words in (_time(array), array.likely):
        if words:
            lines = wrap(words, frame.label, 500, room)
            y = sheet.write(lines, left, y, fill=frame.colours.label_muted) + frame.mark(7)
    if array.small:
        return write_tag(sheet, array.study, left, y + frame.mark(3), room, dashed=True).bottom
    lines = wrap(array.study, frame.label, 500, room)
    return sheet.write(lines, left, y, fill=frame.colours.label_muted)


def draw_people(sheet: Sheet, base: int, affected: int, grid: Box) -> float:
    """People in rows, the affected first, from the bottom left; gives the y below them."""
    columns = _columns(base, grid.width / sheet.frame.mark(1))
    pitch = grid.width / columns
    bottom = grid.y + base // columns * pitch
    spots = [
        (grid.x + (place % columns + 0.5) * pitch, bottom - (place // columns + 0.5) * pitch)
        for place in range(base)
    ]
    _draw_signs(sheet, base, spots[:affected], pitch, affected=True)
    _draw_signs(sheet, base, spots[affected:], pitch, affected=False)
    return bottom


def _columns(base: int, width: float) -> int:
    """People in a row; a thousand stand in a low grid where it is wide enough."""
    return {100: 10, 1_000: 40 if width >= 280 else 25, 10_000: 100}[base]


def _draw_signs(
    sheet: Sheet, base: int, spots: Sequence[Spot], pitch: float, *, affected: bool
) -> None:
    """Everyone at `spots`, in the sign that belongs to this base."""
    if not spots:
        return
    match base, affected:
        case 100, True:
            _tiles(sheet, spots, pitch)
        case 100, False:
            _outlines(sheet, spots, pitch)
        case 1_000, False:
            _rings(sheet, spots, pitch)
        case _:
            _squares(sheet, spots, pitch, affected=affected)


def _tiles(sheet: Sheet, spots: Sequence[Spot], pitch: float) -> None:
    side = 0.86 * pitch
    tile, person = Ink(fill=sheet.frame.colours.curve), Ink(fill=sheet.frame.palette.on_curve)
    for x, y in spots:
        sheet.put(Rect(Box(x - side / 2, y - side / 2, side, side), tile, 0.18 * side))
    sheet.put(
        Path(
            " ".join(_silhouette(x, y, 0.8 * side) for x, y in spots), _around(spots, side), person
        )
    )


def _outlines(sheet: Sheet, spots: Sequence[Spot], pitch: float) -> None:
    ink = Ink(stroke=sheet.frame.colours.axis, width=max(0.055 * pitch, 0.8), round_ends=True)
    d = " ".join(_silhouette(x, y, 0.86 * pitch) for x, y in spots)
    sheet.put(Path(d, _around(spots, pitch), ink))


def _rings(sheet: Sheet, spots: Sequence[Spot], pitch: float) -> None:
    ink = Ink(stroke=sheet.frame.colours.axis, width=0.1 * pitch)
    d = " ".join(_ring(x, y, 0.27 * pitch) for x, y in spots)
    sheet.put(Path(d, _around(spots, pitch), ink))


def _squares(sheet: Sheet, spots: Sequence[Spot], pitch: float, *, affected: bool) -> None:
    side = (0.82 if affected else 0.34) * pitch
    colours = sheet.frame.colours
    ink = Ink(stroke=colours.curve if affected else colours.axis, width=side)
    d = " ".join(f"M{number(x - side / 2)} {number(y)}h{number(side)}" for x, y in spots)
    sheet.put(Path(d, _around(spots, pitch), ink))


def _around(spots: Sequence[Spot], pitch: float) -> Box:
    across, down = zip(*spots, strict=True)
    left, top = min(across), min(down)
    return Box(left, top, max(across) - left, max(down) - top).grown(pitch / 2)


def _silhouette(x: float, y: float, size: float) -> str:
    """Head and shoulders, `size` tall, centred on (x, y)."""
    shoulder, low, high = 0.36 * size, y + 0.48 * size, y + 0.04 * size
    curve = (x - shoulder, y + 0.16 * size, x - 0.2 * size, high, x, high)
    back = (x + 0.2 * size, high, x + shoulder, y + 0.16 * size, x + shoulder, low)
    return (
        f"{_ring(x, y - 0.25 * size, 0.2 * size)} M{number(x - shoulder)} {number(low)}"
        f"C{' '.join(map(number, curve))} {' '.join(map(number, back))}Z"
    )


def _ring(x: float, y: float, radius: float) -> str:
    reach, across = number(radius), number(2 * radius)
    half = f"a{reach} {reach} 0 0 1"
    return f"M{number(x - radius)} {number(y)}{half} {across} 0{half} -{across} 0Z"
