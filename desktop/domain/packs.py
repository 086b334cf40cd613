"""What lies on a handout before it is set: pages in order, packs of them, and what was printed."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass

MOST_ITEMS = 40  # pages on one handout; more would be a book
LONGEST_PACK_NAME = 80  # characters
MOST_PRINTS = 5_000  # records kept; the oldest go
MOST_FAVOURITES = 6  # packs on Home; more would have to be searched through
FAVOURITE_PACKS = "favourite-packs"  # key of the desk item that tells which are on Home
_JOINERS = "\u200c\u200d"  # some scripts, and emoji, are wrong without them


@dataclass(frozen=True, slots=True)
class HandoutItem:
    """A page on a handout.

    Args:
        page: its id, or the name of a sheet that the reader put together (Compare, My first five
            years, the conversation page, My list).
        title: as it was called when it was put there, in case it is gone one day.
        detail: JSON of what was chosen on Compare or My first five years at that time; else empty.
    """

    page: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SavedPack:
    """A pack that staff or a reader put together; `saved` in UTC."""

    uuid: str
    name: str
    items: tuple[HandoutItem, ...]
    saved: dt.datetime


@dataclass(frozen=True, slots=True)
class PackCard:
    """A pack as lists show it.

    Args:
        ref: "ready:two-ways" or "own:" and a uuid; what favourites and handouts name it by.
        number: of a ready-made pack; 0 for an own one.
        changed: titles of its pages that were changed since they were last printed here.
        overdue: titles of its pages past their review date.
        gone: titles of its pages that the content no longer holds.
    """

    ref: str
    name: str
    summary: str
    titles: tuple[str, ...]
    number: int = 0
    favourite: bool = False
    changed: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintRecord:
    """That a page was printed; it names no person.

    Args:
        title: of the page.
        pack: name of the pack it was printed with; empty for none.
        version: of the content.
        digest: short hash of what the page said, to tell whether it was changed since.
        variant: as in `Variant`, with the size for large print ("large 24").
        station: name that the clinic gave this computer; may be empty.
    """

    uuid: str
    page: str
    title: str
    pack: str
    version: str
    digest: str
    variant: str
    copies: int
    printed: dt.date
    station: str


@dataclass(frozen=True, slots=True)
class PrintLine:
    """A `PrintRecord` in words; `how` is its variant ("Large print, 24 point")."""

    page: str
    title: str
    pack: str
    how: str
    copies: int
    version: str
    station: str
    printed: dt.date


def ready_ref(pack_id: str) -> str:
    """What a ready-made pack is named by; see `PackCard`."""
    return f"ready:{pack_id}"


def own_ref(uuid: str) -> str:
    """What an own pack is named by; see `PackCard`."""
    return f"own:{uuid}"


def tidy_name(text: str) -> str:
    """`text` as a pack is called: one line, nothing invisible; empty when nothing is left."""
    seen = "".join(
        char
        for char in " ".join(text.split())
        if char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    return " ".join(seen.split()) if seen.strip(_JOINERS + " ") else ""
