"""Lays out measured points, joined by lines, with each group named at the end of its line.

Groups differ by the dash of their line, the shape of their points and their colour. In the narrow
form their names stand in a list below the chart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.layouts.number_axis import (
    NumberAxis,
    numbers_across,
    overhang,
    round_numbers,
    write_numbers,
)
from desktop.diagrams.measure import width_of, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Circle, Ink, Layout, Line, Polygon, Rect
from desktop.diagrams.sheet import Frame, Sheet, height_of
from desktop.diagrams.specs.effect_chart import EffectChart, MeasuredGroup
from desktop.diagrams.specs.number_range import written

WIDE = 720  # relative px from which names stand at the ends of the lines
TALL = 330.0  # px
POINT = 8.0  # px
NAMES = 13.0  # widest column of names, in labels


def lay_out(spec: EffectChart, frame: Frame) -> Layout:
    """The chart for this width and text size."""
    sheet = Sheet(frame)
    wide = frame.relative_width >= WIDE
    y = sheet.write(
        wrap_evenly(spec.up.label, frame.name, 700, sheet.room),
        sheet.left,
        sheet.left,
        size=frame.name,
        weight=700,
    )
    direction = wrap_evenly(spec.words.direction, frame.label, 500, sheet.room)
    y = sheet.write(direction, sheet.left, y + frame.mark(4))
    plot = _plot(sheet, spec, y + max(frame.mark(18), 0.9 * frame.label), wide=wide)
    labels = _placed(spec, plot, frame) if wide else ()
    for label in labels:
        sheet.mark_area(label.group.id, label.group.name, label.box, frame.mark(12), edge=True)
    y = _draw_axes(sheet, spec, plot)
    y = _write_unmeasured(sheet, spec, plot, y)
    for place, group in enumerate(spec.groups):
        _draw_line(sheet, spec, group, place, plot)
    for label in labels:
        _write_label(sheet, label, label.box.x + frame.mark(10), label.box.y + frame.mark(8))
    if not wide:
        y = _write_list(sheet, spec, y + frame.mark(20))
    sheet.allow_cut(y + frame.mark(8))
    note = wrap_whole(spec.words.note, frame.label, 700, sheet.room)
    return sheet.finish(sheet.write(note, sheet.left, y + frame.mark(20), weight=700))


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the lines are drawn; `names` is the left edge of the names beside them."""

    across: NumberAxis
    up: NumberAxis
    names: float


def _plot(sheet: Sheet, spec: EffectChart, top: float, *, wide: bool) -> _Plot:
    frame, mark = sheet.frame, sheet.frame.mark
    left = sheet.left + width_of(written(spec.up.end), frame.label, 500) + mark(14)
    hang = max(overhang(spec.across, frame), 1.1 * frame.label)
    names = sheet.right - (min(NAMES * frame.label, 0.34 * sheet.room) if wide else 0.0)
    right = names - (mark(26) if wide else hang)
    tall = min(mark(TALL), 0.9 * (right - left) + mark(60))
    return _Plot(NumberAxis(spec.across, left, right), NumberAxis(spec.up, top + tall, top), names)


def _draw_axes(sheet: Sheet, spec: EffectChart, plot: _Plot) -> float:
    """Both axes with their numbers; gives the y below them."""
    frame, mark = sheet.frame, sheet.frame.mark
    left, right, bottom = plot.across.start, plot.across.end, plot.up.start
    grid = Ink(stroke=frame.colours.grid, width=mark(1.5))
    axis = Ink(stroke=frame.colours.axis, width=mark(2.5), round_ends=True)
    most = int((bottom - plot.up.end) / (2.2 * frame.label)) + 1
    for number in round_numbers(spec.up, most):
        y = plot.up.at(number)
        if number > spec.up.start:
            sheet.put(Line(left, y, right, y, grid))
        sheet.write(
            [written(number)],
            left - mark(10),
            y - 0.62 * frame.label,
            fill=frame.colours.label_muted,
            anchor="end",
        )
    sheet.put(Line(left, bottom, right, bottom, axis), Line(left, plot.up.end, left, bottom, axis))
    shown = numbers_across(plot.across, frame)
    for number in shown:
        x = plot.across.at(number)
        sheet.put(Line(x, bottom, x, bottom + mark(6), axis))
    y = write_numbers(sheet, plot.across, shown, bottom + mark(8) + 0.24 * frame.label)
    lines = wrap_evenly(spec.across.label, frame.label, 700, right - left)
    return sheet.write(lines, (left + right) / 2, y + mark(4), weight=700, anchor="middle")


def _write_unmeasured(sheet: Sheet, spec: EffectChart, plot: _Plot, below: float) -> float:
    """Words in the stretch before anybody was measured, or below the chart where they do not fit.

    Gives the y below everything written so far.
    """
    frame, mark = sheet.frame, sheet.frame.mark
    words = spec.words.unmeasured
    if not words:
        return below
    left, right = plot.across.start, plot.across.at(spec.times[0])
    box = Box(left, plot.up.end, right - left, plot.up.start - plot.up.end)
    guide = Ink(stroke=frame.colours.ghost, width=mark(2), dash=(mark(2), mark(7)), round_ends=True)
    sheet.put(Line(right, box.y, right, box.bottom - mark(4), guide))
    room = box.width - mark(44)
    longest = max(width_of(word, frame.label, 500) for word in words.split())
    lines = wrap_evenly(words, frame.label, 500, max(room, longest))
    height = height_of(lines, frame.label)
    if longest > room or height > 0.8 * box.height:
        lines = wrap_evenly(words, frame.label, 500, sheet.room)
        return sheet.write(lines, sheet.left, below + mark(16), fill=frame.colours.label_muted)
    sheet.write(
        lines,
        box.middle[0],
        box.y + (box.height - height) / 2,
        fill=frame.colours.label_muted,
        anchor="middle",
        backing=frame.colours.paper,
    )
    return below


