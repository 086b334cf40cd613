"""The characters a page may hold: those that the bundled font can draw."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from pathlib import Path
from unicodedata import name

from uharfbuzz import Blob, Face

from desktop import paths
from desktop.compiler.problems import Say

FONT = Path("fonts") / "AtkinsonHyperlegibleNext_400Regular.ttf"

_INSTEAD = {
    "→": "'to'",
    "✓": "'yes'",
    "✗": "'no'",
    "≥": "'at least'",
    "≤": "'at most'",
    "\t": "spaces",
}


@cache
def drawable() -> frozenset[str]:
    """Every character of the body font, and the end of a line."""
    face = Face(Blob.from_file_path(paths.resources() / FONT))
    return frozenset(map(chr, face.unicodes)) | {"\n"}


def check_characters(text: str, line: int, allowed: Set[str], say: Say) -> str:
    """Tell of each character of `text` that cannot be drawn; gives `text` with spaces for them."""
    wrong = set(text) - allowed
    if not wrong:
        return text
    for number, each in enumerate(text.split("\n"), line):
        for sign in sorted(wrong & set(each)):
            called = name(sign, "a control character").lower()
            fix = f"write {_INSTEAD.get(sign, 'it in words, or with another sign')}"
            say(number, f"the font has no U+{ord(sign):04X} ({called})", fix)
    return text.translate({ord(sign): " " for sign in wrong})
