"""Makes words fit for paper: glyphs the font has, phrases that stay together, long words."""

from __future__ import annotations

import re
import unicodedata

from desktop.domain.content import MONTHS

NO_BREAK = "\u00a0"
MAY_BREAK = "\u200b"

LONGEST = 20  # letters that fit on one line at every size; longer words may break
PIECE = 14

_UNITS = (
    *("micrograms?", "milligrams?", "grams?", "kg", "mg", "g", "ml", "litres?", "mm", "cm", "km"),
    *("metres?", "seconds?", "minutes?", "hours?", "days?", "weeks?", "months?", "years?"),
    *("treatments?", "courses?", "tablets?", "doses?", "drips?", "drugs?"),
    *("people", "percent", "%", "°?C", "am", "pm", "points?", "times?", "in", "out"),
)
_KINDS = ("page", "step", "stage", "phase", "day", "week", "month", "year", "grade", "table")
_TIES = (
    re.compile(rf"(?<=\d) (?=(?:{'|'.join((*MONTHS, *_UNITS))})\b)"),  # 5 years, 6 August
    re.compile(rf"\b({'|'.join(_KINDS)}) (?=\d)", re.IGNORECASE),  # year 2
    re.compile(r"(?<=\d) (?=\d{3}\b)"),  # 01632 960 123
    re.compile(r"\b(Dr|Mr|Mrs|Ms|Prof)(\.?) (?=\w)"),
)
_SPACES = re.compile(r"[^\S\u00a0]+")
_LONG_WORD = re.compile(rf"[^\s\u00a0-]{{{LONGEST + 1},}}")
_SOFT_ENDS = re.compile(r"(?<=[/._:;,&=?@])(?=[^/._:;,&=?@])")
_SAME = str.maketrans({"\u2011": "-", "\u202f": NO_BREAK})
_UNSEEN = {"Cf", "Co", "Cn", "Cs"}  # direction marks, soft hyphens, private and broken letters


def readable(text: str) -> str:
    """`text` without control letters, direction marks and the like, in one line."""
    composed = unicodedata.normalize("NFC", text)
    if not composed.isprintable():  # most words are, and this takes half the time of a sheet
        composed = "".join(map(_without_controls, composed))
    return _SPACES.sub(" ", composed)


def printable(text: str, letters: frozenset[str]) -> str:
    """`text` as it can be set in a font that has `letters`.

    A letter that the font lacks becomes a question mark: it may only come from what a clinic or a
    reader typed, and one strange letter must not cost them the sheet.
    """
    known = readable(text).translate(_SAME)
    if not letters.issuperset(known):
        known = "".join(letter if letter in letters else "?" for letter in known)
    return _LONG_WORD.sub(_broken, tied(known))


def tied(text: str) -> str:
    """`text` with spaces that must not become line ends made non-breaking (PRINT-3)."""
    for tie in _TIES:
        text = tie.sub(lambda found: found.group().replace(" ", NO_BREAK), text)
    return text


def _without_controls(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if kind in _UNSEEN else letter


def _broken(found: re.Match[str]) -> str:
    pieces = []
    for part in _SOFT_ENDS.split(found.group()):
        pieces += (
            [part]
            if len(part) <= LONGEST
            else [part[start : start + PIECE] for start in range(0, len(part), PIECE)]
        )
    return MAY_BREAK.join(pieces)
