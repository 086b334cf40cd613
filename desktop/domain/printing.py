"""What can be chosen for a handout, and the pages that come out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Variant(StrEnum):
    STANDARD = "standard"
    LARGE = "large"
    EASY = "easy"
    KEY_POINTS = "key-points"


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


PAPER = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}  # pt
LARGE_SIZES = (18, 24, 28)  # pt
LARGEST_LOGO = 200_000  # bytes of a PNG


@dataclass(frozen=True, slots=True)
class Clinic:
    """Printed at the head of a handout; all may be empty.

    Args:
        logo: a PNG that the program wrote itself from the picture it was given.
    """

    name: str = ""
    phone: str = ""
    hours: str = ""
    urgent: str = ""
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class PrintDefaults:
    """How staff printed last, so that the next sheet needs no choosing."""

    printer: str = ""
    copies: int = 1
    variant: Variant = Variant.KEY_POINTS
    size: int = 18
    paper: Paper = Paper.A4
    greyscale: bool = False
    duplex: bool = False
    booklet: bool = False
    room_for_notes: bool = True
    prepared_by: str = ""


@dataclass(frozen=True, slots=True)
class HandoutOptions:
    """How a handout is set.

    Args:
        size: body size in pt for large print, one of `LARGE_SIZES`.
        date: printed on the sheet; an input, so that the same input gives the same bytes.
        duplex: each page of a pack starts on a right-hand sheet.
        booklet: set on A5, two pages on each side of `paper`, in the order for folding.
        room_for_notes: lines to write on stand at the end.
        nurse_copy: after each page stand the questions that show whether it was understood.
        prepared_for, prepared_by: printed on their lines, and kept nowhere.
        notes: the nurse's own words for this sheet.
        questions: the reader's own, printed before those of the pages.
    """

    date: dt.date
    variant: Variant = Variant.STANDARD
    size: int = 18
    paper: Paper = Paper.A4
    greyscale: bool = False
    clinic: Clinic = Clinic()
    duplex: bool = False
    booklet: bool = False
    room_for_notes: bool = True
    nurse_copy: bool = False
    prepared_for: str = ""
    prepared_by: str = ""
    notes: str = ""
    questions: tuple[str, ...] = ()

    @property
    def side(self) -> tuple[float, float]:
        """Width and height of one printed side in pt; a booklet lies across."""
        width, height = PAPER[self.paper]
        return (height, width) if self.booklet else (width, height)


@dataclass(frozen=True, slots=True)
class PrinterAbilities:
    """What a printer can do.

    Args:
        duplex: print on both sides by itself, as a book and as a calendar turn.
        papers: those it says it can hold.
    """

    duplex: bool = True
    colour: bool = True
    papers: frozenset[Paper] = frozenset(Paper)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One printed side as PNG bytes."""

    number: int  # from 1
    of: int
    png: bytes
    width: int  # px
    height: int  # px
