"""Lays out sketches: side by side where there is room, else below each other.

Below each other, their words stand beside the lines if both find room, else under them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.diagrams.layouts.curves import slopes_of, smooth, straight
from desktop.diagrams.layouts.timeline_chart import capital, draw_bar
from desktop.diagrams.measure import LEADING, wrap, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Ink, Layout, Line, Path, Polygon
from desktop.diagrams.sheet import Frame, KeyEntry, Sheet, height_of, name_size, write_key
from desktop.diagrams.specs.sketch_curves import USUAL, Sketch, SketchCurves
from desktop.domain.tokens import STRATEGY_IDENTITY, STRATEGY_MARKS

NARROWEST = 225.0  # relative px of a column
BESIDE = 500.0  # relative px from which words stand beside the only column
TALL = 150.0  # px of a line's picture
SWATCH = 22.0  # px
PAD = 12.0  # px inside a panel
BETWEEN = 20.0  # px from a line's picture to words beside it


def lay_out(spec: SketchCurves, frame: Frame) -> Layout:
    """The sketches for this width and text size."""
    sheet = Sheet(frame)
    columns = _columns(len(spec.sketches), frame)
    beside = columns == 1 and frame.relative_width >= BESIDE
    between = frame.mark(14)
    room = (sheet.room - between * (columns - 1)) / columns
    y = sheet.left
    for first in range(0, len(spec.sketches), columns):
        row = spec.sketches[first : first + columns]
        panels = [_panel(each, spec, frame, room, beside=beside) for each in row]
        name_height = max(panel.name_height for panel in panels)
        height = max(panel.height for panel in panels) + name_height
        for place, panel in enumerate(panels):
            box = Box(sheet.left + place * (room + between), y, room, height)
            sheet.mark_area(panel.sketch.id, panel.sketch.name, box, frame.mark(14), edge=True)
            _draw(sheet, spec, panel, box, name_height)
        y += height + frame.mark(16)
        sheet.allow_cut(y - frame.mark(8))
    return sheet.finish(_foot(sheet, spec, y - frame.mark(8)))


def _columns(count: int, frame: Frame) -> int:
    """As many columns as fit and fill every row."""
    fitting = max(1, int(frame.relative_width // NARROWEST))
    return max(columns for columns in range(1, fitting + 1) if count % columns == 0)


@dataclass(frozen=True, slots=True)
class _Panel:
    """A sketch with its words in lines.

    Args:
        indent: of the name, behind its swatch.
        found: for each thing found, when and what.
        plot: width of the line's picture.
        height: of all but the name.
    """

    sketch: Sketch
    beside: bool
    name: tuple[str, ...]
    size: float
    indent: float
    name_height: float
    shape: tuple[str, ...]
    found: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    plot: float
    height: float


def _panel(
    sketch: Sketch, spec: SketchCurves, frame: Frame, room: float, *, beside: bool
) -> _Panel:
    mark, label = frame.mark, frame.label
    room -= 2 * mark(PAD)
    indent = mark(SWATCH + 10) if sketch.strategy else 0.0
    size = name_size(frame, sketch.name, room - indent)
    name = wrap_evenly(sketch.name, size, 700, room - indent)
    name_height = max(height_of(name, size), mark(SWATCH) if indent else 0.0)
    plot = (room - mark(BETWEEN)) / 2 if beside else room
    words_room = room - plot - mark(BETWEEN) if beside else room
    shape = wrap_evenly(f"{sketch.shape}.", label, 500, words_room)
    found = tuple(
        (
            wrap_evenly(each.when, label, 700, words_room),
            wrap_evenly(f"{capital(each.what)}.", label, 500, words_room),
        )
        for each in sketch.found
    )
    heights = [height_of((*when, *what), label) + _gap(frame) for when, what in found]
    words = height_of(shape, label) + sum(heights)
    up = wrap(spec.words.up, label, 500, plot)
    across = wrap(spec.words.across, label, 500, plot)
    picture = height_of(up, label) + mark(8 + TALL + 10) + height_of(across, label)
    height = mark(14) + (max(picture, words) if beside else picture + mark(14) + words)
    return _Panel(
        *(sketch, beside, name, size, indent, name_height),
        *(shape, found, plot, height + 2 * mark(PAD)),
    )


def _gap(frame: Frame) -> float:
    """From the words on one thing to those on the next."""
    return 0.65 * frame.label


def _draw(sheet: Sheet, spec: SketchCurves, panel: _Panel, box: Box, name_height: float) -> None:
    frame, sketch = sheet.frame, panel.sketch
    mark, muted = frame.mark, frame.colours.label_muted
    left, top = box.x + mark(PAD), box.y + mark(PAD)
    if sketch.strategy:
        middle = top + 0.49 * panel.size  # of the first line's letters
        swatch = Box(left, middle - mark(SWATCH) / 2, mark(SWATCH), mark(SWATCH))
        identity = STRATEGY_MARKS[STRATEGY_IDENTITY[sketch.strategy]]
        draw_bar(sheet, swatch, getattr(frame.colours, identity.colour), identity)
    sheet.write(panel.name, left + panel.indent, top, size=panel.size, weight=700)

    top += name_height + mark(14)
    up = wrap(spec.words.up, frame.label, 500, panel.plot)
    y = sheet.write(up, left, top, fill=muted)
    plot = Box(left, y + mark(8), panel.plot, mark(TALL))
    _draw_line(sheet, spec, sketch, plot)
    across = wrap(spec.words.across, frame.label, 500, panel.plot)
    y = sheet.write(across, plot.right, plot.bottom + mark(10), anchor="end", fill=muted)
    if panel.beside:
        _write(sheet, panel, plot.right + mark(BETWEEN), top)
    else:
        _write(sheet, panel, left, y + mark(14))


def _write(sheet: Sheet, panel: _Panel, left: float, top: float) -> None:
    """How the line goes, and what studies found."""
    frame = sheet.frame
    y = sheet.write(panel.shape, left, top)
    for when, what in panel.found:
        y += _gap(frame)
        sheet.write(when, left, y, weight=700)
        y = sheet.write(what, left, y + LEADING * frame.label * len(when))


def _draw_line(sheet: Sheet, spec: SketchCurves, sketch: Sketch, plot: Box) -> None:
    """The axes, the usual level, the signs and the line."""
    frame, colours, mark = sheet.frame, sheet.frame.colours, sheet.frame.mark
    axis = Ink(stroke=colours.axis, width=mark(2.5), round_ends=True)
    tip = mark(7)
    sheet.put(
        Line(plot.x, plot.y, plot.x, plot.bottom, axis),
        Line(plot.x, plot.bottom, plot.right, plot.bottom, axis),
        Line(plot.right - tip, plot.bottom - tip, plot.right, plot.bottom, axis),
        Line(plot.right - tip, plot.bottom + tip, plot.right, plot.bottom, axis),
    )
    inner = Box(plot.x + mark(14), plot.y, plot.width - mark(26), plot.height - mark(5))
    spots = _spots(sketch, inner)
    first, last = sketch.points[0][0], sketch.points[-1][0]
    if spec.words.usual:
        y = _level(sketch, inner, USUAL)
        ink = Ink(stroke=colours.ghost, width=mark(2), dash=(mark(9), mark(8)))
        sheet.put(Line(inner.x, y, inner.right, y, ink))
    for at in sketch.marks:
        x = inner.x + (at - first) / (last - first) * inner.width
        guide = Ink(stroke=colours.ghost, width=mark(1.8), dash=(mark(2), mark(7)), round_ends=True)
        sheet.put(Line(x, inner.y, x, plot.bottom, guide))
        _draw_mark(sheet, x, plot.bottom + mark(1.5))
    ink = Ink(
        stroke=colours.curve, width=mark(6.5 if sketch.id == frame.focus else 4.5), round_ends=True
    )
    line = straight(spots) if sketch.corners else smooth(spots, slopes_of(spots))
    heights = [y for _, y in spots]
    box = Box(inner.x, min(heights), inner.width, max(heights) - min(heights))
    sheet.put(Path(line, box, ink))


def _spots(sketch: Sketch, inner: Box) -> list[tuple[float, float]]:
    first, last = sketch.points[0][0], sketch.points[-1][0]
    return [
        (
            inner.x + (place - first) / (last - first) * inner.width,
            _level(sketch, inner, level),
        )
        for place, level in sketch.points
    ]


def _level(sketch: Sketch, inner: Box, level: float) -> float:
    """y of a level; whatever fills one picture says nothing about the others."""
    return inner.bottom - level / sketch.top * inner.height


def _draw_mark(sheet: Sheet, x: float, foot: float) -> None:
    mark = sheet.frame.mark
    half, high = mark(8), mark(13)
    corners = ((x - half, foot), (x, foot - high), (x + half, foot))
    sheet.put(Polygon(corners, Ink(fill=sheet.frame.colours.label)))


def _foot(sheet: Sheet, spec: SketchCurves, top: float) -> float:
    """What the signs mean, and what must not be read from the sketches."""
    frame = sheet.frame
    y = top + frame.mark(8)
    sheet.rule(y)
    y += frame.mark(16)
    if entries := list(_entries(spec)):
        y = write_key(sheet, entries, y) + frame.mark(14)
    note = wrap_whole(spec.words.note, frame.label, 700, sheet.room)
    return sheet.write(note, sheet.left, y, weight=700)


def _entries(spec: SketchCurves) -> Iterator[KeyEntry]:
    def mark(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        _draw_mark(sheet, x, y + sheet.frame.mark(6.5))

    def usual(sheet: Sheet, box: Box) -> None:
        unit, (x, y) = sheet.frame.mark, box.middle
        ink = Ink(stroke=sheet.frame.colours.ghost, width=unit(2), dash=(unit(9), unit(8)))
        sheet.put(Line(x - unit(13), y, x + unit(13), y, ink))

    if spec.words.mark:
        yield KeyEntry(mark, spec.words.mark)
    if spec.words.usual:
        yield KeyEntry(usual, spec.words.usual)
