"""What a take-home code says: which pages, and how the reader likes to see them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.content import PageCard
from desktop.domain.reading import TEXT_SCALES, ThemeName

MOST_PAGES = 8
HIGHEST_NUMBER = 1599  # of a page that a code can name
CODE_LETTERS = "23456789ACDEFGHJKMNPQRTUVWXY"
"""What a code is written in: no two of these look alike, even to blurred sight."""
LEAST_LETTERS, MOST_LETTERS = 5, 20  # of a code, with its check letter
_GROUP = 4


@dataclass(frozen=True, slots=True)
class TakeHome:
    """Pages by their permanent numbers, or one ready-made pack, with a look.

    Args:
        pack: number of a ready-made pack; 0 where pages are named one by one.
    """

    pages: tuple[int, ...] = ()
    pack: int = 0
    text_scale: float = TEXT_SCALES[0]
    theme: ThemeName = ThemeName.SYSTEM

    def __post_init__(self) -> None:
        if bool(self.pages) == bool(self.pack):
            raise ValueError("a code names pages or a pack, and not both")
        if len(self.pages) > MOST_PAGES:
            raise ValueError(f"a code names at most {MOST_PAGES} pages")
        if any(not 0 < number <= HIGHEST_NUMBER for number in (*self.pages, self.pack or 1)):
            raise ValueError(f"a code names pages up to number {HIGHEST_NUMBER}")
        if self.text_scale not in TEXT_SCALES:
            raise ValueError(f"a text scale is one of {TEXT_SCALES}")


@dataclass(frozen=True, slots=True)
class TakeHomeSlip:
    """A code as a handout shows it.

    Args:
        code: in groups, as it is read and typed ("K7QX-29MA-4"); empty where it could name nothing.
        left_out: titles of pages that the code has no room for, or cannot name.
    """

    code: str
    left_out: tuple[str, ...] = ()

    @property
    def qr_text(self) -> str:
        """What the QR beside the code says, in words that help without the internet."""
        return f"Waymark take-home code {self.code}. In Waymark, choose Open a take-home code."


@dataclass(frozen=True, slots=True)
class OpenedCode:
    """What a code opens in this copy of Waymark.

    Args:
        code: in groups, whichever way it was typed.
        cards: its pages that are here, in their order.
        pack: name of the ready-made pack that it names; empty for pages one by one.
        told: what is not here, a sentence each.
    """

    code: str
    cards: tuple[PageCard, ...]
    pack: str
    told: tuple[str, ...]
    text_scale: float
    theme: ThemeName


def grouped(letters: str) -> str:
    """The letters of a code in groups of four ("K7QX-29MA-4")."""
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
