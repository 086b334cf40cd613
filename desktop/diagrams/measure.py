"""How much room words take, from the bundled font and without Qt.

HarfBuzz shapes the words, as it does for Qt; Typst's shaper is a port of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from desktop.paths import resources

if TYPE_CHECKING:
    from uharfbuzz import Font

ASCENT = 0.76  # of the size: above the baseline to the top of "l"
DESCENT = 0.22  # below the baseline to the foot of "g"
LEADING = 1.26  # baseline to baseline
ROUNDING = 0.01  # px: words fill a room that was measured for them
SHORT = 0.2  # of the room: a last line shorter than that looks lost
NARROWER = (0.94, 0.88, 0.82, 0.76, 0.7)  # of the room: tried so that the last line grows longer

_FILES = {500: "500Medium", 600: "600SemiBold", 700: "700Bold"}


@cache
def _font(weight: int) -> Font:
    from uharfbuzz import Blob, Face, Font  # takes 60 ms: only once something is drawn

    path = resources() / "fonts" / f"AtkinsonHyperlegibleNext_{_FILES[weight]}.ttf"
    return Font(Face(Blob.from_file_path(path)))


@lru_cache(32_768)
def _ems(text: str, weight: int) -> float:
    """Width of one line of `text` in parts of the size."""
    from uharfbuzz import Buffer, shape

    buffer = Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    font = _font(weight)
    shape(font, buffer)
    return float(sum(glyph.x_advance for glyph in buffer.glyph_positions) / font.face.upem)


def width_of(text: str, size: float, weight: int) -> float:
    """Width of one line of `text`; a character the font lacks counts as its empty box."""
    return size * _ems(text, weight)


def missing_letters(text: str) -> str:
    """Characters of `text` that the font cannot draw, each once."""
    known = _font(500).face.unicodes
    return "".join(dict.fromkeys(letter for letter in text if ord(letter) not in known))


def widest(lines: Sequence[str], size: float, weight: int) -> float:
    """Width of the longest of `lines`."""
    return max((width_of(line, size, weight) for line in lines), default=0.0)


@lru_cache(4_096)  # a drawing measures the same words again and again
def wrap(text: str, size: float, weight: int, room: float) -> tuple[str, ...]:
    """`text` in as few lines as `room` allows, broken at spaces.

    A word wider than `room` is broken after its hyphen, and only then inside.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, weight) <= room + ROUNDING:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, size, weight, room)
        lines.extend(whole)
    return (*lines, line)


def wrap_evenly(text: str, size: float, weight: int, room: float) -> tuple[str, ...]:
    """`wrap`, with lines of about the same length: no word is left alone on the last."""
    lines = wrap(text, size, weight, room)
    if len(lines) == 1:
        return lines
    room = widest(lines, size, weight)
    narrowest = min(room, widest(text.split(" "), size, weight))  # break no word for it
    while room - narrowest > size / 8:
        middle = (narrowest + room) / 2
        tried = wrap(text, size, weight, middle)
        if len(tried) == len(lines) and widest(tried, size, weight) <= middle:
            lines, room = tried, middle
        else:
            narrowest = middle
    return lines


def wrap_whole(text: str, size: float, weight: int, room: float) -> tuple[str, ...]:
    """`wrap`, with a little less of `room` where the last line would be short or a word alone."""
    lines = wrap(text, size, weight, room)
    if len(lines) == 1 or not _ends_lost(lines, size, weight, room):
        return lines
    for share in NARROWER:
        tried = wrap(text, size, weight, share * room)
        if len(tried) == len(lines) and not _ends_lost(tried, size, weight, room):
            return tried
    return lines


def _ends_lost(lines: Sequence[str], size: float, weight: int, room: float) -> bool:
    """Whether the last of `lines` is a word alone, or hardly longer."""
    return " " not in lines[-1] or width_of(lines[-1], size, weight) < SHORT * room


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
