"""The handout that a reader gathers page by page; it lies on the desk until it is emptied."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.app.keeping import Keeping
from desktop.domain.packs import MOST_ITEMS, HandoutItem
from desktop.domain.reading import LONGEST_DESK_ITEM
from desktop.library.handout_items import HandoutItems, items_of, items_text, same_place
from desktop.ui.main_window import MainWindow

DESK = "handout"  # under which it lies among what is kept


class OwnHandout(QObject):
    """Puts pages on the reader's own handout and takes them off, with a way to undo.

    Args:
        pages: gives the items of pages of the library.
        sheets: by page name, what stands on that screen now as an item with its choices.

    Signals:
        changed: other pages lie on it, or in another order.
    """

    changed = Signal()

    def __init__(
        self,
        window: MainWindow,
        keeping: Keeping,
        pages: HandoutItems,
        sheets: Mapping[str, Callable[[], HandoutItem]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._keeping = keeping
        self._pages = pages
        self._sheets = sheets
        self._text = ""
        self._items: tuple[HandoutItem, ...] = ()
        self._before: tuple[HandoutItem, ...] = ()  # what Undo brings back
        self._on_kept_changed()
        # A private session has a desk of its own, and clearing everything empties this one.
        keeping.packs_changed.connect(self._on_kept_changed)
        keeping.put_away.connect(self._on_put_away)

    @property
    def items(self) -> tuple[HandoutItem, ...]:
        """The pages on it, in their order."""
        self._read()
        return self._items

    def item(self, page: str) -> HandoutItem:
        """A page of the library, or what stands now on a screen that has a sheet of its own.

        Raises:
            NotFoundError: there is none of that name.
        """
        made = self._sheets.get(page)
        return made() if made is not None else self._pages.of_page(page)

    def contains(self, item: HandoutItem) -> bool:
        """Whether the same page lies on it, with the same choices."""
        return same_place(self.items, item) >= 0

    def toggle(self, item: HandoutItem) -> None:
        """Put a page on it, last, or take it off again; the toast offers to undo."""
        if self.contains(item):
            self.remove(same_place(self.items, item))
        elif self.add([item]):
            self._say(self.tr("Added to your handout"))

    def add(self, items: Sequence[HandoutItem]) -> int:
        """Put pages on it, last, without those that lie there; how many there was room for."""
        new = [item for item in dict.fromkeys(items) if not self.contains(item)]
        room = MOST_ITEMS - len(self.items)
        if len(new) > room:
            words = self.tr("A handout has room for {most} pages. Take one off first.")
            self._window.show_notice(words.format(most=MOST_ITEMS))
        before = self.items
        if new[:room] and self.put((*self.items, *new[:room])):
            self._before = before
            return len(new[:room])
        return 0

    def remove(self, place: int) -> None:
        """Take a page off it; the toast offers to bring it back."""
        before = self.items
        if self.put((*before[:place], *before[place + 1 :])):
            self._before = before
            self._say(self.tr("Taken off your handout"))

    def clear(self) -> None:
        """Take everything off it; the toast offers to bring it back."""
        before = self.items
        if self.put(()):
            self._before = before
            self._say(self.tr("Your handout is empty"))

    def put(self, items: Sequence[HandoutItem]) -> bool:
        """Let these pages lie on it; False where so much was chosen for them that it is full."""
        text = items_text(items)
        if len(text) > LONGEST_DESK_ITEM:
            self._window.show_notice(
                self.tr("There is no room for this on your handout. Take a page off first.")
            )
            return False
        if text != self._text:
            self._text, self._items = text, tuple(items)
            self._keeping.put_on_desk(DESK, text)
            self.changed.emit()
        return True

    def say_added(self, count: int) -> None:
        """Tell that so many pages were put on it, and offer to undo that."""
        one = self.tr("Added to your handout")
        many = self.tr("%n pages added to your handout", "", count)
        self._say(one if count == 1 else many)

    def _say(self, words: str) -> None:
        self._window.show_toast(words, self._on_undo)

    def _on_undo(self) -> None:
        self.put(self._before)

    def _read(self) -> None:
        text = self._keeping.desk(DESK)
        if text != self._text:
            self._text, self._items = text, items_of(text)

    def _on_put_away(self) -> None:
        self._before = ()

    def _on_kept_changed(self) -> None:
        before = self._text
        self._read()
        if self._text != before:
            self._before = self._items
            self.changed.emit()
