"""A profile folder, a clock that is set by hand, and what to look at them with."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desktop.store.profile import Profile
from desktop.store.reader import OpenedReader, ReaderStore, open_reader


class Clock:
    """Shows what it was set to."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += dt.timedelta(days=days)


class Desk:
    """One reader's profile, to be opened, looked into and harmed."""

    def __init__(self, root: Path) -> None:
        self.places = Profile(root)
        self.clock = Clock()
        self.told: list[str] = []

    def open(self, **how: bool) -> OpenedReader:
        return open_reader(self.places.root, self.clock, on_trouble=self.told.append, **how)

    def store(self) -> ReaderStore:
        opened = self.open()
        assert opened.notices == ()
        assert not opened.memory_only
        return opened.store

    def kept(self) -> ReaderStore:
        """What is on the disk now."""
        return self.open(read_only=True).store

    @contextmanager
    def sql(self, path: Path | None = None) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(path or self.places.reader)) as connection:
            yield connection
            connection.commit()

    def backups(self) -> list[str]:
        return sorted(path.name for path in self.places.backups.iterdir())

    def holds(self, marker: str) -> list[str]:
        """Files of the profile in which `marker` can be read."""
        return [
            path.relative_to(self.places.root).as_posix()
            for path in sorted(self.places.root.rglob("*"))
            if path.is_file() and marker.encode() in path.read_bytes()
        ]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "profile # % ü")
