"""The bars of one track on a time line, and where their words go.

Heights here are measured upwards from the line that the bars stand on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.diagrams.measure import LEADING, widest, width_of, wrap, wrap_evenly
from desktop.diagrams.patterns import dotted, pattern
from desktop.diagrams.shapes import Box, Ink, Line, Path, Rect
from desktop.diagrams.sheet import Frame, Sheet, height_of
from desktop.diagrams.specs.timeline import Band, Marker, Strip, Track
from desktop.diagrams.svg import number
from desktop.domain.tokens import STRATEGY_IDENTITY, STRATEGY_MARKS, StrategyMark

UP, ACROSS, DOWN = 1, 0, -1  # how treatment changes

LEVEL = 16.0  # px of a bar's height for each step of intensity
SHORTEST_BAR = 24.0  # px: a short course must still show its pattern
CHECKS = 10.0  # px of height that a row of dots takes up


@dataclass(frozen=True, slots=True)
class Years:
    """The time axis: years to x."""

    left: float
    right: float
    count: int

    def x(self, year: float) -> float:
        return self.left + (self.right - self.left) * year / self.count


@dataclass(frozen=True, slots=True)
class Bar:
    """A band or an optional marker with its place."""

    left: float
    right: float
    height: float
    band: Band | None  # None for what happens only if needed


@dataclass(frozen=True, slots=True)
class Note:
    """Words that belong to a place on the time line.

    Args:
        at: the year, for putting notes in order.
        left, width: where its bar begins, and how wide that is.
        turn: UP, ACROSS or DOWN, for an arrow before the words.
        lead: bold words before the others.
    """

    at: float
    text: str
    when: str
    left: float
    width: float
    turn: int | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a note.

    Args:
        indent: where the words start if they stand on the line of the lead, right of it.
    """

    lead: tuple[str, ...]
    words: tuple[str, ...]
    indent: float = 0.0

    def width(self, size: float) -> float:
        words = self.indent + widest(self.words, size, 500)
        return max(words, widest(self.lead, size, 700))

    def height(self, size: float) -> float:
        return height_of(self.words if self.indent else (*self.lead, *self.words), size)


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note broken into lines: `left` is where it begins, `top` the height of its upper edge."""

    note: Note
    lines: Lines
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Lane:
    """Bars on one line."""

    bars: tuple[Bar, ...]
    notes: tuple[Note, ...]


def lane_of(track: Track, years: Years, frame: Frame) -> Lane:
    """The bars and notes of `track`."""
    mark = frame.mark
    bands = sorted(track.bands, key=lambda band: band.start)
    markers = track.markers
    bars: list[Bar] = []
    left_of: dict[float, Bar] = {}
    edge = years.left
    for band in bands:
        left = max(years.x(band.start) + mark(1.5), edge)
        right = max(years.x(band.end) - mark(1.5), left + mark(SHORTEST_BAR))
        bar = Bar(left, min(right, years.right), _height(band, frame), band)
        bars.append(bar)
        left_of[band.start] = bar
        edge = right + mark(3)
    tallest = max(bar.height for bar in bars)
    for marker in markers:
        if marker.optional:
            left = min(years.x(marker.at), years.right - mark(SHORTEST_BAR))
            left_of[marker.at] = Bar(left, left + mark(SHORTEST_BAR), tallest, None)
            bars.append(left_of[marker.at])
    notes = sorted(_notes(bands, markers, left_of, years, frame), key=lambda note: note.at)
    if track.lead:
        plan = Note(0, track.plan, "", bars[0].left, bars[0].right - bars[0].left, lead=track.lead)
        notes.insert(0, plan)
    return Lane(tuple(bars), tuple(notes))


def _height(band: Band, frame: Frame) -> float:
    if band.intensity:
        return frame.mark(LEVEL * band.intensity)
    return frame.mark(CHECKS + 8 if band.optional else CHECKS)


def _notes(
    bands: Sequence[Band],
    markers: Sequence[Marker],
    bar_at: dict[float, Bar],
    years: Years,
    frame: Frame,
) -> Iterator[Note]:
    for band in bands:
        bar = bar_at[band.start]
        if band.label:
            left = bar.left if band.intensity or band.optional else bar.left + frame.mark(8)
            yield Note(band.start, capital(band.label), band.when, left, bar.right - left)
    for marker in markers:
        if marker.optional:
            left = bar_at[marker.at].right + frame.mark(8)
            if marker.label:
                yield Note(marker.at, capital(marker.label), marker.when, left, 0)
            continue
        after = bar_at.get(marker.at)
        left = after.left if after else years.x(marker.at)
        width = after.right - after.left if after else 0
        turn = _turn(bands, marker.at)
        yield Note(marker.at, capital(marker.label), marker.when, left, width, turn)


def capital(words: str) -> str:
    """`words` as they begin a line."""
    return words[:1].upper() + words[1:]


def _turn(bands: Sequence[Band], at: float) -> int:
    """Whether treatment steps up, changes or steps down at this time."""
    before = [band.intensity for band in bands if band.end <= at]
    after = [band.intensity for band in bands if band.start >= at]
    if not before or not after or after[0] > before[-1]:
        return UP
    return DOWN if after[0] < before[-1] else ACROSS


class Free:
    """The room above a lane's line that neither bars nor words take up yet."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        self._taken = [Box(bar.left, 0, bar.right - bar.left, bar.height) for bar in bars]

    def lowest(self, left: float, width: float, height: float, gap: float) -> float:
        """How high words of this size must begin, `gap` above whatever is below them."""
        floors = sorted({gap, *(box.bottom + gap for box in self._taken)})
        for floor in floors:
            words = Box(left, floor - gap + 0.1, width, height + gap)
            if not any(words.meets(box) for box in self._taken):
                break
        return floor

    def height_at(self, x: float) -> float:
        """How high the bar at `x` is."""
        return max((box.bottom for box in self._taken if box.x <= x < box.right), default=0.0)

    def next_above(self, x: float, height: float, edge: float) -> float:
        """Where, right of `x`, something higher than `height` begins; `edge` if nowhere."""
        return min((b.x for b in self._taken if b.x > x and b.bottom > height), default=edge)

    def take(self, box: Box) -> None:
        self._taken.append(box)

    @property
    def top(self) -> float:
        return max(box.bottom for box in self._taken)


