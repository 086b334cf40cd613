"""The sign of each kind of event: they differ by shape, on every picture of a plan.

Treatment is a bar in the colour and pattern of its strategy, a test a dot, a visit a ring, a
vaccine a triangle, a decision a flag. Bands lie where something lasts: hatched for lower
immunity, with a line in the middle for contraception, with triangles for vaccine windows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desktop.diagrams.patterns import pattern
from desktop.diagrams.shapes import Box, Ink, Line, Path, Rect
from desktop.diagrams.sheet import KeyEntry, Sheet
from desktop.diagrams.specs.plan_words import KIND_NAMES
from desktop.diagrams.svg import number
from desktop.domain.calendar import EventKind, Plan
from desktop.domain.tokens import STRATEGY_IDENTITY, STRATEGY_MARKS, StrategyMark

BAND = 14.0  # px: height of a band
SIGN = 11.0  # px: across a sign
HATCH = 7.0  # px between the lines of a hatched band

Spot = tuple[float, float]


def mark_of(plan: Plan) -> StrategyMark:
    """The colour and pattern of the plan's strategy."""
    return STRATEGY_MARKS[STRATEGY_IDENTITY[plan.strategy]]


def draw_treatment(sheet: Sheet, plan: Plan, box: Box) -> None:
    """A bar of treatment."""
    frame, mark = sheet.frame, mark_of(plan)
    radius = min(frame.mark(4), box.width / 3, box.height / 3)
    sheet.put(Rect(box, Ink(getattr(frame.colours, mark.colour)), radius))
    if box.width >= frame.mark(5):
        sheet.put(*pattern(box, mark, frame.colours.paper, frame.mark(1)))


def draw_signs(sheet: Sheet, kind: EventKind, spots: Sequence[Spot], across: float) -> None:
    """The same sign at every one of `spots`, their middles."""
    if not spots:
        return
    frame = sheet.frame
    colour = frame.colours.label if kind is EventKind.DECISION else frame.colours.axis
    half = across / 2
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(half)
    match kind:
        case EventKind.TEST:
            d, ink = _circles(spots, 0.44 * across), Ink(fill=colour)
        case EventKind.VISIT:
            d, ink = _circles(spots, 0.36 * across), Ink(stroke=colour, width=0.2 * across)
        case EventKind.VACCINE:
            points: tuple[Spot, ...] = ((0.0, -0.5), (0.52, 0.44), (-0.52, 0.44))
            d, ink = _polygons(spots, across, points), Ink(fill=colour)
        case _:
            points = ((-0.36, -0.5), (0.5, -0.2), (-0.22, 0.1), (-0.22, 0.5), (-0.36, 0.5))
            d, ink = _polygons(spots, across, points), Ink(fill=colour)
    sheet.put(Path(d, box, ink))


def draw_band(sheet: Sheet, kind: EventKind, box: Box) -> None:
    """A stretch of lower immunity, of contraception, or in which vaccines can be given."""
    frame = sheet.frame
    stroke = frame.mark(1.6)
    colour = frame.colours.axis
    inner = box.grown(-stroke / 2)
    if inner.width <= 0:
        return
    line = Ink(stroke=colour, width=stroke)
    match kind:
        case EventKind.LOW_IMMUNITY:
            sheet.put(Path(_hatching(inner, frame.mark(HATCH)), inner, line))
            sheet.put(Rect(inner, line))
        case EventKind.PREGNANCY_WAIT:
            sheet.put(Rect(inner, line, inner.height / 2))
            y, indent = inner.middle[1], min(inner.width / 2, inner.height / 2)
            sheet.put(Line(inner.x + indent, y, inner.right - indent, y, line))
        case _:
            sheet.put(Rect(inner, line, frame.mark(2)))
            pitch, across = frame.mark(22), 0.62 * box.height
            count = max(1, int(inner.width // pitch))
            first = inner.middle[0] - (count - 1) * pitch / 2
            if across <= inner.width:
                y = inner.middle[1]
                spots = [(first + place * pitch, y) for place in range(count)]
                draw_signs(sheet, kind, spots, across)


def draw_left_to_team(sheet: Sheet, left: float, right: float, y: float) -> None:
    """A dashed line: as often as the team sets."""
    mark = sheet.frame.mark
    ink = Ink(stroke=sheet.frame.colours.axis, width=mark(2), dash=(mark(7), mark(5)))
    sheet.put(Line(left, y, right, y, ink))


def draw_kind(sheet: Sheet, plan: Plan, kind: EventKind, box: Box) -> None:
    """The sign of `kind` in a key or a list, in the middle of `box`."""
    mark = sheet.frame.mark
    x, y = box.middle
    match kind:
        case EventKind.TREATMENT:
            draw_treatment(sheet, plan, Box(x - mark(12), y - mark(9), mark(24), mark(18)))
        case EventKind.LOW_IMMUNITY | EventKind.PREGNANCY_WAIT:
            draw_band(sheet, kind, Box(x - mark(14), y - mark(BAND / 2), mark(28), mark(BAND)))
        case _:
            draw_signs(sheet, kind, [(x, y)], mark(16))


def plan_key(plan: Plan, kinds: Collection[EventKind]) -> list[KeyEntry]:
    """What the signs of `kinds` mean."""

    def entry(kind: EventKind) -> KeyEntry:
        return KeyEntry(lambda sheet, box: draw_kind(sheet, plan, kind, box), KIND_NAMES[kind])

    return [entry(kind) for kind in KIND_NAMES if kind in kinds]


def _circles(spots: Sequence[Spot], radius: float) -> str:
    reach, across = number(radius), number(2 * radius)
    half = f"a{reach} {reach} 0 0 1"
    return " ".join(
        f"M{number(x - radius)} {number(y)}{half} {across} 0{half} -{across} 0Z" for x, y in spots
    )


def _polygons(spots: Sequence[Spot], across: float, points: Sequence[Spot]) -> str:
    """`points`, in parts of `across` from the middle, round each of `spots`."""
    return " ".join(
        "M"
        + " L".join(f"{number(x + a * across)} {number(y + b * across)}" for a, b in points)
        + "Z"
        for x, y in spots
    )


def _hatching(box: Box, pitch: float) -> str:
    """Lines that rise to the right at 45 degrees, cut off at the edges of `box`."""
    strokes = []
    place = pitch / 2
    while place < box.width + box.height:
        left, right = max(0.0, place - box.height), min(box.width, place)
        strokes.append(
            f"M{number(box.x + left)} {number(box.y + place - left)}"
            f"L{number(box.x + right)} {number(box.y + place - right)}"
        )
        place += pitch
    return " ".join(strokes)
