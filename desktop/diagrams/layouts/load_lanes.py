"""The lanes of a treatment on an axis of years: its doses, its tests and its visits.

Solid marks stand where the time is known, dashed ones where it is an example or the team sets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.diagrams.layouts.event_signs import draw_left_to_team, draw_signs, draw_treatment
from desktop.diagrams.shapes import Box, Circle, Ink, Line, Rect
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.specs.load_rows import LoadRow, LoadRows
from desktop.domain.calendar import (
    DAYS_IN_YEAR,
    CalendarEvent,
    EventKind,
    left_to_team,
    occurrences,
)
from desktop.domain.tokens import STRATEGY_IDENTITY, STRATEGY_MARKS

BAR = 24.0  # px: height of a bar of treatment
SIGN = 14.5  # px across a sign whose date is an example
DOT = 8.5  # px across a dot
STAY = 14.0  # px: height of a stay in hospital
LINE = 11.0  # px from the dots to the dashed line below them
LEAST = 7.0  # px: least width of a bar
PATTERNED = 14.0  # px: narrower bars have no pattern
APART = 1.5  # px between two bars
TIGHT = 5.5  # px between dots below which they stand in two lines

HEIGHTS = {EventKind.TREATMENT: BAR, EventKind.TEST: DOT + LINE + SIGN / 2, EventKind.VISIT: STAY}


@dataclass(frozen=True, slots=True)
class Course:
    """The axis: days to x. The time before the first dose is drawn wider than the years.

    Args:
        start: x of the first dose.
        before: days before it.
    """

    left: float
    start: float
    right: float
    years: int
    before: int

    @property
    def day(self) -> float:
        """Width of a day within the years."""
        return (self.right - self.start) / (self.years * DAYS_IN_YEAR)

    def x(self, day: float) -> float:
        if day < 0:
            return self.start + (self.start - self.left) * day / self.before
        return min(self.start + day * self.day, self.right)


def draw_lane(
    sheet: Sheet, spec: LoadRows, row: LoadRow, kind: EventKind, course: Course, lane: Box
) -> None:
    """The marks of one lane, in the middle of `lane`."""
    tall = sheet.frame.mark(HEIGHTS[kind])
    top = lane.middle[1] - tall / 2
    if kind is EventKind.TREATMENT:
        _draw_treatment(sheet, spec, row, course, Box(lane.x, top, lane.width, tall))
    elif kind is EventKind.TEST:
        _draw_tests(sheet, spec, row, course, top)
    else:
        _draw_visits(sheet, spec, row, course, Box(lane.x, top, lane.width, tall))


def _draw_treatment(sheet: Sheet, spec: LoadRows, row: LoadRow, course: Course, lane: Box) -> None:
    """Bars on a line: a comb of them where doses come again and again."""
    frame = sheet.frame
    line = Ink(stroke=frame.colours.axis, width=frame.mark(2))
    sheet.put(Line(course.left, lane.bottom, course.right, lane.bottom, line))
    _draw_team(sheet, spec.team(row, EventKind.TREATMENT), spec.years, course, lane.middle[1])
    single = []
    for event in (*spec.known(row, EventKind.TREATMENT), *spec.examples(row, EventKind.TREATMENT)):
        if event.every:
            _draw_comb(sheet, spec, row, event, course, lane)
        else:
            single.append(event)
    edge = float("-inf")
    for event in sorted(single, key=lambda each: each.start):
        left = max(course.x(event.start), edge + frame.mark(APART))
        edge = max(course.x(event.start + event.days), left + frame.mark(LEAST))
        bar = Box(left, lane.y, edge - left, lane.height)
        if spec.is_example(event):
            draw_outline(sheet, bar, _colour(frame, row), _ground(frame, row.id))
        else:
            _draw_bar(sheet, row, bar)


def _draw_comb(
    sheet: Sheet, spec: LoadRows, row: LoadRow, event: CalendarEvent, course: Course, lane: Box
) -> None:
    """A bar for every dose, or one for all where they cannot be told apart, or are examples."""
    frame = sheet.frame
    starts = [course.x(each.start) for each in occurrences([event], spec.years)]
    pitch = event.every * course.day
    tooth = min(max(0.45 * pitch, frame.mark(1.3)), frame.mark(LEAST))
    left, right = starts[0], min(starts[-1] + tooth, course.right)
    whole = Box(left, lane.y, right - left, lane.height)
    if spec.is_example(event):
        draw_outline(sheet, whole, _colour(frame, row), _ground(frame, row.id))
        return
    if pitch - tooth < frame.mark(1.1):
        _draw_bar(sheet, row, whole)
        return
    dash = (tooth, pitch - tooth)
    ink = Ink(stroke=_colour(frame, row), width=lane.height, dash=dash)
    sheet.put(Line(left, lane.middle[1], right, lane.middle[1], ink))


def _draw_bar(sheet: Sheet, row: LoadRow, box: Box) -> None:
    """A bar of treatment; too narrow a one would blur its pattern."""
    if box.width >= sheet.frame.mark(PATTERNED):
        draw_treatment(sheet, row.plan, box)
    else:
        sheet.put(Rect(box, Ink(_colour(sheet.frame, row)), box.width / 4))


def _draw_tests(sheet: Sheet, spec: LoadRows, row: LoadRow, course: Course, top: float) -> None:
    """Dots for known times; below them, on the dashed line, rings for example dates."""
    frame = sheet.frame
    known = spec.known(row, EventKind.TEST)
    days = sorted({each.start for each in occurrences(known, spec.years)})
    _draw_dots(sheet, [course.x(day) for day in days], top + frame.mark(DOT / 2))
    y = top + frame.mark(DOT + LINE)
    _draw_team(sheet, spec.team(row, EventKind.TEST), spec.years, course, y)
    radius = frame.mark(SIGN / 2 - 1)
    for each in occurrences(spec.examples(row, EventKind.TEST), spec.years):
        draw_ring(sheet, course.x(each.start), y, radius, _ground(frame, row.id))


def _draw_dots(sheet: Sheet, xs: Sequence[float], y: float) -> None:
    """A dot at each of `xs`; in two lines by turns where one line would run together."""
    frame = sheet.frame
    gaps = sorted(b - a for a, b in pairwise(xs))
    pitch = gaps[len(gaps) // 2] if gaps else frame.mark(DOT)
    if pitch >= frame.mark(TIGHT):
        across = min(frame.mark(DOT), 0.8 * pitch)
        draw_signs(sheet, EventKind.TEST, [(x, y) for x in xs], across / 0.88)
        return
    across = min(frame.mark(DOT / 2), 1.5 * pitch)
    offset = frame.mark(DOT / 2) - across / 2
    spots = [(x, y + (offset if place % 2 else -offset)) for place, x in enumerate(xs)]
    draw_signs(sheet, EventKind.TEST, spots, across / 0.88)


def _draw_visits(sheet: Sheet, spec: LoadRows, row: LoadRow, course: Course, lane: Box) -> None:
    """Boxes on the dashed line."""
    frame = sheet.frame
    _draw_team(sheet, spec.team(row, EventKind.VISIT), spec.years, course, lane.middle[1])
    dated = (*spec.known(row, EventKind.VISIT), *spec.examples(row, EventKind.VISIT))
    for each in occurrences(dated, spec.years):
        left, right = course.x(each.start), course.x(each.end)
        spare = max(0.0, frame.mark(SIGN) - (right - left)) / 2
        box = Box(left - spare, lane.y, right - left + 2 * spare, lane.height)
        if spec.is_example(each.event):
            draw_outline(sheet, box, frame.colours.axis, _ground(frame, row.id))
        else:
            sheet.put(Rect(box, Ink(frame.colours.axis), frame.mark(3)))


def _draw_team(
    sheet: Sheet, events: Iterable[CalendarEvent], years: int, course: Course, y: float
) -> None:
    """A dashed line for each stretch in which the team sets how often, from a short bar on."""
    frame = sheet.frame
    ink = Ink(stroke=frame.colours.axis, width=frame.mark(2))
    tall = frame.mark(4.5)
    for start, end in _joined(events, years):
        left, right = course.x(start), course.x(end)
        draw_left_to_team(sheet, left, right - frame.mark(3), y)
        sheet.put(Line(left, y - tall, left, y + tall, ink))


def _joined(events: Iterable[CalendarEvent], years: int) -> Iterator[tuple[int, int]]:
    """Stretches left to the team; those that overlap are one, those that follow are not."""
    current: tuple[int, int] | None = None
    for each in left_to_team(events, years):
        if current is not None and each.start < current[1]:
            current = (current[0], max(current[1], each.end))
            continue
        if current is not None:
            yield current
        current = (each.start, each.end)
    if current is not None:
        yield current


def draw_ring(sheet: Sheet, x: float, y: float, radius: float, ground: str) -> None:
    """A test whose date is an example."""
    mark = sheet.frame.mark
    dash = (mark(3.3), mark(2.1))
    sheet.put(Circle(x, y, radius + mark(1), Ink(fill=ground)))
    sheet.put(Circle(x, y, radius, Ink("none", sheet.frame.colours.axis, mark(2), dash)))


def draw_outline(sheet: Sheet, box: Box, colour: str, ground: str) -> None:
    """A stretch whose dates are examples."""
    mark = sheet.frame.mark
    ink = Ink(ground, colour, mark(1.8), (mark(3.6), mark(2.4)))
    sheet.put(Rect(box.grown(-mark(0.9)), ink, min(mark(3), box.width / 4)))


def _colour(frame: Frame, row: LoadRow) -> str:
    colour: str = getattr(frame.colours, STRATEGY_MARKS[STRATEGY_IDENTITY[row.strategy]].colour)
    return colour


def _ground(frame: Frame, element: str) -> str:
    """What lies below the marks of a row."""
    return frame.colours.band if element == frame.focus else frame.colours.paper
