"""What stands on a ladder: its steps, the words of its ways, the reasons to move and the key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from desktop.diagrams.layouts.badges import badge_radius, draw_badge
from desktop.diagrams.layouts.blocks import NOTHING, Block, space, stack, words
from desktop.diagrams.layouts.cards import bullets, draw_card, name, status
from desktop.diagrams.layouts.connectors import Spot, connector_ink, draw_connector
from desktop.diagrams.layouts.timeline_chart import draw_arrow
from desktop.diagrams.measure import ASCENT, wrap_whole
from desktop.diagrams.shapes import Box, Circle, Ink, Rect
from desktop.diagrams.sheet import Frame, KeyEntry, Sheet, write_key
from desktop.diagrams.specs.ladder import START, Ladder, Move, Rung, Triggers

TREAD = 7.0  # px: thickness of the upper edge of a step
PAD = 14.0  # px inside a card
NAMED = 12  # label sizes of room below which a step's name stands under its badge
BESIDE = 24  # label sizes of room from which a card's words stand beside its badge
COLUMN = 11  # label sizes that a column of reasons needs
TRIGGERS = "triggers"  # id of the part that holds them all


# What stands on a step


def card_of(spec: Ladder, rung: Rung, frame: Frame, room: float) -> Block:
    """What a card holds, beside its badge where there is room for that."""
    inset = 2 * badge_radius(frame) + frame.mark(10)
    roomy = room >= BESIDE * frame.label
    text_room = room - inset if roomy else room
    tag = status(frame, rung.status, text_room, settled=rung.settled)
    heading = name(frame, rung.name, room - inset)
    fits = roomy and heading.width + frame.mark(14) + tag.width <= text_room
    text = stack(
        space(frame, 8),
        words(frame, rung.examples, text_room),
        words(frame, rung.balance, text_room, fill=frame.colours.label_muted),
    )
    lower = stack(space(frame, 12), text, NOTHING if fits else tag)
    return stack(
        space(frame, 10),
        _head(spec, rung, frame, room, tag if fits else NOTHING),
        _moved(lower, inset if roomy else 0.0),
    )


def _head(spec: Ladder, rung: Rung, frame: Frame, room: float, tag: Block) -> Block:
    """A step's badge with its name, and its status at the right."""
    radius = badge_radius(frame)
    inset = 2 * radius + frame.mark(10)
    below = room < NAMED * frame.label
    heading = name(frame, rung.name, room if below else room - inset)
    line = max(2 * radius, min(heading.height, frame.name), tag.height)
    top_of_name = 2 * radius + space(frame, 8) if below else 0.0
    if not below and heading.height <= line:
        top_of_name = (line - heading.height) / 2

    def put(sheet: Sheet, left: float, top: float) -> None:
        draw_badge(sheet, rung.id, spec.number(rung.id), left + radius, top + line / 2)
        heading.put(sheet, left + (0.0 if below else inset), top + top_of_name)
        tag.put(sheet, left + room - tag.width, top + (line - tag.height) / 2)

    return Block(room, max(line, top_of_name + heading.height), put)


def _moved(block: Block, by: float) -> Block:
    """`block` further to the right."""

    def put(sheet: Sheet, left: float, top: float) -> None:
        block.put(sheet, left + by, top)

    return Block(block.width + by, block.height, put)


def draw_step(sheet: Sheet, rung: Rung, card: Block, box: Box) -> None:
    """A card with a thick upper edge to stand on."""
    mark = sheet.frame.mark
    draw_card(sheet, rung.id, rung.name, box)
    tread = Box(box.x, box.y - mark(TREAD) / 2, box.width, mark(TREAD))
    sheet.put(Rect(tread, Ink(fill=sheet.frame.colours.curve), mark(TREAD) / 2))
    card.put(sheet, box.x + mark(PAD), box.y + mark(PAD))


def height_of_card(card: Block, frame: Frame) -> float:
    return card.height + 2 * frame.mark(PAD)


# A way from one step to another


@dataclass(frozen=True, slots=True)
class Ways:
    """The moves of a ladder by how they are drawn."""

    up: tuple[Move, ...]  # each to the next step
    past: Move | None
    down: Move | None
    start: Move | None


def ways_of(spec: Ladder) -> Ways:
    def first(moves: list[Move]) -> Move | None:
        return moves[0] if moves else None

    return Ways(
        tuple(move for move in spec.moves if spec.rise(move) == 1),
        first([move for move in spec.moves if spec.rise(move) > 1]),
        first([move for move in spec.moves if spec.rise(move) < 0]),
        first([move for move in spec.moves if move.start == START]),
    )


