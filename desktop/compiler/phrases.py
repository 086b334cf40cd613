"""Finds known phrases in text: words of the glossary, names of treatments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SPACES = re.compile(r"[\s-]+")
_ABBREVIATION = re.compile(r"(?=.*[A-Z])[A-Z0-9]+")


@dataclass(frozen=True, slots=True)
class Found:
    """`text[start:end]` is a phrase, known under `key`."""

    start: int
    end: int
    key: str


class Phrases:
    """Phrases to look for, each under a key.

    Upper and lower case are alike, and so are spaces and hyphens; but an abbreviation in capitals
    is found in capitals only. Simple plurals of the last word are found too. A phrase is not found
    inside a longer hyphenated word.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[str, bool, str]]] = {}
        for phrase, key in phrases:
            exact = bool(_ABBREVIATION.fullmatch(phrase))
            for form in _forms(_even(phrase), exact):
                first = _TOKEN.search(form)
                if first and first.start() == 0:
                    self._by_first.setdefault(first[0].casefold(), []).append((form, exact, key))
        for known in self._by_first.values():
            known.sort(key=lambda each: -len(each[0]))  # the longest is tried first

    def find(self, text: str) -> Iterator[Found]:
        """Every phrase in `text`, from the left, the longest where several begin."""
        end = 0
        for token in _TOKEN.finditer(text):
            if token.start() >= end and token[0].casefold() in self._by_first:
                found = self._at(text, token)
                if found is not None:
                    end = found.end
                    yield found

    def _at(self, text: str, token: re.Match[str]) -> Found | None:
        start = token.start()
        if _joined(text[max(start - 2, 0) : start][::-1]):
            return None
        for form, exact, key in self._by_first[token[0].casefold()]:
            piece = text[start : start + len(form)]
            same = piece == form if exact else _even(piece).casefold() == form.casefold()
            after = text[start + len(form) : start + len(form) + 2]
            if same and not after[:1].isalnum() and not _joined(after):
                return Found(start, start + len(form), key)
        return None

    def cut(self, text: str) -> str:
        """`text` without any of the phrases."""
        kept, end = [], 0
        for found in self.find(text):
            kept.append(text[end : found.start])
            end = found.end
        return "".join([*kept, text[end:]])


def _even(phrase: str) -> str:
    return _SPACES.sub(" ", phrase)


def _joined(beside: str) -> bool:
    """Whether the characters next to a phrase, nearest first, make it part of a longer word."""
    return beside[:1] == "-" and beside[1:2].isalnum()


def _forms(phrase: str, exact: bool) -> Iterator[str]:
    yield phrase
    if exact:
        yield f"{phrase}s"
    elif phrase[-1:].isalpha() and not phrase.endswith("s"):
        if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
            yield f"{phrase[:-1]}ies"
        elif phrase.endswith(("ch", "sh", "x", "z")):
            yield f"{phrase}es"
        else:
            yield f"{phrase}s"
