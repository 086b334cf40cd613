"""Example years on a plan: dates for a screen, a handout and the reader's own calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from desktop.domain.article import Article
from desktop.domain.blocks import Block, Figure, Paragraph, Section, Table, Text, plain, runs_of
from desktop.domain.calendar import (
    DAYS_IN_YEAR,
    CalendarEvent,
    Occurrence,
    Plan,
    YearTotals,
    date_of,
    left_to_team,
    spells,
)
from desktop.domain.content import MONTHS, PageCard, PageKind, long_date
from desktop.domain.schedule import span
from desktop.domain.years import YEARS_SHOWN, DatedRow, PlanChoice, PlanYear, PlanYears, YearsView

if TYPE_CHECKING:
    from icalendar import Event

YEARS_PAGE = "years"  # stands for these years where a page id is asked for; no page has it
MOST_DATES = 4  # named one by one; more are counted
EXAMPLE = "The dates are examples. Your team sets yours."
NOT_COUNTED = "Days that only your team can set are not counted."


class Source(Protocol):
    """Where plans come from."""

    def cards(self, kind: PageKind | None = None) -> Sequence[PageCard]: ...

    def plan(self, page_id: str) -> Plan:
        """Raises NotFoundError where no plan has this id."""


class Years:
    """Shows, prints and exports the first years of one plan or of two."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def choices(self) -> tuple[PlanChoice, ...]:
        """Strategies in their fixed order, then treatments."""
        strategies = self._source.cards(PageKind.STRATEGY)
        treatments = sorted(self._source.cards(PageKind.TREATMENT), key=lambda card: card.title)
        return tuple(
            PlanChoice(card.id, card.title, card.kind is PageKind.STRATEGY)
            for card in (*strategies, *treatments)
        )

    def view(self, plans: Sequence[str], month: dt.date) -> YearsView:
        """The years of `plans`, one or two, if the first dose is on the first of `month`.

        Raises:
            NotFoundError: a plan is unknown.
        """
        start, choices = month.replace(day=1), self.choices()
        by_id = {choice.id: choice for choice in choices}
        chosen = tuple(self._source.plan(name).within(YEARS_SHOWN) for name in plans)
        beside = ",".join(plans)
        return YearsView(
            tuple(_plan_years(plan, by_id[plan.id], start, beside) for plan in chosen),
            start,
            choices,
        )

    def article(self, view: YearsView) -> Article:
        """`view` as a page, so that it is printed and saved like any other."""
        sections = tuple(_section(plan) for plan in view.plans)
        names = " and ".join(plan.choice.name for plan in view.plans)
        return Article(
            id=YEARS_PAGE,
            number=0,
            kind=PageKind.DIAGRAM,
            kind_label="My years",
            title="My first five years",
            lead=f"{names}, from {month_of(view.start)}. {EXAMPLE} {NOT_COUNTED}",
            sections=sections,
            review=None,
            minutes=1,
        )

    def calendar_file(self, view: YearsView, made: dt.datetime) -> bytes:
        """The dates of `view` as an iCalendar file (RFC 5545), whole days only.

        Args:
            made: when, in UTC; it stands in the file.
        """
        from icalendar import Calendar  # takes 100 ms: only when somebody wants the file

        calendar = Calendar()
        calendar.add("prodid", "-//Waymark//My first five years//EN")
        calendar.add("version", "2.0")
        for shown in view.plans:
            plan = self._source.plan(shown.choice.id).within(YEARS_SHOWN)
            for number, event in enumerate(plan.events):
                if not event.team_sets:
                    calendar.add_component(_entry(plan, number, view.start, made))
        return bytes(calendar.to_ical())


