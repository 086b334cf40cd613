"""What may come next if things change: branches of one plan, and next steps on each."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.phrases import ended, small
from desktop.diagrams.specs.table import Table


@dataclass(frozen=True, slots=True)
class Root:
    """Where everything begins; `detail` says what that may be."""

    id: str
    name: str
    detail: str

    def __post_init__(self) -> None:
        demand_words("the root", name=self.name, detail=self.detail)


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing that may come next; `detail` says more about it, in all steps of a tree or none."""

    id: str
    name: str
    detail: str = ""

    def __post_init__(self) -> None:
        demand_words(f"step '{self.id}'", name=self.name)


@dataclass(frozen=True, slots=True)
class Branch:
    """Something that may happen.

    Args:
        name: with or without "If" before it.
        steps: never one alone: there is always a choice.
        detail: how it shows, where that needs to be said.
    """

    id: str
    name: str
    steps: tuple[NextStep, ...]
    detail: str = ""

    def __post_init__(self) -> None:
        what = f"branch '{self.id}'"
        demand_words(what, name=self.name)
        demand(2 <= len(self.steps) <= 4, f"{what} has 2 to 4 next steps")


@dataclass(frozen=True, slots=True)
class TreeWords:
    """What heads the branches and their next steps, and what else is said."""

    branches: str
    steps: str
    note: str

    def __post_init__(self) -> None:
        demand_words("the tree", **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class WhatIfTree:
    """A plan, what may happen on it, and what may come next; none of it ranked."""

    words: TreeWords
    root: Root
    branches: tuple[Branch, ...]

    def __post_init__(self) -> None:
        demand(2 <= len(self.branches) <= 7, "a tree has 2 to 7 branches")
        steps = [step for branch in self.branches for step in branch.steps]
        branches = [branch.id for branch in self.branches]
        demand_ids("parts of the tree", [self.root.id, *branches, *(step.id for step in steps)])
        for step in steps:
            if self._says_more:
                demand_words(f"step '{step.id}'", detail=step.detail)

    @property
    def _says_more(self) -> bool:
        return any(step.detail for branch in self.branches for step in branch.steps)

    def table(self) -> Table:
        """A row for each next step, with what it follows; how that shows is said once."""
        rows = []
        for branch in self.branches:
            first, *others = branch.steps
            shown = f" ({small(branch.detail)})" if branch.detail else ""
            rows.append((f"{branch.name}{shown}", first.name, first.detail))
            rows += [(branch.name, step.name, step.detail) for step in others]
        header = (self.words.branches, self.words.steps, "More about it")
        columns = 3 if self._says_more else 2
        return Table(header[:columns], tuple(row[:columns] for row in rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each branch with its next steps."""
        count = f"There are {len(self.branches)} branches."
        paragraphs = [f"{self.root.name}. {ended(self.root.detail)} {count}"]
        for branch in self.branches:
            said = [f"{self.words.branches} {small(branch.name.removeprefix('If '))}?"]
            if branch.detail:
                said.append(f"{branch.detail}.")
            said.append(f"There are {len(branch.steps)} {small(self.words.steps)}.")
            said += (
                ended(f"{step.name}: {small(step.detail)}" if step.detail else step.name)
                for step in branch.steps
            )
            paragraphs.append(" ".join(said))
        return (*paragraphs, self.words.note)
