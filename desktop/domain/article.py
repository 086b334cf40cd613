"""A page of any kind, made ready to be read, shown, printed or written to a file."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.blocks import Runs, Section
from desktop.domain.content import PageKind, Quality, Question, ReviewRecord, SelfCheck
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

    Order on screen and paper: title, lead, key points, sections, self-check, questions to ask,
    sources, read next.

    Args:
        kind_label: "Explainer", "Strategy", "Comparison", ...
        lead: the one-sentence summary.
        minutes: reading time of the full page.
        sources: in the order of their citation numbers, from 1.
        quality: what the page can be held to; None where that is not worked out.
        own: the reader put it together: nobody prepared it for them, its questions are theirs,
            and on paper it has room to write.
    """

    id: str
    number: int
    kind: PageKind
    kind_label: str
    title: str
    lead: str
    sections: tuple[Section, ...]
    review: ReviewRecord | None
    minutes: int
    group_title: str = ""
    key_points: tuple[Runs, ...] = ()
    questions: tuple[Question, ...] = ()
    sources: tuple[Source, ...] = ()
    read_next: tuple[ReadNext, ...] = ()
    quality: Quality | None = None
    self_check: tuple[SelfCheck, ...] = ()
    own: bool = False
