"""Packs that staff put together, and what was printed, are kept like all else."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.domain.errors import ReaderStoreError
from desktop.domain.packs import (
    LONGEST_PACK_NAME,
    MOST_ITEMS,
    MOST_PRINTS,
    HandoutItem,
    PrintRecord,
    tidy_name,
)
from desktop.store.reader import ReaderStore, memory_store
from desktop.store.reader import packs as words

from .conftest import Clock, Desk

NEDA = HandoutItem("neda", "What NEDA means")
COMPARED = HandoutItem("compare", "My comparison", '{"options": ["ü"]}')


def printed(number: int, page: str = "neda", copies: int = 1) -> PrintRecord:
    return PrintRecord(
        uuid=f"print-{number}",
        page=page,
        title=f"Title of {page}",
        pack="First visit",
        version="2026.11",
        digest="0123456789ab",
        variant="large 24",
        copies=copies,
        printed=dt.date(2026, 11, 21),
        station="Room 2",
    )


def names(store: ReaderStore) -> list[str]:
    return [pack.name for pack in store.packs()]


def with_packs(store: ReaderStore, *called: str) -> ReaderStore:
    for number, name in enumerate(called):
        store.add_pack(f"pack-{number}", name, (NEDA,))
    return store


def test_a_pack_is_kept_with_its_pages_in_their_order(desk: Desk) -> None:
    pack = desk.store().add_pack("1", "  First \n visit ", (COMPARED, NEDA))
    assert (pack.name, pack.items, pack.saved) == ("First visit", (COMPARED, NEDA), desk.clock.now)
    assert desk.kept().packs() == (pack,)


def test_a_pack_is_renamed_changed_and_ordered_where_it_stands(desk: Desk) -> None:
    store = with_packs(desk.store(), "One", "Two", "Three")
    store.rename_pack("pack-1", "Two, later")
    store.change_pack("pack-0", (COMPARED,))
    store.order_packs(["pack-2", "nobody's", "pack-0"])
    assert names(store) == ["Three", "One", "Two, later"]
    assert store.packs()[1].items == (COMPARED,)
    assert desk.kept().packs() == store.packs()


def test_two_packs_may_have_one_name() -> None:
    store = with_packs(memory_store(Clock()), "One", "One")
    assert names(store) == ["One", "One"]


def test_a_removed_pack_comes_back_where_it_stood(desk: Desk) -> None:
    store = with_packs(desk.store(), "One", "Two", "Three")
    gone = store.remove_pack("pack-1")
    assert names(desk.kept()) == ["One", "Three"]
    store.restore_pack(gone)
    assert names(desk.kept()) == ["One", "Two", "Three"]


def test_a_removed_pack_is_forgotten_in_all_copies(desk: Desk) -> None:
    with_packs(desk.store(), "Name to forget")
    desk.clock.pass_days(1)
    store = desk.store()
    store.add_bookmark("a", "A copy is made before this")
    assert len(desk.holds("Name to forget")) == 2
    store.remove_pack("pack-0")
    assert desk.holds("Name to forget") == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", words.UNNAMED),
        (" \t\n", words.UNNAMED),
        ("\u200b\u202e", words.UNNAMED),
        ("\u200d", words.UNNAMED),
        ("W" * (LONGEST_PACK_NAME + 1), words.LONG_NAME),
    ],
)
def test_a_name_that_does_not_fit_is_told_and_changes_nothing(name: str, why: str) -> None:
    store = with_packs(memory_store(Clock()), "One")
    before = store.packs()
    with pytest.raises(ReaderStoreError, match=why[:20]):
        store.add_pack("2", name, (NEDA,))
    with pytest.raises(ReaderStoreError, match=why[:20]):
        store.rename_pack("pack-0", name)
    assert store.packs() == before


@pytest.mark.parametrize(
    "name",
    ["W" * LONGEST_PACK_NAME, "漢字", "<b>&amp;</b>", "#let x = 1", "می\u200cخواهم", "👩\u200d⚕"],
)
def test_a_name_may_be_in_any_script_and_is_kept_as_it_is(name: str) -> None:
    assert names(with_packs(memory_store(Clock()), f" {name} ")) == [name]


def test_a_name_cannot_turn_the_line_it_stands_in() -> None:
    assert tidy_name("ab\u202edc\u0007") == "abdc"


def test_a_pack_has_one_page_at_least_and_no_more_than_a_handout() -> None:
    store = with_packs(memory_store(Clock()), "One")
    with pytest.raises(ReaderStoreError, match="at least one page"):
        store.change_pack("pack-0", ())
    store.change_pack("pack-0", [NEDA] * MOST_ITEMS)
    with pytest.raises(ReaderStoreError, match="at most 40 pages"):
        store.change_pack("pack-0", [NEDA] * (MOST_ITEMS + 1))
    assert len(store.packs()[0].items) == MOST_ITEMS


def test_a_pack_that_is_gone_is_told() -> None:
    store = memory_store(Clock())
    for change in (
        lambda: store.rename_pack("1", "One"),
        lambda: store.change_pack("1", (NEDA,)),
        lambda: store.remove_pack("1"),
    ):
        with pytest.raises(ReaderStoreError, match="no longer here"):
            change()


def test_what_was_printed_is_kept_the_newest_first(desk: Desk) -> None:
    store = desk.store()
    store.add_prints((printed(1), printed(2, "vaccines", copies=3)))
    store.add_prints(iter([printed(3)]))
    assert store.prints() == (printed(3), printed(2, "vaccines", copies=3), printed(1))
    assert desk.kept().prints() == store.prints()


def test_the_oldest_records_go_when_there_are_too_many(desk: Desk) -> None:
    store = desk.store()
    store.add_prints(map(printed, range(MOST_PRINTS)))
    store.add_prints((printed(MOST_PRINTS), printed(MOST_PRINTS + 1)))
    assert len(store.prints()) == MOST_PRINTS
    assert (store.prints()[0], store.prints()[-1]) == (printed(MOST_PRINTS + 1), printed(2))
    assert desk.kept().prints() == store.prints()


def test_clearing_what_was_printed_clears_nothing_else(desk: Desk) -> None:
    store = with_packs(desk.store(), "One")
    store.add_prints((printed(1),))
    store.put_on_desk("favourite-packs", '["own:pack-0"]')
    desk.clock.pass_days(1)
    store.add_bookmark("a", "A copy is made before this")
    assert len(desk.holds("Room 2")) == 2
    store.clear_prints()
    assert desk.holds("Room 2") == []
    kept = desk.kept()
    assert (kept.prints(), names(kept)) == ((), ["One"])
    assert kept.desk("favourite-packs")


def test_clearing_everything_clears_packs_favourites_and_records(desk: Desk) -> None:
    store = with_packs(desk.store(), "One")
    store.add_prints((printed(1),))
    store.put_on_desk("favourite-packs", '["own:pack-0"]')
    store.clear_everything()
    assert (store.packs(), store.prints(), store.desk("favourite-packs")) == ((), (), "")
    assert (desk.holds("Room 2"), desk.holds("own:pack-0")) == ([], [])
