"""Lays out the months of a plan: a card for each year, in as many columns as fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.diagrams.layouts.event_signs import plan_key
from desktop.diagrams.layouts.plan_list import Entry, moments_of, team_of, write_list
from desktop.diagrams.layouts.year_box import YearBox, box_height, draw_year_box, year_box
from desktop.diagrams.measure import wrap
from desktop.diagrams.shapes import Box, Layout
from desktop.diagrams.sheet import Frame, Sheet, height_of, write_key
from desktop.diagrams.specs.plan_words import counted, listed, year_name
from desktop.diagrams.specs.plans import PlanCalendar
from desktop.domain.calendar import DAYS_IN_YEAR, EventKind, YearTotals

LEAST_CARD = 140.0  # px
MOST_NAMED = 3  # months that are named one by one
ALL_YEAR = DAYS_IN_YEAR - 1


def lay_out(spec: PlanCalendar, frame: Frame) -> Layout:
    """The cards for this width and text size, then what is due when, and the key."""
    sheet, mark = Sheet(frame), frame.mark
    plan = spec.shown
    early = any(e.kind is EventKind.TREATMENT and e.start < 0 for e in plan.events)
    box = year_box(plan, early=early)
    y = _write_cards(sheet, box, early=early) + mark(14)
    entries = [Entry(None, year_name(note.year), note.text) for note in spec.notes]
    entries += [*moments_of(plan, before=not early), *team_of(plan)]
    if entries:
        sheet.rule(y)
        y = write_list(sheet, entries, y + mark(16)) + mark(16)
        sheet.allow_cut(y - mark(8))
    sheet.rule(y)
    before = {event.kind for event in plan.events if event.start < 0}
    y = write_key(sheet, plan_key(plan, {*box.rows, *before}), y + mark(16)) + mark(16)
    lines = ["Numbers below a box are months."]
    if spec.goes_on:
        lines.append(f"Treatment goes on in the same way after year {plan.years}.")
    for line in lines:
        y = sheet.write(wrap(line, frame.label, 500, sheet.room), sheet.left, y) + mark(8)
    note = wrap(plan.note, frame.label, 700, sheet.room)
    return sheet.finish(sheet.write(note, sheet.left, y, weight=700))


@dataclass(frozen=True, slots=True)
class _Card:
    """One year, measured: the lines below its box, the bold ones first."""

    year: int
    bold: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def element(self) -> str:
        return f"year-{self.year}" if self.year else "before"


def _write_cards(sheet: Sheet, box: YearBox, *, early: bool) -> float:
    """A card for each year; gives the y below them.

    Args:
        early: whether the time before the first dose has a card, too.
    """
    frame, mark = sheet.frame, sheet.frame.mark
    gap, pad = mark(6), mark(8)
    totals = [year for year in box.plan.totals() if year.year or early]
    least = max(mark(LEAST_CARD), 8.2 * frame.label) + 2 * pad
    fitting = max(1, int((sheet.room + gap) // (least + gap)))
    columns = -(-len(totals) // -(-len(totals) // fitting))  # rows as full as can be
    width = (sheet.room - gap * (columns - 1)) / columns
    y = sheet.left
    for place in range(0, len(totals), columns):
        row = totals[place : place + columns]
        cards = [_card(box, year, frame, width - 2 * pad) for year in row]
        height = max(_height(card, box, frame) for card in cards) + 2 * pad
        for column, card in enumerate(cards):
            area = Box(sheet.left + column * (width + gap), y, width, height)
            sheet.mark_area(card.element, year_name(card.year), area, mark(14), edge=True)
            _write_card(sheet, card, box, area.grown(-pad))
        y += height + gap
        sheet.allow_cut(y - gap / 2)
    return y - gap


def _card(box: YearBox, year: YearTotals, frame: Frame, room: float) -> _Card:
    treatment = _treatment_words(box, year)
    said = list(_days_words(year, treatment))
    if weeks := year.weeks_of_low_immunity:
        said.append(f"Lower immunity: {'all year' if weeks >= 52 else counted(weeks, 'week')}")
    return _Card(
        year.year,
        wrap(treatment, frame.label, 700, room),
        tuple(line for words in said for line in wrap(words, frame.label, 500, room)),
    )


def _treatment_words(box: YearBox, year: YearTotals) -> str:
    if not year.treatment:
        return "No treatment" if year.year else "Before the first dose"
    if year.treatment >= ALL_YEAR:
        return "Treatment every day"
    months = box.treated_months(year.year)
    if len(months) > MOST_NAMED or year.year == 0:
        return f"Treatment on {counted(year.treatment, 'day')}"
    named = listed(str(month + 1) for month in months)
    return f"Treatment in month{'' if len(months) == 1 else 's'} {named}"


def _days_words(year: YearTotals, treatment: str) -> Iterator[str]:
    """What a year adds up to, but for what the words on its treatment say already."""
    named = year.treatment if " in month" in treatment else 0
    parts = ((named, "treatment day"), (year.tests, "test day"), (year.visits, "visit day"))
    yield from (counted(number, unit) for number, unit in parts if number)


def _height(card: _Card, box: YearBox, frame: Frame) -> float:
    heading = height_of(("",), frame.name) + frame.mark(6)
    said = frame.mark(8) + height_of((*card.bold, *card.said), frame.label)
    return heading + box_height(box, frame) + said


def _write_card(sheet: Sheet, card: _Card, box: YearBox, area: Box) -> None:
    frame, mark = sheet.frame, sheet.frame.mark
    name = year_name(card.year)
    y = sheet.write([name], area.x, area.y, size=frame.name, weight=700) + mark(6)
    y = draw_year_box(sheet, box, card.year, Box(area.x, y, area.width, 0)) + mark(8)
    below = sheet.write(card.bold, area.x, y, weight=700)
    between = height_of(("", ""), frame.label) - 2 * height_of(("",), frame.label)
    sheet.write(card.said, area.x, below + between, fill=frame.colours.label_muted)