def place_notes(lane: Lane, years: Years, frame: Frame) -> tuple[tuple[PlacedNote, ...], float]:
    """Every note above its bar, clear of bars and other notes; and the height of it all."""
    free = Free(lane.bars)
    placed = []
    for note in lane.notes:
        best = _best_place(note, free, years, frame)
        placed.append(best)
        width = _note_width(best.lines, note, frame) + frame.mark(10)
        height = _note_height(best.lines, note, frame)
        free.take(Box(best.left, best.top - height, width, height))
    return tuple(placed), free.top


def _best_place(note: Note, free: Free, years: Years, frame: Frame) -> PlacedNote:
    """Low, near its own bar and on few lines: the least of these costs."""
    mark, label = frame.mark, frame.label
    own = free.height_at(note.left)
    until = free.next_above(note.left, own, years.right + mark(8)) - mark(8)
    sign = arrow_room(frame) if note.turn is not None else 0.0
    rooms = (
        (note.width - sign, 0.0),
        (until - note.left - sign, 10.0),
        (years.right - note.left - sign, 25.0),
        (years.right - years.left - sign, 40.0),
    )
    longest = max(width_of(word, label, 700) for word in f"{note.lead} {note.text}".split())
    choices = []
    for room, cost in rooms:
        if room < longest and cost < rooms[-1][1]:
            continue
        lines = _lines(note, label, room)
        width, height = _note_width(lines, note, frame), _note_height(lines, note, frame)
        left = max(min(note.left, years.right - width), years.left)
        top = free.lowest(left, width, height, mark(7)) + height
        cost = (cost + 20 * max(0, len(lines.words) - 2)) * label / 17
        choices.append((top + cost, PlacedNote(note, lines, left, top)))
    return min(choices, key=lambda choice: choice[0])[1]


def _lines(note: Note, size: float, room: float) -> Lines:
    """The lead and the words on one line if they fit; else the words below the lead."""
    words = wrap_evenly(note.text, size, 500, room) if note.text else ()
    if not note.lead:
        return Lines((), words)
    lead = f"{note.lead}:"
    indent = width_of(f"{lead} ", size, 700)
    if len(words) == 1 and indent + width_of(note.text, size, 500) <= room:
        return Lines((lead,), words, indent)
    return Lines(wrap(lead, size, 700, room), words)


def arrow_room(frame: Frame) -> float:
    """Width that an arrow takes before its words."""
    return frame.label * 1.25


def _note_width(lines: Lines, note: Note, frame: Frame) -> float:
    return lines.width(frame.label) + (0.0 if note.turn is None else arrow_room(frame))


def _note_height(lines: Lines, note: Note, frame: Frame) -> float:
    return max(lines.height(frame.label), 0.0 if note.turn is None else frame.label)


def draw_note(sheet: Sheet, placed: PlacedNote, base: float, backing: str) -> None:
    """Write a note above the line at `base`."""
    frame, lines = sheet.frame, placed.lines
    left, top = placed.left, base - placed.top
    if placed.note.turn is not None:
        middle = top + frame.label * 0.5
        draw_arrow(sheet, left + frame.label * 0.42, middle, placed.note.turn)
        left += arrow_room(frame)
    if lines.lead:
        sheet.write(lines.lead, left, top, weight=700, backing=backing)
    if lines.words:
        below = 0.0 if lines.indent else LEADING * frame.label * len(lines.lead)
        sheet.write(lines.words, left + lines.indent, top + below, backing=backing)


