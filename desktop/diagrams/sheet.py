"""The sheet a drawing is laid out on: its measures, and the shapes put down so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.diagrams.measure import ASCENT, DESCENT, LEADING, widest, width_of, wrap_whole
from desktop.diagrams.palettes import SCREEN_LABEL, Palette
from desktop.diagrams.shapes import Box, Ink, Label, Layout, Line, Rect, Shape
from desktop.domain.tokens import DiagramColours

MARGIN = 6.0  # room for strokes at the edge; the card around a drawing has its own padding
NAME = 19 / SCREEN_LABEL  # size of a name, in parts of a label's
LARGEST_MARK = 1.4  # pictures and strokes grow with the text up to this


@dataclass(frozen=True, slots=True)
class Frame:
    """What a drawing is laid out for.

    Args:
        width: px on screen, pt on paper.
        focus: id of the current step's element; empty shows all alike.
    """

    width: float
    palette: Palette
    text_scale: float
    focus: str = ""

    @property
    def colours(self) -> DiagramColours:
        return self.palette.colours

    @property
    def label(self) -> float:
        """Size of the smallest label."""
        return self.palette.label_size * self.text_scale

    @property
    def name(self) -> float:
        """Size of a name."""
        return self.label * NAME

    @property
    def relative_width(self) -> float:
        """The width as a screen at 100 % text would have it: decides between forms."""
        return self.width * SCREEN_LABEL / self.label

    def mark(self, length: float) -> float:
        """A length of the picture (stroke, gap, circle), given for a screen at 100 % text."""
        return length * min(self.label / SCREEN_LABEL, LARGEST_MARK)


class Sheet:
    """Gathers shapes from the top down."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.left = frame.mark(MARGIN)
        self.right = frame.width - self.left
        self._shapes: list[Shape] = []
        self._areas: dict[str, Box] = {}
        self._names: dict[str, str] = {}
        self._cuts: list[float] = []

    @property
    def room(self) -> float:
        return self.right - self.left

    def put(self, *shapes: Shape) -> None:
        self._shapes.extend(shapes)

    def mark_area(
        self, element: str, name: str, box: Box, radius: float, edge: bool = False
    ) -> None:
        """Name the part of the drawing that `element` stands for; tint it if it is current."""
        frame, colours = self.frame, self.frame.colours
        ink = Ink()
        if element == frame.focus:
            ink = Ink(fill=colours.band)
            if edge or frame.palette.band_edge:
                ink = Ink(fill=colours.band, stroke=colours.curve, width=frame.mark(2.5))
        self.put(Rect(box, ink, radius, id=element))
        self._areas[element] = box
        self._names[element] = name

    def write(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        *,
        size: float = 0,
        weight: int = 500,
        fill: str = "",
        anchor: str = "start",
        backing: str = "",
    ) -> float:
        """Write `lines` below each other from `top`; gives the y below them.

        Args:
            size: the label's size if 0.
            fill: the label's colour if empty.
            backing: colour of a box behind each line, which keeps gridlines off the words.
        """
        size = size or self.frame.label
        baseline = top + ASCENT * size
        for line in lines:
            label = Label(line, x, baseline, size, weight, fill or self.frame.colours.label, anchor)
            if backing:
                self.put(Rect(label.box.grown(self.frame.mark(2)), Ink(fill=backing)))
            self.put(label)
            baseline += LEADING * size
        return top + height_of(lines, size)

    def allow_cut(self, y: float) -> None:
        """Let a drawing too tall for a page be cut here; nothing put down may cross it."""
        self._cuts.append(y)

    def rule(self, y: float) -> None:
        """A thin line across the sheet."""
        ink = Ink(stroke=self.frame.colours.grid, width=self.frame.mark(1.5))
        self.put(Line(self.left, y, self.right, y, ink))

    def finish(self, bottom: float) -> Layout:
        """Everything put down, on a sheet that ends below `bottom`."""
        height = bottom + self.frame.mark(MARGIN)
        width, shapes = self.frame.width, tuple(self._shapes)
        return Layout(width, height, shapes, self._areas, self._names, tuple(self._cuts))


def height_of(lines: Sequence[str], size: float) -> float:
    """Height of `lines` written below each other."""
    return (len(lines) - 1) * LEADING * size + (ASCENT + DESCENT) * size if lines else 0.0


def name_size(frame: Frame, name: str, room: float) -> float:
    """Size of a bold name; no smaller than a label, even where a word is too wide for `room`."""
    longest = max(width_of(word, frame.name, 700) for word in re.split(r"(?<=-)| ", name))
    return frame.name if longest <= room else frame.label


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A sign and what it means; `draw` puts the sign into the box it is given."""

    draw: Callable[[Sheet, Box], None]
    meaning: str


def write_key(sheet: Sheet, entries: Sequence[KeyEntry], top: float) -> float:
    """Write `entries` in as many columns as fit, from `top`; gives the y below them."""
    frame = sheet.frame
    size = frame.label
    sign, gap, between = max(frame.mark(30), 1.6 * size), frame.mark(8), frame.mark(26)
    own = [sign + gap + width_of(entry.meaning, size, 500) for entry in entries]
    columns = _columns_that_fit(own, sheet.room, between)
    starts, x = [], sheet.left
    for column in range(columns):
        starts.append(x)
        x += max(own[column::columns]) + between
    y = top
    for first in range(0, len(entries), columns):
        below = y
        for x, entry in zip(starts, entries[first : first + columns], strict=False):
            lines = wrap_whole(entry.meaning, size, 500, sheet.right - x - sign - gap)
            entry.draw(sheet, Box(x, y, sign, height_of(lines[:1], size)))
            below = max(below, sheet.write(lines, x + sign + gap, y))
        y = below + frame.mark(12)
    return y - frame.mark(12) if entries else top


def _columns_that_fit(own: Sequence[float], room: float, between: float) -> int:
    """In how many columns entries of these widths make the fewest, fullest rows."""
    for columns in range(len(own), 1, -1):
        widths = [max(own[column::columns]) for column in range(columns)]
        if sum(widths) + between * (columns - 1) <= room:
            rows = -(-len(own) // columns)
            return -(-len(own) // rows)
    return 1


def tag_size(frame: Frame, words: str, room: float) -> tuple[tuple[str, ...], float, float]:
    """The lines of a tag, with its width and height."""
    lines = wrap_whole(words, frame.label, 500, room - frame.mark(22))
    width = widest(lines, frame.label, 500) + frame.mark(22)
    return lines, width, height_of(lines, frame.label) + frame.mark(9)


def write_tag(sheet: Sheet, words: str, x: float, top: float, room: float, *, dashed: bool) -> Box:
    """Write `words` in an outline, dashed for what is not settled."""
    frame = sheet.frame
    lines, width, height = tag_size(frame, words, room)
    box = Box(x, top, width, height)
    dash = (frame.mark(5), frame.mark(4)) if dashed else ()
    ink = Ink(stroke=frame.colours.axis, width=frame.mark(1.6), dash=dash)
    sheet.put(Rect(box, ink, min(height / 2, frame.mark(15))))
    sheet.write(lines, x + frame.mark(11), top + frame.mark(4.5))
    return box
