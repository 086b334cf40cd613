"""The real content, compiled once for all tests of it."""

from __future__ import annotations

import importlib.util
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.compiler.build import compile_content
from desktop.domain.library import LibraryContent
from desktop.library.opening import Library, open_library
from desktop.store.content import open_content
from desktop.store.search import SearchStore

ROOT = Path(__file__).resolve().parents[2]


def _is_compiled() -> bool:
    """Whether what `dev.py` compiled is what compiling would make now."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "build" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    dev = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(dev)
    compiled: bool = dev.content_is_compiled()
    return compiled


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[LibraryContent, Path]:
    """What `dev.py` compiled if nothing it rests on has changed since, else made here."""
    if _is_compiled():
        kept = paths.content_db().with_suffix(".pickle")
        return pickle.loads(kept.read_bytes()), paths.content_db()
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