def draw_arrow(sheet: Sheet, x: float, y: float, turn: int) -> None:
    """An arrow as long as a capital letter is tall, centred on (x, y)."""
    frame = sheet.frame
    half, wing = frame.label * 0.42, frame.label * 0.34
    ink = Ink(stroke=frame.colours.label, width=frame.label * 0.14, round_ends=True)
    if turn == ACROSS:
        tip, across = (x + half, y), ((x - half, y), (x + half - wing, y - wing))
        ends = (*across, (x + half - wing, y + wing))
    else:
        tip = (x, y - turn * half)
        wings = tip[1] + turn * wing
        ends = ((x, y + turn * half), (x - wing, wings), (x + wing, wings))
    sheet.put(*(Line(*end, *tip, ink) for end in ends))


def draw_bars(sheet: Sheet, strip: Strip, lane: Lane, years: Years, base: float) -> None:
    """The bars of one lane, and the line they stand on."""
    frame = sheet.frame
    mark = STRATEGY_MARKS[STRATEGY_IDENTITY[strip.id]]
    colour = getattr(frame.colours, mark.colour)
    backing = frame.colours.band if strip.id == frame.focus else frame.colours.paper
    line = Ink(stroke=frame.colours.axis, width=frame.mark(2))
    sheet.put(Line(years.left, base, years.right, base, line))
    for bar in lane.bars:
        box = Box(bar.left, base - bar.height, bar.right - bar.left, bar.height)
        if bar.band is None or bar.band.optional:
            draw_outline(sheet, box, colour, backing)
        elif bar.band.intensity:
            draw_bar(sheet, box, colour, mark, pointed=bar.band.continues)
    for left, right, height in _checks(lane):
        draw_checks(sheet, left, right, base - height / 2)


def _checks(lane: Lane) -> Iterator[tuple[float, float, float]]:
    """Stretches of checks only, with what happens if needed cut out of them."""
    boxes = sorted((bar.left, bar.right) for bar in lane.bars if bar.band is None)
    for bar in lane.bars:
        if bar.band is None or bar.band.intensity:
            continue
        left = bar.left
        for start, end in boxes:
            if left < end and start < bar.right:
                yield left, start, bar.height
                left = end
        yield left, bar.right, bar.height


def draw_bar(
    sheet: Sheet, box: Box, colour: str, mark: StrategyMark | None = None, *, pointed: bool = False
) -> None:
    """A bar with the pattern of `mark`; pointed if treatment goes on."""
    frame = sheet.frame
    radius = min(frame.mark(5), box.height / 4, box.width / 4)
    inner = box
    if pointed:
        tip = min(frame.mark(10), box.height / 2)
        inner = Box(box.x, box.y, box.width - tip, box.height)
        sheet.put(Path(_pointed(box, tip, radius), box, Ink(fill=colour)))
    else:
        sheet.put(Rect(box, Ink(fill=colour), radius))
    if mark:
        sheet.put(*pattern(inner, mark, frame.colours.paper, frame.mark(1)))


def _pointed(box: Box, tip: float, radius: float) -> str:
    """A bar with round corners on the left and a point on the right."""
    x, y, right, bottom = (number(side) for side in (box.x, box.y, box.right, box.bottom))
    shoulder, middle = number(box.right - tip), number(box.middle[1])
    start, round_ = number(box.x + radius), number(radius)
    upper, lower = number(box.y + radius), number(box.bottom - radius)
    return (
        f"M{start} {y} L{shoulder} {y} L{right} {middle} L{shoulder} {bottom} L{start} {bottom} "
        f"A{round_} {round_} 0 0 1 {x} {lower} L{x} {upper} A{round_} {round_} 0 0 1 {start} {y} Z"
    )


def draw_outline(sheet: Sheet, box: Box, colour: str, backing: str) -> None:
    """A dashed outline: only if needed."""
    mark = sheet.frame.mark
    ink = Ink(fill=backing, stroke=colour, width=mark(2.2), dash=(mark(6), mark(4)))
    sheet.put(Rect(box.grown(-mark(1.1)), ink, mark(5)))


def draw_checks(sheet: Sheet, left: float, right: float, y: float) -> None:
    """A row of dots: checks, and no MS drug."""
    frame = sheet.frame
    pitch, radius = frame.mark(13), frame.mark(2.6)
    count = int((right - left - frame.mark(4)) // pitch)
    reach = (count - 1) * pitch / 2
    middle = (left + right) / 2
    sheet.put(dotted(middle - reach, middle + reach, y, pitch, radius, frame.colours.axis))


def lane_height(lane: Lane, frame: Frame) -> float:
    """Height of a lane without its notes; arrows stand above their bars."""
    tallest = max(bar.height for bar in lane.bars)
    arrows = any(note.turn is not None for note in lane.notes)
    return tallest + (LEADING * frame.label if arrows else 0.0)
