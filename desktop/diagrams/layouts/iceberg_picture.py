"""The picture of an iceberg: its outline round the words in it, its facets and the water."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.diagrams.palettes import Palette
from desktop.diagrams.shapes import Box, Ink, Line, Path
from desktop.diagrams.sheet import Frame, Sheet
from desktop.diagrams.svg import number

Point = tuple[float, float]

ROOMY = 480  # relative px from which the edges beside the words have facets of their own
WATER = 0.1  # share of the curve's colour in that of the paper
FACETS = (0.05, 0.12, 0.2)  # likewise, from the lightest facet to the darkest


class Berg:
    """Where the iceberg lies, in a scene of this width: y from the top, x from the middle.

    Its words stand on 2 flat faces, in the tip and in the body. The peak, the foot and the edges
    beside the words have the facets.
    """

    def __init__(self, frame: Frame, width: float) -> None:
        roomy = frame.relative_width >= ROOMY
        mark = frame.mark
        self.width = width
        self._edge = mark(30 if roomy else 10)
        self._body = min(width / 2 - mark(36 if roomy else 6), mark(310))
        self._tip = self._body * (0.68 if roomy else 0.86)
        self.tip_room = 2 * (self._tip - self._edge)
        self.body_room = 2 * (self._body - self._edge)
        self._pad = mark(17)
        self._peak = 0.5 * self._tip
        self._foot = 0.66 * self._body
        self._seen = self._hidden = 0.0

    def hold(self, seen: float, hidden: float, least: float) -> None:
        """Make room for words of these heights; the whole is at least as tall as `least`."""
        self._seen, self._hidden = seen, hidden
        spare = max(0.0, least - self.height)
        self._peak += 0.2 * spare
        self._foot += 0.8 * spare

    @property
    def tip_words(self) -> float:
        """y of the words in the tip."""
        return self._peak + 0.5 * self._pad

    @property
    def waterline(self) -> float:
        return self.tip_words + self._seen + self._pad

    @property
    def body_words(self) -> float:
        """y of the words in the body."""
        return self.waterline + 1.7 * self._pad

    @property
    def _end(self) -> float:
        """y at which the body begins to narrow."""
        return self.body_words + self._hidden + self._pad

    @property
    def height(self) -> float:
        return self._end + self._foot + self._pad

    def tip(self) -> tuple[Point, ...]:
        """The outline above the water, from the left."""
        wide, peak, line = self._tip, self._peak, self.waterline
        shoulder = wide - 0.62 * self._edge
        return (
            (-wide, line),
            (-wide + 0.1 * self._edge, line - 0.45 * (line - peak)),
            (-shoulder, peak),
            (-0.6 * wide, 0.62 * peak),
            (-0.4 * wide, 0.2 * peak),
            (-0.08 * wide, 0.0),
            (0.2 * wide, 0.3 * peak),
            (0.46 * wide, 0.4 * peak),
            (shoulder, 0.97 * peak),
            (wide - 0.05 * self._edge, line - 0.55 * (line - peak)),
            (wide, line),
        )

    def body(self) -> tuple[Point, ...]:
        """The outline below the water, from the left of the waterline."""
        wide, line, end, foot = self._body, self.waterline, self._end, self._foot
        side = wide - 0.5 * self._edge
        shelf = line + 0.9 * self._pad
        return (
            (-self._tip, line),
            (-side, shelf),
            (-wide, line + 0.6 * (end - line)),
            (-side, end),
            (-0.6 * wide, end + 0.45 * foot),
            (-0.22 * wide, end + 0.66 * foot),
            (0.06 * wide, end + foot),
            (0.3 * wide, end + 0.74 * foot),
            (0.64 * wide, end + 0.4 * foot),
            (side, end),
            (wide, line + 0.42 * (end - line)),
            (side, shelf),
            (self._tip, line),
        )

    def facets(self) -> tuple[tuple[int, tuple[Point, ...]], ...]:
        """The parts of the surface that catch less light, with their place in `FACETS`."""
        tip, body = self.tip(), self.body()
        tip_face, body_face = self._tip - 0.9 * self._edge, self._body - 0.9 * self._edge
        ridge = (0.06 * self._tip, 0.74 * self._peak)
        keel = (-0.04 * self._body, self._end + 0.08 * self._foot)
        return (
            (0, (tip[2], tip[3], tip[4], ridge)),
            (1, (tip[5], tip[6], ridge)),
            (2, (tip[6], tip[7], tip[8], ridge)),
            (1, (tip[8], tip[9], tip[10], (tip_face, self.waterline))),
            (1, ((body_face, body[11][1]), body[11], body[10], body[9])),
            (0, (body[1], body[2], body[3], (-body_face, body[1][1]))),
            (0, (body[3], body[4], body[5], keel)),
            (1, (body[5], body[6], keel)),
            (2, (body[6], body[7], body[8], body[9], keel)),
        )


def draw_berg(sheet: Sheet, berg: Berg, left: float, top: float, focus: str) -> None:
    """The iceberg in the water; `focus` is "tip", "body" or empty."""
    frame, colours = sheet.frame, sheet.frame.colours
    mark, palette = frame.mark, frame.palette
    middle = left + berg.width / 2
    line = top + berg.waterline
    scene = Box(left, top, berg.width, berg.height)

    def path(points: Sequence[Point], ink: Ink) -> None:
        corners = (f"{number(middle + x)} {number(top + y)}" for x, y in points)
        sheet.put(Path(f"M{'L'.join(corners)}Z", scene, ink))

    _draw_water(sheet, Box(left, line, berg.width, scene.bottom - line))
    edge = Ink(stroke=colours.curve, width=mark(2.5), round_ends=True)
    for name, outline in (("body", berg.body()), ("tip", berg.tip())):
        fill = colours.band if name == focus else colours.paper
        path(outline, Ink(fill=fill))
    for depth, points in berg.facets():
        if palette.band_edge:
            path(points, Ink(stroke=colours.axis, width=mark(1.2), round_ends=True))
        else:
            path(points, Ink(fill=_tint(palette, FACETS[depth])))
    path((*berg.tip(), *reversed(berg.body()[1:-1])), edge)
    shore = berg.tip()[-1][0]
    _draw_waves(sheet, left, middle - shore, line)
    _draw_waves(sheet, middle + shore, left + berg.width, line)
    sheet.put(Line(middle - shore, line, middle + shore, line, _water_ink(frame)))


def _draw_water(sheet: Sheet, box: Box) -> None:
    """The sea below the waterline, with round lower corners; bare where a tint is not wanted."""
    palette = sheet.frame.palette
    if palette.band_edge:
        return
    bend = sheet.frame.mark(16)
    n = number
    d = (
        f"M{n(box.x)} {n(box.y)}H{n(box.right)}V{n(box.bottom - bend)}"
        f"Q{n(box.right)} {n(box.bottom)} {n(box.right - bend)} {n(box.bottom)}"
        f"H{n(box.x + bend)}Q{n(box.x)} {n(box.bottom)} {n(box.x)} {n(box.bottom - bend)}Z"
    )
    sheet.put(Path(d, box, Ink(fill=_tint(palette, WATER))))


def _water_ink(frame: Frame) -> Ink:
    return Ink(stroke=frame.colours.curve, width=frame.mark(2), round_ends=True)


def _draw_waves(sheet: Sheet, left: float, right: float, y: float) -> None:
    """Small even waves along the waterline."""
    frame = sheet.frame
    wave, count = frame.mark(2), 2 * max(1, round((right - left) / frame.mark(44)))
    step = (right - left) / count
    n = number
    d = f"M{n(left)} {n(y)}q{n(step / 2)} {n(-2 * wave)} {n(step)} 0" + "".join(
        f"t{n(step)} 0" for _ in range(count - 1)
    )
    box = Box(left, y - wave, right - left, 2 * wave)
    sheet.put(Path(d, box, _water_ink(frame)))


def _tint(palette: Palette, share: float) -> str:
    """The paper with a share of the curve's colour."""
    paper, curve = palette.colours.paper, palette.colours.curve
    mixed = (
        round((1 - share) * int(paper[at : at + 2], 16) + share * int(curve[at : at + 2], 16))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{each:02X}" for each in mixed)
