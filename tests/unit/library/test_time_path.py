"""A path takes no longer than was asked for, in the order of the edition, unread pieces first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from desktop.compiler.writer import write_content
from desktop.domain.blocks import ComparisonFigure, Figure, FindingFigure
from desktop.domain.content import READING_SPEED, Group, StartStep, Topic
from desktop.domain.reading import LONGEST_DESK_ITEM, Place
from desktop.domain.time_path import LENGTHS, START_HERE, TimePath, TimeStep
from desktop.library.opening import open_library
from desktop.library.time_path import TimePaths, as_text, path_of
from tests.builders import (
    a_comparison,
    a_diagram,
    a_field,
    a_finding,
    a_library,
    a_section,
    a_strategy,
    a_topic,
    an_edition,
    words,
)

NOW = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
LEAD = len(a_topic().summary.split())


def topic(id: str, number: int, group: str, key: int, *sections: int) -> Topic:
    """A topic whose summary and key points, and each of whose sections, have so many words."""
    return a_topic(
        id,
        number,
        group=group,
        key_points=(words("word " * (key - LEAD)),),
        sections=tuple(a_section(f"Part {n}", "word " * size) for n, size in enumerate(sections)),
    )


TOPICS = (
    topic("first", 101, START_HERE, 80, 300, 300),
    topic("second", 102, START_HERE, 80, 90, 60, 400),
    topic("extra", 103, START_HERE, 80, 500),
    topic("plans", 104, "planning", 80, 500),
    topic("transplant", 105, "transplant", 80, 100),
    topic("after-it", 106, "transplant", 80, 100),
    topic("travel", 107, "living", 80, 100),
    replace(
        topic("pictures", 108, "living", 80),
        sections=(
            a_section("Drawn", "One word.", Figure("three-phases")),
            a_section("Counted", FindingFigure("calm")),
            a_section("Side by side", ComparisonFigure("maintenance-or-irt")),
        ),
    ),
    topic("weigh", 109, "deciding", 80, 200),
    topic("who-we-are", 110, "about", 80, 200),
)
GROUPS = (START_HERE, "planning", "transplant", "living", "deciding", "about")


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TimePaths]:
    library = a_library(
        edition=an_edition(
            groups=tuple(Group(id, id.replace("-", " ").capitalize(), "") for id in GROUPS),
            start_here=(StartStep("One", "first"), StartStep("Two", "second")),
        ),
        topics=TOPICS,
        strategies=(
            a_strategy("maintenance-escalation", 11, explained_in=("plans",)),
            a_strategy("immune-reconstitution", 13, explained_in=("plans",)),
            a_strategy(
                "stem-cell-transplant",
                14,
                explained_in=("transplant",),
                fields=(a_field(), a_field("harms", "Harms")),
            ),
        ),
        comparisons=(a_comparison("maintenance-or-irt"),),
        diagrams=(a_diagram(),),
        findings=(a_finding("calm"),),
    )
    target = tmp_path_factory.mktemp("time") / "content.db"
    write_content(library, target, "hash")
    opened = open_library(target)
    yield TimePaths(opened.content, opened.pages)
    opened.close()


def told(path: TimePath) -> list[str]:
    return [step.address for step in path.steps]


def finished(*pages: str) -> list[Place]:
    return [Place(page, "", (), NOW, finished=True) for page in pages]


def test_two_minutes_are_the_key_points_of_the_first_pages(paths: TimePaths) -> None:
    path = paths.lay_out(2, START_HERE, ())
    firsts = ("first", "second", "extra", "plans")
    assert told(path) == [f"{page}#key-points" for page in firsts]
    assert path.words == 320 == 2 * READING_SPEED
    assert [step.heading for step in path.steps] == ["Key points"] * 4


def test_longer_paths_begin_with_whole_pages_and_fill_what_is_left(paths: TimePaths) -> None:
    path = paths.lay_out(5, START_HERE, ())
    assert told(path) == ["first", "second#key-points"]
    assert path.words == 760
    assert path.steps[0].heading == ""
    longer = paths.lay_out(15, START_HERE, ())
    assert told(longer)[:3] == ["first", "second", "extra"]


def test_single_sections_fill_a_path_where_no_whole_page_fits(paths: TimePaths) -> None:
    path = paths.lay_out(2, START_HERE, finished("first", "extra", "plans", "weigh"))
    assert told(path) == ["second#key-points", "second#part-0", "second#part-1"]


def test_the_order_is_that_of_the_edition(paths: TimePaths) -> None:
    read = finished("first")
    path = paths.lay_out(15, START_HERE, read)
    assert told(path) == ["second", "extra", "plans", "weigh"]


def test_what_was_read_is_left_out(paths: TimePaths) -> None:
    place = Place("first", "part-0", ("key-points", "part-0"), NOW)
    path = paths.lay_out(5, START_HERE, [place])
    assert told(path)[0] == "first#part-1"
    assert "first#part-0" not in told(path)


def test_whoever_has_read_all_of_a_subject_gets_it_again(paths: TimePaths) -> None:
    path = paths.lay_out(5, "deciding", finished("weigh"))
    assert told(path) == ["weigh"]
    assert path.again
    assert not paths.lay_out(5, "deciding", ()).again


def test_a_subject_without_enough_to_read_makes_a_shorter_path(paths: TimePaths) -> None:
    path = paths.lay_out(15, "deciding", ())
    assert (told(path), path.words) == (["weigh"], 280)


def test_a_group_that_explains_one_strategy_belongs_to_it(paths: TimePaths) -> None:
    assert [(subject.id, subject.is_strategy) for subject in paths.subjects] == [
        (START_HERE, False),
        ("living", False),
        ("deciding", False),
        ("maintenance-escalation", True),
        ("immune-reconstitution", True),
        ("stem-cell-transplant", True),
    ]
    path = paths.lay_out(15, "stem-cell-transplant", ())
    assert told(path) == ["transplant", "after-it", "stem-cell-transplant"]


def test_a_strategy_begins_with_the_page_that_explains_it(paths: TimePaths) -> None:
    path = paths.lay_out(15, "immune-reconstitution", ())
    assert told(path) == ["plans", "immune-reconstitution"]


def test_an_unknown_subject_counts_as_where_to_start(paths: TimePaths) -> None:
    assert told(paths.lay_out(2, "gone", ())) == told(paths.lay_out(2, START_HERE, ()))


def test_pictures_and_tables_take_time_to_read_too(paths: TimePaths) -> None:
    path = paths.lay_out(15, "living", finished("travel"))
    assert told(path) == ["pictures"]
    shown = sum(section.words for section in TOPICS[7].sections)
    assert path.words > 80 + shown + 20


def test_steps_that_are_gone_are_told_and_the_next_one_follows(paths: TimePaths) -> None:
    steps = (
        TimeStep("first", "", "First", "", 80, read=True),
        TimeStep("vanished", "", "Vanished", "", 80),
        TimeStep("second", "no-such-part", "Second", "Old part", 80),
        TimeStep("second", "part-0", "Second", "Part 0", 80),
    )
    view = paths.view(TimePath(5, START_HERE, steps, place=1, started=True))
    assert view.gone == ("Vanished", "Second")
    assert told(view.path) == ["first", "second#part-0"]
    assert view.path.now.anchor == "part-0"


def test_a_subject_that_is_gone_gives_way_to_where_to_start(paths: TimePaths) -> None:
    assert paths.view(TimePath(subject="gone")).path == TimePath(subject=START_HERE)


def test_a_path_whose_last_step_is_gone_is_finished_or_goes_back(paths: TimePaths) -> None:
    first = TimeStep("first", "", "First", "", 80, read=True)
    last = TimeStep("vanished", "", "Vanished", "", 80)
    path = TimePath(5, START_HERE, (first, last), place=1, started=True)
    assert paths.view(path).path.finished
    back = paths.view(replace(path, steps=(replace(first, read=False), last))).path
    assert (back.place, back.under_way) == (0, True)
    empty = paths.view(replace(path, steps=(last,))).path
    assert (empty.steps, empty.under_way) == ((), False)


def test_the_next_unread_step_follows_then_those_left_behind() -> None:
    steps = tuple(TimeStep(f"page-{n}", "", "Page", "", 100) for n in range(3))
    path = TimePath(5, START_HERE, steps).at(1)
    assert not path.is_last
    path = path.past_now()
    assert (path.place, path.words_left) == (2, 200)
    path = path.past_now()
    assert (path.place, path.is_last) == (0, True)
    path = path.past_now()
    assert path.finished
    assert not path.under_way


@pytest.mark.parametrize("minutes", LENGTHS)
def test_a_path_outlives_the_program(paths: TimePaths, minutes: int) -> None:
    path = paths.lay_out(minutes, "living", ()).at(0).past_now()
    assert path_of(as_text(path)) == path
    assert len(as_text(path)) < LONGEST_DESK_ITEM


@pytest.mark.parametrize(
    "text",
    [
        *("", "null", "[]", "{}", "5", "{", '"path"', '{"minutes": 5}', "[" * 100_000),
        '{"minutes": 5, "subject": "", "steps": [[1]], "place": 0, "started": 1, "again": 0}',
        '{"minutes": 5, "subject": "", "steps": ["ab"], "place": 0, "started": 1, "again": 0}',
        '{"minutes": 5, "subject": "", "steps": [], "place": Infinity, "started": 1, "again": 0}',
    ],
)
def test_what_cannot_be_understood_is_an_empty_path(text: str) -> None:
    assert path_of(text) == TimePath()


def test_a_length_that_is_no_longer_offered_keeps_the_subject() -> None:
    text = as_text(TimePath(7, "living"))
    assert path_of(text) == TimePath(subject="living")


def test_a_place_beyond_the_path_is_its_last_step() -> None:
    steps: Sequence[TimeStep] = [TimeStep("page", "", "Page", "", 100)]
    assert path_of(as_text(TimePath(5, START_HERE, tuple(steps), place=9))).place == 0
