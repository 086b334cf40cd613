"""The months of one year of a plan in a box: a row for each kind of event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.diagrams.layouts.event_signs import (
    BAND,
    SIGN,
    draw_band,
    draw_left_to_team,
    draw_signs,
    draw_treatment,
)
from desktop.diagrams.measure import width_of
from desktop.diagrams.shapes import Box, Ink, Line, Rect
from desktop.diagrams.sheet import Frame, Sheet, height_of
from desktop.domain.calendar import DAYS_IN_YEAR, EventKind, Plan, left_to_team, spells

MONTHS = 12
TREATMENT_ROW = 46.0  # px
SIGN_ROW = 15.0
TEAM_ROW = 6.0
BETWEEN = 6.0
PADDING = 11.0
LEAST_BAND = 6.0
ALONG = 25  # days from which a bar runs on from month to month
APART = 20  # days without treatment that keep two bars apart

_BANDS = (EventKind.LOW_IMMUNITY, EventKind.PREGNANCY_WAIT)
_ROWS = (  # from above
    EventKind.DECISION,
    EventKind.TREATMENT,
    EventKind.VISIT,
    EventKind.TEST,
    EventKind.VACCINE,
    *_BANDS,
)


Spell = tuple[int, int]
"""From a day up to before another."""


@dataclass(frozen=True, slots=True)
class YearBox:
    """What the boxes of a plan's years have rows for, all alike.

    Args:
        spells: the days of each kind of event; see `calendar.spells`.
        team: the days from and up to which the team sets more; None where it sets nothing.
    """

    plan: Plan
    spells: Mapping[EventKind, tuple[Spell, ...]]
    team: Spell | None

    @property
    def rows(self) -> tuple[EventKind, ...]:
        return tuple(kind for kind in _ROWS if kind in self.spells)

    def within(self, kind: EventKind, first: int) -> list[Spell]:
        """The spells of a kind in the year from day `first`."""
        last = first + DAYS_IN_YEAR
        return [
            (max(start, first), min(end, last))
            for start, end in self.spells[kind]
            if start < last and first < end
        ]

    def treatment(self, first: int) -> list[Spell]:
        """Stretches of treatment in the year from day `first`; short gaps are part of them."""
        joined: list[Spell] = []
        for start, end in self.within(EventKind.TREATMENT, first):
            if joined and start - joined[-1][1] < APART:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def treated_months(self, year: int) -> list[int]:
        """The months of `year` with treatment, from 0."""
        months = _Months(0, 1, _first_day(year))
        found: set[int] = set()
        for start, end in self.treatment(months.first):
            found.update(range(months.month(start), months.month(end - 1) + 1))
        return sorted(found)


def year_box(plan: Plan, *, early: bool) -> YearBox:
    """Rows for all that happens in the years of `plan`.

    Args:
        early: whether the time before the first dose has a box, too.
    """
    days = {}
    for kind in _ROWS:
        found = spells((event for event in plan.events if event.kind is kind), plan.years)
        if found and (early or found[-1][1] > 0):
            days[kind] = found
    left = left_to_team(plan.events, plan.years)
    team = (min(each.start for each in left), max(each.end for each in left)) if left else None
    return YearBox(plan, days, team)


@dataclass(frozen=True, slots=True)
class _Months:
    """A year across a box: days to x."""

    left: float
    width: float
    first: int

    @property
    def pitch(self) -> float:
        return self.width / MONTHS

    def x(self, day: int) -> float:
        within = min(max(day - self.first, 0), DAYS_IN_YEAR)
        return self.left + self.width * within / DAYS_IN_YEAR

    def middle(self, month: int) -> float:
        return self.left + (month + 0.5) * self.pitch

    def month(self, day: int) -> int:
        return (day - self.first) * MONTHS // DAYS_IN_YEAR


def box_height(box: YearBox, frame: Frame) -> float:
    """Height of a box with the numbers below it."""
    return _outline_height(box, frame) + frame.mark(4) + height_of(("",), frame.label)


def draw_year_box(sheet: Sheet, box: YearBox, year: int, place: Box) -> float:
    """The box of `year` at the top of `place`, as wide as that; gives the y below its months."""
    frame, mark = sheet.frame, sheet.frame.mark
    outline = Box(place.x, place.y, place.width, _outline_height(box, frame))
    ink = Ink(frame.colours.paper, frame.colours.axis, mark(2))
    sheet.put(Rect(outline.grown(-mark(1)), ink, mark(12)))
    months = _Months(outline.x + mark(9), outline.width - mark(18), _first_day(year))
    _draw_quarters(sheet, months, outline)
    top = outline.y + mark(PADDING)
    for kind in box.rows:
        height = _row_height(kind, frame)
        _draw_row(sheet, box, kind, months, Box(months.left, top, months.width, height))
        top += height + mark(BETWEEN)
    if box.team is not None:
        left, right = months.x(box.team[0]), months.x(box.team[1])
        if left < right:
            draw_left_to_team(sheet, left, right, top + mark(TEAM_ROW / 2))
    return _write_months(sheet, months, outline.bottom + mark(4))


def _first_day(year: int) -> int:
    return (year - 1) * DAYS_IN_YEAR


def _outline_height(box: YearBox, frame: Frame) -> float:
    rows = [_row_height(kind, frame) for kind in box.rows]
    if box.team is not None:
        rows.append(frame.mark(TEAM_ROW))
    return 2 * frame.mark(PADDING) + frame.mark(BETWEEN) * (len(rows) - 1) + sum(rows)


def _row_height(kind: EventKind, frame: Frame) -> float:
    if kind is EventKind.TREATMENT:
        return frame.mark(TREATMENT_ROW)
    return frame.mark(BAND if kind in _BANDS else SIGN_ROW)


def _draw_quarters(sheet: Sheet, months: _Months, outline: Box) -> None:
    mark = sheet.frame.mark
    ink = Ink(stroke=sheet.frame.colours.grid, width=mark(1.2))
    for month in (3, 6, 9):
        x = months.left + month * months.pitch
        sheet.put(Line(x, outline.y + mark(6), x, outline.bottom - mark(6), ink))


def _write_months(sheet: Sheet, months: _Months, top: float) -> float:
    """As many numbers of months as fit; those before the first dose have none."""
    frame = sheet.frame
    fill = frame.colours.label_muted
    below = top + height_of(("",), frame.label)
    if months.first < 0:
        sheet.write(["Day 0"], months.left + months.width, top, fill=fill, anchor="end")
        return below
    wide = width_of("12", frame.label, 500) + frame.mark(6)
    step = next(step for step in (1, 2, 3, 6, 12) if step * months.pitch >= wide or step == MONTHS)
    for month in range(0, MONTHS, step):
        sheet.write([str(month + 1)], months.middle(month), top, fill=fill, anchor="middle")
    return below


def _draw_row(sheet: Sheet, box: YearBox, kind: EventKind, months: _Months, row: Box) -> None:
    if kind is EventKind.TREATMENT:
        _draw_treatments(sheet, box, months, row)
        return
    found = box.within(kind, months.first)
    if kind in _BANDS:
        for start, end in found:
            draw_band(sheet, kind, _across(sheet.frame, months, start, end, row))
    else:
        _draw_days(sheet, kind, found, months, row)


def _draw_treatments(sheet: Sheet, box: YearBox, months: _Months, row: Box) -> None:
    frame = sheet.frame
    single: set[int] = set()
    for start, end in box.treatment(months.first):
        if end - start >= ALONG:
            draw_treatment(sheet, box.plan, _across(frame, months, start, end, row))
        else:
            single |= {months.month(start), months.month(end - 1)}
    wide = min(0.84 * months.pitch, frame.mark(22))
    for month in sorted(single):
        x = months.middle(month) - wide / 2
        draw_treatment(sheet, box.plan, Box(x, row.y, wide, row.height))


def _draw_days(
    sheet: Sheet, kind: EventKind, found: Sequence[Spell], months: _Months, row: Box
) -> None:
    """A sign in every month with such a day, or a band where it lasts."""
    frame = sheet.frame
    single: set[int] = set()
    tall = frame.mark(BAND)
    for start, end in found:
        if end - start >= ALONG:
            band = Box(row.x, row.middle[1] - tall / 2, row.width, tall)
            draw_band(sheet, kind, _across(frame, months, start, end, band))
        else:
            single |= {months.month(start), months.month(end - 1)}
    across = min(frame.mark(SIGN + 1), 0.9 * months.pitch)
    y = row.middle[1]
    draw_signs(sheet, kind, [(months.middle(month), y) for month in sorted(single)], across)


def _across(frame: Frame, months: _Months, start: int, end: int, row: Box) -> Box:
    """From one day to another, as tall as `row`, and wide enough to be seen."""
    left, right = months.x(start), months.x(end)
    if right - left < frame.mark(LEAST_BAND):
        left = min(left, months.left + months.width - frame.mark(LEAST_BAND))
        right = left + frame.mark(LEAST_BAND)
    return Box(left, row.y, right - left, row.height)
