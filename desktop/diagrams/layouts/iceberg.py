"""Lays out an iceberg with words in it, and people out of 100 beside it or below it.

Where the words are too large for the iceberg, they stand in a list below it.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.layouts.cells import LARGE, Cell, Grid, Words
from desktop.diagrams.layouts.iceberg_picture import Berg, draw_berg
from desktop.diagrams.layouts.icon_array import draw_people
from desktop.diagrams.measure import widest, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Circle, Ink, Layout, Line
from desktop.diagrams.sheet import Frame, Sheet, height_of
from desktop.diagrams.specs.figures import Figure
from desktop.diagrams.specs.iceberg import Iceberg, Part

WIDE = 900  # relative px from which the figures stand beside the iceberg
INSIDE = 290  # from which the words stand in the iceberg
SCENE = 0.56  # of the width, where the figures stand beside the iceberg
PEOPLE = 132.0  # px of a figure's people
ALL_BESIDE, BESIDE = 13.0, 8.0  # room for a figure's words beside its people, in label sizes


def lay_out(spec: Iceberg, frame: Frame) -> Layout:
    """The iceberg for this width and text size."""
    sheet = Sheet(frame)
    mark, top = frame.mark, sheet.left
    if frame.relative_width >= WIDE:
        scene = SCENE * sheet.room
        left = sheet.left + scene + mark(30)
        beside = _Figures(sheet, spec, sheet.right - left)
        bottom = _scene(sheet, spec, Box(sheet.left, top, scene, beside.height))
        beside.write(left, top + max(0.0, (bottom - top - beside.height) / 2))
        bottom = max(bottom, top + beside.height)
    else:
        bottom = _scene(sheet, spec, Box(sheet.left, top, sheet.room, 0.0))
        sheet.allow_cut(bottom + mark(12))
        below = _Figures(sheet, spec, sheet.room)
        bottom = below.write(sheet.left, bottom + mark(24))
    sheet.allow_cut(bottom + mark(10))
    note = wrap_whole(spec.words.note, frame.label, 700, sheet.room)
    return sheet.finish(sheet.write(note, sheet.left, bottom + mark(22), weight=700))


def _gap_of(frame: Frame) -> float:
    """Room above and beside each piece."""
    return max(frame.mark(9), 0.45 * frame.label)


class _List:
    """The pieces of a part under its name, each with a tick or an empty ring."""

    def __init__(self, sheet: Sheet, part: Part, room: float, *, ticked: bool) -> None:
        frame = sheet.frame
        self._sheet, self._part, self._ticked = sheet, part, ticked
        self._indent = 1.5 * frame.label
        self._gap = _gap_of(frame)
        self._names = wrap_evenly(part.name, frame.name, 700, room)
        self._pieces = [
            wrap_evenly(piece.name, frame.label, 500, room - self._indent) for piece in part.pieces
        ]
        lines = (widest(lines, frame.label, 500) for lines in self._pieces)
        self.width = max(widest(self._names, frame.name, 700), self._indent + max(lines))
        self.height = height_of(self._names, frame.name) + sum(
            self._gap + height_of(lines, frame.label) for lines in self._pieces
        )

    def write(self, x: float, top: float) -> None:
        sheet, frame = self._sheet, self._sheet.frame
        pad = frame.mark(10)
        area = Box(x, top, self.width, self.height).grown(pad)
        sheet.mark_area(self._part.id, self._part.name, area, frame.mark(10))
        y = sheet.write(self._names, x, top, size=frame.name, weight=700)
        for piece, lines in zip(self._part.pieces, self._pieces, strict=True):
            y += self._gap
            height = height_of(lines, frame.label)
            area = Box(x - self._gap / 2, y, self.width + self._gap, height)
            sheet.mark_area(piece.id, piece.name, area.grown(self._gap / 2), frame.mark(8))
            self._sign(x, y)
            y = sheet.write(lines, x + self._indent, y)

    def _sign(self, x: float, top: float) -> None:
        """A tick, or an empty ring, as tall as a line."""
        sheet, frame = self._sheet, self._sheet.frame
        size = frame.label
        middle = top + height_of(("",), size) / 2
        if not self._ticked:
            ink = Ink(stroke=frame.colours.axis, width=frame.mark(2))
            sheet.put(Circle(x + 0.45 * size, middle, 0.32 * size, ink))
            return
        ink = Ink(stroke=frame.colours.curve, width=frame.mark(3), round_ends=True)
        foot = (x + 0.36 * size, middle + 0.3 * size)
        sheet.put(
            Line(x + 0.05 * size, middle + 0.02 * size, *foot, ink),
            Line(*foot, x + 0.88 * size, middle - 0.36 * size, ink),
        )


def _scene(sheet: Sheet, spec: Iceberg, box: Box) -> float:
    """The iceberg with its words; gives the y below it. It is at least as tall as `box`."""
    frame = sheet.frame
    mark = frame.mark
    inside = frame.relative_width >= INSIDE
    berg = Berg(frame, box.width)
    if not inside:
        draw_berg(sheet, berg, box.x, box.y, focus="")
        bottom = box.y + berg.height
        for part, ticked in ((spec.seen, True), (spec.hidden, False)):
            words = _List(sheet, part, box.width - 2 * _gap_of(frame), ticked=ticked)
            bottom += mark(22)
            sheet.allow_cut(bottom - mark(11))
            words.write(box.x + _gap_of(frame), bottom)
            bottom += words.height
        return bottom
    seen = _List(sheet, spec.seen, berg.tip_room, ticked=True)
    hidden = _List(sheet, spec.hidden, berg.body_room, ticked=False)
    berg.hold(seen.height, hidden.height, box.height)
    focus = {spec.seen.id: "tip", spec.hidden.id: "body"}.get(frame.focus, "")
    draw_berg(sheet, berg, box.x, box.y, focus=focus)
    middle = box.x + box.width / 2
    seen.write(middle - seen.width / 2, box.y + berg.tip_words)
    hidden.write(middle - hidden.width / 2, box.y + berg.body_words)
    return box.y + berg.height


@dataclass(frozen=True, slots=True)
class _Entry:
    """A figure's words, measured: those beside its people, and those below."""

    figure: Figure
    beside: Grid | None
    below: Grid | None
    height: float


