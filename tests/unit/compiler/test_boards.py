"""Boards of aspects and value cards: whole, alike for every option, and told where they are not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.compiler.build import check_content, read_content
from desktop.compiler.sign_off import sign_off
from desktop.domain.blocks import FindingLink, plain
from desktop.domain.comparing import Answers
from desktop.domain.content import ReviewStatus
from desktop.domain.library import LibraryContent
from tests.content_tree import files_with_boards, write_content_tree
from tests.unit.compiler.conftest import ICONS, Check, Swapped, Wrong

BOARDS = "boards.yaml"
VALUES = "values.yaml"
HOW_LONG = "aspects/strategies/how-long.yaml"
HARMS = "aspects/strategies/harms.yaml"
TAKEN = "aspects/treatments/how-taken.yaml"
DAY = dt.date(2026, 12, 1)
MANY = " ".join(["rest"] * 50)


@pytest.fixture
def library(tmp_path: Path) -> LibraryContent:
    return read_content(write_content_tree(tmp_path, files_with_boards()), icons=ICONS)


def _answers(library: LibraryContent, option: str) -> Answers:
    return next(each for each in library.answers if each.option == option)


def _whats(files: dict[str, Any], check: Check) -> list[tuple[str, str]]:
    return [(problem.file, problem.what) for problem in check(files)]


# What stands in the library


def test_boards_stand_in_their_order_with_their_options_in_theirs(library: LibraryContent) -> None:
    strategies, treatments = library.boards
    assert strategies.options == ("maintenance-escalation", "immune-reconstitution")
    assert treatments.options == ("cladribine", "ocrelizumab")
    assert treatments.strategies == {
        "cladribine": "immune-reconstitution",
        "ocrelizumab": "maintenance-escalation",
    }
    assert [(each.id, each.group) for each in strategies.aspects] == [
        ("how-long", "The plan"),
        ("harms", "Harms"),
    ]


def test_an_aspect_asks_one_question_with_an_id_of_its_own(library: LibraryContent) -> None:
    asked = library.boards[0].aspects[0].ask
    assert (asked.id, asked.text) == ("aspect:strategies/how-long", "How long would I take it?")


def test_cells_are_written_with_their_findings_and_sources(library: LibraryContent) -> None:
    aspect = library.boards[1].aspects[0]
    cell = _answers(library, "cladribine").by_aspect["how-taken"].runs
    assert plain(cell) == "You swallow tablets. 3 out of 1,000 people had a reaction."
    assert [run.finding for run in cell if isinstance(run, FindingLink)] == ["reaction"]
    assert aspect.sources == ("green2020",)


def test_cells_are_taken_from_the_row_of_a_comparison(library: LibraryContent) -> None:
    said = _answers(library, "maintenance-escalation").by_aspect["how-long"]
    assert (plain(said.runs).strip(), said.alike) == ("Every day.", "all-the-time")
    assert _answers(library, "immune-reconstitution").by_aspect["how-long"].alike == ""


def test_value_cards_keep_both_sides_with_their_sources(library: LibraryContent) -> None:
    (card,) = library.values
    assert card.id == "breaks"
    assert "others for a course" in plain(card.why)
    assert card.sources == ("green2020",)


def test_cells_of_a_comparison_are_as_good_as_reviewed_only_if_it_is(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path, files_with_boards())

    def status() -> ReviewStatus:
        return read_content(source, icons=ICONS).boards[0].aspects[0].review.status

    sign_off(source, "aspects/strategies/how-long", name="A", role="nurse", date=DAY)
    assert status() is ReviewStatus.DRAFT
    sign_off(source, "two-ways", name="A", role="nurse", date=DAY)
    assert status() is ReviewStatus.REVIEWED


# What is told


@pytest.mark.parametrize(
    "case",
    [
        (HARMS, "label: Harms", f"label: {MANY}", "label:", "a label of 50 words", "at most 6"),
        (HARMS, "Which harms", f"{MANY} harms", "ask:", "a question of", "at most 20"),
        (HARMS, "field: harms", "field: harm", "field:", "no field 'harm'", "idea, who-it-may"),
        (HARMS, "matters: []", "matters: [rest]", "matters:", "no value card 'rest'", "breaks"),
        (
            *(HARMS, "answers:", "from: two-ways/how-long\nanswers:", "id:"),
            *("cells from both", "either 'answers:' or 'from:'"),
        ),
        (
            *(HOW_LONG, "from: two-ways/how-long", "from: ''", "id:"),
            *("cells from both, or from nowhere", "either 'answers:' or 'from:'"),
        ),
        (
            *(HARMS, "  maintenance-escalation:", "  maintenance:", "maintenance:"),
            *("no option 'maintenance'", "the options are maintenance-escalation"),
        ),
        (
            *(HARMS, "  maintenance-escalation:", "  maintenance:", "answers:"),
            *("nothing is said for 'maintenance-escalation'", "'Not known.'"),
        ),
        (HARMS, "Some last", f"{MANY} last", "text:", "a cell of 53 words", "at most 25"),
        (HOW_LONG, "two-ways/", "two-way/", "from:", "no comparison 'two-way'", "'two-ways'"),
        (HOW_LONG, "/how-long", "/how", "from:", "has no row 'how'", "its rows are how-long"),
        (
            *(HOW_LONG, "  maintenance-escalation: all", "  maintenance: all", "from:"),
            *("says nothing for 'maintenance'", "write its cells here instead"),
        ),
        (BOARDS, "- harms", "- how-long", "- how-long", "'how-long' stands twice", "one group"),
        (BOARDS, "- harms", "- harm", "- harm", "no aspect 'harm'", "aspects/strategies/harm.yaml"),
        (BOARDS, "- harms", "- harm", "groups:", "'harms' stands in no group", "boards.yaml"),
        (BOARDS, "id: treatments", "id: strategies", "- id:", "'strategies' is taken", "another"),
        (VALUES, "id: breaks", "id: rests", "- id:", "no aspect of strategies speaks to", "matter"),
        (VALUES, "Some ask", f"{MANY} ask", "why:", "a reason of", "at most 45"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_fix(case: Wrong, swapped: Swapped) -> None:
    swapped(case)


def test_a_card_that_stands_twice_is_told(check: Check) -> None:
    files = files_with_boards()
    files[VALUES] *= 2
    assert _whats(files, check) == [(VALUES, "the id 'breaks' is taken by values.yaml:1")]


def test_an_option_told_of_at_greater_length_is_told(check: Check) -> None:
    files = files_with_boards()
    files[HARMS]["answers"]["immune-reconstitution"]["text"] = f"{MANY[:90]}. [@brown2021]"
    assert [what for file, what in _whats(files, check) if file == BOARDS] == [
        "18 words for 'immune-reconstitution', and 4 for 'maintenance-escalation'"
    ]


def test_words_that_say_not_known_take_no_room(check: Check) -> None:
    files = files_with_boards()
    brands = files["aspects/treatments/us-brands.yaml"]
    brands["answers"]["ocrelizumab"]["text"] = f"Not known: {MANY[:60]}. [@green2020]"
    assert check(files) == ()


@pytest.mark.parametrize("missing", ["answers", "key"])
def test_what_could_not_be_read_is_told_once(check: Check, missing: str) -> None:
    """A broken option, comparison, aspect or list of cards leaves no echo on the boards."""
    for file in ("treatments/ocrelizumab.yaml", "comparisons/two-ways.yaml", TAKEN, VALUES):
        files = files_with_boards()
        files[file] = "id: [" if missing == "key" else "{}\n"
        told = {where for where, _ in _whats(files, check)}
        assert not told & ({BOARDS, VALUES, HARMS, HOW_LONG, TAKEN} - {file}), file


def test_a_library_without_boards_is_whole(tmp_path: Path) -> None:
    source = write_content_tree(tmp_path)
    assert check_content(source, icons=ICONS) == ()
    library = read_content(source, icons=ICONS)
    assert library == replace(library, boards=(), answers=(), values=())
