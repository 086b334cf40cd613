"""What is wrong with content files, told so that its writer can mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

Say = Callable[[int, str, str], None]
"""Notes a problem of one file: line from 1, what is wrong, how to fix it."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend; `file` is relative to the language folder, with forward slashes."""

    file: str
    line: int
    what: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.fix}"


class ContentProblems(Exception):  # noqa: N818 - a report on content, not a fault of the program
    """Every problem of one run; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(as_text(problems))


class Report:
    """Collects problems from every part of a run."""

    def __init__(self) -> None:
        self._problems: set[Problem] = set()

    def add(self, file: str, line: int, what: str, fix: str) -> None:
        self._problems.add(Problem(file, max(line, 1), what, fix))

    def on(self, file: str) -> Say:
        """Where the problems of `file` are told."""
        return partial(self.add, file)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Without repeats, by file, then line."""
        return tuple(sorted(self._problems))


def as_text(problems: Iterable[Problem]) -> str:
    """One line for each problem, then how many there are."""
    lines = [str(problem) for problem in problems]
    count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    return "\n".join([*lines, f"{count} in the content; nothing was written."])
