"""Lays out the days off of a plan: a row for each year, its bar as long as its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagrams.layouts.event_signs import draw_signs, draw_treatment
from desktop.diagrams.layouts.number_axis import (
    NumberAxis,
    draw_grid,
    numbers_across,
    write_numbers,
)
from desktop.diagrams.layouts.plan_list import team_of, write_list
from desktop.diagrams.measure import widest, wrap
from desktop.diagrams.shapes import Box, Ink, Layout, Line, Rect
from desktop.diagrams.sheet import Frame, KeyEntry, Sheet, height_of, write_key
from desktop.diagrams.specs.number_range import NumberRange
from desktop.diagrams.specs.plan_words import OFF, ONCE, home_words, off_words, year_name
from desktop.diagrams.specs.plans import Burden
from desktop.domain.calendar import EventKind, Plan, YearTotals

WIDE = 620  # relative px from which the words stand beside their bar
SHARE = 0.52  # of the room that the words then take
BAR = 22.0  # px
PAD = 10.0  # px above and below a row
LEAST_SCALE = 10  # days: 1 day off is not as long as the sheet

_ALONE = ((EventKind.VISIT, "visits_alone"), (EventKind.TEST, "tests_alone"))


def lay_out(spec: Burden, frame: Frame) -> Layout:
    """The bars for this width and text size, then the key and what is not counted."""
    sheet, mark = Sheet(frame), frame.mark
    plan = spec.plan
    years = [year for year in plan.totals() if year.year or year.days_off or year.treatment]
    chart = _chart(sheet, spec, years)
    shown = numbers_across(chart.axis, frame)
    heading = wrap("Days off in each year", frame.label, 700, sheet.right - chart.axis.start)
    y = sheet.write(heading, chart.axis.start, sheet.left, weight=700) + mark(2)
    y = write_numbers(sheet, chart.axis, shown, y) + mark(4)
    for year in years:
        y = _draw_row(sheet, plan, year, chart, shown, y)
    sheet.rule(y)
    y = write_key(sheet, _key(plan, years), y + mark(16)) + mark(12)
    if entries := team_of(plan):
        y = write_list(sheet, entries, y + mark(4)) + mark(12)
    said = wrap(f"{OFF} {ONCE}", frame.label, 500, sheet.room)
    y = sheet.write(said, sheet.left, y) + mark(8)
    note = wrap(plan.note, frame.label, 700, sheet.room)
    return sheet.finish(sheet.write(note, sheet.left, y, weight=700))


@dataclass(frozen=True, slots=True)
class _Chart:
    """Where the parts of every row stand.

    Args:
        axis: days to x.
        names: where the names of the years begin.
        words: where the words begin; None where they stand below their bar.
    """

    axis: NumberAxis
    names: float
    words: float | None


def _chart(sheet: Sheet, spec: Burden, years: Sequence[YearTotals]) -> _Chart:
    frame, mark = sheet.frame, sheet.frame.mark
    names = sheet.left + mark(8)
    most = max([LEAST_SCALE, spec.most, *(year.days_off for year in years)])
    numbers = NumberRange("Days off", 0, most)
    gutter = widest([year_name(year.year) for year in years], frame.label, 700) + mark(16)
    if frame.relative_width < WIDE:
        return _Chart(NumberAxis(numbers, names, sheet.right - mark(14)), names, None)
    left = names + gutter
    right = left + (sheet.right - left) * (1 - SHARE)
    return _Chart(NumberAxis(numbers, left, right), names, right + mark(24))


def _draw_row(
    sheet: Sheet,
    plan: Plan,
    year: YearTotals,
    chart: _Chart,
    shown: Sequence[int],
    top: float,
) -> float:
    """One year; gives the y below it."""
    frame, mark = sheet.frame, sheet.frame.mark
    name = [year_name(year.year)]
    line, bar, pad = height_of(name, frame.label), mark(BAR), mark(PAD)
    said = [f"{off_words(year)}."]
    if home := home_words(year):
        said.append(f"{home}.")
    element = f"year-{year.year}" if year.year else "before"
    room = sheet.right - mark(8) - (chart.words or chart.names)
    lines = [each for words in said for each in wrap(words, frame.label, 500, room)]
    words_height = height_of(lines, frame.label)
    stacked = chart.words is None
    if stacked and not year.days_off:
        bar = -mark(6)  # nothing to draw: the words stand below the name
    body = line + mark(5) + bar + mark(6) + words_height if stacked else max(bar, words_height)
    row = Box(sheet.left, top, sheet.room, body + 2 * pad)
    if frame.focus != element:
        sheet.rule(top)
    sheet.mark_area(element, name[0], row.grown(-mark(1.5)), mark(10), edge=True)
    bar_top = top + pad + (line + mark(5) if stacked else (body - bar) / 2)
    if bar > 0:
        draw_grid(sheet, chart.axis, shown, bar_top - mark(3), bar_top + bar + mark(3))
        _draw_bar(sheet, plan, year, chart.axis, bar_top)
    name_top = top + pad + (0.0 if stacked else (body - line) / 2)
    sheet.write(name, chart.names, name_top, weight=700)
    words_top = bar_top + bar + mark(6) if stacked else top + pad + (body - words_height) / 2
    sheet.write(lines, chart.words or chart.names, words_top)
    sheet.allow_cut(row.bottom)
    return row.bottom


def _draw_bar(sheet: Sheet, plan: Plan, year: YearTotals, axis: NumberAxis, top: float) -> None:
    """The days off of a year: treatment, then visits, then tests."""
    mark = sheet.frame.mark
    bar = mark(BAR)
    line = Ink(stroke=sheet.frame.colours.axis, width=mark(1.6))
    sheet.put(Line(axis.at(0), top - mark(3), axis.at(0), top + bar + mark(3), line))
    left, day = axis.at(0), axis.at(1) - axis.at(0)
    if year.away:
        box = Box(left, top, year.away * day, bar)
        draw_treatment(sheet, plan, _apart(box, mark(1)))
        left = box.right
    for kind, name in _ALONE:
        days = getattr(year, name)
        if days:
            _draw_days(sheet, kind, Box(left, top, days * day, bar), days)
            left += days * day


def _apart(box: Box, gap: float) -> Box:
    """`box` with a hair of room on its right, where the next part begins."""
    return Box(box.x, box.y, max(box.width - gap, gap), box.height)


def _draw_days(sheet: Sheet, kind: EventKind, box: Box, days: int) -> None:
    """A part of a bar, with the sign of its kind on every day; on fewer where days are narrow."""
    frame, mark = sheet.frame, sheet.frame.mark
    inner = _apart(box, mark(1)).grown(-mark(0.8))
    outline = Ink(frame.colours.paper, frame.colours.axis, mark(1.6))
    sheet.put(Rect(inner, outline, min(mark(3), inner.width / 3)))
    each = next(n for n in range(1, days + 1) if n * box.width / days >= mark(11) or n == days)
    count = days // each
    pitch = box.width / count
    across = min(mark(11), 0.7 * pitch)
    spots = [(box.x + (place + 0.5) * pitch, box.middle[1]) for place in range(count)]
    draw_signs(sheet, kind, spots, across)


def _key(plan: Plan, years: Sequence[YearTotals]) -> list[KeyEntry]:
    def treatment(sheet: Sheet, box: Box) -> None:
        mark = sheet.frame.mark
        x, y = box.middle
        draw_treatment(sheet, plan, Box(x - mark(14), y - mark(9), mark(28), mark(18)))

    def visits(sheet: Sheet, box: Box) -> None:
        _draw_days(sheet, EventKind.VISIT, _sign_box(sheet.frame, box), 2)

    def tests(sheet: Sheet, box: Box) -> None:
        _draw_days(sheet, EventKind.TEST, _sign_box(sheet.frame, box), 2)

    entries = (
        (any(year.away for year in years), treatment, "Treatment away from home"),
        (any(year.visits_alone for year in years), visits, "Visits"),
        (any(year.tests_alone for year in years), tests, "Tests"),
    )
    return [KeyEntry(draw, meaning) for used, draw, meaning in entries if used]


def _sign_box(frame: Frame, box: Box) -> Box:
    mark = frame.mark
    x, y = box.middle
    return Box(x - mark(14), y - mark(9), mark(28), mark(18))
