"""Lays out people out of 100: who was affected, who was not, and how far to trust it.

Rows fill from the bottom. Two groups stand side by side while their people stay large enough to
be told apart, and below each other where they would not.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.diagrams.layouts.blocks import (
    NOTHING,
    Block,
    Column,
    Tier,
    beside,
    put_columns,
    space,
    stack,
    tag,
    words,
)
from desktop.diagrams.layouts.people_signs import draw_signs
from desktop.diagrams.measure import LEADING, width_of, wrap
from desktop.diagrams.palettes import SCREEN_LABEL
from desktop.diagrams.shapes import Box, Layout
from desktop.diagrams.sheet import Frame, Sheet, height_of
from desktop.diagrams.specs.people import Count, IconArray, PeopleGroup

ROOMY = 520  # relative px from which there is room for wide gaps, and for words beside a grid
SIGN = 1.45  # of a label's size: the sign beside the words
LARGEST_GRID = 320.0  # px
LARGEST_STACKED = 260.0  # px: of two grids below each other
SMALL_PITCH = 18.0  # px: people of two groups that stand closer are drawn taller than wide
TALL = 1.3
LEAST_PITCH = 0.8  # of a label's size: people of two groups side by side are no closer
MOST_LINES = 6  # of words below a grid in a narrow column
NOT_KNOWN = "Not known"


def lay_out(array: IconArray, frame: Frame) -> Layout:
    """The people of `array` for this width and text size."""
    sheet = Sheet(frame)
    if not array.groups:
        unknown = words(frame, NOT_KNOWN, sheet.room, size=frame.name, weight=700)
        columns: tuple[Column, ...] = (
            Column(0, (Tier(0, unknown), facts_tier(frame, array, sheet.room))),
        )
    elif len(array.groups) == 1 and relative(frame, sheet.room) >= ROOMY:
        columns = _one_beside(frame, array, array.groups[0], sheet.room)
    else:
        tiers = people_tiers(frame, array, sheet.room, frame.mark(LARGEST_GRID))
        columns = (Column(0, (*tiers, facts_tier(frame, array, sheet.room))),)
    return sheet.finish(put_columns(sheet, columns, sheet.left))


def description(array: IconArray, who: str) -> str:
    """The same in words."""
    counted = [f"{group.happened.sentence}. {group.did_not.sentence}." for group in array.groups]
    if len(counted) == 2:
        counted[1] = f"{array.groups[1].heading}. {counted[1]}"
    said = [*(counted or [f"{NOT_KNOWN}."]), f"{array.time}.", f"Who was studied: {who}."]
    said += [f"{array.likely}."] if array.likely else []
    return " ".join((*said, f"{array.study}."))


def relative(frame: Frame, room: float) -> float:
    """`room` as a screen at 100 % text would have it: decides between forms."""
    return room * SCREEN_LABEL / frame.label


def _one_beside(
    frame: Frame, array: IconArray, group: PeopleGroup, room: float
) -> tuple[Column, ...]:
    """One grid with everything said on its right."""
    side = min(0.46 * room, frame.mark(LARGEST_GRID))
    x = side + frame.mark(32)
    said = captions(frame, array.base, group, room - x)
    weight = facts(frame, array, room - x)
    grid = people(frame, array.base, group.affected, side)
    return (
        Column(0, (Tier(0, grid),)),
        Column(x, (Tier(0, stack(space(frame, 16), said, weight)),)),
    )


def people_tiers(
    frame: Frame, array: IconArray, room: float, largest: float, *, level: bool = False
) -> tuple[Tier, ...]:
    """The groups of `array`: for each its name, its grid and both framings.

    Args:
        level: keep groups side by side, so that they line up with other arrays.
    """
    if not level and not side_by_side(frame, array, room):
        return _stacked(frame, array, room, min(largest, frame.mark(LARGEST_STACKED)))
    column = column_width(frame, array, room)
    side = min(column, largest)
    pitch = column + gap_between(frame, room)
    small = len(array.groups) == 2 and array.base == 100 and side / 10 < frame.mark(SMALL_PITCH)
    tall = TALL if small else 1.0
    names = [group_name(frame, group, column) for group in array.groups]
    grids = [people(frame, array.base, group.affected, side, tall) for group in array.groups]
    said = [captions(frame, array.base, group, column) for group in array.groups]
    return (
        Tier(space(frame, 14), beside(pitch, *names, feet=True), foot=True),
        Tier(space(frame, 12), beside(pitch, *grids)),
        Tier(space(frame, 14), beside(pitch, *said)),
    )


def side_by_side(frame: Frame, array: IconArray, room: float) -> bool:
    """Whether the groups of `array` may stand side by side: large people, words in few lines."""
    if len(array.groups) < 2:
        return True
    column = column_width(frame, array, room)
    if column / 10 < LEAST_PITCH * frame.label:
        return False
    said = [count.words for group in array.groups for count in (group.happened, group.did_not)]
    indent = frame.label * SIGN + frame.mark(10)
    longest = max(len(wrap(text, frame.label, 500, column - indent)) for text in said)
    names = [word for group in array.groups for word in group.heading.split(" ")]
    indented = all(_words_indent(frame, text, column) for text in said)
    widest_name = max(width_of(word, frame.name, 700) for word in names)
    return indented and longest <= MOST_LINES and widest_name <= column


def column_width(frame: Frame, array: IconArray, room: float) -> float:
    """Width of one of the groups side by side."""
    count = len(array.groups)
    return (room - (count - 1) * gap_between(frame, room)) / count


def gap_between(frame: Frame, room: float) -> float:
    """Between two groups side by side."""
    return frame.mark(36 if relative(frame, room) >= ROOMY else 20)


def _stacked(frame: Frame, array: IconArray, room: float, largest: float) -> tuple[Tier, ...]:
    tiers: list[Tier] = []
    for group in array.groups:
        grid = people(frame, array.base, group.affected, min(room, largest))
        tiers += (
            Tier(space(frame, 30), group_name(frame, group, room)),
            Tier(space(frame, 12), grid),
            Tier(space(frame, 14), captions(frame, array.base, group, room)),
        )
    return tuple(tiers)


def group_name(frame: Frame, group: PeopleGroup, room: float) -> Block:
    """What the people of a grid had; nothing for a group without a name."""
    if not group.heading:
        return NOTHING
    return words(frame, group.heading, room, size=frame.name, weight=700, even=True)


def people(frame: Frame, base: int, affected: int, side: float, tall: float = 1.0) -> Block:
    """A grid of people, `side` wide."""
    columns = _columns(base, side / frame.mark(1))
    height = base // columns * side / columns * tall

    def put(sheet: Sheet, left: float, top: float) -> None:
        draw_people(sheet, base, affected, Box(left, top, side, height), tall)

    return Block(side, height, put)


def captions(frame: Frame, base: int, group: PeopleGroup, room: float) -> Block:
    """Both ways round, each with its sign."""
    both = ((True, group.happened), (False, group.did_not))
    return stack(
        space(frame, 12),
        *(_caption(frame, base, affected, count, room) for affected, count in both),
    )


def _caption(frame: Frame, base: int, affected: bool, count: Count, room: float) -> Block:
    """How many in bold, right of their sign; then what they have in common."""
    sign = frame.label * SIGN
    indent = sign + frame.mark(10)
    below = _words_indent(frame, count.words, room)
    amount = words(frame, count.amount, room - indent, weight=700, even=True)
    said = words(frame, count.words, room - below, even=True)
    line = height_of(("",), frame.label)
    level = (sign - line) / 2  # the first line stands beside the sign
    said_top = level + amount.height + LEADING * frame.label - line
    if not below:
        said_top = max(said_top, sign + frame.mark(3))

    def put(sheet: Sheet, left: float, top: float) -> None:
        draw_signs(sheet, base, [(left + sign / 2, top + sign / 2)], sign, affected=affected)
        amount.put(sheet, left + indent, top + level)
        said.put(sheet, left + below, top + said_top)

    return Block(room, max(said_top + said.height, sign), put)


def _words_indent(frame: Frame, text: str, room: float) -> float:
    """How far the words below a caption's number stand in; not at all where one is too wide."""
    indent = frame.label * SIGN + frame.mark(10)
    widest_word = max(width_of(word, frame.label, 500) for word in text.split(" "))
    return indent if widest_word <= room - indent else 0.0


