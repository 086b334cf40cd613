"""What a reader keeps, held in memory.

It is little, so all of it is here: reading never waits for the disk, and what could not be
written yet is still shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from desktop.domain.packs import PrintRecord, SavedPack
from desktop.domain.reading import (
    Bookmark,
    CheckAnswer,
    DeskItem,
    Place,
    SavedComparison,
    SavedQuestion,
    ValueAnswer,
)
from desktop.store.reader.tables import (
    BOOKMARK,
    CHECK_ANSWER,
    COMPARISON,
    DESK_ITEM,
    PACK,
    PLACE,
    PRINT_RECORD,
    QUESTION,
    VALUE_ANSWER,
    Columns,
    Kept,
    key_of,
    table_of,
    value_of,
)

V = TypeVar("V", bound=Kept)


class Shelf(Generic[V]):
    """Values by their keys, in an order of their own, which no clock can upset."""

    def __init__(self) -> None:
        self._values: dict[str, V] = {}
        self._positions: dict[str, int] = {}
        self._next = 1

    def __iter__(self) -> Iterator[V]:
        return iter(sorted(self._values.values(), key=lambda value: self.position(key_of(value))))

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: str) -> V | None:
        return self._values.get(key)

    def position(self, key: str) -> int:
        return self._positions[key]

    def put(self, value: V, position: int | None = None) -> None:
        """Keep `value` where one with its key stands or stood; a new one comes last."""
        key = key_of(value)
        if position is None:
            position = self._positions.get(key, self._next)
        self._values[key] = value
        self._positions[key] = position
        self._next = max(self._next, position + 1)

    def put_last(self, value: V) -> None:
        self.put(value, self._next)

    def remove(self, key: str) -> V | None:
        """Take it out; put back, it stands where it stood."""
        return self._values.pop(key, None)

    def forget(self, key: str) -> V | None:
        """Take it out for good; put again, it comes last."""
        self._positions.pop(key, None)
        return self._values.pop(key, None)

    def clear(self) -> None:
        self._values.clear()
        self._positions.clear()

    def reorder(self, keys: Iterable[str]) -> None:
        """Let those of `keys` that are kept come first, in that order, then the others."""
        first = [key for key in dict.fromkeys(keys) if key in self._values]
        rest = [key_of(value) for value in self if key_of(value) not in set(first)]
        for position, key in enumerate(first + rest, 1):
            self._positions[key] = position
        self._next = len(self._values) + 1


class Shelves:
    """All that a reader keeps."""

    def __init__(self) -> None:
        self.bookmarks: Shelf[Bookmark] = Shelf()
        self.questions: Shelf[SavedQuestion] = Shelf()
        self.places: Shelf[Place] = Shelf()
        self.value_answers: Shelf[ValueAnswer] = Shelf()
        self.check_answers: Shelf[CheckAnswer] = Shelf()
        self.comparisons: Shelf[SavedComparison] = Shelf()
        self.desk: Shelf[DeskItem] = Shelf()
        self.packs: Shelf[SavedPack] = Shelf()
        self.prints: Shelf[PrintRecord] = Shelf()
        self._by_table: Mapping[str, Shelf[Any]] = {
            BOOKMARK.name: self.bookmarks,
            QUESTION.name: self.questions,
            PLACE.name: self.places,
            VALUE_ANSWER.name: self.value_answers,
            CHECK_ANSWER.name: self.check_answers,
            COMPARISON.name: self.comparisons,
            DESK_ITEM.name: self.desk,
            PACK.name: self.packs,
            PRINT_RECORD.name: self.prints,
        }

    def __iter__(self) -> Iterator[Kept]:
        for shelf in self._by_table.values():
            yield from shelf

    def of(self, table: str) -> Shelf[Any]:
        """The shelf that `table` keeps."""
        return self._by_table[table]

    def position(self, value: Kept) -> int:
        return self.of(table_of(value)).position(key_of(value))

    def put(self, value: Kept, position: int | None = None) -> None:
        self.of(table_of(value)).put(value, position)

    def put_row(self, table: str, row: Columns) -> None:
        """Keep what a sealed row says.

        Raises:
            KeyError, ValueError: it is no row of `table`.
        """
        self.put(value_of(table, row), row["position"])

    def clear(self) -> None:
        for shelf in self._by_table.values():
            shelf.clear()
