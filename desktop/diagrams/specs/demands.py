"""What every spec asks of its values; each refusal is a sentence for the editor of the content."""

from __future__ import annotations

import re
from collections.abc import Sequence


def demand(holds: bool, sentence: str) -> None:
    """Refuse a spec with `sentence` unless `holds`.

    Raises:
        ValueError: it does not hold.
    """
    if not holds:
        raise ValueError(sentence)


def demand_words(what: str, /, **words: str) -> None:
    """Refuse empty words."""
    for name, text in words.items():
        demand(bool(text.strip()), f"{what} has no words for '{name}'")


def demand_ids(what: str, ids: Sequence[str]) -> None:
    """Refuse ids that are not plain, or that stand twice."""
    for each in ids:
        plain = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each)
        demand(plain is not None, f"'{each}' is not lower-case words with hyphens")
    demand(len(set(ids)) == len(ids), f"two {what} have the same id")
