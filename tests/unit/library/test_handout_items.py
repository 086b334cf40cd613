"""What lies on a handout is told, opened with the choices of its day, and kept as text."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.compiler.writer import write_content
from desktop.domain.blocks import ComparisonFigure
from desktop.domain.comparing import Chosen
from desktop.domain.content import NamedField, PageKind
from desktop.domain.errors import NotFoundError
from desktop.domain.packs import MOST_ITEMS, HandoutItem
from desktop.domain.printing import HandoutOptions
from desktop.domain.reading import LONGEST_DESK_ITEM
from desktop.library.conversation import CONVERSATION_PAGE
from desktop.library.handout_items import (
    COMPARE_PAGE,
    HandoutItems,
    compared_item,
    items_of,
    items_text,
    planned_item,
    same_place,
)
from desktop.library.kept_list import LIST_PAGE, kept_list
from desktop.library.opening import Library, open_library
from desktop.library.years import YEARS_PAGE
from tests.builders import (
    a_board,
    a_library,
    a_strategy,
    a_term,
    a_topic,
    a_treatment,
    a_value_card,
    an_aspect,
    answers,
    words,
)

WAYS = ("maintenance-escalation", "immune-reconstitution")
BOTH = Chosen("strategies", WAYS)
JANUARY = dt.date(2027, 1, 1)
OPTIONS = HandoutOptions(date=dt.date(2026, 11, 21))
GONE = HandoutItem("gone-page", "A page of long ago")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    fields = (NamedField("idea", "The idea", (words("In full."),)),)
    aspects = ("harms", "visits", "stopping")
    content = a_library(
        topics=(a_topic(), a_topic("a-second", 102)),
        strategies=tuple(a_strategy(way, 11 + n, fields=fields) for n, way in enumerate(WAYS)),
        treatments=(a_treatment(),),
        terms=(a_term(term="NEDA", aliases=("no evidence of disease activity",)),),
        boards=(
            a_board(
                "strategies",
                WAYS,
                aspects=tuple(
                    an_aspect(
                        each,
                        "strategies",
                        field="idea",
                        matters=("breaks",) if each == "stopping" else (),
                    )
                    for each in aspects
                ),
                strategies={way: way for way in WAYS},
            ),
        ),
        answers=tuple(
            answers(way, {each: f"{each} of {way}." for each in aspects}) for way in WAYS
        ),
        values=(a_value_card("breaks"),),
    )
    path = tmp_path_factory.mktemp("items") / "content.db"
    write_content(content, path, "0" * 64)
    opened = open_library(path)
    yield opened
    opened.close()


@pytest.fixture
def items(library: Library) -> HandoutItems:
    return library.handout_items


def rows(items: HandoutItems, item: HandoutItem) -> list[str]:
    (sheet,) = items.sheets([item], {})
    assert sheet is not None
    return [row.id for row in sheet[1][0].rows]


# The list


def test_pages_are_told_by_the_names_they_have_now(items: HandoutItems) -> None:
    known = (items.of_page("a-topic"), items.of_page("term:neda"), items.of_page(WAYS[0]))
    old = HandoutItem("a-topic", "What it was called last year")
    told = [(line.title, line.about, line.gone) for line in items.lines([*known, old, GONE])]
    assert told == [
        ("A topic", "Explainer", False),
        ("NEDA", "Word", False),
        ("Maintenance escalation", "Strategy", False),
        ("A topic", "Explainer", False),
        ("A page of long ago", "", True),
    ]


def test_an_unknown_page_is_no_item(items: HandoutItems) -> None:
    with pytest.raises(NotFoundError):
        items.of_page("gone-page")


def test_the_readers_own_sheets_are_told_too(items: HandoutItems) -> None:
    own = (
        compared_item("Two ways", BOTH, {}, ()),
        planned_item("My first five years: IRT", [WAYS[1]], JANUARY),
        HandoutItem(CONVERSATION_PAGE, "My sheet"),
        HandoutItem(LIST_PAGE, "My list"),
    )
    lines = items.lines(own)
    assert [line.gone for line in lines] == [False] * 4
    assert all(line.icon and line.about for line in lines)


@pytest.mark.parametrize(
    "detail",
    [
        "",
        "{",
        "[]",
        '{"board": "no-board", "options": ["a", "b"]}',
        '{"board": "strategies", "options": ["gone-1", "gone-2"]}',
        '{"board": "strategies", "options": "immune-reconstitution"}',
        '{"board": {}, "options": [1, 2]}',
    ],
)
def test_a_comparison_that_cannot_be_made_any_more_is_gone(
    items: HandoutItems, detail: str
) -> None:
    item = HandoutItem(COMPARE_PAGE, "Two ways", detail)
    assert items.line(item).gone
    assert items.sheets([item], {}) == (None,)


@pytest.mark.parametrize(
    "detail",
    [
        "",
        '{"plans": [], "month": "2027-01-01"}',
        '{"plans": ["immune-reconstitution"], "month": "soon"}',
        '{"plans": ["immune-reconstitution"], "month": "9999-01-01"}',
        '{"plans": ["gone"], "month": "2027-01-01"}',
    ],
)
def test_years_that_cannot_be_shown_any_more_are_gone(items: HandoutItems, detail: str) -> None:
    item = HandoutItem(YEARS_PAGE, "My years", detail)
    assert items.line(item).gone
    assert items.sheets([item], {}) == (None,)


def test_all_pages_are_offered_once_in_shelves(library: Library) -> None:
    shelves = library.handout_items.shelves()
    offered = [choice.page for shelf in shelves for choice in shelf.choices]
    assert sorted(offered) == sorted(card.id for card in library.content.cards())
    word = next(choice for shelf in shelves for choice in shelf.choices if choice.title == "NEDA")
    assert word.kind is PageKind.TERM
    assert "no evidence" in word.said


# The sheets


def test_what_is_gone_makes_no_sheet_and_keeps_no_other_from_it(items: HandoutItems) -> None:
    made = items.sheets([GONE, items.of_page("a-topic")], {})
    assert [sheet is None for sheet in made] == [True, False]


def test_a_comparison_keeps_the_rows_of_its_day(items: HandoutItems) -> None:
    chosen = replace(BOTH, hidden=frozenset({"visits"}))
    assert rows(items, compared_item("Two ways", chosen, {}, ())) == ["harms", "stopping"]
    first = compared_item("Two ways", replace(BOTH, by_values=True), {}, ["breaks"])
    assert rows(items, first) == ["stopping", "harms", "visits"]
    told = json.loads(first.detail)
    assert told["matter_a_lot"] == ["breaks"]


def test_an_option_gone_since_is_named_as_it_was_called(items: HandoutItems) -> None:
    chosen = Chosen("strategies", (*WAYS, "an-old-way"))
    item = compared_item("Three ways", chosen, {"an-old-way": "An old way"}, ())
    (sheet,) = items.sheets([item], {})
    assert sheet is not None
    assert "An old way" in str(sheet[0].sections)


def test_two_comparisons_lie_on_one_handout_with_a_table_each(
    library: Library, items: HandoutItems
) -> None:
    one = compared_item("All", BOTH, {}, ())
    other = compared_item("Some", replace(BOTH, hidden=frozenset({"harms"})), {}, ())
    sheets = [sheet for sheet in items.sheets([one, other], {}) if sheet is not None]
    articles = [article for article, _ in sheets]
    tables = [table for _, made in sheets for table in made]
    handout = library.handouts.make_of(articles, OPTIONS, comparisons=tables)
    shown = [
        len(handout.parts.table(block).rows)
        for page in handout.pages
        for part in page.sections
        for block in part.blocks
        if isinstance(block, ComparisonFigure)
    ]
    assert shown == [3, 2]


def test_years_are_set_from_the_month_of_their_day(items: HandoutItems) -> None:
    (sheet,) = items.sheets([planned_item("My years", ["alemtuzumab"], JANUARY)], {})
    assert sheet is not None
    assert "January 2027" in sheet[0].lead


def test_sheets_that_live_are_set_as_they_are_now(items: HandoutItems) -> None:
    mine = HandoutItem(LIST_PAGE, "My list")
    now = kept_list((), ())
    assert items.sheets([mine], {LIST_PAGE: now}) == ((now, ()),)
    assert items.sheets([mine], {}) == (None,)


# As text


def test_items_come_back_from_their_text(items: HandoutItems) -> None:
    kept = (
        items.of_page("a-topic"),
        compared_item("Zwei Wege – ‘naïve’ #set", BOTH, {WAYS[0]: "Été"}, ()),
        GONE,
    )
    assert items_of(items_text(kept)) == kept
    assert items_text(()) == ""


def test_forty_pages_fit_on_the_desk(items: HandoutItems) -> None:
    page = HandoutItem("a-very-long-page-id-of-some-forty-letters", "A title of sixty letters " * 3)
    many = [replace(page, page=f"{page.page}-{n}") for n in range(MOST_ITEMS)]
    assert len(items_text(many)) < LONGEST_DESK_ITEM


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        "7",
        '{"page": "a"}',
        '[1, null, {}, {"page": ""}, {"page": 3}, {"page": "a", "title": []}]',
        '[{"page": "a", "detail": {}}]',
        "[" * 5000,
    ],
)
def test_bad_text_gives_no_items(text: str) -> None:
    assert items_of(text) == ()


def test_too_many_items_and_the_same_twice_are_left_out() -> None:
    told = [{"page": "same"}, {"page": "same"}, *({"page": f"page-{n}"} for n in range(60))]
    found = items_of(json.dumps(told))
    assert len(found) == MOST_ITEMS
    assert found[0] == HandoutItem("same", "same")
    assert len(set(found)) == MOST_ITEMS


@given(st.text(max_size=300) | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_no_text_breaks_the_list(text: str) -> None:
    assert items_of(items_text(items_of(text))) == items_of(text)


def test_the_same_page_is_found_whatever_it_was_called() -> None:
    lying = (GONE, HandoutItem("a", "A"), HandoutItem(COMPARE_PAGE, "Two", '{"x": 1}'))
    assert same_place(lying, HandoutItem("a", "Another title")) == 1
    assert same_place(lying, HandoutItem(COMPARE_PAGE, "Two", '{"x": 2}')) == -1
