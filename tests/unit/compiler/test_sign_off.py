"""A review is recorded in the page's file, and an edit takes it back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from desktop.compiler.build import check_content, read_content
from desktop.compiler.sign_off import SignOffError, sign_off
from desktop.domain.content import NOT_REVIEWED, ReviewRecord, ReviewStatus
from tests.content_tree import files_with_boards, write_content_tree
from tests.unit.compiler.conftest import ICONS, STRATEGY, TOPIC

HARMS = "aspects/strategies/harms.yaml"
DAY = dt.date(2026, 12, 1)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_content_tree(tmp_path)


def _sign(source: Path, page: str) -> Path:
    return sign_off(source, page, name='Dr "Q" Reviewer: é', role="neurologist", date=DAY)


def _review(source: Path, file: str) -> ReviewRecord:
    library = read_content(source, icons=ICONS)
    return (library.topics if file == TOPIC else library.strategies)[0].review


@pytest.mark.parametrize(
    ("page", "file"), [("what-ms-is", TOPIC), ("immune-reconstitution", STRATEGY)]
)
def test_a_signed_page_names_its_reviewer(source: Path, page: str, file: str) -> None:
    before = (source / file).read_text(encoding="utf-8").split("\n")
    assert _sign(source, page) == source / file
    review = _review(source, file)
    assert review.status is ReviewStatus.REVIEWED
    assert review.notice == 'Reviewed by Dr "Q" Reviewer: é, neurologist, 1 December 2026'
    assert review.next_review == dt.date(2027, 12, 1)
    after = (source / file).read_text(encoding="utf-8").split("\n")
    assert [line for line in after if not line.startswith("review:")] == [
        line
        for line in before
        if not line.startswith(("review:", "  status", "  written", "  next_review"))
    ]


@pytest.mark.parametrize(
    ("page", "file"), [("what-ms-is", TOPIC), ("immune-reconstitution", STRATEGY)]
)
def test_an_edit_after_it_was_signed_makes_it_a_draft_again(
    source: Path, page: str, file: str
) -> None:
    _sign(source, page)
    path = source / file
    path.write_text(path.read_text(encoding="utf-8").replace("You", "YOU", 1), encoding="utf-8")
    review = _review(source, file)
    assert review.notice == NOT_REVIEWED
    assert review.edited_since
    assert review.reviewer == ""


def test_an_aspect_is_signed_by_the_place_of_its_file(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path, files_with_boards())
    assert _sign(source, "aspects/strategies/harms") == source / HARMS
    aspects = {each.id: each for each in read_content(source, icons=ICONS).boards[0].aspects}
    assert aspects["harms"].review.status is ReviewStatus.REVIEWED
    assert aspects["how-long"].review.status is ReviewStatus.DRAFT
    text = (source / HARMS).read_text(encoding="utf-8")
    (source / HARMS).write_text(text.replace("early", "soon"), encoding="utf-8")
    assert read_content(source, icons=ICONS).boards[0].aspects[1].review.edited_since


def test_an_aspect_whose_file_is_not_right_is_named(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path, files_with_boards() | {HARMS: "id: harms\n"})
    with pytest.raises(SignOffError, match=r"aspects/strategies/harms\.yaml:"):
        _sign(source, "aspects/strategies/harms")


def test_a_second_review_takes_the_place_of_the_first(source: Path) -> None:
    _sign(source, "what-ms-is")
    sign_off(source, "what-ms-is", name="R Second", role="MS nurse", date=DAY)
    assert _review(source, TOPIC).reviewer == "R Second"
    assert (source / TOPIC).read_text(encoding="utf-8").count("\nreview:") == 1


def test_line_ends_of_windows_do_not_matter(source: Path) -> None:
    path = source / TOPIC
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    _sign(source, "what-ms-is")
    assert _review(source, TOPIC).status is ReviewStatus.REVIEWED


def test_a_review_written_by_hand_without_its_fingerprint_is_told(source: Path) -> None:
    _sign(source, "what-ms-is")
    path = source / TOPIC
    text = path.read_text(encoding="utf-8")
    start = text.index(", fingerprint")
    path.write_text(text[:start] + text[text.index("}", start) :], encoding="utf-8")
    told = check_content(source, icons=ICONS)
    assert [problem.file for problem in told] == [TOPIC]
    assert "fingerprint" in told[0].what


@pytest.mark.parametrize(
    ("page", "name", "date", "why"),
    [
        ("nowhere", "R", DAY, "no page 'nowhere'"),
        ("aspects/strategies/nothing", "R", DAY, "no page 'aspects/strategies/nothing'"),
        ("what-ms-is", " ", DAY, "name and role"),
        ("what-ms-is", "R", dt.date(2020, 1, 1), "after 2020"),
    ],
)
def test_what_cannot_be_recorded_is_told_and_changes_nothing(
    source: Path, page: str, name: str, date: dt.date, why: str
) -> None:
    before = (source / TOPIC).read_bytes()
    with pytest.raises(SignOffError, match=why):
        sign_off(source, page, name=name, role="nurse", date=date)
    assert (source / TOPIC).read_bytes() == before


def test_a_file_that_is_not_right_is_named(source: Path) -> None:
    (source / TOPIC).write_text("---\nid: what-ms-is\n---\n", encoding="utf-8")
    with pytest.raises(SignOffError, match=r"topics/what-ms-is\.md:"):
        _sign(source, "what-ms-is")
