"""Parts of a drawing that know their size before they are put down, and columns made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.diagrams.measure import widest, wrap_evenly, wrap_whole
from desktop.diagrams.palettes import SCREEN_LABEL
from desktop.diagrams.shapes import Box
from desktop.diagrams.sheet import Frame, Sheet, height_of, tag_size, write_tag

PADDING = 4.5  # px: by how much the tint of a part reaches beyond it
ROUND = 10.0  # px: its corners


@dataclass(frozen=True, slots=True)
class Block:
    """Something to put on a sheet; `put` takes its left and its top."""

    width: float
    height: float
    put: Callable[[Sheet, float, float], None]


def space(frame: Frame, length: float) -> float:
    """A gap between words, given for a screen at 100 % text; it grows with them."""
    return length * frame.label / SCREEN_LABEL


def _nothing(sheet: Sheet, left: float, top: float) -> None:
    """Leave the place empty."""


NOTHING = Block(0.0, 0.0, _nothing)


def words(
    frame: Frame,
    text: str,
    room: float,
    *,
    size: float = 0,
    weight: int = 500,
    fill: str = "",
    even: bool = False,
) -> Block:
    """`text` in lines that keep to `room`.

    Args:
        even: make the lines about the same length; otherwise only so that the last is not short.
    """
    size = size or frame.label
    lines = (wrap_evenly if even else wrap_whole)(text, size, weight, room)

    def put(sheet: Sheet, left: float, top: float) -> None:
        sheet.write(lines, left, top, size=size, weight=weight, fill=fill)

    return Block(widest(lines, size, weight), height_of(lines, size), put)


def tag(frame: Frame, text: str, room: float) -> Block:
    """`text` in a dashed outline."""
    _, width, height = tag_size(frame, text, room)

    def put(sheet: Sheet, left: float, top: float) -> None:
        write_tag(sheet, text, left, top, room, dashed=True)

    return Block(width, height, put)


def stack(gap: float, *blocks: Block) -> Block:
    """`blocks` below each other; empty ones take no room."""
    shown = [block for block in blocks if block.height]
    if not shown:
        return NOTHING

    def put(sheet: Sheet, left: float, top: float) -> None:
        for block in shown:
            block.put(sheet, left, top)
            top += block.height + gap

    height = sum(block.height for block in shown) + gap * (len(shown) - 1)
    return Block(max(block.width for block in shown), height, put)


def beside(pitch: float, *blocks: Block, feet: bool = False) -> Block:
    """`blocks` side by side, one every `pitch`: their heads on one line, or their feet."""
    height = max(block.height for block in blocks)

    def put(sheet: Sheet, left: float, top: float) -> None:
        for place, block in enumerate(blocks):
            lower = height - block.height if feet else 0.0
            block.put(sheet, left + place * pitch, top + lower)

    return Block(pitch * (len(blocks) - 1) + blocks[-1].width, height, put)


@dataclass(frozen=True, slots=True)
class Tier:
    """One level of a column.

    Args:
        gap: above it.
        foot: it ends, not begins, at the height of those beside it.
    """

    gap: float
    block: Block
    foot: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Tiers `first` to `last` of a column, which a step or a link finds by `id`.

    Args:
        x: its left, from that of the column.
    """

    id: str
    name: str
    x: float
    width: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Column:
    """Tiers below each other; those of columns side by side begin at one height."""

    x: float
    tiers: tuple[Tier, ...]
    parts: tuple[Part, ...] = ()


def tops(columns: Sequence[Column], top: float) -> tuple[tuple[float, float], ...]:
    """From where to where each tier of `columns` goes, the first from `top`."""
    levels: list[tuple[float, float]] = []
    y = top
    for level in range(max(len(column.tiers) for column in columns)):
        tiers = [column.tiers[level] for column in columns if level < len(column.tiers)]
        height = max(tier.block.height for tier in tiers)
        if height and y > top:
            y += max(tier.gap for tier in tiers if tier.block.height)
        levels.append((y, y + height))
        y += height
    return tuple(levels)


def put_columns(sheet: Sheet, columns: Sequence[Column], top: float) -> float:
    """Put `columns` down from `top`, their parts named; gives the y below them."""
    levels = tops(columns, top)
    for column in columns:
        for part in column.parts:
            upper, lower = levels[part.first][0], levels[part.last][1]
            box = Box(sheet.left + column.x + part.x, upper, part.width, lower - upper)
            mark_part(sheet, part.id, part.name, box)
    for column in columns:
        for tier, (upper, lower) in zip(column.tiers, levels, strict=False):
            top = lower - tier.block.height if tier.foot else upper
            tier.block.put(sheet, sheet.left + column.x, top)
    return levels[-1][1]


def mark_part(sheet: Sheet, element: str, name: str, box: Box) -> None:
    """Name a part of the drawing, with a little room around it for its tint."""
    mark = sheet.frame.mark
    sheet.mark_area(element, name, box.grown(mark(PADDING)), mark(ROUND))
