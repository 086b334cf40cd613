"""How much room words take, from the bundled font and without Qt.

Kerning is left out: it only ever brings letters closer, so the widths here are upper bounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from desktop.paths import resources

ASCENT = 0.76  # of the size: above the baseline to the top of "l"
DESCENT = 0.22  # below the baseline to the foot of "g"
LEADING = 1.26  # baseline to baseline
ROUNDING = 0.01  # px: words fill a room that was measured for them

_FILES = {500: "500Medium", 600: "600SemiBold", 700: "700Bold"}


@cache
def _advances(weight: int) -> Mapping[str, float]:
    """Width of every character the font has, in parts of the size."""
    from fontTools.ttLib import TTFont  # takes 60 ms: only once something is drawn

    path = resources() / "fonts" / f"AtkinsonHyperlegibleNext_{_FILES[weight]}.ttf"
    with TTFont(path, lazy=True) as font:
        metrics, per_em = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): metrics[name][0] / per_em for code, name in font.getBestCmap().items()}


@lru_cache(4096)
def _ems(text: str, weight: int) -> float:
    advances = _advances(weight)
    return sum(advances.get(letter, 1.0) for letter in text)


def width_of(text: str, size: float, weight: int) -> float:
    """Width of one line of `text`; a character the font lacks counts as a wide one."""
    return size * _ems(text, weight)


def missing_letters(text: str) -> str:
    """Characters of `text` that the font cannot draw, each once."""
    return "".join(dict.fromkeys(letter for letter in text if letter not in _advances(500)))


def widest(lines: Sequence[str], size: float, weight: int) -> float:
    """Width of the longest of `lines`."""
    return max((width_of(line, size, weight) for line in lines), default=0.0)


def wrap(text: str, size: float, weight: int, room: float) -> tuple[str, ...]:
    """`text` in as few lines as `room` allows, broken at spaces.

    A word wider than `room` is broken after its hyphen, and only then inside.
    """
    lines: list[str] = []
    line, used = "", 0.0
    space = width_of(" ", size, weight)
    for word in text.split(" "):
        width = width_of(word, size, weight)
        if line and used + space + width <= room + ROUNDING:
            line, used = f"{line} {word}", used + space + width
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, size, weight, room)
        lines.extend(whole)
        used = width_of(line, size, weight)
    return (*lines, line)


def wrap_evenly(text: str, size: float, weight: int, room: float) -> tuple[str, ...]:
    """`wrap`, with lines of about the same length: no word is left alone on the last."""
    lines = wrap(text, size, weight, room)
    if len(lines) == 1:
        return lines
    narrowest, room = 0.0, widest(lines, size, weight)
    while room - narrowest > size / 8:
        middle = (narrowest + room) / 2
        tried = wrap(text, size, weight, middle)
        if len(tried) == len(lines) and widest(tried, size, weight) <= middle:
            lines, room = tried, middle
        else:
            narrowest = middle
    return lines


def _pieces(word: str, size: float, weight: int, room: float) -> list[str]:
    """`word` cut so that each piece fits `room`."""
    if width_of(word, size, weight) <= room + ROUNDING:
        return [word]
    hyphens = [cut for cut in range(2, len(word)) if word[cut - 1] == "-"]
    fitting = [cut for cut in hyphens if width_of(word[:cut], size, weight) <= room]
    if fitting:
        return [word[: fitting[-1]], *_pieces(word[fitting[-1] :], size, weight, room)]
    cut = len(word) - 1
    while cut > 1 and width_of(word[:cut] + "-", size, weight) > room:
        cut -= 1
    return [word[:cut] + "-", *_pieces(word[cut:], size, weight, room)]
