"""Copies (REL-8), and forgetting that reaches them (PRIV-14)."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest

from desktop.domain.reading import TIME_PATH, CheckOutcome, Place, Weight
from desktop.store.profile import PART
from desktop.store.reader.backups import Backups
from desktop.store.reader.connection import WORLD_FAULTS
from desktop.store.reader.inspection import Condition, inspect

from .conftest import Desk

MARKER = "MARKERWORD"


def days(desk: Desk) -> list[str]:
    """The days of the copies, newest copy first."""
    return [name.removesuffix(".db")[14:] for name in reversed(desk.backups())]


def change_daily(desk: Desk, count: int) -> None:
    store = desk.store()
    for number in range(count):
        store.save_place(Place(f"page-{number}", "", (), desk.clock.now))
        desk.clock.pass_days(1)


def test_the_first_change_of_a_day_keeps_a_copy_of_before(desk: Desk) -> None:
    store = desk.store()
    store.add_bookmark("a", "A")
    store.add_bookmark("b", "B")
    desk.clock.pass_days(1)
    store.add_bookmark("c", "C")
    store.add_bookmark("d", "D")
    assert desk.backups() == ["reader-000001-2026-11-21.db", "reader-000002-2026-11-22.db"]
    found = inspect(desk.places.backups / desk.backups()[1], thorough=True)
    assert found.condition is Condition.SOUND
    assert [each.page for each in found.shelves.bookmarks] == ["a", "b"]


def test_five_days_and_four_weeks_are_kept(desk: Desk) -> None:
    change_daily(desk, 40)  # from Saturday 21 November to Wednesday 30 December 2026
    assert days(desk) == [
        "2026-12-30",
        "2026-12-29",
        "2026-12-28",
        "2026-12-27",
        "2026-12-26",
        "2026-12-20",
        "2026-12-13",
    ]


def test_a_clock_ahead_by_ten_years_and_back_costs_no_good_copy(desk: Desk) -> None:
    change_daily(desk, 2)
    right = desk.clock.now
    desk.clock.now = right.replace(year=2036)
    change_daily(desk, 1)
    desk.clock.now = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    change_daily(desk, 1)
    desk.clock.now = right
    change_daily(desk, 1)
    assert days(desk) == ["2026-11-23", "1970-01-01", "2036-11-23", "2026-11-22", "2026-11-21"]
    desk.places.reader.write_bytes(b"damaged")
    assert "23 November 2026 were put back" in desk.open().notices[0]


def test_a_damaged_file_is_never_copied_over_good_ones(desk: Desk) -> None:
    desk.store().add_bookmark("a", "A")
    with desk.sql() as connection:
        connection.execute("UPDATE bookmark SET note = 'nobody wrote this'")
    before = desk.backups()
    with pytest.raises(WORLD_FAULTS, match="failed its check"):
        Backups(desk.places, desk.clock).make()
    assert desk.backups() == before


def test_what_else_lies_among_the_copies_is_left_alone(desk: Desk) -> None:
    store = desk.store()
    desk.places.backups.mkdir()
    for name in ("mine.txt", "reader-000001-2026-99-99.db", "reader-2.db"):
        (desk.places.backups / name).write_text("x")
    store.add_bookmark("a", "A")
    assert len(desk.backups()) == 4


def test_a_kill_while_copying_leaves_nothing_to_be_found(desk: Desk) -> None:
    store = desk.store()
    store.add_bookmark("a", MARKER)
    (desk.places.backups / f"reader.db{PART}").write_text(MARKER)
    (desk.places.backups / f"reader.db{PART}-journal").write_text(MARKER)
    store = desk.store()
    store.clear_everything()
    assert desk.holds(MARKER) == []


def with_marker_everywhere(desk: Desk) -> None:
    """A profile in whose file, copies and damaged files the marker can be read."""
    store = desk.store()
    for number in range(9):
        kept = store.add_bookmark(f"page-{number}", "Title")
        store.save_note(kept.uuid, f"{MARKER} {number} " * 60)
        store.add_question(f"{MARKER}? {number}")
        store.save_place(Place(f"{MARKER}-{number}", "", (), desk.clock.now))
        store.save_value_answer(f"{MARKER}-{number}", 1 + number % 2, Weight.A_LOT)
        store.add_comparison("board", (f"{number}",), (MARKER,), (), MARKER)
        store.put_on_desk(TIME_PATH, f'"{MARKER} {number}"')
        store.put_on_desk("comparison", f'"{MARKER} {number}"')
        if number % 3 == 2:
            desk.clock.pass_days(1)
    store.close()
    desk.places.damaged.mkdir()
    (desk.places.damaged / "reader-1.db").write_bytes(desk.places.reader.read_bytes())
    assert len(desk.holds(MARKER)) == 4


def test_clearing_everything_leaves_no_readable_copy(desk: Desk) -> None:
    with_marker_everywhere(desk)
    store = desk.store()
    store.save_check_answer("page/c1", MARKER, "page", CheckOutcome.WRONG)
    desk.clock.pass_days(1)
    store.save_check_answer("page/c1", "other words", "page", CheckOutcome.RIGHT)
    store.clear_everything()
    assert desk.holds(MARKER) == []


def test_forgetting_one_by_one_leaves_no_readable_copy(desk: Desk) -> None:
    with_marker_everywhere(desk)
    store = desk.store()
    for bookmark in store.bookmarks()[::2]:
        store.remove_bookmark(bookmark.uuid)
    for bookmark in store.bookmarks():
        store.save_note(bookmark.uuid, "")
    for question in store.questions():
        store.remove_question(question.uuid)
    for comparison in store.comparisons():
        store.remove_comparison(comparison.uuid)
    store.put_on_desk("comparison", "")
    store.remove_value_answer(f"{MARKER}-0", 1)
    store.clear_value_answers(1)
    store.clear_value_answers(2)
    assert desk.holds(MARKER) != []
    store.clear_history()
    assert desk.holds(MARKER) == []
    assert len(desk.backups()) == 4


def test_forgetting_one_leaves_the_others_in_the_copies(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("a", "A")
    gone = store.add_bookmark("b", MARKER)
    desk.clock.pass_days(1)
    store.add_bookmark("c", "C")
    store.remove_bookmark(gone.uuid)
    assert desk.holds(MARKER) == []
    newest = desk.places.backups / desk.backups()[-1]
    assert tuple(inspect(newest, thorough=True).shelves.bookmarks) == (kept,)


def test_a_copy_that_cannot_be_rewritten_goes_altogether(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("a", MARKER)
    desk.clock.pass_days(1)
    store.add_bookmark("b", "B")
    newest = desk.places.backups / desk.backups()[-1]
    newest.write_bytes(newest.read_bytes()[:-4096] + MARKER.encode())
    store.remove_bookmark(kept.uuid)
    assert desk.holds(MARKER) == []
    assert store.unsaved == 0


def test_nothing_of_a_visit_stands_anywhere_but_in_the_readers_own_files(desk: Desk) -> None:
    with_marker_everywhere(desk)
    with suppress(Exception):
        desk.store().import_json(MARKER)
    allowed = ("reader.db", "backups/", "damaged/")
    assert [name for name in desk.holds(MARKER) if not name.startswith(allowed)] == []
