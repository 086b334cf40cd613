"""The real content, compiled once for all tests of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.compiler.build import compile_content
from desktop.domain.library import LibraryContent
from desktop.library.opening import Library, open_library
from desktop.store.content import open_content
from desktop.store.search import SearchStore


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[LibraryContent, Path]:
    target = tmp_path_factory.mktemp("real") / "content.db"
    return compile_content(paths.content_sources() / "en-GB", target), target


@pytest.fixture(scope="session")
def opened(compiled: tuple[LibraryContent, Path]) -> Iterator[Library]:
    """The library as the app opens it."""
    opened = open_library(compiled[1])
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def library_and_searches(
    compiled: tuple[LibraryContent, Path],
) -> Iterator[tuple[LibraryContent, SearchStore]]:
    library, target = compiled
    engine = open_content(target)
    yield library, SearchStore(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def library(library_and_searches: tuple[LibraryContent, SearchStore]) -> LibraryContent:
    return library_and_searches[0]


@pytest.fixture(scope="session")
def searches(library_and_searches: tuple[LibraryContent, SearchStore]) -> SearchStore:
    return library_and_searches[1]
