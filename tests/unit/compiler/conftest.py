"""Checks small content trees; a drawing is laid out only where a test is about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.compiler.build import check_content
from desktop.compiler.problems import Problem
from tests.content_tree import (
    as_file,
    content_files,
    files_with_boards,
    write_content_tree,
)

ICONS = frozenset({"brain", "pill"})

TOPIC = "topics/what-ms-is.md"
COURSE = "topics/short-course.md"
STRATEGY = "strategies/immune-reconstitution.yaml"
TREATMENT = "treatments/cladribine.yaml"
COMPARISON = "comparisons/two-ways.yaml"
DIAGRAM = "diagrams/the-curve.yaml"
FINDINGS = "findings/calm.yaml"
TERMS = "glossary.yaml"
SOURCES = "sources.yaml"
EDITION = "edition.yaml"
PACK = "packs/first-visit.yaml"

Wrong = tuple[str, str, str, str, str, str]
"""File; what stood there; what stands there now; how the line told begins; what; fix."""

Check = Callable[[dict[str, Any]], tuple[Problem, ...]]
Swapped = Callable[[Wrong], None]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """The problems of a tree."""

    def problems(files: dict[str, Any]) -> tuple[Problem, ...]:
        source = write_content_tree(tmp_path, files)
        return check_content(source, icons=ICONS)

    return problems


@pytest.fixture
def swapped(check: Check) -> Swapped:
    """Puts one text in the place of another, and looks for the problem with its line and fix."""

    def result(case: Wrong) -> None:
        file, old, new, at, what, fix = case
        files = content_files()
        if file not in files:
            files = files_with_boards()
        text = as_file(files[file])
        assert old in text, f"{file} does not hold {old!r}"
        files[file] = text.replace(old, new, 1)
        lines = files[file].split("\n")
        there = [number for number, line in enumerate(lines, 1) if line.strip().startswith(at)]
        found = check(files)
        told = [problem for problem in found if what in problem.what]
        assert told, f"{what!r} was not told, but {[str(problem) for problem in found]}"
        assert told[0].file == file
        assert told[0].line in there, f"{told[0]} is not told of {at!r}"
        assert fix in told[0].fix

    return result
