"""Findings as pictures of people: one panel for each finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Protocol

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.people import IconArray, array_of
from desktop.diagrams.specs.table import Table
from desktop.domain.evidence import Finding

NOTES, BETWEEN, FACTS = "notes", "between", "facts"  # parts of every picture
NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class GroupName:
    """What the people of one grid had; a step or a link finds the grid by `id`."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One finding as people.

    The parts `ID-difference` and `ID-facts` belong to it: how far its two groups differ, and what
    is needed to weigh it.

    Args:
        heading: what was counted; may be empty where there is one panel alone.
        groups: names for the people of the finding and for those they are compared with; a
            finding without a comparison may do without.
        difference: goes on after "About 19 more people in every 100"; for two groups.
        secondary: drawn smaller, after the others.
        array: the picture of the finding, with the names that its groups have here.
    """

    id: str
    finding: Finding
    heading: str = ""
    groups: tuple[GroupName, ...] = ()
    difference: str = ""
    secondary: bool = False
    array: IconArray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        array = array_of(self.finding)
        counted = len(array.groups)
        demand(counted > 0, f"the finding of panel '{self.id}' has no number to draw")
        if counted == 2:
            demand(len(self.groups) == 2, f"panel '{self.id}' has two groups; name both")
            demand_words(f"panel '{self.id}'", difference=self.difference)
            demand(not self.secondary, f"panel '{self.id}' has two groups; draw it large")
        else:
            demand(len(self.groups) <= 1, f"panel '{self.id}' has one group; name no other")
            demand(not self.difference, f"panel '{self.id}' has one group; it cannot differ")
        for group in self.groups:
            demand_words(f"a group of panel '{self.id}'", name=group.name)
        names = [group.name for group in self.groups] or [""]
        named = zip(array.groups, names, strict=True)
        groups = tuple(replace(group, heading=name) for group, name in named)
        object.__setattr__(self, "array", replace(array, groups=groups))

    @property
    def name(self) -> str:
        return self.heading or self.finding.title

    @property
    def who(self) -> str:
        return f"Who was studied: {self.finding.group}"

    @property
    def facts(self) -> str:
        """Over how long, in whom, and in how many people it was counted."""
        array = self.array
        return f"{array.time}. Who was studied? {self.finding.group}. {array.study}."

    @property
    def range(self) -> str:
        """The range of likely values, in few words."""
        low, high = self.finding.low, self.finding.high
        if low is None or high is None:
            return NOT_KNOWN
        counts = "different counts: " if self.finding.spread else ""
        return _sentence(f"{counts}{low:,} to {high:,} out of {self.finding.base:,}")

    @property
    def differs(self) -> str:
        """By how many people the first group differs from the second; empty for one group."""
        one, *others = self.array.groups
        return _more(one.affected - others[0].affected, self.finding.base) if others else ""


@dataclass(frozen=True, slots=True)
class IconPanels:
    """Findings side by side, each as people in the same signs.

    Args:
        between: said between the panels, such as that they must not be compared.
        notes: what to know about all of them, below.
    """

    panels: tuple[Panel, ...]
    between: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        demand(len(self.main) > 0, "the picture needs a panel that is not secondary")
        alone = len(self.panels) == 1
        demand(not (alone and self.between), "there is one panel, and nothing between it")
        for panel in self.panels:
            demand(alone or bool(panel.heading.strip()), f"panel '{panel.id}' needs a heading")
        parts = [group.id for panel in self.panels for group in panel.groups]
        parts += [panel.id + end for panel in self.panels for end in ("", "-difference", "-facts")]
        demand_ids("parts", [*parts, NOTES, BETWEEN, FACTS])
        for note in self.notes:
            demand_words("a note", note=note)

    @property
    def main(self) -> tuple[Panel, ...]:
        return tuple(panel for panel in self.panels if not panel.secondary)

    @property
    def secondary(self) -> tuple[Panel, ...]:
        return tuple(panel for panel in self.panels if panel.secondary)

    @property
    def shared(self) -> bool:
        """Whether one group of people, over one time, stands behind several panels."""
        return len(self.panels) > 1 and len({panel.facts for panel in self.panels}) == 1

    def table(self) -> Table:
        ranges = any(panel.array.likely for panel in self.panels)
        rows: list[tuple[str, ...]] = []
        for panel in (*self.main, *self.secondary):
            array = panel.array
            weight = (array.period, panel.finding.people)
            for group in array.groups:
                named = ": ".join(filter(None, (panel.heading, group.heading)))
                own = group is array.groups[0]
                likely = (panel.range if own else NOT_KNOWN,) if ranges else ()
                row = (named or panel.name, group.happened.sentence, group.did_not.sentence)
                rows.append((*row, *likely, *weight))
            if panel.differs:
                one, other = (group.affected for group in array.groups)
                named = ": ".join(filter(None, (panel.heading, "difference")))
                row = (_sentence(named), panel.differs, _more(other - one, array.base))
                rows.append((*row, *((NOT_KNOWN,) if ranges else ()), *weight))
        likely_header = ("Likely range",) if ranges else ()
        header = ("People", "Filled signs", "Outlined signs", *likely_header)
        return Table((*header, "Time covered", "How many were studied"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each panel, then what holds for all of them."""
        paragraphs = [self._panel_told(panel) for panel in (*self.main, *self.secondary)]
        if self.between:
            paragraphs.insert(1, self.between)
        if self.shared:
            paragraphs.append(self.panels[0].facts)
        return (*paragraphs, *self.notes)

    def _panel_told(self, panel: Panel) -> str:
        array = panel.array
        said = [panel.heading]
        for group in array.groups:
            said += [group.heading, group.happened.sentence, group.did_not.sentence]
        if panel.differs:
            said.append(f"{panel.differs} {panel.difference}")
        told = " ".join(f"{each}." for each in (*said, array.likely) if each)
        return told if self.shared else f"{told} {panel.facts}"


class Findings(Protocol):
    """The findings of the content, by id."""

    def finding(self, finding_id: str) -> Finding: ...


def fill_panels(data: Mapping[str, Any], known: Findings) -> Mapping[str, Any]:
    """`data` with each panel's finding in the place of its id.

    Raises:
        ValueError: a panel names no finding, or one that is not known.
    """
    return {**data, "panels": [_filled(panel, known) for panel in data["panels"]]}


def _filled(panel: Mapping[str, Any], known: Findings) -> Mapping[str, Any]:
    name = panel.get("finding")
    demand(isinstance(name, str), "every panel names a finding by its id")
    try:
        record = known.finding(str(name))
    except LookupError as error:
        raise ValueError(f"there is no finding '{name}'") from error
    written = {"certainty": record.certainty.value, "sources": list(record.sources)}
    return {**panel, "finding": asdict(record) | written}


def _more(people: int, base: int) -> str:
    """By how many people a group is ahead or behind; rounded counts make it "about"."""
    if people == 0:
        return f"As many people in every {base:,}"
    return f"About {abs(people):,} {'more' if people > 0 else 'fewer'} people in every {base:,}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
