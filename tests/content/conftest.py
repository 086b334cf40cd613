"""The real content, compiled once for all tests of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop import paths
from desktop.compiler.build import compile_content
from desktop.domain.library import LibraryContent
from desktop.store.content import open_content
from desktop.store.search import SearchStore


@pytest.fixture(scope="session")
def library_and_searches(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[LibraryContent, SearchStore]]:
    target = tmp_path_factory.mktemp("real") / "content.db"
    library = compile_content(paths.content_sources() / "en-GB", target)
    engine = open_content(target)
    yield library, SearchStore(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def library(library_and_searches: tuple[LibraryContent, SearchStore]) -> LibraryContent:
    return library_and_searches[0]


@pytest.fixture(scope="session")
def searches(library_and_searches: tuple[LibraryContent, SearchStore]) -> SearchStore:
    return library_and_searches[1]
