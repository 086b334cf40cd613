"""Finds the diagram that a figure shows: one of the content, or one made from a page."""

from __future__ import annotations

import re
from typing import Protocol, cast, get_args

from desktop.diagrams.plan_diagrams import PlanKind, plan_diagram
from desktop.diagrams.what_if_diagrams import what_if_diagram
from desktop.domain.calendar import Plan
from desktop.domain.content import Diagram, Strategy, Treatment
from desktop.domain.errors import NotFoundError

_PLAN_PICTURE = re.compile(r"(calendar|plan|burden):([^?]+)(?:\?(.+))?")
_WHAT_IF = re.compile(r"what-if:([^?]+)(\?short)?")
_YEARS = range(1, 11)


class Source(Protocol):
    """Where diagrams and plans come from; each raises NotFoundError for an unknown id."""

    def diagram(self, id: str) -> Diagram: ...

    def planned(self, id: str) -> Strategy | Treatment: ...

    def plan(self, id: str) -> Plan: ...


def diagram_of(source: Source, figure: str) -> Diagram:
    """The diagram with the id `figure`, or the picture of a plan or of what may change.

    Pictures of plans are `calendar:ID`, `plan:ID` and `burden:ID` of a strategy or treatment, all
    with `?years=N` for its first years. `burden:ID?beside=ID,ID` is drawn at the scale that it
    shares with those plans. `what-if:ID` shows the next steps of a strategy, `what-if:ID?short`
    no more than their names.

    Raises:
        NotFoundError: there is no such diagram, plan or strategy.
    """
    if asked := _WHAT_IF.fullmatch(figure):
        page = source.planned(asked[1])
        if not isinstance(page, Strategy) or not page.what_if:
            raise NotFoundError(figure)
        return what_if_diagram(figure, page, short=bool(asked[2]))
    if asked := _PLAN_PICTURE.fullmatch(figure):
        return _of_plan(source, figure, asked)
    return source.diagram(figure)


def _of_plan(source: Source, figure: str, asked: re.Match[str]) -> Diagram:
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
