"""What a search keeps in memory: words, names and where each kind of page stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, func, select

from desktop.domain.content import Edition, PageKind
from desktop.store.codec import from_json
from desktop.store.spelling import Stemmer
from desktop.store.tables import META, NAME, PAGE, WORD
from desktop.store.vocabulary import KnownWord, Lookalikes, Vocabulary

_MISTYPED = 5
_ALIKE = 65  # of 100


@dataclass(frozen=True, slots=True)
class Named:
    """A page, and one of the names by which it is asked for."""

    page: int
    name: str


class Names:
    """All names of pages, to be compared with a mistyped one; titles and short names first."""

    def __init__(self, rows: Sequence[tuple[str, Named]]) -> None:
        self._keys = [key for key, _ in rows]
        self._lookalikes = Lookalikes(self._keys)
        self._named = [named for _, named in rows]

    def mistyped(self, asked: Collection[str], mistakes: int) -> list[Named]:
        """Names from which one of squeezed `asked` differs by a few letters, nearest first."""
        near = sorted(match for key in asked for match in self._lookalikes.of(key))
        return [self._named[place] for count, place in near[:_MISTYPED] if count <= mistakes]

    def alike(self, asked: str, limit: int) -> list[str]:
        """Names with some likeness to squeezed `asked`, most alike first."""
        found = process.extract(
            asked, self._keys, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=limit
        )
        return [self._named[place].name for _, _, place in found]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Loaded once, at the first search.

    Args:
        kinds: first and last position of each kind of page, in their order.
        starting: titles of pages to begin with, for a search that found nothing.
    """

    vocabulary: Vocabulary
    stemmer: Stemmer
    names: Names
    kinds: tuple[tuple[PageKind, int, int], ...]
    starting: tuple[str, ...]


def load_lexicon(connection: Connection) -> Lexicon:
    """Read the small tables that every search needs."""
    words = connection.execute(select(WORD.c.word, WORD.c.stem, WORD.c.pages, WORD.c.in_names))
    names = connection.execute(select(NAME.c.key, NAME.c.page, NAME.c.name).order_by(NAME.c.id))
    kinds = connection.execute(
        select(PAGE.c.kind, func.min(PAGE.c.position), func.max(PAGE.c.position))
        .group_by(PAGE.c.kind)
        .order_by(func.min(PAGE.c.position))
    )
    edition = connection.scalars(select(META.c.value).where(META.c.key == "edition")).one()
    return Lexicon(
        vocabulary=Vocabulary(KnownWord(*row) for row in words.all()),
        stemmer=Stemmer(),
        names=Names([(key, Named(page, name)) for key, page, name in names.all()]),
        kinds=tuple((PageKind(kind), first, last) for kind, first, last in kinds),
        starting=_starting(from_json(Edition, edition)),
    )


def _starting(edition: Edition) -> tuple[str, ...]:
    titles = [step.title for step in edition.start_here] + [card.title for card in edition.home]
    return tuple(dict.fromkeys(titles))
