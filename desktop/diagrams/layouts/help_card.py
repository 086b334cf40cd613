"""Lays out a card on when to get help: a level below the other, each with its shape.

The wide form stands the shapes in a column of their own, the others at the head of each level.
The shapes differ in outline and weight, so that they tell apart without colour.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from desktop.diagrams.layouts.cells import Cell, Grid, Words, columns_that_fit, grid_of
from desktop.diagrams.measure import width_of, wrap, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Circle, Ink, Layout, Line, Polygon
from desktop.diagrams.sheet import Frame, Sheet, height_of
from desktop.diagrams.specs.help_card import HelpCard, HelpGroup, HelpLevel, HelpNumber

WIDE = 860  # relative px from which the shapes have a column
TIGHT = 260  # below which a line holds a word or 2
HEADING = 1.25  # size of a level's name, in parts of other names'
LEAST_CELL = 250.0  # px of a sign or a number
ROOMY = 420  # from which there is more room at the edges
MOST_COLUMNS = 3  # of signs
LEAST_NAME = 7.0  # room for a level's name beside its shape, in parts of the label's size
COLUMN = 9.5  # the least width of the shapes' column, likewise
SIDE = 100.0  # px of the smallest shape
LONGEST_LINE = 420.0  # px of a line to write on
NUMBERS = "numbers"  # the area of the numbers to call


def lay_out(spec: HelpCard, frame: Frame) -> Layout:
    """The card for this width and text size."""
    sheet = Sheet(frame)
    mark = frame.mark
    side = _edge(frame)
    top = sheet.left
    parts = [*(level.id for level in spec.levels), NUMBERS]
    for level, following in zip(spec.levels, parts[1:], strict=True):
        top = _level(sheet, spec, level, top)
        sheet.allow_cut(top)
        if frame.focus not in (level.id, following):
            sheet.rule(top)
    top = _numbers(sheet, spec, top) + mark(4)
    for note in spec.words.notes:
        lines = wrap_whole(note, frame.label, 700, sheet.room - 2 * side)
        top = sheet.write(lines, sheet.left + side, top, weight=700) + mark(8)
    return sheet.finish(top - mark(8))


class _Group:
    """A group of signs, measured."""

    def __init__(self, frame: Frame, group: HelpGroup, room: float) -> None:
        self._frame = frame
        self._call = wrap_evenly(group.call, frame.name, 700, room) if group.call else ()
        last = group.otherwise
        self._otherwise = wrap_whole(last, frame.label, 700, room) if last else ()
        cells = [
            Cell(
                (*([Words(item.name, bold=True)] if item.name else []), Words(item.signs)),
                element=item.id,
                name=item.name or item.signs,
                gap=3,
            )
            for item in group.items
        ]
        columns = min(MOST_COLUMNS, columns_that_fit(frame, room, LEAST_CELL))
        self._grid = Grid(frame, cells, columns, room)
        self.height = self._grid.height
        if self._call:
            self.height += height_of(self._call, frame.name) + frame.mark(12)
        if self._otherwise:
            self.height += height_of(self._otherwise, frame.label) + frame.mark(14)

    def write(self, sheet: Sheet, x: float, top: float) -> None:
        frame = self._frame
        mark = frame.mark
        y = top
        if self._call:
            fill = frame.colours.curve
            y = sheet.write(self._call, x, y, size=frame.name, weight=700, fill=fill) + mark(12)
        y = self._grid.write(sheet, x, y)
        if self._otherwise:
            sheet.write(self._otherwise, x, y + mark(14), weight=700)


class _Head:
    """A level's shape with its name below it, or beside it where there is room."""

    def __init__(self, frame: Frame, level: HelpLevel, side: float, room: float) -> None:
        self._frame, self._level, self._side = frame, level, side
        self._size = _heading(frame)
        across = side + frame.mark(18)
        beside = room - across >= LEAST_NAME * frame.label
        self._indent = across if beside else 0.0
        self._names = wrap_evenly(level.name, self._size, 700, room - self._indent)
        self._names_height = height_of(self._names, self._size)
        below = side + frame.mark(12) + self._names_height
        self.height = max(side, self._names_height) if beside else below

    def write(self, sheet: Sheet, x: float, top: float) -> None:
        middle = top + (self.height if self._indent else self._side) / 2
        _draw_shape(sheet, self._level, x + self._side / 2, middle, self._side)
        names_top = top + self.height - self._names_height
        if self._indent:
            names_top = middle - self._names_height / 2
        sheet.write(self._names, x + self._indent, names_top, size=self._size, weight=700)


def _level(sheet: Sheet, spec: HelpCard, level: HelpLevel, top: float) -> float:
    """One level; gives the y below it."""
    frame = sheet.frame
    mark = frame.mark
    pad, between = mark(18), mark(26)
    left, right = sheet.left + _edge(frame), sheet.right - _edge(frame)
    side = max(_side(frame, each) for each in spec.levels)
    if frame.relative_width >= WIDE:
        column = max(side, COLUMN * frame.label)
        head = _Head(frame, level, side, column)
        x, below = left + column + mark(34), 0.0
    else:
        head = _Head(frame, level, side, right - left)
        x, below = left, head.height + mark(18)
    groups = [_Group(frame, group, right - x) for group in level.groups]
    words = sum(group.height for group in groups) + between * (len(groups) - 1)
    height = max(below + words, head.height) + 2 * pad
    area = Box(sheet.left, top, sheet.room, height).grown(-mark(2))
    sheet.mark_area(level.id, level.name, area, mark(12))
    head.write(sheet, left, top + pad)
    y = top + pad + below
    for place, group in enumerate(groups):
        if place:
            sheet.allow_cut(y - between / 2)
        group.write(sheet, x, y)
        y += group.height + between
    return top + height


