"""Steps of treatment from the lowest up, and what may move a person between them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.phrases import small
from desktop.diagrams.specs.table import Table

START = "start"  # where a person stands who has no treatment yet
TO = "{to}"  # in the words of a move: the number of the step it leads to


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder.

    Args:
        examples: what stands on it.
        balance: what it brings, for good and ill.
        settled: whether experts agree on it; what they do not gets a dashed frame round its status.
    """

    id: str
    name: str
    examples: str
    balance: str
    status: str
    settled: bool = True

    def __post_init__(self) -> None:
        demand(self.id != START, f"'{START}' is where nobody has a step yet; call the step another")
        demand_words(
            f"step '{self.id}'",
            name=self.name,
            examples=self.examples,
            balance=self.balance,
            status=self.status,
        )


@dataclass(frozen=True, slots=True)
class Move:
    """A way from one step to another, or from the start to a step.

    Args:
        start, end: ids of steps; `start` may be "start".
        when: what leads to it, as a clause ("MS is still active"); a sentence where it says where
            it goes: "{to}" stands for the number of the step at its end.
        some: only some people go this way; drawn dashed.
    """

    id: str
    start: str
    end: str
    when: str
    some: bool = False

    def __post_init__(self) -> None:
        demand_words(f"move '{self.id}'", when=self.when)


@dataclass(frozen=True, slots=True)
class Triggers:
    """Reasons to move that lead the same way.

    Args:
        up: whether they tend to lead up; otherwise up, down or across.
    """

    id: str
    leads: str
    items: tuple[str, ...]
    up: bool

    def __post_init__(self) -> None:
        demand_words(f"triggers '{self.id}'", leads=self.leads)
        demand(
            bool(self.items) and all(item.strip() for item in self.items),
            f"triggers '{self.id}' need items, each with words",
        )


@dataclass(frozen=True, slots=True)
class LadderWords:
    """What is written on a ladder, in its key and in its table; `step` holds {n}."""

    step: str
    foot: str
    top: str
    start: str
    triggers: str
    usual: str
    some: str
    note: str

    def __post_init__(self) -> None:
        demand_words("the ladder", **{name: getattr(self, name) for name in self.__slots__})
        demand("{n}" in self.step, "the words for a step must hold {n}")


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps from the lowest up; the lowest stands at the foot."""

    words: LadderWords
    steps: tuple[Rung, ...]
    moves: tuple[Move, ...]
    triggers: tuple[Triggers, ...] = ()

    def __post_init__(self) -> None:
        demand(2 <= len(self.steps) <= 5, "a ladder has 2 to 5 steps")
        ids = [step.id for step in self.steps] + [move.id for move in self.moves]
        demand_ids("parts of the ladder", ids + [each.id for each in self.triggers])
        for move in self.moves:
            self._check(move)
        ways = [(move.start, move.end) for move in self.moves]
        demand(len(set(ways)) == len(ways), "two moves lead from and to the same steps")
        for told, each in (
            ("starts high", [move for move in self.moves if move.start == START]),
            ("way up past a step", [move for move in self.moves if self.rise(move) > 1]),
            ("way down", [move for move in self.moves if self.rise(move) < 0]),
        ):
            demand(len(each) <= 1, f"a ladder shows one {told} at most; more would tangle")

    def _check(self, move: Move) -> None:
        known = [step.id for step in self.steps]
        for end in (move.end,) if move.start == START else (move.start, move.end):
            demand(end in known, f"move '{move.id}' has no step '{end}'; use {' or '.join(known)}")
        demand(move.start != move.end, f"move '{move.id}' ends where it begins")
        if move.start == START:
            demand(self.number(move.end) > 1, f"move '{move.id}' starts at the foot, as all do")
        if move.start == START or self.rise(move) != 1:
            demand(TO in move.when, f"move '{move.id}' must say where it leads: use {TO}")

    def number(self, step: str) -> int:
        """The number of a step, from 1 at the foot."""
        return [each.id for each in self.steps].index(step) + 1

    def rise(self, move: Move) -> int:
        """How many steps `move` leads up; 0 from the start."""
        return 0 if move.start == START else self.number(move.end) - self.number(move.start)

    def when(self, move: Move) -> str:
        """What leads to `move`, with the number of its step."""
        return move.when.replace(TO, str(self.number(move.end)))

    def step_word(self, step: str) -> str:
        """ "Step 2"."""
        return self.words.step.replace("{n}", str(self.number(step)))

    def table(self) -> Table:
        """Each step with what stands on it and where it leads, then what may move a person."""
        rows = []
        for rung in self.steps:
            on = [self._way(move) for move in self.moves if move.start == rung.id]
            holds = f"{rung.status}. {rung.examples}. {rung.balance}"
            name = f"{self.step_word(rung.id)}: {rung.name}"
            rows.append((name, holds, ". ".join(on) or self.words.top))
        rows += [
            (self.words.start, self.when(move), self.step_word(move.end))
            for move in self.moves
            if move.start == START
        ]
        rows += [(self.words.triggers, "; ".join(each.items), each.leads) for each in self.triggers]
        return Table(("Part", "What it is", "What may come next"), tuple(rows))

    def told(self) -> tuple[str, ...]:
        """A paragraph for each step with the ways from it, then what may move a person."""
        paragraphs = [f"The ladder has {len(self.steps)} steps. {self.words.foot}."]
        for rung in self.steps:
            said = [f"{self.step_word(rung.id)}: {small(rung.name)}, {small(rung.status)}."]
            said += [f"{rung.examples}.", f"{rung.balance}."]
            said += [f"{self._way(move)}." for move in self.moves if move.start == rung.id]
            paragraphs.append(" ".join(said))
        paragraphs += [
            f"{self.words.start}. {self.when(move)}." for move in self.moves if move.start == START
        ]
        for each in self.triggers:
            items = " ".join(f"{item}." for item in each.items)
            paragraphs.append(f"What {small(each.leads)}? {items}")
        return (*paragraphs, self.words.note)

    def _way(self, move: Move) -> str:
        """What leads to `move`, with where it goes unless its own words say that."""
        when = self.when(move)
        if TO in move.when:
            return when
        return f"{self.step_word(move.end)} may come next if {small(when)}"
