"""Parts of a drawing below each other, each under a heading, as areas that a step can show."""

from __future__ import annotations

from collections.abc import Callable

from desktop.diagrams.measure import wrap, wrap_evenly
from desktop.diagrams.shapes import Box
from desktop.diagrams.sheet import Sheet, height_of

HEADING = 1.15  # in parts of a name's size


def draw_part(
    sheet: Sheet,
    element: str,
    name: str,
    lead: str,
    top: float,
    draw: Callable[[Sheet, float], float],
) -> float:
    """Write the heading `name` and `lead` below it, then draw the rest; gives the y below it all.

    Args:
        draw: puts the rest on a sheet from a given y, and gives the y below it.
    """
    frame, mark = sheet.frame, sheet.frame.mark
    size = HEADING * frame.name
    left = sheet.left + mark(12 if frame.relative_width >= 420 else 8)
    heading = wrap_evenly(name, size, 700, sheet.right - left)
    leading = wrap(lead, frame.label, 500, sheet.right - left) if lead else ()
    below = top + mark(12) + height_of(heading, size) + mark(12)
    below += mark(6) + height_of(leading, frame.label) if leading else 0.0
    current = element == frame.focus
    if current:  # its tint lies below everything: a spare sheet tells how tall it will be
        _mark(sheet, element, name, top, draw(Sheet(frame), below))
    y = sheet.write(heading, left, top + mark(12), size=size, weight=700)
    sheet.write(leading, left, y + mark(6), fill=frame.colours.label_muted)
    bottom = draw(sheet, below)
    if not current:
        _mark(sheet, element, name, top, bottom)
    bottom += mark(8)
    sheet.allow_cut(bottom)
    return bottom


def _mark(sheet: Sheet, element: str, name: str, top: float, bottom: float) -> None:
    mark = sheet.frame.mark
    over = mark(4)  # so that the edge keeps off what stands at the very left
    box = Box(sheet.left - over, top, sheet.room + 2 * over, bottom + mark(8) - top)
    sheet.mark_area(element, name, box, mark(14), edge=True)
