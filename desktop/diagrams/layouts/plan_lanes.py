"""Lays out the years of a plan: a lane for each kind of event, all on one axis.

The wide form stands the names of the lanes beside them, the narrow one above them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.layouts.event_signs import (
    BAND,
    SIGN,
    draw_band,
    draw_left_to_team,
    draw_signs,
    draw_treatment,
)
from desktop.diagrams.layouts.plan_list import Entry, moments_of, team_of, write_list
from desktop.diagrams.measure import widest, width_of, wrap
from desktop.diagrams.shapes import Box, Ink, Layout, Line
from desktop.diagrams.sheet import Frame, Sheet, height_of
from desktop.diagrams.specs.plan_words import KIND_NAMES, capital, leg_span, origin
from desktop.diagrams.specs.plans import PlanLanes
from desktop.domain.calendar import (
    DAYS_IN_YEAR,
    EventKind,
    Plan,
    left_to_team,
    spells,
    year_of,
)

WIDE = 640  # relative px from which names stand beside their lanes
TREATMENT = 30.0  # px: height of a bar
PITCH = 9.5  # px from one day's sign to the next
LEAST_BAR = 3.0
LEAST_GAP = 2.0  # px between bars; nearer ones become one
BEFORE = 3  # signs that stand beside each other before the first dose
TEAM = 10.0  # px that a dashed line takes up below its lane
PAD = 9.0  # px above and below a lane

_COUNTED = (EventKind.VISIT, EventKind.TEST)
Spell = tuple[int, int]


def lay_out(spec: PlanLanes, frame: Frame) -> Layout:
    """The lanes for this width and text size, then what is due when."""
    sheet, mark = Sheet(frame), frame.mark
    plan = spec.plan
    lanes = _lanes(plan)
    axis = _axis(sheet, plan, lanes)
    heads = _LegNames(plan, axis, frame)
    y = _write_years(sheet, plan, axis) + mark(6)
    for place, lane in enumerate(lanes):
        y = _draw_lane(sheet, plan, lane, axis, heads, y, ruled=place > 0)
    y += mark(8)
    entries = heads.entries() + moments_of(plan, before=False) + team_of(plan)
    if entries:
        sheet.rule(y)
        y = write_list(sheet, entries, y + mark(16)) + mark(16)
    sheet.rule(y)
    y += mark(16)
    if any(lane.kind in _COUNTED and lane.found for lane in lanes):
        said = wrap("Each dot or ring is one day of that year.", frame.label, 500, sheet.room)
        y = sheet.write(said, sheet.left, y) + mark(8)
    note = wrap(plan.note, frame.label, 700, sheet.room)
    return sheet.finish(sheet.write(note, sheet.left, y, weight=700))


@dataclass(frozen=True, slots=True)
class _Lane:
    """One kind of event: the days on which it happens, and those for which the team sets more."""

    kind: EventKind
    found: tuple[Spell, ...]
    team: tuple[Spell, ...]

    @property
    def name(self) -> str:
        return KIND_NAMES[self.kind]


def _lanes(plan: Plan) -> list[_Lane]:
    lanes = []
    for kind in KIND_NAMES:
        events = [event for event in plan.events if event.kind is kind]
        team = [(each.start, each.end) for each in left_to_team(events, plan.years)]
        lanes.append(_Lane(kind, spells(events, plan.years), _joined(team)))
    return [lane for lane in lanes if lane.found or lane.team]


def _joined(stretches: Sequence[Spell], apart: int = 0) -> tuple[Spell, ...]:
    """`stretches`, in order; those not more than `apart` days from each other are made one."""
    joined: list[Spell] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1] + apart:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class _Axis:
    """The years across the lanes: days to x.

    Args:
        left, zero, right: x of the first day, of day 0 and of the end of the last year; the time
            before the first dose has a measure of its own.
        first: the first day; 0 if nothing happens before day 0.
        gutter: where the names of the lanes stand; None where they stand above them.
    """

    left: float
    zero: float
    right: float
    first: int
    years: int
    gutter: float | None

    @property
    def cell(self) -> float:
        """Width of a year."""
        return (self.right - self.zero) / self.years

    def x(self, day: float) -> float:
        if day < 0:
            share = min(day / self.first, 1.0) if self.first else 1.0
            return self.zero - (self.zero - self.left) * share
        return self.zero + min(day / DAYS_IN_YEAR, self.years) * self.cell


def _axis(sheet: Sheet, plan: Plan, lanes: Sequence[_Lane]) -> _Axis:
    frame, mark = sheet.frame, sheet.frame.mark
    first = min([0, *(start for lane in lanes for start, _ in lane.found)])
    before = mark(PITCH * BEFORE + 6) if first else 0.0
    side = mark(10)
    if frame.relative_width < WIDE:
        left, gutter = sheet.left + side, None
    else:
        gutter = sheet.left + mark(12)
        names = widest([lane.name for lane in lanes], frame.label, 700)
        left = gutter + names + mark(22)
    return _Axis(left, left + before, sheet.right - side, first, plan.years, gutter)


class _LegNames:
    """The names of the treatments above their bars; numbers, and a list, where they do not fit."""

    def __init__(self, plan: Plan, axis: _Axis, frame: Frame) -> None:
        self._plan = plan
        self._frame = frame
        gap = frame.mark(8)
        self.lefts = [axis.x(max(leg.start, 0)) for leg in plan.legs]
        ends = [axis.right if leg.end is None else axis.x(leg.end) for leg in plan.legs]
        rooms = [end - left - gap for left, end in zip(self.lefts, ends, strict=True)]
        rooms[-1:] = [axis.right - self.lefts[-1]] if rooms else []
        fits = all(
            widest(leg.name.split(), frame.label, 600) <= room
            for leg, room in zip(plan.legs, rooms, strict=True)
        )
        self.numbered = not fits
        self.lines = [
            (str(number),) if self.numbered else wrap(leg.name, frame.label, 600, room)
            for number, (leg, room) in enumerate(zip(plan.legs, rooms, strict=True), 1)
        ]

    @property
    def height(self) -> float:
        tallest = max((height_of(lines, self._frame.label) for lines in self.lines), default=0.0)
        return tallest + self._frame.mark(5) if self.lines else 0.0

    def write(self, sheet: Sheet, top: float) -> None:
        """Write the names so that all end just above the bars."""
        bottom = top + self.height - self._frame.mark(5)
        free = 0.0  # where the names before it end
        for left, lines in zip(self.lefts, self.lines, strict=True):
            left = max(left, free)
            height = height_of(lines, self._frame.label)
            sheet.write(lines, left, bottom - height, weight=600)
            free = left + widest(lines, self._frame.label, 600) + self._frame.mark(4)

    def entries(self) -> list[Entry]:
        """The treatments by number, where their names stand nowhere else."""
        if not self.numbered:
            return []
        since = origin(self._plan)
        return [
            Entry(None, f"{number}. {leg.name}", capital(leg_span(leg, since)))
            for number, leg in enumerate(self._plan.legs, 1)
        ]


def _write_years(sheet: Sheet, plan: Plan, axis: _Axis) -> float:
    """The number of each year above its part of the axis, as many as fit."""
    frame = sheet.frame
    fill = frame.colours.label_muted
    y = sheet.left
    if axis.gutter is not None:
        sheet.write(["Year"], axis.gutter, y, fill=fill)
    else:
        y = sheet.write(["Year"], axis.left, y, fill=fill) + frame.mark(2)
    wide = width_of(str(plan.years), frame.label, 500) + frame.mark(8)
    step = next(step for step in (1, 2, 5, plan.years) if step * axis.cell >= wide)
    for year in range(0, plan.years, step):
        x = axis.x((year + 0.5) * DAYS_IN_YEAR)
        sheet.write([str(year + 1)], x, y, fill=fill, anchor="middle")
    return y + height_of(("",), frame.label)


def _draw_lane(
    sheet: Sheet,
    plan: Plan,
    lane: _Lane,
    axis: _Axis,
    heads: _LegNames,
    top: float,
    *,
    ruled: bool,
) -> float:
    """A lane with its name; gives the y below it."""
    frame, mark = sheet.frame, sheet.frame.mark
    pad = mark(PAD)
    line = height_of(("",), frame.label)
    title = wrap(lane.name, frame.label, 700, axis.right - axis.left)
    above = height_of(title, frame.label) + mark(4) if axis.gutter is None else 0.0
    names = heads.height if lane.kind is EventKind.TREATMENT else 0.0
    signs = _height(lane, axis, frame)
    team = mark(TEAM) if lane.team else 0.0
    body = names + signs + team
    height = above + max(body, line) + 2 * pad
    row = Box(sheet.left, top, sheet.room, height)
    if ruled and frame.focus != lane.kind:
        sheet.rule(top)
    sheet.mark_area(str(lane.kind), lane.name, row.grown(-mark(1.5)), mark(10), edge=True)
    grid_top = top + pad + above
    _draw_grid(sheet, axis, grid_top + names, row.bottom - mark(3))
    if axis.gutter is None:
        sheet.write(title, axis.left, top + pad, weight=700)
    else:
        middle = grid_top + names + (max(body, line) - names - line) / 2
        sheet.write([lane.name], axis.gutter, middle, weight=700)
    y = grid_top + (max(body, line) - body) / 2
    if names:
        heads.write(sheet, y)
    _draw_signs(sheet, plan, lane, axis, Box(axis.left, y + names, axis.right - axis.left, signs))
    for start, end in lane.team:
        y_line = y + names + signs + team - mark(3)
        draw_left_to_team(sheet, axis.x(start), axis.x(end), y_line)
    sheet.allow_cut(row.bottom)
    return row.bottom


def _draw_grid(sheet: Sheet, axis: _Axis, top: float, bottom: float) -> None:
    mark = sheet.frame.mark
    colours = sheet.frame.colours
    for year in range(axis.years + 1):
        x = axis.x(year * DAYS_IN_YEAR)
        ink = Ink(stroke=colours.ghost if year == 0 else colours.grid, width=mark(1.2))
        sheet.put(Line(x, top, x, bottom, ink))


def _height(lane: _Lane, axis: _Axis, frame: Frame) -> float:
    """Height of what is drawn of a lane."""
    if not lane.found:
        return 0.0
    if lane.kind is EventKind.TREATMENT:
        return frame.mark(TREATMENT)
    if lane.kind in _COUNTED:
        rows = (-(-len(days) // _columns(axis, frame, y)) for y, days in _by_year(lane).items())
        return frame.mark(PITCH) * max(rows)
    return frame.mark(BAND + 2)


def _columns(axis: _Axis, frame: Frame, year: int) -> int:
    """Days that stand beside each other in a year, or before the first dose."""
    if year == 0:
        return BEFORE
    return max(1, int((axis.cell - frame.mark(6)) // frame.mark(PITCH)))


def _by_year(lane: _Lane) -> dict[int, list[int]]:
    days: dict[int, list[int]] = {}
    for start, end in lane.found:
        for day in range(start, end):
            days.setdefault(year_of(day), []).append(day)
    return days


def _draw_signs(sheet: Sheet, plan: Plan, lane: _Lane, axis: _Axis, row: Box) -> None:
    match lane.kind:
        case EventKind.TREATMENT:
            _draw_bars(sheet, plan, lane, axis, row)
        case EventKind.VISIT | EventKind.TEST:
            _draw_days(sheet, lane, axis, row)
        case EventKind.DECISION:
            y = row.middle[1]
            across = sheet.frame.mark(SIGN + 3)
            pole = 0.29 * across  # left of the middle of a flag
            spots = [(_kept(axis, axis.x(start) + pole, across), y) for start, _ in lane.found]
            draw_signs(sheet, lane.kind, spots, across)
        case _:
            _draw_bands(sheet, lane, axis, row)


def _draw_bars(sheet: Sheet, plan: Plan, lane: _Lane, axis: _Axis, row: Box) -> None:
    """A bar for each stretch of treatment, on one line."""
    base = Ink(stroke=sheet.frame.colours.axis, width=sheet.frame.mark(1.6))
    sheet.put(Line(axis.left, row.bottom, axis.right, row.bottom, base))
    for left, right in _bars(plan, lane, axis, sheet.frame):
        draw_treatment(sheet, plan, Box(left, row.y, right - left, row.height))


def _bars(plan: Plan, lane: _Lane, axis: _Axis, frame: Frame) -> list[tuple[float, float]]:
    """Stretches of treatment from x to x; what would all but touch becomes one.

    Each treatment begins a bar of its own.
    """
    gap = frame.mark(LEAST_GAP)
    changes = [leg.start for leg in plan.legs[1:]]
    near = int(gap * DAYS_IN_YEAR / axis.cell)  # days apart that nobody could see
    bars: list[tuple[float, float]] = []
    before = axis.first - 1
    for start, end in _cut(_joined(lane.found, near), changes):
        left = min(axis.x(start), axis.right - frame.mark(LEAST_BAR))
        right = max(axis.x(end), left + frame.mark(LEAST_BAR))
        changed = any(before < change <= start for change in changes)
        if bars and changed:
            bars[-1] = (bars[-1][0], min(bars[-1][1], left - gap))
        if bars and not changed and left - bars[-1][1] < gap:
            bars[-1] = (bars[-1][0], right)
        else:
            bars.append((left, right))
        before = start
    return bars


def _cut(found: Sequence[Spell], days: Sequence[int]) -> Iterator[Spell]:
    """`found`, in more pieces: none goes on over any of `days`."""
    for start, end in found:
        bounds = [start, *(day for day in days if start < day < end), end]
        yield from pairwise(bounds)


def _draw_days(sheet: Sheet, lane: _Lane, axis: _Axis, row: Box) -> None:
    """A sign for each day, row by row in the part of its year."""
    frame = sheet.frame
    pitch = frame.mark(PITCH)
    spots = []
    for year, days in _by_year(lane).items():
        columns = _columns(axis, frame, year)
        left = axis.left if year == 0 else axis.x((year - 1) * DAYS_IN_YEAR) + frame.mark(3)
        for place in range(len(days)):
            x = left + (place % columns + 0.5) * pitch
            spots.append((x, row.y + (place // columns + 0.5) * pitch))
    draw_signs(sheet, lane.kind, spots, 0.86 * pitch)


def _draw_bands(sheet: Sheet, lane: _Lane, axis: _Axis, row: Box) -> None:
    """A band where it lasts; a sign for a single day."""
    frame = sheet.frame
    across, tall = frame.mark(SIGN + 1), frame.mark(BAND)
    y = row.middle[1]
    spots = []
    for start, end in lane.found:
        left, right = axis.x(start), axis.x(end)
        if lane.kind is EventKind.VACCINE and right - left < across + frame.mark(4):
            spots.append((_kept(axis, (left + right) / 2, across), y))
        else:
            right = max(right, left + frame.mark(5))
            draw_band(sheet, lane.kind, Box(left, y - tall / 2, right - left, tall))
    draw_signs(sheet, lane.kind, spots, across)


def _kept(axis: _Axis, x: float, across: float) -> float:
    """`x`, moved so that a sign stays on the axis."""
    return min(max(x, axis.left + across / 2), axis.right - across / 2)
