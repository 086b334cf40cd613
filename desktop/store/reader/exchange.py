"""A reader's own export file: JSON, read with caps on all there is.

Every key and type is checked, so nothing can nest deeper or be more than what is known here.
What was printed is not in it: that belongs to the computer at which it was printed, and taken
along it would be counted twice.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Generic, NoReturn, TypeVar
from uuid import UUID

from desktop.domain.errors import ReaderStoreError
from desktop.domain.packs import LONGEST_PACK_NAME, MOST_ITEMS, HandoutItem, SavedPack, tidy_name
from desktop.domain.reading import (
    LONGEST_DESK_ITEM,
    Bookmark,
    CheckAnswer,
    CheckOutcome,
    DeskItem,
    Place,
    SavedComparison,
    SavedQuestion,
    ValueAnswer,
    Weight,
)
from desktop.store.reader.shelf import Shelves
from desktop.store.reader.tables import Kept, moment, moment_text

FORMAT = 3
LONGEST_NOTE = 200_000  # characters; a note of 10,000 words has 60,000
LONGEST_LINE = 2_000  # characters of a title or a question
_LONGEST_ID = 200
_MOST_ROWS = 5_000  # of each kind
_MOST_NAMES = 200  # anchors of a page; options or rows of a comparison
_LONGEST_FILE = 8_000_000  # characters
_HEAD = {"waymark", "format", "made"}

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
            "value_answers": [asdict(answer) for answer in shelves.value_answers],
            "check_answers": [asdict(answer) for answer in shelves.check_answers],
            "comparisons": [asdict(comparison) for comparison in shelves.comparisons],
            "desk": [asdict(item) for item in shelves.desk],
            "packs": [asdict(pack) for pack in shelves.packs],
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
        if type(version) is not int or version < 1:
            raise ValueError("no list of any format")
        parts = [part for part in _PARTS if part.since <= version]
        if not held.keys() <= _HEAD | {part.name for part in parts}:
            raise ValueError("no list of this format")
        return tuple(value for part in parts for value in _values(held, part, version))
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


def clean_json(body: str) -> str:
    """The JSON text `body` as it can lie on the desk, whoever reads it there.

    Raises:
        ReaderStoreError: it is longer than LONGEST_DESK_ITEM.
        ValueError: it is no JSON, or too deep.
    """
    body = clean(body, LONGEST_DESK_ITEM)
    try:
        json.loads(body, object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except RecursionError as wrong:
        raise ValueError("nested too deep") from wrong
    return body


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


V = TypeVar("V", bound=Kept)


@dataclass(frozen=True, slots=True)
class _Part(Generic[V]):
    """One list of an export file: its name, what its rows become, and since which format.

    Args:
        later: fields that came with a later format, and with which.
    """

    name: str
    kind: type[V]
    read: Callable[[Mapping[str, Any]], V]
    since: int
    later: Mapping[str, int]

    def keys(self, version: int) -> set[str]:
        """What a row has in a file of format `version`, no more and no less."""
        names = {field.name for field in fields(self.kind)}
        return {name for name in names if self.later.get(name, self.since) <= version}


def _values(held: Mapping[str, Any], part: _Part[V], version: int) -> Iterator[V]:
    rows = held.get(part.name, [])
    if not isinstance(rows, list) or len(rows) > _MOST_ROWS:
        raise ValueError("no list of rows")
    keys = part.keys(version)
    for row in rows:
        if not isinstance(row, Mapping) or row.keys() != keys:
            raise ValueError("no row of that kind")
        yield part.read(row)


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
    return Place(
        page=_text(row["page"], _LONGEST_ID),
        anchor=_text(row["anchor"], _LONGEST_ID),
        read=_texts(row["read"], _LONGEST_ID),
        opened=_moment(row["opened"]),
        finished=_flag(row["finished"]),
    )


def _value_answer(row: Mapping[str, Any]) -> ValueAnswer:
    return ValueAnswer(
        card=_text(row["card"], _LONGEST_ID),
        chair=_number(row["chair"]),
        weight=Weight(_text(row["weight"])),
        answered=_moment(row["answered"]),
    )


def _check_answer(row: Mapping[str, Any]) -> CheckAnswer:
    return CheckAnswer(
        check=_text(row["check"], _LONGEST_ID),
        ask=_text(row["ask"]),
        page=_text(row["page"], _LONGEST_ID),
        outcome=CheckOutcome(_text(row["outcome"])),
        answered=_moment(row["answered"]),
    )


def _comparison(row: Mapping[str, Any]) -> SavedComparison:
    return SavedComparison(
        uuid=_uuid(row["uuid"]),
        board=_text(row["board"], _LONGEST_ID),
        options=_texts(row["options"], _LONGEST_ID),
        names=_texts(row["names"]),
        rows=_texts(row["rows"], _LONGEST_ID),
        title=_text(row["title"]),
        saved=_moment(row["saved"]),
    )


def _desk_item(row: Mapping[str, Any]) -> DeskItem:
    body = clean_json(_text(row["body"], LONGEST_DESK_ITEM))
    return DeskItem(_text(row["key"], _LONGEST_ID), body, _moment(row["put"]))


def _pack(row: Mapping[str, Any]) -> SavedPack:
    items, name = row["items"], tidy_name(_text(row["name"], LONGEST_PACK_NAME))
    if not name or not isinstance(items, list) or not 0 < len(items) <= MOST_ITEMS:
        raise ValueError("no pack of pages")
    return SavedPack(
        uuid=_uuid(row["uuid"]),
        name=name,
        items=tuple(map(_item, items)),
        saved=_moment(row["saved"]),
    )


def _item(row: object) -> HandoutItem:
    if not isinstance(row, Mapping) or row.keys() != {"page", "title", "detail"}:
        raise ValueError("no page of a pack")
    detail = _text(row["detail"], LONGEST_DESK_ITEM)
    return HandoutItem(
        page=_text(row["page"], _LONGEST_ID),
        title=_text(row["title"]),
        detail=clean_json(detail) if detail else "",
    )


_PARTS: tuple[_Part[Any], ...] = (
    _Part("bookmarks", Bookmark, _bookmark, 1, {}),
    _Part("questions", SavedQuestion, _question, 1, {"ticked": 2, "page_title": 2}),
    _Part("places", Place, _place, 1, {}),
    _Part("value_answers", ValueAnswer, _value_answer, 2, {}),
    _Part("check_answers", CheckAnswer, _check_answer, 2, {}),
    _Part("comparisons", SavedComparison, _comparison, 2, {}),
    _Part("desk", DeskItem, _desk_item, 2, {}),
    _Part("packs", SavedPack, _pack, 3, {}),
)


def _text(value: object, longest: int = LONGEST_LINE) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("no text of that length")
    return clean(value, longest)


def _texts(value: object, longest: int = LONGEST_LINE) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_NAMES:
        raise ValueError("no list of texts")
    return tuple(_text(each, longest) for each in value)


def _number(value: object) -> int:
    if type(value) is not int:  # true is no number here
        raise ValueError("no number")
    return value


def _flag(value: object) -> bool:
    if value is not True and value is not False:
        raise ValueError("neither true nor false")
    return value


def _uuid(value: object) -> str:
    return str(UUID(_text(value, 36)))


def _moment(value: object) -> dt.datetime:
    return moment(_text(value, 40))
