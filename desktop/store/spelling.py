"""British and American spellings, stems, and words that look like a mistyped one."""

from __future__ import annotations

import sqlite3
import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from weakref import finalize

from rapidfuzz import process
from rapidfuzz.distance import OSA

from desktop.store.tables import TOKENIZER

_ROOTS = (  # British, American; looked for anywhere in a word
    ("haem", "hem"),
    ("aemi", "emi"),
    ("anaes", "anes"),
    ("aesthe", "esthe"),
    ("caesar", "cesar"),
    ("faec", "fec"),
    ("gynaec", "gynec"),
    ("paed", "ped"),
    ("coeliac", "celiac"),
    ("foet", "fet"),
    ("oedema", "edema"),
    ("oesoph", "esoph"),
    ("oestr", "estr"),
    ("rrhoea", "rrhea"),
    ("leuc", "leuk"),
    ("sulph", "sulf"),
    ("mould", "mold"),
    ("manoeuv", "maneuv"),
    ("ageing", "aging"),
    ("grey", "gray"),
    ("gramme", "gram"),
    ("practis", "practic"),
    ("licenc", "licens"),
    ("defenc", "defens"),
    ("fibre", "fiber"),
    ("titre", "titer"),
    ("centre", "center"),
    ("litre", "liter"),
    ("metre", "meter"),
    ("alogue", "alog"),
    ("our", "or"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
    ("is", "iz"),
    ("ys", "yz"),
)


def variants(word: str) -> tuple[str, ...]:
    """`word`, then its other spellings; some are no words at all and match nothing."""
    found = {word: None}
    for british, american in _ROOTS:
        for old, new in ((british, american), (american, british)):
            if old in word:
                found[word.replace(old, new)] = None
    return tuple(found)


class Stemmer:
    """Asks SQLite itself for stems, so that they are always those of the search index."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        finalize(self, self._connection.close)
        self._connection.executescript(
            f"CREATE VIRTUAL TABLE asked USING fts5(word, content='', tokenize='{TOKENIZER}');"
            "CREATE VIRTUAL TABLE stem USING fts5vocab(asked, instance);"
        )

    def stems(self, words: Sequence[str]) -> tuple[str, ...]:
        """The stem of each word of folded `words`."""
        with self._lock:
            self._connection.executemany(
                "INSERT INTO asked (rowid, word) VALUES (?, ?)", enumerate(words)
            )
            found = dict(self._connection.execute("SELECT doc, term FROM stem"))
            self._connection.execute("INSERT INTO asked (asked) VALUES ('delete-all')")
        return tuple(found.get(place, word) for place, word in enumerate(words))


class KnownWord(NamedTuple):
    """A word of the content: its stem, how many pages use it, whether a name holds it."""

    word: str
    stem: str
    pages: int
    in_names: bool


_MOST_MISTAKES = 3


def mistakes_allowed(length: int) -> int:
    """How many typing mistakes a word or name of `length` letters may hold and be mended."""
    return 0 if length < 3 else 1 if length < 5 else 2 if length < 14 else _MOST_MISTAKES


class Vocabulary:
    """All words of the content, held in memory."""

    def __init__(self, known: Iterable[KnownWord]) -> None:
        self._known = {each.word: each for each in known}
        self._sorted = sorted(self._known)
        self._with_stem: dict[str, list[str]] = defaultdict(list)
        for each in self._known.values():
            self._with_stem[each.stem].append(each.word)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def has_stem(self, stem: str) -> bool:
        return stem in self._with_stem

    def pages(self, word: str) -> int:
        """How many pages use `word`; 0 for a word that none does."""
        return self._known[word].pages if word in self._known else 0

    def sharing(self, stems: Iterable[str]) -> frozenset[str]:
        """All words that have one of `stems`."""
        return frozenset(word for stem in stems for word in self._with_stem.get(stem, ()))

    def starting(self, prefix: str) -> list[str]:
        """All words that start with `prefix`, in order of the alphabet."""
        first = bisect_left(self._sorted, prefix)
        return self._sorted[first : bisect_left(self._sorted, prefix + "\U0010ffff", first)]

    def near(self, word: str, limit: int, *, beginning: bool = False) -> list[str]:
        """Words that a typing mistake or two could have turned into `word`, likeliest first.

        Args:
            beginning: take it for the start of a word if no whole word is near.
        """
        found = process.extract(
            word, self._sorted, scorer=OSA.distance, score_cutoff=_MOST_MISTAKES, limit=None
        )
        near = [
            (distance, self._known[known])
            for known, distance, _ in found
            if distance <= mistakes_allowed(len(known))
        ]
        if beginning and not near and len(word) > _MOST_MISTAKES:
            starts = [known[: len(word)] for known in self._sorted]
            found = process.extract(word, starts, scorer=OSA.distance, score_cutoff=1, limit=None)
            near = [(distance, self._known[self._sorted[place]]) for _, distance, place in found]
        likeliest = sorted(
            (distance, not known.in_names, known.word[0] != word[0], -known.pages, known.word)
            for distance, known in near
        )
        return [known for *_, known in likeliest[:limit]]