def draw_move(sheet: Sheet, move: Move, spots: Sequence[Spot]) -> None:
    current = move.id == sheet.frame.focus
    ink = connector_ink(sheet.frame, dashed=move.some, current=current)
    draw_connector(sheet, spots, ink, arrow=True)


def draw_source(sheet: Sheet, move: Move, x: float, y: float) -> None:
    """Where a way begins that comes from outside the ladder."""
    colours, mark = sheet.frame.colours, sheet.frame.mark
    current = move.id == sheet.frame.focus
    ink = Ink(fill=colours.curve if current else colours.axis)
    sheet.put(Circle(x, y, mark(5), ink))


def put_words(sheet: Sheet, spec: Ladder, move: Move, block: Block, x: float, top: float) -> None:
    """The words of a way, as an area of their own."""
    mark = sheet.frame.mark
    box = Box(x, top, block.width, block.height).grown(mark(5))
    sheet.mark_area(move.id, spec.when(move), box, mark(8))
    block.put(sheet, x, top)


# What may move a person


def draw_triggers(sheet: Sheet, spec: Ladder, left: float, top: float, room: float) -> float:
    """The reasons in as many columns as fit; gives the y below them."""
    frame, mark = sheet.frame, sheet.frame.mark
    pad, between = mark(PAD), mark(24)
    count = len(spec.triggers)
    inner = room - 2 * pad
    columns = count if inner >= count * COLUMN * frame.label else 1
    column = (inner - between * (columns - 1)) / columns
    heading = name(frame, spec.words.triggers, inner)
    groups = [_reasons(frame, each, column) for each in spec.triggers]
    y = top + pad + heading.height + mark(12)
    if columns > 1:
        height = max(block.height for block in groups)
        places = [(left + pad + (column + between) * n, y) for n in range(count)]
    else:
        tops = [y]
        for block in groups:
            tops.append(tops[-1] + block.height + mark(16))
        places = [(left + pad, each) for each in tops[:-1]]
        height = tops[-1] - mark(16) - y
    box = Box(left, top, room, y + height + pad - top)
    sheet.mark_area(TRIGGERS, spec.words.triggers, box, mark(14))
    heading.put(sheet, left + pad, top + pad)
    for each, block, (x, upper) in zip(spec.triggers, groups, places, strict=True):
        part = Box(x, upper, column, block.height).grown(mark(4))
        sheet.mark_area(each.id, each.leads, part, mark(8))
        block.put(sheet, x, upper)
    return box.bottom


def _reasons(frame: Frame, triggers: Triggers, room: float) -> Block:
    """Where they lead, as a sign and in words, and a list of them."""
    indent = 1.9 * frame.label
    leads = words(frame, triggers.leads, room - indent, weight=700)

    def put(sheet: Sheet, left: float, top: float) -> None:
        x, y = left + 0.75 * frame.label, top + (ASCENT - 0.34) * frame.label
        aside = 0.0 if triggers.up else 0.42 * frame.label
        draw_arrow(sheet, x - aside, y, 1)
        if not triggers.up:
            draw_arrow(sheet, x + aside, y, -1)
        leads.put(sheet, left + indent, top)

    items = bullets(frame, triggers.items, room - indent)
    return stack(space(frame, 9), Block(room, leads.height, put), _moved(items, indent))


def write_foot(sheet: Sheet, spec: Ladder, top: float) -> float:
    """What the arrows mean, and how far to trust the picture."""
    frame, mark = sheet.frame, sheet.frame.mark
    sheet.allow_cut(top + mark(7))
    y = top + mark(20)
    sheet.rule(y)
    y = write_key(sheet, _key(spec), y + mark(16)) + mark(16)
    note = wrap_whole(spec.words.note, frame.label, 500, sheet.room)
    return sheet.write(note, sheet.left, y)


def _key(spec: Ladder) -> list[KeyEntry]:
    def arrow(sheet: Sheet, box: Box, *, dashed: bool) -> None:
        y = box.middle[1]
        ink = connector_ink(sheet.frame, dashed=dashed)
        draw_connector(sheet, [(box.x, y), (box.right, y)], ink, arrow=True)

    entries = (
        (False, any(not move.some for move in spec.moves), spec.words.usual),
        (True, any(move.some for move in spec.moves), spec.words.some),
    )
    return [
        KeyEntry(partial(arrow, dashed=dashed), meaning)
        for dashed, used, meaning in entries
        if used
    ]
