"""Trials, what each asks, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.diagrams.specs.demands import demand, demand_ids, demand_words
from desktop.diagrams.specs.table import Table

STATES = ("reported", "awaited", "running", "unknown")


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial.

    Args:
        question: what it asks, as a question.
        state: one of `STATES`.
        people: how many take part, in words; empty where that is not known.
        detail: what else is known of its state, such as when results are due.
    """

    id: str
    name: str
    question: str
    state: str
    people: str = ""
    detail: str = ""

    def __post_init__(self) -> None:
        demand_words(f"trial '{self.id}'", name=self.name, question=self.question)
        asked = self.question.endswith("?")
        demand(asked, f"the question of trial '{self.id}' must end as a question does")
        known = self.state in STATES
        demand(known, f"trial '{self.id}' needs one of the states {', '.join(STATES)}")


@dataclass(frozen=True, slots=True)
class TrialGroup:
    """Trials that ask about the same choice."""

    id: str
    name: str
    trials: tuple[Trial, ...]

    def __post_init__(self) -> None:
        demand_words(f"group '{self.id}'", name=self.name)
        demand(bool(self.trials), f"group '{self.id}' has no trials")


@dataclass(frozen=True, slots=True)
class TrialWords:
    """Heads of the columns, words for each state, and the date of it all.

    Args:
        ask_people, ask_state: questions that lead up to the people and the state where they are
            heard.
        as_of: the day on which it was so.
    """

    trial: str
    question: str
    people: str
    state: str
    ask_people: str
    ask_state: str
    reported: str
    awaited: str
    running: str
    unknown: str
    not_known: str
    as_of: str

    def __post_init__(self) -> None:
        demand_words("the list", **{name: getattr(self, name) for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class TrialList:
    """Where trials stand on a certain day."""

    words: TrialWords
    groups: tuple[TrialGroup, ...]

    def __post_init__(self) -> None:
        demand(bool(self.groups), "the list needs a group of trials")
        ids = [group.id for group in self.groups]
        demand_ids("parts", ids + [trial.id for group in self.groups for trial in group.trials])

    def people(self, trial: Trial) -> str:
        """How many take part, or that this is not known."""
        return trial.people or self.words.not_known

    def state(self, trial: Trial) -> str:
        """The word for its state."""
        word: str = getattr(self.words, trial.state)
        return word

    def table(self) -> Table:
        """Each trial with its question, people and state."""
        words = self.words
        rows = tuple(
            (trial.name, trial.question, self.people(trial), self._full_state(trial))
            for group in self.groups
            for trial in group.trials
        )
        return Table((words.trial, words.question, words.people, words.state), rows)

    def told(self) -> tuple[str, ...]:
        """The date, then a paragraph for each trial after the heading of its group."""
        words = self.words
        paragraphs = [words.as_of]
        for group in self.groups:
            paragraphs.append(f"{group.name}:")
            paragraphs.extend(
                f"{trial.name}. {trial.question} {words.ask_people} {self.people(trial)}. "
                f"{words.ask_state} {self._full_state(trial)}."
                for trial in group.trials
            )
        return tuple(paragraphs)

    def _full_state(self, trial: Trial) -> str:
        word = self.state(trial)
        return f"{word}. {trial.detail}" if trial.detail else word
