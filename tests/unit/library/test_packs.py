"""Packs tell what is in them, what changed since it was printed, and what is past its review."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.domain.article import Article, ReadNext
from desktop.domain.blocks import ComparisonFigure, Figure, FindingFigure, FindingLink, Section
from desktop.domain.content import Pack, PageKind
from desktop.domain.errors import NotFoundError
from desktop.domain.packs import HandoutItem, PackCard, PrintRecord, SavedPack, own_ref
from desktop.library.opening import Library
from desktop.library.packs import Packs, refs_in, refs_text
from desktop.library.pages import Pages
from tests.builders import DRAFT, a_comparison, a_diagram, a_finding, a_section, words

TODAY = dt.date(2026, 11, 21)
DUE = DRAFT.next_review
UUID = "00000000-0000-0000-0000-000000000006"


def an_article(page: str, *sections: Section, **changes: Any) -> Article:
    made = Article(
        id=page,
        number=1,
        kind=PageKind.TOPIC,
        kind_label="Explainer",
        title=f"Title of {page}",
        lead="In one sentence.",
        sections=sections or (a_section("The idea", "Some words."),),
        review=DRAFT,
        minutes=2,
    )
    return replace(made, **changes)


class Shelf:
    """A content of articles that can change."""

    def __init__(self, *pages: str) -> None:
        self.articles = {page: an_article(page) for page in pages}
        self.ready = (Pack("first", 801, "First visit", "Give this first.", ("neda", "vaccines")),)
        self.opened = 0
        self.diagrams = {"curve": a_diagram("curve")}
        self.comparisons = {"two-ways": a_comparison("two-ways")}
        self.findings = {"rare": a_finding("rare")}

    def packs(self) -> tuple[Pack, ...]:
        return self.ready

    def cards(self) -> tuple[Any, ...]:
        pages = self.articles.values()
        return tuple(SimpleNamespace(id=page.id, title=page.title) for page in pages)

    def diagram(self, id: str) -> Any:
        return self.diagrams[id]

    def comparison(self, id: str) -> Any:
        return self.comparisons[id]

    def finding(self, id: str) -> Any:
        return self.findings[id]

    def planned(self, id: str) -> Any:
        raise NotFoundError(id)

    def plan(self, id: str) -> Any:
        raise NotFoundError(id)

    def article(self, page: str) -> Article:
        self.opened += 1
        return self.articles[page]

    def made(self) -> Packs:
        """Packs as the program makes them at each start."""
        packs = Packs(self, self.article)
        packs.learn(self.articles)
        return packs


@pytest.fixture
def shelf() -> Shelf:
    return Shelf("neda", "vaccines", "tests")


def own(*items: HandoutItem | str, name: str = "Mine") -> SavedPack:
    held = (HandoutItem(i, f"{i}, as it was") if isinstance(i, str) else i for i in items)
    return SavedPack(UUID, name, tuple(held), dt.datetime(2026, 11, 21, tzinfo=dt.UTC))


def printed(page: str, digest: str) -> PrintRecord:
    return PrintRecord("1", page, page, "", "1", digest, "easy", 1, TODAY, "")


def one(cards: tuple[PackCard, ...], ref: str) -> PackCard:
    [card] = [card for card in cards if card.ref == ref]
    return card


def test_ready_made_packs_come_first_then_own_ones_in_their_order(shelf: Shelf) -> None:
    mine = own("tests")
    other = replace(mine, uuid="other", name="Other")
    cards = shelf.made().cards((other, mine), ("own:other", "ready:gone"), (), TODAY)
    assert [(card.ref, card.favourite) for card in cards] == [
        ("ready:first", False),
        ("own:other", True),
        (own_ref(UUID), False),
    ]
    assert cards[0] == PackCard(
        ref="ready:first",
        name="First visit",
        summary="Give this first.",
        titles=("Title of neda", "Title of vaccines"),
        number=801,
    )
    assert (cards[1].summary, cards[1].number) == ("", 0)


def test_pages_have_the_titles_of_now_and_gone_ones_those_they_had(shelf: Shelf) -> None:
    card = one(shelf.made().cards((own("tests", "lost"),), (), (), TODAY), own_ref(UUID))
    assert (card.titles, card.gone) == (("Title of tests", "lost, as it was"), ("lost, as it was",))


def test_a_page_missing_from_a_ready_made_pack_is_told_by_its_name(shelf: Shelf) -> None:
    del shelf.articles["vaccines"]
    [card] = shelf.made().cards((), (), (), TODAY)
    assert (card.titles, card.gone) == (("Title of neda", "vaccines"), ("vaccines",))


def test_what_a_reader_put_together_is_never_gone(shelf: Shelf) -> None:
    sheets = [
        HandoutItem("compare", "A and B", "{}"),
        HandoutItem("years", "My years", "{}"),
        HandoutItem("conversation", "My sheet"),
        HandoutItem("my-list", "My list"),
    ]
    card = one(shelf.made().cards((own(*sheets),), (), (), TODAY), own_ref(UUID))
    assert (card.gone, card.changed, card.overdue) == ((), (), ())
    assert card.titles == ("A and B", "My years", "My sheet", "My list")


def test_a_pack_may_have_lost_every_page(shelf: Shelf) -> None:
    card = one(shelf.made().cards((own("a", "b"),), (), (), TODAY), own_ref(UUID))
    assert len(card.gone) == len(card.titles) == 2


def test_pages_past_their_review_date_are_named_each_once(shelf: Shelf) -> None:
    shelf.articles["tests"] = replace(shelf.articles["tests"], review=None)
    packs, mine = shelf.made(), own("neda", "tests", "neda")
    assert one(packs.cards((mine,), (), (), DUE), own_ref(UUID)).overdue == ()
    late = DUE + dt.timedelta(days=1)
    assert one(packs.cards((mine,), (), (), late), own_ref(UUID)).overdue == ("Title of neda",)


def test_a_page_that_says_something_else_than_when_it_was_printed_is_named(shelf: Shelf) -> None:
    before = shelf.made().digest("neda")
    prints = (printed("neda", before), printed("vaccines", ""), printed("neda", "older"))
    assert shelf.made().cards((), (), prints, TODAY)[0].changed == ()
    shelf.articles["neda"] = an_article("neda", a_section("The idea", "Other words."))
    assert shelf.made().cards((), (), prints, TODAY)[0].changed == ("Title of neda",)
    again = (printed("neda", shelf.made().digest("neda")), *prints)
    assert shelf.made().cards((), (), again, TODAY)[0].changed == ()


def test_what_was_never_printed_has_not_changed(shelf: Shelf) -> None:
    assert shelf.made().cards((), (), (), TODAY)[0].changed == ()


@pytest.mark.parametrize(
    "change",
    [
        {"lead": "In another sentence."},
        {"title": "Another title"},
        {"key_points": (words("A point."),)},
        {"sections": (a_section("The idea", "Some words."), a_section("More", "And more."))},
        {"sections": (a_section("The idea", "Some word.", "s"),)},
    ],
)
def test_a_digest_changes_with_what_the_page_says(shelf: Shelf, change: dict[str, Any]) -> None:
    before = shelf.made().digest("neda")
    shelf.articles["neda"] = replace(shelf.articles["neda"], **change)
    after = shelf.made().digest("neda")
    assert before != after
    assert len(before) == len(after) == 12


@pytest.mark.parametrize(
    "change",
    [
        {"review": replace(DRAFT, next_review=dt.date(2030, 1, 1))},
        {"review": None},
        {"minutes": 9},
        {"read_next": (ReadNext("a", "A", "Another page"),)},
    ],
)
def test_a_digest_stays_when_the_page_says_the_same(shelf: Shelf, change: dict[str, Any]) -> None:
    before = shelf.made().digest("neda")
    shelf.articles["neda"] = replace(shelf.articles["neda"], **change)
    assert shelf.made().digest("neda") == before


def test_a_digest_is_the_same_in_every_run(shelf: Shelf) -> None:
    assert shelf.made().digest("neda") == "3638bdcca3a6"


def test_a_digest_changes_with_what_the_page_shows(shelf: Shelf) -> None:
    shelf.articles["neda"] = an_article(
        "neda",
        a_section("Pictures", Figure("curve"), FindingFigure("rare"), ComparisonFigure("two-ways")),
    )
    digests = {shelf.made().digest("neda")}
    shelf.diagrams["curve"] = replace(shelf.diagrams["curve"], caption="Another caption")
    digests.add(shelf.made().digest("neda"))
    shelf.comparisons["two-ways"] = replace(shelf.comparisons["two-ways"], summary="Another")
    digests.add(shelf.made().digest("neda"))
    shelf.findings["rare"] = replace(shelf.findings["rare"], title="Another title")
    digests.add(shelf.made().digest("neda"))
    assert len(digests) == 4


def test_a_digest_changes_with_a_figure_named_in_a_sentence(shelf: Shelf) -> None:
    line = (FindingLink("3 in 1,000", "rare"),)
    shelf.articles["neda"] = an_article("neda", key_points=(line,))
    before = shelf.made().digest("neda")
    shelf.findings["rare"] = replace(shelf.findings["rare"], title="Another title")
    assert shelf.made().digest("neda") != before


def test_sheets_and_unknown_pages_have_no_digest(shelf: Shelf) -> None:
    packs = shelf.made()
    assert (packs.digest("compare"), packs.digest("nothing"), packs.digest("")) == ("", "", "")


def test_cards_open_no_page_and_each_is_learnt_once(shelf: Shelf) -> None:
    packs = Packs(shelf, shelf.article)
    late = DUE + dt.timedelta(days=1)
    mine = own("tests", "lost", "compare")
    assert packs.cards((mine,), (), (), late)[0].overdue == ()
    assert (shelf.opened, packs.unknown((mine,))) == (0, ("neda", "vaccines", "tests"))
    packs.learn(packs.unknown((mine,)))
    assert len(packs.cards((mine,), (), (), late)[0].overdue) == 2
    packs.learn(("neda", "tests"))
    assert (shelf.opened, packs.unknown((mine,))) == (3, ())


def test_the_pages_of_a_pack_are_found_by_its_ref(shelf: Shelf) -> None:
    packs, mine = shelf.made(), own("lost", name="Mine")
    assert packs.items("ready:first", (mine,)) == (
        "First visit",
        (HandoutItem("neda", "Title of neda"), HandoutItem("vaccines", "Title of vaccines")),
    )
    assert packs.items(own_ref(UUID), (mine,)) == ("Mine", mine.items)
    assert (packs.number("ready:first"), packs.number(own_ref(UUID))) == (801, 0)
    for ref in ("ready:lost", "own:lost", "", "first", "ready:"):
        with pytest.raises(NotFoundError):
            packs.items(ref, (mine,))


def test_every_page_of_a_content_has_a_digest_of_its_own(library: Library) -> None:
    pages = [card.id for card in library.content.cards()]
    digests = {library.packs.digest(page) for page in pages}
    assert len(digests) == len(pages)
    again = Packs(library.content, Pages(library.content).article)
    assert {again.digest(page) for page in pages} == digests


def test_other_brand_names_are_no_change(library: Library, american: Library) -> None:
    assert library.packs.digest("alemtuzumab") == american.packs.digest("alemtuzumab")


def test_the_cards_of_many_packs_are_there_within_a_frame(shelf: Shelf) -> None:
    packs = shelf.made()
    saved = [replace(own("neda", "tests", "lost"), uuid=str(number)) for number in range(500)]
    prints = [printed("neda", "old")] * 5000
    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert len(packs.cards(saved, ("own:7",), prints, TODAY)) == 501
        times.append(time.perf_counter() - start)
    assert min(times) < 0.016


@pytest.mark.parametrize("refs", [(), ("ready:a",), ("own:ü", "ready:b")])
def test_favourites_lie_on_the_desk_as_text(refs: tuple[str, ...]) -> None:
    assert refs_in(refs_text(refs)) == refs
    assert refs_text(refs)


@pytest.mark.parametrize("text", ["", "{}", "1", '"a"', "[[", "[" * 9999])
def test_what_is_no_list_names_no_pack(text: str) -> None:
    assert refs_in(text) == ()
    assert refs_in('["a", 1, null, ["b"], "a", "c"]') == ("a", "c")
