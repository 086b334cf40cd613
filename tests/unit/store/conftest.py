"""Stores over small libraries, compiled once per run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from desktop.compiler.writer import write_content
from desktop.store.content import ContentStore, open_content
from desktop.store.search import SearchStore
from tests.small_library import small_library


@pytest.fixture(scope="session")
def content_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compiled content.db that no test may change."""
    target = tmp_path_factory.mktemp("content") / "content.db"
    write_content(small_library(), target, inputs_hash="inputs")
    return target


@pytest.fixture(scope="session")
def engine(content_file: Path) -> Iterator[Engine]:
    opened = open_content(content_file)
    yield opened
    opened.dispose()


@pytest.fixture
def content(engine: Engine) -> ContentStore:
    return ContentStore(engine)


@pytest.fixture(scope="session")
def searches(engine: Engine) -> SearchStore:
    return SearchStore(engine)
