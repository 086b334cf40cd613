"""Compares the files that came with the program with the list that was made of them."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import AppError
from desktop.store.manifest import sha256_of

LIST = "files.sha256"  # as sha256sum writes and reads it


def files(root: Path) -> str:
    """Read every listed file below `root`.

    Raises:
        AppError: some are missing or not as they were made; it names them.
    """
    try:
        listed = (root / LIST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return "no list of them, as in a checkout"
    wrong = [name for made, name in map(_parted, listed) if _sum_of(root / name) != made]
    if wrong:
        raise AppError(f"Missing or changed since they were made: {', '.join(wrong)}.")
    return f"{len(listed)} are as they were made"


def _parted(line: str) -> tuple[str, str]:
    made, _, name = line.partition("  ")
    return made, name


def _sum_of(file: Path) -> str:
    try:
        return sha256_of(file)
    except OSError:
        return ""
