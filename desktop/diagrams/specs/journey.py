"""A treatment as a path of numbered steps, with the time in which to call for help set apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.figures import Figure, fill_figure
from desktop.diagrams.specs.phrases import small
from desktop.diagrams.specs.table import Table
from desktop.domain.evidence import Finding

PLACES = ("hospital", "home")


class Findings(Protocol):
    def finding(self, finding_id: str) -> Finding: ...


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way.

    Args:
        when: its time, in words.
        what: what happens.
        place: "hospital" or "home"; empty where it differs too much to say.
        rule: whether the rule on when to call holds from here to the next step.
        apart: whether this is the time in which help is most likely to be needed.
    """

    id: str
    name: str
    when: str
    what: str
    place: str = ""
    rule: bool = False
    apart: bool = False

    def __post_init__(self) -> None:
        what = f"step '{self.id}'"
        demand_words(what, name=self.name, when=self.when, what=self.what)
        known = self.place in ("", *PLACES)
        demand(known, f"{what} is at '{self.place}'; use {' or '.join(PLACES)}, or leave it out")
        demand(self.rule or not self.apart, f"{what} is set apart, so the rule must hold in it")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the way, such as what comes before day 0."""

    name: str
    stages: tuple[Stage, ...]

    def __post_init__(self) -> None:
        demand_words("a part of the way", name=self.name)
        demand(1 <= len(self.stages) <= 6, f"part '{self.name}' has 1 to 6 steps")


@dataclass(frozen=True, slots=True)
class Call:
    """When to call for help.

    Args:
        since: from when the rule holds.
        rule: its sentences.
        apart: words on the step that is set apart.
        line: what the thick line of the path means, as the start of a sentence.
    """

    title: str
    since: str
    rule: tuple[str, ...]
    apart: str
    line: str

    def __post_init__(self) -> None:
        own = {"title": self.title, "since": self.since, "apart": self.apart, "line": self.line}
        demand_words("the call for help", **own)
        demand(bool(self.rule), "the call for help needs its rule")


@dataclass(frozen=True, slots=True)
class Span:
    """How long something takes."""

    what: str
    time: str

    def __post_init__(self) -> None:
        demand_words("a time", what=self.what, time=self.time)


@dataclass(frozen=True, slots=True)
class Spans:
    title: str
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        demand_words("the times", title=self.title)
        demand(bool(self.spans), "the times have none")


@dataclass(frozen=True, slots=True)
class Risks:
    """What can go wrong, in figures; `note` says how they hang together."""

    title: str
    figures: tuple[Figure, ...]
    note: str

    def __post_init__(self) -> None:
        demand_words("the risks", title=self.title, note=self.note)
        demand_ids("figures", [figure.id for figure in self.figures])
        demand(bool(self.figures), "the risks have no figure")


@dataclass(frozen=True, slots=True)
class JourneyWords:
    """Words for the places, for the thin line of the path, and a note on the whole."""

    hospital: str
    home: str
    line: str
    note: str

    def __post_init__(self) -> None:
        demand_words("the journey", **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class Journey:
    """A treatment as a path of numbered steps."""

    words: JourneyWords
    parts: tuple[Part, ...]
    call: Call
    times: Spans
    risks: Risks

    def __post_init__(self) -> None:
        demand(bool(self.parts), "a journey needs a part")
        demand_ids("steps", [stage.id for stage in self.stages])
        demand(
            sum(stage.apart for stage in self.stages) == 1,
            "exactly 1 step is set apart as the time to call for help",
        )
        holds = [place for place, stage in enumerate(self.stages) if stage.rule]
        unbroken = holds == list(range(holds[0], holds[-1] + 1))
        demand(unbroken, "the rule on when to call holds in steps that follow each other")

    @property
    def stages(self) -> tuple[Stage, ...]:
        return tuple(stage for part in self.parts for stage in part.stages)

    def place(self, stage: Stage) -> str:
        """Where the person is, in words; empty where that differs."""
        return {"hospital": self.words.hospital, "home": self.words.home}.get(stage.place, "")

    def table(self) -> Table:
        """Each step, then the rule on when to call, the times and the risks."""
        rows = []
        for number, stage in enumerate(self.stages, 1):
            place = self.place(stage)
            what = f"{_stay(place)} {stage.what}" if place else stage.what
            rows.append((f"{number}. {stage.name}", stage.when, what))
        rows.append((self.call.title, self.call.since, " ".join(self.call.rule)))
        rows.extend((self.times.title, span.time, span.what) for span in self.times.spans)
        for figure in self.risks.figures:
            who, period, found = figure.row
            rows.append((f"{self.risks.title}: {who}", period, found))
        return Table(("Step", "When", "What happens"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each step, then the rule on when to call, the times and the risks."""
        holds = [number for number, stage in enumerate(self.stages, 1) if stage.rule]
        call = (self.call.title, self.call.since, *(line.rstrip(".") for line in self.call.rule))
        spans = (f"{each.what}: {small(each.time)}." for each in self.times.spans)
        return (
            *self._steps(),
            f"{'. '.join(call)}. {self.call.line} in steps {holds[0]} to {holds[-1]}.",
            " ".join((f"{self.times.title}.", *spans)),
            f"{self.risks.title}. {self.risks.note}",
            *(figure.told for figure in self.risks.figures),
            self.words.note,
        )

    def _steps(self) -> list[str]:
        told = []
        number = 0
        for part in self.parts:
            for place, stage in enumerate(part.stages):
                number += 1
                said = [] if place else [f"{part.name}."]
                said += [f"Step {number}: {small(stage.name)}.", f"{stage.when}."]
                said += [_stay(self.place(stage))] if stage.place else []
                said.append(stage.what)
                said += [f"This is the {small(self.call.apart)}."] if stage.apart else []
                told.append(" ".join(said))
        return told


def _stay(place: str) -> str:
    """Where the person is, as a sentence."""
    return f"You are {small(place)}."


def fill_risks(data: Mapping[str, Any], known: Findings) -> Mapping[str, Any]:
    """`data` with the findings of its risks in their place."""
    risks = data["risks"]
    figures = [fill_figure(figure, known.finding) for figure in risks["figures"]]
    return {**data, "risks": {**risks, "figures": figures}}