def _edge(frame: Frame) -> float:
    """Room between the tint of a level and its words."""
    return frame.mark(14 if frame.relative_width >= ROOMY else 8 if _fits(frame) else 2)


def _fits(frame: Frame) -> bool:
    """Whether a line holds more than a word or 2; otherwise every pixel counts."""
    return frame.relative_width >= TIGHT


def _heading(frame: Frame) -> float:
    """Size of a level's name, and of the word in its shape."""
    return frame.name * (HEADING if _fits(frame) else 1.0)


def _side(frame: Frame, level: HelpLevel) -> float:
    """How wide and high the shape of `level` is, so that its word fits."""
    room = width_of(level.sign, _heading(frame), 700) + frame.mark(12)
    share = {"octagon": 0.81, "triangle": 0.56, "circle": 0.77}[level.shape]
    return max(frame.mark(SIDE), room / share)


def _draw_shape(sheet: Sheet, level: HelpLevel, x: float, y: float, side: float) -> None:
    """The shape with its word: filled, with a thick edge, or with a thin one."""
    frame, colours = sheet.frame, sheet.frame.colours
    size = _heading(frame)
    match level.shape:
        case "octagon":
            ink, words = Ink(fill=colours.curve), frame.palette.on_curve
            reach = 0.9 * side / 2 / math.cos(math.pi / 8)
            turns = (math.pi / 8 + math.pi / 4 * corner for corner in range(8))
            corners = [(x + reach * math.cos(turn), y + reach * math.sin(turn)) for turn in turns]
            sheet.put(Polygon(tuple(corners), ink))
        case "triangle":
            edge = frame.mark(6)
            words = colours.label
            ink = Ink(fill=colours.paper, stroke=colours.curve, width=edge, round_ends=True)
            half, high = side / 2 - edge / 2, 0.87 * side
            foot = y + high / 2 - edge / 2
            sheet.put(Polygon(((x - half, foot), (x, foot - high + edge), (x + half, foot)), ink))
            y = foot - 0.27 * high
        case _:
            edge = frame.mark(3)
            words = colours.label
            ink = Ink(fill=colours.paper, stroke=colours.curve, width=edge)
            sheet.put(Circle(x, y, (0.9 * side - edge) / 2, ink))
    top = y - height_of(("",), size) / 2
    sheet.write([level.sign], x, top, size=size, weight=700, fill=words, anchor="middle")


def _numbers(sheet: Sheet, spec: HelpCard, top: float) -> float:
    """The numbers to call, and lines to write one's own on; gives the y below them."""
    frame = sheet.frame
    mark = frame.mark
    pad = mark(18)
    left, room = sheet.left + _edge(frame), sheet.room - 2 * _edge(frame)
    title = Grid(frame, [Cell((Words(spec.words.numbers, bold=True, large=True),))], 1, room)
    given = [number for number in spec.numbers if number.number]
    cells = [
        Cell(
            (
                Words(each.number, bold=True, large=True),
                Words(each.who, bold=True),
                *([Words(each.when, muted=True)] if each.when else []),
            )
        )
        for each in given
    ]
    grid = grid_of(cells, frame, room, LEAST_CELL)
    lines = _Lines(frame, [each for each in spec.numbers if not each.number], room)
    height = title.height + mark(14) + grid.height + lines.height + 2 * pad
    area = Box(sheet.left, top, sheet.room, height).grown(-mark(2))
    sheet.mark_area(NUMBERS, spec.words.numbers, area, mark(12))
    y = title.write(sheet, left, top + pad) + mark(14)
    y = grid.write(sheet, left, y)
    lines.write(sheet, left, y)
    return top + height


class _Lines:
    """Lines to write a number on, each beside its words, or below them where those are long."""

    def __init__(self, frame: Frame, numbers: Sequence[HelpNumber], room: float) -> None:
        self._frame = frame
        self._words = [wrap(each.who, frame.label, 700, room) for each in numbers]
        widest = max((width_of(each.who, frame.label, 700) for each in numbers), default=0.0)
        beside = widest + frame.mark(14)
        self._indent = beside if beside <= 0.55 * room else 0.0
        self._length = min(room - self._indent, frame.mark(LONGEST_LINE))
        self._space = max(frame.mark(24), 1.4 * frame.label)  # in which to write
        self.height = sum(self._height(words) for words in self._words)

    def _height(self, words: Sequence[str]) -> float:
        below = 0.0 if self._indent else self._space
        return self._space + height_of(words, self._frame.label) + below

    def write(self, sheet: Sheet, left: float, top: float) -> None:
        frame = self._frame
        ink = Ink(stroke=frame.colours.axis, width=frame.mark(1.6))
        x = left + self._indent
        for words in self._words:
            y = sheet.write(words, left, top + self._space, weight=700)
            top += self._height(words)
            foot = y if self._indent else top
            sheet.put(Line(x, foot, x + self._length, foot, ink))
