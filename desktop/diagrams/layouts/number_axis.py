"""An axis of numbers, and the whole, round ones that are written along it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.diagrams.measure import width_of
from desktop.diagrams.shapes import Box, Ink, Line, Path
from desktop.diagrams.sheet import Frame, Sheet, height_of
from desktop.diagrams.specs.number_range import NumberRange
from desktop.diagrams.svg import number


@dataclass(frozen=True, slots=True)
class NumberAxis:
    """Numbers to places along a line, across or (from below) up."""

    numbers: NumberRange
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (value - self.numbers.start) / (self.numbers.end - self.numbers.start)
        return self.start + (self.end - self.start) * share


def round_numbers(numbers: NumberRange, most: int) -> tuple[int, ...]:
    """As many whole, round numbers as may be written: `most`, but never fewer than both ends."""
    for step in numbers.steps:
        shown = tuple(range(numbers.start, numbers.end + 1, step))
        if len(shown) <= most:
            return shown
    return (numbers.start, numbers.end)


def numbers_across(axis: NumberAxis, frame: Frame) -> tuple[int, ...]:
    """The round numbers that fit beside each other along `axis`."""
    widest = max(
        width_of(_written(end), frame.label, 500) for end in (axis.numbers.start, axis.numbers.end)
    )
    return round_numbers(axis.numbers, int((axis.end - axis.start) / (widest + frame.mark(18))) + 1)


def write_numbers(sheet: Sheet, axis: NumberAxis, shown: Sequence[int], top: float) -> float:
    """Write the numbers along an axis that runs across; gives the y below them."""
    for each in shown:
        sheet.write(
            [_written(each)],
            axis.at(each),
            top,
            fill=sheet.frame.colours.label_muted,
            anchor="middle",
        )
    return top + height_of(("",), sheet.frame.label)


def draw_grid(
    sheet: Sheet, axis: NumberAxis, shown: Sequence[int], top: float, bottom: float
) -> None:
    """A line up from each number; the first is the one that bars stand on."""
    frame = sheet.frame
    first, *others = (axis.at(each) for each in shown)
    upper, lower = number(top), number(bottom)
    d = " ".join(f"M{number(x)} {upper}V{lower}" for x in others)
    box = Box(others[0], top, others[-1] - others[0], bottom - top)
    sheet.put(Path(d, box, Ink(stroke=frame.colours.grid, width=frame.mark(1.5))))
    ink = Ink(stroke=frame.colours.axis, width=frame.mark(2))
    sheet.put(Line(first, top, first, bottom, ink))


def overhang(axis: NumberRange, frame: Frame) -> float:
    """How far the last number reaches beyond the end of the axis."""
    return width_of(_written(axis.end), frame.label, 500) / 2


def _written(each: int) -> str:
    return f"{each:,}"
