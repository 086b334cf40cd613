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
    """One thing that may come next."""

    id: str
    name: str
    detail: str

    def __post_init__(self) -> None:
        demand_words(f"step '{self.id}'", name=self.name, detail=self.detail)


@dataclass(frozen=True, slots=True)
class Branch:
    """Something that may happen; `detail` says how it shows.

    Args:
        steps: never one alone: there is always a choice.
    """

    id: str
    name: str
    detail: str
    steps: tuple[NextStep, ...]

    def __post_init__(self) -> None:
        what = f"branch '{self.id}'"
        demand_words(what, name=self.name, detail=self.detail)
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
        steps = [step.id for branch in self.branches for step in branch.steps]
        branches = [branch.id for branch in self.branches]
        demand_ids("parts of the tree", [self.root.id, *branches, *steps])

    def table(self) -> Table:
        """A row for each next step, with what it follows; how that shows is said once."""
        rows = []
        for branch in self.branches:
            first, *others = branch.steps
            rows.append((f"{branch.name} ({small(branch.detail)})", first.name, first.detail))
            rows += [(branch.name, step.name, step.detail) for step in others]
        return Table((self.words.branches, self.words.steps, "More about it"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each branch with its next steps."""
        count = f"There are {len(self.branches)} branches."
        paragraphs = [f"{self.root.name}. {self.root.detail}. {count}"]
        for branch in self.branches:
            said = (f"{self.words.branches} {small(branch.name)}?", f"{branch.detail}.")
            open_to_you = f"There are {len(branch.steps)} {small(self.words.steps)}."
            steps = (ended(f"{step.name}: {small(step.detail)}") for step in branch.steps)
            paragraphs.append(" ".join((*said, open_to_you, *steps)))
        return (*paragraphs, self.words.note)
