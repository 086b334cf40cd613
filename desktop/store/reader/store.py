"""What a reader keeps: bookmarks with notes, questions, answers, comparisons, and places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar
from uuid import uuid4

from desktop.domain.errors import ReaderStoreError
from desktop.domain.packs import PrintRecord, SavedPack
from desktop.domain.reading import (
    TIME_PATH,
    Bookmark,
    CheckAnswer,
    CheckOutcome,
    DeskItem,
    Place,
    SavedComparison,
    SavedQuestion,
    ValueAnswer,
    Weight,
)
from desktop.store.reader.exchange import (
    LONGEST_NOTE,
    clean,
    clean_json,
    export_text,
    import_text,
)
from desktop.store.reader.file import Changes
from desktop.store.reader.packs import PackShelves
from desktop.store.reader.saving import row_key
from desktop.store.reader.tables import Kept, key_of, table_of, value_key

V = TypeVar("V")

GONE = "This is no longer in your list, so nothing was changed."


class ReaderStore(PackShelves):
    """Keeps what a reader wants kept; hands out plain values.

    Every method may be called from any thread. Reading asks nothing of the disk and never waits
    for it. A method that changes something returns after its COMMIT, one writer at a time; only
    when `unsaved` is 0 may the screen say "Saved".
    """

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks, the newest first."""
        with self._lock:
            return tuple(self._shelves.bookmarks)[::-1]

    def bookmark(self, page: str) -> Bookmark | None:
        """The bookmark on `page`; a page has one at most."""
        with self._lock:
            return next((each for each in self._shelves.bookmarks if each.page == page), None)

    def add_bookmark(self, page: str, title: str) -> Bookmark:
        """Keep `page`; one kept already stays as it is."""
        with self._changing():
            kept = self.bookmark(page)
            if kept is None:
                kept = Bookmark(str(uuid4()), clean(page), clean(title), self._now())
                self._put(kept)
            return kept

    def remove_bookmark(self, uuid: str) -> Bookmark:
        """Forget a bookmark with its note, in all copies; what is returned can be restored."""
        with self._changing():
            gone = _found(self._shelves.bookmarks.remove(uuid))
            self._forget(gone)
            return gone

    def restore_bookmark(self, bookmark: Bookmark) -> Bookmark:
        """Undo a removal; if the page was kept anew meanwhile, the two become one."""
        with self._changing():
            kept = self.bookmark(bookmark.page)
            if kept is not None and kept.uuid != bookmark.uuid:
                bookmark = _joined(kept, bookmark)
            self._put(bookmark)
            return bookmark

    def save_note(self, uuid: str, text: str) -> Bookmark:
        """Keep the reader's own words with a bookmark; empty text forgets them.

        Raises:
            ReaderStoreError: the bookmark is gone, or the note is too long.
        """
        with self._changing():
            kept = _found(self._shelves.bookmarks.get(uuid))
            noted = replace(kept, note=clean(text, LONGEST_NOTE), note_saved=self._now())
            self._put(noted)
            if not noted.note:
                self._changes.forgotten.add(row_key(noted))
            return noted

    def questions(self) -> tuple[SavedQuestion, ...]:
        """All questions, in the reader's order."""
        with self._lock:
            return tuple(self._shelves.questions)

    def add_question(
        self, text: str, source: str = "", page: str = "", page_title: str = ""
    ) -> SavedQuestion:
        """Keep a question, last; the same one is kept once.

        Args:
            source: id of the Question it comes from; empty for the reader's own words.
        """
        with self._changing():
            text = clean(text)
            for kept in self._shelves.questions:
                if (source and kept.source == source) or (not source and kept.text == text):
                    return kept
            asked = SavedQuestion(
                uuid=str(uuid4()),
                text=text,
                source=clean(source),
                page=clean(page),
                saved=self._now(),
                page_title=clean(page_title),
            )
            self._put(asked)
            return asked

    def edit_question(self, uuid: str, text: str) -> SavedQuestion:
        """Keep other words for a question, where it stands.

        Raises:
            ReaderStoreError: the question is gone, or the words are too long.
        """
        with self._changing():
            kept = _found(self._shelves.questions.get(uuid))
            edited = replace(kept, text=clean(text), saved=self._now())
            self._put(edited)
            return edited

    def tick_question(self, uuid: str, ticked: bool) -> SavedQuestion:
        """Say whether a question goes on the sheet.

        Raises:
            ReaderStoreError: the question is gone.
        """
        with self._changing():
            kept = _found(self._shelves.questions.get(uuid))
            marked = replace(kept, ticked=ticked, saved=self._now())
            self._put(marked)
            return marked

    def remove_question(self, uuid: str) -> SavedQuestion:
        """Forget a question, in all copies; what is returned can be restored."""
        with self._changing():
            gone = _found(self._shelves.questions.remove(uuid))
            self._forget(gone)
            return gone

    def restore_question(self, question: SavedQuestion) -> SavedQuestion:
        """Undo a removal; the question stands again where it stood."""
        with self._changing():
            self._put(question)
            return question

    def order_questions(self, uuids: Iterable[str]) -> tuple[SavedQuestion, ...]:
        """Put the questions in this order, the most important first."""
        with self._changing():
            self._shelves.questions.reorder(uuids)
            for question in self._shelves.questions:
                self._changes.keys[row_key(question)] = None
            return tuple(self._shelves.questions)

    def place(self, page: str) -> Place | None:
        """How far `page` has been read; None when it was never opened, or history was cleared."""
        with self._lock:
            return self._shelves.places.get(page)

    def save_place(self, place: Place) -> None:
        """Remember how far a page has been read; it becomes the one read last."""
        with self._changing():
            self._shelves.places.put_last(place)
            self._changes.keys[row_key(place)] = None

    def recent(self, limit: int) -> tuple[Place, ...]:
        """The pages read last, the latest first; the order of reading, not of the clock."""
        with self._lock:
            return tuple(self._shelves.places)[::-1][:limit]

    def value_answers(self) -> tuple[ValueAnswer, ...]:
        """What was said of the value cards, in the order in which they were first answered."""
        with self._lock:
            return tuple(self._shelves.value_answers)

    def save_value_answer(self, card: str, chair: int, weight: Weight) -> ValueAnswer:
        """Keep how much a value card matters to the person in `chair`; the last answer holds."""
        with self._changing():
            answer = ValueAnswer(clean(card), chair, weight, self._now())
            self._put(answer)
            return answer

    def remove_value_answer(self, card: str, chair: int) -> ValueAnswer | None:
        """Forget one answer, in all copies; None when there was none."""
        with self._changing():
            gone = self._shelves.value_answers.forget(value_key(card, chair))
            if gone is not None:
                self._forget(gone)
            return gone

    def clear_value_answers(self, chair: int) -> None:
        """Forget all answers of the person in `chair`, in all copies."""
        with self._changing():
            for answer in tuple(self._shelves.value_answers):
                if answer.chair == chair:
                    self._shelves.value_answers.forget(key_of(answer))
                    self._forget(answer)

    def check_answers(self) -> tuple[CheckAnswer, ...]:
        """How the self-checks went the last time, in the order in which they were first tried."""
        with self._lock:
            return tuple(self._shelves.check_answers)

    def save_check_answer(
        self, check: str, ask: str, page: str, outcome: CheckOutcome
    ) -> CheckAnswer:
        """Keep how a self-check went; the last outcome holds.

        Args:
            check: id of the check, "page-id/c1".
            ask: the question's words as they are now.
        """
        with self._changing():
            answer = CheckAnswer(clean(check), clean(ask), clean(page), outcome, self._now())
            self._put(answer)
            return answer

    def comparisons(self) -> tuple[SavedComparison, ...]:
        """All kept comparisons, the newest first."""
        with self._lock:
            return tuple(self._shelves.comparisons)[::-1]

    def add_comparison(
        self,
        board: str,
        options: Iterable[str],
        names: Iterable[str],
        rows: Iterable[str],
        title: str,
    ) -> SavedComparison:
        """Keep a comparison; the same board, options and rows are kept once.

        Args:
            names: the options' names as they are now, one each.
            rows: ids of the rows shown; none means all.
        """
        with self._changing():
            coming = SavedComparison(
                uuid=str(uuid4()),
                board=clean(board),
                options=_cleaned(options),
                names=_cleaned(names),
                rows=_cleaned(rows),
                title=clean(title),
                saved=self._now(),
            )
            return self._put_comparison(coming)

    def remove_comparison(self, uuid: str) -> SavedComparison:
        """Forget a kept comparison, in all copies; what is returned can be restored."""
        with self._changing():
            gone = _found(self._shelves.comparisons.remove(uuid))
            self._forget(gone)
            return gone

    def restore_comparison(self, comparison: SavedComparison) -> SavedComparison:
        """Undo a removal; if the same was kept anew meanwhile, that one stays."""
        with self._changing():
            return self._put_comparison(comparison)

    def desk(self, key: str) -> str:
        """What was put on the desk under `key`; empty when nothing was."""
        with self._lock:
            item = self._shelves.desk.get(key)
            return "" if item is None else item.body

    def desk_items(self) -> tuple[DeskItem, ...]:
        """All that lies on the desk."""
        with self._lock:
            return tuple(self._shelves.desk)

    def put_on_desk(self, key: str, body: str) -> None:
        """Keep where something was left; an empty `body` forgets it, in all copies.

        Raises:
            ReaderStoreError: `body` is longer than LONGEST_DESK_ITEM.
            ValueError: it is no JSON text.
        """
        with self._changing():
            if body:
                self._put(DeskItem(clean(key), clean_json(body), self._now()))
            else:
                self._clear_desk(clean(key))

    def clear_history(self) -> None:
        """Forget which pages were read and how far, and the way through time, in all copies."""
        with self._changing():
            for place in tuple(self._shelves.places):
                self._shelves.places.remove(place.page)
                self._forget(place)
            self._clear_desk(TIME_PATH)

    def clear_everything(self) -> None:
        """Forget all that was ever kept, and all copies of it."""
        with self._changing():
            self._shelves.clear()
            self._changes = Changes(everything=True)

    def export_json(self) -> str:
        """All that is kept, as the text of an export file."""
        with self._lock:
            return export_text(self._shelves, self._now())

    def import_json(self, text: str) -> int:
        """Take in an export file, all of it or nothing; what is newer wins.

        Returns:
            How much of what it holds is new or changed here.

        Raises:
            ReaderStoreError: it is no export file, or no copy could be kept before.
        """
        coming = import_text(text)
        self._back_up()
        with self._changing():
            return sum(self._take_in(value) for value in coming)

    def _take_in(self, value: Kept) -> bool:
        """Keep a value from outside unless it is here already, or older than what is."""
        here: Kept | None = self._shelves.of(table_of(value)).get(key_of(value))
        if here is None and isinstance(value, Bookmark):
            same_page = self.bookmark(value.page)
            if same_page is not None:
                here, value = same_page, _joined(same_page, value)
                if value == here:
                    return False
                self._put(value)
                return True
        if here is None and isinstance(value, SavedComparison) and self._same(value):
            return False
        if here is not None and _last_change(here) >= _last_change(value):
            return False
        self._put(value)
        return True

    def _put_comparison(self, comparison: SavedComparison) -> SavedComparison:
        """Keep `comparison` unless the same is kept already."""
        kept = self._same(comparison)
        if kept is None:
            self._put(comparison)
            return comparison
        return kept

    def _same(self, comparison: SavedComparison) -> SavedComparison | None:
        """What is kept of the same board, options and rows, under whatever id."""
        wanted = comparison.board, comparison.options, comparison.rows
        kept = self._shelves.comparisons
        return next((c for c in kept if (c.board, c.options, c.rows) == wanted), None)

    def _clear_desk(self, key: str) -> None:
        gone = self._shelves.desk.forget(key)
        if gone is not None:
            self._forget(gone)


def _found(value: V | None) -> V:
    if value is None:
        raise ReaderStoreError(GONE)
    return value


def _joined(kept: Bookmark, other: Bookmark) -> Bookmark:
    """`kept` with the note of another bookmark on the same page; no word is lost."""
    if not other.note or other.note in kept.note:
        return kept
    note = f"{kept.note}\n\n{other.note}" if kept.note else other.note
    return replace(kept, note=note, note_saved=other.note_saved)


def _cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(clean(text) for text in texts)


def _last_change(value: Kept) -> dt.datetime:
    match value:
        case Bookmark():
            return max(value.saved, value.note_saved or value.saved)
        case SavedQuestion() | SavedComparison() | SavedPack():
            return value.saved
        case ValueAnswer() | CheckAnswer():
            return value.answered
        case Place():
            return value.opened
        case DeskItem():
            return value.put
        case PrintRecord():
            return dt.datetime.combine(value.printed, dt.time(), dt.UTC)
