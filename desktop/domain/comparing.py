"""What options are compared on: boards of aspects, answered alike for every option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.blocks import Runs
from desktop.domain.content import Comparison, Option, PageCard, Question, ReviewRecord
from desktop.domain.evidence import Finding, Source

STRATEGIES = "strategies"
TREATMENTS = "treatments"
BOARDS = (STRATEGIES, TREATMENTS)

LEAST_OPTIONS = 2
MOST_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What one option says on one aspect.

    Args:
        alike: options whose words are the same here say the same; empty differs from all. The
            author gives it; it is never worked out from words.
    """

    runs: Runs
    alike: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing on which every option of a board is compared.

    Args:
        group: the heading that it stands under.
        field: key of the field, on an option's own page, that explains its answer in full.
        ask: one question to put to the team; its id is "aspect:board/aspect".
        matters: ids of the value cards that it speaks to.
    """

    id: str
    label: str
    group: str
    field: str
    ask: Question
    matters: tuple[str, ...]
    sources: tuple[str, ...]
    review: ReviewRecord


@dataclass(frozen=True, slots=True)
class Board:
    """Strategies, or treatments, that can stand side by side; never both on one board.

    Args:
        options: page ids, in the order in which they are offered, which ranks nothing.
        aspects: in their order; those of one group stand together.
        strategies: by option id, the strategy that it belongs to; one on its board is its own.
    """

    id: str
    title: str
    summary: str
    options: tuple[str, ...]
    aspects: tuple[Aspect, ...]
    strategies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answers:
    """All that one option says, by aspect id."""

    option: str
    by_aspect: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class ValueCard:
    """Something that may matter to a reader when they decide.

    Args:
        title: fits behind "What matters a lot to me:".
        why: why it is asked; both sides of what it trades.
    """

    id: str
    title: str
    question: str
    why: Runs
    sources: tuple[str, ...]


class Likeness(StrEnum):
    """How the options shown answer one aspect, as the authors say it."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_KNOWN = "not-known"  # for every option


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader wants to see side by side.

    Args:
        options: page ids in the reader's order; some may be gone from the content.
        hidden: ids of aspects that the reader took out.
        only_differences: leave out the aspects on which all options shown answer alike.
        by_values: aspects that speak to what matters a lot to the reader come first.
    """

    board: str
    options: tuple[str, ...]
    hidden: frozenset[str] = frozenset()
    only_differences: bool = False
    by_values: bool = False


@dataclass(frozen=True, slots=True)
class GoneOption:
    """An option of before that the content no longer holds.

    Args:
        name: as it was when it was kept; its id where that is not known.
        nearest: the page most like it; None where none is.
    """

    id: str
    name: str
    nearest: PageCard | None


@dataclass(frozen=True, slots=True)
class CompareView:
    """A board with the options and aspects that a reader chose.

    Args:
        board: with the brand names of the reader's own market before the others.
        comparison: the options as columns, the aspects shown as rows with their groups; its
            citations are numbered by `sources`. It has no rows where nothing is left to show.
            Aspects put first for the reader's values stand in a group that says so.
        likeness: by aspect id, for every aspect of the board; nothing is the same as one option
            shown alone.
        left_out: aspects not shown, in the board's order: those in `chosen.hidden`, and where only
            differences are wanted also those on which all options shown answer alike.
        matters: by aspect id, titles of the value cards that matter a lot to the reader.
        offered: every option of the board, in its order.
    """

    board: Board
    chosen: Chosen
    comparison: Comparison
    sources: tuple[Source, ...]
    likeness: Mapping[str, Likeness]
    left_out: tuple[Aspect, ...]
    offered: tuple[Option, ...]
    gone: tuple[GoneOption, ...] = ()
    matters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellDetail:
    """One cell explained.

    Args:
        short: the cell's own words.
        explained: paragraphs of the field that explains it in full.
        findings: those named in both, each once.
        sources: in the order of their numbers in `short` and `explained`, from 1; those of the
            findings, where nothing else cites them, come last.
    """

    option: Option
    aspect: Aspect
    short: Runs
    explained: tuple[Runs, ...]
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
