"""Opens content.db for reading and hands out its pages as plain values."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, Engine, QueuePool, Row, Select, create_engine, func, select, true
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from desktop.domain.calendar import Plan
from desktop.domain.comparing import Answers, Board, ValueCard
from desktop.domain.content import (
    Comparison,
    Diagram,
    Edition,
    Pack,
    PageCard,
    PageKind,
    ReviewStatus,
    Strategy,
    Term,
    Topic,
    Treatment,
    term_page,
)
from desktop.domain.errors import ContentStoreError, NotFoundError
from desktop.domain.evidence import Finding, Source
from desktop.store.codec import from_json
from desktop.store.database_uri import database_uri
from desktop.store.tables import (
    ANSWERS,
    APPLICATION_ID,
    BOARD,
    FINDING,
    META,
    NAME,
    PACK,
    PAGE,
    SCHEMA_VERSION,
    SOURCE,
    VALUE,
)
from desktop.store.words import clean, squeezed

T = TypeVar("T")

_DAMAGE = (
    SQLAlchemyError,
    sqlite3.Error,
    OSError,
    LookupError,
    MemoryError,
    OverflowError,
    TypeError,
    ValueError,  # UnicodeDecodeError, and JSON that is no longer a value
)
_VALUES: Mapping[PageKind, type[object]] = {
    PageKind.TOPIC: Topic,
    PageKind.STRATEGY: Strategy,
    PageKind.TREATMENT: Treatment,
    PageKind.COMPARISON: Comparison,
    PageKind.DIAGRAM: Diagram,
    PageKind.TERM: Term,
}
_KINDS: Mapping[type[object], PageKind] = {value: kind for kind, value in _VALUES.items()}
_ADVICE = "please install Waymark again"
_LONGEST_PATH = 500  # bytes, as SQLite takes it; 200 letters of some scripts are more
_PAGES_KEPT = 64
_READERS = 5  # connections kept, one for each thread that reads at once
_NEAREST = 3
_ALIKE = 70  # of 100


def open_content(path: Path) -> Engine:
    """Open the compiled content, for reading only; folder names may hold `#` or `%`.

    Its connections are kept, because making one takes five times as long as reading a page;
    `dispose()` closes them.
    """
    place = path.resolve()
    uri = database_uri(place, "mode=ro&immutable=1")

    def connect() -> sqlite3.Connection:
        if len(os.fsencode(place)) > _LONGEST_PATH:
            connection = sqlite3.connect(":memory:", check_same_thread=False)
            connection.deserialize(place.read_bytes())
            connection.execute("PRAGMA query_only=ON")
        else:
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        return connection

    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=connect,
        poolclass=QueuePool,
        pool_size=_READERS,
        max_overflow=-1,
        pool_reset_on_return=None,  # nothing is ever written that could be rolled back
        hide_parameters=True,
    )
    try:
        _check_schema(engine, path)
    except ContentStoreError:
        engine.dispose()
        raise
    return engine


def _check_schema(engine: Engine, path: Path) -> None:
    with reading(engine) as connection:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar()
        schema = connection.exec_driver_sql("PRAGMA user_version").scalar()
    if application != APPLICATION_ID:
        raise ContentStoreError(f"The file {path} is not Waymark's content; {_ADVICE}.")
    if schema != SCHEMA_VERSION:
        raise ContentStoreError(
            f"The content file {path} was made for another version of Waymark; {_ADVICE}."
        )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on which every sign of a damaged file becomes one plain sentence."""
    try:
        with engine.connect() as connection:
            yield connection
    except _DAMAGE as error:
        raise ContentStoreError(
            f"The content file {engine.url.database} is missing or damaged; {_ADVICE}."
        ) from error


