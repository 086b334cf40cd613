"""When the disk refuses (REL-3, 6, 10): nothing is lost, it is said once, and tried again."""

from __future__ import annotations

import logging
import sqlite3
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from desktop.domain.errors import ReaderStoreError
from desktop.store.log_file import set_up_logging
from desktop.store.reader import ReaderStore
from desktop.store.reader.saving import CANNOT_SAVE, DISK_FULL

from .conftest import Desk

LONG = "word " * 10_000


class TinyDisk:
    """Gives the store's file no page more than it has, until there is room."""

    def __init__(self, store: ReaderStore) -> None:
        self.full = True
        event.listen(engine_of(store), "connect", self._limit)

    def _limit(self, connection: sqlite3.Connection, _record: object) -> None:
        if self.full:
            [pages] = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count={pages}")


def engine_of(store: ReaderStore) -> Engine:
    assert store._file is not None
    return store._file.engine


def test_a_full_disk_keeps_what_is_stored_and_shows_what_is_not(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("a", "A")
    disk = TinyDisk(store)
    noted = store.save_note(kept.uuid, LONG)
    assert store.bookmarks() == (noted,)
    assert store.unsaved == 1
    assert desk.told == [DISK_FULL]
    assert desk.kept().bookmarks() == (kept,)
    assert LONG in store.export_json()
    disk.full = False
    assert store.retry()
    assert desk.kept().bookmarks() == (noted,)


def test_the_next_change_takes_the_unsaved_ones_along(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("a", "A")
    disk = TinyDisk(store)
    store.save_note(kept.uuid, LONG)
    disk.full = False
    asked = store.add_question("Why?")
    assert store.unsaved == 0
    assert desk.kept().bookmarks() == store.bookmarks()
    assert desk.kept().questions() == (asked,)


def test_trouble_is_said_once_each_time_it_begins(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("a", "A")
    disk = TinyDisk(store)
    store.save_note(kept.uuid, LONG)
    assert not store.retry()
    store.save_note(kept.uuid, LONG + LONG)
    assert desk.told == [DISK_FULL]
    disk.full = False
    assert store.retry()
    disk.full = True
    store.save_note(kept.uuid, LONG * 3)
    assert desk.told == [DISK_FULL, DISK_FULL]


def test_a_removal_that_fails_stays_done_on_screen_and_is_tried_again(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("a", "A")
    refuse = Refusal(store)
    store.remove_bookmark(kept.uuid)
    assert store.bookmarks() == ()
    assert desk.kept().bookmarks() == (kept,)
    refuse.over = True
    assert store.retry()
    assert desk.kept().bookmarks() == ()


class Refusal:
    """Lets every commit fail, before it is done or, worse, after."""

    def __init__(self, store: ReaderStore, *, after: bool = False) -> None:
        self.over = False
        self._after = after
        engine = engine_of(store)
        self._do_commit: Any = engine.dialect.do_commit
        vars(engine.dialect)["do_commit"] = self._commit

    def _commit(self, connection: Any) -> None:
        if self.over or self._after:
            self._do_commit(connection)
        if not self.over:
            raise OperationalError("COMMIT", {}, sqlite3.OperationalError("disk I/O error"))


def test_a_commit_that_failed_but_happened_is_done_again_without_harm(desk: Desk) -> None:
    store = desk.store()
    refuse = Refusal(store, after=True)
    store.import_json(
        '{"waymark": "reader", "format": 1, "questions": [{"uuid":'
        ' "00000000-0000-0000-0000-000000000001", "text": "Why?", "source": "", "page": "",'
        ' "saved": "2026-11-21T09:00:00+00:00"}]}'
    )
    gone = store.add_bookmark("a", "A")
    store.add_bookmark("b", "B")
    store.remove_bookmark(gone.uuid)
    assert desk.told == [CANNOT_SAVE]
    assert store.unsaved > 0
    refuse.over = True
    assert store.retry()
    assert desk.kept().questions() == store.questions()
    assert [each.page for each in desk.kept().bookmarks()] == ["b"]


def test_a_refused_write_leaves_no_word_of_it_in_the_log(desk: Desk) -> None:
    handler = set_up_logging(desk.places.root.parent)
    try:
        store = desk.store()
        kept = store.add_bookmark("a", "MARKERWORD")
        desk.places.reader.unlink()
        store.save_note(kept.uuid, "MARKERWORD")
        store.remove_bookmark(kept.uuid)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    log = (desk.places.root.parent / "logs" / "waymark.log").read_text()
    assert "WARNING store/reader/saving.py:" in log
    assert "OperationalError(14)@store/reader/connection.py:" in log
    assert "MARKERWORD" not in log
    assert desk.places.root.name not in log


def test_a_stick_that_is_pulled_out_and_put_back_loses_nothing(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("a", "A")
    elsewhere = desk.places.root.with_name("in a pocket")
    desk.places.root.rename(elsewhere)
    added = store.add_bookmark("b", "B")
    assert store.bookmarks() == (added, kept)
    assert desk.told == [CANNOT_SAVE]
    assert not desk.places.root.exists()
    elsewhere.rename(desk.places.root)
    assert store.retry()
    assert desk.kept().bookmarks() == (added, kept)


def test_a_file_deleted_while_running_does_not_come_back_empty(desk: Desk) -> None:
    store = desk.store()
    store.add_bookmark("a", "A")
    desk.places.reader.unlink()
    store.add_bookmark("b", "B")
    assert store.unsaved == 1
    assert not desk.places.reader.exists()


def test_the_end_says_whether_something_is_lost(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("a", "A")
    disk = TinyDisk(store)
    store.save_note(kept.uuid, LONG)
    assert not store.close()
    disk.full = False
    assert store.close()


def test_clearing_everything_that_fails_is_done_later_with_what_came_since(desk: Desk) -> None:
    store = desk.store()
    store.add_bookmark("a", "A")
    refuse = Refusal(store)
    store.clear_everything()
    added = store.add_bookmark("b", "B")
    refuse.over = True
    assert store.retry()
    assert desk.kept().bookmarks() == (added,)


def test_a_copy_that_cannot_be_made_does_not_stop_a_change(desk: Desk) -> None:
    store = desk.store()
    desk.places.backups.write_text("a file where the folder should be")
    kept = store.add_bookmark("a", "A")
    assert store.unsaved == 0
    assert desk.kept().bookmarks() == (kept,)


def test_an_import_without_a_copy_first_takes_nothing(desk: Desk) -> None:
    store = desk.store()
    text = store.export_json()
    desk.places.backups.write_text("a file where the folder should be")
    with pytest.raises(ReaderStoreError, match="nothing was taken"):
        store.import_json(text)
