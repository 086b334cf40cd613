"""Short texts side by side, in as many columns of equal width as fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagrams.measure import wrap_evenly, wrap_whole
from desktop.diagrams.palettes import SCREEN_LABEL
from desktop.diagrams.shapes import Box
from desktop.diagrams.sheet import Frame, Sheet, height_of

LARGE = 1.12  # a heading, in parts of a name's size
_ACROSS, _DOWN = 28.0, 18.0  # px between columns and between rows


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of a cell."""

    text: str
    bold: bool = False
    muted: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs below each other.

    Args:
        element, name: of the area it is, if a step or a link leads to it.
        gap: px between the paragraphs.
    """

    words: tuple[Words, ...]
    element: str = ""
    name: str = ""
    gap: float = 5.0


@dataclass(frozen=True, slots=True)
class _Written:
    """A paragraph, measured: its lines, their size, and its y in the cell."""

    words: Words
    lines: tuple[str, ...]
    size: float
    y: float


class Grid:
    """Cells in columns, read row by row."""

    def __init__(self, frame: Frame, cells: Sequence[Cell], columns: int, room: float) -> None:
        self._frame = frame
        self._width = (room - frame.mark(_ACROSS) * (columns - 1)) / columns
        measured = [(cell, *_measured(cell, frame, self._width)) for cell in cells]
        self._rows = [measured[start : start + columns] for start in range(0, len(cells), columns)]
        self._heights = [max(height for *_, height in row) for row in self._rows]
        self.height = sum(self._heights) + frame.mark(_DOWN) * (len(self._rows) - 1)

    def write(self, sheet: Sheet, left: float, top: float) -> float:
        """Write the cells from `top`; gives the y below them."""
        frame = self._frame
        across, down, pad = frame.mark(_ACROSS), frame.mark(_DOWN), frame.mark(7)
        y = top
        for row, height in zip(self._rows, self._heights, strict=True):
            if y > top:
                sheet.allow_cut(y - down / 2)
            for place, (cell, written, _) in enumerate(row):
                x = left + place * (self._width + across)
                if cell.element:
                    area = Box(x, y, self._width, height).grown(pad)
                    sheet.mark_area(cell.element, cell.name, area, frame.mark(10))
                _write(sheet, written, x, y)
            y += height + down
        return y - down


def columns_that_fit(frame: Frame, room: float, least: float) -> int:
    """How many columns have room, each at least `least` wide (px at 100 % text)."""
    gap = frame.mark(_ACROSS)
    return max(1, int((room + gap) / (least * frame.label / SCREEN_LABEL + gap)))


def grid_of(cells: Sequence[Cell], frame: Frame, room: float, least: float) -> Grid:
    """`cells` in as few rows as fit, each at least `least` wide (px at 100 % text)."""
    fitting = min(len(cells), columns_that_fit(frame, room, least))
    rows = -(-len(cells) // fitting)
    return Grid(frame, cells, -(-len(cells) // rows), room)


def _measured(cell: Cell, frame: Frame, room: float) -> tuple[list[_Written], float]:
    """Each paragraph, and the height of all."""
    gap = cell.gap * frame.label / SCREEN_LABEL
    written = []
    y = 0.0
    for words in cell.words:
        size = frame.name * LARGE if words.large else frame.label
        weight = 700 if words.bold else 500
        lines = (wrap_evenly if words.large else wrap_whole)(words.text, size, weight, room)
        written.append(_Written(words, lines, size, y))
        y += height_of(lines, size) + gap
    return written, y - gap


def _write(sheet: Sheet, written: Sequence[_Written], x: float, top: float) -> None:
    colours = sheet.frame.colours
    for each in written:
        fill = colours.label_muted if each.words.muted else colours.label
        weight = 700 if each.words.bold else 500
        sheet.write(each.lines, x, top + each.y, size=each.size, weight=weight, fill=fill)
