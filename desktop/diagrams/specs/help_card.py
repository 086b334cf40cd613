"""A card that says when to get help, in levels that differ by shape and words."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.table import Table

SHAPES = ("octagon", "triangle", "circle")


@dataclass(frozen=True, slots=True)
class HelpItem:
    """A sign, or a few that belong together.

    Args:
        name: what they are signs of; may be empty.
        signs: what a person would notice, and what to do where that differs.
    """

    id: str
    signs: str
    name: str = ""

    def __post_init__(self) -> None:
        demand_words(f"sign '{self.id}'", signs=self.signs)

    @property
    def told(self) -> str:
        return f"{self.name}. {self.signs}" if self.name else self.signs


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Signs that ask for the same call.

    Args:
        call: whom to call, how fast or what for; may be empty where the level's name says it.
        otherwise: what to do if nobody answers, or if it is worse; may be empty.
    """

    items: tuple[HelpItem, ...]
    call: str = ""
    otherwise: str = ""

    def __post_init__(self) -> None:
        demand(bool(self.items), f"the group '{self.call}' has no signs")


@dataclass(frozen=True, slots=True)
class HelpLevel:
    """How fast help is needed.

    Args:
        shape: one of SHAPES; each level has its own.
        sign: a word or number in the shape.
        name: whom to call, and how fast.
    """

    id: str
    shape: str
    sign: str
    name: str
    groups: tuple[HelpGroup, ...]

    def __post_init__(self) -> None:
        what = f"level '{self.id}'"
        demand_words(what, sign=self.sign, name=self.name)
        demand(self.shape in SHAPES, f"{what} needs a shape: {', '.join(SHAPES)}")
        demand(bool(self.groups), f"{what} has no signs")
        called = all(group.call for group in self.groups[1:])
        demand(called, f"{what} has several groups; each after the first needs a heading")


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """A number to call; an empty one is written in by hand."""

    who: str
    number: str = ""
    when: str = ""

    def __post_init__(self) -> None:
        demand_words("a number to call", who=self.who)


@dataclass(frozen=True, slots=True)
class HelpWords:
    """Words on the card.

    Args:
        numbers: heading above the numbers to call.
        write: said where a number is to be written in.
        notes: what holds for the whole card.
    """

    numbers: str
    write: str
    notes: tuple[str, ...]

    def __post_init__(self) -> None:
        demand_words("the card", numbers=self.numbers, write=self.write)


@dataclass(frozen=True, slots=True)
class HelpCard:
    """When to get help, the most urgent level first."""

    words: HelpWords
    levels: tuple[HelpLevel, ...]
    numbers: tuple[HelpNumber, ...]

    def __post_init__(self) -> None:
        demand(bool(self.levels), "the card has no levels")
        shapes = [level.shape for level in self.levels]
        demand(len(set(shapes)) == len(shapes), "two levels have the same shape")
        groups = [group for level in self.levels for group in level.groups]
        ids = [item.id for group in groups for item in group.items]
        demand_ids("parts of the card", [*(level.id for level in self.levels), *ids])

    def table(self) -> Table:
        """Each sign with whom to call for it, then the numbers."""
        rows = []
        for level in self.levels:
            for group in level.groups:
                for item in group.items:
                    call = f"{level.name}. {group.call}" if group.call else level.name
                    rows.append((call, item.told))
        for each in self.numbers:
            who = f"{each.who}: {each.when}" if each.when else each.who
            rows.append((who, each.number or self.words.write))
        return Table(("Who to call, and when", "Signs, or the number"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each group of signs, then the numbers and the notes."""
        told = []
        for place, level in enumerate(self.levels, 1):
            shape = _with_article(level.shape)
            head = f"Level {place} of {len(self.levels)}, {shape}: {level.name}."
            for group in level.groups:
                said = [head] if group is level.groups[0] else []
                said += [f"{group.call}."] if group.call else []
                said += [item.told for item in group.items]
                said += [group.otherwise] if group.otherwise else []
                told.append(" ".join(said))
        numbers = " ".join(self._number(each) for each in self.numbers)
        return (*told, f"{self.words.numbers}. {numbers}", " ".join(self.words.notes))

    def _number(self, each: HelpNumber) -> str:
        when = f" {each.when}." if each.when else ""
        return f"{each.who}: {each.number or self.words.write}.{when}"


def _with_article(shape: str) -> str:
    return f"{'an' if shape[0] in 'aeiou' else 'a'} {shape}"
