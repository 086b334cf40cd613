"""Saved questions and comparisons for tests."""

from __future__ import annotations

import datetime as dt

from desktop.domain.content import PageCard
from desktop.domain.reading import SavedComparison, SavedQuestion
from desktop.domain.screens import KeptComparison, KeptQuestion
from tests.gui.screens.values import a_card

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)


def asked(number: int, text: str = "", *, ticked: bool = True) -> KeptQuestion:
    """A question in the reader's own words."""
    words = text or f"What about number {number}?"
    return KeptQuestion(SavedQuestion(f"uuid-{number}", words, "", "", NOW, ticked))


def asked_on(number: int, title: str = "Two main ways", *, unasked: bool = False) -> KeptQuestion:
    """A question that a page asks, or no longer does."""
    saved = SavedQuestion(f"uuid-{number}", "Is it for me?", f"q{number}", "two-main-ways", NOW)
    return KeptQuestion(saved, title, "page", "two-main-ways", unasked=unasked)


def asked_by_nobody(number: int, nearest: PageCard | None = None) -> KeptQuestion:
    """A question of which the page is gone."""
    saved = SavedQuestion(f"uuid-{number}", "Is it for me?", f"q{number}", "old", NOW)
    place, page = ("page", nearest.id) if nearest is not None else ("", "")
    return KeptQuestion(saved, "An old page", place, page, gone=True, nearest=nearest)


def compared(number: int, *names: str, gone: tuple[str, ...] = ()) -> KeptComparison:
    ways = (*names, *gone)
    saved = SavedComparison(
        f"uuid-{number}", "strategies", ways, ways, (), f"Comparison {number}", NOW
    )
    return KeptComparison(saved, names, gone)


def a_page(title: str) -> PageCard:
    return a_card(title.lower().replace(" ", "-"), title)
