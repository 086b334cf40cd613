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
from typing import Any, ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

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


class Row(DeclarativeBase):
    """A row of any table; `position` orders the rows of one, whatever the clock said."""

    metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s"})
    # One b-tree a table: there is no index that could disagree with it.
    __table_args__ = ({"sqlite_with_rowid": False},)
    key: ClassVar[str]

    position: Mapped[int] = mapped_column(sort_order=1)
    seal: Mapped[str] = mapped_column(sort_order=2)


class BookmarkRow(Row):
    __tablename__ = "bookmark"
    key = "uuid"

    uuid: Mapped[str] = mapped_column(primary_key=True)
    page: Mapped[str]
    title: Mapped[str]
    saved: Mapped[str]
    note: Mapped[str]
    note_saved: Mapped[str | None]


class QuestionRow(Row):
    __tablename__ = "question"
    key = "uuid"

    uuid: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    source: Mapped[str]
    page: Mapped[str]
    saved: Mapped[str]
    ticked: Mapped[bool]
    page_title: Mapped[str]


class PlaceRow(Row):
    __tablename__ = "place"
    key = "page"

    page: Mapped[str] = mapped_column(primary_key=True)
    anchor: Mapped[str]
    read: Mapped[str]  # JSON list of anchors
    opened: Mapped[str]
    finished: Mapped[bool]


class ValueAnswerRow(Row):
    __tablename__ = "value_answer"
    key = "id"

    id: Mapped[str] = mapped_column(primary_key=True)  # of card and chair together
    card: Mapped[str]
    chair: Mapped[int]
    weight: Mapped[str]
    answered: Mapped[str]


class CheckAnswerRow(Row):
    __tablename__ = "check_answer"
    key = "id"

    id: Mapped[str] = mapped_column(primary_key=True)  # of the check; CHECK is SQL's own word
    ask: Mapped[str]
    page: Mapped[str]
    outcome: Mapped[str]
    answered: Mapped[str]


class ComparisonRow(Row):
    __tablename__ = "comparison"
    key = "uuid"

    uuid: Mapped[str] = mapped_column(primary_key=True)
    board: Mapped[str]
    options: Mapped[str]  # JSON list of ids
    names: Mapped[str]  # JSON list
    rows: Mapped[str]  # JSON list of ids
    title: Mapped[str]
    saved: Mapped[str]


class DeskItemRow(Row):
    __tablename__ = "desk_item"
    key = "id"

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]
    put: Mapped[str]


class PackRow(Row):
    __tablename__ = "pack"
    key = "uuid"

    uuid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    items: Mapped[str]  # JSON list of objects: page, title, detail
    saved: Mapped[str]


class PrintRecordRow(Row):
    __tablename__ = "print_record"
    key = "uuid"

    uuid: Mapped[str] = mapped_column(primary_key=True)
    page: Mapped[str]
    title: Mapped[str]
    pack: Mapped[str]
    version: Mapped[str]
    digest: Mapped[str]
    variant: Mapped[str]
    copies: Mapped[int]
    printed: Mapped[str]  # a date
    station: Mapped[str]


_ROW_OF: Mapping[type[Kept], type[Row]] = {
    Bookmark: BookmarkRow,
    SavedQuestion: QuestionRow,
    Place: PlaceRow,
    ValueAnswer: ValueAnswerRow,
    CheckAnswer: CheckAnswerRow,
    SavedComparison: ComparisonRow,
    DeskItem: DeskItemRow,
    SavedPack: PackRow,
    PrintRecord: PrintRecordRow,
}
ROWS: Mapping[str, type[Row]] = {row.__tablename__: row for row in _ROW_OF.values()}
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
    name: str = _ROW_OF[type(value)].__tablename__
    return name


def columns_of(value: Kept, position: int) -> Columns:
    """The sealed row that keeps `value`."""
    row_class = _ROW_OF[type(value)]
    columns: dict[str, Any] = {row_class.key: key_of(value), "position": position}
    for field in fields(value):
        if field.name in row_class.__table__.columns:
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
        case BookmarkRow.__tablename__:
            note_saved = row["note_saved"]
            return Bookmark(
                uuid=row["uuid"],
                page=row["page"],
                title=row["title"],
                saved=moment(row["saved"]),
                note=row["note"],
                note_saved=None if note_saved is None else moment(note_saved),
            )
        case QuestionRow.__tablename__:
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
        case PlaceRow.__tablename__:
            return Place(
                page=row["page"],
                anchor=row["anchor"],
                read=_texts(row["read"]),
                opened=moment(row["opened"]),
                finished=bool(row["finished"]),
            )
        case ValueAnswerRow.__tablename__:
            return ValueAnswer(
                card=row["card"],
                chair=row["chair"],
                weight=Weight(row["weight"]),
                answered=moment(row["answered"]),
            )
        case CheckAnswerRow.__tablename__:
            return CheckAnswer(
                check=row["id"],
                ask=row["ask"],
                page=row["page"],
                outcome=CheckOutcome(row["outcome"]),
                answered=moment(row["answered"]),
            )
        case ComparisonRow.__tablename__:
            return SavedComparison(
                uuid=row["uuid"],
                board=row["board"],
                options=_texts(row["options"]),
                names=_texts(row["names"]),
                rows=_texts(row["rows"]),
                title=row["title"],
                saved=moment(row["saved"]),
            )
        case DeskItemRow.__tablename__:
            return DeskItem(key=row["id"], body=row["body"], put=moment(row["put"]))
        case PackRow.__tablename__:
            return SavedPack(
                uuid=row["uuid"],
                name=row["name"],
                items=tuple(HandoutItem(**item) for item in json.loads(row["items"])),
                saved=moment(row["saved"]),
            )
        case PrintRecordRow.__tablename__:
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
