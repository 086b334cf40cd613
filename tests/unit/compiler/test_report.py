"""Reviewers see first what must be confirmed, then the drafts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.compiler.build import read_content
from desktop.compiler.report import reviewers_report
from tests.content_tree import content_files, write_content_tree


def test_figures_to_be_confirmed_come_before_drafts_with_dates_and_grades(tmp_path: Path) -> None:
    library = read_content(write_content_tree(tmp_path))
    report = reviewers_report(library)
    figure = report.index("- **Had a reaction** (`reaction`): 3 out of 1,000 people had a reaction")
    row = report.index(
        "| What MS is (`what-ms-is`) | Topic | 21 November 2026 | 21 November 2027 |"
    )
    assert figure < row
    assert "calm-5-years" not in report
    assert f"| {library.topics[0].grade} | {library.topics[0].grade_with_names} |" in report
    assert "Pages not yet reviewed by a clinician (6)" in report


def test_an_empty_report_says_so(tmp_path: Path) -> None:
    library = read_content(write_content_tree(tmp_path, content_files()))
    empty = replace(
        library,
        findings=(),
        topics=(),
        strategies=(),
        treatments=(),
        comparisons=(),
        diagrams=(),
    )
    assert reviewers_report(empty).count("None.") == 2
