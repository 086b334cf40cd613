"""A reader's own export file: JSON, read with caps on all there is.

Every key and type is checked, so nothing can nest deeper or be more than what is known here.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any, NoReturn
from uuid import UUID

from desktop.domain.errors import ReaderStoreError
from desktop.domain.reading import Bookmark, Place, SavedQuestion
from desktop.store.reader.shelf import Shelves
from desktop.store.reader.tables import Kept, moment, moment_text

FORMAT = 1
LONGEST_NOTE = 200_000  # characters; a note of 10,000 words has 60,000
LONGEST_LINE = 2_000  # characters of a title or a question
_LONGEST_ID = 200
_MOST_ROWS = 5_000  # of each kind
_MOST_ANCHORS = 200  # of a page
_LONGEST_FILE = 8_000_000  # characters
_KEYS = {"waymark", "format", "made", "bookmarks", "questions", "places"}

_NOT_OURS = "This file is not a list saved by Waymark, so nothing was taken from it."
_NEWER = "This list was saved by a newer Waymark, so nothing was taken from it."
_TOO_LONG = "This file is too long for a list saved by Waymark, so nothing was taken from it."


def export_text(shelves: Shelves, made: dt.datetime) -> str:
    """All that `shelves` hold, to be read by a person or by another Waymark."""
    return json.dumps(
        {
            "waymark": "reader",
            "format": FORMAT,
            "made": moment_text(made),
            "bookmarks": [asdict(bookmark) for bookmark in shelves.bookmarks],
            "questions": [asdict(question) for question in shelves.questions],
            "places": [asdict(place) for place in shelves.places],
        },
        default=moment_text,
        ensure_ascii=False,
        indent=1,
    )


def import_text(text: str) -> tuple[Kept, ...]:
    """What an export file holds.

    Raises:
        ReaderStoreError: it is no such file; nothing of it is used.
    """
    if len(text) > _LONGEST_FILE:
        raise ReaderStoreError(_TOO_LONG)
    held = _parsed(text)
    version = held.get("format")
    if isinstance(version, int) and version > FORMAT:
        raise ReaderStoreError(_NEWER)
    try:
        if version != FORMAT or not held.keys() <= _KEYS:
            raise ValueError("no list of this format")
        return (
            *_values(held, "bookmarks", Bookmark, _bookmark),
            *_values(held, "questions", SavedQuestion, _question),
            *_values(held, "places", Place, _place),
        )
    except (ValueError, OverflowError) as wrong:
        raise ReaderStoreError(_NOT_OURS) from wrong


def clean(text: str, longest: int = LONGEST_LINE) -> str:
    """`text` as it can be stored: no NUL, no halves of characters.

    Raises:
        ReaderStoreError: it is longer than `longest`; it is never cut without a word.
    """
    if len(text) > longest:
        raise ReaderStoreError(
            f"This is longer than {longest:,} characters, so it cannot be saved. Please shorten it."
        )
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        held = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except (ValueError, RecursionError) as wrong:
        raise ReaderStoreError(_NOT_OURS) from wrong
    if not isinstance(held, Mapping) or held.get("waymark") != "reader":
        raise ReaderStoreError(_NOT_OURS)
    return held


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) != len(pairs):
        raise ValueError("a key that stands twice")
    return held


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _values(
    held: Mapping[str, Any], name: str, kind: type[Kept], read: Callable[[Mapping[str, Any]], Kept]
) -> Iterator[Kept]:
    rows = held.get(name, [])
    if not isinstance(rows, list) or len(rows) > _MOST_ROWS:
        raise ValueError("no list of rows")
    keys = {field.name for field in fields(kind)}
    added = {"ticked", "page_title"} & keys
    for row in rows:
        if not isinstance(row, Mapping) or row.keys() | added != keys:
            raise ValueError("no row of that kind")
        yield read(row)


def _bookmark(row: Mapping[str, Any]) -> Bookmark:
    return Bookmark(
        uuid=_uuid(row["uuid"]),
        page=_text(row["page"], _LONGEST_ID),
        title=_text(row["title"]),
        saved=_moment(row["saved"]),
        note=_text(row["note"], LONGEST_NOTE),
        note_saved=None if row["note_saved"] is None else _moment(row["note_saved"]),
    )


def _question(row: Mapping[str, Any]) -> SavedQuestion:
    return SavedQuestion(
        uuid=_uuid(row["uuid"]),
        text=_text(row["text"]),
        source=_text(row["source"], _LONGEST_ID),
        page=_text(row["page"], _LONGEST_ID),
        saved=_moment(row["saved"]),
        ticked=_flag(row.get("ticked", True)),
        page_title=_text(row.get("page_title", "")),
    )


def _place(row: Mapping[str, Any]) -> Place:
    read = row["read"]
    if not isinstance(read, list) or len(read) > _MOST_ANCHORS:
        raise ValueError("no list of anchors")
    return Place(
        page=_text(row["page"], _LONGEST_ID),
        anchor=_text(row["anchor"], _LONGEST_ID),
        read=tuple(_text(anchor, _LONGEST_ID) for anchor in read),
        opened=_moment(row["opened"]),
        finished=_flag(row["finished"]),
    )


def _text(value: object, longest: int = LONGEST_LINE) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("no text of that length")
    return clean(value, longest)


def _flag(value: object) -> bool:
    if value is not True and value is not False:
        raise ValueError("neither true nor false")
    return value


def _uuid(value: object) -> str:
    return str(UUID(_text(value, 36)))


def _moment(value: object) -> dt.datetime:
    return moment(_text(value, 40))
