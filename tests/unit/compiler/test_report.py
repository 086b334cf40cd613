"""Reviewers see first what must be confirmed, then the drafts, then every statement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.compiler.build import read_content
from desktop.compiler.facts import Fact, read_facts, read_left_out
from desktop.compiler.report import reviewers_report
from desktop.domain.library import LibraryContent
from tests.content_tree import content_files, files_with_boards, write_content_tree

FACTS = """\
# Facts
- F-001 In MS the immune system harms the nerves. [green2020] [checked]
- F-002 The moon is made of cheese from Switzerland. [green2020] [checked]
- F-003 Somebody remembers this. [green2020] [memory]
"""
VALUES = """\
treatments:
  - id: cladribine
    taken:
      - value: You swallow tablets.
        source: [green2020]
        confidence: checked
"""


@pytest.fixture
def library(tmp_path: Path) -> LibraryContent:
    return read_content(write_content_tree(tmp_path))


def test_what_must_be_confirmed_comes_before_drafts_with_dates_and_grades(
    library: LibraryContent,
) -> None:
    quality = library.topics[0].quality
    report = reviewers_report(library)
    figure = report.index("- Had a reaction: 3 out of 1,000 people had a reaction; over 1 year")
    row = report.index(
        "| What MS is (`what-ms-is`) | Topic | 21 November 2026 | 21 November 2027 |"
    )
    assert figure < row
    assert f"| {quality.grade} | {quality.grade_with_names} |" in report
    assert "Pages not yet reviewed by a clinician (6)" in report


def test_each_statement_stands_with_what_it_rests_on(library: LibraryContent) -> None:
    report = reviewers_report(library)
    assert "- In MS your immune system harms your nerves. [green2020]" in report
    assert "- An attack is a relapse. [no source]" in report
    assert "- About 69 out of 100 people stayed well. [brown2021]" in report
    assert "**How long it is taken: Short course**" in report


def test_each_page_ends_with_its_form_to_sign(library: LibraryContent) -> None:
    report = reviewers_report(library)
    assert "python3 build/dev.py sign-off what-ms-is --name NAME" in report
    assert report.count("- Name and role:") == 6


def test_aspects_and_value_cards_are_reported_with_every_answer(tmp_path: Path) -> None:
    library = read_content(write_content_tree(tmp_path, files_with_boards()))
    report = reviewers_report(library)
    assert "| Harms (`aspects/strategies/harms`) | Aspect | 21 November 2026 |" in report
    assert "### Harms (`aspects/strategies/harms`)" in report
    assert "**Maintenance and escalation**\n\n- Some last for years. [green2020]" in report
    assert "python3 build/dev.py sign-off aspects/strategies/harms --name NAME" in report
    assert "### What may matter to readers" in report
    assert "- Some ask for a dose each day, others for a course. [green2020]" in report


def test_words_that_say_to_be_confirmed_come_first(tmp_path: Path) -> None:
    files = content_files()
    files["topics/what-ms-is.md"].body += "\n## Days\n\nIt is 5, to be confirmed. [@green2020]\n"
    report = reviewers_report(read_content(write_content_tree(tmp_path, files)))
    first, _, _ = report.partition("## Pages not yet reviewed")
    assert "- It is 5, to be confirmed. (`what-ms-is`) [green2020]" in first


def test_an_empty_report_says_so(library: LibraryContent) -> None:
    empty = replace(
        library,
        findings=(),
        topics=(),
        strategies=(),
        treatments=(),
        comparisons=(),
        diagrams=(),
        terms=(),
    )
    assert reviewers_report(empty).count("None.") == 2


def test_facts_are_read_from_lines_and_from_values(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FACTS, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(VALUES, encoding="utf-8")
    facts = read_facts(tmp_path)
    assert [fact.id for fact in facts] == [
        *("F-001", "F-002", "F-003"),
        "treatments/cladribine/taken/1",
    ]
    assert facts[0] == Fact(
        "F-001",
        "In MS the immune system harms the nerves.",
        frozenset({"green2020"}),
        "checked",
    )
    assert read_facts(tmp_path / "a.md") == facts[:3]


def test_each_checked_fact_is_used_somewhere_or_left_out_for_a_reason(
    library: LibraryContent, tmp_path: Path
) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.md").write_text(FACTS, encoding="utf-8")
    (tmp_path / "facts" / "b.yaml").write_text(VALUES, encoding="utf-8")
    facts = read_facts(tmp_path / "facts")
    report = reviewers_report(library, facts, {"F-002": "Not about MS"})
    assert "Facts: 2 of 3 checked facts used (67 of 100)" in report
    assert "Left out (1, of which 0 without a reason)" in report
    assert "- F-002: The moon is made of cheese from Switzerland. (Not about MS)" in report
    assert "- treatments/cladribine/taken/1: You swallow tablets. [cladribine]" in report
    assert "F-003" not in report
    assert "of which 1 without a reason" in reviewers_report(library, facts)


def test_reasons_may_stand_for_all_facts_that_begin_alike(
    library: LibraryContent, tmp_path: Path
) -> None:
    fact = Fact("treatments/x/licence/1", "Cheese.", frozenset({"green2020"}), "checked")
    path = tmp_path / "left-out.yaml"
    path.write_text("- {fact: treatments/x/, why: Not taken any more}\n", encoding="utf-8")
    assert "(Not taken any more)" in reviewers_report(library, [fact], read_left_out(path))


def test_no_file_of_reasons_gives_none_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "left-out.yaml"
    assert read_left_out(path) == {}
    path.write_text("- fact: F-001\n", encoding="utf-8")
    with pytest.raises(ValueError, match="'fact' and 'why'"):
        read_left_out(path)
