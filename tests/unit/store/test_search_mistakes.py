"""One or two typing mistakes in any name still find its page (FIND-2)."""

from __future__ import annotations

from collections import defaultdict

import pytest

from desktop.store.search import SearchStore
from tests.mistakes import share_found
from tests.small_library import TERMS, TREATMENTS, slug


def pages_by_name() -> dict[str, set[str]]:
    pages: dict[str, set[str]] = defaultdict(set)
    for term, aliases in TERMS.items():
        for name in (term, *aliases):
            pages[name].add(f"term:{slug(term)}")
    for treatment, (uk, us) in TREATMENTS.items():
        for name in (treatment, *uk, *us):
            pages[name.partition(" (")[0]].add(slug(treatment))
    return pages


def test_there_are_enough_names_to_judge_by() -> None:
    assert len(pages_by_name()) >= 120


@pytest.mark.parametrize(("mistakes", "share"), [(1, 0.95), (2, 0.85)])
def test_mistyped_names_are_among_the_first_three(
    searches: SearchStore, mistakes: int, share: float
) -> None:
    assert share_found(searches, pages_by_name(), mistakes, times=2) >= share
