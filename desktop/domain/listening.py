"""What is read aloud: a page as sentences in the order in which they are heard."""

from __future__ import annotations

from dataclasses import dataclass


def step_anchor(step: int) -> str:
    """The part of a diagram's screen that holds a step, from 1."""
    return f"step-{step}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that stands in one place of a page.

    Args:
        anchor: of the part of the page that holds it.
        shown: its words as they stand on the screen, without citations; empty for what is only
            heard, such as the description of a picture.
        before: heard before its first sentence, such as the headers of a cell.
        cell: row and column in its table, from 0, row labels and groups counted; None outside
            of tables.
        heard: what is said instead of `shown`.
    """

    anchor: str
    shown: str = ""
    before: str = ""
    cell: tuple[int, int] | None = None
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence to be spoken.

    Args:
        passage: place of its passage in the script.
        start, end: where it stands in the passage's shown words; equal if it is only heard.
        said: its words for the ear.
    """

    passage: int
    start: int
    end: int
    said: str


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that is heard of one page."""

    passages: tuple[Passage, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    def first_of(self, anchor: str) -> int | None:
        """Place of the first sentence of a part; None if nothing in it is read."""
        for place, sentence in enumerate(self.sentences):
            if self.passages[sentence.passage].anchor == anchor:
                return place
        return None
