"""The words of the content, and those that look like a mistyped one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

MOST_MISTAKES = 3


class KnownWord(NamedTuple):
    """A word of the content: its stem, how many pages use it, whether a name holds it."""

    word: str
    stem: str
    pages: int
    in_names: bool


class Mended(NamedTuple):
    """Words that a mistyped one may have been meant to be, likeliest first."""

    mistakes: int
    words: tuple[str, ...]


def mistakes_allowed(length: int) -> int:
    """How many typing mistakes a word or name of `length` letters may hold and be mended."""
    return 0 if length < 3 else 1 if length < 5 else 2 if length < 14 else MOST_MISTAKES


class Lookalikes:
    """Finds what one, two or three typing mistakes could have turned into something else."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: dict[int, tuple[list[str], list[int]]] = {}
        for place, word in enumerate(words):
            same_length, places = self._by_length.setdefault(len(word), ([], []))
            same_length.append(word)
            places.append(place)

    def of(self, typed: str) -> list[tuple[int, int]]:
        """How many mistakes, and the place of the word, for each that is near enough."""
        near = []
        for length in range(len(typed) - MOST_MISTAKES, len(typed) + MOST_MISTAKES + 1):
            words, places = self._by_length.get(length, ((), ()))
            allowed = mistakes_allowed(min(length, len(typed)))
            found = process.extract(
                typed, words, scorer=OSA.distance, score_cutoff=allowed, limit=None
            )
            near += [(count, places[at]) for _, count, at in found]
        return sorted(near)


class Vocabulary:
    """All words of the content, held in memory."""

    def __init__(self, known: Iterable[KnownWord]) -> None:
        self._known = {each.word: each for each in known}
        self._sorted = sorted(self._known)
        self._lookalikes = Lookalikes(self._sorted)
        self._with_stem: dict[str, list[str]] = defaultdict(list)
        for each in self._known.values():
            self._with_stem[each.stem].append(each.word)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def pages(self, word: str) -> int:
        """How many pages use `word`; 0 for a word that none does."""
        return self._known[word].pages if word in self._known else 0

    def sharing(self, stem: str) -> Sequence[str]:
        """All words that have this stem."""
        return self._with_stem.get(stem, ())

    def stems(self, words: Iterable[str]) -> list[str]:
        """The stems of known `words`."""
        return [self._known[word].stem for word in words]

    def starting(self, prefix: str) -> list[str]:
        """All words that start with `prefix`: those in names first, then the most used."""
        first = bisect_left(self._sorted, prefix)
        past = bisect_left(self._sorted, prefix + "\U0010ffff", first)
        known = [self._known[word] for word in self._sorted[first:past]]
        known.sort(key=lambda each: (not each.in_names, -each.pages))
        return [each.word for each in known]

    def near(self, word: str, limit: int, *, beginning: bool = False) -> Mended:
        """What a typing mistake or two could have turned into `word`.

        A short word is mended only to one that a name holds: others are too many.

        Args:
            beginning: take it for the start of a word if no whole word is near.
        """
        found = [(count, self._known[self._sorted[at]]) for count, at in self._lookalikes.of(word)]
        near = [
            (count, known)
            for count, known in found
            if known.in_names or count <= mistakes_allowed(len(known.word) - 2)
        ]
        if beginning and not near and mistakes_allowed(len(word)) > 1:
            longer = self.starting(word[0])
            starts = [known[: len(word)] for known in longer]
            cut = process.extract(word, starts, scorer=OSA.distance, score_cutoff=1, limit=None)
            near = [(count, self._known[longer[at]]) for _, count, at in cut]
        if not near:
            return Mended(0, ())
        fewest = min(count for count, _ in near)
        likeliest = sorted(
            (known for count, known in near if count == fewest),
            key=lambda known: (not known.in_names, known.word[0] != word[0], -known.pages),
        )
        return Mended(fewest, tuple(known.word for known in likeliest[:limit]))
