"""Writes a take-home code, and reads one however it was typed.

A code is one whole number in base 28 and a check letter. The number holds, from its lowest digit:
the version of this format, the look, and the place of what is named among all that can be named
(packs first, then single pages, then two pages, and so on, so that little is short).

The check letter follows ISO 7064, MOD 29,28. It finds every single wrong letter, and all but 1 in
378 of two swapped neighbours: those stand side by side in the alphabet of codes as well. So what is
on a code is always shown before anything is changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from desktop.domain.errors import CodeError
from desktop.domain.reading import ThemeName
from desktop.domain.take_home import (
    CODE_LETTERS,
    HIGHEST_NUMBER,
    LEAST_LETTERS,
    MOST_LETTERS,
    MOST_PAGES,
    TakeHome,
    grouped,
)

# Sheets with codes are kept for years: what these say of format 0 never changes, and nor do
# CODE_LETTERS, HIGHEST_NUMBER and MOST_PAGES.
_FORMAT, _FORMATS = 0, 2  # the other is for whatever comes later
_SCALES = (1.0, 1.15, 1.25, 1.5, 1.75, 2.0, 2.4)
_THEMES = (ThemeName.SYSTEM, ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST)
_LOOKS = len(_SCALES) * len(_THEMES)
_SIZES = (HIGHEST_NUMBER, *(HIGHEST_NUMBER**count for count in range(1, MOST_PAGES + 1)))
"""How many packs there can be, then how many ways to name 1 page, 2 pages, and so on."""

# No code holds S, Z or B, so whoever types one saw the figure that looks like it.
_MEANT = str.maketrans("SZB", "528")
_NEVER = frozenset("IL1O0")  # each looks like another of them, so none says which was meant
_AFTER_CODE = re.compile(r"\bcode\b[^\w]+([^.]+)", re.IGNORECASE)
_IN_GROUPS = re.compile(r"\b\w{4}(?:-\w{4})*-\w{1,4}\b")
_EXAMPLE = "A code looks like K7QX-29MA-4."


def code_of(home: TakeHome) -> str:
    """The code that names `home`, in groups of four letters."""
    which = len(home.pages)
    place = 0
    for number in home.pages or (home.pack,):
        place = place * HIGHEST_NUMBER + number - 1
    place += sum(_SIZES[:which])
    look = _SCALES.index(home.text_scale) * len(_THEMES) + _THEMES.index(home.theme)
    letters = _in_letters((place * _LOOKS + look) * _FORMATS + _FORMAT)
    return grouped(letters + _check_letter(letters))


def read_code(text: str) -> tuple[str, TakeHome]:
    """The code that stands in `text`, in groups, and what it names.

    Lower case, spaces and hyphens are as good as what is printed, and so are S, Z and B for 5, 2
    and 8. The words around it, such as all that a QR reader types, are passed over.

    Raises:
        CodeError: there is no code, or it was not typed as printed.
    """
    text = "".join(map(_plain, unicodedata.normalize("NFKC", text)))
    trouble: CodeError | None = None
    for candidate in _candidates(text):
        try:
            letters = _checked(candidate)
        except CodeError as error:
            trouble = trouble or error
        else:
            return grouped(letters), _home(letters)
    raise trouble or CodeError(f"Type the code from your sheet. {_EXAMPLE}")


def is_like_code(text: str) -> bool:
    """Whether `text` is written as codes are and not as words are, or says that it holds one."""
    figures = any(sign.isdecimal() for sign in text)
    return figures or text.isupper() or _AFTER_CODE.search(text) is not None


def _candidates(text: str) -> Iterator[str]:
    """What may be the code: what follows the word, else all of it, else any that looks like one."""
    if said := _AFTER_CODE.search(text):
        yield said[1]
    if text.strip():
        yield text
    yield from _IN_GROUPS.findall(text)


def _plain(sign: str) -> str:
    """Hyphens of every kind are one; what cannot be seen is nothing."""
    kind = unicodedata.category(sign)
    if kind == "Pd" or sign == "\N{MINUS SIGN}":
        return "-"
    return " " if kind[0] in "CZ" else sign


def _checked(text: str) -> str:
    """The letters of a code, check letter and all; refuses what was not typed as printed."""
    typed = "".join(sign for sign in text.upper() if unicodedata.category(sign)[0] not in "ZP")
    letters = typed.translate(_MEANT)
    if len(letters) > MOST_LETTERS:
        raise CodeError(f"This is too long for a code. Type only the code. {_EXAMPLE}")
    for sign in letters:
        if sign in _NEVER:
            raise CodeError(
                f"There is no “{sign}” in a code. I, L, O, 0 and 1 are never used, "
                "as they look like others. Look at that letter on your sheet again."
            )
        if sign not in CODE_LETTERS:
            raise CodeError(
                f"There is no “{sign}” in a code. A code has only letters from A to Y, "
                "and figures from 2 to 9."
            )
    if len(letters) < LEAST_LETTERS:
        raise CodeError(f"This is too short for a code. Check that you typed all of it. {_EXAMPLE}")
    if _check(letters) != 1:
        raise CodeError(
            "This is not quite the code on your sheet. Check the letters one by one. "
            "One may be wrong, missing or in another place."
        )
    return letters


def _check_letter(letters: str) -> str:
    return next(letter for letter in CODE_LETTERS if _check(letters + letter) == 1)


def _check(letters: str) -> int:
    """What ISO 7064, MOD 29,28, makes of `letters`; 1 for a whole code that is right."""
    many = len(CODE_LETTERS)
    total, product = 0, many
    for letter in letters:
        total = (product + CODE_LETTERS.index(letter)) % many
        product = (total or many) * 2 % (many + 1)
    return total


def _home(letters: str) -> TakeHome:
    number = 0
    for letter in letters[:-1]:
        number = number * len(CODE_LETTERS) + CODE_LETTERS.index(letter)
    rest, version = divmod(number, _FORMATS)
    place, look = divmod(rest, _LOOKS)
    which = 0
    while which < len(_SIZES) and place >= _SIZES[which]:
        place -= _SIZES[which]
        which += 1
    if version != _FORMAT or which == len(_SIZES) or _in_letters(number) != letters[:-1]:
        raise CodeError(
            "This code was made by a newer Waymark than this one. "
            "Ask your team to print the pages, or for a newer copy of Waymark."
        )
    named: list[int] = []
    for _ in range(which or 1):
        place, number = divmod(place, HIGHEST_NUMBER)
        named.insert(0, number + 1)
    scale, theme = divmod(look, len(_THEMES))
    return TakeHome(
        pages=tuple(named) if which else (),
        pack=0 if which else named[0],
        text_scale=_SCALES[scale],
        theme=_THEMES[theme],
    )


def _in_letters(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number, len(CODE_LETTERS))
        letters = CODE_LETTERS[digit] + letters
    return letters.rjust(LEAST_LETTERS - 1, CODE_LETTERS[0])