class ContentStore:
    """Finds pages by their ids.

    Values are frozen and the file never changes, so what was read once is kept: cards, words,
    findings and sources for good, whole pages for a while.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._edition = lru_cache(maxsize=1)(self._read_edition)
        self._terms = lru_cache(maxsize=1)(self._read_terms)
        self._cards = lru_cache(maxsize=1)(self._read_cards)
        self._findings = lru_cache(maxsize=1)(self._read_findings)
        self._sources = lru_cache(maxsize=1)(self._read_sources)
        self._packs = lru_cache(maxsize=1)(self._read_packs)
        self._shown_in = lru_cache(maxsize=1)(self._read_shown_in)
        self._names = lru_cache(maxsize=1)(self._read_names)
        self._boards = lru_cache(maxsize=1)(self._read_boards)
        self._answers = lru_cache(maxsize=_PAGES_KEPT)(self._read_answers)
        self._value_cards = lru_cache(maxsize=1)(self._read_values)
        self._pages = lru_cache(maxsize=_PAGES_KEPT)(self._read_page)

    def close(self) -> None:
        """Let go of the file, which Windows would not let anyone replace before."""
        self._engine.dispose()

    def keep_open(self) -> None:
        """Let several threads read on even if the file is taken away or replaced."""
        with ExitStack() as opened:
            for _ in range(_READERS):
                opened.enter_context(reading(self._engine))

    def edition(self) -> Edition:
        """What holds for the whole library."""
        return self._edition()

    def cards(self, kind: PageKind | None = None) -> tuple[PageCard, ...]:
        """All pages, or those of one kind, in the order in which readers meet them."""
        return tuple(card for card in self._cards().values() if kind in (None, card.kind))

    def card(self, page_id: str) -> PageCard:
        """The card of the page with this id.

        Raises:
            NotFoundError: there is none.
        """
        try:
            return self._cards()[page_id]
        except KeyError:
            raise NotFoundError(page_id, self.nearest(page_id)) from None

    def shown_in(self, diagram: str) -> tuple[str, ...]:
        """Ids of the topics in which a diagram stands, in the order in which readers meet them."""
        return self._shown_in().get(diagram, ())

    def topic(self, id: str) -> Topic:
        return self._page(Topic, id)

    def strategy(self, id: str) -> Strategy:
        return self._page(Strategy, id)

    def treatment(self, id: str) -> Treatment:
        return self._page(Treatment, id)

    def plan(self, id: str) -> Plan:
        """The years of the strategy or treatment with this id.

        Raises:
            NotFoundError: there is none, or nothing is planned for it.
        """
        plan = self.planned(id).plan
        if plan is None:
            raise NotFoundError(id)
        return plan

    def planned(self, id: str) -> Strategy | Treatment:
        """The strategy or treatment with this id."""
        strategy = self.kind_of(id) is PageKind.STRATEGY
        return self.strategy(id) if strategy else self.treatment(id)

    def comparison(self, id: str) -> Comparison:
        return self._page(Comparison, id)

    def diagram(self, id: str) -> Diagram:
        return self._page(Diagram, id)

    def term(self, id: str) -> Term:
        """The glossary entry `neda`, also asked for by its page id `term:neda`."""
        return self._page(Term, term_page(id.removeprefix("term:")))

    def terms(self) -> tuple[Term, ...]:
        """The whole glossary, in its order."""
        return self._terms()

    def finding(self, id: str) -> Finding:
        findings = self._findings()
        if id not in findings:
            raise NotFoundError(id, _alike(id, {squeezed(key): key for key in findings}))
        return findings[id]

    def sources(self, keys: Iterable[str]) -> tuple[Source, ...]:
        """The publications with these keys, in their order."""
        sources = self._sources()
        try:
            return tuple(sources[key] for key in keys)
        except KeyError as missing:
            raise NotFoundError(missing.args[0]) from None

    def packs(self) -> tuple[Pack, ...]:
        """The ready-made sets of pages, in their order."""
        return self._packs()

    def board(self, id: str) -> Board:
        """A board of options to compare.

        Raises:
            NotFoundError: the content has none with this id.
        """
        boards = self._boards()
        if id not in boards:
            raise NotFoundError(id, tuple(boards))
        return boards[id]

    def answers(self, option: str) -> Answers:
        """What the option with this page id says on every aspect of its board.

        Raises:
            NotFoundError: it is no option.
        """
        return self._answers(option)

    def values(self) -> tuple[ValueCard, ...]:
        """The value cards, in their order, which ranks nothing."""
        return self._value_cards()

    def kind_of(self, page_id: str) -> PageKind | None:
        """What kind of page has this id; None where none has."""
        card = self._cards().get(page_id)
        return card.kind if card else None

    def resolve(self, text: str) -> str:
        """The id of the page that `text` names: an id, a glossary word, or any of its names."""
        asked = clean(text)
        for page_id in (asked, asked.lower(), term_page(asked.lower())):
            if self.kind_of(page_id):
                return page_id
        page_id = self._names().get(squeezed(asked), "")
        if not page_id:
            raise NotFoundError(asked, self.nearest(asked))
        return page_id

    def nearest(self, page_id: str) -> tuple[str, ...]:
        """Ids of pages whose id or name looks like `page_id`, best first."""
        return _alike(page_id, self._names())

    def _page(self, value: type[T], id: str) -> T:
        page = self._pages(_KINDS[value], id)
        assert isinstance(page, value)
        return page

    def _read_edition(self) -> Edition:
        row = select(META.c.value).where(META.c.key == "edition")
        return self._value(Edition, row)

    def _read_terms(self) -> tuple[Term, ...]:
        rows = select(PAGE.c.body).where(PAGE.c.kind == PageKind.TERM).order_by(PAGE.c.position)
        return self._values(Term, rows)

    def _read_cards(self) -> Mapping[str, PageCard]:
        columns = (PAGE.c[field.name] for field in fields(PageCard))
        rows = select(*columns).order_by(PAGE.c.position)
        with reading(self._engine) as connection:
            return {row.id: _card(row) for row in connection.execute(rows)}

    def _read_findings(self) -> Mapping[str, Finding]:
        return {value.id: value for value in self._values(Finding, select(FINDING.c.body))}

    def _read_sources(self) -> Mapping[str, Source]:
        return {value.key: value for value in self._values(Source, select(SOURCE.c.body))}

    def _read_packs(self) -> tuple[Pack, ...]:
        return self._values(Pack, select(PACK.c.body).order_by(PACK.c.position))

    def _read_boards(self) -> Mapping[str, Board]:
        rows = select(BOARD.c.body).order_by(BOARD.c.position)
        return {board.id: board for board in self._values(Board, rows)}

    def _read_answers(self, option: str) -> Answers:
        found = self._values(Answers, select(ANSWERS.c.body).where(ANSWERS.c.option == option))
        if not found:
            raise NotFoundError(option, self.nearest(option))
        return found[0]

    def _read_values(self) -> tuple[ValueCard, ...]:
        return self._values(ValueCard, select(VALUE.c.body).order_by(VALUE.c.position))

    def _read_names(self) -> Mapping[str, str]:
        """Squeezed id or name -> page id; where two pages share one, titles and first pages win."""
        rows = (
            select(NAME.c.key, PAGE.c.id)
            .join(PAGE, PAGE.c.position == NAME.c.page)
            .order_by(NAME.c.is_title.desc(), NAME.c.page)
        )
        names = {squeezed(id.removeprefix("term:")): id for id in reversed(tuple(self._cards()))}
        with reading(self._engine) as connection:
            for key, page_id in connection.execute(rows):
                names.setdefault(key, page_id)
        return names

    def _read_shown_in(self) -> Mapping[str, tuple[str, ...]]:
        tree = func.json_tree(PAGE.c.body).table_valued("key", "atom")
        figures = (
            select(PAGE.c.id, tree.c.atom)
            .join(tree, true())
            .where(PAGE.c.kind == PageKind.TOPIC, tree.c.key == "diagram")
            .order_by(PAGE.c.position)
        )
        found: dict[str, tuple[str, ...]] = {}
        with reading(self._engine) as connection:
            for topic, diagram in connection.execute(figures):
                if topic not in found.get(diagram, ()):
                    found[diagram] = (*found.get(diagram, ()), topic)
        return found

    def _read_page(self, kind: PageKind, id: str) -> object:
        if self.kind_of(id) is not kind:
            raise NotFoundError(id, self.nearest(id))
        return self._value(_VALUES[kind], select(PAGE.c.body).where(PAGE.c.id == id))

    def _value(self, value: type[T], body: Select[str]) -> T:
        with reading(self._engine) as connection:
            return from_json(value, connection.scalars(body).one())

    def _values(self, value: type[T], bodies: Select[str]) -> tuple[T, ...]:
        with reading(self._engine) as connection:
            return tuple(from_json(value, body) for body in connection.scalars(bodies))


def _card(row: Row[Any]) -> PageCard:
    plain = row._asdict()
    return PageCard(
        **plain | {"kind": PageKind(plain["kind"]), "status": ReviewStatus(plain["status"])}
    )


def _alike(wanted: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """What the squeezed `names` most like `wanted` stand for, without repeats."""
    found = process.extract(
        squeezed(wanted), list(names), scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=4 * _NEAREST
    )
    return tuple(dict.fromkeys(names[name] for name, _, _ in found))[:_NEAREST]
