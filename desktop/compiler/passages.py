"""The prose of a page as a flat list, for the checks of wording, length and citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from desktop.domain.blocks import Citation, FindingLink, Runs, Text, plain


class Role(Enum):
    """What a passage is on its page; the checks differ by it."""

    NAME = auto()  # titles, headings, labels: no sentences
    LINE = auto()  # summaries, questions, captions: plain words that cannot cite
    KEY_POINT = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    CELL = auto()
    EASY_READ = auto()


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of runs.

    Args:
        part: number of the part of the page that it stands in (see `PageProse.parts`).
        unit: passages of one unit share their citations, as a table's cell and its explanation
            do. 0 where nothing can be cited.
        marked_plain: whether its writer says that there is nothing in it to cite.
    """

    line: int
    runs: Runs
    role: Role
    part: int
    unit: int
    marked_plain: bool = False

    @property
    def text(self) -> str:
        return plain(self.runs)

    @property
    def typed(self) -> str:
        """The words without the amounts that come from findings."""
        return plain(tuple(run for run in self.runs if not isinstance(run, FindingLink)))

    @property
    def cites(self) -> bool:
        return any(isinstance(run, Citation | FindingLink) for run in self.runs)


@dataclass(slots=True)
class PageProse:
    """All passages of one page, in reading order.

    Args:
        has_sources: whether sources at the foot of the page hold for all of it.
        cites_each: whether each of its passages must cite, or be marked as plain words.
        parts: heading and line of each stretch between headings; the first is the page's top.
        figures: clinical figures shown by findings, which plain lines may repeat.
        planned: ids of diagrams that have their place on it but are not drawn yet.
    """

    file: str
    has_sources: bool = False
    cites_each: bool = True
    passages: list[Passage] = field(default_factory=list)
    parts: list[tuple[str, int]] = field(default_factory=lambda: [("", 1)])
    figures: list[str] = field(default_factory=list)
    planned: set[str] = field(default_factory=set)
    _units: int = 0

    def new_part(self, heading: str, line: int) -> None:
        self.parts.append((heading, line))
        self.add(Role.NAME, line, heading)

    def new_unit(self) -> int:
        self._units += 1
        return self._units

    def add(
        self,
        role: Role,
        line: int,
        said: str | Runs,
        unit: int = 0,
        *,
        marked_plain: bool = False,
    ) -> None:
        runs = (Text(said),) if isinstance(said, str) else said
        part = len(self.parts) - 1
        self.passages.append(Passage(line, runs, role, part, unit, marked_plain))
