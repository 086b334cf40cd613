"""What the desktop around us asks for: colours, contrast, text size, less movement."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from desktop.domain.reading import TEXT_SCALES

_USUAL_PX = {"darwin": 13}  # of the interface font
_USUAL_PX_ELSEWHERE = 15
_CONTRAST_OF_FORCED_COLOURS = 235  # lightness apart, of 255


@dataclass(frozen=True, slots=True)
class SystemLook:
    """The wishes of the system's own settings."""

    dark: bool = False
    high_contrast: bool = False
    text_scale: float = 1.0
    less_movement: bool = False


def system_look(app: QApplication, palette: QPalette, font: QFont) -> SystemLook:
    """Read the system's settings.

    Args:
        palette: the palette the system gave, before ours replaced it.
        font: the interface font the system gave, likewise.
    """
    hints = app.styleHints()
    window = palette.color(QPalette.ColorRole.Window).lightness()
    text = palette.color(QPalette.ColorRole.WindowText).lightness()
    scheme = hints.colorScheme()
    dark = scheme == Qt.ColorScheme.Dark if scheme != Qt.ColorScheme.Unknown else window < text
    wants_contrast = (
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    )
    if sys.platform == "win32":  # tells all this, and anew while the program runs
        from desktop.theme import windows_wishes

        return SystemLook(
            dark=dark,
            high_contrast=wants_contrast,
            text_scale=nearest_step(windows_wishes.text_size()),
            less_movement=not windows_wishes.wants_movement(),
        )
    forced = window < text and text - window >= _CONTRAST_OF_FORCED_COLOURS
    return SystemLook(
        dark=dark,
        high_contrast=wants_contrast or forced,
        text_scale=text_scale_of(QFontInfo(font).pixelSize()),
        less_movement=_wants_less_movement(app),
    )


def nearest_step(scale: float) -> float:
    """The text size step closest to `scale`, as far as we go."""
    return min(TEXT_SCALES, key=lambda step: abs(step - scale))


def text_scale_of(px: int) -> float:
    """How much larger than usual an interface font of `px` is; never smaller than 1."""
    usual = _USUAL_PX.get(sys.platform, _USUAL_PX_ELSEWHERE)
    return max(1.0, nearest_step(px / usual))


def _wants_less_movement(app: QApplication) -> bool:
    """Qt has no reduced-motion hint of its own yet, but its styles follow the system's."""
    return app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
