"""A library of any size in made-up words, to measure how search and store grow."""

from __future__ import annotations

import random
from itertools import accumulate

from desktop.domain.content import Topic
from desktop.domain.library import LibraryContent
from tests.builders import a_library, a_section, a_topic

_VOCABULARY = 20_000
_ENDINGS = ("", "", "s", "ing", "ed", "ation")


class MadeUpWords:
    """Words as common and as rare as in a real language; the same seed gives the same words."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.all = list(dict.fromkeys(self._word() for _ in range(_VOCABULARY)))
        self._weights = list(accumulate(1 / (place + 10) for place in range(len(self.all))))

    def some(self, count: int) -> str:
        return " ".join(self._random.choices(self.all, cum_weights=self._weights, k=count))

    def _word(self) -> str:
        syllables = self._random.randint(2, 4)
        start = "".join(
            self._random.choice("bcdfghjklmnprstvw") + self._random.choice("aeiou")
            for _ in range(syllables)
        )
        return start + self._random.choice(_ENDINGS)


def a_synthetic_library(topics: int, seed: int = 1) -> LibraryContent:
    """`topics` topics of three sections and some 180 words each."""
    words = MadeUpWords(seed)
    return a_library(topics=(a_topic(), *(_topic(place, words) for place in range(topics - 1))))


def _topic(place: int, words: MadeUpWords) -> Topic:
    sections = [
        a_section(words.some(3), *(f"{words.some(12).capitalize()}." for _ in range(4)))
        for _ in range(3)
    ]
    return a_topic(
        f"topic-{place}",
        place + 2000,
        title=words.some(4).capitalize(),
        summary=f"{words.some(12).capitalize()}.",
        sections=tuple(sections),
        search_words=(words.some(2), words.some(3)),
    )
