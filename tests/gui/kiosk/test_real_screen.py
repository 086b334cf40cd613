"""Sizes follow the millimetres of the screen that is there."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtGui import QFontMetricsF

from desktop.app.kiosk.real_screen import px_per_mm
from desktop.domain.kiosk import LEAST_TARGET_MM
from desktop.theme.controller import ThemeController
from desktop.theme.theme import PX_PER_MM
from desktop.ui.common.buttons import Button, ButtonSize
from tests.gui.kiosk.conftest import FIRST

LEAST_H_MM = 7.3  # height of a capital H at the largest text, 0.7 degrees at 60 cm
SCREENS = {  # px and mm of the width
    "42 inches": (1920, 930),
    "27 inches": (1920, 598),
    "24 inches": (1920, 531),
    "15.6 inches, coarse": (1366, 344),
    "15.6 inches": (1920, 344),
    "13 inches": (2560, 294),
}


class _Screen:
    """What Qt says of a screen."""

    def __init__(self, px: int, mm: float) -> None:
        self._px, self._mm = px, mm

    def geometry(self) -> QRect:
        return QRect(0, 0, self._px, 1080)

    def physicalSize(self) -> QSizeF:
        return QSizeF(self._mm, 0)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_largest_text_can_be_read_from_60_cm(touch_theme: ThemeController, screen: str) -> None:
    px, mm = SCREENS[screen]
    touch_theme.set_px_per_mm(px / mm)
    touch_theme.apply(dataclasses.replace(FIRST, text_scale=2.4))
    look = touch_theme.now
    for role in ("body", "read", "lead", "key", "strong", "card", "h2", "display"):
        assert QFontMetricsF(look.font(role)).capHeight() * mm / px >= LEAST_H_MM, role


@pytest.mark.parametrize("screen", SCREENS)
def test_a_button_is_20_mm_on_each_screen(touch_theme: ThemeController, screen: str) -> None:
    px, mm = SCREENS[screen]
    button = Button(touch_theme, "A", size=ButtonSize.KIOSK)
    touch_theme.set_px_per_mm(px / mm)
    hint = button.sizeHint()
    assert min(hint.width(), hint.height()) * mm / px >= LEAST_TARGET_MM
    button.deleteLater()


def test_a_screen_that_tells_nonsense_is_taken_for_a_usual_one() -> None:
    for px, mm in ((1920, 0), (1920, 5), (1920, 16_000)):
        assert px_per_mm(_Screen(px, mm)) == PX_PER_MM  # type: ignore[arg-type]
    assert px_per_mm(_Screen(1920, 480)) == 4  # type: ignore[arg-type]
    assert px_per_mm(_Screen(1920, 480), 960) == 2  # type: ignore[arg-type]
