"""A page of any kind, made ready to be read, shown, printed or written to a file."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.blocks import Runs, Section
from desktop.domain.content import PageKind, Question, ReviewRecord
from desktop.domain.evidence import Source


@dataclass(frozen=True, slots=True)
class ReadNext:
    """A page to go on with."""

    page: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader sees of a topic, strategy, treatment, comparison, diagram or word.

    Order on screen and paper: title, lead, key points, sections, questions, sources, read next.

    Args:
        kind_label: "Explainer", "Strategy", "Comparison", ...
        lead: the one-sentence summary.
        minutes: reading time of the full page.
        sources: in the order of their citation numbers, from 1.
    """

    id: str
    number: int
    kind: PageKind
    kind_label: str
    group_title: str
    title: str
    lead: str
    key_points: tuple[Runs, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    read_next: tuple[ReadNext, ...]
    review: ReviewRecord | None
    minutes: int
    grade: float | None = None
