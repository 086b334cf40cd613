"""Packs of pages: those that came with the content, and those that staff put together."""

from __future__ import annotations

import json


def refs_in(text: str) -> tuple[str, ...]:
    """The packs that a desk item names, each once; none where it is none of ours."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(held, list):
        return ()
    return tuple(dict.fromkeys(ref for ref in held if isinstance(ref, str)))


def refs_text(refs: tuple[str, ...]) -> str:
    """`refs` as they lie on the desk; not empty even for none, which somebody chose."""
    return json.dumps(refs)
