"""Finds what can be compared by any name that somebody may type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

from desktop.domain.comparing import BOARDS
from desktop.domain.content import Strategy, Treatment
from desktop.domain.errors import NotFoundError
from desktop.store.content import ContentStore
from desktop.store.words import clean, squeezed

_NEAREST = 3


class OptionNames:
    """Knows each option of every board by its id, its names and the words it is searched by.

    Pages of other kinds take some of these names in a search ("Rebif" is told of in a topic), so
    that names of options are looked up here.
    """

    def __init__(self, content: ContentStore) -> None:
        self._content = content

    def named(self, text: str) -> str:
        """The id of the option that `text` names.

        Raises:
            NotFoundError: it names none, or more than one; the nearest are given.
        """
        asked = clean(text)
        found = self._by_name.get(squeezed(asked), ())
        if len(found) == 1:
            return found[0]
        close = get_close_matches(squeezed(asked), self._by_name, n=_NEAREST, cutoff=0.5)
        near = dict.fromkeys(option for name in close for option in self._by_name[name])
        raise NotFoundError(asked, (found or tuple(near))[:_NEAREST])

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        """Squeezed name -> the options that it may mean; ids go before names before words."""
        pages = [
            self._content.planned(option)
            for board in BOARDS
            for option in self._content.board(board).options
        ]
        found: dict[str, tuple[str, ...]] = {}
        for names_of in (_id, _names, _search_words):
            taken = frozenset(found)
            for page in pages:
                for name in {squeezed(name) for name in names_of(page)} - taken:
                    found[name] = (*found.get(name, ()), page.id)
        return found


def _id(page: Strategy | Treatment) -> Iterable[str]:
    return (page.id,)


def _names(page: Strategy | Treatment) -> Iterable[str]:
    """What a page is called; of "Avonex (into muscle)" the brand alone too."""
    names = [page.name]
    if isinstance(page, Treatment):
        names += (*page.names_uk, *page.names_us)
    for name in names:
        yield name
        yield name.partition(" (")[0]


def _search_words(page: Strategy | Treatment) -> Iterable[str]:
    return page.search_words
