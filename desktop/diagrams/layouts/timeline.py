"""Lays out strategies on one time line.

The wide form stands names beside their bars; the stacked form above them. Where not even the
words of a bar would fit above it, they stand in a list below, with their years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.diagrams.layouts.timeline_chart import (
    ACROSS,
    DOWN,
    UP,
    Free,
    Lane,
    PlacedNote,
    Years,
    draw_arrow,
    draw_bar,
    draw_bars,
    draw_checks,
    draw_note,
    draw_outline,
    lane_height,
    lane_of,
    place_notes,
)
from desktop.diagrams.measure import LEADING, widest, width_of, wrap, wrap_evenly, wrap_whole
from desktop.diagrams.shapes import Box, Ink, Layout, Line
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
from desktop.diagrams.specs.timeline import StrategyTimeline, Strip, TimelineWords

WIDE = 900  # relative px from which names stand beside their bars
LISTED = 640  # below which the words of the bars stand in a list
LEAST_ROW = 84.0  # px: no strategy looks slighter than another


def lay_out(spec: StrategyTimeline, frame: Frame) -> Layout:
    """The time line for this width and text size."""
    sheet = Sheet(frame)
    if frame.relative_width >= WIDE:
        bottom = _wide(sheet, spec)
    else:
        bottom = _stacked(sheet, spec, listed=frame.relative_width < LISTED)
    return sheet.finish(_foot(sheet, spec, bottom))


@dataclass(frozen=True, slots=True)
class _Chart:
    """The bars of a strip with their notes, ready to be drawn."""

    lanes: tuple[tuple[Lane, tuple[PlacedNote, ...], float], ...]  # lane, notes, height
    gap: float

    @property
    def height(self) -> float:
        return sum(height for _, _, height in self.lanes) + self.gap * (len(self.lanes) - 1)


def _chart(strip: Strip, years: Years, frame: Frame) -> _Chart:
    lanes = [lane_of(track, years, frame) for track in strip.tracks]
    return _Chart(tuple((lane, *place_notes(lane, years, frame)) for lane in lanes), frame.mark(16))


def _draw_chart(sheet: Sheet, strip: Strip, chart: _Chart, years: Years, top: float) -> None:
    base = top
    for lane, notes, height in chart.lanes:
        base += height
        draw_bars(sheet, strip, lane, years, base)
        for placed in notes:
            draw_note(sheet, placed, base, _backing(sheet, strip))
        base += chart.gap


def _backing(sheet: Sheet, strip: Strip) -> str:
    """The colour that `strip` stands on."""
    colours = sheet.frame.colours
    return colours.band if strip.id == sheet.frame.focus else colours.paper


def _draw_arrows(sheet: Sheet, lane: Lane, base: float) -> None:
    """Arrows alone, above the bars they belong to, when the words stand in a list."""
    frame = sheet.frame
    free = Free(lane.bars)
    size = frame.label
    for note in lane.notes:
        if note.turn is not None:
            left = min(note.left, sheet.right - 0.84 * size)
            height = free.lowest(left, 0.84 * size, size, frame.mark(4))
            draw_arrow(sheet, left + 0.42 * size, base - height - 0.5 * size, note.turn)


def _wide(sheet: Sheet, spec: StrategyTimeline) -> float:
    frame = sheet.frame
    mark = frame.mark
    pad = mark(14)
    heads = [_wide_head(strip, frame) for strip in spec.strips]
    years = Years(
        sheet.left + pad + max(head.width for head in heads) + mark(24),
        sheet.right - pad,
        spec.years,
    )
    top = _write_years(sheet, spec.words, years, sheet.left) + mark(10)
    for place, (strip, head) in enumerate(zip(spec.strips, heads, strict=True)):
        chart = _chart(strip, years, frame)
        height = max(head.height, chart.height, mark(LEAST_ROW)) + 2 * pad
        row = Box(sheet.left, top, sheet.room, height)
        if place and frame.focus not in (strip.id, spec.strips[place - 1].id):
            sheet.rule(top + mark(1))
        sheet.mark_area(strip.id, strip.name, row.grown(-mark(1.5)), mark(14), edge=True)
        _draw_grid(sheet, years, row.y, row.bottom)
        _draw_chart(sheet, strip, chart, years, row.bottom - pad - chart.height)
        head_top = top + (height - head.height) / 2
        names_bottom = sheet.write(
            head.names, sheet.left + pad, head_top, size=frame.name, weight=700
        )
        tag_top = names_bottom + mark(8)
        write_tag(
            sheet, strip.status, sheet.left + pad, tag_top, head.width, dashed=not strip.settled
        )
        top = row.bottom
        sheet.allow_cut(top)
    sheet.rule(top + mark(1))
    return _write_years(sheet, spec.words, years, top + mark(10))


@dataclass(frozen=True, slots=True)
class _Head:
    """A strategy's name and status, measured."""

    names: tuple[str, ...]
    width: float
    height: float


