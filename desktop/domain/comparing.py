"""What options are compared on: boards of aspects, answered alike for every option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.blocks import Runs
from desktop.domain.content import Question, ReviewRecord

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
    """

    id: str
    title: str
    summary: str
    options: tuple[str, ...]
    aspects: tuple[Aspect, ...]


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
