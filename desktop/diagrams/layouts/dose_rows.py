"""Lays out doses at the usual gap and at longer ones: a part for each drug, a line for each gap.

The wide form stands the words for a gap beside its doses, the narrow one above them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from desktop.diagrams.layouts.cards import bullets, status
from desktop.diagrams.layouts.number_axis import (
    NumberAxis,
    draw_grid,
    numbers_across,
    write_numbers,
)
from desktop.diagrams.layouts.parts import draw_part
from desktop.diagrams.measure import wrap
from desktop.diagrams.patterns import pattern
from desktop.diagrams.shapes import Box, Ink, Layout, Line, Rect
from desktop.diagrams.sheet import Frame, KeyEntry, Sheet, height_of, write_key
from desktop.diagrams.specs.dose_rows import DosedDrug, DoseRow, DoseRows
from desktop.diagrams.specs.number_range import NumberRange
from desktop.domain.tokens import STRATEGY_MARKS

WIDE = 640  # relative px from which the words stand beside the doses
SHARE = 0.3  # of the room that they then take
DOSE = (12.0, 30.0)  # px
BETWEEN = 14.0
STEPS = {"weeks": (4, 8, 12, 24), "months": (6, 12, 24)}  # what they are counted in


def lay_out(spec: DoseRows, frame: Frame) -> Layout:
    """The drugs for this width and text size, then the key and the caution."""
    sheet, mark = Sheet(frame), frame.mark
    y = sheet.left
    for drug in spec.drugs:
        draw = partial(_draw_drug, spec, drug)
        y = draw_part(sheet, drug.id, drug.name, "", y, draw) + mark(10)
    sheet.rule(y)
    y = write_key(sheet, _key(spec), y + mark(16)) + mark(16)
    caution = wrap(spec.words.caution, frame.label, 700, sheet.room)
    return sheet.finish(sheet.write(caution, sheet.left, y, weight=700))


def _draw_drug(spec: DoseRows, drug: DosedDrug, sheet: Sheet, top: float) -> float:
    frame, mark = sheet.frame, sheet.frame.mark
    side = mark(12 if frame.relative_width >= 420 else 8)
    left, right = sheet.left + side, sheet.right - side
    tag = status(frame, drug.status, right - left, settled=drug.settled)
    tag.put(sheet, left, top)
    axis = _axis(drug, left, right, frame)
    shown = numbers_across(axis, frame)
    y = _write_numbers(sheet, axis, shown, top + tag.height + mark(14))
    for row in drug.rows:
        y = _draw_row(sheet, drug, row, axis, shown, left, y)
    if not drug.shown:
        return y
    heading = wrap(spec.words.seen, frame.label, 700, right - left)
    y = sheet.write(heading, left, y + mark(4), weight=700) + mark(6)
    seen = bullets(frame, drug.shown, right - left)
    seen.put(sheet, left, y)
    return y + seen.height


def _axis(drug: DosedDrug, left: float, right: float, frame: Frame) -> NumberAxis:
    numbers = NumberRange(drug.unit.capitalize(), 0, drug.span, STEPS[drug.unit])
    if frame.relative_width >= WIDE:
        left += SHARE * (right - left) + frame.mark(14)
    edge = frame.mark(DOSE[0])
    return NumberAxis(numbers, left + edge, right - edge)


def _write_numbers(sheet: Sheet, axis: NumberAxis, shown: Sequence[int], top: float) -> float:
    """What is counted, then the round numbers along the axis."""
    mark = sheet.frame.mark
    x = axis.start - mark(DOSE[0])
    y = sheet.write([axis.numbers.label], x, top, fill=sheet.frame.colours.label_muted)
    return write_numbers(sheet, axis, shown, y + mark(2)) + mark(8)


def _draw_row(
    sheet: Sheet,
    drug: DosedDrug,
    row: DoseRow,
    axis: NumberAxis,
    shown: Sequence[int],
    left: float,
    top: float,
) -> float:
    """The doses at one gap, with its words; gives the y below them."""
    frame, mark = sheet.frame, sheet.frame.mark
    beside = frame.relative_width >= WIDE
    room = axis.start - mark(DOSE[0] + 14) - left if beside else sheet.right - left
    label = wrap(row.label, frame.label, 600, room)
    count = wrap(drug.counted(row), frame.label, 500, room)
    words = height_of((*label, *count), frame.label)
    tall = mark(DOSE[1])
    line_top = top + (max(0.0, words - tall) / 2 if beside else words + mark(6))
    words_top = top + (max(0.0, tall - words) / 2 if beside else 0.0)
    y = sheet.write(label, left, words_top, weight=600)
    between = height_of(("", ""), frame.label) - 2 * height_of(("",), frame.label)
    sheet.write(count, left, y + between, fill=frame.colours.label_muted)
    draw_grid(sheet, axis, shown, line_top, line_top + tall)
    middle = line_top + tall / 2
    ink = Ink(stroke=frame.colours.axis, width=mark(1.6))
    sheet.put(Line(axis.start, middle, axis.end, middle, ink))
    for dose in drug.doses(row):
        _draw_dose(
            sheet, row, Box(axis.at(dose) - mark(DOSE[0]) / 2, line_top, mark(DOSE[0]), tall)
        )
    bottom = max(line_top + tall, top + words)
    return bottom + mark(BETWEEN)


def _draw_dose(sheet: Sheet, row: DoseRow, box: Box) -> None:
    frame = sheet.frame
    mark = STRATEGY_MARKS["maintenance" if row.usual else "steppingDown"]
    sheet.put(Rect(box, Ink(getattr(frame.colours, mark.colour)), frame.mark(4)))
    sheet.put(*pattern(box, mark, frame.colours.paper, frame.mark(1)))


def _key(spec: DoseRows) -> list[KeyEntry]:
    rows = [row for drug in spec.drugs for row in drug.rows]
    usual = next(row for row in rows if row.usual)
    longer = next(row for row in rows if not row.usual)

    def dose(row: DoseRow) -> KeyEntry:
        def draw(sheet: Sheet, box: Box) -> None:
            wide, tall = sheet.frame.mark(DOSE[0]), 0.8 * sheet.frame.mark(DOSE[1])
            x, y = box.middle
            _draw_dose(sheet, row, Box(x - wide / 2, y - tall / 2, wide, tall))

        words = spec.words.usual if row.usual else spec.words.longer
        return KeyEntry(draw, words)

    return [dose(usual), dose(longer)]
