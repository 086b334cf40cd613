"""Pages on a handout: what each is called in the list, and the sheet that it becomes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.domain.article import Article
from desktop.domain.comparing import BOARDS, LEAST_OPTIONS, MOST_OPTIONS, Chosen
from desktop.domain.content import Comparison, PageCard, PageKind, term_page
from desktop.domain.errors import AppError
from desktop.domain.handing_out import HandoutLine, PageChoice, PageShelf
from desktop.domain.kiosk_paper import CODE_PAGE
from desktop.domain.packs import MOST_ITEMS, HandoutItem
from desktop.library.conversation import CONVERSATION_PAGE
from desktop.library.kept_list import LIST_PAGE
from desktop.library.page_parts import KIND_LABELS
from desktop.library.pages import Pages
from desktop.library.years import YEARS_PAGE, Years
from desktop.store.content import ContentStore

if TYPE_CHECKING:
    from desktop.library.comparing import Comparing

COMPARE_PAGE = "compare"  # as in `comparing`, which is not loaded for this
LIVE_PAGES = (CONVERSATION_PAGE, LIST_PAGE, CODE_PAGE)  # set as they are when the handout is

Sheet = tuple[Article, tuple[Comparison, ...]]
"""A page to hand out, and those comparisons on it that the reader put together."""

_MOST_PLANS = 2
_LONGEST = 200  # characters of an id
_MOST_NAMED = 100
_OWN = {
    COMPARE_PAGE: HandoutLine("", PageKind.COMPARISON, "My comparison", "columns"),
    YEARS_PAGE: HandoutLine("", PageKind.DIAGRAM, "My years", "calendar-check"),
    CONVERSATION_PAGE: HandoutLine("", PageKind.TOPIC, "My sheet", "chat-circle-dots"),
    LIST_PAGE: HandoutLine("", PageKind.TOPIC, "My list", "bookmark-simple"),
}
_SHELVES = {
    PageKind.STRATEGY: "Ways to treat MS",
    PageKind.TREATMENT: "Treatments",
    PageKind.COMPARISON: "Comparisons",
    PageKind.DIAGRAM: "Diagrams",
    PageKind.TERM: "Words",
}


@dataclass(frozen=True, slots=True)
class _Compared:
    """What stood on Compare when it was put on a handout."""

    chosen: Chosen
    names: Mapping[str, str]
    matter_a_lot: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Planned:
    """What stood on My first five years."""

    plans: tuple[str, ...]
    month: dt.date


class HandoutItems:
    """Makes items, tells of them, and opens them.

    Args:
        comparing: gives what puts options side by side, once that is needed.
    """

    def __init__(
        self,
        content: ContentStore,
        pages: Pages,
        comparing: Callable[[], Comparing],
        years: Years,
    ) -> None:
        self._content = content
        self._pages = pages
        self._comparing = comparing
        self._years = years

    def of_page(self, page: str) -> HandoutItem:
        """A page of the library.

        Raises:
            NotFoundError: there is none of that id.
        """
        return HandoutItem(page, self._content.card(page).title)

    def lines(self, items: Iterable[HandoutItem]) -> tuple[HandoutLine, ...]:
        """Each item as a list shows it."""
        return tuple(map(self.line, items))

    def line(self, item: HandoutItem) -> HandoutLine:
        """An item as a list shows it, under the name that its page has now."""
        if item.page in _OWN:
            return replace(_OWN[item.page], title=item.title, gone=not self._holds(item))
        kind = self._content.kind_of(item.page)
        if kind is None:
            return HandoutLine(item.title, PageKind.TOPIC, "", gone=True)
        return HandoutLine(self._content.card(item.page).title, kind, KIND_LABELS[kind])

    def shelves(self) -> tuple[PageShelf, ...]:
        """All pages that a handout may hold: topics in their groups, then the other kinds."""
        cards = self._content.cards()
        groups = self._content.edition().groups
        topics = [
            (group.title, [c for c in cards if c.kind is PageKind.TOPIC and c.group == group.id])
            for group in groups
        ]
        others = [
            (title, [card for card in cards if card.kind is kind])
            for kind, title in _SHELVES.items()
        ]
        return tuple(
            PageShelf(title, tuple(map(self._choice, found)))
            for title, found in (*topics, *others)
            if found
        )

    def _choice(self, card: PageCard) -> PageChoice:
        names = self._terms.get(card.id, ()) if card.kind is PageKind.TERM else ()
        said = " ".join((card.title, *names)).casefold()
        return PageChoice(card.id, card.title, card.kind, said)

    @cached_property
    def _terms(self) -> Mapping[str, tuple[str, ...]]:
        return {term_page(term.id): term.aliases for term in self._content.terms()}

    def sheets(
        self, items: Iterable[HandoutItem], live: Mapping[str, Article]
    ) -> tuple[Sheet | None, ...]:
        """What each item becomes; None for one that the content no longer holds.

        Args:
            live: the sheets of `LIVE_PAGES` as they are now.
        """
        return tuple(self._sheet(item, place, live) for place, item in enumerate(items, 1))

    def _sheet(self, item: HandoutItem, place: int, live: Mapping[str, Article]) -> Sheet | None:
        try:
            if item.page in LIVE_PAGES:
                made = live.get(item.page)
                return (made, ()) if made is not None else None
            if item.page == COMPARE_PAGE:
                return self._compared_sheet(item.detail, place)
            if item.page == YEARS_PAGE:
                return self._planned_sheet(item.detail, place)
            return self._pages.article(item.page), ()
        except AppError:
            return None

    def _compared_sheet(self, detail: str, place: int) -> Sheet | None:
        told = _compared(detail)
        if told is None:
            return None
        comparing = self._comparing()
        view = comparing.view(told.chosen, told.names, told.matter_a_lot)
        if len(view.comparison.options) < LEAST_OPTIONS:
            return None
        # One handout may hold several, each with a table of its own.
        name = f"{COMPARE_PAGE}-{place}"
        view = replace(view, comparison=replace(view.comparison, id=name))
        return replace(comparing.article(view), id=name), (view.comparison,)

    def _planned_sheet(self, detail: str, place: int) -> Sheet | None:
        told = _planned(detail)
        if told is None:
            return None
        article = self._years.article(self._years.view(told.plans, told.month))
        return replace(article, id=f"{YEARS_PAGE}-{place}"), ()

    def _holds(self, item: HandoutItem) -> bool:
        """Whether the content has what the reader's own sheet is made of."""
        if item.page == COMPARE_PAGE:
            told = _compared(item.detail)
            if told is None:
                return False
            offered = self._content.board(told.chosen.board).options
            return sum(option in offered for option in told.chosen.options) >= LEAST_OPTIONS
        if item.page == YEARS_PAGE:
            plans = _planned(item.detail)
            kinds = (PageKind.STRATEGY, PageKind.TREATMENT)
            return plans is not None and all(
                self._content.kind_of(plan) in kinds for plan in plans.plans
            )
        return True


