"""The kinds of diagram: for each its spec, its layout and the records it is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from desktop.diagrams.layouts import (
    burden,
    decision_map,
    dose_rows,
    effect_chart,
    help_card,
    iceberg,
    icon_panels,
    journey,
    ladder,
    load_rows,
    matrix,
    phase_curve,
    plan_calendar,
    plan_lanes,
    range_chart,
    sketch_curves,
    timeline,
    trial_list,
    what_if_tree,
)
from desktop.diagrams.shapes import Layout
from desktop.diagrams.sheet import Frame
from desktop.diagrams.specs.decision_map import DecisionMap
from desktop.diagrams.specs.dose_rows import DoseRows
from desktop.diagrams.specs.effect_chart import EffectChart
from desktop.diagrams.specs.help_card import HelpCard
from desktop.diagrams.specs.iceberg import Iceberg, fill_figures
from desktop.diagrams.specs.icon_panels import IconPanels, fill_panels
from desktop.diagrams.specs.journey import Journey, fill_risks
from desktop.diagrams.specs.ladder import Ladder
from desktop.diagrams.specs.load_rows import LoadRows, fill_calendars
from desktop.diagrams.specs.matrix import Matrix
from desktop.diagrams.specs.phase_curve import PhaseCurve
from desktop.diagrams.specs.plans import Burden, PlanCalendar, PlanLanes, fill_plan
from desktop.diagrams.specs.range_chart import RangeChart, with_findings
from desktop.diagrams.specs.sketch_curves import SketchCurves
from desktop.diagrams.specs.table import Table
from desktop.diagrams.specs.timeline import StrategyTimeline
from desktop.diagrams.specs.trial_list import TrialList
from desktop.diagrams.specs.what_if_tree import WhatIfTree
from desktop.domain.calendar import Plan
from desktop.domain.content import Treatment
from desktop.domain.evidence import Finding

Data = Mapping[str, Any]


class Spec(Protocol):
    """What a diagram shows; making one from nonsense raises ValueError."""

    def table(self) -> Table:
        """The same facts as a table."""

    def told(self) -> tuple[str, ...]:
        """The same facts in words, a paragraph each, for somebody who only hears them."""


class Known(Protocol):
    """Records of the content that a diagram may be drawn from.

    Each raises KeyError for an unknown id.
    """

    def finding(self, finding_id: str) -> Finding: ...

    def treatment(self, treatment_id: str) -> Treatment: ...

    def plan(self, page_id: str) -> Plan: ...


def _as_written(data: Data, known: Known) -> Data:
    return data


def _with_plan(data: Data, known: Known) -> Data:
    return fill_plan(data, known.plan)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of diagram.

    Args:
        spec: the dataclass that a diagram's `data` fills.
        lay_out: its numbers for a frame.
        fill: puts records that `data` names by id in their place, when content is compiled.
    """

    spec: type[Any]
    lay_out: Callable[[Any, Frame], Layout]
    fill: Callable[[Data, Known], Data] = _as_written


KINDS: Mapping[str, Kind] = {
    "burden": Kind(Burden, burden.lay_out, fill=_with_plan),
    "calendar": Kind(PlanCalendar, plan_calendar.lay_out, fill=_with_plan),
    "decision-map": Kind(DecisionMap, decision_map.lay_out),
    "dose-rows": Kind(DoseRows, dose_rows.lay_out),
    "effect-chart": Kind(EffectChart, effect_chart.lay_out),
    "iceberg": Kind(Iceberg, iceberg.lay_out, fill=fill_figures),
    "icon-array": Kind(IconPanels, icon_panels.lay_out, fill=fill_panels),
    "help-card": Kind(HelpCard, help_card.lay_out),
    "journey": Kind(Journey, journey.lay_out, fill=fill_risks),
    "ladder": Kind(Ladder, ladder.lay_out),
    "load-rows": Kind(LoadRows, load_rows.lay_out, fill=fill_calendars),
    "matrix": Kind(Matrix, matrix.lay_out),
    "phase-curve": Kind(PhaseCurve, phase_curve.lay_out),
    "plan": Kind(PlanLanes, plan_lanes.lay_out, fill=_with_plan),
    "range-chart": Kind(RangeChart, range_chart.lay_out, fill=with_findings),
    "sketch-curves": Kind(SketchCurves, sketch_curves.lay_out),
    "strategy-timeline": Kind(StrategyTimeline, timeline.lay_out),
    "trial-list": Kind(TrialList, trial_list.lay_out),
    "what-if-tree": Kind(WhatIfTree, what_if_tree.lay_out),
}
