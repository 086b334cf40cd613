"""Writes content.db and its manifest: all or nothing, and the same bytes for the same content."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Table, create_engine, insert
from sqlalchemy.pool import StaticPool

from desktop.compiler.findable import FindablePage, findable_pages
from desktop.domain.library import LibraryContent
from desktop.store.codec import to_json
from desktop.store.manifest import Manifest, manifest_path, sha256_of
from desktop.store.spelling import Stemmer
from desktop.store.tables import (
    ANSWERS,
    APPLICATION_ID,
    BOARD,
    ENTRY,
    FINDING,
    META,
    NAME,
    PACK,
    PAGE,
    SCHEMA_VERSION,
    SOURCE,
    VALUE,
    WORD,
    create_tables,
)
from desktop.store.words import indexed, squeezed, telling, words_in

_Row = dict[str, str | int | bool]

_PAGE_SIZE = 4096  # bytes; not left to the SQLite version, because the same content gives one file


def write_content(library: LibraryContent, target: Path, inputs_hash: str) -> None:
    """Write `library` as `target` (content.db) with its manifest beside it.

    Both are written in full under other names first. Then content.db is put in place, and the
    manifest last, so that it is the mark of a finished write: after a kill between the two,
    `manifest.verify` refuses the new file because the old manifest does not fit it, and the old
    `inputs_hash` makes the next build compile again. A kill before that leaves the old pair, and a
    hidden file that nothing reads.

    Args:
        inputs_hash: stands for the content files, kept in the manifest.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    content = _beside(target)
    slip = _beside(manifest_path(target))
    try:
        _write_database(library, content)
        _flush(content)
        manifest = Manifest(
            sha256=sha256_of(content),
            size=content.stat().st_size,
            schema=SCHEMA_VERSION,
            content_version=library.edition.version,
            inputs_hash=inputs_hash,
        )
        slip.write_text(to_json(manifest) + "\n", encoding="utf-8", newline="\n")
        _flush(slip)
        content.replace(target)
        slip.replace(manifest_path(target))
        _flush_folder(target.parent)
    finally:
        content.unlink(missing_ok=True)
        slip.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    """A name of this process's own, so that two builds at once do not write into one file."""
    return target.with_name(f".{target.name}.{os.getpid()}")


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new names last through a power cut; Windows has no such call."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write_database(library: LibraryContent, path: Path) -> None:
    """Fill a database in memory, then write it out page by page in one go: no side files."""
    path.unlink(missing_ok=True)
    engine = create_engine("sqlite://", poolclass=StaticPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA page_size={_PAGE_SIZE}")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
            create_tables(connection)
            _fill(connection, library)
            connection.commit()
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("VACUUM INTO ?", (str(path),))
    finally:
        engine.dispose()


def _fill(connection: Connection, library: LibraryContent) -> None:
    edition = library.edition
    _insert(connection, META, [{"key": "edition", "value": to_json(edition)}])
    _insert(connection, FINDING, ({"id": f.id, "body": to_json(f)} for f in library.findings))
    _insert(connection, SOURCE, ({"key": s.key, "body": to_json(s)} for s in library.sources))
    _insert(connection, PACK, _ordered((pack.id, pack) for pack in library.packs))
    _insert(connection, BOARD, _ordered((board.id, board) for board in library.boards))
    _insert(connection, VALUE, _ordered((card.id, card) for card in library.values))
    _insert(
        connection,
        ANSWERS,
        ({"option": each.option, "body": to_json(each)} for each in library.answers),
    )
    pages = dict(enumerate(findable_pages(library), start=1))
    _insert(connection, PAGE, (_page_row(place, page) for place, page in pages.items()))
    _insert(
        connection,
        ENTRY,
        (
            {"page": place, "anchor": part.anchor, "heading": part.heading, "text": part.text}
            for place, page in pages.items()
            for part in page.parts
        ),
    )
    _index_pages(connection, pages)
    _index_names(connection, pages)
    _insert(connection, WORD, _word_rows(pages.values()))


def _ordered(values: Iterable[tuple[str, object]]) -> Iterable[_Row]:
    """A row for each id and value, in their order."""
    for position, (id, value) in enumerate(values):
        yield {"position": position, "id": id, "body": to_json(value)}


def _insert(connection: Connection, table: Table, rows: Iterable[_Row]) -> None:
    if filled := list(rows):
        connection.execute(insert(table), filled)


def _page_row(position: int, page: FindablePage) -> _Row:
    return {
        "position": position,
        "id": page.id,
        "kind": page.kind.value,
        "number": page.page.number,
        "title": page.title,
        "summary": page.summary,
        "group": page.group,
        "icon": page.icon,
        "words": page.words,
        "status": page.status.value,
        "body": to_json(page.page),
    }


def _index_pages(connection: Connection, pages: dict[int, FindablePage]) -> None:
    rows = [
        (
            place,
            indexed(page.title),
            indexed("\n".join(page.names)),
            indexed("\n".join(part.heading for part in page.parts)),
            indexed("\n".join(part.text for part in page.parts)),
        )
        for place, page in pages.items()
    ]
    _index(connection, "search_index", ("title", "names", "headings", "body"), rows)


def _index_names(connection: Connection, pages: dict[int, FindablePage]) -> None:
    names: list[_Row] = [
        {
            "page": place,
            "name": name,
            "key": squeezed(name),
            "words": len(telling([word for _, _, word in words_in(name)])),
            "is_title": name == page.title,
        }
        for place, page in pages.items()
        for name in (page.title, *page.names)
    ]
    names.sort(key=lambda row: (row["words"], not row["is_title"], row["page"]))
    _insert(connection, NAME, names)
    rows = [(place, indexed(str(row["name"]))) for place, row in enumerate(names, start=1)]
    _index(connection, "name_index", ("name",), rows)


def _index(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[tuple[int | str, ...]],
) -> None:
    """Fill a full-text index and merge it into one tree, which is smallest and quickest."""
    if rows:
        marks = ", ".join("?" * (1 + len(columns)))
        connection.exec_driver_sql(
            f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES ({marks})", list(rows)
        )
    connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def _word_rows(pages: Iterable[FindablePage]) -> list[_Row]:
    used: dict[str, int] = defaultdict(int)
    in_names: set[str] = set()
    for page in pages:
        named = _words("\n".join((page.title, *page.names)))
        in_names |= named
        text = "\n".join(f"{part.heading}\n{part.text}" for part in page.parts)
        for word in named | _words(text):
            used[word] += 1
    words = sorted(used)
    stems = Stemmer().stems(words)
    return [
        {"word": word, "stem": stem, "pages": used[word], "in_names": word in in_names}
        for word, stem in zip(words, stems, strict=True)
    ]


def _words(text: str) -> set[str]:
    return set(indexed(text).split())
