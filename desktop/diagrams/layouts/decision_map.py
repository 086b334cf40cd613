"""Lays out what bears on a decision, around the people who make it.

The wide form has the people in the middle and half of the groups on each side. The others begin
with the people: groups then stand in two columns, or below each other, along a line that leads to
the questions.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.diagrams.layouts.blocks import Block, space, stack, words
from desktop.diagrams.layouts.cards import bullets, draw_card, name
from desktop.diagrams.layouts.connectors import connector_ink, draw_connector
from desktop.diagrams.layouts.people_signs import draw_signs
from desktop.diagrams.measure import wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Circle, Ink, Layout, Rect
from desktop.diagrams.sheet import Frame, Sheet, height_of, name_size
from desktop.diagrams.specs.decision_map import QUESTIONS, DecisionMap, Group

AROUND = 880  # relative px from which groups stand on both sides of the middle
PAIRED = 560  # from which they stand in two columns
CIRCLE = 112.0  # px: radius of the middle
PAD = 16.0  # px inside a card
BETWEEN = 18.0  # px between cards
TWO_LISTS = 20  # label sizes of room from which a group's items stand in two lists
SPLIT = 5  # items from which they do
TEAM = 3  # people drawn in the middle: you, and two of your team


def lay_out(spec: DecisionMap, frame: Frame) -> Layout:
    """The map for this width and text size."""
    sheet = Sheet(frame)
    if frame.relative_width >= AROUND:
        bottom = _around(sheet, spec)
    elif frame.relative_width >= PAIRED:
        bottom = _paired(sheet, spec)
    else:
        bottom = _in_turn(sheet, spec)
    bottom = _draw_questions(sheet, spec, bottom)
    sheet.allow_cut(bottom + frame.mark(4))
    note = wrap_whole(spec.words.note, frame.label, 700, sheet.room)
    return sheet.finish(sheet.write(note, sheet.left, bottom + frame.mark(18), weight=700))


# The three forms; each gives the y at which the questions begin


def _around(sheet: Sheet, spec: DecisionMap) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    radius = mark(CIRCLE)
    side = (sheet.room - 2 * radius - 2 * mark(52)) / 2
    count = len(spec.groups) // 2
    cards = [_card(group, frame, side - 2 * mark(PAD)) for group in spec.groups]
    lefts = (sheet.left, sheet.right - side)
    boxes: list[Box] = []
    for left in lefts:
        y = sheet.left
        for place in range(count):
            height = max(cards[place].height, cards[place + count].height) + 2 * mark(PAD)
            boxes.append(Box(left, y, side, height))
            y += height + mark(BETWEEN)
    bottom = boxes[-1].bottom
    level = boxes[count // 2].middle[1] if count % 2 else (sheet.left + bottom) / 2
    middle = (sheet.left + sheet.room / 2, level)
    for place, box in enumerate(boxes):
        _join_circle(sheet, box, middle, radius, place % count, count)
    questions = bottom + mark(30)
    arrow = [(middle[0], middle[1] + radius), (middle[0], questions - mark(4))]
    draw_connector(sheet, arrow, connector_ink(frame), arrow=True)
    _draw_circle(sheet, spec, middle, radius)
    _draw_groups(sheet, spec.groups, cards, boxes)
    sheet.allow_cut(questions - mark(2))
    return questions


def _paired(sheet: Sheet, spec: DecisionMap) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    gap = mark(44)
    side = (sheet.room - gap) / 2
    cards = [_card(group, frame, side - 2 * mark(PAD)) for group in spec.groups]
    count = len(cards) // 2
    lefts = (sheet.left, sheet.right - side)
    y = _draw_panel(sheet, spec)
    spine = sheet.left + sheet.room / 2
    ink = connector_ink(frame)
    boxes: list[Box] = []
    for place in range(count):
        top = y + mark(BETWEEN)
        height = max(cards[place].height, cards[place + count].height) + 2 * mark(PAD)
        row = [Box(left, top, side, height) for left in lefts]
        draw_connector(sheet, [(spine, y), (spine, top + height)], ink)
        level = top + height / 2
        draw_connector(sheet, [(row[0].right, level), (row[1].x, level)], ink)
        _draw_dot(sheet, spine, level)
        boxes += row
        y = top + height
        sheet.allow_cut(y)
    questions = y + mark(34)
    draw_connector(sheet, [(spine, y), (spine, questions - mark(4))], ink, arrow=True)
    _draw_groups(sheet, spec.groups, cards, [*boxes[::2], *boxes[1::2]])
    return questions


def _in_turn(sheet: Sheet, spec: DecisionMap) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    spine, left = sheet.left + mark(9), sheet.left + mark(28)
    room = sheet.right - left
    cards = [_card(group, frame, room - 2 * mark(PAD)) for group in spec.groups]
    ink = connector_ink(frame)
    y = _draw_panel(sheet, spec)
    boxes: list[Box] = []
    for card in cards:
        box = Box(left, y + mark(BETWEEN), room, card.height + 2 * mark(PAD))
        draw_connector(sheet, [(spine, y), (spine, box.bottom)], ink)
        level = box.y + mark(PAD) + 0.4 * frame.name
        draw_connector(sheet, [(spine, level), (left, level)], ink)
        _draw_dot(sheet, spine, level)
        boxes.append(box)
        y = box.bottom
        sheet.allow_cut(y)
    questions = y + mark(32)
    draw_connector(sheet, [(spine, y), (spine, questions - mark(4))], ink, arrow=True)
    _draw_groups(sheet, spec.groups, cards, boxes)
    return questions


# The middle


def _draw_circle(
    sheet: Sheet, spec: DecisionMap, middle: tuple[float, float], radius: float
) -> None:
    frame, mark = sheet.frame, sheet.frame.mark
    x, y = middle
    around = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    current = spec.centre.id == frame.focus
    sheet.put(Circle(x, y, radius, Ink(fill=frame.colours.paper)))
    sheet.mark_area(spec.centre.id, spec.centre.name, around, radius)
    edge = Ink(stroke=frame.colours.curve, width=mark(5 if current else 3.5))
    sheet.put(Circle(x, y, radius, edge))
    lines = wrap_evenly(spec.centre.name, frame.name, 700, 1.62 * radius)
    sign = mark(38)
    height = sign + mark(12) + height_of(lines, frame.name)
    top = y - height / 2
    _draw_people(sheet, x - TEAM * sign / 2, top, sign)
    sheet.write(lines, x, top + sign + mark(12), size=frame.name, weight=700, anchor="middle")


def _draw_panel(sheet: Sheet, spec: DecisionMap) -> float:
    """The middle as the first thing on the sheet; gives the y below it."""
    frame, mark = sheet.frame, sheet.frame.mark
    pad, sign = mark(PAD), mark(36)
    inner = sheet.room - 2 * pad
    beside = inner - TEAM * sign - mark(16)
    size = name_size(frame, spec.centre.name, inner)
    roomy = beside >= 12 * size
    lines = wrap_evenly(spec.centre.name, size, 700, beside if roomy else inner)
    words_height = height_of(lines, size)
    height = max(sign, words_height) if roomy else sign + mark(10) + words_height
    box = Box(sheet.left, sheet.left, sheet.room, height + 2 * pad)
    current = spec.centre.id == frame.focus
    sheet.mark_area(spec.centre.id, spec.centre.name, box, mark(PAD))
    edge = Ink(stroke=frame.colours.curve, width=mark(5 if current else 3.5))
    sheet.put(Rect(box.grown(-mark(1)), edge, mark(PAD)))
    top = box.y + pad
    if roomy:
        _draw_people(sheet, box.x + pad, top + (height - sign) / 2, sign)
        left = box.x + pad + TEAM * sign + mark(16)
        sheet.write(lines, left, top + (height - words_height) / 2, size=size, weight=700)
    else:
        _draw_people(sheet, box.x + pad, top, sign)
        sheet.write(lines, box.x + pad, top + sign + mark(10), size=size, weight=700)
    return box.bottom


def _draw_people(sheet: Sheet, left: float, top: float, sign: float) -> None:
    """You, and your team beside you."""
    spots = [(left + (place + 0.5) * sign, top + sign / 2) for place in range(TEAM)]
    draw_signs(sheet, 100, spots[:1], sign, affected=True)
    draw_signs(sheet, 100, spots[1:], sign, affected=False)


def _join_circle(
    sheet: Sheet,
    box: Box,
    middle: tuple[float, float],
    radius: float,
    place: int,
    count: int,
) -> None:
    """A line from a group to the middle; those above and below turn towards it."""
    x, y = middle
    side = -1 if box.x < x else 1
    edge, level = (box.right if side < 0 else box.x), box.middle[1]
    ink = connector_ink(sheet.frame)
    if abs(level - y) < radius / 2:
        draw_connector(sheet, [(edge, level), (x + side * radius / 2, level)], ink)
        return
    share = 0.5 if count < 4 or place in (0, count - 1) else 0.8
    turn = x + side * radius * share
    draw_connector(sheet, [(edge, level), (turn, level), (turn, y)], ink)


def _draw_dot(sheet: Sheet, x: float, y: float) -> None:
    """Where lines meet."""
    sheet.put(Circle(x, y, sheet.frame.mark(5), Ink(fill=sheet.frame.colours.axis)))


# The groups and the questions


def _card(group: Group, frame: Frame, room: float) -> Block:
    """A group's name with its items, in two lists where there is room."""
    heading = name(frame, group.name, room)
    if room < TWO_LISTS * frame.label or len(group.items) < SPLIT:
        return stack(space(frame, 10), heading, bullets(frame, group.items, room))
    gap = space(frame, 16)
    column = (room - gap) / 2
    half = -(-len(group.items) // 2)
    lists = [bullets(frame, each, column) for each in (group.items[:half], group.items[half:])]

    def put(sheet: Sheet, left: float, top: float) -> None:
        for number, block in enumerate(lists):
            block.put(sheet, left + number * (column + gap), top)

    both = Block(room, max(block.height for block in lists), put)
    return stack(space(frame, 10), heading, both)


def _draw_groups(
    sheet: Sheet, groups: Sequence[Group], cards: Sequence[Block], boxes: Sequence[Box]
) -> None:
    pad = sheet.frame.mark(PAD)
    for group, card, box in zip(groups, cards, boxes, strict=True):
        draw_card(sheet, group.id, group.name, box)
        card.put(sheet, box.x + pad, box.y + pad)


def _draw_questions(sheet: Sheet, spec: DecisionMap, top: float) -> float:
    """The questions, each with a box to tick; gives the y below them."""
    frame, mark = sheet.frame, sheet.frame.mark
    pad, gap = mark(PAD), mark(28)
    inner = sheet.room - 2 * pad
    columns = 2 if frame.relative_width >= AROUND else 1
    column = (inner - gap * (columns - 1)) / columns
    heading = name(frame, spec.words.questions, inner)
    asked = [_question(frame, each, column) for each in spec.questions]
    half = -(-len(asked) // columns)
    lists = [
        stack(space(frame, 11), *asked[first : first + half])
        for first in range(0, len(asked), half)
    ]
    body = top + pad + heading.height + mark(14)
    bottom = body + max(block.height for block in lists) + pad
    box = Box(sheet.left, top, sheet.room, bottom - top)
    draw_card(sheet, QUESTIONS, spec.words.questions, box)
    heading.put(sheet, sheet.left + pad, top + pad)
    for number, block in enumerate(lists):
        block.put(sheet, sheet.left + pad + number * (column + gap), body)
    return bottom


def _question(frame: Frame, question: str, room: float) -> Block:
    """A question behind an empty box."""
    side = 0.95 * frame.label
    indent = side + space(frame, 10)
    text = words(frame, question, room - indent)
    ink = Ink(stroke=frame.colours.axis, width=frame.mark(2))

    def put(sheet: Sheet, left: float, top: float) -> None:
        sheet.put(Rect(Box(left, top, side, side), ink, frame.mark(3)))
        text.put(sheet, left + indent, top)

    return Block(indent + text.width, max(side, text.height), put)
