"""Marks the first cell of each table row as its header in a finished PDF (PDF-4).

WORKAROUND typst 0.15 tags row headers only behind its `a11y-extras` switch, which the Python
package does not offer; until it does. The structure tree stands in the file as plain objects, so
each cell is rewritten in place with the same number of bytes and every offset stays right.
"""

from __future__ import annotations

import re

_ROW = re.compile(rb"<</Type/StructElem/S/TR/[^\n]*?/K\[(\d+) 0 R")
_CELL = re.compile(rb"\n(\d+) 0 obj\n<</Type/StructElem/S/(TD|TH)/[^\n]*")
_COLUMN_SCOPE = b"/Scope/Column"
_HEADERS = re.compile(rb"/Headers\[(?:\([^()]*\))*\]")


def mark_row_headers(pdf: bytes) -> bytes:
    """`pdf` with row headers, and with scopes alone saying what each header is for."""
    first_cells = {int(number) for number in _ROW.findall(pdf)}

    def rewritten(found: re.Match[bytes]) -> bytes:
        cell, kind, first = found.group(), found.group(2), int(found.group(1)) in first_cells
        if kind == b"TH":
            return _as_data(cell) if first and b"/K[]" in cell else _without_headers(cell)
        return _as_row_header(cell) if first else _without_headers(cell)

    return _CELL.sub(rewritten, pdf)


def _without_headers(cell: bytes) -> bytes:
    """The list of header ids goes: with row headers it would be half the truth."""
    return _HEADERS.sub(lambda found: b" " * len(found.group()), cell, count=1)


def _as_row_header(cell: bytes) -> bytes:
    scope = b"/Scope/Row"
    marked = _HEADERS.sub(lambda found: scope.ljust(len(found.group())), cell, count=1)
    return marked.replace(b"/S/TD/", b"/S/TH/", 1)


def _as_data(cell: bytes) -> bytes:
    """An empty corner is no header."""
    plain = _without_headers(cell).replace(_COLUMN_SCOPE, b" " * len(_COLUMN_SCOPE), 1)
    return plain.replace(b"/S/TH/", b"/S/TD/", 1)