def _wide_head(strip: Strip, frame: Frame) -> _Head:
    room = frame.label * 13
    names = wrap_evenly(strip.name, frame.name, 700, room)
    _, tag_width, tag_height = tag_size(frame, strip.status, room)
    width = max(widest(names, frame.name, 700), tag_width)
    return _Head(names, width, height_of(names, frame.name) + frame.mark(8) + tag_height)


def _stacked(sheet: Sheet, spec: StrategyTimeline, *, listed: bool) -> float:
    frame = sheet.frame
    mark = frame.mark
    side = mark(12 if frame.relative_width >= 420 else 8)
    years = Years(sheet.left + side, sheet.right - side, spec.years)
    indent = _indent(spec, years, frame)
    top = _write_years(sheet, spec.words, years, sheet.left) + mark(8)
    for place, strip in enumerate(spec.strips):
        head = _stacked_head(strip, years, frame)
        pad = mark(14)
        body: _Chart | _Listing
        body = (
            _listing(spec, strip, years, frame, indent) if listed else _chart(strip, years, frame)
        )
        height = pad + head.height + mark(12) + body.height + pad
        row = Box(sheet.left, top, sheet.room, height)
        if place and frame.focus not in (strip.id, spec.strips[place - 1].id):
            sheet.rule(top + mark(1))
        sheet.mark_area(strip.id, strip.name, row.grown(-mark(1.5)), mark(14), edge=True)
        _write_stacked_head(sheet, strip, head, years, top + pad)
        body_top = top + pad + head.height + mark(12)
        if isinstance(body, _Listing):
            _write_listing(sheet, strip, body, years, body_top)
        else:
            _draw_grid(sheet, years, body_top, body_top + body.height)
            _draw_chart(sheet, strip, body, years, body_top)
        top = row.bottom
        sheet.allow_cut(top)
    sheet.rule(top + mark(1))
    return _write_years(sheet, spec.words, years, top + mark(10))


@dataclass(frozen=True, slots=True)
class _StackedHead:
    """A strategy's name, and its status on the same line or below."""

    names: tuple[str, ...]
    size: float
    names_top: float
    tag_left: float
    tag_top: float
    height: float


def _stacked_head(strip: Strip, years: Years, frame: Frame) -> _StackedHead:
    room = years.right - years.left
    _, tag_width, tag_height = tag_size(frame, strip.status, room)
    size = name_size(frame, strip.name, room)
    names = wrap_evenly(strip.name, size, 700, room)
    names_height = height_of(names, size)
    if len(names) == 1 and widest(names, size, 700) + frame.mark(14) + tag_width <= room:
        height = max(tag_height, names_height)
        names_top = (height - names_height) / 2
        return _StackedHead(names, size, names_top, years.right - tag_width, 0.0, height)
    tag_top = names_height + frame.mark(8)
    return _StackedHead(names, size, 0.0, years.left, tag_top, tag_top + tag_height)


