"""What a reader typed, as the words to look for and how to say them to FTS5."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from desktop.store.spelling import Stemmer, variants
from desktop.store.vocabulary import MOST_MISTAKES, Vocabulary
from desktop.store.words import STOP_WORDS, compounds_in, words_in

_MOST_WORDS = 8  # of a question; the rarest are kept
_LOOSE_WORDS = 5  # of which some may be missing; the ways to choose grow fast
_MOST_MENDS = 4  # readings of one mistyped word
_SHORTENED = 4  # letters; a word as long that is none may stand for what starts with it
_MOST_ENDINGS = 50  # stems that one beginning may stand for


@dataclass(frozen=True, slots=True)
class Sought:
    """One word of the question.

    Args:
        shown: the word itself, or what it was mended to.
        phrases: FTS5 strings, any of which will do.
        forms: folded words of the content that fit.
        pages: on how many pages it may be; 0 when the content has no such word.
        needles: letters of which a text that holds the word has at least some.
        mistakes: how many were mended in it; as many as can be when it is still no known word.
    """

    shown: str
    phrases: tuple[str, ...]
    forms: frozenset[str]
    pages: int
    needles: tuple[str, ...]
    mistakes: int

    @property
    def match(self) -> str:
        return f"({' OR '.join(self.phrases)})"


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
    def mistakes(self) -> int:
        """How many it may hold; 0 when the content has all its words."""
        return sum(word.mistakes for word in self.words)

    @property
    def mended(self) -> str:
        """What is searched for if a spelling was mended; else empty."""
        if not any(word.mistakes and word.pages for word in self.words):
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
        rarest = sorted(words, key=lambda word: (not word.pages, word.pages))[:_MOST_WORDS]
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
        return
    mistakes, near = vocabulary.near(typed.word, _MOST_MENDS, beginning=typed.last)
    if near:
        sought = _any_of(near[0], vocabulary.stems(near), vocabulary)
        yield replace(sought, mistakes=mistakes)
    elif len(typed.parts) > 1:
        for part in typed.parts:
            yield from _sought(_Typed(part, (part,), last=False), vocabulary, stemmer)
    else:
        yield literal


def _literal(typed: _Typed, vocabulary: Vocabulary, stemmer: Stemmer) -> Sought:
    """The word as it was typed, spelled in any way; and what it may grow to if it is the last."""
    stems = dict.fromkeys(stemmer.stems(variants(typed.word)))
    unknown = not any(vocabulary.sharing(stem) for stem in stems)
    if typed.last or (unknown and len(typed.word) >= _SHORTENED):
        stems |= dict.fromkeys(vocabulary.stems(vocabulary.starting(typed.word)))
    sought = _any_of("-".join(typed.parts), tuple(stems)[:_MOST_ENDINGS], vocabulary)
    if len(typed.parts) == 1 or not all(part in vocabulary for part in typed.parts):
        return sought
    # Written apart it is the same word; but a "cell" alone is no match for "B-cell".
    apart = [_any_of(part, vocabulary.stems([part]), vocabulary) for part in typed.parts]
    telling = apart if all(len(part) > 1 for part in typed.parts) else []
    return replace(
        sought,
        phrases=(*sought.phrases, f'"{" ".join(typed.parts)}"'),
        forms=sought.forms.union(*(part.forms for part in telling)),
        pages=sought.pages or min(part.pages for part in apart),
        needles=sought.needles or tuple(each for part in apart for each in part.needles),
        mistakes=0,
    )


def _any_of(shown: str, stems: Collection[str], vocabulary: Vocabulary) -> Sought:
    """Words with one of `stems`; each stem is asked for by one word that has it."""
    known = {stem: vocabulary.sharing(stem) for stem in stems}
    forms = frozenset(word for words in known.values() for word in words)
    return Sought(
        shown=shown,
        phrases=tuple(f'"{words[0]}"' for words in known.values() if words),
        forms=forms,
        pages=sum(map(vocabulary.pages, forms)),
        needles=_needles(forms, vocabulary),
        mistakes=0 if forms else MOST_MISTAKES,
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
