"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.content import PageKind


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a snippet; `hit` marks a matched word."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One page found.

    Args:
        snippet: the matching sentence in pieces.
        anchor: section it stands in; empty for the page's top.
        why: name by which it was found when that is not its title ("Lemtrada"); else empty.
    """

    kind: PageKind
    id: str
    title: str
    snippet: tuple[Marked, ...]
    anchor: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Hits, best first.

    Args:
        asked: what was typed.
        searched: what was searched for; differs from `asked` when spelling was mended.
        hits: the page of hits asked for.
        total: how many there are in all.
        counts: hits by kind.
        suggestions: other spellings or pages to try; never empty when `hits` is.
    """

    asked: str
    searched: str
    hits: tuple[SearchHit, ...]
    total: int
    counts: tuple[tuple[PageKind, int], ...]
    suggestions: tuple[str, ...] = ()
