"""What a reader typed, as the words to look for and how to say them to FTS5."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from desktop.store.spelling import Stemmer, Vocabulary, variants
from desktop.store.words import STOP_WORDS, compounds_in, words_in

_MOST_WORDS = 8  # of a question; the rarest are kept
_LOOSE_WORDS = 5  # of which some may be missing; the ways to choose grow fast
_MOST_MENDS = 4  # readings of one mistyped word
_MOST_ENDINGS = 50  # words that one beginning may stand for


@dataclass(frozen=True, slots=True)
class Sought:
    """One word of the question.

    Args:
        shown: the word itself, or what it was mended to.
        phrases: FTS5 strings, any of which will do.
        forms: folded words of the content that fit.
        prefix: what a word may start with to fit; empty when only whole words do.
        pages: on how many pages it may be; 0 when the content has no such word.
        needles: letters of which a text that holds the word has at least some.
        mended: whether the spelling was.
    """

    shown: str
    phrases: tuple[str, ...]
    forms: frozenset[str]
    prefix: str
    pages: int
    needles: tuple[str, ...]
    mended: bool = False

    @property
    def match(self) -> str:
        return f"({' OR '.join(self.phrases)})"

    def fits(self, folded: str) -> bool:
        """Whether a word of the content is the one sought."""
        return folded in self.forms or bool(self.prefix and folded.startswith(self.prefix))


class _Typed(NamedTuple):
    """A word as typed; `parts` are those of one with hyphens, else the word alone.

    The `last` word of a question may still be growing.
    """

    word: str
    parts: tuple[str, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class Question:
    """The words sought, in the order in which they were typed."""

    words: tuple[Sought, ...]

    @property
    def doubtful(self) -> bool:
        """Whether it holds a word that the content does not."""
        return any(word.mended or not word.pages for word in self.words)

    @property
    def mended(self) -> str:
        """What is searched for if a spelling was mended; else empty."""
        if not any(word.mended for word in self.words):
            return ""
        return " ".join(word.shown for word in self.words)

    def matches(self, fewest: int) -> Iterator[str]:
        """FTS5 expressions: all words, then all but one, down to any `fewest` of them."""
        known = [word for word in self.words if word.pages]
        if not known:
            return
        yield " AND ".join(word.match for word in known)
        rarest = sorted(known, key=lambda word: word.pages)[:_LOOSE_WORDS]
        most = len(rarest) - (len(rarest) == len(known))
        for count in range(most, fewest - 1, -1):
            yield " OR ".join(
                f"({' AND '.join(word.match for word in some)})"
                for some in combinations(rarest, count)
            )


def understand(asked: str, vocabulary: Vocabulary, stemmer: Stemmer) -> Question:
    """Read `asked`: drop what every question holds, allow other spellings, mend mistakes."""
    words = [sought for typed in _typed(asked) for sought in _sought(typed, vocabulary, stemmer)]
    if len(words) > _MOST_WORDS:
        rarest = sorted(words, key=lambda word: word.pages or len(words))[:_MOST_WORDS]
        words = [word for word in words if word in rarest]
    return Question(tuple(words))


def _typed(asked: str) -> Sequence[_Typed]:
    """The telling words of `asked`, those with hyphens in one piece."""
    compounds = list(compounds_in(asked))
    alone = [
        (start, end, word)
        for start, end, word in words_in(asked)
        if not any(first <= start < past for first, past, _ in compounds)
    ]
    found = []
    for start, end, word in sorted([*compounds, *alone]):
        parts = tuple(part for _, _, part in words_in(asked[start:end]))
        found.append(_Typed(word, parts, last=end == len(asked)))
    return [typed for typed in found if typed.word not in STOP_WORDS] or found


def _sought(typed: _Typed, vocabulary: Vocabulary, stemmer: Stemmer) -> Iterator[Sought]:
    literal = _literal(typed, vocabulary, stemmer)
    if literal.pages or typed.word.isdigit():
        yield literal
    elif near := vocabulary.near(typed.word, _MOST_MENDS, beginning=typed.last):
        forms = vocabulary.sharing(stemmer.stems(near))
        yield Sought(
            shown=near[0],
            phrases=tuple(f'"{word}"' for word in near),
            forms=forms,
            prefix="",
            pages=sum(vocabulary.pages(word) for word in near),
            needles=_needles(forms, vocabulary),
            mended=True,
        )
    elif len(typed.parts) > 1:
        for part in typed.parts:
            yield from _sought(_Typed(part, (part,), last=False), vocabulary, stemmer)
    else:
        yield literal


def _literal(typed: _Typed, vocabulary: Vocabulary, stemmer: Stemmer) -> Sought:
    spellings = variants(typed.word)
    phrases = [f'"{word}"' for word in spellings]
    forms = vocabulary.sharing(stemmer.stems(spellings))
    if len(typed.parts) > 1:
        phrases.append(f'"{" ".join(typed.parts)}"')
    if typed.last:
        # An index of stems does not hold the beginnings of whole words ("relapsin").
        endings = vocabulary.starting(typed.word)[:_MOST_ENDINGS]
        phrases += [f'"{typed.word}" *', *(f'"{word}"' for word in endings)]
        forms |= set(endings)
    in_parts = [vocabulary.pages(part) for part in typed.parts]
    return Sought(
        shown="-".join(typed.parts),
        phrases=tuple(dict.fromkeys(phrases)),
        forms=forms,
        prefix=typed.word if typed.last else "",
        pages=sum(vocabulary.pages(word) for word in forms) or min(in_parts),
        needles=_needles(forms | {typed.word} if typed.last else forms, vocabulary),
    )


def _needles(words: Collection[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """`words` as they may be written, without those that hold another of them."""
    written = {
        word[:place] + between + word[place:]
        for word in words
        for place in range(1, len(word))
        if word[:place] in vocabulary and word[place:] in vocabulary
        for between in (" ", "-")
    }
    kept: list[str] = []
    for word in sorted({*words, *written}, key=lambda word: (len(word), word)):
        if not any(shorter in word for shorter in kept):
            kept.append(word)
    return tuple(kept)
