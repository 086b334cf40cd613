"""Lays out numbers with their ranges as bars or dots on one axis.

The wide form has three columns: names, marks, and the figures in words. The stacked form has the
names above the marks, and the figures beside the names or below the marks.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.layouts.number_axis import (
    NumberAxis,
    draw_grid,
    numbers_across,
    overhang,
    write_numbers,
)
from desktop.diagrams.layouts.timeline_chart import draw_bar
from desktop.diagrams.measure import ASCENT, width_of, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Circle, Ink, Layout, Line, Polygon, Rect
from desktop.diagrams.sheet import Frame, KeyEntry, Sheet, height_of, name_size, write_key
from desktop.diagrams.specs.range_chart import RangeChart, RangeGroup, RangeRow

WIDE = 820  # relative px from which names and figures stand beside the marks
BAR = 20.0  # px tall
DOT = 7.5  # px
LANE = 24.0  # px for one mark
NAMES = 13.5  # widest column of names, in labels
FIGURES = 16.0  # widest column of figures, in labels


def lay_out(spec: RangeChart, frame: Frame) -> Layout:
    """The chart for this width and text size."""
    sheet = Sheet(frame)
    bottom = draw_chart(sheet, spec, sheet.left)
    if spec.words.note:
        y = bottom + frame.mark(16)
        note = wrap_whole(spec.words.note, frame.label, 700, sheet.room)
        bottom = sheet.write(note, sheet.left, y, weight=700)
    return sheet.finish(bottom)


def draw_chart(sheet: Sheet, spec: RangeChart, top: float) -> float:
    """Everything but the note, from `top`; gives the y below it."""
    frame = sheet.frame
    columns = _columns(spec, frame, sheet)
    shown = numbers_across(columns.axis, frame)
    y = _write_axis_label(sheet, spec, columns, top)
    y = write_numbers(sheet, columns.axis, shown, y + frame.mark(6)) + frame.mark(6)
    for place, group in enumerate(spec.groups):
        y = _draw_group(sheet, spec, group, columns, shown, y, first=place == 0)
    sheet.rule(y + frame.mark(1))
    y = write_numbers(sheet, columns.axis, shown, y + frame.mark(8))
    sheet.allow_cut(y + frame.mark(8))
    return write_key(sheet, _key(spec, frame), y + frame.mark(20))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names, marks and figures stand.

    Args:
        names, figures: left edge and width.
        beside: whether they stand beside the marks.
        lifted: whether the figures of drawn rows stand at the right of the names instead.
    """

    names: tuple[float, float]
    axis: NumberAxis
    figures: tuple[float, float]
    beside: bool
    lifted: bool

    def figures_of(self, row: RangeRow) -> tuple[float, float]:
        """Words that stand in place of marks begin where these would."""
        left, width = self.figures
        if not self.beside or row.drawn:
            return self.figures
        return self.axis.start, left + width - self.axis.start


def _columns(spec: RangeChart, frame: Frame, sheet: Sheet) -> _Columns:
    mark = frame.mark
    pad = mark(12 if frame.relative_width >= 420 else 8)
    left, right = sheet.left + pad, sheet.right - pad
    hang = max(overhang(spec.axis, frame), mark(DOT))
    if frame.relative_width < WIDE:
        axis = NumberAxis(spec.axis, left + mark(4), right - hang)
        whole = (left, right - left)
        return _Columns(
            whole, axis, whole, beside=False, lifted=_fit_in_line(spec, frame, whole[1])
        )
    names = min(NAMES * frame.label, 0.27 * sheet.room)
    figures = min(FIGURES * frame.label, 0.31 * sheet.room)
    figures_left = right - figures
    axis = NumberAxis(spec.axis, left + names + mark(30), figures_left - mark(24) - hang)
    figures_column = (figures_left, figures)
    return _Columns((left, names), axis, figures_column, beside=True, lifted=False)


def _fit_in_line(spec: RangeChart, frame: Frame, room: float) -> bool:
    """Whether the name and the figure of every drawn row fit beside each other."""
    return all(
        width_of(row.name, frame.name, 700)
        + frame.mark(20)
        + width_of(spec.figure(row), frame.label, 700)
        <= room
        for row in spec.rows
        if row.drawn
    )


def _write_axis_label(sheet: Sheet, spec: RangeChart, columns: _Columns, top: float) -> float:
    frame = sheet.frame
    left = columns.axis.start if columns.beside else columns.names[0]
    lines = wrap_evenly(spec.axis.label, frame.label, 700, sheet.right - left)
    return sheet.write(lines, left, top, weight=700)


