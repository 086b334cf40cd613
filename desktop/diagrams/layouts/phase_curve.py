"""Lays out a phase curve: pictures of cells, the curve under them, and what the signs mean.

Wide and middle forms stand each picture above its stretch of the curve. The narrow form stands
the pictures in a list below the curve, joined to it by their numbers.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from desktop.diagrams.layouts.badges import badge_radius, draw_badge
from desktop.diagrams.layouts.curves import slopes_of, smooth
from desktop.diagrams.measure import widest, width_of, wrap, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Circle, Ink, Layout, Line, Path, Polygon, Rect
from desktop.diagrams.sheet import Frame, KeyEntry, Sheet, height_of, name_size, write_key
from desktop.diagrams.specs.phase_curve import CELLS, Phase, PhaseCurve

NARROW = 620  # relative px below which the pictures stand in a list
WIDE = 760  # above which each name has its plain words below it

_PLACES = tuple(  # of the twelve cells, in parts of the picture's radius
    (reach * math.cos(turn), reach * math.sin(turn))
    for reach, count, first in ((0.27, 3, -1.2), (0.7, 9, -1.75))
    for turn in (first + 2 * math.pi * each / count for each in range(count))
)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the curve lies.

    Args:
        bounds: x of the phases' edges.
        end: x at which the curve ends, short of the axis.
        usual, base: y of the usual level and of the axis.
    """

    bounds: tuple[float, ...]
    end: float
    usual: float
    base: float

    def at(self, place: float, level: float) -> tuple[float, float]:
        """The spot of a point of the curve."""
        edges = (*self.bounds[:-1], self.end)
        phase = min(int(place), len(edges) - 2)
        left, right = edges[phase : phase + 2]
        floor = self.base - 0.03 * (self.base - self.usual)
        return left + (place - phase) * (right - left), floor - level / 100 * (floor - self.usual)


def lay_out(spec: PhaseCurve, frame: Frame) -> Layout:
    """The phase curve for this width and text size."""
    sheet = Sheet(frame)
    if frame.relative_width < NARROW or not _names_fit(sheet, spec):
        bottom = _narrow(sheet, spec)
    else:
        bottom = _with_pictures_above(sheet, spec, plain=frame.relative_width > WIDE)
    return sheet.finish(_foot(sheet, spec, bottom))


def _bounds(sheet: Sheet, spec: PhaseCurve) -> tuple[float, ...]:
    """x of the phases' edges, from the left of the sheet to its right."""
    total = sum(phase.share for phase in spec.phases)
    shares = (sheet.room * phase.share / total for phase in spec.phases)
    return tuple(accumulate(shares, initial=sheet.left))


def _end(sheet: Sheet) -> float:
    """x where the curve and the words over its right end, clear of the last band's edge."""
    return sheet.right - sheet.frame.mark(12)


def _names_fit(sheet: Sheet, spec: PhaseCurve) -> bool:
    frame = sheet.frame
    return all(
        width_of(phase.name, frame.name, 700) + frame.mark(12) <= right - left
        for phase, (left, right) in zip(spec.phases, pairwise(_bounds(sheet, spec)), strict=True)
    )


