"""reader.db: what a reader keeps, opened, written, copied and mended."""

from desktop.store.reader.opening import OpenedReader, memory_store, open_reader
from desktop.store.reader.store import ReaderStore

__all__ = ["OpenedReader", "ReaderStore", "memory_store", "open_reader"]
