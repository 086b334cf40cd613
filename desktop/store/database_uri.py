"""How SQLite is told which file to open, and how."""

from __future__ import annotations

from pathlib import PurePath


def database_uri(path: PurePath, words: str) -> str:
    """The address of `path`, which may hold `#` or `%`, or lie on a share of Windows.

    Args:
        words: how to open it, such as `mode=ro`.
    """
    uri = path.as_uri()
    if not uri.startswith("file:///"):  # SQLite refuses to ask another computer by its name
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?{words}"
