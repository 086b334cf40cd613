"""Opens the content once and hands out what works on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from desktop import paths
from desktop.domain.reading import DrugNames
from desktop.handouts.typesetter import Typesetter
from desktop.library.drawings import Drawings
from desktop.library.handouts import HandoutMaker
from desktop.library.pages import Pages
from desktop.library.shelves import Shelves
from desktop.store.content import ContentStore, open_content
from desktop.store.manifest import Manifest, verify
from desktop.store.search import SearchStore


@dataclass(frozen=True)
class Library:
    """One opened content.db with everything that reads, finds, draws and prints from it."""

    manifest: Manifest
    content: ContentStore
    searches: SearchStore
    names: DrugNames

    @cached_property
    def pages(self) -> Pages:
        return Pages(self.content, self.names)

    @cached_property
    def shelves(self) -> Shelves:
        return Shelves(self.content, self.pages)

    @cached_property
    def drawings(self) -> Drawings:
        return Drawings(self.content)

    @cached_property
    def handouts(self) -> HandoutMaker:
        return HandoutMaker(self.content, self.pages.article, self.drawings.draw)

    @cached_property
    def typesetter(self) -> Typesetter:
        return Typesetter(paths.resources())


def open_library(path: Path, names: DrugNames = DrugNames.UK) -> Library:
    """Check the file against its manifest, then open it for reading only.

    Raises:
        ContentStoreError: it is missing, damaged, or made for another version of the program.
    """
    manifest = verify(path)
    engine = open_content(path)
    return Library(manifest, ContentStore(engine), SearchStore(engine), names)
