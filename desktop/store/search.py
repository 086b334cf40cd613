"""Finds pages for what a reader types: by name, by words, and past typing mistakes."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Engine

from desktop.domain.content import PageKind
from desktop.domain.search import SearchHit, SearchResults
from desktop.store.content import reading
from desktop.store.index import Index
from desktop.store.lexicon import Lexicon, Named, load_lexicon
from desktop.store.question import Question, Sought, understand
from desktop.store.snippets import Snippet, best_snippet, holds, marked
from desktop.store.vocabulary import MOST_MISTAKES
from desktop.store.words import clean, squeezed, telling, words_in

_BY_NAME = 30  # pages found by name that stand before all others
_LONG = 4  # words; a name may lack one of a question as long as this
_ENOUGH = 3  # pages that fit; with fewer, a name may have been mistyped as other words
_SUGGESTIONS = 5
_MOST_HITS = 100


class SearchStore:
    """Answers what is typed; keeps words and names in memory from the first search on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._loaded: Lexicon | None = None

    def search(
        self, asked: str, kinds: Collection[PageKind] = (), limit: int = 20, offset: int = 0
    ) -> SearchResults:
        """The pages that fit `asked` best; its last word may still be growing.

        First stand pages of that name, then pages that hold all the words, or most of them where
        no page has all. `asked` is text, whatever stands in it.

        Args:
            kinds: only pages of these kinds; the counts still tell of all.
        """
        limit, offset = max(0, min(limit, _MOST_HITS)), max(0, offset)
        line = clean(asked)
        lexicon = self._lexicon()
        question = understand(line, lexicon.vocabulary, lexicon.stemmer)
        with reading(self._engine) as connection:
            index = Index(connection, lexicon.kinds)
            match, counts = _widest(question, index)
            named, mistyped = _by_name(line, question, sum(counts.values()), index, lexicon)
            for page in set(named).difference(index.fitting(match, named)):
                counts[index.kind_of(page)] += 1
            shown = [kind for kind in counts if not kinds or kind in kinds]
            total = sum(counts[kind] for kind in shown)
            first = [page for page in named if index.kind_of(page) in shown]
            pages = first[offset : offset + limit]
            if match and len(pages) < limit:
                past = max(0, offset - len(first))
                pages += index.ranked(match, shown, total, named, limit - len(pages), past)
            hits = tuple(_hits(pages, question.words, named, index))
        mended = mistyped[0].name if mistyped else question.mended
        return SearchResults(
            asked=asked,
            searched=mended if mended and total else asked,
            hits=hits,
            total=total,
            counts=tuple((kind, count) for kind, count in counts.items() if count),
            suggestions=_suggestions(line, mended, mistyped, total, lexicon),
        )

    def _lexicon(self) -> Lexicon:
        with self._lock:
            if self._loaded is None:
                with reading(self._engine) as connection:
                    self._loaded = load_lexicon(connection)
            return self._loaded


def _keys(line: str) -> tuple[str, ...]:
    """`line` as names are kept: whole, and without the words that every question holds."""
    words = [word for _, _, word in words_in(line)]
    return tuple(dict.fromkeys(("".join(words), "".join(telling(words)))))


def _by_name(
    line: str, question: Question, fitting: int, index: Index, lexicon: Lexicon
) -> tuple[dict[int, Named], list[Named]]:
    """Pages that are called what was asked for, closest first; and names that were mistyped.

    Names are looked at for mistakes when the content lacks a word, or next to no page fits.
    """
    called, holding = index.called(_keys(line)), _holding(question, index)
    mistakes = question.mistakes
    if not (mistakes or called or holding or fitting >= _ENOUGH):
        mistakes = MOST_MISTAKES
    mistyped = lexicon.names.mistyped(_keys(line), mistakes) if mistakes else []
    named: dict[int, Named] = {}
    for each in (*called, *mistyped, *holding):
        named.setdefault(each.page, each)
    return named, mistyped


def _holding(question: Question, index: Index) -> list[Named]:
    """Pages with a name that holds all words; of a long question, all but one."""
    words = len(question.words)
    for match in question.matches(fewest=words - (words >= _LONG)):
        if holding := index.with_name(match, longest=2 * words, limit=_BY_NAME):
            return holding
    return []


def _widest(question: Question, index: Index) -> tuple[str, dict[PageKind, int]]:
    """The strictest expression that finds a page at all, and how many it finds of each kind."""
    for match in question.matches(fewest=1):
        counts = index.counts(match)
        if any(counts.values()):
            return match, counts
    return "", index.no_counts()


def _hits(
    pages: Sequence[int], words: Sequence[Sought], named: Mapping[int, Named], index: Index
) -> Iterator[SearchHit]:
    """A page found by name shows its summary, any other the sentence that was found."""
    parts = index.parts([page for page in pages if page not in named])
    found = {page: best_snippet(parts[page], words) for page in parts}
    names = index.names([page for page in found if found[page].unseen])
    for page in index.pages(pages):
        if page.position in named:
            snippet = Snippet("", marked(page.summary, words), ())
            why = named[page.position].name
        else:
            snippet = found[page.position]
            why = next((n for n in names[page.position] if holds(n, snippet.unseen)), "")
        if why.casefold() in page.title.casefold():
            why = ""
        yield SearchHit(page.kind, page.id, page.title, snippet.pieces, snippet.anchor, why)


def _suggestions(
    line: str, mended: str, mistyped: Sequence[Named], total: int, lexicon: Lexicon
) -> tuple[str, ...]:
    """Other names it may have been; for a search without hits also pages to begin with."""
    names = [named.name for named in mistyped]
    if not total:
        names += [*lexicon.names.alike(squeezed(line), limit=3), *lexicon.starting]
    distinct = {squeezed(name): name for name in reversed(names)}
    distinct.pop(squeezed(mended), None)
    return tuple(reversed(distinct.values()))[:_SUGGESTIONS]