def _draw_group(
    sheet: Sheet,
    spec: RangeChart,
    group: RangeGroup,
    columns: _Columns,
    shown: tuple[int, ...],
    top: float,
    *,
    first: bool,
) -> float:
    """A heading, where the chart has several groups, and its rows."""
    frame, mark = sheet.frame, sheet.frame.mark
    rows = [_Row.of(spec, row, columns, frame) for row in group.rows]
    heading: tuple[str, ...] = ()
    size = 1.12 * frame.name
    above = 0.0
    if len(spec.groups) > 1:
        top += 0 if first else mark(10)
        heading = wrap_evenly(group.name, size, 700, sheet.right - columns.names[0])
        above = mark(16) + height_of(heading, size) + mark(6)
    height = above + sum(row.height for row in rows)
    if not first and frame.focus != group.id:
        sheet.rule(top + mark(1))
    if heading:
        box = Box(sheet.left, top, sheet.room, height)
        sheet.mark_area(group.id, group.name, box.grown(-mark(1.5)), mark(14), edge=True)
        sheet.write(heading, columns.names[0], top + mark(16), size=size, weight=700)
    y = top + above
    for place, row in enumerate(rows):
        if place and frame.focus not in (row.row.id, rows[place - 1].row.id):
            _rule(sheet, columns, y)
        _draw_row(sheet, spec, row, columns, shown, y)
        y += row.height
        sheet.allow_cut(y)
    return y


def _rule(sheet: Sheet, columns: _Columns, y: float) -> None:
    """A thin line between rows, as wide as their words."""
    left, width = columns.figures
    ink = Ink(stroke=sheet.frame.colours.grid, width=sheet.frame.mark(1))
    sheet.put(Line(columns.names[0], y, left + width, y, ink))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its words broken into lines.

    Args:
        lifted: its figure, where that stands at the right of the name.
        blocks: its figure, where it does not, and all that belongs to it.
    """

    row: RangeRow
    names: tuple[str, ...]
    name_size: float
    who: tuple[str, ...]
    lifted: tuple[str, ...]
    blocks: tuple[tuple[str, ...], ...]
    names_height: float
    marks_height: float
    figures_height: float
    height: float

    @classmethod
    def of(cls, spec: RangeChart, row: RangeRow, columns: _Columns, frame: Frame) -> _Row:
        mark = frame.mark
        size = name_size(frame, row.name, columns.names[1])
        names = wrap_evenly(row.name, size, 700, columns.names[1])
        who = wrap_whole(row.who, frame.label, 500, columns.names[1]) if row.who else ()
        room = columns.figures_of(row)[1]
        lifted = columns.lifted and bool(row.drawn)
        figure = wrap_evenly(spec.figure(row), frame.label, 700, room)
        details = tuple(wrap_whole(text, frame.label, 500, room) for text in spec.details(row))
        names_height = height_of(names, size)
        if who:
            names_height += mark(5) + height_of(who, frame.label)
        blocks = details if lifted else (figure, *details)
        figures_height = sum(height_of(lines, frame.label) + mark(5) for lines in blocks)
        figures_height = max(figures_height - mark(5), 0.0)
        marks_height = mark(LANE) * (2 if row.other is not None else 1) if row.drawn else 0.0
        if columns.beside:
            inner = max(names_height, figures_height, marks_height)
        else:
            inner = names_height
            inner += mark(8) + marks_height if row.drawn else 0.0
            inner += mark(9) + figures_height if blocks else 0.0
        height = inner + 2 * mark(12)
        return cls(
            row,
            names,
            size,
            who,
            figure if lifted else (),
            blocks,
            names_height,
            marks_height,
            figures_height,
            height,
        )


def _draw_row(
    sheet: Sheet,
    spec: RangeChart,
    row: _Row,
    columns: _Columns,
    shown: tuple[int, ...],
    top: float,
) -> None:
    mark = sheet.frame.mark
    box = Box(sheet.left, top, sheet.room, row.height)
    sheet.mark_area(row.row.id, row.row.name, box.grown(-mark(1.5)), mark(12), edge=True)
    if columns.beside:
        middle = top + row.height / 2
        if row.row.drawn:
            draw_grid(sheet, columns.axis, shown, box.y, box.bottom)
            _draw_marks(sheet, spec, row.row, columns.axis, middle - row.marks_height / 2)
        _write_names(sheet, row, columns, middle - row.names_height / 2)
        _write_figures(sheet, row, columns, middle - row.figures_height / 2)
        return
    y = _write_names(sheet, row, columns, top + mark(12))
    if row.row.drawn:
        y += mark(8)
        draw_grid(sheet, columns.axis, shown, y, y + row.marks_height)
        _draw_marks(sheet, spec, row.row, columns.axis, y)
        y += row.marks_height
    _write_figures(sheet, row, columns, y + mark(9))


def _write_names(sheet: Sheet, row: _Row, columns: _Columns, top: float) -> float:
    frame = sheet.frame
    left = columns.names[0]
    y = sheet.write(row.names, left, top, size=row.name_size, weight=700)
    if row.lifted:
        right, level = left + columns.names[1], ASCENT * (row.name_size - frame.label)
        sheet.write(row.lifted, right, top + level, weight=700, anchor="end")
    if row.who:
        y = sheet.write(row.who, left, y + frame.mark(5), fill=frame.colours.label_muted)
    return y


def _write_figures(sheet: Sheet, row: _Row, columns: _Columns, top: float) -> None:
    left = columns.figures_of(row.row)[0]
    for place, lines in enumerate(row.blocks):
        weight = 500 if place or row.lifted else 700
        top = sheet.write(lines, left, top, weight=weight) + sheet.frame.mark(5)


def _draw_marks(
    sheet: Sheet, spec: RangeChart, row: RangeRow, axis: NumberAxis, top: float
) -> None:
    """The number, its range, and below them the second number."""
    mark = sheet.frame.mark
    y = top + mark(LANE) / 2
    start = axis.at(spec.axis.start)
    if row.value is None:
        low, high = (axis.at(end or 0) for end in (row.low, row.high))
        _draw_span(sheet, start, low, high, y)
    elif spec.marks == "dots":
        track = Ink(stroke=sheet.frame.colours.grid, width=mark(1.5))
        sheet.put(Line(start, y, axis.end, y, track))
    else:
        length = max(axis.at(row.value) - start, mark(5))
        bar = Box(start, y - mark(BAR) / 2, length, mark(BAR))
        draw_bar(sheet, bar, sheet.frame.colours.curve, pointed=row.longer)
    if row.value is not None and row.low is not None and row.high is not None:
        _draw_range(sheet, axis.at(row.low), axis.at(row.high), y)
    if row.value is not None and spec.marks == "dots":
        ink = Ink(sheet.frame.colours.curve, sheet.frame.colours.paper, mark(2))
        sheet.put(Circle(axis.at(row.value), y, mark(DOT), ink))
    if row.other is not None:
        _draw_other(sheet, start, axis.at(row.other), y + mark(LANE))


def _draw_span(sheet: Sheet, start: float, low: float, high: float, y: float) -> None:
    """A bar up to the least, and its outline on to the most."""
    frame, mark = sheet.frame, sheet.frame.mark
    tall = mark(BAR)
    ink = Ink(frame.colours.paper, frame.colours.curve, mark(2.2), (mark(6), mark(4)))
    sheet.put(Rect(Box(start, y - tall / 2, high - start, tall).grown(-mark(1.1)), ink, mark(5)))
    draw_bar(sheet, Box(start, y - tall / 2, low - start, tall), frame.colours.curve)


def _draw_range(sheet: Sheet, low: float, high: float, y: float) -> None:
    """A line with ends, kept off the bar that it crosses by an edge in the paper's colour."""
    frame, mark = sheet.frame, sheet.frame.mark
    end = mark(7)
    for colour, width in ((frame.colours.paper, mark(6)), (frame.colours.label, mark(2.5))):
        ink = Ink(stroke=colour, width=width)
        over = (width - mark(2.5)) / 2
        sheet.put(Line(low - over, y, high + over, y, ink))
        for x in (low, high):
            sheet.put(Line(x, y - end - over, x, y + end + over, ink))


