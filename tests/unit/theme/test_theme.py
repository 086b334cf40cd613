"""Sizes, weights and colours follow the design's rules at every text size."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from desktop.domain.reading import TEXT_SCALES
from desktop.domain.tokens import DARK, HIGH_CONTRAST, LIGHT
from desktop.theme.theme import HEADINGS, ROLES, Theme, to_colour


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_reading_text_grows_fully(scale: float) -> None:
    theme = Theme(text_scale=scale)
    assert theme.size("read") == round(20 * scale)
    assert theme.line_height("read") == round(round(20 * scale) * 32 / 20)


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_headings_grow_by_about_half(scale: float) -> None:
    assert Theme(text_scale=scale).size("h1") == round(38 * (1 + (scale - 1) * 0.55))


@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("role", sorted(HEADINGS))
def test_heading_is_never_smaller_than_the_text_under_it(role: str, scale: float) -> None:
    theme = Theme(text_scale=scale)
    assert theme.size(role) >= theme.size("body")


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_buttons_stop_growing_at_130_per_cent(scale: float) -> None:
    theme = Theme(text_scale=scale)
    assert theme.size("label") == round(17 * min(scale, 1.3))
    assert theme.px(52) == round(52 * min(scale, 1.3))


@pytest.mark.parametrize("role", sorted(ROLES))
def test_no_text_is_smaller_than_16_px(role: str) -> None:
    assert Theme().size(role) >= 16


@pytest.mark.parametrize("role", sorted(ROLES))
def test_reading_lines_are_at_least_one_and_a_quarter_high(role: str) -> None:
    theme = Theme(text_scale=2.4)
    assert theme.line_height(role) >= theme.size(role) * 1.18


def test_wide_lines_spread_reading_text_only() -> None:
    usual, wide = Theme(), Theme(wide_lines=True)
    assert wide.line_height("read") == 40
    assert wide.line_height("label") == usual.line_height("label")


def test_less_movement_sets_every_duration_to_nothing() -> None:
    still = Theme(motion=False)
    assert [still.ms(name) for name in ("fast", "base", "slow")] == [0, 0, 0]
    assert Theme().ms("base") == 180


def test_high_contrast_draws_no_thin_strokes() -> None:
    theme = Theme(HIGH_CONTRAST)
    assert theme.font("read").weight() == QFont.Weight.Medium
    assert theme.font("read", 700).weight() == QFont.Weight.Bold
    assert theme.stroke("hairline") == 2
    assert Theme(DARK).stroke("hairline") == 1


def test_fonts_are_in_px_without_hinting() -> None:
    font = Theme(LIGHT).font("h1")
    assert font.pixelSize() == 38
    assert font.hintingPreference() == QFont.HintingPreference.PreferNoHinting
    assert font.letterSpacing() == 99


def test_alpha_stands_last_in_a_token() -> None:
    shade = to_colour("#1A242126")
    assert (shade.red(), shade.green(), shade.blue(), shade.alpha()) == (0x1A, 0x24, 0x21, 0x26)