def compared_item(
    title: str, chosen: Chosen, names: Mapping[str, str], matter_a_lot: Collection[str]
) -> HandoutItem:
    """What stands on Compare, as it is now.

    Args:
        names: by option id, in case one is gone some day.
        matter_a_lot: ids of the value cards that put rows first.
    """
    told = {
        "board": chosen.board,
        "options": list(chosen.options),
        "hidden": sorted(chosen.hidden),
        "only_differences": chosen.only_differences,
        "by_values": chosen.by_values,
        "names": {option: names[option] for option in chosen.options if option in names},
        "matter_a_lot": sorted(matter_a_lot) if chosen.by_values else [],
    }
    return HandoutItem(COMPARE_PAGE, title, _text(told))


def planned_item(title: str, plans: Sequence[str], month: dt.date) -> HandoutItem:
    """What stands on My first five years, as it is now."""
    return HandoutItem(YEARS_PAGE, title, _text({"plans": list(plans), "month": month.isoformat()}))


def items_text(items: Iterable[HandoutItem]) -> str:
    """`items` as text that outlives the program; empty for none."""
    told = [{"page": each.page, "title": each.title, "detail": each.detail} for each in items]
    return _text(told) if told else ""


def items_of(text: str) -> tuple[HandoutItem, ...]:
    """The items that `text` tells of, each once; what cannot be understood is left out."""
    told = _read(text)
    found = dict.fromkeys(_items(told if isinstance(told, list) else []))
    return tuple(found)[:MOST_ITEMS]


def same_place(items: Sequence[HandoutItem], item: HandoutItem) -> int:
    """Where in `items` the same page lies, with the same choices; -1 for nowhere."""
    key = item.page, item.detail
    return next((n for n, each in enumerate(items) if (each.page, each.detail) == key), -1)


def _items(told: list[object]) -> Iterator[HandoutItem]:
    for each in told:
        if isinstance(each, dict):
            page, title, detail = (each.get(key, "") for key in ("page", "title", "detail"))
            told_well = all(isinstance(word, str) for word in (page, title, detail))
            if told_well and 0 < len(page) <= _LONGEST:
                yield HandoutItem(page, title or page, detail)


def _compared(detail: str) -> _Compared | None:
    told = _mapping(_read(detail))
    board = told.get("board")
    if not isinstance(board, str) or board not in BOARDS:
        return None
    chosen = Chosen(
        board,
        _ids(told.get("options"))[: 2 * MOST_OPTIONS],
        frozenset(_ids(told.get("hidden"))),
        only_differences=told.get("only_differences") is True,
        by_values=told.get("by_values") is True,
    )
    names = _mapping(told.get("names")).items()
    return _Compared(
        chosen,
        {option: name for option, name in names if isinstance(name, str)},
        frozenset(_ids(told.get("matter_a_lot"))),
    )


def _planned(detail: str) -> _Planned | None:
    told = _mapping(_read(detail))
    plans, month = _ids(told.get("plans"))[:_MOST_PLANS], told.get("month")
    try:
        begins = dt.date.fromisoformat(month) if isinstance(month, str) else None
    except ValueError:
        return None
    if not plans or begins is None or not dt.MINYEAR < begins.year < dt.MAXYEAR - 10:
        return None
    return _Planned(plans, begins)


def _ids(told: object) -> tuple[str, ...]:
    found = told if isinstance(told, list) else []
    kept = (each for each in found if isinstance(each, str) and 0 < len(each) <= _LONGEST)
    return tuple(dict.fromkeys(kept))[:_MOST_NAMED]


def _mapping(told: object) -> Mapping[str, object]:
    return told if isinstance(told, dict) else {}


def _read(text: str) -> object:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def _text(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
