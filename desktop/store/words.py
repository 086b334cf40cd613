"""Text to plain words, the same way when content is compiled and when a reader searches."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

_LONGEST = 200  # letters of a question; more is pasted by mistake
_APOSTROPHES = "'’ʼ"
_HYPHENS = "-‐‑"
_WORD = rf"[^\W_]+(?:(?:[{_APOSTROPHES}]|(?<=\d),(?=\d\d\d))[^\W_]+)*"
_WORDS = re.compile(_WORD)
_HYPHENATED = re.compile(rf"{_WORD}(?:[{_HYPHENS}]{_WORD})+")  # "de-escalation"
_LETTERED = re.compile(rf"\b[B-HJ-Z] (?=[a-z]{{3}}){_WORD}")  # "B cell", not "A cell" or "I think"
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {"α": "alpha", "β": "beta", "γ": "gamma"}
)

_COMMON = """
    a about am an and any anyone anything are as at be been being between by can could did do does
    doing done explain find for from get give go had has have having help how i if im in into is it
    its ive just know like ll look looking made make me mean means might more most much my need of
    on or our out over please really should show so some someone tell than that the their them then
    there these they this those to too up us use used using ve very want was we were what whats
    when where which while who whose why will with would you your
"""
STOP_WORDS = frozenset(_COMMON.split())


# Where a word starts and ends in a text, and how it is compared. A plain tuple, because marking
# makes thousands of them while a reader types.
Word = tuple[int, int, str]
Fold = Callable[[str], str]


def clean(text: str) -> str:
    """What a reader typed or pasted, as one line of at most `_LONGEST` ordinary characters."""
    line = "".join(letter if letter.isprintable() else " " for letter in text[:_LONGEST])
    return " ".join(unicodedata.normalize("NFC", line).split())


def fold(word: str) -> str:
    """`word` in small plain letters and digits, without accents or apostrophes."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if letter.isalnum())


fold_content = lru_cache(maxsize=50_000)(fold)
"""Remembers words, so it is for those of the content alone: what is typed is kept nowhere."""


def words_in(text: str, fold: Fold = fold) -> Iterator[Word]:
    """The words of `text`, in order."""
    for match in _WORDS.finditer(text):
        if folded := fold(match.group()):
            yield match.start(), match.end(), folded


def compounds_in(text: str, fold: Fold = fold) -> Iterator[Word]:
    """Words written with a hyphen, or with one letter before, folded into one ("bcell")."""
    patterns = [_LETTERED]
    if any(hyphen in text for hyphen in _HYPHENS):
        patterns.append(_HYPHENATED)
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), fold(match.group())


def indexed(text: str) -> str:
    """What the search index is given for `text`: its words, then its compounds in one piece."""
    text = unicodedata.normalize("NFC", text)
    found = (*words_in(text, fold_content), *compounds_in(text, fold_content))
    return " ".join(word for _, _, word in found)


def telling(words: list[str]) -> list[str]:
    """`words` without those that every question holds; all of them if nothing else is left."""
    return [word for word in words if word not in STOP_WORDS] or words


def squeezed(text: str) -> str:
    """`text` as one folded word, so that a name is found however it is spaced."""
    return "".join(word for _, _, word in words_in(unicodedata.normalize("NFC", text)))
