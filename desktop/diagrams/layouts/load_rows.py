"""Lays out what several treatments ask: a row for each, with three lanes on the same years.

The wide form has the words of a lane beside its marks, and the years once, above all rows. The
stacked form has them above the marks, and the years in every row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.layouts.event_signs import draw_left_to_team, draw_signs
from desktop.diagrams.layouts.load_lanes import (
    BAR,
    HEIGHTS,
    SIGN,
    STAY,
    Course,
    draw_lane,
    draw_outline,
    draw_ring,
)
from desktop.diagrams.measure import widest, width_of, wrap, wrap_evenly
from desktop.diagrams.shapes import Box, Ink, Layout, Line, Path, Rect
from desktop.diagrams.sheet import (
    Frame,
    KeyEntry,
    Sheet,
    height_of,
    name_size,
    tag_size,
    write_key,
    write_tag,
)
from desktop.diagrams.specs.load_rows import LANES, LoadRow, LoadRows
from desktop.diagrams.svg import number
from desktop.domain.calendar import DAYS_IN_YEAR, EventKind
from desktop.domain.schedule import span

WIDE = 860  # relative px from which the words of a lane stand beside its marks
MOST_HEAD = 2  # lines above the time before the first dose
WORDS = 0.42  # of the room: the words in the wide form
EVEN = 600  # from which all rows are equally tall
ROOMY = 420  # from which words stand clear of the edges
LEAST_WORDS = 11  # in parts of a label's size: narrower words stand below the name of their lane
PADDING = 12.0  # px above and below the contents of a row
EARLY = 13  # days of room before the earliest event


def lay_out(spec: LoadRows, frame: Frame) -> Layout:
    """The rows for this width and text size, then the key and the note."""
    sheet = Sheet(frame)
    mark = frame.mark
    form = _wide(sheet, spec) if frame.relative_width >= WIDE else _stacked(sheet, spec)
    rows = [_Row(sheet, spec, row, form) for row in spec.rows]
    tallest = max(row.height for row in rows)
    y = sheet.left
    if form.beside:
        y = _write_years(sheet, spec, form, y) + mark(8)
    for place, row in enumerate(rows):
        if place:
            sheet.rule(y)
        height = tallest if frame.relative_width >= EVEN else row.height
        row.write(Box(sheet.left, y + mark(2), sheet.room, height))
        y += height + mark(4)
        sheet.allow_cut(y)
    return sheet.finish(_foot(sheet, spec, y))


@dataclass(frozen=True, slots=True)
class _Form:
    """How every row is laid out.

    Args:
        left: x of all words.
        words: x of the words of a lane, behind its name; the same where they stand below it.
        room: for these words.
        beside: whether they stand beside the marks.
    """

    course: Course
    left: float
    words: float
    room: float
    beside: bool


def _wide(sheet: Sheet, spec: LoadRows) -> _Form:
    frame, mark = sheet.frame, sheet.frame.mark
    left = sheet.left + mark(12)
    words = left + _names_width(spec, frame) + mark(14)
    end = left + WORDS * (sheet.room - mark(24))
    course = _course(sheet, spec, end + mark(24), max(mark(86), 0.09 * sheet.room))
    return _Form(course, left, words, end - words, beside=True)


def _stacked(sheet: Sheet, spec: LoadRows) -> _Form:
    frame, mark = sheet.frame, sheet.frame.mark
    left = sheet.left + mark(12 if frame.relative_width >= ROOMY else 4)
    words = left + _names_width(spec, frame) + mark(12)
    right = sheet.right - (left - sheet.left)
    if right - words < LEAST_WORDS * frame.label:
        words = left
    short = width_of(spec.words.before_short, frame.label, 500) + mark(10)
    before = min(max(short, 0.13 * sheet.room), max(mark(86), short), 0.3 * sheet.room)
    return _Form(_course(sheet, spec, left, before), left, words, right - words, beside=False)


def _course(sheet: Sheet, spec: LoadRows, left: float, before: float) -> Course:
    frame = sheet.frame
    right = sheet.right - frame.mark(12 if frame.relative_width >= ROOMY else 4)
    days = spec.days_before
    return Course(left, left + before if days else left, right, spec.years, days + EARLY)


def _names_width(spec: LoadRows, frame: Frame) -> float:
    return widest([spec.words.lanes.of(kind) for kind in LANES], frame.label, 700)


class _Row:
    """A row, measured: its head, then its lanes."""

    def __init__(self, sheet: Sheet, spec: LoadRows, row: LoadRow, form: _Form) -> None:
        frame, mark = sheet.frame, sheet.frame.mark
        self._sheet, self._spec, self._row, self._form = sheet, spec, row, form
        self._head = _head(frame, row, form.course.right - form.left)
        self._lines = {
            kind: wrap_evenly(spec.said(row, kind), frame.label, 500, form.room) for kind in LANES
        }
        self._gap = mark(8 if form.beside else 12)
        self._lanes = {kind: self._lane_height(kind) for kind in LANES}
        lanes = sum(self._lanes.values()) + self._gap * (len(LANES) - 1)
        years = 0.0 if form.beside else mark(6) + height_of(("",), frame.label)
        self.height = self._head.height + mark(12) + lanes + years + 2 * mark(PADDING)

    def _words_height(self, kind: EventKind) -> float:
        below = self._form.words == self._form.left
        lines = self._lines[kind]
        return height_of(("", *lines) if below else lines, self._sheet.frame.label)

    def _lane_height(self, kind: EventKind) -> float:
        mark = self._sheet.frame.mark
        words, marks = self._words_height(kind), mark(HEIGHTS[kind])
        return max(words, marks) if self._form.beside else words + mark(6) + marks

    def write(self, box: Box) -> None:
        sheet, form = self._sheet, self._form
        mark = sheet.frame.mark
        sheet.mark_area(self._row.id, self._row.name, box, mark(14))
        y = box.y + mark(PADDING)
        self._head.write(sheet, form.left, y)
        y += self._head.height + mark(12)
        if form.beside:
            _draw_grid(sheet, form.course, y, box.bottom - mark(PADDING))
        for kind in LANES:
            self._write_lane(kind, y)
            y += self._lanes[kind] + self._gap
        if not form.beside:
            _write_years(sheet, self._spec, form, y - self._gap + mark(6))

    def _write_lane(self, kind: EventKind, top: float) -> None:
        sheet, form = self._sheet, self._form
        frame, lines = sheet.frame, self._lines[kind]
        words = self._words_height(kind)
        lane = Box(form.course.left, top, form.course.right - form.course.left, self._lanes[kind])
        if form.beside:
            top += (lane.height - words) / 2
        else:
            lane = lane.between(top + words + frame.mark(6), lane.bottom)
            _draw_grid(sheet, form.course, lane.y, lane.bottom)
        sheet.write([self._spec.words.lanes.of(kind)], form.left, top, weight=700)
        sheet.write(lines, form.words, top + words - height_of(lines, frame.label))
        draw_lane(sheet, self._spec, self._row, kind, form.course, lane)


@dataclass(frozen=True, slots=True)
class _Head:
    """The name of a row, its load in words and what is drawn, placed from its upper left."""

    row: LoadRow
    room: float
    names: tuple[str, ...]
    size: float
    name_top: float
    tag: tuple[float, float]
    example: tuple[float, float]
    height: float

    def write(self, sheet: Sheet, left: float, top: float) -> None:
        frame = sheet.frame
        sheet.write(self.names, left, top + self.name_top, size=self.size, weight=700)
        x, y = self.tag
        write_tag(sheet, self.row.burden, left + x, top + y, self.room, dashed=False)
        if self.row.example:
            x, y = self.example
            lines = wrap(self.row.example, frame.label, 500, self.room)
            sheet.write(lines, left + x, top + y, fill=frame.colours.label_muted)


def _head(frame: Frame, row: LoadRow, room: float) -> _Head:
    """Its parts beside each other where they fit."""
    gap, label = frame.mark(14), frame.label
    size = name_size(frame, row.name, room)
    names = wrap(row.name, size, 700, room)
    name_height, name_width = height_of(names, size), widest(names, size, 700)
    _, tag_width, tag_height = tag_size(frame, row.burden, room)
    if len(names) == 1 and name_width + gap + tag_width <= room:
        height = max(name_height, tag_height)
        name_top, tag = (height - name_height) / 2, (name_width + gap, (height - tag_height) / 2)
    else:
        name_top, tag = 0.0, (0.0, name_height + frame.mark(6))
        height = tag[1] + tag_height
    example = (0.0, 0.0)
    if row.example:
        lines = wrap(row.example, label, 500, room)
        after, tall = tag[0] + tag_width + gap, height_of(lines, label)
        if len(lines) == 1 and after + widest(lines, label, 500) <= room:
            example = (after, tag[1] + (tag_height - tall) / 2)
        else:
            example = (0.0, height + frame.mark(6))
            height = example[1] + tall
    return _Head(row, room, names, size, name_top, tag, example, height)


def _draw_grid(sheet: Sheet, course: Course, top: float, bottom: float) -> None:
    """A line at each year; that of the first dose is strong."""
    frame = sheet.frame
    xs = [course.x(year * DAYS_IN_YEAR) for year in range(1, course.years + 1)]
    d = " ".join(f"M{number(x)} {number(top)}V{number(bottom)}" for x in xs)
    thin = Ink(stroke=frame.colours.grid, width=frame.mark(1.5))
    sheet.put(Path(d, Box(xs[0], top, xs[-1] - xs[0], bottom - top), thin))
    strong = Ink(stroke=frame.colours.axis, width=frame.mark(1.5))
    sheet.put(Line(course.start, top, course.start, bottom, strong))


def _write_years(sheet: Sheet, spec: LoadRows, form: _Form, top: float) -> float:
    """The time before, the start and as many years as fit; gives the y below them."""
    frame = sheet.frame
    fill, size = frame.colours.label_muted, frame.label
    course = form.course
    early = _early_lines(spec, form, frame)
    height = height_of(early, size) or height_of(("",), size)
    line = top + height - height_of(("",), size)
    sheet.write(early, course.left, top, fill=fill)
    for x, text, anchor in _years_shown(spec, course, frame):
        sheet.write([text], x, line, fill=fill, anchor=anchor)
    return top + height


def _early_lines(spec: LoadRows, form: _Form, frame: Frame) -> Sequence[str]:
    """What heads the time before the first dose: its length where there is room above all rows."""
    course = form.course
    if course.start == course.left:
        return ()
    room = course.start - course.left - frame.mark(6)
    long = wrap(spec.words.before.format(span=span(spec.days_before)), frame.label, 500, room)
    if form.beside and widest(long, frame.label, 500) <= room and len(long) <= MOST_HEAD:
        return long
    short = spec.words.before_short
    return (short,) if width_of(short, frame.label, 500) <= room else ()


def _years_shown(spec: LoadRows, course: Course, frame: Frame) -> list[tuple[float, str, str]]:
    """Place, words and anchor of what stands along the years; the last year at the least."""
    words, count = spec.words, spec.years
    last = (course.right, words.years.format(n=count), "end")
    for step in (1, 2, 3, 4, 6, count):
        shown = [(course.start, words.start, "start")]
        shown += [(course.x(n * DAYS_IN_YEAR), str(n), "middle") for n in range(step, count, step)]
        edges = [_edges(each, frame) for each in (*shown, last)]
        if all(a[1] + frame.mark(12) <= b[0] for a, b in pairwise(edges)):
            return [*shown, last]
    return [last]


def _edges(shown: tuple[float, str, str], frame: Frame) -> tuple[float, float]:
    x, text, anchor = shown
    width = width_of(text, frame.label, 500)
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return left, left + width


def _foot(sheet: Sheet, spec: LoadRows, top: float) -> float:
    """What the signs mean, and the note."""
    frame = sheet.frame
    sheet.rule(top)
    y = write_key(sheet, _key(spec, frame), top + frame.mark(18)) + frame.mark(16)
    note = wrap(spec.words.note, frame.label, 700, sheet.room)
    return sheet.write(note, sheet.left, y, weight=700)


def _key(spec: LoadRows, frame: Frame) -> list[KeyEntry]:
    words, mark, colours = spec.words, frame.mark, frame.colours

    def known(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        bar = Box(x - mark(13), y - mark(BAR / 2 - 2), mark(8), mark(BAR - 4))
        sheet.put(Rect(bar, Ink(colours.axis), mark(2)))
        draw_signs(sheet, EventKind.TEST, [(x + mark(7), y)], mark(12))

    def example(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        sign = Box(x - mark(16), y - mark(STAY / 2), mark(12), mark(STAY))
        draw_outline(sheet, sign, colours.axis, colours.paper)
        draw_ring(sheet, x + mark(8), y, mark(SIGN / 2 - 1.2), colours.paper)

    def team(sheet: Sheet, box: Box) -> None:
        draw_left_to_team(sheet, box.x, box.right, box.middle[1])

    entries = ((known, words.known_key), (example, words.example_key), (team, words.team_key))
    return [KeyEntry(draw, meaning) for draw, meaning in entries]
