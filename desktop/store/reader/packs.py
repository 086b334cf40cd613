"""What staff keep at a station: packs that they put together, and what was printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.errors import ReaderStoreError
from desktop.domain.packs import (
    LONGEST_PACK_NAME,
    MOST_ITEMS,
    MOST_PRINTS,
    HandoutItem,
    PrintRecord,
    SavedPack,
    tidy_name,
)
from desktop.store.reader.exchange import clean, clean_json
from desktop.store.reader.saving import SavedShelves, row_key

GONE = "This pack is no longer here, so nothing was changed."
UNNAMED = "A pack needs a name, so it was not saved. Please type one."
LONG_NAME = f"A name has at most {LONGEST_PACK_NAME} characters. Please shorten it."
EMPTY = "A pack needs at least one page, so it was not saved."
TOO_MANY = f"A pack holds at most {MOST_ITEMS} pages, so it was not saved. Please make two of it."


def fit_name(text: str) -> str:
    """`text` as a pack is called.

    Raises:
        ReaderStoreError: nothing of it can be seen, or it is too long.
    """
    name = tidy_name(text)
    if not name:
        raise ReaderStoreError(UNNAMED)
    if len(name) > LONGEST_PACK_NAME:
        raise ReaderStoreError(LONG_NAME)
    return name


def fit_items(items: Iterable[HandoutItem]) -> tuple[HandoutItem, ...]:
    """`items` as a pack holds them.

    Raises:
        ReaderStoreError: there are none, or too many, or one is too long.
        ValueError: what was chosen for one is no JSON.
    """
    fit = tuple(
        HandoutItem(
            clean(item.page), clean(item.title), clean_json(item.detail) if item.detail else ""
        )
        for item in items
    )
    if not fit:
        raise ReaderStoreError(EMPTY)
    if len(fit) > MOST_ITEMS:
        raise ReaderStoreError(TOO_MANY)
    return fit


class PackShelves(SavedShelves):
    """The part of a reader's store that a clinic's staff use."""

    def packs(self) -> tuple[SavedPack, ...]:
        """All packs, in the order that staff gave them."""
        with self._lock:
            return tuple(self._shelves.packs)

    def add_pack(self, uuid: str, name: str, items: Iterable[HandoutItem]) -> SavedPack:
        """Keep a pack, last; two may have one name.

        Raises:
            ReaderStoreError: the name or the pages do not fit.
        """
        with self._changing():
            pack = SavedPack(uuid, fit_name(name), fit_items(items), self._now())
            self._put(pack)
            return pack

    def rename_pack(self, uuid: str, name: str) -> SavedPack:
        """Call a pack something else, where it stands.

        Raises:
            ReaderStoreError: it is gone, or the name does not fit.
        """
        with self._changing():
            renamed = replace(self._pack(uuid), name=fit_name(name), saved=self._now())
            self._put(renamed)
            return renamed

    def change_pack(self, uuid: str, items: Iterable[HandoutItem]) -> SavedPack:
        """Let a pack hold other pages.

        Raises:
            ReaderStoreError: it is gone, or the pages do not fit.
        """
        with self._changing():
            changed = replace(self._pack(uuid), items=fit_items(items), saved=self._now())
            self._put(changed)
            return changed

    def remove_pack(self, uuid: str) -> SavedPack:
        """Forget a pack, in all copies; what is returned can be restored."""
        with self._changing():
            gone = self._pack(uuid)
            self._shelves.packs.remove(uuid)
            self._forget(gone)
            return gone

    def restore_pack(self, pack: SavedPack) -> SavedPack:
        """Undo a removal; the pack stands again where it stood."""
        with self._changing():
            self._put(pack)
            return pack

    def order_packs(self, uuids: Iterable[str]) -> tuple[SavedPack, ...]:
        """Put the packs in this order; those not named follow."""
        with self._changing():
            self._shelves.packs.reorder(uuids)
            for pack in self._shelves.packs:
                self._changes.keys[row_key(pack)] = None
            return tuple(self._shelves.packs)

    def prints(self) -> tuple[PrintRecord, ...]:
        """What was printed, the newest first, whatever the clock said."""
        with self._lock:
            return tuple(self._shelves.prints)[::-1]

    def add_prints(self, records: Iterable[PrintRecord]) -> None:
        """Keep what was printed, in one transaction; past MOST_PRINTS the oldest go."""
        with self._changing():
            for record in records:
                self._put(_cleaned(record))
            shelf = self._shelves.prints
            for old in tuple(shelf)[: max(0, len(shelf) - MOST_PRINTS)]:
                shelf.forget(old.uuid)
                # It names nobody, so the copies need not be written anew for it.
                self._changes.keys[row_key(old)] = None

    def clear_prints(self) -> None:
        """Forget what was printed, in all copies."""
        with self._changing():
            for record in tuple(self._shelves.prints):
                self._shelves.prints.forget(record.uuid)
                self._forget(record)

    def _pack(self, uuid: str) -> SavedPack:
        pack = self._shelves.packs.get(uuid)
        if pack is None:
            raise ReaderStoreError(GONE)
        return pack


def _cleaned(record: PrintRecord) -> PrintRecord:
    return replace(
        record,
        page=clean(record.page),
        title=clean(record.title),
        pack=clean(record.pack),
        version=clean(record.version),
        digest=clean(record.digest),
        variant=clean(record.variant),
        station=clean(record.station),
    )
