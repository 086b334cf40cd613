"""The block tree: what every page is made of, on screen, on paper and in a file.

Compiled once from Markdown; screens, HTML, plain text and Typst are small writers over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they stand; `strong` marks the two or three that carry the point."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TermLink:
    """A word that opens its glossary entry."""

    text: str
    term: str  # term id
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PageLink:
    """Words that open another page of any kind."""

    text: str
    page: str  # page id, as `topic-id` or `topic-id#anchor`


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the sentence before it comes from.

    Args:
        sources: source keys.
        numbers: their places in the page's source list, from 1.
    """

    sources: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FindingLink:
    """A figure inside a sentence that opens its full record."""

    text: str  # "about 69 out of 100 people"
    finding: str  # finding id


Run = Text | TermLink | PageLink | Citation | FindingLink
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; the section's own heading is level 2."""

    text: str
    level: int  # 3 or 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[Runs, ...]
    ordered: bool = False


class CalloutKind(StrEnum):
    NOTE = "note"
    CAUTION = "caution"
    TWO_VIEWS = "two-views"  # experts disagree: both sides stand here


@dataclass(frozen=True, slots=True)
class Callout:
    """A box with a heading; holds paragraphs and lists only."""

    kind: CalloutKind
    title: str
    blocks: tuple[Paragraph | BulletList, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A diagram, drawn from data where it stands."""

    diagram: str  # diagram id


@dataclass(frozen=True, slots=True)
class FindingFigure:
    """A finding in words, number and picture, standing on its own."""

    finding: str  # finding id


@dataclass(frozen=True, slots=True)
class ComparisonFigure:
    """A comparison table inside a page.

    Args:
        comparison: comparison id.
        rows: ids of the rows shown; empty shows all.
    """

    comparison: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A small table; the first cell of each row is its header.

    Args:
        first: rows shown at once on a screen, the others being one step away; 0 shows all. On
            paper all are shown.
    """

    caption: str
    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    first: int = 0


Block = (
    Heading | Paragraph | BulletList | Callout | Figure | FindingFigure | ComparisonFigure | Table
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: one heading, one idea.

    Args:
        anchor: unique in its page, from the heading ("the-three-rs").
        words: how many words it holds, for reading time.
    """

    anchor: str
    heading: str
    blocks: tuple[Block, ...]
    words: int


def plain(runs: Runs) -> str:
    """The words of `runs` without marks or citations."""
    return "".join("" if isinstance(run, Citation) else run.text for run in runs)


def runs_of(block: Block) -> Iterator[Runs]:
    """Every line of runs in `block`, in reading order."""
    match block:
        case Paragraph(runs):
            yield runs
        case BulletList(items):
            yield from items
        case Callout(_, _, inner):
            for each in inner:
                yield from runs_of(each)
        case Table(_, header, rows):
            yield from header
            for row in rows:
                yield from row
        case Heading(text):
            yield (Text(text),)
        case Figure() | FindingFigure() | ComparisonFigure():
            return
