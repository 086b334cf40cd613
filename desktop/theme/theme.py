"""How the program looks at one moment: colours, text size, line spacing, movement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtGui import QColor, QFont

from desktop.domain.kiosk import LEAST_GAP_MM
from desktop.domain.tokens import LIGHT, MOTION, STROKE, TYPE, Colours, TypeRole
from desktop.theme.fonts import FALLBACKS

# Sizes that the design reference names beside its table of roles.
ROLES: dict[str, TypeRole] = {
    **TYPE,
    "hero": TypeRole(38, 46, 700),  # Home's heading
    "title": TypeRole(30, 40, 700),  # page title in the top bar
    "panel": TypeRole(24, 32, 700),  # h2 in panels
    "callout": TypeRole(22, 30, 700),
    "card": TypeRole(20, 26, 600),
    "key": TypeRole(20, 30, 400),  # key points
    "field": TypeRole(17, 24, 600),  # a field's label, as large as what is typed
    "rail": TypeRole(16, 20, 500),
    "tag": TypeRole(16, 20, 500),
    "attract": TypeRole(72, 90, 700),  # what a kiosk says to who walks past
}
HEADINGS = frozenset(
    {"display", "hero", "h1", "h2", "h3", "title", "panel", "callout", "card", "attract"}
)
CHROME = frozenset({"label", "rail", "tag"})
READING = frozenset({"lead", "read", "body", "key"})

CHROME_MOST = 1.3
CHROME_MOST_KIOSK = 1.7  # read from further away
PX_PER_MM = 96 / 25.4  # where the real screen is not known
HEADING_SHARE = 0.55
WIDE_LINES = 1.25
HEADING_SPACING = 99.0  # per cent
HIGH_CONTRAST_REGULAR = 500  # thin light strokes on black look blurred


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours with the reader's text size, movement and line spacing.

    Args:
        motion: False sets every duration to 0.
        wide_lines: more space between lines of reading text.
        page_buttons: "Page up" and "Page down" stand under what scrolls.
        touch: px of the least side of what is touched; 0 where there is a mouse.
        px_per_mm: of the real screen.
    """

    colours: Colours = LIGHT
    text_scale: float = 1.0
    motion: bool = True
    wide_lines: bool = False
    page_buttons: bool = False
    touch: int = 0
    px_per_mm: float = PX_PER_MM

    @property
    def copying(self) -> bool:
        """Whether words can be selected and copied: not where everyone touches one screen."""
        return not self.touch

    @property
    def high_contrast(self) -> bool:
        return self.colours.name == "high-contrast"

    @property
    def density(self) -> float:
        """How much finer than usual the dots of a touch screen are; text is larger by that."""
        return max(1.0, self.px_per_mm / PX_PER_MM) if self.touch else 1.0

    def scale(self, role: str) -> float:
        """By how much the text of `role` grows at this text size."""
        if role in CHROME:
            return self._chrome_scale
        if role in HEADINGS:
            return self.density + (self.text_scale - self.density) * HEADING_SHARE
        return self.text_scale

    def size(self, role: str) -> int:
        """Text size in px; a heading is never smaller than the text under it."""
        size = ROLES[role].size * self.scale(role)
        if role in HEADINGS:
            size = max(size, ROLES["body"].size * self.text_scale)
        return round(size)

    def line_height(self, role: str) -> int:
        """Height of one line of `role` in px."""
        of_role = ROLES[role]
        line = self.size(role) * of_role.line / of_role.size
        if self.wide_lines and role in READING:
            line *= WIDE_LINES
        return round(line)

    def font(self, role: str, weight: int = 0) -> QFont:
        """The font of `role`; `weight` replaces the role's own."""
        weight = weight or ROLES[role].weight
        if self.high_contrast and weight == 400:
            weight = HIGH_CONTRAST_REGULAR
        spacing = HEADING_SPACING if role in HEADINGS else 100.0
        return QFont(_font(self.size(role), weight, spacing))

    def px(self, length: float) -> int:
        """`length` grown as buttons, chips and icons grow; paddings do not."""
        return round(length * self._chrome_scale)

    def mm(self, length: float) -> int:
        """Px of a length on the real screen, and no less."""
        return ceil(length * self.px_per_mm)

    def apart(self, px: int) -> int:
        """`px` between two things that are pressed, or as many as fingers need."""
        return max(px, self.mm(LEAST_GAP_MM)) if self.touch else px

    @property
    def _chrome_scale(self) -> float:
        most = CHROME_MOST_KIOSK * self.density if self.touch else CHROME_MOST
        return min(self.text_scale, most)

    def body_px(self, length: float) -> int:
        """`length` grown as reading text grows."""
        return round(length * self.text_scale)

    def ms(self, duration: str) -> int:
        """Milliseconds of a "fast", "base" or "slow" movement."""
        return MOTION[duration] if self.motion else 0

    def colour(self, name: str) -> QColor:
        """The colour of a token such as `on_primary`."""
        return to_colour(getattr(self.colours, name))

    def stroke(self, name: str) -> float:
        """Width of a border; high contrast draws none thinner than 2 px."""
        width = float(STROKE[name])
        return max(width, float(STROKE["high_contrast_min"])) if self.high_contrast else width


@lru_cache(maxsize=256)
def _font(size: int, weight: int, spacing: float) -> QFont:
    """Shared, so that callers get copies; making one anew is slow."""
    font = QFont(list(FALLBACKS))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing != 100.0:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, spacing)
    return font


def to_colour(token: str) -> QColor:
    """A colour from `#rrggbb` or `#rrggbbaa`; Qt itself would read the latter as `#aarrggbb`."""
    colour = QColor(token[:7])
    if len(token) == 9:
        colour.setAlpha(int(token[7:], 16))
    return colour
