"""Keeps what the reader keeps without the window ever waiting for the disk."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.content import PageCard, Question
from desktop.domain.errors import ReaderStoreError
from desktop.domain.packs import (
    FAVOURITE_PACKS,
    MOST_FAVOURITES,
    HandoutItem,
    PrintRecord,
    SavedPack,
    own_ref,
    ready_ref,
)
from desktop.domain.reading import (
    TIME_PATH,
    Bookmark,
    CheckAnswer,
    CheckOutcome,
    Place,
    SavedComparison,
    SavedQuestion,
    ValueAnswer,
    Weight,
)
from desktop.library.opening import Library
from desktop.library.packs import refs_in, refs_text
from desktop.store.reader import ReaderStore, memory_store
from desktop.store.reader.packs import fit_items, fit_name
from desktop.tasks.tasks import Tasks
from desktop.ui.main_window import MainWindow

PLACES_KEPT = 1000
RETRY_MS = 20_000

Removed = Bookmark | SavedQuestion | SavedComparison | SavedPack  # what Undo brings back


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Keeping(QObject):
    """What the reader keeps, as the screens know it; the store follows on its own thread.

    The copies held here change only after the store has answered, so what a screen calls
    saved has been committed. What lies on the desk is here at once: nobody is told it is saved.

    Args:
        writer: tasks with one thread, so that writes keep their order.
        keep_history: asked each time, because the reader may turn history off.
        first_favourites: ids of ready-made packs that are on Home until staff choose.
    """

    bookmarks_changed = Signal()
    questions_changed = Signal()
    values_changed = Signal()
    checks_changed = Signal()
    comparisons_changed = Signal()
    places_changed = Signal()
    packs_changed = Signal()  # or which of them are on Home
    prints_changed = Signal()
    put_away = Signal()  # a session began or ended, or all was cleared: nothing may lie about
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
        first_favourites: Iterable[str] = (),
    ) -> None:
        super().__init__(parent)
        self._first_favourites = tuple(map(ready_ref, first_favourites))
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
        self.value_answers: tuple[ValueAnswer, ...] = store.value_answers()
        self.check_answers: tuple[CheckAnswer, ...] = store.check_answers()
        self.comparisons: tuple[SavedComparison, ...] = store.comparisons()
        self.packs: tuple[SavedPack, ...] = store.packs()
        self.prints: tuple[PrintRecord, ...] = store.prints()
        self._desk: dict[str, str] = {item.key: item.body for item in store.desk_items()}
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
            self.values_changed.emit()
            self.checks_changed.emit()
            self.comparisons_changed.emit()
            self.places_changed.emit()
            self.packs_changed.emit()
            self.prints_changed.emit()
            self.put_away.emit()

    @property
    def saved(self) -> bool:
        """Whether all that is kept lies on the disk."""
        return self._store.unsaved == 0

    @property
    def keeps_history(self) -> bool:
        """Whether it is remembered what was read."""
        return self._keep_history()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where every page was left, the page read last first, whatever the clock said."""
        return tuple(self._places.values())[::-1]

    def bookmark(self, page: str) -> Bookmark | None:
        return next((mark for mark in self.bookmarks if mark.page == page), None)

    def place(self, page: str) -> Place | None:
        return self._places.get(page)

    def desk(self, key: str) -> str:
        """What was put on the desk under `key`; empty when nothing was."""
        return self._desk.get(key, "")

    def toggle_bookmark(self, page: str) -> None:
        kept = self.bookmark(page)
        if kept is not None:
            self.remove_bookmark(kept.uuid)
            return
        title = self._library.pages.article(page).title
        self._write(lambda store: store.add_bookmark(page, title), self._on_bookmarks_written)

    def add_bookmarks(self, cards: Iterable[PageCard]) -> None:
        """Keep several pages; the toast offers to take off those that were not kept before."""
        store, new = self._store, [card for card in cards if self.bookmark(card.id) is None]

        def add() -> tuple[Bookmark, ...]:
            return tuple(store.add_bookmark(card.id, card.title) for card in new)

        def take_off(added: tuple[Bookmark, ...]) -> None:
            kept = store.bookmarks()
            for mark in added:
                if mark in kept:  # a note that was written since is not thrown away
                    store.remove_bookmark(mark.uuid)

        def done(added: tuple[Bookmark, ...]) -> None:
            self._on_bookmarks_written(None)
            self._window.show_toast(
                self.tr("%n page(s) put on My list", "", len(added)),
                lambda: self._bring_back(lambda: take_off(added), self._on_bookmarks_written),
            )

        self._writer.run(self, add, done, self._on_failed)

    def remove_bookmark(self, uuid: str) -> None:
        """Remove a bookmark and its note; the toast offers to bring both back."""
        self._remove(lambda store: store.remove_bookmark(uuid), self._on_bookmarks_written)

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
            title = self._library.pages.article(page).title
            self._write(
                lambda store: store.add_question(question.text, question.id, page, title),
                self._on_questions_written,
            )
        else:
            self._write(lambda store: store.remove_question(saved.uuid), self._on_questions_written)

    def add_own_question(self, text: str) -> None:
        """Keep a question in the reader's own words; nothing but spaces is no question."""
        if text := text.strip():
            self._write(lambda store: store.add_question(text), self._on_questions_written)

    def edit_question(self, uuid: str, text: str) -> None:
        """Keep other words for a question; without any it stays as it is."""
        if text := text.strip():
            self._write(lambda store: store.edit_question(uuid, text), self._on_questions_written)

    def remove_question(self, uuid: str) -> None:
        """Remove a question; the toast offers to bring it back."""
        self._remove(lambda store: store.remove_question(uuid), self._on_questions_written)

    def tick_question(self, uuid: str, ticked: bool) -> None:
        """Say whether a question goes on the sheet."""
        self._write(lambda store: store.tick_question(uuid, ticked), self._on_questions_written)

    def order_questions(self, uuids: Iterable[str]) -> None:
        """Put the questions in this order, the most important first."""
        order = tuple(uuids)
        self._write(lambda store: store.order_questions(order), self._on_questions_written)

    def save_value_answer(self, card: str, chair: int, weight: Weight) -> None:
        """Keep how much a value card matters to the person in `chair`."""
        self._write(
            lambda store: store.save_value_answer(card, chair, weight), self._on_values_written
        )

    def remove_value_answer(self, card: str, chair: int) -> None:
        """Take one answer back."""
        self._write(lambda store: store.remove_value_answer(card, chair), self._on_values_written)

    def clear_value_answers(self, chair: int) -> None:
        """Forget all that the person in `chair` said of the value cards."""
        self._write(lambda store: store.clear_value_answers(chair), self._on_values_written)

    def save_check_answer(self, check: str, ask: str, page: str, outcome: CheckOutcome) -> None:
        """Keep how a self-check went, with the question's words as they are now."""
        self._write(
            lambda store: store.save_check_answer(check, ask, page, outcome),
            self._on_checks_written,
        )

    def add_comparison(
        self,
        board: str,
        options: Iterable[str],
        names: Iterable[str],
        rows: Iterable[str],
        title: str,
    ) -> None:
        """Keep a comparison; see `ReaderStore.add_comparison`."""
        compared, called, shown = tuple(options), tuple(names), tuple(rows)
        self._write(
            lambda store: store.add_comparison(board, compared, called, shown, title),
            self._on_comparisons_written,
        )

    def remove_comparison(self, uuid: str) -> None:
        """Remove a kept comparison; the toast offers to bring it back."""
        self._remove(lambda store: store.remove_comparison(uuid), self._on_comparisons_written)

    def pack(self, uuid: str) -> SavedPack | None:
        return next((pack for pack in self.packs if pack.uuid == uuid), None)

    def add_pack(self, name: str, items: Iterable[HandoutItem]) -> str:
        """Keep a pack, last; it is among `packs` when `packs_changed` says so.

        Returns:
            Its uuid; empty when the name or the pages do not fit, and the notice bar says why.
        """
        uuid, held = str(uuid4()), tuple(items)
        try:
            fit_name(name)
            fit_items(held)
        except ReaderStoreError as error:
            self._on_failed(error)
            return ""
        self._write(lambda store: store.add_pack(uuid, name, held), self._on_packs_written)
        return uuid

    def rename_pack(self, uuid: str, name: str) -> None:
        """Call a pack something else; the notice bar tells why not."""
        self._write(lambda store: store.rename_pack(uuid, name), self._on_packs_written)

    def change_pack(self, uuid: str, items: Iterable[HandoutItem]) -> None:
        """Let a pack hold other pages."""
        held = tuple(items)
        self._write(lambda store: store.change_pack(uuid, held), self._on_packs_written)

    def remove_pack(self, uuid: str) -> None:
        """Remove a pack; the toast offers to bring it back, to Home too."""
        self._remove(lambda store: store.remove_pack(uuid), self._on_packs_written)

    def order_packs(self, uuids: Iterable[str]) -> None:
        """Put own packs in this order."""
        order = tuple(uuids)
        self._write(lambda store: store.order_packs(order), self._on_packs_written)

    @property
    def favourites(self) -> tuple[str, ...]:
        """The packs on Home as `PackCard.ref`, in their order; those of own packs are here."""
        chosen = self.desk(FAVOURITE_PACKS)
        refs = refs_in(chosen) if chosen else self._first_favourites
        gone = {ref for ref in refs if ref.startswith(own_ref(""))}
        gone -= {own_ref(pack.uuid) for pack in self.packs}
        return tuple(ref for ref in refs if ref not in gone)

    def set_favourite(self, ref: str, favourite: bool) -> None:
        """Put a pack on Home, last, or take it off."""
        others = tuple(each for each in self.favourites if each != ref)
        if favourite and len(others) >= MOST_FAVOURITES:
            self._window.show_notice(
                self.tr(
                    "Home has room for %n packs. Please take one off Home first.",
                    "",
                    MOST_FAVOURITES,
                )
            )
            self.packs_changed.emit()  # so that nothing shows what was not done
            return
        self.order_favourites((*others, ref) if favourite else others)

    def order_favourites(self, refs: Iterable[str]) -> None:
        """Let these packs be on Home, in this order."""
        self.put_on_desk(FAVOURITE_PACKS, refs_text(tuple(refs)[:MOST_FAVOURITES]))
        self.packs_changed.emit()

    def record_prints(self, records: Iterable[PrintRecord]) -> None:
        """Remember what was printed."""
        printed = tuple(records)
        self._write(lambda store: store.add_prints(printed), self._on_prints_written)

    def clear_prints(self) -> None:
        """Forget what was printed, and nothing else."""
        self._write(lambda store: store.clear_prints(), self._on_prints_written)

    def put_on_desk(self, key: str, body: str) -> None:
        """Remember where something was left; what tells of reading only while history is on.

        Args:
            body: JSON text, at most LONGEST_DESK_ITEM; empty forgets it.
        """
        self._desk[key] = body
        if key != TIME_PATH or self._keep_history():
            store = self._store
            self._writer.run(self, lambda: store.put_on_desk(key, body))

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
        self._desk.pop(TIME_PATH, None)
        self.places_changed.emit()
        self._write(lambda store: store.clear_history(), None)

    def clear_everything(self) -> None:
        self._places.clear()
        self._desk.clear()
        self.places_changed.emit()
        self.put_away.emit()
        self._write(lambda store: store.clear_everything(), self._on_everything_cleared)

    def _write(
        self, work: Callable[[ReaderStore], object], done: Callable[[object], object] | None
    ) -> None:
        store = self._store  # the one of now, even if a private session begins before it is done
        self._writer.run(self, lambda: work(store), done, self._on_failed)

    def _remove(
        self, remove: Callable[[ReaderStore], Removed], done: Callable[[object], object]
    ) -> None:
        """Remove what `remove` returns, show that with `done`, and offer to bring it back."""
        store = self._store

        def removed(gone: Removed) -> None:
            done(gone)
            self._removed = store, gone
            words = (
                self.tr("Pack removed")
                if isinstance(gone, SavedPack)
                else self.tr("Removed from your list")
            )
            self._window.show_toast(words, self._on_undo_removal)

        self._writer.run(self, lambda: remove(store), removed, self._on_failed)

    def _on_undo_removal(self) -> None:
        store, gone = self._removed
        match gone:
            case Bookmark():
                self._bring_back(lambda: store.restore_bookmark(gone), self._on_bookmarks_written)
            case SavedQuestion():
                self._bring_back(lambda: store.restore_question(gone), self._on_questions_written)
            case SavedComparison():
                self._bring_back(
                    lambda: store.restore_comparison(gone), self._on_comparisons_written
                )
            case SavedPack():
                self._bring_back(lambda: store.restore_pack(gone), self._on_packs_written)

    def _bring_back(self, restore: Callable[[], object], done: Callable[[object], object]) -> None:
        self._writer.run(self, restore, done, self._on_failed)

    def _on_retry(self) -> None:
        if self._store.unsaved:
            self._write(lambda store: store.retry(), None)

    def _on_failed(self, error: Exception) -> None:
        self._window.show_notice(str(error))

    def _on_bookmarks_written(self, _: object) -> None:
        self.bookmarks = self._store.bookmarks()
        self.bookmarks_changed.emit()

    def _on_questions_written(self, _: object) -> None:
        self.questions = self._store.questions()
        self.questions_changed.emit()

    def _on_values_written(self, _: object) -> None:
        self.value_answers = self._store.value_answers()
        self.values_changed.emit()

    def _on_checks_written(self, _: object) -> None:
        self.check_answers = self._store.check_answers()
        self.checks_changed.emit()

    def _on_comparisons_written(self, _: object) -> None:
        self.comparisons = self._store.comparisons()
        self.comparisons_changed.emit()

    def _on_packs_written(self, _: object) -> None:
        self.packs = self._store.packs()
        self.packs_changed.emit()

    def _on_prints_written(self, _: object) -> None:
        self.prints = self._store.prints()
        self.prints_changed.emit()

    def _on_everything_cleared(self, _: object) -> None:
        self._on_bookmarks_written(None)
        self._on_questions_written(None)
        self._on_values_written(None)
        self._on_checks_written(None)
        self._on_comparisons_written(None)
        self._on_packs_written(None)
        self._on_prints_written(None)