def _with_pictures_above(sheet: Sheet, spec: PhaseCurve, *, plain: bool) -> float:
    frame = sheet.frame
    bounds = _bounds(sheet, spec)
    radius = frame.mark(46 if plain else 41)
    top = sheet.left
    middle = top + frame.mark(10) + radius
    names_top = middle + radius + frame.mark(14)
    plain_top = names_top + height_of(("",), frame.name) + frame.mark(6)
    explained = [
        wrap_evenly(phase.plain, frame.label, 500, right - left - frame.mark(14)) if plain else ()
        for phase, (left, right) in zip(spec.phases, pairwise(bounds), strict=True)
    ]
    names_bottom = plain_top + max(height_of(lines, frame.label) for lines in explained)
    usual = names_bottom + frame.mark(20) + _heads_height(sheet, spec) + frame.mark(8)
    plot = _Plot(bounds, _end(sheet), usual, usual + frame.mark(230 if plain else 205))
    band_bottom = plot.base + frame.mark(12) + height_of(("",), frame.label) + frame.mark(10)

    for phase, (left, right) in zip(spec.phases, pairwise(bounds), strict=True):
        box = Box(left, top, right - left, band_bottom - top)
        sheet.mark_area(phase.id, phase.name, box, frame.mark(14))
    for bound in bounds[1:-1]:
        crosses = any(start < bound < end for start, end in _heads_reach(sheet, spec))
        _guide(sheet, bound, usual if crosses else names_bottom + frame.mark(10), plot.base)
    for place, phase in enumerate(spec.phases):
        x = (bounds[place] + bounds[place + 1]) / 2
        _picture(sheet, phase, x, middle, radius)
        if place:
            away = radius + badge_radius(frame)
            draw_badge(sheet, phase.id, place, x - 0.92 * away, middle - 0.39 * away)
        weight = _name_weight(sheet.frame, phase, place)
        sheet.write([phase.name], x, names_top, size=frame.name, weight=weight, anchor="middle")
        sheet.write(explained[place], x, plain_top, anchor="middle", fill=frame.colours.label_muted)
    _draw_plot(sheet, spec, plot)
    return max(band_bottom, _write_axes(sheet, spec, plot))


def _narrow(sheet: Sheet, spec: PhaseCurve) -> float:
    frame = sheet.frame
    bounds = _bounds(sheet, spec)
    badge = badge_radius(frame)
    middle = sheet.left + frame.mark(6) + badge
    heads_top = middle + badge + frame.mark(14)
    usual = heads_top + _heads_height(sheet, spec) + frame.mark(8)
    plot = _Plot(bounds, _end(sheet), usual, usual + frame.mark(170))

    band_bottom = plot.base + frame.mark(8)
    boxes = [
        Box(left, sheet.left, right - left, band_bottom - sheet.left)
        for left, right in pairwise(bounds)
    ]
    for phase, box in zip(spec.phases, boxes, strict=True):
        if phase.id == frame.focus:
            # No outline, which would cut through the words; the list below has one.
            sheet.put(Rect(box, Ink(fill=frame.colours.band), frame.mark(12)))
    for bound in bounds[1:-1]:
        _guide(sheet, bound, usual - frame.mark(4), plot.base)
    for place, phase in enumerate(spec.phases):
        if place:
            draw_badge(sheet, phase.id, place, boxes[place].middle[0], middle)
    _draw_plot(sheet, spec, plot)
    bottom = _write_axes(sheet, spec, plot)
    sheet.allow_cut(bottom + frame.mark(7))
    return _list(sheet, spec, bottom + frame.mark(14))


def _list(sheet: Sheet, spec: PhaseCurve, top: float) -> float:
    """Each phase below the other: its picture, its number and name, and its plain words."""
    frame = sheet.frame
    radius, badge = frame.mark(34), badge_radius(frame)
    pad = frame.mark(8)
    across = 2 * radius + frame.mark(14)
    beside = sheet.room - 2 * pad - across >= 9 * frame.name
    x = sheet.left + pad + (across if beside else 0)
    room = sheet.right - pad - x
    for place, phase in enumerate(spec.phases):
        numbered = 2 * badge + frame.mark(8) if place and beside else 0
        weight = _name_weight(frame, phase, place)
        size = name_size(frame, phase.name, room - numbered)
        names = wrap(phase.name, size, weight, room - numbered)
        plain = wrap_whole(phase.plain, frame.label, 500, room)
        head = max(height_of(names, size), 2 * badge if numbered else 0)
        words = head + frame.mark(5) + height_of(plain, frame.label)
        sign = 2 * max(radius, badge)
        height = max(sign, words) if beside else sign + frame.mark(8) + words
        box = Box(sheet.left, top, sheet.room, height + 2 * pad)
        sheet.mark_area(phase.id, phase.name, box, frame.mark(12))
        middle = top + pad + sign / 2
        _picture(sheet, phase, sheet.left + pad + radius, middle, radius)
        y = top + pad + ((height - words) / 2 if beside else height - words)
        if place and beside:
            draw_badge(sheet, phase.id, place, x + badge, y + head / 2)
        elif place:
            draw_badge(sheet, phase.id, place, sheet.left + pad + across + badge, middle)
        names_top = y + (head - height_of(names, size)) / 2
        sheet.write(names, x + numbered, names_top, size=size, weight=weight)
        sheet.write(plain, x, y + head + frame.mark(5), fill=frame.colours.label_muted)
        top = box.bottom + frame.mark(4)
        sheet.allow_cut(top - frame.mark(2))
    return top - frame.mark(4)


