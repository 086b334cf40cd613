"""Export and import of a reader's own list (SEC-9): JSON only, with caps, all or nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import ReaderStoreError
from desktop.domain.packs import HandoutItem, PrintRecord
from desktop.domain.reading import CheckOutcome, Place, Weight
from desktop.store.reader import ReaderStore, memory_store

from .conftest import Clock, Desk


def full_store() -> ReaderStore:
    clock = Clock()
    store = memory_store(clock)
    kept = store.add_bookmark("a", "A title")
    store.save_note(kept.uuid, 'Words with "quotes" and ü')
    store.add_bookmark("b", "B title")
    store.add_question("Why?", source="a/q1", page="a", page_title="A title")
    own = store.add_question("How long?")
    store.tick_question(own.uuid, False)
    store.save_place(Place("a", "part", ("one", "two"), clock.now, finished=True))
    store.save_value_answer("card", 1, Weight.A_LITTLE)
    store.save_value_answer("card", 2, Weight.NOT_SURE)
    store.save_check_answer("a/c1", "What is it?", "a", CheckOutcome.UNSURE)
    store.add_comparison("board", ("x", "y"), ("X", "Y"), ("row",), "X and Y")
    store.put_on_desk("time-path", '{"at": ["ü", 1]}')
    store.add_pack(
        PACK, "Für später", (HandoutItem("a", "A title"), HandoutItem("compare", "C", "[]"))
    )
    store.add_prints(
        [PrintRecord(PACK, "a", "A title", "Pack", "1", "ab", "easy", 2, clock.now.date(), "Room")]
    )
    return store


PACK = "00000000-0000-0000-0000-000000000006"
ENTRIES = 11  # in a full store


def everything(store: ReaderStore) -> tuple[object, ...]:
    return (
        store.bookmarks(),
        store.questions(),
        store.recent(100),
        store.value_answers(),
        store.check_answers(),
        store.comparisons(),
        store.desk_items(),
        store.packs(),
    )


def exported() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(full_store().export_json())
    return held


def test_an_export_brings_everything_to_another_profile(desk: Desk) -> None:
    source = full_store()
    store = desk.store()
    assert store.import_json(source.export_json()) == ENTRIES
    assert everything(store) == everything(source)
    assert everything(desk.kept()) == everything(source)
    assert len(desk.backups()) == 1  # made before, and enough for the day


def test_importing_twice_changes_nothing(desk: Desk) -> None:
    text = full_store().export_json()
    store = desk.store()
    store.import_json(text)
    before = everything(store)
    assert store.import_json(text) == 0
    assert everything(store) == before


def test_what_is_newer_wins() -> None:
    clock = Clock()
    store = memory_store(clock)
    kept = store.add_bookmark("a", "A")
    older = store.save_note(kept.uuid, "older")
    text = store.export_json()
    clock.pass_days(1)
    newer = store.save_note(kept.uuid, "newer")
    assert store.import_json(text) == 0
    assert store.bookmarks() == (newer,)
    text = store.export_json()
    store.clear_everything()
    store.restore_bookmark(older)
    assert store.import_json(text) == 1
    assert store.bookmarks() == (newer,)


def test_two_bookmarks_on_one_page_become_one_with_both_notes() -> None:
    store = memory_store(Clock())
    kept = store.add_bookmark("a", "A title")
    store.save_note(kept.uuid, "my words")
    assert store.import_json(full_store().export_json()) == ENTRIES
    joined = store.bookmark("a")
    assert joined is not None
    assert joined.note == 'my words\n\nWords with "quotes" and ü'
    assert len(store.bookmarks()) == 2


def without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def test_a_list_of_format_1_is_still_taken_in() -> None:
    held = exported()
    store = memory_store(Clock())
    text = json.dumps(
        {
            "waymark": "reader",
            "format": 1,
            "made": held["made"],
            "bookmarks": held["bookmarks"],
            "questions": [without(row, "ticked", "page_title") for row in held["questions"]],
            "places": held["places"],
        }
    )
    assert store.import_json(text) == 5
    assert [(each.ticked, each.page_title) for each in store.questions()] == [(True, "")] * 2
    assert store.bookmarks() == full_store_like(held).bookmarks()


def test_a_list_of_format_2_is_still_taken_in() -> None:
    held = without(exported() | {"format": 2}, "packs")
    store = memory_store(Clock())
    assert store.import_json(json.dumps(held)) == ENTRIES - 1
    assert (store.packs(), store.comparisons()) == ((), full_store_like(held).comparisons())


def test_what_was_printed_stays_at_its_computer() -> None:
    source, store = full_store(), memory_store(Clock())
    assert "Room" not in source.export_json()
    store.import_json(source.export_json())
    assert (len(source.prints()), store.prints()) == (1, ())


def test_the_newer_pages_and_name_of_a_pack_win() -> None:
    clock = Clock()
    store = memory_store(clock)
    store.add_pack(PACK, "One", (HandoutItem("a", "A"),))
    older = store.export_json()
    clock.pass_days(1)
    store.rename_pack(PACK, "Two")
    newer = store.export_json()
    assert (store.import_json(older), store.packs()[0].name) == (0, "Two")
    other = memory_store(clock)
    other.import_json(older)
    assert (other.import_json(newer), other.packs()) == (1, store.packs())


def full_store_like(held: dict[str, Any]) -> ReaderStore:
    store = memory_store(Clock())
    store.import_json(json.dumps(held))
    return store


def test_a_comparison_kept_on_both_sides_stays_one() -> None:
    store = full_store()
    kept = store.comparisons()
    assert store.import_json(full_store().export_json()) > 0
    assert store.comparisons() == kept


def test_the_newer_answer_wins_and_the_newer_words_of_a_question() -> None:
    clock = Clock()
    store = memory_store(clock)
    store.save_value_answer("card", 1, Weight.A_LOT)
    store.save_check_answer("a/c1", "What?", "a", CheckOutcome.WRONG)
    store.put_on_desk("years", "1")
    asked = store.add_question("Why?")
    older = store.export_json()
    clock.pass_days(1)
    store.save_value_answer("card", 1, Weight.NOT)
    store.save_check_answer("a/c1", "What?", "a", CheckOutcome.RIGHT)
    store.put_on_desk("years", "2")
    store.edit_question(asked.uuid, "Why now?")
    newer, after = store.export_json(), everything(store)
    assert store.import_json(older) == 0
    assert everything(store) == after
    other = memory_store(clock)
    other.import_json(older)
    assert other.import_json(newer) == 4
    assert everything(other) == after


def wrong_files() -> list[Any]:
    held = exported()
    bookmark = held["bookmarks"][0]
    place = held["places"][0]
    question = held["questions"][0]
    value_answer = held["value_answers"][0]
    check_answer = held["check_answers"][0]
    comparison = held["comparisons"][0]
    item = held["desk"][0]
    pack = held["packs"][0]
    first = pack["items"][0]

    def with_bookmark(**change: object) -> str:
        return json.dumps(held | {"bookmarks": [bookmark | change]})

    def with_place(**change: object) -> str:
        return json.dumps(held | {"places": [place | change]})

    def with_row(part: str, row: dict[str, Any], **change: object) -> str:
        return json.dumps(held | {part: [row | change]})

    def of_format_1(**change: object) -> str:
        return json.dumps({"waymark": "reader", "format": 1} | change)

    return [
        pytest.param("", id="empty"),
        pytest.param("SQLite format 3\0", id="a database"),
        pytest.param("\x80\x04\x95", id="a pickle"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param('{"a":' * 5000 + "1" + "}" * 5000, id="deep and closed"),
        pytest.param("[]", id="a list"),
        pytest.param("{}", id="nothing of ours"),
        pytest.param('{"waymark": "reader", "waymark": "reader"}', id="a key twice"),
        pytest.param(json.dumps(held | {"format": 4}), id="newer"),
        pytest.param(json.dumps(held | {"format": 0}), id="older than the first"),
        pytest.param(json.dumps(held | {"format": True}), id="format true"),
        pytest.param(json.dumps(held | {"format": "1"}), id="format in words"),
        pytest.param(json.dumps(held | {"more": 1}), id="unknown part"),
        pytest.param(json.dumps(held | {"bookmarks": {}}), id="no list"),
        pytest.param(json.dumps(held | {"bookmarks": [bookmark] * 5001}), id="too many"),
        pytest.param(with_bookmark(more=1), id="unknown field"),
        pytest.param(with_bookmark(uuid="../../x"), id="no uuid"),
        pytest.param(with_bookmark(title="x" * 3000), id="long title"),
        pytest.param(with_bookmark(note="x" * 200_001), id="long note"),
        pytest.param(with_bookmark(note=None), id="no note"),
        pytest.param(with_bookmark(saved="yesterday"), id="no time"),
        pytest.param(with_bookmark(saved="2026-11-21T09:00:00"), id="no zone"),
        pytest.param(with_bookmark(saved="0001-01-01T00:00:00+14:00"), id="before all time"),
        pytest.param(with_bookmark(saved=10**400), id="a huge number"),
        pytest.param(with_bookmark(saved=float("nan")), id="not a number"),
        pytest.param(with_place(read=["x"] * 201), id="too many anchors"),
        pytest.param(with_place(read=[[["x"]]]), id="nested anchors"),
        pytest.param(with_place(finished=1), id="finished in numbers"),
        pytest.param(with_row("questions", question, ticked=1), id="ticked in numbers"),
        pytest.param(with_row("questions", question, page_title=None), id="no page title"),
        pytest.param(with_row("value_answers", value_answer, weight="much"), id="unknown weight"),
        pytest.param(with_row("value_answers", value_answer, weight=["not"]), id="listed weight"),
        pytest.param(with_row("value_answers", value_answer, chair=3), id="no such chair"),
        pytest.param(with_row("value_answers", value_answer, chair=True), id="chair true"),
        pytest.param(with_row("value_answers", value_answer, chair=1.0), id="chair 1.0"),
        pytest.param(with_row("check_answers", check_answer, outcome=""), id="unknown outcome"),
        pytest.param(with_row("check_answers", check_answer, ask="x" * 2001), id="long ask"),
        pytest.param(with_row("comparisons", comparison, names=["X"]), id="an option unnamed"),
        pytest.param(with_row("comparisons", comparison, rows="row"), id="rows are a text"),
        pytest.param(with_row("comparisons", comparison, rows=["r"] * 201), id="too many rows"),
        pytest.param(with_row("comparisons", comparison, uuid="1"), id="comparison with no uuid"),
        pytest.param(with_row("desk", item, body=json.dumps("x" * 20_000)), id="a heavy desk"),
        pytest.param(with_row("desk", item, body="[" * 20_000), id="a deep desk"),
        pytest.param(with_row("desk", item, body="words"), id="a desk of words"),
        pytest.param(with_row("desk", item, body={}), id="a desk without text"),
        pytest.param(with_row("packs", pack, name="x" * 81), id="a long pack name"),
        pytest.param(with_row("packs", pack, name=" \u200b\n"), id="a pack without a name"),
        pytest.param(with_row("packs", pack, items=[]), id="an empty pack"),
        pytest.param(with_row("packs", pack, items=[first] * 41), id="a book for a pack"),
        pytest.param(with_row("packs", pack, items=["a"]), id="pages that are texts"),
        pytest.param(with_row("packs", pack, items={"a": 1}), id="pages that are no list"),
        pytest.param(
            with_row("packs", pack, items=[first | {"more": 1}]), id="a page with more fields"
        ),
        pytest.param(
            with_row("packs", pack, items=[first | {"detail": "words"}]), id="a detail of words"
        ),
        pytest.param(with_row("packs", pack, uuid="1"), id="pack with no uuid"),
        pytest.param(json.dumps(held | {"prints": []}), id="what was printed"),
        pytest.param(json.dumps(held | {"format": 2}), id="format 2 with packs"),
        pytest.param(of_format_1(desk=[]), id="format 1 with a desk"),
        pytest.param(of_format_1(questions=[question]), id="format 1 with ticks"),
        pytest.param(
            json.dumps(held | {"questions": [without(question, "ticked")]}), id="format 2 unticked"
        ),
        pytest.param(json.dumps(held) + " " * 8_000_000, id="too long"),
    ]


@pytest.mark.parametrize("text", wrong_files())
def test_any_other_file_is_refused_in_one_sentence_and_changes_nothing(text: str) -> None:
    store = full_store()
    before = everything(store)
    with pytest.raises(ReaderStoreError, match="so nothing was taken from it"):
        store.import_json(text)
    assert everything(store) == before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(part=st.sampled_from(sorted(set(exported()) - {"waymark", "format", "made"})), rows=JSON)
def test_anything_in_a_part_is_taken_or_refused(part: str, rows: object) -> None:
    store = memory_store(Clock())
    try:
        store.import_json(json.dumps({"waymark": "reader", "format": 3, part: rows}))
    except ReaderStoreError:
        assert not any(everything(store))


def test_an_export_can_be_read_by_a_person() -> None:
    assert '"note": "Words with \\"quotes\\" and ü"' in full_store().export_json()
