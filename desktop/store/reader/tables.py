"""The tables of reader.db, and how a row becomes a domain value and back.

Each row carries a seal over its other columns: `quick_check` sees hardly any flipped bit inside
a text, and a note that says something else than was written is worse than one restored.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any, ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from desktop.domain.reading import Bookmark, Place, SavedQuestion

APPLICATION_ID = 0x57614D52  # "WaMR"
SCHEMA_VERSION = 1

Columns = Mapping[str, Any]
Kept = Bookmark | SavedQuestion | Place


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


class PlaceRow(Row):
    __tablename__ = "place"
    key = "page"

    page: Mapped[str] = mapped_column(primary_key=True)
    anchor: Mapped[str]
    read: Mapped[str]  # JSON list of anchors
    opened: Mapped[str]
    finished: Mapped[bool]


ROWS: Mapping[str, type[Row]] = {
    row.__tablename__: row for row in (BookmarkRow, QuestionRow, PlaceRow)
}


def key_of(value: Kept) -> str:
    return value.page if isinstance(value, Place) else value.uuid


def table_of(value: Kept) -> str:
    match value:
        case Bookmark():
            return BookmarkRow.__tablename__
        case SavedQuestion():
            return QuestionRow.__tablename__
        case Place():
            return PlaceRow.__tablename__


def columns_of(value: Kept, position: int) -> Columns:
    """The sealed row that keeps `value`."""
    columns: dict[str, Any] = {"position": position}
    match value:
        case Bookmark(uuid, page, title, saved, note, note_saved):
            columns |= {"uuid": uuid, "page": page, "title": title, "saved": moment_text(saved)}
            columns |= {"note": note, "note_saved": note_saved and moment_text(note_saved)}
        case SavedQuestion(uuid, text, source, page, saved):
            columns |= {"uuid": uuid, "text": text, "source": source, "page": page}
            columns |= {"saved": moment_text(saved)}
        case Place(page, anchor, read, opened, finished):
            columns |= {"page": page, "anchor": anchor, "read": json.dumps(read)}
            columns |= {"opened": moment_text(opened), "finished": int(finished)}
    return columns | {"seal": seal_of(columns)}


def value_of(table: str, row: Columns) -> Kept:
    """What a sealed row of `table` keeps.

    Raises:
        KeyError, ValueError: it is no such row.
    """
    if table == BookmarkRow.__tablename__:
        note_saved = row["note_saved"]
        return Bookmark(
            uuid=row["uuid"],
            page=row["page"],
            title=row["title"],
            saved=moment(row["saved"]),
            note=row["note"],
            note_saved=None if note_saved is None else moment(note_saved),
        )
    if table == QuestionRow.__tablename__:
        return SavedQuestion(
            uuid=row["uuid"],
            text=row["text"],
            source=row["source"],
            page=row["page"],
            saved=moment(row["saved"]),
        )
    return Place(
        page=row["page"],
        anchor=row["anchor"],
        read=tuple(json.loads(row["read"])),
        opened=moment(row["opened"]),
        finished=bool(row["finished"]),
    )


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
