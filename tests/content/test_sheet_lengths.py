"""Sheets of the real content are short enough to be read: a topic in key points is one of paper."""

from __future__ import annotations

import datetime as dt

from desktop.domain.content import PageKind
from desktop.domain.printing import HandoutOptions, Variant
from desktop.library.opening import Library

DAY = dt.date(2026, 11, 30)
ONE_SHEET = 2  # sides
MOST_EASY = 8  # pages a topic (EASY-4)


def sides(library: Library, variant: Variant, *pages: str, title: str = "") -> int:
    handout = library.handouts.make(pages, HandoutOptions(DAY, variant), title)
    return library.typesetter.page_count(handout)


def topics(library: Library) -> list[str]:
    return [card.id for card in library.content.cards() if card.kind is PageKind.TOPIC]


def test_the_key_points_of_nearly_every_topic_fit_one_sheet(opened: Library) -> None:
    counts = [sides(opened, Variant.KEY_POINTS, page) for page in topics(opened)]
    assert max(counts) <= ONE_SHEET + 1
    assert sum(count <= ONE_SHEET for count in counts) >= 0.9 * len(counts)


def test_a_topic_in_easy_read_has_at_most_8_pages(opened: Library) -> None:
    for page in topics(opened):
        if opened.content.topic(page).easy_read:
            assert sides(opened, Variant.EASY, page) <= MOST_EASY, page


def test_packs_in_key_points_can_be_carried(opened: Library) -> None:
    for pack in opened.content.packs():
        count = sides(opened, Variant.KEY_POINTS, *pack.pages, title=pack.name)
        assert count <= 2 * len(pack.pages) + 4, pack.id
