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
        unit: passages of one unit share their citations: a paragraph, or a list with the
            paragraph that leads into it. 0 where nothing can be cited.
    """

    line: int
    runs: Runs
    role: Role
    part: int
    unit: int

    @property
    def text(self) -> str:
        return plain(self.runs)

    @property
    def cites(self) -> bool:
        return any(isinstance(run, Citation | FindingLink) for run in self.runs)


@dataclass(slots=True)
class PageProse:
    """All passages of one page, in reading order.

    Args:
        has_sources: whether sources at the foot of the page hold for all of it.
        parts: heading and line of each stretch between headings; the first is the page's top.
        figures: clinical figures shown by findings, which plain lines may repeat.
    """

    file: str
    has_sources: bool = False
    passages: list[Passage] = field(default_factory=list)
    parts: list[tuple[str, int]] = field(default_factory=lambda: [("", 1)])
    figures: list[str] = field(default_factory=list)
    _units: int = 0

    def new_part(self, heading: str, line: int) -> None:
        self.parts.append((heading, line))
        self.add(Role.NAME, line, heading)

    def new_unit(self) -> int:
        self._units += 1
        return self._units

    def add(self, role: Role, line: int, said: str | Runs, unit: int = 0) -> None:
        runs = (Text(said),) if isinstance(said, str) else said
        self.passages.append(Passage(line, runs, role, len(self.parts) - 1, unit))