def month_of(day: dt.date) -> str:
    """The month and the year, such as "January 2027"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def moved(month: dt.date, months: int) -> dt.date:
    """The first of the month so many months after `month`."""
    count = month.year * 12 + month.month - 1 + months
    return dt.date(count // 12, count % 12 + 1, 1)


def _plan_years(plan: Plan, choice: PlanChoice, start: dt.date, beside: str) -> PlanYears:
    totals = plan.totals()
    return PlanYears(
        choice=choice,
        plan=f"plan:{plan.id}?years={plan.years}",
        burden=f"burden:{plan.id}?years={plan.years}&beside={beside}",
        before=tuple(_rows(plan, 0, start)),
        years=tuple(
            PlanYear(
                heading=_year_heading(year, start),
                totals=tuple(_totals(totals[year])),
                rows=tuple(_rows(plan, year, start)),
            )
            for year in range(1, plan.years + 1)
        ),
    )


def _year_heading(year: int, start: dt.date) -> str:
    first, last = moved(start, 12 * (year - 1)), moved(start, 12 * year - 1)
    month = MONTHS[first.month - 1] if first.year == last.year else month_of(first)
    return f"Year {year}: {month} to {month_of(last)}"


def _totals(totals: YearTotals) -> Iterator[str]:
    """What is known of a year; of tests and visits, 0 would hide those that the team sets."""
    for count, one, many in (
        (totals.treatment, "treatment day", "treatment days"),
        (totals.tests, "day with tests", "days with tests"),
        (totals.visits, "day with a visit", "days with a visit"),
        (totals.days_off, "day out in all", "days out in all"),
    ):
        if count or one == "treatment day":
            yield f"{count} {one if count == 1 else many}"


def _rows(plan: Plan, year: int, start: dt.date) -> Iterator[DatedRow]:
    """What begins in `year`, in the order of its first days; year 0 is the time before."""
    first = None if year == 0 else (year - 1) * DAYS_IN_YEAR
    last = year * DAYS_IN_YEAR
    found: list[tuple[int, DatedRow]] = []
    for event in plan.events:
        if event.team_sets:
            stretches = [(each.start, each.end) for each in left_to_team([event], plan.years)]
        elif event.days >= event.every > 0:
            stretches = list(spells([event], plan.years))
        else:
            stretches = [(each.start, each.end) for each in _occurrences(event, plan.years)]
        own = [s for s in stretches if s[0] < last and (first is None or s[0] >= first)]
        if own:
            found.append((own[0][0], DatedRow(_when(event, own, start), event.kind, event.label)))
    yield from (row for _, row in sorted(found, key=lambda each: each[0]))


def _occurrences(event: CalendarEvent, years: int) -> Iterable[Occurrence]:
    return Plan("", "", "", (event,), years=years).occurrences()


def _when(event: CalendarEvent, stretches: Sequence[tuple[int, int]], start: dt.date) -> str:
    first = long_date(date_of(start, stretches[0][0]))
    if event.team_sets:
        return f"From {first}, as often as your team sets"
    if len(stretches) > MOST_DATES:
        often = span(event.every).removeprefix("1 ")
        return f"{len(stretches)} times, every {often}, from {first}"
    return ", ".join(
        _dates(date_of(start, begins), date_of(start, end - 1)) for begins, end in stretches
    )


def _dates(first: dt.date, last: dt.date) -> str:
    """One date, or from which to which, with no word said twice."""
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {long_date(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {long_date(last)}"
    return f"{long_date(first)} to {long_date(last)}"


def _section(plan: PlanYears) -> Section:
    blocks: list[Block] = [Figure(plan.plan), Figure(plan.burden)]  # they say what is an example
    if plan.before:
        blocks.append(_table("Before the first dose", plan.before))
    for year in plan.years:
        said = f"{year.heading}. {', '.join(year.totals)}."
        blocks.append(_table(said, year.rows) if year.rows else Paragraph((Text(said),)))
    words = sum(len(plain(runs).split()) for block in blocks for runs in runs_of(block))
    return Section(plan.choice.id, plan.choice.name, tuple(blocks), words)


def _table(caption: str, rows: Sequence[DatedRow]) -> Table:
    return Table(
        caption=caption,
        header=((Text("When"),), (Text("What happens"),)),
        rows=tuple(((Text(row.when),), (Text(row.what),)) for row in rows),
    )


def _entry(plan: Plan, number: int, start: dt.date, made: dt.datetime) -> Event:
    """An event with all its repeats as one entry; what goes on all along marks its start."""
    from icalendar import Event

    event = plan.events[number]
    all_along = event.days >= event.every > 0
    first = date_of(start, event.start)
    entry = Event()
    entry.add("uid", f"{plan.id}-{number}-{first.isoformat()}@waymark.invalid")
    entry.add("dtstamp", made)
    entry.add("dtstart", first)
    entry.add("dtend", first + dt.timedelta(days=1 if all_along else event.days))
    entry.add("summary", f"Starts: {event.label}" if all_along else event.label)
    entry.add("description", f"{plan.title}. {EXAMPLE}")
    entry.add("transp", "TRANSPARENT")
    if event.every and not all_along:
        last = plan.years * DAYS_IN_YEAR - 1
        until = last if event.until is None else min(event.until, last)
        rule = {"freq": "daily", "interval": event.every, "until": date_of(start, until)}
        entry.add("rrule", rule)
    return entry
