"""The sentence of a page that answers a question, with the matching words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from desktop.domain.search import Marked
from desktop.store.question import Sought
from desktop.store.words import compounds_in, fold, fold_content, words_in

_PLAIN = {code: fold(chr(code)) for code in (*range(0xC0, 0x250), ord("’"))}
_SENTENCES = re.compile(r"\n|(?<=[.!?])\s+(?=[^\sa-z])")


class Part(NamedTuple):
    """A part of a page as it stands in the store."""

    anchor: str
    heading: str
    text: str


class Snippet(NamedTuple):
    """A sentence in pieces, the anchor of its part, and words that stand nowhere on the page."""

    anchor: str
    pieces: tuple[Marked, ...]
    unseen: tuple[Sought, ...]


def best_snippet(parts: Sequence[Part], words: Sequence[Sought]) -> Snippet:
    """The sentence with the most of `words`, from the part that has the most of them.

    A quick look at the letters orders parts and sentences; only the likeliest is read closely.
    """
    headings = [_seen(part.heading, words) for part in parts]
    texts = [_seen(part.text, words) for part in parts]
    nowhere = set(range(len(words))).difference(*headings, *texts)
    unseen = tuple(words[place] for place in sorted(nowhere))
    order = sorted(range(len(parts)), key=lambda at: -2 * len(headings[at]) - len(texts[at]))
    for at in order:
        sentences = _SENTENCES.split(parts[at].text)
        likely = [(len(_seen(sentence, words)), sentence) for sentence in sentences]
        for _, sentence in sorted(likely, key=lambda each: -each[0]):
            pieces = marked(sentence, words)
            if headings[at] or not texts[at] or any(piece.hit for piece in pieces):
                return Snippet(parts[at].anchor, pieces, unseen)
    return Snippet("", (), unseen)


def marked(text: str, words: Sequence[Sought]) -> tuple[Marked, ...]:
    """`text` in pieces, matching words apart."""
    pieces: list[Marked] = []
    done = 0
    for start, end in _found(text, words):
        if start < done:
            continue
        if start > done:
            pieces.append(Marked(text[done:start], hit=False))
        pieces.append(Marked(text[start:end], hit=True))
        done = end
    if done < len(text):
        pieces.append(Marked(text[done:], hit=False))
    return tuple(pieces)


def holds(text: str, words: Sequence[Sought]) -> bool:
    """Whether one of `words` stands in `text`."""
    return bool(_found(text, words))


def _found(text: str, words: Sequence[Sought]) -> list[tuple[int, int]]:
    """Start and end of each matching word; of two that start together the longer first."""
    forms = frozenset[str]().union(*(word.forms for word in words))
    found = [
        (start, -end)
        for words_of in (words_in, compounds_in)
        for start, end, folded in words_of(text, fold_content)
        if folded in forms
    ]
    return [(start, -end) for start, end in sorted(found)]


def _seen(text: str, words: Sequence[Sought]) -> set[int]:
    """Which of `words` seem to stand in `text`, by their letters alone."""
    letters = text.casefold()
    if not letters.isascii():
        letters = letters.translate(_PLAIN)
    seen = set()
    for place, word in enumerate(words):
        for needle in word.needles:
            if needle in letters:
                seen.add(place)
                break
    return seen
