"""The questions put to the full-text indexes of content.db."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from desktop.domain.content import PageKind
from desktop.store.lexicon import Named
from desktop.store.snippets import Part

Kinds = Sequence[tuple[PageKind, int, int]]  # with first and last position, in order

_BROAD = 10_000  # hits; of more than that only titles and names are ranked, the rest keep order
_TERM_WEIGHT = 0.3  # glossary entries are short, which the ranking favours too much


class FoundPage(NamedTuple):
    """A page as a hit shows it."""

    position: int
    id: str
    kind: PageKind
    title: str
    summary: str


class Index:
    """Ranks pages, which it knows by their positions; reads texts only of pages asked for."""

    def __init__(self, connection: Connection, kinds: Kinds) -> None:
        self._connection = connection
        self._kinds = kinds
        self._first_term = next((first for kind, first, _ in kinds if kind is PageKind.TERM), 0)

    def kind_of(self, position: int) -> PageKind:
        for kind, first, last in self._kinds:
            if first <= position <= last:
                return kind
        raise LookupError(position)

    def no_counts(self) -> dict[PageKind, int]:
        return {kind: 0 for kind, _, _ in self._kinds}

    def called(self, keys: Collection[str]) -> list[Named]:
        """Pages of which a squeezed name is one of `keys`."""
        rows = self._connection.exec_driver_sql(
            f"SELECT page, name FROM name WHERE key IN ({', '.join('?' * len(keys))}) ORDER BY id",
            tuple(keys),
        )
        return [Named(*row) for row in rows.all()]

    def with_name(self, match: str, longest: int, limit: int) -> list[Named]:
        """Pages with a name of at most `longest` words that fits `match`, shortest first."""
        rows = self._connection.exec_driver_sql(
            "SELECT name.page, name.name FROM name_index"
            " JOIN name ON name.id = name_index.rowid"
            " WHERE name_index MATCH ? AND name.words <= ? ORDER BY name_index.rowid LIMIT ?",
            (match, longest, limit),
        )
        return [Named(*row) for row in rows.all()]

    def counts(self, match: str) -> dict[PageKind, int]:
        """How many pages of each kind fit `match`."""
        counts = ", ".join(
            "(SELECT count(*) FROM search_index"
            f" WHERE search_index MATCH ?1 AND rowid BETWEEN {first} AND {last})"
            for _, first, last in self._kinds
        )
        row = self._connection.exec_driver_sql(f"SELECT {counts}", (match,)).one()
        return {kind: count for (kind, *_), count in zip(self._kinds, row, strict=True)}

    def fitting(self, match: str, positions: Collection[int]) -> list[int]:
        """Those of `positions` whose pages fit `match`; an empty one fits none."""
        if not (match and positions):
            return []
        return self._positions(match, f"rowid {_in(positions)}", "rowid", len(positions), 0)

    def ranked(
        self,
        match: str,
        kinds: Collection[PageKind],
        total: int,
        without: Collection[int],
        limit: int,
        offset: int,
    ) -> list[int]:
        """Positions of the pages of `kinds` that fit `match`, best first.

        Args:
            total: how many fit.
            without: positions to leave out.
        """
        spans = " OR ".join(
            f"rowid BETWEEN {first} AND {last}"
            for kind, first, last in self._kinds
            if kind in kinds
        )
        where = f"({spans}) AND rowid NOT {_in(without)}"
        if total <= _BROAD:
            return self._best(match, where, limit, offset)
        named = f"{{title names}} : ({match})"
        found = self._best(named, where, limit, offset)
        if len(found) < limit:
            past = max(0, offset - self._count(named, where))
            rest = f"({match}) NOT ({named})"
            found += self._positions(rest, where, "rowid", limit - len(found), past)
        return found

    def pages(self, positions: Sequence[int]) -> list[FoundPage]:
        """What a hit shows of each page, whatever was asked."""
        rows = self._rows("position, id, kind, title, summary", "page", "position", positions)
        found = {
            page: FoundPage(page, id, PageKind(kind), title, summary)
            for page, id, kind, title, summary in rows
        }
        return [found[position] for position in positions]

    def parts(self, positions: Sequence[int]) -> dict[int, list[Part]]:
        """The text of each page, part by part."""
        parts: dict[int, list[Part]] = defaultdict(list)
        rows = self._rows("page, anchor, heading, text", "search_entry", "page", positions)
        for page, anchor, heading, text in rows:
            parts[page].append(Part(anchor, heading, text))
        return parts

    def names(self, positions: Sequence[int]) -> dict[int, list[str]]:
        """The names of each page, short ones first."""
        names: dict[int, list[str]] = defaultdict(list)
        for page, name in self._rows("page, name", "name", "page", positions):
            names[page].append(name)
        return names

    def _rows(self, columns: str, table: str, key: str, positions: Sequence[int]) -> Iterable[Any]:
        return self._connection.exec_driver_sql(
            f"SELECT {columns} FROM {table} WHERE {key} {_in(positions)} ORDER BY rowid"
        ).all()

    def _best(self, match: str, where: str, limit: int, offset: int) -> list[int]:
        order = f"rank * CASE WHEN rowid >= {self._first_term} THEN {_TERM_WEIGHT} ELSE 1 END"
        return self._positions(match, where, order, limit, offset)

    def _positions(self, match: str, where: str, order: str, limit: int, offset: int) -> list[int]:
        rows = self._connection.exec_driver_sql(
            f"SELECT rowid FROM search_index WHERE search_index MATCH ? AND {where}"
            f" ORDER BY {order} LIMIT ? OFFSET ?",
            (match, limit, offset),
        )
        return list(rows.scalars().all())

    def _count(self, match: str, where: str) -> int:
        rows = self._connection.exec_driver_sql(
            f"SELECT count(*) FROM search_index WHERE search_index MATCH ? AND {where}", (match,)
        )
        return int(rows.scalar_one())


def _in(positions: Collection[int]) -> str:
    return f"IN ({', '.join(map(str, positions))})"
