"""Every pair of colours that meets on screen can be told apart."""

from __future__ import annotations

from functools import reduce

import pytest

from desktop.domain.tokens import CONTRAST_PAIRS, THEMES, Colours
from tests.colours import contrast


def _colour(theme: Colours, token: str) -> str:
    return str(reduce(getattr, token.split("."), theme))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "paper", "least"), CONTRAST_PAIRS)
def test_pair_keeps_its_contrast(name: str, ink: str, paper: str, least: float) -> None:
    theme = THEMES[name]
    assert contrast(_colour(theme, ink), _colour(theme, paper)) >= least


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("hue", range(6))
def test_tile_icon_stands_out_from_its_tile(name: str, hue: int) -> None:
    theme = THEMES[name]
    assert contrast(theme.tile_ink[hue], theme.tile_bg[hue]) >= 3


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        ("danger", "canvas", 7.0),  # an error above its field
        ("danger", "raised", 7.0),
        ("link", "raised", 7.0),
        ("link", "sunk", 7.0),
        ("link", "tint", 7.0),
        ("link", "key_bg", 7.0),
        ("link", "ask_bg", 7.0),
        ("link", "caution_bg", 7.0),
        ("on_tint", "sunk", 7.0),  # a button that is on, under the pointer
        ("text", "raised", 7.0),
        ("text_muted", "raised", 7.0),
        ("text_muted", "key_bg", 7.0),
        ("border_strong", "raised", 3.0),
        ("border_strong", "key_bg", 3.0),
        ("border_strong", "ask_bg", 3.0),
        ("border_strong", "caution_bg", 3.0),
        ("border_strong", "tint", 3.0),
        ("primary", "tint", 3.0),
    ],
)
def test_pair_that_our_widgets_add_keeps_its_contrast(
    name: str, ink: str, paper: str, least: float
) -> None:
    theme = THEMES[name]
    assert contrast(_colour(theme, ink), _colour(theme, paper)) >= least


@pytest.mark.parametrize(
    ("name", "paper"), [("light", "rail"), ("dark", "raised"), ("high-contrast", "rail")]
)
@pytest.mark.parametrize("ink", ["rail_text", "accent"])
def test_toast_keeps_its_contrast(name: str, paper: str, ink: str) -> None:
    theme = THEMES[name]
    assert contrast(_colour(theme, ink), _colour(theme, paper)) >= 7


@pytest.mark.parametrize("name", ["light", "dark"])  # high contrast draws an outline instead
def test_place_on_the_rail_stays_readable_under_the_pointer(name: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.rail_text, theme.rail_line) >= 6.9
