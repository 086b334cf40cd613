"""Packs of pages: those that came with the content, and those that staff put together."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from itertools import chain
from typing import Protocol

from desktop.domain.article import Article
from desktop.domain.blocks import (
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    runs_of,
)
from desktop.domain.calendar import Plan
from desktop.domain.content import (
    Comparison,
    Diagram,
    Pack,
    PageCard,
    Strategy,
    Treatment,
)
from desktop.domain.errors import NotFoundError
from desktop.domain.evidence import Finding
from desktop.domain.packs import (
    HandoutItem,
    PackCard,
    PrintRecord,
    SavedPack,
    own_ref,
    ready_ref,
)
from desktop.library.conversation import CONVERSATION_PAGE
from desktop.library.figures import diagram_of
from desktop.library.kept_list import LIST_PAGE
from desktop.library.years import YEARS_PAGE

_READY = ready_ref("")
_OWN = own_ref("")
_COMPARED = "compare"  # as in `comparing`, which is not loaded for this
_SHEETS = {_COMPARED, CONVERSATION_PAGE, LIST_PAGE, YEARS_PAGE}  # no content can lose these
_UNSAID = {"review", "quality", "minutes", "read_next"}  # not what the page itself tells
_DIGEST = 6  # bytes


class Content(Protocol):
    """What packs need of the content store."""

    def packs(self) -> tuple[Pack, ...]: ...

    def cards(self) -> Sequence[PageCard]: ...

    def comparison(self, id: str) -> Comparison: ...

    def diagram(self, id: str) -> Diagram: ...

    def planned(self, id: str) -> Strategy | Treatment: ...

    def plan(self, id: str) -> Plan: ...

    def finding(self, id: str) -> Finding: ...


@dataclass(frozen=True, slots=True)
class _Known:
    """What is worked out once of a page."""

    digest: str
    due: dt.date | None  # when it is to be reviewed


_NOTHING = _Known("", None)


class Packs:
    """Tells of packs, opens them, and knows what changed since it was printed.

    What is asked of a page is worked out once, which takes some milliseconds a page. So `cards`
    is quick and tells only of pages that are known; `learn` takes its time, off the GUI thread.

    Args:
        article: opens a page of the content, always with the names of one market: another choice
            of names is no change of the page.
    """

    def __init__(self, content: Content, article: Callable[[str], Article]) -> None:
        self._content = content
        self._article = article
        self._known: dict[str, _Known] = {}
        self._titles: Mapping[str, str] = {}

    def cards(
        self,
        saved: Iterable[SavedPack],
        favourites: Iterable[str],
        prints: Iterable[PrintRecord],
        today: dt.date,
    ) -> tuple[PackCard, ...]:
        """All packs as lists show them: the ready-made ones, then own ones in their order.

        Args:
            prints: the newest first.
        """
        liked = frozenset(favourites)
        printed: dict[str, str] = {}
        for record in prints:
            printed.setdefault(record.page, record.digest)
        ready = (
            self._card(
                ready_ref(pack.id),
                pack.name,
                pack.summary,
                self._pages_of(pack),
                printed,
                today,
                liked,
                pack.number,
            )
            for pack in self._content.packs()
        )
        own = (
            self._card(own_ref(pack.uuid), pack.name, "", pack.items, printed, today, liked)
            for pack in saved
        )
        return (*ready, *own)

    def items(
        self, ref: str, saved: Iterable[SavedPack] = ()
    ) -> tuple[str, tuple[HandoutItem, ...]]:
        """Name and pages of a pack, those that are gone too.

        Raises:
            NotFoundError: there is none of that ref.
        """
        if ref.startswith(_READY):
            pack = next((p for p in self._content.packs() if ready_ref(p.id) == ref), None)
            if pack is not None:
                return pack.name, self._pages_of(pack)
        own = next((p for p in saved if own_ref(p.uuid) == ref), None)
        if own is None:
            raise NotFoundError(ref)
        return own.name, own.items

    def number(self, ref: str) -> int:
        """The permanent number of a ready-made pack; 0 for any other."""
        found = (pack.number for pack in self._content.packs() if ready_ref(pack.id) == ref)
        return next(found, 0)

    def digest(self, page: str) -> str:
        """A short hash of all that a page says, the same in every run; empty for a sheet.

        Its review is left out: a page reviewed anew that says the same is the same.
        """
        return self._of(page).digest if page in self._names() else ""

    def unknown(self, saved: Iterable[SavedPack]) -> tuple[str, ...]:
        """The pages of all packs that `learn` has not met."""
        names = self._names()
        pages = dict.fromkeys(page for pack in self._content.packs() for page in pack.pages)
        pages |= dict.fromkeys(item.page for pack in saved for item in pack.items)
        return tuple(page for page in pages if page in names and page not in self._known)

    def learn(self, pages: Iterable[str]) -> None:
        """Work out what `cards` tells of these pages of the content."""
        for page in pages:
            self._of(page)

    def _pages_of(self, pack: Pack) -> tuple[HandoutItem, ...]:
        names = self._names()
        return tuple(HandoutItem(page, names.get(page, page)) for page in pack.pages)

    def _names(self) -> Mapping[str, str]:
        """The title of every page of the content."""
        if not self._titles:
            self._titles = {card.id: card.title for card in self._content.cards()}
        return self._titles

    def _card(
        self,
        ref: str,
        name: str,
        summary: str,
        items: tuple[HandoutItem, ...],
        printed: Mapping[str, str],
        today: dt.date,
        liked: frozenset[str],
        number: int = 0,
    ) -> PackCard:
        names = self._names()
        titles: list[str] = []
        changed: dict[str, None] = {}  # each title once
        overdue: dict[str, None] = {}
        gone: dict[str, None] = {}
        for item in items:
            title = names.get(item.page, item.title)
            titles.append(title)
            if item.page not in names:
                if item.page not in _SHEETS:
                    gone[title] = None
                continue
            known = self._known.get(item.page, _NOTHING)
            before = printed.get(item.page, "")
            if before and known.digest and before != known.digest:
                changed[title] = None
            if known.due is not None and today > known.due:
                overdue[title] = None
        return PackCard(
            ref=ref,
            name=name,
            summary=summary,
            titles=tuple(titles),
            number=number,
            favourite=ref in liked,
            changed=tuple(changed),
            overdue=tuple(overdue),
            gone=tuple(gone),
        )

    def _of(self, page: str) -> _Known:
        known = self._known.get(page)
        if known is None:
            known = self._known[page] = self._read(page)
        return known

    def _read(self, page: str) -> _Known:
        article = self._article(page)
        said = hashlib.blake2b(digest_size=_DIGEST)
        for words in _words([article, *self._shown_on(article)]):
            said.update(words.encode("utf-8", "surrogatepass"))
            said.update(b"\x1f")
        review = article.review
        return _Known(said.hexdigest(), review.next_review if review is not None else None)

    def _shown_on(self, article: Article) -> Iterator[object]:
        """The diagrams, tables and figures that a page names but does not hold."""
        lines = [*article.key_points, *(article.glance.lines() if article.glance else ())]
        for section in article.sections:
            for block in section.blocks:
                lines += runs_of(block)
                if isinstance(block, Figure):
                    yield diagram_of(self._content, block.diagram)
                elif isinstance(block, ComparisonFigure):
                    yield self._content.comparison(block.comparison)
                elif isinstance(block, FindingFigure):
                    yield self._content.finding(block.finding)
        for run in chain.from_iterable(lines):
            if isinstance(run, FindingLink):
                yield self._content.finding(run.finding)


def _words(value: object) -> Iterator[str]:
    """All that `value` says, in its order.

    No names of classes and fields, and nothing that is empty: a later program that knows more of
    a page finds the same words in one that says no more.
    """
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, bool | int | float):
        if value:
            yield repr(value)
    elif isinstance(value, Enum):
        yield str(value.value)
    elif isinstance(value, dt.date):
        yield value.isoformat()
    elif isinstance(value, Mapping):
        for key in sorted(value):
            yield str(key)
            yield from _words(value[key])
    elif isinstance(value, frozenset):
        yield from sorted(map(str, value))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _UNSAID:
                yield from _words(getattr(value, field.name))
    elif isinstance(value, Iterable):
        for each in value:
            yield from _words(each)


def refs_in(text: str) -> tuple[str, ...]:
    """The packs that a desk item names, each once; none where it is none of ours."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(held, list):
        return ()
    return tuple(dict.fromkeys(ref for ref in held if isinstance(ref, str)))


def refs_text(refs: tuple[str, ...]) -> str:
    """`refs` as they lie on the desk; not empty even for none, which somebody chose."""
    return json.dumps(refs)
