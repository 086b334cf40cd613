"""Keeps bookmarks, notes, questions and places without the window ever waiting for the disk."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.content import Question
from desktop.domain.reading import Bookmark, Place, SavedQuestion
from desktop.library.opening import Library
from desktop.store.reader import ReaderStore, memory_store
from desktop.tasks.tasks import Tasks
from desktop.ui.main_window import MainWindow

PLACES_KEPT = 1000
RETRY_MS = 20_000


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Keeping(QObject):
    """What the reader keeps, as the screens know it; the store follows on its own thread.

    The copies held here change only after the store has answered, so what a screen calls
    saved has been committed.

    Args:
        writer: tasks with one thread, so that writes keep their order.
        keep_history: asked each time, because the reader may turn history off.
    """

    bookmarks_changed = Signal()
    questions_changed = Signal()
    places_changed = Signal()
    note_saved = Signal(str)  # bookmark uuid
    note_not_saved = Signal(str, str)  # bookmark uuid, sentence

    def __init__(
        self,
        window: MainWindow,
        library: Library,
        store: ReaderStore,
        writer: Tasks,
        keep_history: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._library = library
        self._kept_store = store
        self._writer = writer
        self._keep_history = keep_history
        self._use(store)
        self._again = QTimer(self)
        self._again.setInterval(RETRY_MS)
        self._again.timeout.connect(self._on_retry)
        self._again.start()

    def _use(self, store: ReaderStore) -> None:
        """Show what `store` holds, and write to it from now on."""
        self._store = store
        self.bookmarks: tuple[Bookmark, ...] = store.bookmarks()
        self.questions: tuple[SavedQuestion, ...] = store.questions()
        recent = store.recent(PLACES_KEPT)
        self._places: dict[str, Place] = {place.page: place for place in recent[::-1]}

    @property
    def private(self) -> bool:
        """Whether nothing is kept until this is turned off or the window closes."""
        return self._store is not self._kept_store

    def set_private(self, private: bool) -> None:
        """Begin or end a private session; what was kept before is untouched, and out of sight."""
        if private != self.private:
            self._use(memory_store(_now) if private else self._kept_store)
            self.bookmarks_changed.emit()
            self.questions_changed.emit()
            self.places_changed.emit()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where every page was left, the page read last first, whatever the clock said."""
        return tuple(self._places.values())[::-1]

    def bookmark(self, page: str) -> Bookmark | None:
        return next((mark for mark in self.bookmarks if mark.page == page), None)

    def place(self, page: str) -> Place | None:
        return self._places.get(page)

    def toggle_bookmark(self, page: str) -> None:
        kept = self.bookmark(page)
        if kept is not None:
            self.remove_bookmark(kept.uuid)
            return
        title = self._library.pages.article(page).title
        self._write(lambda store: store.add_bookmark(page, title), self._on_bookmarks_written)

    def remove_bookmark(self, uuid: str) -> None:
        """Remove a bookmark and its note; the toast offers to bring both back."""
        self._write(lambda store: store.remove_bookmark(uuid), self._on_bookmark_removed)

    def save_note(self, uuid: str, text: str) -> None:
        """Keep a note; only what has been committed is called saved."""

        store = self._store

        def work() -> int:
            store.save_note(uuid, text)
            return store.unsaved

        def done(unsaved: int) -> None:
            self.bookmarks = tuple(
                dataclasses.replace(mark, note=text) if mark.uuid == uuid else mark
                for mark in self.bookmarks
            )
            if unsaved:
                self.note_not_saved.emit(uuid, self.tr("kept only while Waymark is open"))
            else:
                self.note_saved.emit(uuid)

        def failed(error: Exception) -> None:
            self.note_not_saved.emit(uuid, str(error))

        self._writer.run(self, work, done, failed)

    def toggle_question(self, question: Question, page: str) -> None:
        saved = next((kept for kept in self.questions if kept.source == question.id), None)
        if saved is None:
            self._write(
                lambda store: store.add_question(question.text, question.id, page),
                self._on_questions_written,
            )
        else:
            self._write(lambda store: store.remove_question(saved.uuid), self._on_questions_written)

    def save_place(self, place: Place) -> None:
        """Remember how far a page was read, unless history is off."""
        if not self._keep_history():
            return
        self._places.pop(place.page, None)
        self._places[place.page] = place  # last in the order of reading
        self.places_changed.emit()
        self._write(lambda store: store.save_place(place), None)

    def clear_history(self) -> None:
        self._places.clear()
        self.places_changed.emit()
        self._write(lambda store: store.clear_history(), None)

    def clear_everything(self) -> None:
        self._places.clear()
        self.places_changed.emit()
        self._write(lambda store: store.clear_everything(), self._on_everything_cleared)

    def _write(
        self, work: Callable[[ReaderStore], object], done: Callable[[object], object] | None
    ) -> None:
        store = self._store  # the one of now, even if a private session begins before it is done
        self._writer.run(self, lambda: work(store), done, self._on_failed)

    def _on_retry(self) -> None:
        if self._store.unsaved:
            self._write(lambda store: store.retry(), None)

    def _on_failed(self, error: Exception) -> None:
        self._window.show_notice(str(error))

    def _on_bookmarks_written(self, _: object) -> None:
        self.bookmarks = self._store.bookmarks()
        self.bookmarks_changed.emit()

    def _on_bookmark_removed(self, removed: object) -> None:
        self._on_bookmarks_written(None)
        if isinstance(removed, Bookmark):
            self._removed: Bookmark = removed
            self._window.show_toast(self.tr("Removed from your list"), self._on_undo_removal)

    def _on_undo_removal(self) -> None:
        removed = self._removed
        self._write(lambda store: store.restore_bookmark(removed), self._on_bookmarks_written)

    def _on_questions_written(self, _: object) -> None:
        self.questions = self._store.questions()
        self.questions_changed.emit()

    def _on_everything_cleared(self, _: object) -> None:
        self._on_bookmarks_written(None)
        self._on_questions_written(None)
