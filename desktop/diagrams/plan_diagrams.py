"""Diagrams that no file holds: the years of any strategy or treatment, drawn from its plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from desktop.diagrams.specs.plan_words import counted
from desktop.diagrams.specs.plans import Burden, PlanCalendar, PlanLanes, plain_plan
from desktop.domain.calendar import Plan, most_days_off
from desktop.domain.content import Diagram, Strategy, Treatment

PlanKind = Literal["calendar", "plan", "burden"]


def plan_diagram(
    figure: str,
    kind: PlanKind,
    page: Strategy | Treatment,
    plan: Plan,
    beside: Iterable[Plan] = (),
) -> Diagram:
    """A picture of `plan` with its title, its words and its table, like any other diagram.

    Args:
        figure: the id that it gets.
        page: what the plan belongs to.
        beside: plans whose days off are drawn at the same scale.

    Raises:
        ValueError: the plan cannot be drawn.
    """
    data: dict[str, Any] = {"plan": plain_plan(plan)}
    spec: PlanCalendar | PlanLanes | Burden
    if kind == "calendar":
        spec = PlanCalendar(plan)
        title = f"{plan.title}: the first years, month by month"
        caption = "A box for each year. Bars are treatment, dots are tests."
    elif kind == "plan":
        spec = PlanLanes(plan)
        title = f"{plan.title}: {counted(plan.years, 'year')} as an example"
        caption = "A row for each kind of event, from the first year to the last."
    else:
        data["most"] = most_days_off([plan, *beside])
        spec = Burden(plan, data["most"])
        title = f"{plan.title}: days off in each year"
        caption = "A bar for each year adds up its days off. What your team sets is not counted."
    table = spec.table()
    return Diagram(
        id=figure,
        number=page.number,
        title=title,
        kind=kind,
        caption=caption,
        schematic=isinstance(page, Strategy),  # an example; a treatment has published times
        data=data,
        steps=(),
        text=spec.told(),
        table_header=table.header,
        table_rows=table.rows,
        search_words=(),
        sources=page.sources,
        review=page.review,
    )
