"""What a take-home code says: which pages, and how the reader likes to see them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.reading import TEXT_SCALES, ThemeName

MOST_PAGES = 8
HIGHEST_NUMBER = 1599  # of a page that a code can name


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
        code: in groups, as it is read and typed ("K7QX-29MA-4").
        left_out: titles of pages that the code has no room for, or cannot name.
    """

    code: str
    left_out: tuple[str, ...] = ()
