"""The parts that the program is made of, and under which licence each may be used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One part, as its licence asks to be named.

    Args:
        licence: an SPDX expression, such as `LGPL-3.0-only`.
        texts: names of the files, beside the list of notices, that hold its licence texts.
        source: where its source can be had, in words.
    """

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    source: str