def facts_tier(frame: Frame, array: IconArray, room: float) -> Tier:
    return Tier(space(frame, 18), facts(frame, array, room))


def facts(
    frame: Frame, array: IconArray, room: float, said: Sequence[str] = (), *, likely: bool = True
) -> Block:
    """How likely, over how long, and how many people were studied.

    Args:
        said: what else to say, before how many were studied.
    """
    fill = frame.colours.label_muted
    said = (array.time, array.likely if likely else "", *said)
    lines = [words(frame, text, room, fill=fill) for text in said if text]
    if array.small:
        return stack(
            space(frame, 12), stack(space(frame, 8), *lines), tag(frame, array.study, room)
        )
    return stack(space(frame, 8), *lines, words(frame, array.study, room, fill=fill))


def draw_people(sheet: Sheet, base: int, affected: int, grid: Box, tall: float = 1.0) -> float:
    """People in rows, the affected first, from the bottom left; gives the y below them.

    Args:
        tall: from one row to the next, in parts of the distance of two people in a row.
    """
    columns = _columns(base, grid.width / sheet.frame.mark(1))
    pitch = grid.width / columns
    row = pitch * tall
    bottom = grid.y + base // columns * row
    spots = [
        (grid.x + (place % columns + 0.5) * pitch, bottom - (place // columns + 0.5) * row)
        for place in range(base)
    ]
    draw_signs(sheet, base, spots[:affected], pitch, affected=True, tall=tall)
    draw_signs(sheet, base, spots[affected:], pitch, affected=False, tall=tall)
    return bottom


def _columns(base: int, width: float) -> int:
    """People in a row; a thousand stand in a low grid where it is wide enough."""
    return {100: 10, 1_000: 40 if width >= 280 else 25, 10_000: 100}[base]