def _guide(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    mark = sheet.frame.mark
    dash = (mark(2), mark(7))
    ink = Ink(stroke=sheet.frame.colours.ghost, width=mark(1.8), dash=dash, round_ends=True)
    sheet.put(Line(x, top, x, bottom, ink))


def _draw_plot(sheet: Sheet, spec: PhaseCurve, plot: _Plot) -> None:
    """The axes, the usual level, the treatment and the curve."""
    mark, colours = sheet.frame.mark, sheet.frame.colours
    left, right = plot.bounds[0], plot.bounds[-1] - mark(5)
    start = plot.bounds[1]
    usual = Ink(stroke=colours.ghost, width=mark(2), dash=(mark(9), mark(8)))
    sheet.put(Line(start, plot.usual, plot.end, plot.usual, usual))
    axis = Ink(stroke=colours.axis, width=mark(2.5), round_ends=True)
    tip = mark(8)
    sheet.put(
        Line(left, plot.usual - mark(4), left, plot.base, axis),
        Line(left, plot.base, right, plot.base, axis),
        Line(right - tip, plot.base - tip, right, plot.base, axis),
        Line(right - tip, plot.base + tip, right, plot.base, axis),
    )
    ink = Ink(stroke=colours.irt, width=mark(2.8))
    sheet.put(Line(start, plot.usual, start, plot.base, ink))
    _curve(sheet, spec, plot)
    half, high = mark(11), mark(15)
    foot = plot.base + mark(1.5)
    corners = ((start - half, foot), (start, foot - high), (start + half, foot))
    sheet.put(Polygon(corners, Ink(fill=colours.irt)))


def _curve(sheet: Sheet, spec: PhaseCurve, plot: _Plot) -> None:
    """The curve, one path for each phase; the current one comes last, over its neighbours."""
    frame = sheet.frame
    spots = [plot.at(place, level) for place, level in spec.points]
    slopes = slopes_of(spots)
    paths: list[tuple[bool, Path]] = []
    for place, phase in enumerate(spec.phases):
        own = [n for n, (at, _) in enumerate(spec.points) if place <= at <= place + 1]
        current = phase.id == frame.focus
        colours = frame.colours
        ink = Ink(
            stroke=colours.curve if current or not frame.focus else colours.ghost,
            width=frame.mark(7 if current else 5),
            round_ends=True,
        )
        lowest, highest = min(spots[n][1] for n in own), max(spots[n][1] for n in own)
        left, right = spots[own[0]][0], spots[own[-1]][0]
        box = Box(left, lowest, right - left, highest - lowest)
        line = smooth([spots[n] for n in own], [slopes[n] for n in own])
        paths.append((current, Path(line, box, ink)))
    sheet.put(*(path for _, path in sorted(paths, key=lambda each: each[0])))


def _heads_reach(sheet: Sheet, spec: PhaseCurve) -> tuple[tuple[float, float], ...]:
    """From where to where the words above the curve go: those on the left, those on the right."""
    label, gap = sheet.frame.label, sheet.frame.mark(8)
    up = width_of(spec.words.up, label, 500)
    usual = width_of(spec.words.usual, label, 500)
    return (sheet.left, sheet.left + up + gap), (_end(sheet) - usual - gap, _end(sheet))


def _heads_height(sheet: Sheet, spec: PhaseCurve) -> float:
    """Height of the words above the curve: on one line, or on two where they would meet."""
    (_, up_end), (usual_start, _) = _heads_reach(sheet, spec)
    return height_of(("",) if up_end < usual_start else ("", ""), sheet.frame.label)


def _write_axes(sheet: Sheet, spec: PhaseCurve, plot: _Plot) -> float:
    """The words on the curve: upright, above and below the axes, never turned on their side."""
    frame, words = sheet.frame, spec.words
    label, muted = frame.label, frame.colours.label_muted
    heads_bottom = plot.usual - frame.mark(8)
    sheet.write([words.up], sheet.left, heads_bottom - _heads_height(sheet, spec), fill=muted)
    usual_top = heads_bottom - height_of(("",), label)
    sheet.write([words.usual], plot.end, usual_top, anchor="end", fill=muted)

    below = plot.base + frame.mark(12)
    treatment = wrap(words.treatment, label, 700, sheet.room)
    across = wrap(words.across, label, 500, plot.end - sheet.left)
    half = widest(treatment, label, 700) / 2
    x = min(max(plot.bounds[1], sheet.left + half), sheet.right - half)
    bottom = sheet.write(treatment, x, below, weight=700, anchor="middle")
    if x + half + frame.mark(24) > plot.end - widest(across, label, 500):
        below = bottom + frame.mark(6)
    return max(bottom, sheet.write(across, plot.end, below, anchor="end", fill=muted))


def _name_weight(frame: Frame, phase: Phase, place: int) -> int:
    """Names of steps are bold; while one step is shown, its name alone is."""
    bold = phase.id == frame.focus if frame.focus else place > 0
    return 700 if bold else 500


def _picture(sheet: Sheet, phase: Phase, x: float, y: float, radius: float) -> None:
    """A circle of cells, as a microscope would show them."""
    frame, colours = sheet.frame, sheet.frame.colours
    current = phase.id == frame.focus
    edge = colours.curve if current else colours.axis
    ink = Ink(fill=colours.paper, stroke=edge, width=frame.mark(3.5 if current else 2))
    sheet.put(Circle(x, y, radius, ink))
    for (across, down), cell in zip(_PLACES, phase.cells, strict=True):
        if kind := CELLS[cell]:
            _cell(sheet, kind, x + across * radius, y + down * radius, radius * 0.155)


def _cell(sheet: Sheet, kind: str, x: float, y: float, size: float) -> None:
    colours = sheet.frame.colours
    match kind:
        case "helpful":
            sheet.put(Circle(x, y, size, Ink(fill=colours.helpful_cell)))
        case "attacking":
            reach = size * 1.32
            corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
            sheet.put(Polygon(corners, Ink(fill=colours.attacking_cell)))
        case "stayed":
            ring = size * 0.3
            ink = Ink(fill=colours.paper, stroke=colours.helpful_cell, width=ring)
            sheet.put(Circle(x, y, size * 1.2 - ring / 2, ink))
            sheet.put(Circle(x, y, size * 0.58, Ink(fill=colours.helpful_cell)))
        case "new":
            ring = size * 0.42
            ink = Ink(fill=colours.paper, stroke=colours.new_cell, width=ring)
            sheet.put(Circle(x, y, size - ring / 2, ink))


def _foot(sheet: Sheet, spec: PhaseCurve, top: float) -> float:
    """What the cells mean, and that the curve is no measurement."""
    frame, words = sheet.frame, spec.words
    y = top + frame.mark(16)
    sheet.rule(y)
    kinds = [kind for sign, kind in CELLS.items() if any(sign in p.cells for p in spec.phases)]
    entries = [KeyEntry(_cell_sign(kind), getattr(words, kind)) for kind in kinds if kind]
    y = write_key(sheet, entries, y + frame.mark(16)) + frame.mark(14)
    note = wrap_whole(words.note, frame.label, 500, sheet.room)
    return sheet.write(note, sheet.left, y, fill=frame.colours.label_muted)


def _cell_sign(kind: str) -> Callable[[Sheet, Box], None]:
    def draw(sheet: Sheet, box: Box) -> None:
        _cell(sheet, kind, *box.middle, sheet.frame.mark(8))

    return draw
