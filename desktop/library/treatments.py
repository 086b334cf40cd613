"""The list of treatments from A to Z: narrows it, and keeps how it was left."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from desktop.domain.comparing import MOST_OPTIONS
from desktop.domain.content import CarePlace, Course, PageCard, PageKind, Treatment
from desktop.domain.reading import DrugNames
from desktop.domain.tokens import STRATEGY_IDENTITY
from desktop.domain.treating import Taken, TreatmentCard, TreatmentsLeft, TreatmentsView, Wanted
from desktop.library.taking import had_where, how_long, taken_as
from desktop.store.words import clean, squeezed, telling, words_in

_LONG = 3  # letters from which everyday names are looked at; before, they would fit too often

Choice = TypeVar("Choice", bound=StrEnum)


class Source(Protocol):
    """Where treatments come from."""

    def cards(self, kind: PageKind | None = None) -> Sequence[PageCard]: ...

    def card(self, page_id: str) -> PageCard: ...

    def treatment(self, id: str) -> Treatment: ...

    def nearest(self, page_id: str) -> Sequence[str]:
        """Ids of pages that are called almost so."""


class Treatments:
    """Answers which treatments there are, and which of them a reader looks for.

    The first answer takes some 70 ms, because it reads every treatment.
    """

    def __init__(self, content: Source) -> None:
        self._content = content
        self._cards = lru_cache(maxsize=len(DrugNames))(self._make_cards)
        self._all = lru_cache(maxsize=1)(self._read)

    def view(self, wanted: Wanted, names: DrugNames) -> TreatmentsView:
        """All treatments, and those that fit `wanted`; brand names are those of `names`."""
        cards = self._cards(names)
        fitting = [card.id for card in cards if _fits(card, wanted)]
        if not squeezed(wanted.words):
            return TreatmentsView(cards, wanted, frozenset(fitting))
        named = frozenset(
            treatment.id for treatment in self._all() if _is_called(treatment, wanted.words)
        )
        alike = not named
        if alike:
            named = frozenset(self._content.nearest(clean(wanted.words)))
        shown = named.intersection(fitting)
        return TreatmentsView(cards, wanted, shown, alike and bool(shown))

    def _read(self) -> tuple[Treatment, ...]:
        cards = self._content.cards(PageKind.TREATMENT)
        in_order = sorted(cards, key=lambda card: card.title.casefold())
        return tuple(self._content.treatment(card.id) for card in in_order)

    def _make_cards(self, names: DrugNames) -> tuple[TreatmentCard, ...]:
        return tuple(self._card(treatment, names) for treatment in self._all())

    def _card(self, treatment: Treatment, names: DrugNames) -> TreatmentCard:
        facts = (taken_as(treatment), had_where(treatment), how_long(treatment))
        return TreatmentCard(
            id=treatment.id,
            name=treatment.name,
            brands=treatment.names_uk if names is DrugNames.UK else treatment.names_us,
            facts=tuple(filter(None, facts)),
            taken=Taken(treatment.taken),
            course=treatment.course,
            where=treatment.where,
            strategy=self._content.card(treatment.strategy).title,
            identity=STRATEGY_IDENTITY[treatment.strategy],
            disputed=bool(treatment.contested),
        )

    # How the list was left

    def left(self, text: str) -> TreatmentsLeft:
        """What `remembered` wrote; what makes no sense any more is as if it was never there."""
        data = _object(text)
        wanted = Wanted(
            taken=_choice(Taken, data.get("taken")),
            course=_choice(Course, data.get("course")),
            where=_choice(CarePlace, data.get("where")),
        )
        ticked = dict(_ticked(data.get("ticked")))
        here = {card.id for card in self._content.cards(PageKind.TREATMENT)}
        return TreatmentsLeft(
            wanted,
            tuple(id for id in ticked if id in here)[:MOST_OPTIONS],
            tuple(name for id, name in ticked.items() if id not in here),
        )

    def remembered(self, wanted: Wanted, ticked: Sequence[str]) -> str:
        """How the list is left, as text to keep; the words looked for are not kept."""
        filters = {"taken": wanted.taken, "course": wanted.course, "where": wanted.where}
        names = {id: self._content.card(id).title for id in ticked}
        return json.dumps({**filters, "ticked": names}, ensure_ascii=False)


def _fits(card: TreatmentCard, wanted: Wanted) -> bool:
    return (
        wanted.taken in (None, card.taken)
        and wanted.course in (None, card.course)
        and (wanted.where is None or wanted.where in card.where)
    )


def _is_called(treatment: Treatment, asked: str) -> bool:
    """Whether one of its names holds all the words asked for; the last may still be growing."""
    words = telling([word for _, _, word in words_in(clean(asked))])
    together = squeezed(asked)
    names = [treatment.name, *treatment.names_uk, *treatment.names_us]
    if len(together) >= _LONG:
        names += treatment.search_words
    for name in names:
        held = [word for _, _, word in words_in(name)]
        if all(any(each.startswith(word) for each in held) for word in words):
            return True
        if len(together) >= _LONG and squeezed(name).startswith(together):
            return True
    return False


def _object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _choice(kind: type[Choice], given: object) -> Choice | None:
    return next((choice for choice in kind if choice == given), None)


def _ticked(given: object) -> Iterator[tuple[str, str]]:
    """Ids with the names that they had."""
    if isinstance(given, dict):
        yield from ((id, name) for id, name in given.items() if isinstance(name, str))
