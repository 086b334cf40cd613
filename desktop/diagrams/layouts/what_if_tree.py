"""Lays out a plan, what may happen on it, and what may come next.

The wide form is a tree from left to right. The others begin with the plan; branches leave a line
down the left side, with their next steps beside them or, on a narrow sheet, below them.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.layouts.blocks import Block, space, stack, words
from desktop.diagrams.layouts.cards import name
from desktop.diagrams.layouts.connectors import connector_ink, draw_connector
from desktop.diagrams.measure import ASCENT, wrap_whole
from desktop.diagrams.shapes import Box, Circle, Ink, Layout, Rect
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.specs.what_if_tree import Branch, NextStep, WhatIfTree

ACROSS = 980  # relative px from which the tree grows from left to right
BESIDE = 620  # from which next steps stand beside their branch
PAD = 14.0  # px inside a card
ROUND = 10.0  # px: corners
TURN = 26.0  # px from a card to where its line turns
REACH = 28.0  # px from there to what it leads to
ROOT_GAP = 9.0  # px between the plan and the first branch, so that both can be pressed
STEP_GAP = 13.0  # px between next steps
INSET = 10.0  # px from the edge of a branch with its next steps to what stands in it
ROW_PAD = 16.0  # px above and below a branch with its next steps
BESIDE_SHARE = 0.34  # of the width for a branch with its next steps beside it
NAME_SHARE = 0.27  # for a branch that is no more than a name


def lay_out(spec: WhatIfTree, frame: Frame) -> Layout:
    """The tree for this width and text size."""
    sheet = Sheet(frame)
    if frame.relative_width >= ACROSS:
        bottom = _across(sheet, spec)
    else:
        bottom = _down(sheet, spec, beside=frame.relative_width >= BESIDE)
    sheet.allow_cut(bottom + frame.mark(2))
    note = wrap_whole(spec.words.note, frame.label, 700, sheet.room)
    return sheet.finish(sheet.write(note, sheet.left, bottom + frame.mark(18), weight=700))


# What stands in the tree


def _card(frame: Frame, title: str, detail: str, room: float) -> Block:
    """A name, and more about it below where there is more."""
    if not detail:
        return name(frame, title, room)
    muted = frame.colours.label_muted
    return stack(space(frame, 7), name(frame, title, room), words(frame, detail, room, fill=muted))


def _next_step(frame: Frame, step: NextStep, room: float, named: float) -> Block:
    """A next step with more about it, beside its name if `named` is the width for that."""
    if not step.detail:
        return words(frame, step.name, room, weight=700)
    title = words(frame, step.name, named or room, weight=700)
    muted = frame.colours.label_muted
    if not named:
        return stack(space(frame, 6), title, words(frame, step.detail, room, fill=muted))
    gap = space(frame, 16)
    detail = words(frame, step.detail, room - named - gap, fill=muted)

    def put(sheet: Sheet, left: float, top: float) -> None:
        title.put(sheet, left, top)
        detail.put(sheet, left + named + gap, top)

    return Block(room, max(title.height, detail.height), put)


def _draw_card(sheet: Sheet, card: Block, box: Box, *, thick: bool, current: bool) -> None:
    frame, mark = sheet.frame, sheet.frame.mark
    strong = thick or current
    width = mark(3.5 if thick else 2.5 if current else 1.5)
    ink = Ink(stroke=frame.colours.curve if strong else frame.colours.axis, width=width)
    sheet.put(Rect(box, ink, mark(ROUND)))
    card.put(sheet, box.x + mark(PAD), box.y + mark(PAD))


def _put_root(sheet: Sheet, spec: WhatIfTree, card: Block, box: Box) -> None:
    root = spec.root
    sheet.mark_area(root.id, root.name, box, sheet.frame.mark(ROUND))
    _draw_card(sheet, card, box, thick=True, current=root.id == sheet.frame.focus)


def _height(card: Block, frame: Frame) -> float:
    return card.height + 2 * frame.mark(PAD)


def _level(frame: Frame, top: float) -> float:
    """The middle of the first line of words that begin at `top`."""
    return top + (ASCENT - 0.27) * frame.label


@dataclass(frozen=True, slots=True)
class _Row:
    """A branch with its next steps, measured."""

    branch: Branch
    card: Block
    steps: tuple[Block, ...]
    steps_height: float

    def height_beside(self, frame: Frame) -> float:
        """Height where the next steps stand beside the branch."""
        return max(_height(self.card, frame), self.steps_height)


def _row(frame: Frame, branch: Branch, card_room: float, room: float, named: float) -> _Row:
    room_inside = card_room - frame.mark(INSET + 2 * PAD)
    card = _card(frame, branch.name, branch.detail, room_inside)
    steps = tuple(_next_step(frame, step, room, named) for step in branch.steps)
    height = sum(step.height for step in steps) + frame.mark(STEP_GAP) * (len(steps) - 1)
    return _Row(branch, card, steps, height)


def _put_steps(sheet: Sheet, row: _Row, x: float, top: float) -> list[float]:
    """The next steps below each other; gives the level of each."""
    mark = sheet.frame.mark
    levels = []
    for step, block in zip(row.branch.steps, row.steps, strict=True):
        area = Box(x, top, sheet.right - x, block.height).grown(mark(4))
        clear = Box(area.x, area.y, sheet.right - area.x, area.height)
        sheet.mark_area(step.id, step.name, clear, mark(8))
        block.put(sheet, x, top)
        levels.append(_level(sheet.frame, top))
        top += block.height + mark(STEP_GAP)
    return levels


def _lead(sheet: Sheet, start: tuple[float, float], turn: float, x: float, level: float) -> None:
    """A line that turns at `turn` to reach what stands at `level`."""
    y = start[1]
    spots = [start, (turn, y), (turn, level), (x, level)]
    straight = abs(level - y) < sheet.frame.mark(1)
    ink = connector_ink(sheet.frame)
    draw_connector(sheet, [start, (x, level)] if straight else spots, ink, arrow=True)


# The forms


def _across(sheet: Sheet, spec: WhatIfTree) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    turn, reach = mark(TURN), mark(REACH)
    root_width, width = 0.17 * sheet.room, 0.215 * sheet.room
    left = sheet.left + root_width + turn + reach
    steps_left = left + width + turn + reach + mark(8)
    room = sheet.right - steps_left - mark(8)
    rows = [_row(frame, each, width, room, 0.40 * room) for each in spec.branches]
    root = _card(frame, spec.root.name, spec.root.detail, root_width - 2 * mark(PAD))
    height = sum(row.height_beside(frame) + 2 * mark(ROW_PAD) for row in rows)
    middle = sheet.left + max(height, _height(root, frame)) / 2
    box = Box(sheet.left, middle - _height(root, frame) / 2, root_width, _height(root, frame))
    y = middle - height / 2
    levels = []
    for row in rows:
        y, level = _draw_beside(sheet, row, left, width, steps_left, y)
        levels.append(level)
    for level in levels:
        _lead(sheet, (box.right, middle), box.right + turn, left + mark(INSET - 5), level)
    _put_root(sheet, spec, root, box)
    return max(y, box.bottom)


def _draw_beside(
    sheet: Sheet, row: _Row, left: float, width: float, steps_left: float, top: float
) -> tuple[float, float]:
    """A branch with its next steps on its right; gives the y below it, and its level."""
    frame, mark = sheet.frame, sheet.frame.mark
    branch = row.branch
    height = row.height_beside(frame)
    whole = Box(left, top, sheet.right - left, height + 2 * mark(ROW_PAD))
    sheet.mark_area(branch.id, branch.name, whole.grown(-mark(1.5)), mark(ROUND))
    middle = top + mark(ROW_PAD) + height / 2
    left, width = left + mark(INSET), width - mark(INSET)
    box = Box(left, middle - _height(row.card, frame) / 2, width, _height(row.card, frame))
    _draw_card(sheet, row.card, box, thick=False, current=branch.id == frame.focus)
    levels = _put_steps(sheet, row, steps_left, middle - row.steps_height / 2)
    for level in levels:
        turn = box.right + mark(TURN)
        _lead(sheet, (box.right, middle), turn, steps_left - mark(8), level)
    return whole.bottom, middle


def _down(sheet: Sheet, spec: WhatIfTree, *, beside: bool) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    root = _card(frame, spec.root.name, spec.root.detail, sheet.room - 2 * mark(PAD))
    box = Box(sheet.left, sheet.left, sheet.room, _height(root, frame))
    _put_root(sheet, spec, root, box)
    spine, left = sheet.left + mark(9), sheet.left + mark(24)
    share = BESIDE_SHARE if any(branch.detail for branch in spec.branches) else NAME_SHARE
    above, y = box.bottom, box.bottom + mark(ROOT_GAP)
    for branch in spec.branches:
        last = branch is spec.branches[-1]
        top = y
        sheet.allow_cut(top + mark(1))
        if beside:
            width = share * sheet.room
            steps_left = left + width + mark(TURN) + mark(REACH)
            row = _row(frame, branch, width, sheet.right - steps_left - mark(8), 0.0)
            y, level = _draw_beside(sheet, row, left, width, steps_left, top)
        else:
            y, level = _draw_below(sheet, branch, left, top)
        ink = connector_ink(frame)
        draw_connector(sheet, [(spine, above), (spine, level if last else y)], ink)
        draw_connector(sheet, [(spine, level), (left + mark(INSET - 4), level)], ink, arrow=True)
        dot = Ink(fill=frame.colours.axis)
        sheet.put(Circle(spine, level, mark(4.5), dot))
        above = y
    return y


def _draw_below(sheet: Sheet, branch: Branch, left: float, top: float) -> tuple[float, float]:
    """A branch with its next steps below it; gives the y below them, and its level."""
    frame, mark = sheet.frame, sheet.frame.mark
    indent = mark(INSET + 38)
    width = sheet.right - left - mark(INSET)
    row = _row(frame, branch, width, sheet.right - left - indent - mark(INSET), 0.0)
    gap = mark(14)
    card_height = _height(row.card, frame)
    height = card_height + gap + row.steps_height
    whole = Box(left, top, sheet.right - left, height + 2 * mark(ROW_PAD))
    sheet.mark_area(branch.id, branch.name, whole.grown(-mark(1.5)), mark(ROUND))
    box = Box(left + mark(INSET), top + mark(ROW_PAD), width - mark(INSET), card_height)
    _draw_card(sheet, row.card, box, thick=False, current=branch.id == frame.focus)
    levels = _put_steps(sheet, row, left + indent, box.bottom + gap)
    x = box.x + mark(14)
    ink = connector_ink(frame)
    draw_connector(sheet, [(x, box.bottom), (x, levels[-1])], ink)
    for level in levels:
        draw_connector(sheet, [(x, level), (left + indent - mark(8), level)], ink, arrow=True)
    return whole.bottom, box.y + mark(PAD) + 0.4 * frame.name
