"""A page of any kind, made ready to be read, shown, printed or written to a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.blocks import Callout, Runs, Section, Text, runs_of
from desktop.domain.content import (
    EasyReadLine,
    PageKind,
    Quality,
    Question,
    ReviewRecord,
    SelfCheck,
    TeachBack,
)
from desktop.domain.evidence import Source


@dataclass(frozen=True, slots=True)
class ReadNext:
    """A page to go on with."""

    page: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to be seen at a glance, such as "Where: at home".

    Args:
        icon: name of an icon in resources/icons; "" for none.
        identity: key of the strategy mark that stands in place of an icon.
    """

    label: str
    runs: Runs
    icon: str = ""
    identity: str = ""

    @property
    def line(self) -> Runs:
        """Label and words in one line."""
        return (Text(f"{self.label}: ", strong=True), *self.runs)


@dataclass(frozen=True, slots=True)
class Glance:
    """What is seen first of a treatment.

    Args:
        names: what it is called besides, and how that is said.
        facts: what treatments differ in, the same for each.
        dispute: both views where experts differ on one of them.
    """

    names: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    dispute: Callout | None = None

    def lines(self) -> Iterator[Runs]:
        """Every line of runs, in reading order."""
        yield from (fact.runs for fact in (*self.names, *self.facts))
        if self.dispute is not None:
            yield from runs_of(self.dispute)


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader sees of a topic, strategy, treatment, comparison, diagram or word.

    Order on screen and paper: title, lead, key points, sections, self-check, questions to ask,
    sources, read next. The glance stands before the key points on screen, after them on paper.

    Args:
        kind_label: "Explainer", "Strategy", "Comparison", ...
        lead: the one-sentence summary.
        minutes: reading time of the full page.
        sources: in the order of their citation numbers, from 1.
        quality: what the page can be held to; None where that is not worked out.
        own: the reader put it together: nobody prepared it for them, its questions are theirs,
            and on paper it has room to write.
        years: anchor of the section that shows its example years; empty where there are none.
        easy_read: the page in pictures and short sentences, an idea each; empty where there is no
            such version.
        teach_back: for the nurse, to see whether it was understood.
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
    glance: Glance | None = None
    years: str = ""
    easy_read: tuple[EasyReadLine, ...] = ()
    teach_back: tuple[TeachBack, ...] = ()
