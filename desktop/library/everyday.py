"""Words to touch before anything is typed: those that pages use most, and all of one letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.domain.content import PageCard, PageKind, Term, term_page
from desktop.domain.reading import DrugNames
from desktop.store.content import ContentStore

_NAMED_KINDS = (PageKind.TREATMENT, PageKind.STRATEGY)


@dataclass(frozen=True, slots=True)
class EverydayWord:
    """A word, and the page that explains it.

    Args:
        other: the name that the page has, where it is another one.
    """

    word: str
    page: str
    kind: PageKind
    other: str = ""


class EverydayWords:
    """Words, treatments with their brand names, and strategies, from A to Z.

    Which of them come before anything is typed says nothing of treatments, which are not among
    those.
    """

    def __init__(self, content: ContentStore, names: DrugNames) -> None:
        terms = content.terms()
        cards = [card for card in content.cards() if card.kind in _NAMED_KINDS]
        pages = [*_pages(content, cards, names), *_words(terms)]
        # Where a word is explained on a page of its own too, that says more.
        by_name = {_plain(each.word): each for each in reversed(pages)}
        self._all = tuple(by_name[name] for name in sorted(by_name))
        drugs = " ".join(_plain(each.word) for each in pages if each.kind is PageKind.TREATMENT)
        used = sorted(terms, key=lambda term: -len(term.used_in))
        self._most_used = [term_page(term.id) for term in used if _plain(term.term) not in drugs]

    def most_used(self, count: int) -> tuple[EverydayWord, ...]:
        """The words that most pages use, from A to Z."""
        wanted = set(self._most_used[:count])
        return tuple(each for each in self._all if each.page in wanted and not each.other)

    def starting(self, letter: str) -> tuple[EverydayWord, ...]:
        """All that begin with `letter`, from A to Z."""
        return tuple(each for each in self._all if _plain(each.word).startswith(_plain(letter)))


def _pages(
    content: ContentStore, cards: Iterable[PageCard], names: DrugNames
) -> Iterator[EverydayWord]:
    for card in cards:
        yield EverydayWord(card.title, card.id, card.kind)
        if card.kind is PageKind.TREATMENT:
            treatment = content.treatment(card.id)
            brands = treatment.names_us if names is DrugNames.US else treatment.names_uk
            for brand in brands:
                yield EverydayWord(brand, card.id, card.kind, card.title)


def _words(terms: Iterable[Term]) -> Iterator[EverydayWord]:
    for term in terms:
        yield EverydayWord(term.term, term_page(term.id), PageKind.TERM)


def _plain(text: str) -> str:
    """`text` without accents and capitals."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
