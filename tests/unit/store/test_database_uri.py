"""How SQLite is told which file to open, on each system."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from desktop.store.database_uri import database_uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a #1/50%.db"), "file:///home/a%20%231/50%25.db?mode=ro"),
        (PureWindowsPath("C:\\Users\\Jörg\\a.db"), "file:///C:/Users/J%C3%B6rg/a.db?mode=ro"),
        (PureWindowsPath("\\\\server\\clinic\\a.db"), "file:////server/clinic/a.db?mode=ro"),
    ],
)
def test_each_place_has_an_address(path: PurePath, uri: str) -> None:
    assert database_uri(path, "mode=ro") == uri
