"""Splits words into sentences, so that they can be heard and marked one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Their full stop ends no sentence. Capitals matter: "Ms." is a title, "MS." ends a sentence.
_NEVER_LAST = frozenset(
    ("e.g.", "i.e.", "vs.", "Dr.", "Mr.", "Mrs.", "Ms.", "Prof.", "St.", "approx.")
)
# Theirs may, if what follows looks like the start of a sentence.
_MAY_BE_LAST = frozenset(("etc.", "a.m.", "p.m.", "U.S.", "U.K."))
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[\n\u2028]+")
_STARTS_ANEW = re.compile(r"[\"'“‘(\[]*[A-Z0-9À-Þ]")
_INITIAL = re.compile(r"(?:^|[\s(])[A-Z]\.$")
_NUMBER = re.compile(r"(?:^|\s)\d{1,2}\.$")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `text`, the spaces around it left out."""
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, start, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if words.strip():
        start += len(words) - len(words.lstrip())
        yield start, start + len(words.strip())


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop.group().isspace():
        return True
    after = text[stop.end() :].lstrip()
    if not after:
        return True
    if not _STARTS_ANEW.match(after):
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    sentence = text[start : stop.start() + 1]
    word = sentence.split()[-1].lstrip("([\"'“‘")
    if word in _NEVER_LAST:
        return False
    if word in _MAY_BE_LAST:
        return True
    # "J. Smith" has an initial, "Vitamin D. Ask" an end; "1. Rest" is the number of a list.
    if _INITIAL.search(sentence):
        return len(sentence.split()) > 1 and not _is_name(after)
    if word == "No." and after[0].isdigit():
        return False
    return not (_NUMBER.search(sentence) and len(sentence.split()) == 1)


def _is_name(after: str) -> bool:
    """Whether what follows an initial is another initial or a lone surname before a comma."""
    return bool(re.match(r"[A-Z]\.|[A-Z][a-z]+,", after))
