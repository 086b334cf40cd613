"""Tables of content.db; filled by the compiler, read by `content` and `search`."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Connection, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.schema import CreateIndex, CreateTable

SCHEMA_VERSION = 5  # raise it when the tables change, or the shape of the values in them
APPLICATION_ID = 0x57_4D_43_31  # "WMC1"

TOKENIZER = "porter unicode61 remove_diacritics 2"

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, *, key: bool = False, unique: bool | None = None) -> Column[str]:
    return Column(name, String, primary_key=key, unique=unique, nullable=False)


def _number(name: str, *, key: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=False)


def _page() -> Column[int]:
    """The page that a row belongs to, by its position."""
    return Column("page", Integer, ForeignKey("page.position"), index=True, nullable=False)


# What holds for the whole file.
META = Table("meta", METADATA, _text("key", key=True), _text("value"))

# A page of any kind: what lists need as columns, all of it in `body`. One table for all kinds,
# because page ids are unique over kinds and lists go across them. Kinds stand one after the other,
# so that each is one run of positions.
PAGE = Table(
    "page",
    METADATA,
    _number("position", key=True),
    _text("id", unique=True),
    _text("kind"),
    _number("number"),
    _text("title"),
    _text("summary"),
    _text("group"),
    _text("icon"),
    _number("words"),
    _text("status"),
    _text("body"),
)

FINDING = Table("finding", METADATA, _text("id", key=True), _text("body"))

SOURCE = Table("source", METADATA, _text("key", key=True), _text("body"))

PACK = Table(
    "pack", METADATA, _number("position", key=True), _text("id", unique=True), _text("body")
)

# A board with its aspects, but not what options answer.
BOARD = Table(
    "board", METADATA, _number("position", key=True), _text("id", unique=True), _text("body")
)

# What one option answers; a row each, because two to four are read at a time.
ANSWERS = Table("answers", METADATA, _text("option", key=True), _text("body"))

# The value cards.
VALUE = Table(
    "value", METADATA, _number("position", key=True), _text("id", unique=True), _text("body")
)

# A part of a page as plain text, from which a hit's sentence is taken.
ENTRY = Table(
    "search_entry",
    METADATA,
    _number("id", key=True),
    _page(),
    _text("anchor"),
    _text("heading"),
    _text("text"),
)

# A name by which a page is asked for: its title, an alias, a brand, an everyday name. Rows stand
# shortest first, titles before aliases: of the names that hold all words asked for, the first in
# the table is the closest.
NAME = Table(
    "name",
    METADATA,
    _number("id", key=True),
    _page(),
    _text("name"),
    Column("key", String, index=True, nullable=False),  # `words.squeezed`
    _number("words"),  # how many telling words it holds
    Column("is_title", Boolean, nullable=False),
)

# A word that the content uses, for mending what was mistyped.
WORD = Table(
    "spelling",
    METADATA,
    _text("word", key=True),
    _text("stem"),
    _number("pages"),  # how many pages use it
    Column("in_names", Boolean, nullable=False),
)


def create_tables(connection: Connection) -> None:
    """Make the tables and both full-text indexes, which hold no text of their own.

    A row of `search_index` is a page, by its position; `rank` weighs title, names, headings and
    body. A row of `name_index` is a name.
    """
    for table in METADATA.sorted_tables:
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
