"""What was printed here, told in words and written as a table; no word of it is about a person."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from desktop.domain.packs import PrintLine, PrintRecord
from desktop.domain.printing import Variant

_HOW = {
    Variant.STANDARD: "Standard",
    Variant.LARGE: "Large print",
    Variant.EASY: "Easy read",
    Variant.KEY_POINTS: "Key points",
}
_HEADER = ("Date", "Page", "Pack", "How", "Copies", "Version", "Computer")
# What a spreadsheet would take for the beginning of a formula, in wide letters too.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def lines(records: Iterable[PrintRecord]) -> tuple[PrintLine, ...]:
    """`records` as a table shows them, in their order."""
    return tuple(
        PrintLine(
            page=record.page,
            title=record.title,
            pack=record.pack,
            how=how(record.variant),
            copies=record.copies,
            version=record.version,
            station=record.station,
            printed=record.printed,
        )
        for record in records
    )


def how(variant: str) -> str:
    """A variant in words: "Large print, 24 point"; one that is not known as it is."""
    name, _, size = variant.partition(" ")
    if name not in set(Variant):
        return variant
    words = _HOW[Variant(name)]
    return f"{words}, {size} point" if size else words


def csv_bytes(told: Iterable[PrintLine]) -> bytes:
    """A table that Excel and others open: UTF-8 with a mark in front, and no cell is a formula."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(_HEADER)
    for line in told:
        words = (line.title, line.pack, line.how)
        table.writerow(
            (
                line.printed.isoformat(),
                *map(_harmless, words),
                line.copies,
                _harmless(line.version),
                _harmless(line.station),
            )
        )
    return text.getvalue().encode("utf-8-sig", "replace")


def save_csv(told: Iterable[PrintLine], path: Path) -> None:
    """Write what was printed as a table; what stood at `path` stays until the new file is whole.

    Raises:
        HandoutError: it could not be written.
    """
    from desktop.handouts.files import write

    write(path, csv_bytes(told))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULAS) else cell
