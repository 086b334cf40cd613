"""The tables of reader.db, and how a row becomes a domain value and back.

Each row carries a seal over its other columns: `quick_check` sees hardly any flipped bit inside
a text, and a note that says something else than was written is worse than one restored.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table

from desktop.domain.packs import HandoutItem, PrintRecord, SavedPack
from desktop.domain.reading import (
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

APPLICATION_ID = 0x57614D52  # "WaMR"
SCHEMA_VERSION = 3

Columns = Mapping[str, Any]
Kept = (
    Bookmark
    | SavedQuestion
    | Place
    | ValueAnswer
    | CheckAnswer
    | SavedComparison
    | DeskItem
    | SavedPack
    | PrintRecord
)


METADATA = MetaData(naming_convention={"pk": "pk_%(table_name)s"})


def _table(name: str, key: str, *columns: Column[Any]) -> Table:
    """A table; `position` orders its rows, whatever the clock said.

    One b-tree a table: there is no index that could disagree with it.
    """
    return Table(
        name,
        METADATA,
        Column(key, String, primary_key=True, nullable=False),
        *columns,
        _number("position"),
        _text("seal"),
        sqlite_with_rowid=False,
    )


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _yes_or_no(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


BOOKMARK = _table(
    "bookmark",
    "uuid",
    _text("page"),
    _text("title"),
    _text("saved"),
    _text("note"),
    Column("note_saved", String),
)

QUESTION = _table(
    "question",
    "uuid",
    _text("text"),
    _text("source"),
    _text("page"),
    _text("saved"),
    _yes_or_no("ticked"),
    _text("page_title"),
)

PLACE = _table(
    "place",
    "page",
    _text("anchor"),
    _text("read"),  # JSON list of anchors
    _text("opened"),
    _yes_or_no("finished"),
)

VALUE_ANSWER = _table(
    "value_answer",
    "id",  # of card and chair together
    _text("card"),
    _number("chair"),
    _text("weight"),
    _text("answered"),
)

CHECK_ANSWER = _table(
    "check_answer",
    "id",  # of the check; CHECK is SQL's own word
    _text("ask"),
    _text("page"),
    _text("outcome"),
    _text("answered"),
)

COMPARISON = _table(
    "comparison",
    "uuid",
    _text("board"),
    _text("options"),  # JSON list of ids
    _text("names"),  # JSON list
    _text("rows"),  # JSON list of ids
    _text("title"),
    _text("saved"),
)

DESK_ITEM = _table("desk_item", "id", _text("body"), _text("put"))

PACK = _table(
    "pack",
    "uuid",
    _text("name"),
    _text("items"),  # JSON list of objects: page, title, detail
    _text("saved"),
)

PRINT_RECORD = _table(
    "print_record",
    "uuid",
    _text("page"),
    _text("title"),
    _text("pack"),
    _text("version"),
    _text("digest"),
    _text("variant"),
    _number("copies"),
    _text("printed"),  # a date
    _text("station"),
)

_TABLE_OF: Mapping[type[Kept], Table] = {
    Bookmark: BOOKMARK,
    SavedQuestion: QUESTION,
    Place: PLACE,
    ValueAnswer: VALUE_ANSWER,
    CheckAnswer: CHECK_ANSWER,
    SavedComparison: COMPARISON,
    DeskItem: DESK_ITEM,
    SavedPack: PACK,
    PrintRecord: PRINT_RECORD,
}
TABLES: Mapping[str, Table] = {table.name: table for table in _TABLE_OF.values()}
FIRST_TABLES = frozenset({"bookmark", "question", "place"})  # in every version


def key_of(value: Kept) -> str:
    match value:
        case Place():
            return value.page
        case ValueAnswer():
            return value_key(value.card, value.chair)
        case CheckAnswer():
            return value.check
        case DeskItem():
            return value.key
        case _:
            return value.uuid


def value_key(card: str, chair: int) -> str:
    """The key of what the person in `chair` said of `card`."""
    return f"{chair}:{card}"


def table_of(value: Kept) -> str:
    return _TABLE_OF[type(value)].name


def key_column(table: str) -> str:
    """The name of the column that tells the rows of `table` apart."""
    (column,) = TABLES[table].primary_key
    return column.name


def columns_of(value: Kept, position: int) -> Columns:
    """The sealed row that keeps `value`."""
    table = _TABLE_OF[type(value)]
    columns: dict[str, Any] = {key_column(table.name): key_of(value), "position": position}
    for field in fields(value):
        if field.name in table.columns:
            columns[field.name] = _stored(getattr(value, field.name))
    return columns | {"seal": seal_of(columns)}


def _stored(
    value: str | bool | int | dt.date | tuple[str, ...] | tuple[HandoutItem, ...] | None,
) -> str | int | None:
    match value:
        case dt.datetime():  # which is a date too
            return moment_text(value)
        case dt.date():
            return value.isoformat()
        case tuple():
            return json.dumps(value, default=asdict)
        case StrEnum():
            return value.value
        case bool():
            return int(value)
        case _:
            return value


def value_of(table: str, row: Columns) -> Kept:
    """What a sealed row of `table` keeps.

    Raises:
        KeyError, ValueError: it is no such row.
    """
    match table:
        case BOOKMARK.name:
            note_saved = row["note_saved"]
            return Bookmark(
                uuid=row["uuid"],
                page=row["page"],
                title=row["title"],
                saved=moment(row["saved"]),
                note=row["note"],
                note_saved=None if note_saved is None else moment(note_saved),
            )
        case QUESTION.name:
            return SavedQuestion(
                uuid=row["uuid"],
                text=row["text"],
                source=row["source"],
                page=row["page"],
                saved=moment(row["saved"]),
                # Files of version 1 are shown, copied from and mended without these two.
                ticked=bool(row.get("ticked", True)),
                page_title=row.get("page_title", ""),
            )
        case PLACE.name:
            return Place(
                page=row["page"],
                anchor=row["anchor"],
                read=_texts(row["read"]),
                opened=moment(row["opened"]),
                finished=bool(row["finished"]),
            )
        case VALUE_ANSWER.name:
            return ValueAnswer(
                card=row["card"],
                chair=row["chair"],
                weight=Weight(row["weight"]),
                answered=moment(row["answered"]),
            )
        case CHECK_ANSWER.name:
            return CheckAnswer(
                check=row["id"],
                ask=row["ask"],
                page=row["page"],
                outcome=CheckOutcome(row["outcome"]),
                answered=moment(row["answered"]),
            )
        case COMPARISON.name:
            return SavedComparison(
                uuid=row["uuid"],
                board=row["board"],
                options=_texts(row["options"]),
                names=_texts(row["names"]),
                rows=_texts(row["rows"]),
                title=row["title"],
                saved=moment(row["saved"]),
            )
        case DESK_ITEM.name:
            return DeskItem(key=row["id"], body=row["body"], put=moment(row["put"]))
        case PACK.name:
            return SavedPack(
                uuid=row["uuid"],
                name=row["name"],
                items=tuple(HandoutItem(**item) for item in json.loads(row["items"])),
                saved=moment(row["saved"]),
            )
        case PRINT_RECORD.name:
            return PrintRecord(
                uuid=row["uuid"],
                page=row["page"],
                title=row["title"],
                pack=row["pack"],
                version=row["version"],
                digest=row["digest"],
                variant=row["variant"],
                copies=row["copies"],
                printed=dt.date.fromisoformat(row["printed"]),
                station=row["station"],
            )
        case _:
            raise KeyError(table)


def _texts(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


def seal_of(columns: Columns) -> str:
    """A short digest of all columns but the seal itself, whatever the table."""
    rest = sorted((name, value) for name, value in columns.items() if name != "seal")
    return hashlib.blake2b(json.dumps(rest).encode(), digest_size=8).hexdigest()


def is_sealed(row: Columns) -> bool:
    """Whether `row` is, bit for bit, what was written."""
    try:
        return row.get("seal") == seal_of(row)
    except TypeError:  # a text has become bytes
        return False


def moment_text(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat()


def moment(text: str) -> dt.datetime:
    """The time that `text` says, which must name its zone."""
    found = dt.datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a time without a zone")
    return found.astimezone(dt.UTC)
