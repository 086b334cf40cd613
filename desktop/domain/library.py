"""All that the content files of one language say, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.comparing import Answers, Board, ValueCard
from desktop.domain.content import (
    Comparison,
    Diagram,
    Edition,
    Pack,
    Strategy,
    Term,
    Topic,
    Treatment,
)
from desktop.domain.evidence import Finding, Source


@dataclass(frozen=True, slots=True)
class LibraryContent:
    """Everything that one language's content files say, checked and resolved.

    Each tuple stands in the order in which readers meet it.
    """

    edition: Edition
    topics: tuple[Topic, ...]
    strategies: tuple[Strategy, ...]
    treatments: tuple[Treatment, ...]
    comparisons: tuple[Comparison, ...]
    diagrams: tuple[Diagram, ...]
    findings: tuple[Finding, ...]
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    packs: tuple[Pack, ...]
    boards: tuple[Board, ...] = ()
    answers: tuple[Answers, ...] = ()
    values: tuple[ValueCard, ...] = ()
