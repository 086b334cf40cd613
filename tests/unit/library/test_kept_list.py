"""What was kept is told with where it comes from, also when that is gone."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from desktop.domain.reading import SavedComparison, SavedQuestion
from desktop.domain.screens import QuestionDraft
from desktop.library.kept_list import draft_of, draft_text, kept_list
from desktop.library.opening import Library

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


def saved(source: str, page: str, page_title: str = "") -> SavedQuestion:
    return SavedQuestion("uuid", "Is it for me?", source, page, NOON, True, page_title)


def test_a_question_from_a_page_leads_there(library: Library) -> None:
    (kept,) = library.kept.questions([saved("a-topic/q1", "a-topic")])
    assert (kept.origin, kept.place, kept.page) == ("A topic", "page", "a-topic")
    assert not kept.gone
    assert not kept.unasked


def test_a_question_whose_words_were_changed_still_comes_from_its_page(library: Library) -> None:
    first = saved("a-topic/q1", "a-topic")
    changed = dataclasses.replace(first, text="Is it for me, at my age?")
    library.kept.questions([first])
    (kept,) = library.kept.questions([changed])
    assert kept.question.text == "Is it for me, at my age?"
    assert kept.origin == "A topic"


def test_a_question_of_the_readers_own_comes_from_nowhere(library: Library) -> None:
    (kept,) = library.kept.questions([saved("", "")])
    assert (kept.origin, kept.place) == ("", "")


def test_a_self_check_is_asked_by_its_page(library: Library) -> None:
    page = "immune-reconstitution"
    still, no_longer = library.kept.questions(
        [saved(f"{page}/c1", page), saved(f"{page}/c9", page)]
    )
    assert not still.unasked
    assert no_longer.unasked
    assert no_longer.page == page  # the page is still there


def test_a_question_from_a_comparison_leads_to_compare(library: Library) -> None:
    still, no_longer, nowhere = library.kept.questions(
        [
            saved("aspect:strategies/harms", "immune-reconstitution"),
            saved("aspect:strategies/colour", ""),
            saved("aspect:old-board/harms", "", "An old board"),
        ]
    )
    assert (still.origin, still.place, still.unasked) == ("Compare strategies", "compare", False)
    assert no_longer.unasked
    assert (nowhere.origin, nowhere.place, nowhere.gone) == ("An old board", "", True)


def test_a_page_that_is_gone_is_named_and_the_nearest_offered(library: Library) -> None:
    near, far = library.kept.questions(
        [saved("q1", "a-topics", "The old topic"), saved("q2", "zzzzqqqq")]
    )
    assert near.gone
    assert near.origin == "The old topic"
    assert near.nearest is not None
    assert (near.place, near.page) == ("page", near.nearest.id)
    assert (far.gone, far.origin, far.nearest, far.place) == (True, "zzzzqqqq", None, "")


def test_options_of_a_comparison_that_are_gone_are_told_apart(library: Library) -> None:
    ways = ("immune-reconstitution", "old-way")
    names = ("Then called so", "Old way")
    comparison = SavedComparison("uuid", "strategies", ways, names, (), "Mine", NOON)
    (kept,) = library.kept.comparisons([comparison])
    assert kept.names == ("Immune reconstitution",)
    assert kept.gone == ("Old way",)
    board_gone = SavedComparison("uuid", "old-board", ways, names, (), "Mine", NOON)
    (kept,) = library.kept.comparisons([board_gone])
    assert kept.gone == names


@pytest.mark.parametrize(
    "draft",
    [
        QuestionDraft(),
        QuestionDraft('May I "travel"?\\ <b>'),
        QuestionDraft("", "uuid", ""),
        QuestionDraft("a" * 2000, "uuid", "🧠" * 2000),
    ],
)
def test_a_draft_comes_back_from_the_desk_as_it_was(draft: QuestionDraft) -> None:
    assert draft_of(draft_text(draft)) == draft
    assert len(draft_text(draft)) < 20_000


def test_nothing_typed_leaves_nothing_on_the_desk() -> None:
    assert draft_text(QuestionDraft()) == ""


@pytest.mark.parametrize("body", ["[]", '"own"', "3", '{"own": 3, "editing": null}', "{}"])
def test_what_is_no_draft_is_taken_for_an_empty_one(body: str) -> None:
    assert draft_of(body) == QuestionDraft()


def test_the_list_on_paper_asks_for_no_name(library: Library) -> None:
    assert kept_list((), ()).own
