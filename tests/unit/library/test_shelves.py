from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from desktop.domain.content import PageKind, check_id
from desktop.domain.errors import NotFoundError
from desktop.domain.reading import Bookmark, CheckAnswer, CheckOutcome, Place, SavedQuestion
from desktop.domain.screens import StepState
from desktop.library.opening import Library

NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


def left(
    page: str, anchor: str = "", read: tuple[str, ...] = (), *, finished: bool = False
) -> Place:
    return Place(page, anchor, read, NOON, finished)


def test_a_new_reader_sees_the_first_step_next_and_nothing_recent(library: Library) -> None:
    home = library.shelves.home(())
    assert [step.state for step in home.steps] == [StepState.NEXT, StepState.LATER]
    assert home.recent == ()
    assert [card.page for card in home.cards] == ["a-topic"]


def test_a_finished_step_is_done_and_the_one_after_it_is_next(library: Library) -> None:
    home = library.shelves.home((left("a-topic", finished=True),))
    assert [step.state for step in home.steps] == [StepState.DONE, StepState.NEXT]


def test_a_step_finished_out_of_order_leaves_the_first_as_next(library: Library) -> None:
    home = library.shelves.home((left("figures", finished=True),))
    assert [step.state for step in home.steps] == [StepState.NEXT, StepState.DONE]


def test_recent_pages_stand_in_order_and_those_that_have_gone_are_left_out(
    library: Library,
) -> None:
    places = tuple(left(page) for page in ("gone", "curve", "a-topic", "figures", "two-ways"))
    recent = library.shelves.home(places).recent
    assert [page.card.id for page in recent] == ["curve", "a-topic", "figures"]


def test_minutes_left_shrink_as_sections_are_read_but_stay_one_at_least(library: Library) -> None:
    every = tuple(section.anchor for section in library.pages.article("figures").sections)
    (page,) = library.shelves.home((left("figures", every[-1], every),)).recent
    assert page.minutes_left == 1


def test_a_page_tells_how_its_self_checks_went_unless_they_ask_something_else_by_now(
    library: Library,
) -> None:
    page = "immune-reconstitution"
    answer = CheckAnswer(check_id(page, 0), "Is it a rest?", page, CheckOutcome.UNSURE, NOON)
    view = library.shelves.reader(page, checks=(answer,))
    assert view.checks == {f"{page}/c1": CheckOutcome.UNSURE}
    older = dataclasses.replace(answer, ask="Is it a pause?")
    assert not library.shelves.reader(page, checks=(older,)).checks


def test_every_page_that_is_not_a_word_stands_on_one_shelf(library: Library) -> None:
    shelved = [card.id for shelf in library.shelves.shelves(()) for card in shelf.cards]
    pages = [c.id for c in library.content.cards() if c.kind is not PageKind.TERM]
    assert sorted(shelved) == sorted(pages)


def test_a_group_without_pages_has_no_shelf(library: Library) -> None:
    titles = [shelf.group.title for shelf in library.shelves.shelves(())]
    assert titles == [
        "Planning treatment",
        "Strategies one by one",
        "Side by side and in pictures",
        "Treatments",
    ]


def test_shelves_know_what_was_read_to_the_end(library: Library) -> None:
    places = (left("a-topic", finished=True), left("figures"))
    assert library.shelves.shelves(places)[0].finished == {"a-topic"}


def test_a_reader_view_holds_all_that_its_page_names(library: Library) -> None:
    view = library.shelves.reader("figures")
    assert set(view.diagrams) == {"curve"}
    assert set(view.comparisons) == {"two-ways"}
    assert set(view.findings) == {"stayed-well", "reaction", "rare"}


def test_every_page_can_be_shown(library: Library) -> None:
    for card in library.content.cards():
        assert library.shelves.reader(card.id).article.id == card.id


def test_a_reader_view_shows_only_questions_saved_from_this_page(library: Library) -> None:
    asked = (
        SavedQuestion("1", "One?", "figures/q1", "figures", NOON),
        SavedQuestion("2", "Two?", "a-topic/q1", "a-topic", NOON),
    )
    view = library.shelves.reader("figures", questions=asked)
    assert view.saved_questions == {"figures/q1"}


def test_an_unknown_page_cannot_be_shown(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.shelves.reader("nothing")


def test_a_kept_page_says_where_reading_stopped(library: Library) -> None:
    mark = Bookmark("1", "figures", "Figures", NOON)
    (kept,) = library.shelves.kept((mark,), (left("figures", "side-by-side"),))
    assert kept.place_heading == "Side by side"
    assert kept.kind_label == "Explainer"


@pytest.mark.parametrize("anchor", ["", "a-section-that-went"])
def test_a_kept_page_without_a_known_place_says_none(library: Library, anchor: str) -> None:
    mark = Bookmark("1", "figures", "Figures", NOON)
    (kept,) = library.shelves.kept((mark,), (left("figures", anchor),))
    assert kept.place_heading == ""


def test_a_kept_page_read_to_the_end_names_no_place(library: Library) -> None:
    mark = Bookmark("1", "figures", "Figures", NOON)
    (kept,) = library.shelves.kept((mark,), (left("figures", "the-end", finished=True),))
    assert kept.place_heading == ""


def test_a_bookmark_of_a_page_that_has_gone_is_still_listed(library: Library) -> None:
    (kept,) = library.shelves.kept((Bookmark("1", "gone", "It was here", NOON),), ())
    assert kept.card is None
    assert kept.bookmark.title == "It was here"


def test_a_diagram_stands_in_the_gallery_under_the_subject_of_its_first_topic(
    library: Library,
) -> None:
    shelves = library.shelves.gallery()
    assert [(shelf.group.title, [card.id for card in shelf.cards]) for shelf in shelves] == [
        ("Planning treatment", ["curve"])
    ]


def test_a_diagram_view_knows_where_it_stands_and_what_its_parts_open(library: Library) -> None:
    view = library.shelves.diagram("curve")
    assert [card.id for card in view.shown_in] == ["figures"]
    assert set(view.part_titles) == set(view.diagram.links.values())
    assert all(view.part_titles.values())


def test_an_unknown_diagram_is_not_found(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.shelves.diagram("figures")
