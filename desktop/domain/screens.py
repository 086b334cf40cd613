"""What each screen is given to show, put together by the library half."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.article import Article
from desktop.domain.content import (
    Comparison,
    Diagram,
    Edition,
    Group,
    HomeCard,
    PageCard,
)
from desktop.domain.evidence import Finding
from desktop.domain.reading import (
    Bookmark,
    CheckOutcome,
    Place,
    SavedComparison,
    SavedQuestion,
)

BOOKMARKS, QUESTIONS, COMPARISONS = "bookmarks", "questions", "comparisons"  # tabs of My list


class StepState(StrEnum):
    DONE = "done"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PathStep:
    """A waymark of the Start here path."""

    title: str
    page: str
    minutes: int
    state: StepState


@dataclass(frozen=True, slots=True)
class RecentPage:
    """A page opened before, with what is left of it."""

    card: PageCard
    kind_label: str
    minutes_left: int
    finished: bool


@dataclass(frozen=True, slots=True)
class HomeView:
    """Home; `recent` is empty for a new reader or when history is off."""

    steps: tuple[PathStep, ...]
    cards: tuple[HomeCard, ...]
    recent: tuple[RecentPage, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group with its pages; `finished` holds the ids read to the end."""

    group: Group
    cards: tuple[PageCard, ...]
    finished: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReaderView:
    """A page with everything that it shows resolved, and what the reader kept of it.

    Args:
        diagrams, comparisons, findings: by id, all that the article's blocks and links name.
        saved_questions: ids of the questions saved from this page.
        checks: how its self-checks went the last time, by their ids.
        part_titles: of what the parts of its diagrams open, by page id.
    """

    article: Article
    edition: Edition
    diagrams: Mapping[str, Diagram]
    comparisons: Mapping[str, Comparison]
    findings: Mapping[str, Finding]
    bookmark: Bookmark | None = None
    place: Place | None = None
    saved_questions: frozenset[str] = frozenset()
    checks: Mapping[str, CheckOutcome] = field(default_factory=dict)
    part_titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DiagramView:
    """A diagram on a screen of its own.

    Args:
        article: the same as a page: its sources and its review.
        shown_in: the topics in which it stands.
        part_titles: of what its parts open, by page id.
    """

    diagram: Diagram
    article: Article
    shown_in: tuple[PageCard, ...]
    part_titles: Mapping[str, str]
    bookmark: Bookmark | None = None


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A bookmark with the page it points to; `card` is None when the page has gone."""

    bookmark: Bookmark
    card: PageCard | None
    kind_label: str
    place_heading: str  # "Risks and checks", where reading stopped; may be empty


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A saved question and where it comes from.

    Args:
        origin: title of the page it comes from; empty for the reader's own words.
        place, page: where the origin can be seen, as Navigation has it; empty where it cannot.
        gone: the origin is no longer in the library.
        unasked: the origin is there, but no longer asks this.
        nearest: the page most like an origin that is gone.
    """

    question: SavedQuestion
    origin: str = ""
    place: str = ""
    page: str = ""
    gone: bool = False
    unasked: bool = False
    nearest: PageCard | None = None


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """What is being typed on My questions and not added yet.

    Args:
        own: a new question.
        editing: uuid of the question being changed; empty for none.
        edited: what it is being changed to.
    """

    own: str = ""
    editing: str = ""
    edited: str = ""


@dataclass(frozen=True, slots=True)
class KeptComparison:
    """A kept comparison; `gone` names the options that the library no longer holds."""

    comparison: SavedComparison
    names: tuple[str, ...]
    gone: tuple[str, ...]