class _Figures:
    """A heading, then people out of 100 with what they show."""

    def __init__(self, sheet: Sheet, spec: Iceberg, room: float) -> None:
        frame = sheet.frame
        self._sheet, self._room = sheet, room
        self._size = frame.name * LARGE
        self._names = wrap_evenly(spec.words.figures, self._size, 700, room)
        self._side = min(frame.mark(PEOPLE), room)
        self._across = self._side + frame.mark(20)
        self._gap = frame.mark(24)
        self._entries = [self._entry(figure, spec.words.time) for figure in spec.figures]
        heights = sum(self._gap + entry.height for entry in self._entries)
        self.height = height_of(self._names, self._size) + heights

    def _entry(self, figure: Figure, time: str) -> _Entry:
        """The words beside the people, or only the first of them, or all of them below."""
        frame = self._sheet.frame
        found = Words(f"{figure.headline} {figure.happened}", bold=True)
        rest = (Words(f"{time}: {figure.period}.", muted=True), Words(figure.counted, muted=True))
        room = self._room - self._across
        if room >= ALL_BESIDE * frame.label:
            beside, below = self._grid((found, *rest), room), None
        elif room >= BESIDE * frame.label:
            beside, below = self._grid((found,), room), self._grid(rest, self._room)
        else:
            beside, below = None, self._grid((found, *rest), self._room)
        height = max(self._side, beside.height if beside else 0.0)
        if below:
            height += frame.mark(10) + below.height
        return _Entry(figure, beside, below, height)

    def _grid(self, words: tuple[Words, ...], room: float) -> Grid:
        return Grid(self._sheet.frame, [Cell(words, gap=4)], 1, room)

    def write(self, left: float, top: float) -> float:
        """Draw the figures from `top`; gives the y below them."""
        sheet, frame = self._sheet, self._sheet.frame
        y = sheet.write(self._names, left, top, size=self._size, weight=700)
        for entry in self._entries:
            y += self._gap
            sheet.allow_cut(y - self._gap / 2)
            figure = entry.figure
            area = Box(left, y, self._room, entry.height).grown(frame.mark(6))
            name = f"{figure.headline} {figure.happened}"
            sheet.mark_area(figure.id, name, area, frame.mark(12))
            people = Box(left, y, self._side, self._side)
            draw_people(sheet, figure.base, figure.affected, people)
            if entry.beside:
                words_top = y + max(0.0, self._side - entry.beside.height) / 2
                entry.beside.write(sheet, left + self._across, words_top)
            y += entry.height
            if entry.below:
                entry.below.write(sheet, left, y - entry.below.height)
        return y
