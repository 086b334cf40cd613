"""What a reader keeps, as values, in an order that no clock upsets."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import ReaderStoreError
from desktop.domain.reading import LONGEST_DESK_ITEM, TIME_PATH, CheckOutcome, Place, Weight
from desktop.store.reader import ReaderStore, memory_store

from .conftest import Clock, Desk


def place(page: str, anchor: str = "", opened: dt.datetime | None = None) -> Place:
    return Place(page, anchor, ("a", "b"), opened or dt.datetime(2026, 11, 21, tzinfo=dt.UTC))


def test_a_bookmark_survives_the_end_of_the_program(desk: Desk) -> None:
    kept = desk.store().add_bookmark("neda", "What NEDA means")
    assert desk.kept().bookmarks() == (kept,)
    assert desk.kept().bookmark("neda") == kept
    assert desk.kept().bookmark("other") is None


def test_a_page_is_kept_once(desk: Desk) -> None:
    store = desk.store()
    assert store.add_bookmark("neda", "One title") == store.add_bookmark("neda", "Another")
    assert len(desk.kept().bookmarks()) == 1


def test_newest_bookmark_comes_first_even_when_the_clock_goes_back(desk: Desk) -> None:
    store = desk.store()
    for page in ("first", "second", "third"):
        store.add_bookmark(page, page)
        desk.clock.pass_days(-4000)
    assert [each.page for each in desk.kept().bookmarks()] == ["third", "second", "first"]


def test_a_note_is_kept_word_for_word(desk: Desk) -> None:
    store = desk.store()
    text = "<b>Ask</b> about 'vaccines'; \"DROP TABLE\" \n\u202e ü 漢 🙂 " + "word " * 10_000
    kept = store.add_bookmark("neda", "What NEDA means")
    noted = store.save_note(kept.uuid, text)
    assert noted.note_saved == desk.clock.now
    assert desk.kept().bookmark("neda") == noted
    assert noted.note == text


def test_text_that_no_file_can_hold_is_cleaned(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("neda", "half \ud83d a character")
    assert store.save_note(kept.uuid, "nul \0 and \udc80").note == "nul  and ?"
    assert desk.kept().bookmarks() == store.bookmarks()


def test_a_note_that_is_too_long_is_refused_in_words_and_changes_nothing(desk: Desk) -> None:
    store = desk.store()
    kept = store.add_bookmark("neda", "What NEDA means")
    with pytest.raises(ReaderStoreError, match="200,000 characters"):
        store.save_note(kept.uuid, "x" * 200_001)
    assert desk.kept().bookmark("neda") == kept


def test_removing_gives_back_what_undo_needs(desk: Desk) -> None:
    store = desk.store()
    for page in ("a", "b", "c"):
        store.add_bookmark(page, page)
    before = store.bookmarks()
    store.save_note(before[1].uuid, "my words")
    gone = store.remove_bookmark(before[1].uuid)
    assert [each.page for each in desk.kept().bookmarks()] == ["c", "a"]
    store.restore_bookmark(gone)
    assert [each.page for each in desk.kept().bookmarks()] == ["c", "b", "a"]
    assert desk.kept().bookmark("b") == gone
    assert gone.note == "my words"


def test_undo_after_the_page_was_kept_anew_loses_no_word(desk: Desk) -> None:
    store = desk.store()
    first = store.add_bookmark("a", "A")
    store.save_note(first.uuid, "old words")
    gone = store.remove_bookmark(first.uuid)
    second = store.add_bookmark("a", "A")
    store.save_note(second.uuid, "new words")
    store.restore_bookmark(gone)
    [kept] = desk.kept().bookmarks()
    assert kept.note == "new words\n\nold words"


def test_what_is_gone_is_told_in_a_sentence(desk: Desk) -> None:
    store = desk.store()
    changes: tuple[Callable[[str], object], ...] = (
        store.remove_bookmark,
        store.remove_question,
        store.remove_comparison,
    )
    for change in changes:
        with pytest.raises(ReaderStoreError, match="no longer in your list"):
            change("nobody")
    with pytest.raises(ReaderStoreError, match="no longer in your list"):
        store.save_note("nobody", "words")
    with pytest.raises(ReaderStoreError, match="no longer in your list"):
        store.edit_question("nobody", "words")
    with pytest.raises(ReaderStoreError, match="no longer in your list"):
        store.tick_question("nobody", False)


def test_questions_stand_in_the_readers_order(desk: Desk) -> None:
    store = desk.store()
    one, two, three = (store.add_question(f"Question {n}?") for n in (1, 2, 3))
    assert store.order_questions([three.uuid, one.uuid]) == (three, one, two)
    four = store.add_question("Question 4?", source="topic/q1", page="topic")
    gone = store.remove_question(one.uuid)
    assert desk.kept().questions() == (three, two, four)
    store.restore_question(gone)
    assert desk.kept().questions() == (three, one, two, four)


def test_a_question_is_kept_once(desk: Desk) -> None:
    store = desk.store()
    own = store.add_question("How long?")
    ready = store.add_question("How long?", source="topic/q1", page="topic")
    assert store.add_question("How long?") == own
    assert store.add_question("How long, now?", source="topic/q1") == ready
    assert desk.kept().questions() == (own, ready)


def test_a_question_remembers_the_title_of_its_page(desk: Desk) -> None:
    asked = desk.store().add_question("Why?", "neda/q1", "neda", "What NEDA means")
    assert (asked.ticked, asked.page_title) == (True, "What NEDA means")
    assert desk.kept().questions() == (asked,)


def test_an_edited_or_unticked_question_stands_where_it_stood(desk: Desk) -> None:
    store = desk.store()
    one, two = (store.add_question(f"Question {n}?", page_title="A page") for n in (1, 2))
    desk.clock.pass_days(1)
    edited = store.edit_question(one.uuid, "Other words?")
    assert edited == replace(one, text="Other words?", saved=desk.clock.now)
    unticked = store.tick_question(two.uuid, False)
    assert unticked == replace(two, ticked=False, saved=desk.clock.now)
    assert desk.kept().questions() == (edited, unticked)
    assert store.tick_question(two.uuid, True).ticked
    assert desk.kept().questions()[1].ticked
    with pytest.raises(ReaderStoreError, match="2,000 characters"):
        store.edit_question(one.uuid, "x" * 2001)
    assert desk.kept().questions()[0] == edited


def test_each_person_answers_each_value_card_and_the_last_answer_holds(desk: Desk) -> None:
    store = desk.store()
    store.save_value_answer("visits", 1, Weight.A_LOT)
    other = store.save_value_answer("visits", 2, Weight.NOT)
    tablets = store.save_value_answer("tablets", 1, Weight.NOT_SURE)
    desk.clock.pass_days(1)
    changed = store.save_value_answer("visits", 1, Weight.A_LITTLE)
    assert changed.answered == desk.clock.now
    assert desk.kept().value_answers() == (changed, other, tablets)
    assert store.remove_value_answer("tablets", 1) == tablets
    assert store.remove_value_answer("tablets", 1) is None
    assert desk.kept().value_answers() == (changed, other)
    store.clear_value_answers(1)
    assert desk.kept().value_answers() == (other,)
    anew = store.save_value_answer("visits", 1, Weight.NOT)
    assert store.value_answers() == desk.kept().value_answers() == (other, anew)


def test_there_are_two_chairs(desk: Desk) -> None:
    store = desk.store()
    with pytest.raises(ValueError, match="no chair 3"):
        store.save_value_answer("visits", 3, Weight.NOT)
    assert store.value_answers() == ()


def test_the_last_outcome_of_a_check_holds(desk: Desk) -> None:
    store = desk.store()
    store.save_check_answer("neda/c1", "What is it?", "neda", CheckOutcome.WRONG)
    second = store.save_check_answer("other/c1", "And this?", "other", CheckOutcome.UNSURE)
    last = store.save_check_answer("neda/c1", "What is it now?", "neda", CheckOutcome.RIGHT)
    assert desk.kept().check_answers() == (last, second)


def test_a_comparison_is_kept_once_and_the_newest_comes_first(desk: Desk) -> None:
    store = desk.store()
    two = store.add_comparison("board", ("a", "b"), ("A", "B"), (), "A and B")
    some = store.add_comparison("board", ("a", "b"), ("A", "B"), ("r",), "A and B, one row")
    assert store.add_comparison("board", ("a", "b"), ("A!", "B!"), (), "Again") == two
    assert desk.kept().comparisons() == (some, two)


def test_a_removed_comparison_comes_back_once(desk: Desk) -> None:
    store = desk.store()
    one, two = (store.add_comparison("board", (o,), (o,), (), o) for o in "ab")
    assert store.remove_comparison(one.uuid) == one
    assert desk.kept().comparisons() == (two,)
    assert store.restore_comparison(one) == one
    assert desk.kept().comparisons() == (two, one)
    store.remove_comparison(one.uuid)
    anew = store.add_comparison("board", ("a",), ("a",), (), "Anew")
    assert store.restore_comparison(one) == anew
    assert desk.kept().comparisons() == (anew, two)


def test_each_option_of_a_comparison_has_its_name(desk: Desk) -> None:
    with pytest.raises(ValueError, match="one name"):
        desk.store().add_comparison("board", ("a", "b"), ("A",), (), "A")


def test_the_desk_holds_what_was_put_there_last(desk: Desk) -> None:
    store = desk.store()
    assert store.desk("comparison") == ""
    store.put_on_desk("comparison", '{"board": "ü"}')
    store.put_on_desk("comparison", "[1, 2]")
    store.put_on_desk("years", "5")
    assert desk.kept().desk("comparison") == "[1, 2]"
    assert [item.key for item in desk.kept().desk_items()] == ["comparison", "years"]
    store.put_on_desk("years", "")
    assert desk.kept().desk("years") == ""
    assert [item.key for item in desk.kept().desk_items()] == ["comparison"]


def test_the_desk_takes_json_and_not_too_much_of_it(desk: Desk) -> None:
    store = desk.store()
    full = json.dumps("x" * (LONGEST_DESK_ITEM - 2))
    store.put_on_desk("comparison", full)
    with pytest.raises(ReaderStoreError, match="20,000 characters"):
        store.put_on_desk("comparison", full + " ")
    for body in ("words", "NaN", "[" * 20_000):
        with pytest.raises(ValueError):  # noqa: PT011 - json's own words
            store.put_on_desk("comparison", body)
    assert desk.kept().desk("comparison") == full


def test_recent_pages_follow_reading_and_not_the_clock(desk: Desk) -> None:
    store = desk.store()
    times = [dt.datetime(year, 1, 1, tzinfo=dt.UTC) for year in (2036, 1970, 2026)]
    for page, opened in zip("abc", times, strict=True):
        store.save_place(place(page, opened=opened))
    store.save_place(place("a", anchor="part-2", opened=times[1]))
    assert [each.page for each in desk.kept().recent(2)] == ["a", "c"]
    assert desk.kept().place("a") == place("a", anchor="part-2", opened=times[1])
    assert desk.kept().place("z") is None


def test_times_in_any_zone_are_the_same_moment(desk: Desk) -> None:
    zone = dt.timezone(dt.timedelta(hours=5, minutes=30))
    opened = dt.datetime(2026, 11, 21, 9, 30, tzinfo=zone)
    desk.store().save_place(place("a", opened=opened))
    kept = desk.kept().place("a")
    assert kept is not None
    assert kept.opened == opened
    assert kept.opened.tzinfo is dt.UTC


def test_clearing_history_leaves_bookmarks(desk: Desk) -> None:
    store = desk.store()
    store.add_bookmark("a", "A")
    store.save_place(place("a"))
    store.clear_history()
    assert desk.kept().recent(9) == ()
    assert len(desk.kept().bookmarks()) == 1
    store.save_place(place("b"))
    assert [each.page for each in desk.kept().recent(9)] == ["b"]


def keep_some_of_all(store: ReaderStore, words: str) -> None:
    """Keep one of each kind that a reader does not name a page for."""
    store.save_value_answer(words, 1, Weight.A_LOT)
    store.save_check_answer(f"{words}/c1", words, words, CheckOutcome.RIGHT)
    store.add_comparison(words, (words,), (words,), (), words)
    store.put_on_desk("comparison", json.dumps(words))
    store.put_on_desk(TIME_PATH, json.dumps(words))


def test_clearing_history_forgets_the_way_through_time_and_no_other_answer(desk: Desk) -> None:
    store = desk.store()
    keep_some_of_all(store, "words")
    store.clear_history()
    kept = desk.kept()
    assert (kept.desk(TIME_PATH), kept.desk("comparison")) == ("", '"words"')
    assert len(kept.value_answers() + kept.check_answers() + kept.comparisons()) == 3


def test_clearing_everything_leaves_nothing_and_goes_on(desk: Desk) -> None:
    store = desk.store()
    store.add_bookmark("a", "A")
    store.add_question("Why?")
    store.save_place(place("a"))
    keep_some_of_all(store, "words")
    store.clear_everything()
    kept = desk.kept()
    assert (kept.bookmarks(), kept.questions(), kept.recent(9)) == ((), (), ())
    assert (kept.value_answers(), kept.check_answers()) == ((), ())
    assert (kept.comparisons(), kept.desk_items()) == ((), ())
    added = store.add_bookmark("b", "B")
    assert desk.kept().bookmarks() == (added,)


def test_a_kiosk_keeps_all_in_memory(tmp_path: Path) -> None:
    store = memory_store(Clock())
    store.add_bookmark("a", "A")
    store.clear_everything()
    store.add_question("Why?")
    assert not store.close()
    assert list(tmp_path.iterdir()) == []


def test_many_threads_write_one_after_the_other(desk: Desk) -> None:
    store = desk.store()

    def work(name: str) -> None:
        for number in range(6):
            kept = store.add_bookmark(f"{name}-{number}", name)
            store.save_note(kept.uuid, name * 50)
            store.recent(3)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.unsaved == 0
    kept = desk.kept().bookmarks()
    assert len(kept) == 24
    assert all(each.note == each.title * 50 for each in kept)


def test_reading_never_waits_for_the_disk(desk: Desk) -> None:
    store = desk.store()
    store.add_bookmark("a", "A")
    with desk.sql() as other:
        other.execute("BEGIN IMMEDIATE")  # nobody else can write meanwhile
        writer = threading.Thread(target=store.add_bookmark, args=("b", "B"))
        writer.start()
        while store.bookmark("b") is None:
            assert writer.is_alive()
        assert len(store.bookmarks()) == 2
        assert store.unsaved == 1
        other.rollback()
    writer.join()
    assert store.unsaved == 0
    assert len(desk.kept().bookmarks()) == 2
