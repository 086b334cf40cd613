"""Lays out steps of treatment from the lowest up.

The wide form is a staircase from left to right. The others stand the steps above each other with
the lowest at the foot, set back a little each while there is room to draw ways past a step beside
them.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.diagrams.layouts.badges import badge_radius
from desktop.diagrams.layouts.blocks import Block, words
from desktop.diagrams.layouts.ladder_parts import (
    PAD,
    TREAD,
    card_of,
    draw_move,
    draw_source,
    draw_step,
    draw_triggers,
    height_of_card,
    put_words,
    ways_of,
    write_foot,
)
from desktop.diagrams.shapes import Box, Layout
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.specs.ladder import START, Ladder, Move

STAIRS = 210  # relative px of width that each step of a staircase needs
RAILS = 600  # relative px from which ways past a step are drawn beside the steps
BETWEEN = 28.0  # px between the steps of a staircase
SET_BACK = 40.0  # px by which each step stands in from the one below it
ARROW = 30.0  # px that an arrow takes before its words
LISTED = 40.0  # the same, where ways are told below each other


def lay_out(spec: Ladder, frame: Frame) -> Layout:
    """The ladder for this width and text size."""
    sheet = Sheet(frame)
    if frame.relative_width >= STAIRS * len(spec.steps):
        bottom = _stairs(sheet, spec)
    else:
        bottom = _above_each_other(sheet, spec, rails=frame.relative_width >= RAILS)
    return sheet.finish(write_foot(sheet, spec, bottom))


# The staircase


class _Staircase:
    """Where the steps of the wide form stand; heights are measured from its top."""

    def __init__(self, sheet: Sheet, spec: Ladder) -> None:
        frame, mark = sheet.frame, sheet.frame.mark
        count = len(spec.steps)
        self.frame, self.spec, self.ways = frame, spec, ways_of(spec)
        self.width = (sheet.room - mark(BETWEEN) * (count - 1)) / count
        self.lefts = [sheet.left + (self.width + mark(BETWEEN)) * place for place in range(count)]
        self.cards = [card_of(spec, rung, frame, self.width - 2 * mark(PAD)) for rung in spec.steps]
        self.height = max(height_of_card(card, frame) for card in self.cards)
        rises = [self._rise(place) for place in range(count - 1)]
        self._make_room(rises)
        self.tops = [sum(rises[place:]) + self._headroom(rises) for place in range(count)]

    def words_of(self, move: Move) -> Block:
        """The words of a way up or in, as wide as its step."""
        mark = self.frame.mark
        return words(self.frame, self.spec.when(move), self.width - mark(34), even=True)

    def box(self, step: str, top: float) -> Box:
        place = self.spec.number(step) - 1
        return Box(self.lefts[place], top + self.tops[place], self.width, self.height)

    def entry(self, move: Move) -> float:
        """How far below the top of a step a way up comes in from the left."""
        crossed = self.ways.past is not None and self.ways.past.end == move.end
        return self.frame.mark(52 if crossed and move is not self.ways.past else 24)

    def _rise(self, place: int) -> float:
        """How much higher the next step stands: its way up has its words below the line."""
        mark = self.frame.mark
        rise = mark(84)
        for move in self.ways.up:
            if self.spec.number(move.start) == place + 1:
                needed = self.entry(move) + mark(10) + self.words_of(move).height + mark(12)
                rise = max(rise, needed)
        return rise

    def _make_room(self, rises: list[float]) -> None:
        """Raise a step where the words of the way past it would not fit below the line."""
        past = self.ways.past
        if past is None:
            return
        mark = self.frame.mark
        first, last = self.spec.number(past.start) - 1, self.spec.number(past.end) - 1
        needed = self.entry(past) + mark(10) + self.words_of(past).height + mark(4)
        rises[last - 1] += max(0.0, needed - sum(rises[first + 1 : last]) - mark(24))

    def _headroom(self, rises: Sequence[float]) -> float:
        """Room above the highest step for the words of who starts high."""
        mark = self.frame.mark
        start = self.ways.start
        if start is None:
            return mark(TREAD)
        above = sum(rises[self.spec.number(start.end) - 1 :])
        return max(mark(TREAD), self.words_of(start).height - above + mark(16))


def _stairs(sheet: Sheet, spec: Ladder) -> float:
    mark = sheet.frame.mark
    stairs = _Staircase(sheet, spec)
    top = sheet.left
    for rung, card in zip(spec.steps, stairs.cards, strict=True):
        draw_step(sheet, rung, card, stairs.box(rung.id, top))
    ways = stairs.ways
    past_from = ways.past.start if ways.past else ""
    started = ways.start.end if ways.start else ""
    for move in ways.up:
        aside = 40 if past_from == move.start else 52 if started == move.start else 18
        _draw_up(sheet, stairs, move, top, mark(aside))
    if ways.past:
        _draw_up(sheet, stairs, ways.past, top, mark(18))
    if ways.start:
        _draw_start(sheet, stairs, ways.start, top)
    left, beside = stairs.lefts[max(0, len(spec.steps) - 2)], top
    if ways.down:
        left, beside = _draw_down(sheet, stairs, ways.down, top)
    else:
        beside = stairs.box(spec.steps[-2].id, top).bottom + mark(24)
    bottom = stairs.box(spec.steps[0].id, top).bottom
    if spec.triggers:
        room, pad = sheet.right - left, mark(PAD)
        bottom = max(bottom, draw_triggers(sheet, spec, left - pad, beside, room + pad))
    return bottom


def _draw_up(sheet: Sheet, stairs: _Staircase, move: Move, top: float, aside: float) -> None:
    """From a step up and to the right; the words stand in the bend."""
    mark = sheet.frame.mark
    start, end = stairs.box(move.start, top), stairs.box(move.end, top)
    x, y = start.x + aside, end.y + stairs.entry(move)
    draw_move(sheet, move, [(x, start.y - mark(4)), (x, y), (end.x - mark(3), y)])
    put_words(sheet, stairs.spec, move, stairs.words_of(move), x + mark(12), y + mark(10))


def _draw_start(sheet: Sheet, stairs: _Staircase, move: Move, top: float) -> None:
    """Down on to a step from above; the words stand on the left of the arrow."""
    mark = sheet.frame.mark
    end = stairs.box(move.end, top)
    block = stairs.words_of(move)
    x, words_top = end.x + mark(18), end.y - block.height - mark(8)
    draw_source(sheet, move, x, words_top + mark(5))
    draw_move(sheet, move, [(x, words_top + mark(5)), (x, end.y - mark(TREAD))])
    put_words(sheet, stairs.spec, move, block, x - mark(16) - block.width, words_top)


def _draw_down(sheet: Sheet, stairs: _Staircase, move: Move, top: float) -> tuple[float, float]:
    """From below a step down and to the left; gives where the room on its right begins."""
    mark = sheet.frame.mark
    start, end = stairs.box(move.start, top), stairs.box(move.end, top)
    x, y = start.x + mark(18), end.bottom - mark(22)
    draw_move(sheet, move, [(x, start.bottom), (x, y), (end.right + mark(3), y)])
    left = x + mark(20)
    block = words(sheet.frame, stairs.spec.when(move), sheet.right - left)
    put_words(sheet, stairs.spec, move, block, left, start.bottom + mark(14))
    return left, start.bottom + mark(14) + block.height + mark(22)


# Steps above each other


def _above_each_other(sheet: Sheet, spec: Ladder, *, rails: bool) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    foot = words(frame, spec.words.foot, sheet.room, weight=700)
    foot.put(sheet, sheet.left, sheet.left)
    pile = _Pile(sheet, spec, sheet.left + foot.height + mark(16), rails=rails)
    for rung, card, box in zip(spec.steps, pile.cards, pile.boxes, strict=True):
        draw_step(sheet, rung, card, box)
    for place in range(len(spec.steps)):
        if rails:
            _draw_beside(sheet, pile, place)
        else:
            _draw_listed(sheet, pile, place)
    bottom = pile.boxes[0].bottom
    if not spec.triggers:
        return bottom
    sheet.allow_cut(bottom + mark(7))
    return draw_triggers(sheet, spec, sheet.left, bottom + mark(14), sheet.room)


class _Pile:
    """Where the steps stand above each other, and which ways are told above each of them."""

    def __init__(self, sheet: Sheet, spec: Ladder, top: float, *, rails: bool) -> None:
        frame, mark = sheet.frame, sheet.frame.mark
        self.spec, self.frame = spec, frame
        self.set_back = mark(SET_BACK) if rails else 0.0
        count = len(spec.steps)
        width = sheet.room - self.set_back * (count - 1)
        self.lefts = [sheet.left + self.set_back * place for place in range(count)]
        self.width = width
        self.cards = [card_of(spec, rung, frame, width - 2 * mark(PAD)) for rung in spec.steps]
        self.told = [self._ways_above(place) for place in range(count)]
        boxes: list[Box] = []
        y = top
        for place in reversed(range(count)):
            y += self._gap(place, rails=rails)
            height = height_of_card(self.cards[place], frame)
            boxes.append(Box(self.lefts[place], y, width, height))
            y += height
        self.boxes = boxes[::-1]

    def words_of(self, move: Move, room: float) -> Block:
        return words(self.frame, self.spec.when(move), room)

    def side(self, place: int) -> tuple[float, float]:
        """From where to where words may stand between a step and the next one up."""
        upper = min(place + 1, len(self.lefts) - 1)
        return self.lefts[upper], self.lefts[place] + self.width

    def slot(self, place: int) -> float:
        """Room for each way that is told side by side with others."""
        left, right = self.side(place)
        count = len(self.told[place])
        return (right - left - self.frame.mark(26) * (count - 1)) / count

    def box(self, step: str) -> Box:
        return self.boxes[self.spec.number(step) - 1]

    def _ways_above(self, place: int) -> list[Move]:
        """The ways told between a step and the next one up, in order from the left."""
        spec = self.spec
        own = spec.steps[place].id
        ways = ways_of(spec)
        above = spec.steps[place + 1].id if place + 1 < len(spec.steps) else ""
        told = [move for move in (ways.past,) if move and move.start == own]
        told += [move for move in ways.up if move.start == own]
        told += [move for move in (ways.start,) if move and move.end == own]
        told += [move for move in (ways.down,) if move and move.start == above]
        return told

    def _gap(self, place: int, *, rails: bool) -> float:
        """Height between a step and the next one up."""
        mark, told = self.frame.mark, self.told[place]
        if not told:
            return mark(30) if place + 1 < len(self.lefts) else mark(TREAD)
        if rails:
            room = self.slot(place) - mark(ARROW)
            return max(self.words_of(move, room).height for move in told) + mark(38)
        return _list_height(self, told) + mark(28)


def _list_height(pile: _Pile, told: Sequence[Move]) -> float:
    mark = pile.frame.mark
    heights = [pile.words_of(move, pile.width - mark(LISTED)).height for move in told]
    return sum(heights) + mark(14) * (len(told) - 1)


def _draw_beside(sheet: Sheet, pile: _Pile, place: int) -> None:
    """The ways above a step side by side; those past a step run beside the steps."""
    mark, spec = sheet.frame.mark, pile.spec
    own = pile.boxes[place]
    for number, move in enumerate(pile.told[place]):
        slot = pile.slot(place)
        x = pile.side(place)[0] + number * (slot + mark(26))
        block = pile.words_of(move, slot - mark(ARROW))
        upper = pile.boxes[place + 1].bottom if place + 1 < len(pile.boxes) else own.y
        gap = own.y - upper if place + 1 < len(pile.boxes) else block.height + mark(38)
        top = own.y - (gap + block.height) / 2
        rail = pile.set_back / 2
        if spec.rise(move) < 0:
            _draw_rail_down(sheet, pile, move, rail)
            put_words(sheet, spec, move, block, x + slot - block.width, top)
            continue
        if spec.rise(move) > 1:
            end = pile.box(move.end)
            level = end.y + mark(PAD) + badge_radius(sheet.frame)
            left = x - rail
            draw_move(
                sheet, move, [(left, own.y - mark(5)), (left, level), (end.x - mark(3), level)]
            )
            put_words(sheet, spec, move, block, x, top)
            continue
        arrow = x + mark(14)
        ends = [(arrow, own.y - mark(6)), (arrow, own.y - gap + mark(4))]
        if move.start == START:
            ends = [(arrow, top), (arrow, own.y - mark(7))]
            draw_source(sheet, move, arrow, top)
        draw_move(sheet, move, ends)
        put_words(sheet, spec, move, block, x + mark(ARROW), top)


def _draw_rail_down(sheet: Sheet, pile: _Pile, move: Move, rail: float) -> None:
    start, end = pile.box(move.start), pile.box(move.end)
    x, y = start.right - rail, end.middle[1]
    tip = end.right + sheet.frame.mark(3)
    draw_move(sheet, move, [(x, start.bottom), (x, y), (tip, y)])


def _draw_listed(sheet: Sheet, pile: _Pile, place: int) -> None:
    """The ways above a step below each other, each behind its arrow."""
    mark, spec = sheet.frame.mark, pile.spec
    told = pile.told[place]
    y = pile.boxes[place].y - mark(TREAD / 2 + 12) - _list_height(pile, told)
    if place + 1 < len(pile.boxes):
        sheet.allow_cut(pile.boxes[place + 1].bottom + mark(2))
    for move in sorted(told, key=lambda each: spec.rise(each) >= 0):
        block = pile.words_of(move, pile.width - mark(LISTED))
        x = sheet.left + mark(20)
        ends = [(x, y + block.height + mark(2)), (x, y - mark(2))]
        down = move.start == START or spec.rise(move) < 0
        draw_move(sheet, move, ends[::-1] if down else ends)
        if move.start == START:
            draw_source(sheet, move, x, y)
        put_words(sheet, spec, move, block, sheet.left + mark(LISTED), y)
        y += block.height + mark(14)
