"""Older files are brought up to date in one transaction, a copy first (REL-7)."""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from desktop.domain.packs import HandoutItem, PrintRecord, SavedPack
from desktop.domain.reading import (
    CheckAnswer,
    CheckOutcome,
    Place,
    SavedComparison,
    SavedQuestion,
    ValueAnswer,
    Weight,
)
from desktop.store import migrations
from desktop.store.reader import ReaderStore, open_reader, tables
from desktop.store.reader.connection import engine_for
from desktop.store.reader.file import create
from desktop.store.reader.inspection import Condition, inspect
from desktop.store.reader.opening import NOT_MIGRATED
from desktop.store.reader.shelf import Shelves
from tests.faults.migration_kills import NEXT, a_step, lay_shipped, lay_written

from .conftest import Desk

if TYPE_CHECKING:
    from alembic.operations import Operations

SHIPPED = range(1, tables.SCHEMA_VERSION + 1)


def schema(path: Path) -> dict[str, Any]:
    """Tables, columns and keys, whatever the words that made them."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: (
                connection.execute(f"PRAGMA table_info({name})").fetchall(),
                connection.execute(f"PRAGMA index_list({name})").fetchall(),
                connection.execute(f"PRAGMA foreign_key_list({name})").fetchall(),
                "WITHOUT ROWID" in sql,
            )
            for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema")
            if sql is not None
        }


@pytest.mark.parametrize("version", SHIPPED)
def test_every_shipped_version_opens_with_all_it_held(desk: Desk, version: int) -> None:
    lay_shipped(desk.places, version)
    store = desk.store()
    newest, oldest = store.bookmarks()
    assert (newest.page, newest.title, newest.note) == (
        "stopping-treatment",
        "Stopping treatment",
        "",
    )
    assert oldest.note == "Ask how often I would have a scan.\nIt's “soon”."
    assert oldest.note_saved == dt.datetime(2026, 11, 21, 9, 35, tzinfo=dt.UTC)
    assert [each.text for each in store.questions()] == [
        "How will we know it works?",
        "Can I swim?",
    ]
    opened = dt.datetime(2026, 11, 21, 9, 55, tzinfo=dt.UTC)
    assert store.recent(9) == (
        Place("term:neda", "", (), opened + dt.timedelta(minutes=5)),
        Place("neda", "the-three-parts", ("the-idea", "the-three-parts"), opened, finished=True),
    )


@pytest.mark.parametrize("version", [2, 3])
def test_a_file_since_version_2_opens_with_all_that_came_with_it(desk: Desk, version: int) -> None:
    lay_shipped(desk.places, version)
    store = desk.store()
    ready, own = store.questions()
    assert (ready.ticked, ready.page_title) == (True, "What NEDA means")
    assert (own.ticked, own.page_title) == (False, "")
    at = dt.datetime(2026, 11, 21, 10, 5, tzinfo=dt.UTC)
    later = dt.timedelta(minutes=5)
    assert store.value_answers() == (
        ValueAnswer("fewer-visits", 1, Weight.A_LOT, at),
        ValueAnswer("fewer-visits", 2, Weight.NOT_SURE, at + later),
    )
    assert store.check_answers() == (
        CheckAnswer(
            "neda/c1", "What does NEDA leave out?", "neda", CheckOutcome.UNSURE, at + 2 * later
        ),
    )
    assert store.comparisons() == (
        SavedComparison(
            uuid="00000000-0000-0000-0000-000000000005",
            board="strategies",
            options=("escalation", "early-intensive"),
            names=("Escalation", "Early intensive"),
            rows=("visits",),
            title="Escalation and early intensive",
            saved=at + 3 * later,
        ),
    )
    assert store.desk("time-path") == '{"years": "5"}'


def test_a_file_of_version_3_opens_with_all_that_came_with_it(desk: Desk) -> None:
    lay_shipped(desk.places, 3)
    store = desk.store()
    later, first = store.packs()
    assert (later.name, later.items) == ("Für später 漢", (HandoutItem("vaccines", "Vaccines"),))
    assert first == SavedPack(
        uuid="00000000-0000-0000-0000-000000000006",
        name="First visit",
        items=(
            HandoutItem("neda", "What NEDA means"),
            HandoutItem("compare", "My comparison", '{"options": ["a", "b"]}'),
        ),
        saved=dt.datetime(2026, 11, 21, 10, 30, tzinfo=dt.UTC),
    )
    newest, oldest = store.prints()
    assert (newest.page, newest.pack, newest.station) == ("vaccines", "", "")
    assert oldest == PrintRecord(
        uuid="00000000-0000-0000-0000-000000000008",
        page="neda",
        title="What NEDA means",
        pack="First visit",
        version="2026.11",
        digest="a1b2c3d4e5f6",
        variant="large 24",
        copies=3,
        printed=dt.date(2026, 11, 20),
        station="Room 2",
    )


def assert_all_of_the_second(store: ReaderStore) -> None:
    """That `store` holds what a reader kept with the program of version 2."""
    day = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    newest, oldest = store.bookmarks()
    assert (newest.page, newest.note) == ("stopping-treatment", "Long " * 3000)
    assert oldest.note == "Ask how often I would have a scan.\nIt's “soon”. 漢 🙂"
    own, ready = store.questions()
    assert (own.text, own.ticked, own.page_title) == ("Can I swim?", False, "")
    assert (ready.source, ready.ticked, ready.page_title) == ("neda/q1", True, "What NEDA means")
    assert [place.page for place in store.recent(9)] == ["term:neda", "neda"]
    assert [answer.weight for answer in store.value_answers()] == [Weight.A_LOT, Weight.NOT_SURE]
    assert [answer.outcome for answer in store.check_answers()] == [CheckOutcome.UNSURE]
    [comparison] = store.comparisons()
    assert comparison.names == ("Escalation", "Early intensive")
    assert comparison.saved == day.replace(hour=16)
    assert store.desk("time-path") == '{"years": "5"}'
    assert len(json.loads(store.desk("compare"))["options"]) == 1500
    assert (store.packs(), store.prints()) == ((), ())


def test_the_file_that_version_2_wrote_migrates_with_all_it_holds(desk: Desk) -> None:
    lay_written(desk.places.reader, 2)
    assert_all_of_the_second(desk.kept())
    assert_all_of_the_second(desk.store())
    assert version_of(desk.places.reader) == tables.SCHEMA_VERSION
    assert [version_of(path) for path in desk.places.backups.iterdir()] == [2]
    desk.store().add_pack("1", "First visit", (HandoutItem("neda", "NEDA"),))
    assert [pack.name for pack in desk.kept().packs()] == ["First visit"]


def test_a_copy_that_version_2_made_is_put_back_with_all_it_holds(desk: Desk) -> None:
    lay_written(desk.places.backups / "reader-000007-2026-11-20.db", 2)
    desk.places.reader.write_bytes(b"damaged")
    assert_all_of_the_second(desk.open().store)
    assert version_of(desk.places.reader) == tables.SCHEMA_VERSION


def test_forgetting_a_pack_leaves_copies_of_version_2_as_they_are(desk: Desk) -> None:
    lay_written(desk.places.reader, 2)
    store = desk.store()
    store.add_pack("1", "Name of a pack", (HandoutItem("neda", "NEDA"),))
    [copy] = desk.places.backups.iterdir()
    before = copy.read_bytes()
    store.remove_pack("1")
    assert desk.holds("Name of a pack") == []
    assert copy.read_bytes() == before


def assert_all_of_the_first(store: ReaderStore) -> None:
    """That `store` holds what a reader kept with the program of version 1."""
    day = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    newest, oldest = store.bookmarks()
    assert (newest.page, newest.note) == ("stopping-treatment", "Long " * 3000)
    assert (oldest.page, oldest.title) == ("neda", "What NEDA means")
    assert oldest.note == "Ask how often I would have a scan.\nIt's “soon”. 漢 🙂"
    assert oldest.note_saved == day.replace(hour=10, minute=5)
    assert store.questions() == (
        SavedQuestion(
            uuid="7e84c43a-4a23-4623-93d1-94a1a966c6fb",
            text="Can I swim?",
            source="",
            page="",
            saved=day.replace(hour=10, minute=40),
            ticked=True,
            page_title="",
        ),
        SavedQuestion(
            uuid="aa362573-6b0b-46e4-bdf1-8fa3c28afc79",
            text="Who do I ring?",
            source="team/q2",
            page="team",
            saved=day.replace(hour=10, minute=50),
        ),
        SavedQuestion(
            uuid="4eb8d625-5676-4a71-b3aa-44df61bc0a81",
            text="How will we know it works?",
            source="neda/q1",
            page="neda",
            saved=day.replace(hour=10, minute=30),
        ),
    )
    opened = day.replace(hour=9, minute=55)
    assert store.recent(9) == (
        Place("term:neda", "", (), opened + dt.timedelta(minutes=5)),
        Place("neda", "the-three-parts", ("the-idea", "the-three-parts"), opened, finished=True),
    )
    assert (store.value_answers(), store.check_answers()) == ((), ())
    assert (store.comparisons(), store.desk_items()) == ((), ())
    assert (store.packs(), store.prints()) == ((), ())


def test_the_file_that_version_1_wrote_migrates_with_all_it_holds(desk: Desk) -> None:
    lay_written(desk.places.reader, 1)
    assert_all_of_the_first(desk.store())
    assert version_of(desk.places.reader) == tables.SCHEMA_VERSION
    assert_all_of_the_first(desk.kept())
    assert [version_of(path) for path in desk.places.backups.iterdir()] == [1]
    desk.store().save_value_answer("card", 1, Weight.NOT)
    assert len(desk.kept().value_answers()) == 1


def test_a_copy_that_version_1_made_is_put_back_with_all_it_holds(desk: Desk) -> None:
    lay_written(desk.places.backups / "reader-000007-2026-11-20.db", 1)
    desk.places.reader.write_bytes(b"damaged")
    opened = desk.open()
    assert "those of 20 November 2026 were put back" in opened.notices[0]
    assert_all_of_the_first(opened.store)
    assert version_of(desk.places.reader) == tables.SCHEMA_VERSION
    assert_all_of_the_first(desk.kept())


def test_forgetting_reaches_the_copies_of_version_1_and_leaves_them_there(desk: Desk) -> None:
    lay_written(desk.places.reader, 1)
    store = desk.store()
    store.save_value_answer("card", 1, Weight.NOT)
    store.remove_value_answer("card", 1)
    [copy] = desk.places.backups.iterdir()
    assert version_of(copy) == 1
    assert desk.holds("Can I swim?") == [f"backups/{copy.name}", "reader.db"]
    store.remove_question(store.questions()[0].uuid)
    assert desk.holds("Can I swim?") == []
    assert version_of(copy) == 1


def test_a_file_of_version_1_is_shown_where_it_cannot_be_brought_up_to_date(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_written(desk.places.reader, 1)
    assert_all_of_the_first(desk.kept())
    monkeypatch.setitem(migrations.STEPS, 2, broken_step)
    opened = desk.open()
    assert opened.notices == (NOT_MIGRATED,)
    assert_all_of_the_first(opened.store)
    assert version_of(desk.places.reader) == 1


def test_version_1_under_a_flipped_number_is_mended_not_called_foreign(desk: Desk) -> None:
    lay_written(desk.places.reader, 1)
    data = bytearray(desk.places.reader.read_bytes())
    data[71] ^= 1  # the last byte of application_id
    desk.places.reader.write_bytes(data)
    opened = desk.open()
    assert not opened.memory_only
    assert_all_of_the_first(opened.store)
    assert_all_of_the_first(desk.store())


@pytest.mark.parametrize("version", SHIPPED)
def test_a_migrated_file_has_the_tables_of_a_new_one(desk: Desk, version: int) -> None:
    lay_shipped(desk.places, version)
    desk.store()
    create(desk.places.root / "new.db", Shelves())
    assert schema(desk.places.reader) == schema(desk.places.root / "new.db")


def test_there_is_a_step_to_every_version_since_the_first() -> None:
    assert set(migrations.STEPS) == set(SHIPPED) - {1}


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SCHEMA_VERSION", NEXT)
    monkeypatch.setitem(migrations.STEPS, NEXT, a_step)


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.usefixtures("next_version")
def test_all_steps_and_the_version_are_one_transaction(desk: Desk) -> None:
    lay_shipped(desk.places, 1)
    engine = engine_for(desk.places.reader)
    said: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *seen: said.append(seen[2]))
    sa.event.listen(engine, "commit", lambda _connection: said.append("COMMIT"))
    migrations.migrate(engine)
    assert said[0] == "BEGIN IMMEDIATE"
    assert [line for line in said if line.startswith(("BEGIN", "COMMIT"))] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
    ]
    assert said[-2:] == [f"PRAGMA user_version={NEXT}", "COMMIT"]
    assert not any("foreign_keys" in line for line in said)
    found = schema(desk.places.reader)
    assert {column[1] for column in found["bookmark"][0]} >= {"colour", "seal"}
    assert found["bookmark"][3]  # still one b-tree
    assert "value_card" in found


@pytest.mark.usefixtures("next_version")
def test_rows_are_sealed_anew(desk: Desk) -> None:
    lay_shipped(desk.places, 1)
    migrations.migrate(engine_for(desk.places.reader))
    with desk.sql() as connection:
        connection.row_factory = sqlite3.Row
        for table in tables.TABLES:
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            assert rows or table not in tables.FIRST_TABLES
            assert all(tables.is_sealed(dict(row)) for row in rows)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_a_kill_between_any_two_statements_leaves_the_old_file(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.migration_kills", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 30


def only_a_table(operations: Operations) -> None:
    operations.create_table("value_card", sa.Column("id", sa.String(), primary_key=True))


def test_a_copy_is_kept_before_migrating(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_shipped(desk.places, 1)
    monkeypatch.setattr(tables, "SCHEMA_VERSION", NEXT)
    monkeypatch.setitem(migrations.STEPS, NEXT, only_a_table)
    store = desk.store()
    assert version_of(desk.places.reader) == NEXT
    [copy] = desk.places.backups.iterdir()
    assert version_of(copy) == 1
    store.add_bookmark("new", "New")
    assert len(desk.store().bookmarks()) == 3


def test_an_older_copy_is_brought_up_to_date_when_put_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_shipped(desk.places, 1)
    desk.store().add_question("After the copy?")
    monkeypatch.setattr(tables, "SCHEMA_VERSION", NEXT)
    monkeypatch.setitem(migrations.STEPS, NEXT, only_a_table)
    desk.places.reader.write_bytes(b"damaged")
    opened = desk.open()
    assert "were put back" in opened.notices[0]
    assert len(opened.store.bookmarks()) == 2
    assert version_of(desk.places.reader) == NEXT
    assert [version_of(path) for path in desk.places.backups.iterdir()] == [1]


def broken_step(operations: Operations) -> None:
    a_step(operations)
    operations.execute("INSERT INTO nowhere VALUES (1)")


def test_a_step_that_fails_leaves_the_old_file_and_reading_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_shipped(desk.places, 1)
    before = schema(desk.places.reader)
    monkeypatch.setattr(tables, "SCHEMA_VERSION", NEXT)
    monkeypatch.setitem(migrations.STEPS, NEXT, broken_step)
    opened = desk.open()
    assert (opened.notices, opened.memory_only) == ((NOT_MIGRATED,), True)
    assert schema(desk.places.reader) == before
    monkeypatch.undo()
    assert len(desk.store().bookmarks()) == 2


def test_without_a_copy_nothing_is_migrated(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_shipped(desk.places, 1)
    desk.places.backups.write_text("a file where the folder should be")
    monkeypatch.setattr(tables, "SCHEMA_VERSION", NEXT)
    monkeypatch.setitem(migrations.STEPS, NEXT, only_a_table)
    assert desk.open().notices == (NOT_MIGRATED,)
    assert version_of(desk.places.reader) == 1


def test_a_damaged_older_file_is_not_migrated(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_shipped(desk.places, 1)
    with desk.sql() as connection:
        connection.execute("UPDATE bookmark SET note = 'nobody wrote this'")
    monkeypatch.setattr(tables, "SCHEMA_VERSION", NEXT)
    assert inspect(desk.places.reader, thorough=False).condition is Condition.DAMAGED
    opened = open_reader(desk.places.root, desk.clock)
    assert len(opened.store.questions()) == 2
    assert opened.store.bookmarks() == ()