def _draw_other(sheet: Sheet, start: float, x: float, y: float) -> None:
    """An open diamond at the end of a thin line."""
    frame, mark = sheet.frame, sheet.frame.mark
    reach = mark(8)
    line = Ink(stroke=frame.colours.axis, width=mark(2), dash=(mark(2), mark(5)), round_ends=True)
    sheet.put(Line(start, y, x - reach, y, line))
    points = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    sheet.put(Polygon(points, Ink(frame.colours.paper, frame.colours.axis, mark(2.5))))


def _key(spec: RangeChart, frame: Frame) -> list[KeyEntry]:
    """The marks that this chart uses."""
    words, mark = spec.words, frame.mark

    def value(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        if spec.marks == "dots":
            sheet.put(Circle(x, y, mark(DOT), Ink(frame.colours.curve)))
            return
        bar = Box(x - mark(14), y - mark(9), mark(28), mark(18))
        draw_bar(sheet, bar, frame.colours.curve)

    def longer(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        bar = Box(x - mark(14), y - mark(9), mark(28), mark(18))
        draw_bar(sheet, bar, frame.colours.curve, pointed=True)

    def span(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        if any(row.value is None and row.drawn for row in spec.rows):
            _draw_span(sheet, x - mark(15), x - mark(3), x + mark(15), y)
        else:
            _draw_range(sheet, x - mark(12), x + mark(12), y)

    def other(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        _draw_other(sheet, x - mark(15), x + mark(6), y)

    entries = (
        (True, value, words.value_key),
        (any(row.longer for row in spec.rows), longer, words.longer_key),
        (spec.has_ranges, span, words.range_key),
        (spec.has_others, other, words.other_key),
    )
    return [KeyEntry(draw, meaning) for used, draw, meaning in entries if used]
