"""Tables of content.db; filled by the compiler, read by `content` and `search`."""

from __future__ import annotations

from sqlalchemy import Connection, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateIndex, CreateTable

from desktop.domain.content import PageCard, PageKind, ReviewStatus

SCHEMA_VERSION = 5  # raise it when the tables change, or the shape of the values in them
APPLICATION_ID = 0x57_4D_43_31  # "WMC1"

TOKENIZER = "porter unicode61 remove_diacritics 2"


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class MetaRow(Base):
    """What holds for the whole file."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class PageRow(Base):
    """A page of any kind: what lists need as columns, all of it in `body`.

    One table for all kinds, because page ids are unique over kinds and lists go across them.
    Kinds stand one after the other, so that each is one run of positions.
    """

    __tablename__ = "page"

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    number: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str]
    group: Mapped[str]
    icon: Mapped[str]
    words: Mapped[int]
    status: Mapped[str]
    body: Mapped[str] = mapped_column(deferred=True)

    def as_card(self) -> PageCard:
        return PageCard(
            id=self.id,
            number=self.number,
            kind=PageKind(self.kind),
            title=self.title,
            summary=self.summary,
            group=self.group,
            icon=self.icon,
            words=self.words,
            status=ReviewStatus(self.status),
        )


class FindingRow(Base):
    __tablename__ = "finding"

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]


class SourceRow(Base):
    __tablename__ = "source"

    key: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]


class PackRow(Base):
    __tablename__ = "pack"

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    body: Mapped[str]


class BoardRow(Base):
    """A board with its aspects, but not what options answer."""

    __tablename__ = "board"

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    body: Mapped[str]


class AnswersRow(Base):
    """What one option answers; a row each, because two to four are read at a time."""

    __tablename__ = "answers"

    option: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]


class ValueRow(Base):
    """A value card."""

    __tablename__ = "value"

    position: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    body: Mapped[str]


class EntryRow(Base):
    """A part of a page as plain text, from which a hit's sentence is taken."""

    __tablename__ = "search_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[int] = mapped_column(ForeignKey("page.position"), index=True)
    anchor: Mapped[str]
    heading: Mapped[str]
    text: Mapped[str]


class NameRow(Base):
    """A name by which a page is asked for: its title, an alias, a brand, an everyday name.

    Rows stand shortest first, titles before aliases: of the names that hold all words asked
    for, the first in the table is the closest.
    """

    __tablename__ = "name"

    id: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[int] = mapped_column(ForeignKey("page.position"), index=True)
    name: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)  # `words.squeezed`
    words: Mapped[int]  # how many telling words it holds
    is_title: Mapped[bool]


class WordRow(Base):
    """A word that the content uses, for mending what was mistyped."""

    __tablename__ = "spelling"

    word: Mapped[str] = mapped_column(primary_key=True)
    stem: Mapped[str]
    pages: Mapped[int]  # how many pages use it
    in_names: Mapped[bool]


def create_tables(connection: Connection) -> None:
    """Make the tables and both full-text indexes, which hold no text of their own.

    A row of `search_index` is a page, by its position; `rank` weighs title, names, headings and
    body. A row of `name_index` is a name.
    """
    for table in Base.metadata.sorted_tables:
        connection.execute(CreateTable(table))
        # A table keeps its indexes in a set, whose order is another one in each process.
        for index in sorted(table.indexes, key=lambda index: index.name or ""):
            connection.execute(CreateIndex(index))
    for statement in (
        "CREATE VIRTUAL TABLE search_index USING fts5"
        f"(title, names, headings, body, content='', tokenize='{TOKENIZER}')",
        "INSERT INTO search_index (search_index, rank) VALUES ('rank', 'bm25(12, 8, 3, 1)')",
        f"CREATE VIRTUAL TABLE name_index USING fts5(name, content='', tokenize='{TOKENIZER}')",
    ):
        connection.exec_driver_sql(statement)
