"""Reads which parts the program is made of, and the texts of their licences.

Only the standard library and no content.db, so that Help can show them whatever else is missing.
"""

from __future__ import annotations

import json

from desktop import paths
from desktop.domain.errors import AppError
from desktop.domain.notices import Notice

LIST = "notices.json"


class NoticesError(AppError):
    """The licences that came with the program cannot be read; everything else works."""


def notices() -> tuple[Notice, ...]:
    """All parts, sorted by name.

    Raises:
        NoticesError: the list is missing or damaged.
    """
    try:
        return tuple(
            Notice(**{**held, "texts": tuple(held["texts"])}) for held in json.loads(_read(LIST))
        )
    except (ValueError, TypeError, KeyError) as error:
        raise _missing(LIST) from error


def licence_text(name: str) -> str:
    """The text in the file of this name, one of a `Notice`.

    Raises:
        NoticesError: it is not there, or it is no file of the licences.
    """
    if name not in {text for notice in notices() for text in notice.texts}:
        raise _missing(name)
    return _read(name)


def _read(name: str) -> str:
    try:
        return (paths.licences() / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _missing(name) from error


def _missing(name: str) -> NoticesError:
    return NoticesError(
        f"The file '{name}' of the licences could not be read. Everything else works."
    )
