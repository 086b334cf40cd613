"""What an installer asks before it lets a program take the place of another version."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.cli.self_test import KEPT_BY_NEWER, profile_test
from desktop.domain.errors import AppError
from desktop.store.profile import Profile
from desktop.store.reader import open_reader


def fits(_part: str, *_places: Path) -> str:
    return "loaded"


def broken(_part: str, *_places: Path) -> str:
    raise AppError("A library is missing.")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """One in which a bookmark was kept."""
    store = open_reader(tmp_path / "profile", lambda: dt.datetime.now(dt.UTC)).store
    store.add_bookmark("a", "A")
    store.close()
    return tmp_path / "profile"


def set_version(profile: Path, version: int) -> None:
    with closing(sqlite3.connect(Profile(profile).reader)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")


def test_a_profile_of_this_version_can_be_used(profile: Path) -> None:
    assert profile_test(profile, fits) == 0


def test_a_first_start_has_nothing_to_fear_and_leaves_nothing(tmp_path: Path) -> None:
    assert profile_test(tmp_path / "profile", fits) == 0
    assert list(tmp_path.iterdir()) == []


def test_what_a_newer_version_kept_is_told_by_a_code_of_its_own(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_version(profile, 99)
    before = Profile(profile).reader.read_bytes()
    assert profile_test(profile, fits) == KEPT_BY_NEWER
    assert capsys.readouterr().out.splitlines()[-1] == (
        "FAILED  profile: What is kept there was saved by a newer Waymark."
    )
    assert Profile(profile).reader.read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"no database"])
def test_a_damaged_profile_is_for_the_program_to_mend(profile: Path, damage: bytes) -> None:
    Profile(profile).reader.write_bytes(damage)
    assert profile_test(profile, fits) == 0


def test_a_program_that_does_not_start_here_is_told_first(profile: Path) -> None:
    set_version(profile, 99)
    assert profile_test(profile, broken) == 1
