"""Icons and fonts are whole, and icons take the colour they are asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.theme.fonts import FontMissingError, load_fonts, load_what_is_there
from desktop.theme.icons import Icons, IconWeight

_FOLDER = paths.resources() / "icons"


def test_each_icon_lies_there_in_all_three_weights() -> None:
    names = [{file.name for file in (_FOLDER / weight).iterdir()} for weight in IconWeight]
    assert names[0] == names[1] == names[2]
    assert (paths.licences() / "phosphor-icons.txt").is_file()


def test_icons_that_widgets_name_are_there() -> None:
    have = {file.stem for file in (_FOLDER / "regular").glob("*.svg")}
    named = set()
    for source in (paths.root() / "desktop" / "ui" / "common").glob("*.py"):
        named |= set(re.findall(r'icon="([a-z-]+)"', source.read_text(encoding="utf-8")))
    assert named
    assert named <= have


@pytest.mark.parametrize("weight", IconWeight)
def test_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, weight: IconWeight) -> None:
    picture = Icons(_FOLDER).pixmap("house", 48, QColor("#ff0000"), weight).toImage()
    pixels = [picture.pixelColor(x, y) for x in range(48) for y in range(48)]
    solid = [pixel for pixel in pixels if pixel.alpha() == 255]
    assert solid
    assert all(pixel.name() == "#ff0000" for pixel in solid)


def test_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    pixmap = Icons(_FOLDER).pixmap("house", 24, QColor("black"), ratio=2.0)
    assert pixmap.width() == 48
    assert pixmap.deviceIndependentSize().width() == 24


def test_icon_is_drawn_once(qapp: QApplication) -> None:
    icons = Icons(_FOLDER)
    first = icons.pixmap("house", 24, QColor("black"))
    assert icons.pixmap("house", 24, QColor("black")).cacheKey() == first.cacheKey()


def test_bundled_fonts_load(qapp: QApplication) -> None:
    load_fonts(paths.resources() / "fonts")


def test_broken_or_missing_font_is_named(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(FontMissingError):
        load_fonts(tmp_path)
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    with pytest.raises(FontMissingError, match=r"Broken\.ttf"):
        load_fonts(tmp_path)


def test_without_its_fonts_the_program_says_so_and_goes_on(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert load_what_is_there(paths.resources() / "fonts") == ""
    told = load_what_is_there(tmp_path)
    assert told.startswith("Waymark cannot use letters of its own (no fonts in ")
    assert told.endswith("so it shows others. Please install it again.")
