"""Parts of a journey: the words of a step, the signs of places, and the path itself."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.measure import widest, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Ink, Line, Path, Polygon, Rect
from desktop.diagrams.sheet import Frame, Sheet, height_of, name_size
from desktop.diagrams.specs.journey import Journey, Stage
from desktop.diagrams.svg import number

THICK, THIN = 8.0, 3.0  # px: where the rule on when to call holds, and where not
GAP = 8.0  # px between the paragraphs of a step


@dataclass(frozen=True, slots=True)
class Block:
    """A step's words, measured for a room.

    Args:
        place: where the person is; no lines where that differs.
        tag: the words on the step that is set apart; no lines on the others.
    """

    names: tuple[str, ...]
    name_size: float
    what: tuple[str, ...]
    place: tuple[str, ...]
    tag: tuple[str, ...]
    height: float


def block_of(spec: Journey, stage: Stage, frame: Frame, room: float, place: int = 0) -> Block:
    """The words of `stage`, with its number in its name if `place` is given."""
    name = f"{place}. {stage.name}" if place else stage.name
    size, label = name_size(frame, name, room), frame.label
    names = wrap_evenly(name, size, 700, room)
    what = wrap_whole(stage.what, label, 500, room)
    where, tag = spec.place(stage), spec.call.apart if stage.apart else ""
    places = wrap_evenly(where, label, 500, room - _sign_room(frame)) if where else ()
    tags = wrap_evenly(tag, label, 700, room - frame.mark(20)) if tag else ()
    height = height_of(names, size) + frame.mark(GAP) + height_of(what, label)
    if places:
        height += frame.mark(GAP + 2) + height_of(places, label)
    if tags:
        height += frame.mark(GAP + 2) + _tag_height(frame, tags)
    return Block(names, size, what, places, tags, height)


def write_block(sheet: Sheet, stage: Stage, block: Block, x: float, top: float) -> None:
    frame, colours = sheet.frame, sheet.frame.colours
    y = sheet.write(block.names, x, top, size=block.name_size, weight=700) + frame.mark(GAP)
    y = sheet.write(block.what, x, y) + frame.mark(GAP + 2)
    if block.place:
        _draw_place(sheet, stage.place, x, y)
        y = sheet.write(block.place, x + _sign_room(frame), y, fill=colours.label_muted)
        y += frame.mark(GAP + 2)
    if block.tag:
        width = widest(block.tag, frame.label, 700) + frame.mark(20)
        box = Box(x, y, width, _tag_height(frame, block.tag))
        sheet.put(Rect(box, Ink(fill=colours.curve), frame.mark(8)))
        fill = frame.palette.on_curve
        sheet.write(block.tag, x + frame.mark(10), y + frame.mark(5), weight=700, fill=fill)


def set_apart(sheet: Sheet, box: Box) -> None:
    """The frame round what has to do with calling for help."""
    mark = sheet.frame.mark
    sheet.put(Rect(box, Ink(stroke=sheet.frame.colours.curve, width=mark(3)), mark(12)))


def path_ink(sheet: Sheet, *, thick: bool) -> Ink:
    width = sheet.frame.mark(THICK if thick else THIN)
    return Ink(stroke=sheet.frame.colours.curve, width=width, round_ends=True)


def draw_arrow_head(sheet: Sheet, x: float, y: float, *, down: bool) -> None:
    """The end of a path that goes on."""
    reach = sheet.frame.mark(9)
    ink = path_ink(sheet, thick=False)
    for side in (-reach, reach):
        along, across = (side, -reach) if down else (-reach, side)
        sheet.put(Line(x + along, y + across, x, y, ink))


def draw_turn(
    sheet: Sheet,
    start: tuple[float, float],
    between: float,
    end: tuple[float, float],
    ink: Ink,
) -> None:
    """From the end of a row of the path, round the right edge, to the start of the next row.

    Args:
        between: y of the way back, between the rows.
    """
    (x, y), (end_x, end_y) = start, end
    bend = sheet.frame.mark(16)
    left, right = sheet.left + ink.width / 2, sheet.right - ink.width / 2
    n = number
    d = (
        f"M{n(x)} {n(y)}H{n(right - bend)}Q{n(right)} {n(y)} {n(right)} {n(y + bend)}"
        f"V{n(between - bend)}Q{n(right)} {n(between)} {n(right - bend)} {n(between)}"
        f"H{n(left + bend)}Q{n(left)} {n(between)} {n(left)} {n(between + bend)}"
        f"V{n(end_y - bend)}Q{n(left)} {n(end_y)} {n(left + bend)} {n(end_y)}H{n(end_x)}"
    )
    sheet.put(Path(d, Box(left, y, right - left, end_y - y), ink))


def _tag_height(frame: Frame, lines: tuple[str, ...]) -> float:
    return height_of(lines, frame.label) + frame.mark(10)


def _sign_room(frame: Frame) -> float:
    return frame.label * 1.5


def _draw_place(sheet: Sheet, place: str, x: float, top: float) -> None:
    """A house, or a building with a cross, as tall as a line of words."""
    frame = sheet.frame
    side = frame.label
    ink = Ink(stroke=frame.colours.axis, width=frame.mark(1.8), round_ends=True)
    left, right, bottom = x + 0.06 * side, x + 1.06 * side, top + 0.94 * side
    if place == "home":
        eaves, ridge = top + 0.42 * side, top - 0.02 * side
        middle = (left + right) / 2
        sheet.put(
            Polygon(
                ((left, bottom), (left, eaves), (middle, ridge), (right, eaves), (right, bottom)),
                ink,
            )
        )
        return
    box = Box(left, top - 0.02 * side, right - left, 0.96 * side)
    x_middle, y_middle = box.middle
    arm = 0.24 * side
    sheet.put(
        Rect(box, ink, frame.mark(3)),
        Line(x_middle - arm, y_middle, x_middle + arm, y_middle, ink),
        Line(x_middle, y_middle - arm, x_middle, y_middle + arm, ink),
    )
