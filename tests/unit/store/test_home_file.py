"""What Home tells everybody is kept for before the library is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.content import HomeCard
from desktop.domain.screens import HomeView, PathStep, StepState
from desktop.store.home_file import home_path, read_home_file, write_home_file

HOME = HomeView(
    steps=(
        PathStep("What MS is", "what-ms-is", 5, StepState.NEXT),
        PathStep("Café", "ü", 1, StepState.LATER),
    ),
    cards=(HomeCard("page", "Title", "A sentence.", "stairs"),),
    recent=(),
)


def test_lies_beside_the_content() -> None:
    assert home_path(Path("some") / "content.db") == Path("some") / "home.json"


def test_comes_back_as_it_was(tmp_path: Path) -> None:
    write_home_file(tmp_path / "home.json", HOME)
    assert read_home_file(tmp_path / "home.json") == HOME


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff",
        b'{"steps": [], "cards": []}',
        b'{"steps": [{"page": "a"}], "cards": []}',
        b'{"steps": [{"page": "a", "title": "b", "minutes": 1}], "cards": [{"more": 1}]}',
    ],
)
def test_a_damaged_file_is_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "home.json").write_bytes(data)
    assert read_home_file(tmp_path / "home.json") is None


def test_there_may_be_none(tmp_path: Path) -> None:
    assert read_home_file(tmp_path / "home.json") is None
