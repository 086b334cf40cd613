"""Paper, type sizes and ink of a handout; everything in pt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.printing import LARGE_SIZES, HandoutOptions, Variant
from desktop.domain.tokens import LIGHT

MARGIN = 46.0  # 16.2 mm: printers of every kind reach it
BOOKLET_MARGIN = 37.0  # 13 mm, on pages half as large
FIGURE_PADDING = 12.0  # between a figure and its frame

FLOOR = 12.0  # nothing on a standard sheet is smaller
LARGE_FLOOR = 16.0  # nor this on a large print one
STANDARD_BODY = 14.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How large everything is on this paper in this variant."""

    width: float
    height: float
    body: float
    lead: float
    h1: float
    h2: float
    h3: float
    small: float  # captions, sources, labels
    floor: float  # header and footer
    margin: float = MARGIN

    @property
    def text_width(self) -> float:
        return self.width - 2 * self.margin

    @property
    def figure_width(self) -> int:
        """The width that diagrams are laid out for."""
        return int(self.text_width - 2 * FIGURE_PADDING)

    @property
    def room(self) -> float:
        """Height between header and footer, were each to take several lines."""
        return self.height - 2 * self.margin - 11 * self.floor

    @property
    def figure_room(self) -> float:
        """Height of the tallest diagram: its frame and some words stand on the page too."""
        return self.room - 2 * FIGURE_PADDING - 3 * self.body

    @property
    def picture_room(self) -> float:
        """Height of a picture that has a page for itself, in its frame."""
        return self.room - 2 * FIGURE_PADDING

    def takes(self, height: float) -> bool:
        """Whether a picture this tall fits on a page without its labels sinking under the floor."""
        return height * self.floor / self.small <= self.picture_room

    @property
    def people_room(self) -> float:
        """Height of the tallest drawing of people, which has no frame."""
        return self.room - 2 * self.body

    @property
    def line(self) -> float:
        """About how many letters of body text fill a line."""
        return self.text_width / (0.5 * self.body)

    @property
    def lines(self) -> float:
        """About how many lines of body text fill a page, in a box with a heading."""
        return self.room / (1.45 * self.body) - 4


# body: lead, h1, h2, h3, small
_LARGE = {
    18: (20.0, 31.5, 24.0, 20.5, 16.0),
    24: (26.0, 36.0, 30.0, 26.5, 18.0),
    28: (30.0, 40.0, 34.0, 30.5, 20.0),
}

# body: h1, h2, h3, so that the longest word still fits
_BOOKLET_HEADINGS = {
    STANDARD_BODY: (24.0, 18.0, 15.5),
    18: (27.0, 22.0, 20.0),
    24: (30.0, 27.5, 25.5),
    28: (32.0, 30.5, 29.0),
}


def setting_for(options: HandoutOptions) -> Setting:
    """The measures that `options` ask for; of a booklet those of one of its pages."""
    width, height = options.side
    if options.booklet:
        setting = _on_whole_paper(options, width / 2, height)
        h1, h2, h3 = _BOOKLET_HEADINGS[setting.body]
        return replace(setting, h1=h1, h2=h2, h3=h3, margin=BOOKLET_MARGIN)
    return _on_whole_paper(options, width, height)


def _on_whole_paper(options: HandoutOptions, width: float, height: float) -> Setting:
    if options.variant in {Variant.LARGE, Variant.EASY}:
        size = options.size if options.variant is Variant.LARGE else LARGE_SIZES[0]
        lead, h1, h2, h3, small = _LARGE[size]
        return Setting(width, height, size, lead, h1, h2, h3, small, LARGE_FLOOR)
    return Setting(width, height, STANDARD_BODY, 16.0, 28.0, 19.0, 16.0, FLOOR, FLOOR)


COLOUR_INK = {
    "text": LIGHT.text,
    "muted": LIGHT.text_muted,
    "rule": LIGHT.primary,
    "line": LIGHT.border_strong,
    "head": LIGHT.sunk,
    "paper": LIGHT.surface,
    "key": LIGHT.key_bg,
    "key-bar": LIGHT.key_bar,
    "key-icon": LIGHT.key_icon,
    "note": LIGHT.ask_bg,
    "note-bar": LIGHT.ask_bar,
    "caution": LIGHT.caution_bg,
    "caution-bar": LIGHT.caution_bar,
}

_BLACK, _WHITE = "#000000", "#FFFFFF"
_NOT_BLACK = {
    "head": _WHITE,
    "paper": _WHITE,
    "key": _WHITE,
    "note": _WHITE,
    "caution": _WHITE,
}
# One ink, no tints: patterns, outlines and bars carry what colours carry elsewhere.
GREY_INK = {role: _NOT_BLACK.get(role, _BLACK) for role in COLOUR_INK}
