"""Lays out findings as people: panels in columns where it is wide, below each other where not.

A panel over the whole width has its words on its right where there is room. Secondary panels are
smaller, and stand beside the main one or below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.diagrams.layouts.blocks import (
    NOTHING,
    Block,
    Column,
    Part,
    Tier,
    beside,
    mark_part,
    put_columns,
    space,
    stack,
    tops,
    words,
)
from desktop.diagrams.layouts.icon_array import (
    LARGEST_GRID,
    captions,
    column_width,
    facts,
    gap_between,
    group_name,
    people,
    people_tiers,
    relative,
    side_by_side,
)
from desktop.diagrams.shapes import Box, Circle, Ink, Layout, Rect
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.specs.icon_panels import BETWEEN, FACTS, NOTES, IconPanels, Panel

WIDE = 940  # relative px from which words stand beside a pair of grids, or panels beside the main
LEAST_UNIT = 184.0  # relative px of a grid in a row of several panels
LEAST_WORDS = 230  # relative px of the words beside a grid
MAIN = 340.0  # px: column of the main panel, where secondary ones stand on its right
SMALL_GRID = 170.0  # px: of a secondary panel with its words on the right
SMALL_STACKED = 200.0  # px: with its words below
WITHIN = 20.0  # px: between the grids of a panel in a row
BETWEEN_PANELS = 48.0  # px


def lay_out(spec: IconPanels, frame: Frame) -> Layout:
    """The panels of `spec` for this width and text size."""
    sheet = Sheet(frame)
    if spec.secondary and relative(frame, sheet.room) >= WIDE:
        bottom = _put_main_and_secondary(sheet, spec)
    elif spec.secondary:
        bottom = _put_list(sheet, spec, spec.main, 0, sheet.room, sheet.left)
        bottom = _put_shared(sheet, spec, sheet.room, bottom + space(frame, 20))
        sheet.allow_cut(bottom + space(frame, 18))
        bottom = _put_list(sheet, spec, spec.secondary, 0, sheet.room, bottom + space(frame, 36))
    else:
        bottom = _put_rows(sheet, spec)
        bottom = _put_shared(sheet, spec, sheet.room, bottom + space(frame, 20))
    return sheet.finish(_put_notes(sheet, spec.notes, bottom))


def _put_main_and_secondary(sheet: Sheet, spec: IconPanels) -> float:
    """The main panels in a column on the left, the secondary ones on the right."""
    frame, top = sheet.frame, sheet.left
    width = frame.mark(MAIN)
    x = width + frame.mark(1.4 * BETWEEN_PANELS)
    bottom = _put_list(sheet, spec, spec.main, 0, width, top)
    bottom = _put_shared(sheet, spec, width, bottom + space(frame, 20))
    return max(bottom, _put_list(sheet, spec, spec.secondary, x, sheet.room - x, top))


def _put_list(
    sheet: Sheet, spec: IconPanels, panels: Sequence[Panel], x: float, width: float, top: float
) -> float:
    """Panels below each other."""
    frame = sheet.frame
    bottom = top
    for place, panel in enumerate(panels):
        if place:
            if width == sheet.room:
                sheet.allow_cut(bottom + space(frame, 18))
            bottom += space(frame, 36)
        bottom = _put_panel(sheet, panel, x, width, bottom, spec.shared)
    return bottom


def _put_rows(sheet: Sheet, spec: IconPanels) -> float:
    """Panels of one rank, as many in a row as stay large."""
    frame = sheet.frame
    rows = _rows(frame, spec.panels, sheet.room)
    sizes = [size for row in rows for size in _grid_sizes(frame, row, sheet.room)]
    largest = min((frame.mark(LARGEST_GRID), *sizes))
    in_rows = len(rows[0]) > 1
    y = sheet.left
    if spec.between and in_rows:
        y = _put_between(sheet, spec.between, y) + space(frame, 26)
    for place, row in enumerate(rows):
        if place:
            sheet.allow_cut(y + space(frame, 18))
            y += space(frame, 36)
        if place == 1 and spec.between and not in_rows:
            sheet.rule(y)
            y = _put_between(sheet, spec.between, y + space(frame, 18)) + space(frame, 18)
            sheet.rule(y)
            sheet.allow_cut(y + space(frame, 14))
            y += space(frame, 30)
        if len(row) == 1:
            y = _put_panel(sheet, row[0], 0, sheet.room, y, spec.shared, largest)
        else:
            y = _put_level(sheet, _columns(frame, row, sheet.room, largest, spec.shared), y)
    return y


def _rows(frame: Frame, panels: Sequence[Panel], room: float) -> list[list[Panel]]:
    """All panels in one row if their people stay large; if not, those alike while they do."""

    def fit(row: Sequence[Panel]) -> bool:
        return relative(frame, _unit(frame, row, room)) >= LEAST_UNIT

    if fit(panels):
        return [list(panels)]
    rows: list[list[Panel]] = []
    for panel in panels:
        alike = rows and len(rows[-1][0].array.groups) == len(panel.array.groups)
        if alike and fit([*rows[-1], panel]):
            rows[-1].append(panel)
        else:
            rows.append([panel])
    return rows


def _unit(frame: Frame, row: Sequence[Panel], room: float) -> float:
    """Width of each grid of a row."""
    counts = [len(panel.array.groups) for panel in row]
    gaps = (len(row) - 1) * frame.mark(BETWEEN_PANELS)
    return (room - gaps - sum(count - 1 for count in counts) * frame.mark(WITHIN)) / sum(counts)


def _grid_sizes(frame: Frame, row: Sequence[Panel], room: float) -> list[float]:
    """How wide the grids of a row can be, where two or more stand side by side in it."""
    if len(row) > 1:
        return [_unit(frame, row, room)]
    array = row[0].array
    pair = len(array.groups) == 2 and side_by_side(frame, array, room)
    return [column_width(frame, array, room)] if pair else []


def _columns(
    frame: Frame, row: Sequence[Panel], room: float, largest: float, shared: bool
) -> list[Column]:
    """The panels of a row, each as wide as its grids."""
    unit = _unit(frame, row, room)
    columns, x = [], 0.0
    for panel in row:
        count = len(panel.array.groups)
        width = count * unit + (count - 1) * frame.mark(WITHIN)
        columns.append(_column(frame, panel, x, width, largest, shared, level=True))
        x += width + frame.mark(BETWEEN_PANELS)
    return columns


def _put_level(sheet: Sheet, columns: Sequence[Column], top: float) -> float:
    """Panels side by side; a page may end above what is needed to weigh them."""
    levels = tops(columns, top)
    if levels[-1][1] > levels[-1][0]:
        sheet.allow_cut(levels[-1][0] - space(sheet.frame, 10))
    return put_columns(sheet, columns, top)


def _put_panel(
    sheet: Sheet,
    panel: Panel,
    x: float,
    width: float,
    top: float,
    shared: bool,
    largest: float = 0,
) -> float:
    """One panel, in the form that suits `width`; gives the y below it."""
    frame, count = sheet.frame, len(panel.array.groups)
    largest = largest or frame.mark(LARGEST_GRID)
    if count == 2 and relative(frame, width) >= WIDE:
        return _put_pair(sheet, panel, top, largest)
    side = min(0.46 * width, frame.mark(SMALL_GRID) if panel.secondary else largest)
    if count == 1 and relative(frame, width - side - frame.mark(32)) >= LEAST_WORDS:
        return _put_beside(sheet, panel, x, width, top, side, shared)
    if panel.secondary:
        largest = frame.mark(SMALL_STACKED)
    return _put_level(sheet, [_column(frame, panel, x, width, largest, shared)], top)


def _put_pair(sheet: Sheet, panel: Panel, top: float, largest: float) -> float:
    """Two grids, with their difference and the facts on their right."""
    frame = sheet.frame
    between = frame.mark(36)
    room = 2 * min(0.29 * sheet.room, largest) + between
    tiers = (_heading_tier(frame, panel, room), *people_tiers(frame, panel.array, room, largest))
    parts = (
        Part(panel.id, panel.name, 0, room, 0, len(tiers) - 1),
        *_group_parts(frame, panel, room, level=True),
    )
    pair = Column(0, tiers, parts)
    x = room + frame.mark(1.2 * BETWEEN_PANELS)
    aside = sheet.room - x
    weight = (
        Tier(0, _difference(frame, panel, aside)),
        Tier(space(frame, 24), facts(frame, panel.array, aside, [panel.who])),
    )
    grids_top = tops([pair], top)[2][0]
    bottom = put_columns(sheet, [pair], top)
    parts = (_difference_part(panel, aside, 0), _facts_part(panel, aside, 1))
    return max(bottom, put_columns(sheet, [Column(x, weight, parts)], grids_top))


def _put_beside(
    sheet: Sheet,
    panel: Panel,
    x: float,
    width: float,
    top: float,
    side: float,
    shared: bool,
) -> float:
    """One grid, with everything said on its right."""
    frame, array = sheet.frame, panel.array
    group = array.groups[0]
    indent = side + frame.mark(28)
    room = width - indent
    tiers = (
        _heading_tier(frame, panel, room),
        Tier(space(frame, 10), group_name(frame, group, room)),
        Tier(space(frame, 14), captions(frame, array.base, group, room)),
        Tier(space(frame, 16), _facts(frame, panel, room, shared)),
    )
    said = Column(x + indent, tiers, (_facts_part(panel, room, 3),))
    grid = people(frame, array.base, group.affected, side)
    bottom = max(top + grid.height, tops([said], top)[-1][1])
    box = Box(sheet.left + x, top, width, bottom - top)
    mark_part(sheet, panel.id, panel.name, box)
    parts = tuple(Part(each.id, each.name, 0, side, 0, 0) for each in panel.groups)
    put_columns(sheet, [Column(x, (Tier(0, grid),), parts)], top)
    put_columns(sheet, [said], top)
    return bottom


def _column(
    frame: Frame,
    panel: Panel,
    x: float,
    width: float,
    largest: float,
    shared: bool,
    *,
    level: bool = False,
) -> Column:
    """A panel: its heading, its groups, by how much they differ, and what is needed to weigh it.

    Args:
        level: keep its tiers at the height of those beside it.
    """
    level = level or side_by_side(frame, panel.array, width)
    tiers = [
        _heading_tier(frame, panel, width),
        *people_tiers(frame, panel.array, width, largest, level=level),
        Tier(space(frame, 20), _difference(frame, panel, width)),
        Tier(space(frame, 20), _facts(frame, panel, width, shared)),
    ]
    last = len(tiers) - 1
    parts = [
        Part(panel.id, panel.name, 0, width, 0, last - 1),
        *_group_parts(frame, panel, width, level=level),
        _facts_part(panel, width, last),
    ]
    if panel.differs:
        parts.append(_difference_part(panel, width, last - 1))
    return Column(x, tuple(tiers), tuple(parts))


def _heading_tier(frame: Frame, panel: Panel, room: float) -> Tier:
    if not panel.heading:
        return Tier(0, NOTHING)
    heading = words(frame, panel.heading, room, size=frame.name, weight=700, even=True)
    return Tier(0, heading, foot=True)


def _group_parts(frame: Frame, panel: Panel, width: float, *, level: bool) -> list[Part]:
    """The parts of a column that show one group each: its name, its grid and its words."""
    column = column_width(frame, panel.array, width)
    pitch = column + gap_between(frame, width)
    if level:
        return [
            Part(group.id, group.name, place * pitch, column, 1, 3)
            for place, group in enumerate(panel.groups)
        ]
    return [
        Part(group.id, group.name, 0, width, 1 + 3 * place, 3 + 3 * place)
        for place, group in enumerate(panel.groups)
    ]


def _difference_part(panel: Panel, width: float, tier: int) -> Part:
    name = f"{panel.differs} {panel.difference}"
    return Part(f"{panel.id}-difference", name, 0, width, tier, tier)


def _facts_part(panel: Panel, width: float, tier: int) -> Part:
    return Part(f"{panel.id}-facts", f"{panel.name}: {panel.array.study}", 0, width, tier, tier)


def _difference(frame: Frame, panel: Panel, room: float) -> Block:
    """By how many people the groups differ, beside an upright bar."""
    if not panel.differs:
        return NOTHING
    bar, indent = frame.mark(5), frame.mark(19)
    said = stack(
        space(frame, 4),
        words(frame, panel.differs, room - indent, size=frame.name, weight=700, even=True),
        words(frame, panel.difference, room - indent, even=True),
    )

    def put(sheet: Sheet, left: float, top: float) -> None:
        box = Box(left, top, bar, said.height)
        sheet.put(Rect(box, Ink(fill=frame.colours.curve), bar / 2))
        said.put(sheet, left + indent, top)

    return Block(room, said.height, put)


def _facts(frame: Frame, panel: Panel, room: float, shared: bool) -> Block:
    """What is needed to weigh a panel; of facts that all panels share, none."""
    if not shared:
        return facts(frame, panel.array, room, [panel.who])
    if not panel.array.likely:
        return NOTHING
    return words(frame, panel.array.likely, room, fill=frame.colours.label_muted)


def _put_shared(sheet: Sheet, spec: IconPanels, room: float, top: float) -> float:
    """The facts that all panels share; gives back where the panels end if there are none."""
    frame = sheet.frame
    if not spec.shared:
        return top - space(frame, 20)
    panel = spec.panels[0]
    block = facts(frame, panel.array, room, [panel.who], likely=False)
    part = Part(FACTS, panel.array.study, 0, room, 0, 0)
    return put_columns(sheet, [Column(0, (Tier(0, block),), (part,))], top)


def _put_between(sheet: Sheet, text: str, top: float) -> float:
    """What is said between panels."""
    block = words(sheet.frame, text, sheet.room, weight=700)
    part = Part(BETWEEN, text, 0, sheet.room, 0, 0)
    return put_columns(sheet, [Column(0, (Tier(0, block),), (part,))], top)


def _put_notes(sheet: Sheet, notes: Sequence[str], top: float) -> float:
    """Notes below a line, in two columns where lines would grow too long to read."""
    if not notes:
        return top
    frame = sheet.frame
    y = top + space(frame, 24)
    sheet.rule(y)
    sheet.allow_cut(y - frame.mark(10))
    count = 2 if relative(frame, sheet.room) >= WIDE and len(notes) > 1 else 1
    between = frame.mark(BETWEEN_PANELS)
    width = (sheet.room - (count - 1) * between) / count
    gap = space(frame, 12)
    blocks = [_note(frame, note, width) for note in notes]
    first, second = _halves(gap, blocks) if count == 2 else (stack(gap, *blocks), NOTHING)
    both = Tier(0, beside(width + between, first, second))
    part = Part(NOTES, notes[0], 0, sheet.room, 0, 0)
    return put_columns(sheet, [Column(0, (both,), (part,))], y + space(frame, 20))


def _halves(gap: float, blocks: Sequence[Block]) -> tuple[Block, Block]:
    """`blocks` in two stacks that are as low as can be."""
    places = range(1, len(blocks))
    splits = [(stack(gap, *blocks[:place]), stack(gap, *blocks[place:])) for place in places]
    return min(splits, key=lambda split: max(split[0].height, split[1].height))


def _note(frame: Frame, text: str, room: float) -> Block:
    """A note with its dot."""
    indent, size = frame.mark(20), frame.label
    said = words(frame, text, room - indent)

    def put(sheet: Sheet, left: float, top: float) -> None:
        dot = Circle(
            left + frame.mark(5), top + 0.5 * size, frame.mark(3.5), Ink(fill=frame.colours.axis)
        )
        sheet.put(dot)
        said.put(sheet, left + indent, top)

    return Block(room, said.height, put)
