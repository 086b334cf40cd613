"""What bears on a decision, grouped around the people who make it; never the decision itself."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.phrases import in_breaths, small
from desktop.diagrams.specs.table import Table

QUESTIONS = "questions"  # id of the part that holds them all


@dataclass(frozen=True, slots=True)
class Centre:
    """Who decides.

    Args:
        question: one about all the groups together.
    """

    id: str
    name: str
    question: str

    def __post_init__(self) -> None:
        demand_words("the centre", name=self.name, question=self.question)


@dataclass(frozen=True, slots=True)
class Group:
    """Things to think about, and a question to take along."""

    id: str
    name: str
    items: tuple[str, ...]
    question: str

    def __post_init__(self) -> None:
        what = f"group '{self.id}'"
        demand_words(what, name=self.name, question=self.question)
        demand(1 <= len(self.items) <= 7, f"{what} has 1 to 7 items")
        demand(all(item.strip() for item in self.items), f"{what} has an item without words")


@dataclass(frozen=True, slots=True)
class MapWords:
    """What else is written on a decision map."""

    questions: str
    together: str
    note: str

    def __post_init__(self) -> None:
        demand_words("the map", **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class DecisionMap:
    """Groups of things to think about around the people who decide; it ends in questions."""

    words: MapWords
    centre: Centre
    groups: tuple[Group, ...]

    def __post_init__(self) -> None:
        even = 2 <= len(self.groups) <= 8 and len(self.groups) % 2 == 0
        demand(even, "a decision map has 2, 4, 6 or 8 groups, half on each side")
        parts = [self.centre.id, QUESTIONS, *(group.id for group in self.groups)]
        demand_ids("parts of the map", parts)
        asked = all(question.strip().endswith("?") for question in self.questions)
        demand(asked, "each question must end with a question mark; the map gives no answers")

    @property
    def questions(self) -> tuple[str, ...]:
        """Every question to take along, first the one about everything."""
        return (self.centre.question, *(group.question for group in self.groups))

    def table(self) -> Table:
        """Each group with what to think about and its question."""
        rows = [(self.centre.name, self.words.together, self.centre.question)]
        rows += [(group.name, "; ".join(group.items), group.question) for group in self.groups]
        return Table(("Part", "What to think about", "A question to take along"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each group, then the questions."""
        count = f"There are {len(self.groups)} groups around it."
        paragraphs = [f"In the middle: {small(self.centre.name)}. {count}"]
        paragraphs += [in_breaths(group.name, group.items) for group in self.groups]
        asked = f"There are {len(self.questions)} {small(self.words.questions)}."
        paragraphs.append(" ".join((asked, *self.questions)))
        return (*paragraphs, self.words.note)
