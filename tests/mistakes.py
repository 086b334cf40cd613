"""Typing mistakes, for tests of how much a search forgives."""

from __future__ import annotations

import random
import string
from collections.abc import Collection, Mapping

from desktop.store.search import SearchStore
from desktop.store.words import squeezed

SHORTEST = 4  # letters; a letter changed in "MS" or "MRI" makes another word as good


def mistype(name: str, chance: random.Random) -> str:
    """`name` with one letter put in, left out, replaced or swapped with the next."""
    at = chance.randrange(len(name) - 1)
    letter = chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def share_found(
    searches: SearchStore, pages: Mapping[str, Collection[str]], mistakes: int, times: int
) -> float:
    """How many mistyped names of 1 still have one of their pages among the first three hits."""
    chance = random.Random(2026)
    names = [name for name in sorted(pages) if len(squeezed(name)) >= SHORTEST] * times
    found = 0
    for name in names:
        typed = name
        for _ in range(mistakes):
            typed = mistype(typed, chance)
        found += any(hit.id in pages[name] for hit in searches.search(typed, limit=3).hits)
    return found / len(names)