def _write_stacked_head(
    sheet: Sheet, strip: Strip, head: _StackedHead, years: Years, top: float
) -> None:
    sheet.write(head.names, years.left, top + head.names_top, size=head.size, weight=700)
    room = years.right - years.left
    dashed = not strip.settled
    write_tag(sheet, strip.status, head.tag_left, top + head.tag_top, room, dashed=dashed)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A note in the list below the bars: its time, then its words beside or below it."""

    when: tuple[str, ...]
    words: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Listed:
    """A track: its lead and plan, its bars, and its words in a list."""

    lead: tuple[str, ...]
    plan: tuple[str, ...]
    lane: Lane
    bars_height: float
    entries: tuple[_Entry, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Listing:
    """The tracks of a strip; `indent` is how far their words stand in behind the times."""

    tracks: tuple[_Listed, ...]
    indent: float
    between: float  # px from one entry to the next
    gap: float  # from one track to the next

    @property
    def height(self) -> float:
        heights = sum(track.height for track in self.tracks)
        return heights + self.gap * (len(self.tracks) - 1)


def _listing(
    spec: StrategyTimeline, strip: Strip, years: Years, frame: Frame, indent: float
) -> _Listing:
    between = frame.mark(8 if indent else 12)
    tracks = []
    for track in strip.tracks:
        lane = lane_of(track, years, frame)
        room = years.right - years.left
        lead = wrap(f"{track.lead}:", frame.label, 700, room) if track.lead else ()
        plan = wrap_whole(track.plan, frame.label, 500, room) if track.lead else ()
        entries = tuple(_entries(spec, lane, years, frame, indent))
        bars = lane_height(lane, frame)
        height = height_of((*lead, *plan), frame.label) + frame.mark(8 if lead else 0) + bars
        height += sum(between + entry.height for entry in entries)
        tracks.append(_Listed(lead, plan, lane, bars, entries, height))
    return _Listing(tuple(tracks), indent, between, frame.mark(22))


def _entries(
    spec: StrategyTimeline, lane: Lane, years: Years, frame: Frame, indent: float
) -> Iterator[_Entry]:
    room = years.right - years.left
    for note in lane.notes:
        if note.lead or not note.text:
            continue
        when = wrap(spec.time(note.at, note.when), frame.label, 600, indent or room)
        text = wrap_whole(note.text, frame.label, 500, room - indent)
        heights = height_of(when, frame.label), height_of(text, frame.label)
        yield _Entry(when, text, max(heights) if indent else sum(heights) + frame.mark(3))


def _indent(spec: StrategyTimeline, years: Years, frame: Frame) -> float:
    """How far the words of every list stand in, behind their times; 0 to stand below them."""
    times = [
        spec.time(note.at, note.when)
        for strip in spec.strips
        for track in strip.tracks
        for note in lane_of(track, years, frame).notes
        if note.text and not note.lead
    ]
    indent = widest(times, frame.label, 600) + frame.mark(12)
    return indent if indent <= 0.42 * (years.right - years.left) else 0.0


def _write_listing(sheet: Sheet, strip: Strip, listing: _Listing, years: Years, top: float) -> None:
    frame = sheet.frame
    y = top
    for place, track in enumerate(listing.tracks):
        if place:
            sheet.allow_cut(y - listing.gap / 2)
        bars_top = y
        if track.lead:
            below = y + LEADING * frame.label * len(track.lead)
            sheet.write(track.lead, years.left, y, weight=700)
            bars_top = sheet.write(track.plan, years.left, below) + frame.mark(8)
        bottom = bars_top + track.bars_height
        _draw_grid(sheet, years, bars_top, bottom)
        draw_bars(sheet, strip, track.lane, years, bottom)
        _draw_arrows(sheet, track.lane, bottom)
        for entry in track.entries:
            bottom += listing.between
            words = sheet.write(entry.when, years.left, bottom, weight=600)
            words = bottom if listing.indent else words + frame.mark(3)
            sheet.write(entry.words, years.left + listing.indent, words)
            bottom += entry.height
        y = bottom + listing.gap


def _write_years(sheet: Sheet, words: TimelineWords, years: Years, top: float) -> float:
    """As many years as fit on one line."""
    frame = sheet.frame
    fill = frame.colours.label_muted
    for step in (1, 2, 5, 10, years.count):
        shown = [(0, words.start)]
        shown += [
            (n, words.year.replace("{n}", str(n))) for n in range(step, years.count + 1, step)
        ]
        if _years_fit(shown, years, frame):
            break
    for n, text in shown:
        anchor = "start" if n == 0 else "end" if n == years.count else "middle"
        sheet.write([text], years.x(n), top, fill=fill, anchor=anchor)
    return top + height_of(("",), frame.label)


def _years_fit(shown: Sequence[tuple[int, str]], years: Years, frame: Frame) -> bool:
    edge = float("-inf")
    for n, text in shown:
        width = width_of(text, frame.label, 500)
        share = 0.0 if n == 0 else 1.0 if n == years.count else 0.5
        left = years.x(n) - share * width
        if left < edge:
            return False
        edge = left + width + frame.mark(14)
    return True


def _draw_grid(sheet: Sheet, years: Years, top: float, bottom: float) -> None:
    ink = Ink(stroke=sheet.frame.colours.grid, width=sheet.frame.mark(1.5))
    for year in range(years.count + 1):
        sheet.put(Line(years.x(year), top, years.x(year), bottom, ink))


def _foot(sheet: Sheet, spec: StrategyTimeline, top: float) -> float:
    """What the signs mean, and that the timings are examples."""
    frame, words = sheet.frame, spec.words
    sheet.allow_cut(top + frame.mark(7))
    y = top + frame.mark(14)
    sheet.rule(y)
    y = write_key(sheet, _key(spec, frame), y + frame.mark(16)) + frame.mark(16)
    note = wrap(words.note, frame.label, 700, sheet.room)
    return sheet.write(note, sheet.left, y, weight=700)


def _key(spec: StrategyTimeline, frame: Frame) -> list[KeyEntry]:
    """The signs that this time line uses."""
    words, mark, colours = spec.words, frame.mark, frame.colours

    def bars(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        for step in (1, 2, 3):
            height = mark(6.5) * step
            left = x - mark(14) + mark(10) * (step - 1)
            draw_bar(sheet, Box(left, y + mark(9.5) - height, mark(8), height), colours.axis)

    def goes_on(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        bar = Box(x - mark(14), y - mark(8), mark(28), mark(16))
        draw_bar(sheet, bar, colours.axis, pointed=True)

    def steps(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        draw_arrow(sheet, x - 0.4 * frame.label, y, UP)
        draw_arrow(sheet, x + 0.4 * frame.label, y, DOWN)

    def switch(sheet: Sheet, box: Box) -> None:
        draw_arrow(sheet, *box.middle, ACROSS)

    def dots(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        draw_checks(sheet, x - mark(22), x + mark(22), y)

    def dashes(sheet: Sheet, box: Box) -> None:
        x, y = box.middle
        sign = Box(x - mark(11), y - mark(10.5), mark(22), mark(21))
        draw_outline(sheet, sign, colours.axis, colours.paper)

    tracks = [track for strip in spec.strips for track in strip.tracks]
    bands = [band for track in tracks for band in track.bands]
    markers = [marker for track in tracks for marker in track.markers]
    years = Years(0, 1, spec.years)  # any will do: only the turns are wanted
    turns = {note.turn for track in tracks for note in lane_of(track, years, frame).notes}
    optional = any(b.optional for b in bands) or any(m.optional for m in markers)
    entries = (
        (True, bars, words.higher),
        (any(band.continues for band in bands), goes_on, words.goes_on),
        (bool(turns & {UP, DOWN}), steps, words.steps),
        (ACROSS in turns, switch, words.switch),
        (any(band.intensity == 0 for band in bands), dots, words.checks),
        (optional, dashes, words.dashed),
    )
    return [KeyEntry(draw, meaning) for used, draw, meaning in entries if used]
