"""Cards, and what they hold: names, lists and statuses that know their size beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.diagrams.layouts.blocks import Block, space, stack, words
from desktop.diagrams.measure import ASCENT
from desktop.diagrams.shapes import Box, Circle, Ink, Rect
from desktop.diagrams.sheet import Frame, Sheet, name_size, tag_size, write_tag

ROUND = 10.0  # px: corners of a card


def name(frame: Frame, text: str, room: float) -> Block:
    """`text` as a bold name."""
    return words(frame, text, room, size=name_size(frame, text, room), weight=700)


def status(frame: Frame, text: str, room: float, *, settled: bool) -> Block:
    """`text` in an outline, dashed for what is not settled."""
    _, width, height = tag_size(frame, text, room)

    def put(sheet: Sheet, left: float, top: float) -> None:
        write_tag(sheet, text, left, top, room, dashed=not settled)

    return Block(width, height, put)


def bullets(frame: Frame, items: Sequence[str], room: float) -> Block:
    """`items` below each other, each behind a dot."""
    return stack(space(frame, 8), *(_bullet(frame, item, room) for item in items))


def _bullet(frame: Frame, item: str, room: float) -> Block:
    size = frame.label
    indent = 0.85 * size
    text = words(frame, item, room - indent)
    ink = Ink(fill=frame.colours.axis)

    def put(sheet: Sheet, left: float, top: float) -> None:
        sheet.put(Circle(left + 0.22 * size, top + (ASCENT - 0.27) * size, 0.15 * size, ink))
        text.put(sheet, left + indent, top)

    return Block(indent + text.width, text.height, put)


def draw_card(sheet: Sheet, element: str, name: str, box: Box) -> None:
    """An outline for words to stand in; a step or a link finds it by `element`."""
    frame = sheet.frame
    radius = frame.mark(ROUND)
    sheet.mark_area(element, name, box, radius)
    current = element == frame.focus
    ink = Ink(
        stroke=frame.colours.curve if current else frame.colours.axis,
        width=frame.mark(2.5 if current else 1.5),
    )
    sheet.put(Rect(box, ink, radius))
