"""Finds the diagram that a figure shows: one of the content, or one made from a plan."""

from __future__ import annotations

import re
from typing import Protocol, cast, get_args

from desktop.diagrams.plan_diagrams import PlanKind, plan_diagram
from desktop.domain.calendar import Plan
from desktop.domain.content import Diagram, Strategy, Treatment
from desktop.domain.errors import NotFoundError

_PLAN_PICTURE = re.compile(r"(calendar|plan|burden):([^?]+)(?:\?(.+))?")
_YEARS = range(1, 11)


class Source(Protocol):
    """Where diagrams and plans come from; each raises NotFoundError for an unknown id."""

    def diagram(self, id: str) -> Diagram: ...

    def planned(self, id: str) -> Strategy | Treatment: ...

    def plan(self, id: str) -> Plan: ...


def diagram_of(source: Source, figure: str) -> Diagram:
    """The diagram with the id `figure`, or the picture of a plan.

    Pictures of plans are `calendar:ID`, `plan:ID` and `burden:ID` of a strategy or treatment, all
    with `?years=N` for its first years. `burden:ID?beside=ID,ID` is drawn at the scale that it
    shares with those plans.

    Raises:
        NotFoundError: there is no such diagram or plan.
    """
    asked = _PLAN_PICTURE.fullmatch(figure)
    if asked is None:
        return source.diagram(figure)
    assert asked[1] in get_args(PlanKind)
    options = dict(_parted(option) for option in (asked[3] or "").split("&") if option)
    years = _years(figure, options.pop("years", ""))
    beside = [name for name in options.pop("beside", "").split(",") if name]
    if options:
        raise NotFoundError(figure)
    plan, *others = (_within(source.plan(name), years) for name in (asked[2], *beside))
    page = source.planned(asked[2])
    return plan_diagram(figure, cast(PlanKind, asked[1]), page, plan, others)


def _parted(option: str) -> tuple[str, str]:
    name, _, value = option.partition("=")
    return name, value


def _years(figure: str, given: str) -> int:
    """How many years are asked for; 0 for all."""
    if not given:
        return 0
    if not given.isdecimal() or int(given) not in _YEARS:
        raise NotFoundError(figure)
    return int(given)


def _within(plan: Plan, years: int) -> Plan:
    return plan.within(years) if years else plan
