"""What is kept changes on screen once the store has answered; what is removed can come back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.app.keeping import Keeping
from desktop.domain.content import Question
from desktop.domain.packs import MOST_FAVOURITES, HandoutItem, PrintRecord, own_ref
from desktop.domain.reading import TIME_PATH, CheckOutcome, Place, Weight
from desktop.store.reader import ReaderStore, memory_store
from desktop.tasks.tasks import Job, Tasks
from tests.gui.screens.values import a_card

NOW = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
NEDA = HandoutItem("neda", "What NEDA means")
PRINTED = PrintRecord("1", "neda", "NEDA", "First visit", "1", "ab", "easy", 2, NOW.date(), "")


class SlowTasks(Tasks):
    """Does nothing until told to, and then all that was asked, in its order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Job] = []

    def _start(self, job: Job) -> None:
        self._waiting.append(job)

    def do_all(self) -> None:
        while self._waiting:
            self._work(self._waiting.pop(0))


class TalkingWindow:
    """Notes what it is told to say."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.toasts: list[str] = []
        self.undo: Callable[[], object] | None = None

    def show_notice(self, sentence: str) -> None:
        self.notices.append(sentence)

    def show_toast(self, words: str, undo: Callable[[], object] | None) -> None:
        self.toasts.append(words)
        self.undo = undo


class Desk:
    """A Keeping with all that it stands on."""

    def __init__(self) -> None:
        self.parent = QObject()
        self.window = TalkingWindow()
        self.store: ReaderStore = memory_store(lambda: NOW)
        self.tasks = SlowTasks(self.parent)
        self.history = True
        pages = SimpleNamespace(article=lambda page: SimpleNamespace(title=f"Title of {page}"))
        self.keeping = Keeping(
            cast(Any, self.window),
            cast(Any, SimpleNamespace(pages=pages)),
            self.store,
            self.tasks,
            lambda: self.history,
            self.parent,
            ("two-ways", "relapse"),
        )
        self.told: list[str] = []
        for name in (
            *("bookmarks", "questions", "values", "checks", "comparisons", "places"),
            *("packs", "prints"),
        ):
            signal = getattr(self.keeping, f"{name}_changed")
            signal.connect(lambda name=name: self.told.append(name))

    def undo(self) -> None:
        assert self.window.undo is not None
        self.window.undo()
        self.tasks.do_all()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.parent.deleteLater()


def keep_some_of_all(desk: Desk) -> None:
    keeping = desk.keeping
    keeping.toggle_bookmark("neda")
    keeping.add_own_question("Why?")
    keeping.save_value_answer("visits", 1, Weight.A_LOT)
    keeping.save_check_answer("neda/c1", "What is it?", "neda", CheckOutcome.RIGHT)
    keeping.add_comparison("board", ("a", "b"), ("A", "B"), (), "A and B")
    keeping.add_pack("First visit", (NEDA,))
    keeping.record_prints((PRINTED,))


def shown(keeping: Keeping) -> list[int]:
    return [
        len(keeping.bookmarks),
        len(keeping.questions),
        len(keeping.value_answers),
        len(keeping.check_answers),
        len(keeping.comparisons),
        len(keeping.packs),
        len(keeping.prints),
    ]


def test_what_is_shown_changes_when_the_store_has_answered(desk: Desk) -> None:
    keep_some_of_all(desk)
    assert (shown(desk.keeping), desk.told) == ([0] * 7, [])
    desk.tasks.do_all()
    assert shown(desk.keeping) == [1] * 7
    assert desk.told == [
        "bookmarks",
        "questions",
        "values",
        "checks",
        "comparisons",
        "packs",
        "prints",
    ]


def test_a_question_from_a_page_takes_its_title_along(desk: Desk) -> None:
    question = Question("neda/q1", "How will we know?")
    desk.keeping.toggle_question(question, "neda")
    desk.tasks.do_all()
    [kept] = desk.keeping.questions
    assert (kept.source, kept.page, kept.page_title) == ("neda/q1", "neda", "Title of neda")
    desk.keeping.toggle_question(question, "neda")
    desk.tasks.do_all()
    assert desk.keeping.questions == ()


def asked(desk: Desk, *texts: str) -> list[str]:
    """Keep own questions; their ids."""
    for text in texts:
        desk.keeping.add_own_question(text)
    desk.tasks.do_all()
    return [each.uuid for each in desk.keeping.questions]


def texts(desk: Desk) -> list[str]:
    return [each.text for each in desk.keeping.questions]


def test_own_questions_are_written_changed_ticked_and_put_in_order(desk: Desk) -> None:
    one, two = asked(desk, "  One? ", "Two?")
    keeping = desk.keeping
    keeping.order_questions(iter([two, one]))
    keeping.edit_question(one, " One, now? ")
    keeping.tick_question(two, False)
    desk.tasks.do_all()
    assert texts(desk) == ["Two?", "One, now?"]
    assert [each.ticked for each in keeping.questions] == [False, True]


def test_nothing_but_spaces_is_no_question(desk: Desk) -> None:
    [one] = asked(desk, "One?", "  \n ")
    desk.keeping.edit_question(one, "  ")
    desk.tasks.do_all()
    assert texts(desk) == ["One?"]


def test_a_question_that_is_too_long_is_told_and_changes_nothing(desk: Desk) -> None:
    asked(desk, "x" * 2001)
    assert "2,000 characters" in desk.window.notices[0]
    assert desk.keeping.questions == ()


def test_a_removed_question_comes_back_where_it_stood(desk: Desk) -> None:
    one, _two = asked(desk, "One?", "Two?")
    before = desk.keeping.questions
    desk.keeping.remove_question(one)
    desk.tasks.do_all()
    assert (texts(desk), desk.window.toasts) == (["Two?"], ["Removed from your list"])
    desk.undo()
    assert desk.keeping.questions == before


def test_a_removed_comparison_comes_back(desk: Desk) -> None:
    keeping = desk.keeping
    for name in ("a", "b"):
        keeping.add_comparison("board", iter([name]), iter([name]), iter(()), name)
    desk.tasks.do_all()
    before = keeping.comparisons
    assert [each.title for each in before] == ["b", "a"]
    keeping.remove_comparison(before[1].uuid)
    desk.tasks.do_all()
    assert keeping.comparisons == before[:1]
    assert desk.window.toasts == ["Removed from your list"]
    desk.undo()
    assert keeping.comparisons == before


def test_a_removed_bookmark_comes_back_with_its_note(desk: Desk) -> None:
    desk.keeping.toggle_bookmark("neda")
    desk.tasks.do_all()
    desk.keeping.save_note(desk.keeping.bookmarks[0].uuid, "my words")
    desk.keeping.toggle_bookmark("neda")
    desk.tasks.do_all()
    assert desk.keeping.bookmark("neda") is None
    desk.undo()
    assert [mark.note for mark in desk.keeping.bookmarks] == ["my words"]


def test_undo_brings_back_where_it_was_kept_even_in_a_private_session(desk: Desk) -> None:
    [one] = asked(desk, "One?")
    desk.keeping.remove_question(one)
    desk.tasks.do_all()
    desk.keeping.set_private(True)
    desk.undo()
    assert desk.keeping.questions == ()
    desk.keeping.set_private(False)
    assert texts(desk) == ["One?"]


def test_removing_what_is_gone_is_told_and_offers_no_undo(desk: Desk) -> None:
    desk.keeping.remove_comparison("nobody")
    desk.tasks.do_all()
    assert "no longer in your list" in desk.window.notices[0]
    assert desk.window.toasts == []


def test_each_person_has_answers_of_their_own(desk: Desk) -> None:
    keeping = desk.keeping
    for chair in (1, 2):
        keeping.save_value_answer("visits", chair, Weight.NOT)
        keeping.save_value_answer("tablets", chair, Weight.A_LITTLE)
    keeping.remove_value_answer("visits", 2)
    keeping.clear_value_answers(1)
    desk.tasks.do_all()
    assert [(each.card, each.chair) for each in keeping.value_answers] == [("tablets", 2)]


def test_the_desk_is_there_at_once_and_says_nothing(desk: Desk) -> None:
    desk.keeping.put_on_desk("comparison", '["a"]')
    desk.keeping.put_on_desk("comparison", '["b"]')
    assert desk.keeping.desk("comparison") == '["b"]'
    assert desk.store.desk("comparison") == ""
    desk.tasks.do_all()
    assert desk.store.desk("comparison") == '["b"]'
    assert desk.keeping.desk("nothing") == ""
    assert (desk.told, desk.window.notices) == ([], [])


def test_with_history_off_the_way_through_time_is_not_kept(desk: Desk) -> None:
    desk.history = False
    desk.keeping.put_on_desk(TIME_PATH, "[1]")
    desk.keeping.put_on_desk("comparison", "[2]")
    desk.tasks.do_all()
    assert desk.keeping.desk(TIME_PATH) == "[1]"
    assert (desk.store.desk(TIME_PATH), desk.store.desk("comparison")) == ("", "[2]")


def test_clearing_history_forgets_places_and_the_way_through_time_alone(desk: Desk) -> None:
    keep_some_of_all(desk)
    keeping = desk.keeping
    keeping.save_place(Place("neda", "", (), NOW))
    for key in (TIME_PATH, "comparison"):
        keeping.put_on_desk(key, json.dumps(key))
    keeping.clear_history()
    assert (keeping.desk(TIME_PATH), keeping.desk("comparison")) == ("", '"comparison"')
    desk.tasks.do_all()
    assert desk.store.desk(TIME_PATH) == ""
    assert (shown(keeping), keeping.places) == ([1] * 7, ())


def test_clearing_everything_clears_every_screen(desk: Desk) -> None:
    keep_some_of_all(desk)
    desk.keeping.put_on_desk("comparison", "[1]")
    desk.tasks.do_all()
    desk.told.clear()
    desk.keeping.clear_everything()
    desk.tasks.do_all()
    assert shown(desk.keeping) == [0] * 7
    assert desk.keeping.desk("comparison") == desk.store.desk("comparison") == ""
    assert set(desk.told) == {
        "bookmarks",
        "questions",
        "values",
        "checks",
        "comparisons",
        "places",
        "packs",
        "prints",
    }


def test_a_private_session_begins_empty_and_leaves_what_was_kept(desk: Desk) -> None:
    keep_some_of_all(desk)
    desk.keeping.put_on_desk("comparison", "[1]")
    desk.tasks.do_all()
    desk.told.clear()
    desk.keeping.set_private(True)
    assert (shown(desk.keeping), desk.keeping.desk("comparison")) == ([0] * 7, "")
    assert len(desk.told) == 8
    keep_some_of_all(desk)
    desk.keeping.save_value_answer("tablets", 2, Weight.NOT)
    desk.keeping.put_on_desk("comparison", "[2]")
    desk.tasks.do_all()
    assert len(desk.keeping.value_answers) == 2
    desk.keeping.set_private(False)
    assert (shown(desk.keeping), desk.keeping.desk("comparison")) == ([1] * 7, "[1]")


def added(desk: Desk, *names: str) -> list[str]:
    """Keep packs; their ids."""
    uuids = [desk.keeping.add_pack(name, iter((NEDA,))) for name in names]
    desk.tasks.do_all()
    return uuids


def favourites(desk: Desk) -> tuple[str, ...]:
    return desk.keeping.favourites


def packs(desk: Desk) -> list[str]:
    return [pack.name for pack in desk.keeping.packs]


def test_packs_are_added_renamed_changed_and_put_in_order(desk: Desk) -> None:
    keeping = desk.keeping
    one, two = added(desk, " One ", "Two")
    found = keeping.pack(two)
    assert found is not None
    assert found.items == (NEDA,)
    keeping.rename_pack(one, "Other")
    keeping.change_pack(two, iter((NEDA, NEDA)))
    keeping.order_packs(iter([two]))
    desk.tasks.do_all()
    assert packs(desk) == ["Two", "Other"]
    assert len(keeping.packs[0].items) == 2
    assert keeping.pack("nobody's") is None


@pytest.mark.parametrize("name", ["", " ", "x" * 81])
def test_a_pack_whose_name_does_not_fit_is_told_at_once(desk: Desk, name: str) -> None:
    assert desk.keeping.add_pack(name, (NEDA,)) == ""
    assert desk.keeping.add_pack("One", ()) == ""
    assert len(desk.window.notices) == 2
    desk.tasks.do_all()
    assert desk.keeping.packs == ()


def test_a_removed_pack_comes_back_where_it_stood_and_to_home(desk: Desk) -> None:
    one, _two = added(desk, "One", "Two")
    keeping = desk.keeping
    keeping.order_favourites([own_ref(one), "ready:relapse"])
    keeping.remove_pack(one)
    desk.tasks.do_all()
    assert (packs(desk), desk.window.toasts) == (["Two"], ["Pack removed"])
    assert favourites(desk) == ("ready:relapse",)
    desk.undo()
    assert packs(desk) == ["One", "Two"]
    assert favourites(desk) == (own_ref(one), "ready:relapse")


def test_the_packs_of_the_roll_out_are_on_home_until_staff_choose(desk: Desk) -> None:
    keeping = desk.keeping
    assert favourites(desk) == ("ready:two-ways", "ready:relapse")
    keeping.set_favourite("ready:two-ways", False)
    keeping.set_favourite("ready:switching", True)
    assert favourites(desk) == ("ready:relapse", "ready:switching")
    assert desk.told == ["packs"] * 2
    keeping.order_favourites(())
    assert favourites(desk) == ()
    desk.tasks.do_all()
    assert desk.store.desk("favourite-packs") == "[]"
    keeping.clear_everything()
    assert favourites(desk) == ("ready:two-ways", "ready:relapse")


def test_home_has_room_for_so_many_packs(desk: Desk) -> None:
    keeping = desk.keeping
    keeping.order_favourites(f"ready:{number}" for number in range(MOST_FAVOURITES))
    full = keeping.favourites
    keeping.set_favourite("ready:one-more", True)
    assert favourites(desk) == full
    assert f"room for {MOST_FAVOURITES} packs" in desk.window.notices[0]
    keeping.set_favourite(full[0], True)  # is there already
    assert set(keeping.favourites) == set(full)


@pytest.mark.parametrize("left", ["{}", "[1, null]", '"ready:a"', "no JSON", "[" * 9000])
def test_what_is_no_list_of_packs_puts_none_on_home(desk: Desk, left: str) -> None:
    desk.keeping._desk["favourite-packs"] = left
    assert favourites(desk) == ()


def test_a_private_session_has_packs_of_its_own(desk: Desk) -> None:
    [one] = added(desk, "One")
    keeping = desk.keeping
    keeping.set_favourite(own_ref(one), True)
    keeping.set_private(True)
    assert favourites(desk) == ("ready:two-ways", "ready:relapse")
    added(desk, "Private")
    keeping.record_prints((PRINTED,))
    desk.tasks.do_all()
    assert (packs(desk), keeping.prints) == (["Private"], (PRINTED,))
    keeping.set_private(False)
    assert (packs(desk), keeping.prints) == (["One"], ())
    assert own_ref(one) in keeping.favourites


def test_clearing_what_was_printed_keeps_packs(desk: Desk) -> None:
    keep_some_of_all(desk)
    desk.keeping.clear_prints()
    desk.tasks.do_all()
    assert shown(desk.keeping) == [1] * 6 + [0]


def test_pages_put_on_the_list_together_are_taken_off_together(desk: Desk) -> None:
    keeping = desk.keeping
    keeping.toggle_bookmark("page-1")
    desk.tasks.do_all()
    keeping.add_bookmarks([a_card("page-1"), a_card("page-2"), a_card("page-3")])
    desk.tasks.do_all()
    assert [mark.page for mark in keeping.bookmarks] == ["page-3", "page-2", "page-1"]
    assert [words.split("page")[0] for words in desk.window.toasts] == ["2 "]
    desk.undo()
    assert [mark.page for mark in keeping.bookmarks] == ["page-1"]


def test_undo_leaves_a_page_with_a_note_on_the_list(desk: Desk) -> None:
    keeping = desk.keeping
    keeping.add_bookmarks([a_card("page-1"), a_card("page-2")])
    desk.tasks.do_all()
    (noted,) = (mark for mark in keeping.bookmarks if mark.page == "page-2")
    keeping.save_note(noted.uuid, "Ask about this")
    desk.tasks.do_all()
    desk.undo()
    assert [mark.note for mark in keeping.bookmarks] == ["Ask about this"]
