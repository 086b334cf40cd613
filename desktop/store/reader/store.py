"""What a reader keeps: bookmarks with notes, questions, and the place in each page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar
from uuid import uuid4

from desktop.domain.errors import ReaderStoreError
from desktop.domain.reading import Bookmark, Place, SavedQuestion
from desktop.store.reader.exchange import LONGEST_NOTE, clean, export_text, import_text
from desktop.store.reader.file import Changes
from desktop.store.reader.saving import SavedShelves, row_key
from desktop.store.reader.tables import Kept, key_of, table_of

V = TypeVar("V")

GONE = "This is no longer in your list, so nothing was changed."


class ReaderStore(SavedShelves):
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

    def add_question(self, text: str, source: str = "", page: str = "") -> SavedQuestion:
        """Keep a question, last; the same one is kept once.

        Args:
            source: id of the Question it comes from; empty for the reader's own words.
        """
        with self._changing():
            text = clean(text)
            for kept in self._shelves.questions:
                if (source and kept.source == source) or (not source and kept.text == text):
                    return kept
            asked = SavedQuestion(str(uuid4()), text, clean(source), clean(page), self._now())
            self._put(asked)
            return asked

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

    def clear_history(self) -> None:
        """Forget which pages were read and how far, in all copies."""
        with self._changing():
            for place in tuple(self._shelves.places):
                self._shelves.places.remove(place.page)
                self._forget(place)

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
            How many bookmarks, questions and places are new or changed.

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
        if here is not None and _last_change(here) >= _last_change(value):
            return False
        self._put(value)
        return True


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


def _last_change(value: Kept) -> dt.datetime:
    match value:
        case Bookmark():
            return max(value.saved, value.note_saved or value.saved)
        case SavedQuestion():
            return value.saved
        case Place():
            return value.opened