@dataclass(frozen=True, slots=True)
class _Style:
    """What tells a group's line from the others."""

    colour: str
    dash: tuple[float, ...]
    draw_point: Callable[[Sheet, float, float, str], None]


def _style(place: int, frame: Frame) -> _Style:
    colours, mark = frame.colours, frame.mark
    return (
        _Style(colours.curve, (), _disc),
        _Style(colours.helpful_cell, (mark(10), mark(7)), _square),
        _Style(colours.axis, (mark(2), mark(8)), _diamond),
    )[place]


def _disc(sheet: Sheet, x: float, y: float, colour: str) -> None:
    mark = sheet.frame.mark
    sheet.put(Circle(x, y, mark(POINT), Ink(colour, sheet.frame.colours.paper, mark(2))))


def _square(sheet: Sheet, x: float, y: float, colour: str) -> None:
    mark = sheet.frame.mark
    side = mark(POINT * 1.7)
    ink = Ink(sheet.frame.colours.paper, colour, mark(3.5))
    sheet.put(Rect(Box(x - side / 2, y - side / 2, side, side), ink))


def _diamond(sheet: Sheet, x: float, y: float, colour: str) -> None:
    reach = sheet.frame.mark(POINT * 1.25)
    points = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    sheet.put(Polygon(points, Ink(colour, sheet.frame.colours.paper, sheet.frame.mark(2))))


def _draw_line(
    sheet: Sheet, spec: EffectChart, group: MeasuredGroup, place: int, plot: _Plot
) -> None:
    """The line of a group, its points, and their numbers."""
    frame, mark = sheet.frame, sheet.frame.mark
    style = _style(place, frame)
    width = mark(7 if group.id == frame.focus else 5)
    spots = [(plot.across.at(at), plot.up.at(number)) for at, number in group.points]
    ink = Ink(stroke=style.colour, width=width, dash=style.dash)
    for (x1, y1), (x2, y2) in pairwise(spots):
        sheet.put(Line(x1, y1, x2, y2, ink))
    for (x, y), (at, number) in zip(spots, group.points, strict=True):
        style.draw_point(sheet, x, y, style.colour)
        away = mark(POINT + 6)
        above = _rank(spec, at, number) == 0
        top = y - away - height_of(("",), frame.label) if above else y + away
        backing = frame.colours.paper
        sheet.write([written(number)], x, top, weight=700, anchor="middle", backing=backing)


def _rank(spec: EffectChart, at: float, number: float) -> int:
    """How many groups have more at that time."""
    others = [n for group in spec.groups for when, n in group.points if when == at]
    return sum(other > number for other in others)


@dataclass(frozen=True, slots=True)
class _GroupLabel:
    """A group's name and what is known of it, in `box`."""

    group: MeasuredGroup
    names: tuple[str, ...]
    rest: tuple[tuple[str, ...], ...]
    box: Box


def _label(
    spec: EffectChart, group: MeasuredGroup, frame: Frame, x: float, middle: float, width: float
) -> _GroupLabel:
    mark = frame.mark
    room = width - mark(20)
    names = wrap_evenly(group.name, frame.label, 700, room)
    rest = tuple(wrap_whole(text, frame.label, 500, room) for text in spec.known_of(group))
    height = height_of(names, frame.label) + mark(16)
    height += sum(mark(4) + height_of(lines, frame.label) for lines in rest)
    return _GroupLabel(group, names, rest, Box(x, middle - height / 2, width, height))


def _placed(spec: EffectChart, plot: _Plot, frame: Frame) -> Sequence[_GroupLabel]:
    """The names of the groups beside the ends of their lines, pushed apart where they meet."""
    width = frame.width - frame.mark(6) - plot.names
    ends = sorted(spec.groups, key=lambda group: -group.points[-1][1])
    labels: list[_GroupLabel] = []
    for group in ends:
        middle = plot.up.at(group.points[-1][1])
        label = _label(spec, group, frame, plot.names, middle, width)
        edge = labels[-1].box.bottom + frame.mark(8) if labels else plot.up.end
        if label.box.y < edge:
            label = _label(spec, group, frame, plot.names, edge + label.box.height / 2, width)
        labels.append(label)
    return labels


def _write_label(sheet: Sheet, label: _GroupLabel, left: float, top: float) -> None:
    y = sheet.write(label.names, left, top, weight=700)
    for lines in label.rest:
        y = sheet.write(lines, left, y + sheet.frame.mark(4))


def _write_list(sheet: Sheet, spec: EffectChart, top: float) -> float:
    """The groups below each other, each with its line; gives the y below them."""
    frame, mark = sheet.frame, sheet.frame.mark
    sign = mark(58)
    y = top
    for place, group in enumerate(spec.groups):
        style = _style(place, frame)
        label = _label(spec, group, frame, sheet.left + sign, y, sheet.room - sign)
        box = Box(sheet.left, y, sheet.room, label.box.height)
        sheet.mark_area(group.id, group.name, box, mark(12), edge=True)
        x1, x2, middle = sheet.left + mark(8), sheet.left + sign - mark(4), y + mark(17)
        ink = Ink(stroke=style.colour, width=mark(5), dash=style.dash)
        sheet.put(Line(x1, middle, x2, middle, ink))
        style.draw_point(sheet, (x1 + x2) / 2, middle, style.colour)
        _write_label(sheet, label, sheet.left + sign + mark(10), y + mark(8))
        y = box.bottom + mark(6)
    return y
