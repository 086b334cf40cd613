"""Example years on a plan, as a screen and a handout show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

YEARS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A strategy or treatment whose years can be shown."""

    id: str
    name: str
    is_strategy: bool


@dataclass(frozen=True, slots=True)
class DatedRow:
    """Something that happens in a year of a plan.

    Args:
        when: its dates in words ("4 to 8 January 2027", "12 times, from 3 February 2027").
        kind: as in `CalendarEvent`.
    """

    when: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class PlanYear:
    """One year from the first dose.

    Args:
        heading: "Year 1: January to December 2027".
        totals: each total in words ("8 treatment days").
    """

    heading: str
    totals: tuple[str, ...]
    rows: tuple[DatedRow, ...]


@dataclass(frozen=True, slots=True)
class PlanYears:
    """The first years of one plan.

    Args:
        plan, burden: what to ask the drawings for.
        before: what happens before the first dose.
    """

    choice: PlanChoice
    plan: str
    burden: str
    before: tuple[DatedRow, ...]
    years: tuple[PlanYear, ...]


@dataclass(frozen=True, slots=True)
class YearsView:
    """One plan, or two side by side, from the same month.

    Args:
        start: the first of the starting month.
        choices: strategies in their fixed order, then treatments by name.
    """

    plans: tuple[PlanYears, ...]
    start: dt.date
    choices: tuple[PlanChoice, ...]
