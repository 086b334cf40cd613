"""Lays out a journey: a path with a number for each step, then what to know on the whole way.

The wide form has a row for each part, read from left to right, with the times above the path. The
upright forms follow a path down the page, with the times beside it, or above each name. Where the
words are large, the numbers stand in the names, so that the path takes little room. The path is
thick where the rule on when to call holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.layouts.badges import badge_radius, draw_badge
from desktop.diagrams.layouts.cells import Cell, Grid, Words, grid_of
from desktop.diagrams.layouts.journey_parts import (
    block_of,
    draw_arrow_head,
    draw_turn,
    path_ink,
    set_apart,
    write_block,
)
from desktop.diagrams.measure import widest, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Circle, Ink, Layout, Line
from desktop.diagrams.sheet import (
    Frame,
    KeyEntry,
    Sheet,
    height_of,
    tag_size,
    write_key,
    write_tag,
)
from desktop.diagrams.specs.journey import Journey, Part, Stage

WIDE = 980  # relative px from which each part has a row
SPLIT = 760  # from which the rule on when to call has its heading beside it
BESIDE = 600  # from which the times stand beside an upright path
NUMBERED = 300  # below which the numbers stand in the names
TURN = 64.0  # px between the rows, in which the path turns round
LEAST_CELL = 215.0  # px of a time or a risk


def lay_out(spec: Journey, frame: Frame) -> Layout:
    """The journey for this width and text size."""
    sheet = Sheet(frame)
    bottom = _rows(sheet, spec) if frame.relative_width >= WIDE else _upright(sheet, spec)
    bottom = _key(sheet, spec, bottom + frame.mark(30))
    return sheet.finish(_foot(sheet, spec, bottom + frame.mark(22)))


def _rows(sheet: Sheet, spec: Journey) -> float:
    """A row for each part; the path turns round from the end of one to the start of the next."""
    frame = sheet.frame
    mark = frame.mark
    most = max(len(part.stages) for part in spec.parts)
    inset, between = mark(28), mark(28)
    width = (sheet.room - 2 * inset - between * (most - 1)) / most
    lefts = [sheet.left + inset + place * (width + between) for place in range(most)]
    rows: list[_Row] = []
    top = sheet.left
    for part in spec.parts:
        rows.append(_Row(sheet, spec, part, lefts, width, top))
        top = rows[-1].bottom + mark(TURN)
    for row in rows:
        row.mark_areas()
    for row, following in pairwise(rows):
        between = row.bottom + mark(TURN) / 2
        start, end = (row.nodes[-1], row.path), (following.nodes[0], following.path)
        thick = row.part.stages[-1].rule
        draw_turn(sheet, start, between, end, path_ink(sheet, thick=thick))
    last = rows[-1]
    end_x = lefts[-1] + width
    ink = path_ink(sheet, thick=last.part.stages[-1].rule)
    sheet.put(Line(last.nodes[-1], last.path, end_x, last.path, ink))
    draw_arrow_head(sheet, end_x, last.path, down=False)
    first = 1
    for row in rows:
        row.draw(first)
        first += len(row.nodes)
    return last.bottom


class _Row:
    """A part of the wide form, measured: its tag, its times, its path and its words."""

    def __init__(
        self,
        sheet: Sheet,
        spec: Journey,
        part: Part,
        lefts: Sequence[float],
        width: float,
        top: float,
    ) -> None:
        frame = sheet.frame
        mark, radius = frame.mark, badge_radius(frame)
        self._sheet, self.part = sheet, part
        self._lefts, self._width, self._top = lefts, width, top
        self._whens = [wrap_evenly(stage.when, frame.label, 700, width) for stage in part.stages]
        self._blocks = [block_of(spec, stage, frame, width) for stage in part.stages]
        tallest = max(height_of(lines, frame.label) for lines in self._whens)
        tag = tag_size(frame, part.name, width)[2]
        self._times_bottom = top + tag + mark(18) + tallest
        self.path = self._times_bottom + mark(10) + radius
        self._words = self.path + radius + mark(14)
        self.bottom = self._words + max(block.height for block in self._blocks)
        self.nodes = [left + radius for left in lefts[: len(part.stages)]]

    def mark_areas(self) -> None:
        mark = self._sheet.frame.mark
        for stage, left, when in zip(self.part.stages, self._lefts, self._whens, strict=False):
            top = self._times_bottom - height_of(when, self._sheet.frame.label) - mark(8)
            height = self.bottom + mark(12) - top
            area = Box(left - mark(12), top, self._width + mark(24), height)
            self._sheet.mark_area(stage.id, stage.name, area, mark(12))

    def draw(self, first: int) -> None:
        """Everything but the areas; `first` is the number of its first step."""
        sheet, part = self._sheet, self.part
        frame = sheet.frame
        write_tag(sheet, part.name, self._lefts[0], self._top, self._width, dashed=False)
        for place, stage in enumerate(part.stages[:-1]):
            ink = path_ink(sheet, thick=stage.rule)
            sheet.put(Line(self.nodes[place], self.path, self.nodes[place + 1], self.path, ink))
        for place, (stage, block) in enumerate(zip(part.stages, self._blocks, strict=True)):
            left, when = self._lefts[place], self._whens[place]
            when_top = self._times_bottom - height_of(when, frame.label)
            sheet.write(when, left, when_top, weight=700, fill=frame.colours.curve)
            draw_badge(sheet, stage.id, first + place, self.nodes[place], self.path)
            if stage.apart:
                box = Box(left, self._words, self._width, block.height).grown(frame.mark(9))
                set_apart(sheet, box)
            write_block(sheet, stage, block, left, self._words)


@dataclass(frozen=True, slots=True)
class _Upright:
    """Where things stand along an upright path.

    Args:
        times: room for the times left of the path; 0 where they stand above the names.
        path: x of the path.
        words: x of the words.
        numbered: whether the numbers stand in the names.
    """

    times: float
    path: float
    words: float
    radius: float
    numbered: bool


def _upright(sheet: Sheet, spec: Journey) -> float:
    frame = sheet.frame
    mark = frame.mark
    place = _upright_places(sheet, spec)
    room = sheet.right - place.words
    steps: list[_Step] = []
    tags: list[tuple[str, float]] = []
    top = sheet.left
    for part in spec.parts:
        tags.append((part.name, top))
        top += tag_size(frame, part.name, room)[2] + mark(6)
        for stage in part.stages:
            steps.append(_Step(sheet, spec, stage, len(steps) + 1, place, top))
            top = steps[-1].area.bottom
            sheet.allow_cut(top)
        top += mark(14)
    for step in steps:
        step.mark_area()
    _upright_path(sheet, place.path, steps)
    for name, tag_top in tags:
        write_tag(sheet, name, place.words, tag_top, room, dashed=False)
    for step in steps:
        step.draw()
    return steps[-1].area.bottom


def _upright_places(sheet: Sheet, spec: Journey) -> _Upright:
    frame = sheet.frame
    mark = frame.mark
    numbered = frame.relative_width < NUMBERED
    radius = mark(6) if numbered else badge_radius(frame)
    times = 0.0
    path = sheet.left + radius + (0 if numbered else mark(4))
    if frame.relative_width >= BESIDE:
        room = 0.24 * sheet.room
        times = max(
            widest(wrap_evenly(s.when, frame.label, 700, room), frame.label, 700)
            for s in spec.stages
        )
        path = sheet.left + mark(12) + times + mark(18) + radius
    words = path + radius + mark(8 if numbered else 18)
    return _Upright(times, path, words, radius, numbered)


def _upright_path(sheet: Sheet, x: float, steps: Sequence[_Step]) -> None:
    """The path in pieces that end where the drawing may be cut."""
    start = steps[0].node
    thick = steps[0].stage.rule
    for step in steps:
        if step.node > start:
            sheet.put(Line(x, start, x, step.node, path_ink(sheet, thick=thick)))
        thick = step.stage.rule
        last = step is steps[-1]
        start = step.area.bottom - (sheet.frame.mark(8) if last else 0)
        sheet.put(Line(x, step.node, x, start, path_ink(sheet, thick=thick)))
    draw_arrow_head(sheet, x, start, down=True)


class _Step:
    """A step of the upright forms, measured."""

    def __init__(
        self, sheet: Sheet, spec: Journey, stage: Stage, order: int, place: _Upright, top: float
    ) -> None:
        frame = sheet.frame
        mark, label = frame.mark, frame.label
        self.stage = stage
        self._sheet, self._order, self._place = sheet, order, place
        self._frame_pad = mark(10) if stage.apart else 0.0
        room = sheet.right - mark(4 if place.numbered else 10) - self._frame_pad - place.words
        pad = mark(10)
        own = order if place.numbered else 0
        self._block = block_of(spec, stage, frame, room, own)
        self._when = wrap_evenly(stage.when, label, 700, place.times or room)
        when_height = height_of(self._when, label)
        y = top + pad + self._frame_pad
        line = height_of(("",), label)
        self.node = y + max(place.radius, line / 2)
        if place.times:
            name_line = height_of(("",), self._block.name_size)
            self._when_top = self.node - line / 2
            self._words_top = self.node - name_line / 2
            bottom = max(self._when_top + when_height, self._words_top + self._block.height)
        else:
            self._when_top = self.node - line / 2
            self._words_top = self._when_top + when_height + mark(6)
            bottom = self._words_top + self._block.height
        bottom = max(bottom, self.node + place.radius) + pad + self._frame_pad
        self.area = Box(sheet.left, top, sheet.room, bottom - top)

    def mark_area(self) -> None:
        name = self.stage.name
        self._sheet.mark_area(self.stage.id, name, self.area, self._sheet.frame.mark(12))

    def draw(self) -> None:
        sheet, stage, place = self._sheet, self.stage, self._place
        frame = sheet.frame
        mark, curve = frame.mark, frame.colours.curve
        if place.numbered:
            ink = Ink(fill=frame.colours.paper, stroke=curve, width=mark(3))
            sheet.put(Circle(place.path, self.node, place.radius, ink))
        else:
            draw_badge(sheet, stage.id, self._order, place.path, self.node)
        when_x = sheet.left + mark(12) if place.times else place.words
        if stage.apart:
            left = place.words - mark(6 if place.numbered else 11)
            top = min(self._words_top, self._when_top if not place.times else self._words_top)
            bottom = self._words_top + self._block.height + mark(11)
            right = sheet.right - mark(5)
            set_apart(sheet, Box(left, top - mark(11), right - left, bottom - top + mark(11)))
        sheet.write(self._when, when_x, self._when_top, weight=700, fill=curve)
        write_block(sheet, stage, self._block, place.words, self._words_top)


def _key(sheet: Sheet, spec: Journey, top: float) -> float:
    """What a thick and a thin path mean."""

    def line(thick: bool) -> KeyEntry:
        def draw(sheet: Sheet, box: Box) -> None:
            ink = path_ink(sheet, thick=thick)
            x, y = box.middle
            reach = 0.5 * box.width - ink.width / 2
            sheet.put(Line(x - reach, y, x + reach, y, ink))

        return KeyEntry(draw, spec.call.line if thick else spec.words.line)

    sheet.allow_cut(top - sheet.frame.mark(8))
    return write_key(sheet, [line(True), line(False)], top)


def _foot(sheet: Sheet, spec: Journey, top: float) -> float:
    """When to call, how long it takes, the risks and the note."""
    frame = sheet.frame
    mark = frame.mark
    gap = mark(24)
    y = _call(sheet, spec, top) + gap / 2
    sheet.allow_cut(y - gap / 4)
    y = _times(sheet, spec, y)
    sheet.allow_cut(y)
    sheet.rule(y + mark(1))
    y = _risks(sheet, spec, y + mark(2)) + gap / 2
    sheet.allow_cut(y - gap / 4)
    note = wrap_whole(spec.words.note, frame.label, 700, sheet.room)
    return sheet.write(note, sheet.left, y, weight=700)


def _call(sheet: Sheet, spec: Journey, top: float) -> float:
    """The rule on when to call: its heading beside its sentences, or above them."""
    frame, call = sheet.frame, spec.call
    mark = frame.mark
    pad = mark(10 if frame.relative_width < NUMBERED else 20)
    head = Cell((Words(call.title, bold=True, large=True), Words(f"{call.since}.", muted=True)))
    rule = Cell(tuple(Words(line) for line in call.rule), gap=9)
    room = sheet.room - 2 * pad
    left, right = Grid(frame, [head], 1, room), Grid(frame, [rule], 1, room)
    across, down = 0.0, left.height + mark(12)
    if frame.relative_width >= SPLIT:
        across, down = 0.34 * room + mark(28), 0.0
        left, right = Grid(frame, [head], 1, 0.34 * room), Grid(frame, [rule], 1, room - across)
    height = max(left.height, down + right.height) + 2 * pad
    box = Box(sheet.left, top, sheet.room, height)
    sheet.mark_area("call", call.title, box, mark(12))
    set_apart(sheet, box.grown(-mark(1.5)))
    left.write(sheet, sheet.left + pad, top + pad)
    right.write(sheet, sheet.left + pad + across, top + pad + down)
    return box.bottom


def _times(sheet: Sheet, spec: Journey, top: float) -> float:
    cells = [
        Cell((Words(span.time, bold=True), Words(span.what, muted=True)))
        for span in spec.times.spans
    ]
    return _titled(sheet, "times", spec.times.title, "", cells, top)


def _risks(sheet: Sheet, spec: Journey, top: float) -> float:
    cells = [
        Cell(
            (
                Words(figure.headline, bold=True),
                Words(figure.happened),
                Words(figure.counted, muted=True),
            ),
            element=figure.id,
            name=f"{figure.headline} {figure.happened}",
        )
        for figure in spec.risks.figures
    ]
    return _titled(sheet, "risks", spec.risks.title, spec.risks.note, cells, top)


def _titled(
    sheet: Sheet, element: str, title: str, note: str, cells: Sequence[Cell], top: float
) -> float:
    """A title with cells below it, under a thin line."""
    frame = sheet.frame
    mark = frame.mark
    pad = mark(12)
    side = mark(4) if frame.relative_width < NUMBERED else pad
    left, room = sheet.left + side, sheet.room - 2 * side
    words = (Words(title, bold=True, large=True), *([Words(note)] if note else []))
    head = Grid(frame, [Cell(words)], 1, room)
    grid = grid_of(cells, frame, room, LEAST_CELL)
    height = head.height + mark(14) + grid.height + 2 * pad
    sheet.mark_area(element, title, Box(sheet.left, top, sheet.room, height), mark(12))
    y = head.write(sheet, left, top + pad) + mark(14)
    grid.write(sheet, left, y)
    return top + height
