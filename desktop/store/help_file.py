"""help.json: the pages of Help, beside the content that the program came with."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import AppError
from desktop.domain.help import HelpBook
from desktop.store.codec import from_json


class HelpFileError(AppError):
    """Help cannot be read; everything else works."""


def help_path(content: Path) -> Path:
    """Where the Help that belongs to the file `content` lies."""
    return content.with_name("help.json")


def read_help_file(path: Path) -> HelpBook:
    """The pages in `path`.

    Raises:
        HelpFileError: there is no such file, or it is damaged.
    """
    try:
        book = from_json(HelpBook, path.read_text(encoding="utf-8"))
        if not book.pages:
            raise ValueError("no pages")
    except (OSError, ValueError) as error:
        raise HelpFileError(
            f"Help cannot be read: the file {path} is missing or damaged. "
            "Please install Waymark again. You can go on reading."
        ) from error
    return book
