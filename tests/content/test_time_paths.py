"""Paths through the real library keep to the time asked for, whatever was read before."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.content import READING_SPEED, STRATEGY_IDS
from desktop.domain.reading import LONGEST_DESK_ITEM, Place
from desktop.domain.time_path import LENGTHS, START_HERE, TimePath
from desktop.library.opening import Library
from desktop.library.time_path import as_text
from tests.ranking_words import ranking_words

MOST_SUBJECTS = 12
NEAR = 0.9  # of the time asked for, where a subject holds that much
NOW = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)


def _check(path: TimePath) -> None:
    assert path.words <= path.minutes * READING_SPEED
    assert all(step.words for step in path.steps)
    addresses = [step.address for step in path.steps]
    assert len(addresses) == len(set(addresses))
    assert len(as_text(path)) < LONGEST_DESK_ITEM


def _read(path: TimePath) -> list[Place]:
    """What walking `path` to its end leaves behind."""
    return [
        Place(step.page, step.anchor, (step.anchor,), NOW, finished=not step.anchor)
        for step in path.steps
    ]


def test_there_are_few_subjects_with_every_strategy_in_its_place(opened: Library) -> None:
    subjects = opened.time_paths.subjects
    assert len(subjects) <= MOST_SUBJECTS
    assert [each.id for each in subjects if each.is_strategy] == list(STRATEGY_IDS)
    assert not any(map(ranking_words, (each.name for each in subjects)))


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_path_takes_longer_than_was_asked_for(opened: Library, data: st.DataObject) -> None:
    subject = data.draw(st.sampled_from([each.id for each in opened.time_paths.subjects]))
    pages = [card.id for card in opened.content.cards() if ":" not in card.id]
    places = []
    for page in data.draw(st.lists(st.sampled_from(pages), max_size=30)):
        anchors = ["key-points", *(s.anchor for s in opened.pages.article(page).sections)]
        read = tuple(data.draw(st.lists(st.sampled_from(anchors), unique=True)))
        places.append(Place(page, "", read, NOW, finished=data.draw(st.booleans())))
    for minutes in LENGTHS:
        _check(opened.time_paths.lay_out(minutes, subject, places))


@pytest.mark.parametrize("minutes", LENGTHS)
def test_a_new_reader_gets_nearly_the_time_asked_for(opened: Library, minutes: int) -> None:
    for subject in opened.time_paths.subjects:
        path = opened.time_paths.lay_out(minutes, subject.id, ())
        least = NEAR if minutes < LENGTHS[-1] else 0.75  # the last pictures may be too long to fit
        assert path.words >= least * minutes * READING_SPEED, subject.id


def test_path_after_path_leads_through_all_of_a_subject(opened: Library) -> None:
    places: list[Place] = []
    for _ in range(40):
        path = opened.time_paths.lay_out(15, "deciding", places)
        _check(path)
        if path.again:
            return
        places += _read(path)
    pytest.fail("it never came to its end")


def test_the_first_path_is_the_edition_s_own_way_in(opened: Library) -> None:
    path = opened.time_paths.lay_out(2, START_HERE, ())
    begun = list(dict.fromkeys(step.page for step in path.steps))
    assert begun == [step.page for step in opened.content.edition().start_here]
