"""Finds where the parts of a finished PDF begin, by its bookmarks."""

from __future__ import annotations

import re

_OUTLINES = re.compile(rb"/Type/Outlines/First (\d+) 0 R")
_KIDS = re.compile(rb"/Type/Pages/Count \d+/Kids\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_DEST = re.compile(rb"/Dest (\d+) 0 R")
_NEXT = re.compile(rb"/Next (\d+) 0 R")


def page_starts(pdf: bytes) -> tuple[int, ...]:
    """The page, from 1, on which each part begins that has a bookmark of the first level.

    It is empty for a PDF that is not written as our typesetter writes them.
    """
    kids, outlines = _KIDS.search(pdf), _OUTLINES.search(pdf)
    if kids is None or outlines is None:
        return ()
    numbers = {kid: place for place, kid in enumerate(_REFERENCE.findall(kids.group(1)), 1)}
    starts: list[int] = []
    item: bytes | None = outlines.group(1)
    while item is not None and len(starts) <= len(numbers):
        body = _object(pdf, item)
        dest, following = _DEST.search(body), _NEXT.search(body)
        page = _REFERENCE.search(_object(pdf, dest.group(1))) if dest is not None else None
        if page is None or page.group(1) not in numbers:
            return ()
        starts.append(numbers[page.group(1)])
        item = following.group(1) if following is not None else None
    return tuple(starts)


def _object(pdf: bytes, number: bytes) -> bytes:
    """What stands in an object; empty where there is none of that number."""
    head = b"\n%b 0 obj\n" % number
    at = pdf.find(head)
    return pdf[at + len(head) : pdf.find(b"\nendobj", at)] if at >= 0 else b""
