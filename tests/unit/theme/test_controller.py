"""The theme follows the reader's settings and the system."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.theme.controller import ThemeController, larger, smaller
from desktop.theme.palette import palette_for
from desktop.theme.stylesheet import style_sheet
from desktop.theme.system import SystemLook, nearest_step, system_look, text_scale_of
from desktop.theme.theme import Theme

_LIGHT = ViewSettings(theme=ThemeName.LIGHT, follow_system_text=False)


def _controller(
    settings: ViewSettings | None = None, system: SystemLook | None = None
) -> ThemeController:
    return ThemeController(paths.resources(), settings, system)


def test_first_run_follows_the_system() -> None:
    assert _controller().now.colours.name == "light"
    assert _controller(system=SystemLook(dark=True)).now.colours.name == "dark"
    assert _controller(system=SystemLook(high_contrast=True)).now.colours.name == "high-contrast"
    assert _controller(system=SystemLook(text_scale=1.5)).now.text_scale == 1.5
    assert not _controller(system=SystemLook(less_movement=True)).now.motion


def test_a_chosen_theme_and_size_win_over_the_system() -> None:
    system = SystemLook(dark=True, text_scale=2.0)
    now = _controller(replace(_LIGHT, text_scale=1.25), system).now
    assert (now.colours.name, now.text_scale) == ("light", 1.25)


def test_change_is_told_only_when_something_looks_different(qtbot: QtBot) -> None:
    controller = _controller(_LIGHT)
    with qtbot.waitSignal(controller.changed):
        controller.apply(replace(_LIGHT, theme=ThemeName.DARK))
    with qtbot.assertNotEmitted(controller.changed):
        controller.apply(replace(_LIGHT, theme=ThemeName.DARK, one_part=True))


def test_text_size_goes_up_and_down_in_steps() -> None:
    assert larger(1.0) == 1.15
    assert larger(2.4) == 2.4
    assert smaller(1.0) == 1.0
    assert smaller(larger(1.5)) == 1.5


def test_odd_system_text_size_is_taken_to_the_nearest_step() -> None:
    assert nearest_step(1.33) == 1.25
    assert nearest_step(9.0) == 2.4


def test_small_system_text_never_makes_ours_smaller() -> None:
    assert text_scale_of(8) == 1.0
    assert text_scale_of(30) > 1.0


def test_system_text_size_survives_our_own_font(undressed: QApplication) -> None:
    large = QFont(undressed.font())
    large.setPixelSize(30)
    undressed.setFont(large)
    controller = _controller(ViewSettings())
    controller.dress(undressed)
    grown = controller.now.text_scale
    hints = undressed.styleHints()
    hints.colorSchemeChanged.emit(hints.colorScheme())
    assert controller.now.text_scale == grown > 1.5


def test_forced_colours_of_the_system_mean_high_contrast(qapp: QApplication) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    assert system_look(qapp, palette, QFont()).high_contrast
    palette.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#e0e0e0"))
    assert not system_look(qapp, palette, QFont()).high_contrast


def test_palette_takes_its_colours_from_the_tokens(qapp: QApplication) -> None:
    palette = palette_for(Theme())
    assert palette.color(QPalette.ColorRole.Window).name() == "#f7f5f0"
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == "#5b655f"


def test_style_sheet_has_no_token_left_unfilled() -> None:
    sheet = style_sheet(paths.resources() / "styles" / "widgets.qss", Theme())
    assert "$" not in sheet
    assert "#6C7771" in sheet


def test_dressing_the_program_paints_it_at_once(undressed: QApplication) -> None:
    controller = _controller(replace(_LIGHT, theme=ThemeName.HIGH_CONTRAST))
    controller.dress(undressed)
    assert undressed.palette().color(QPalette.ColorRole.Window).name() == "#000000"
    assert "QScrollBar" in controller.style_sheet
    assert undressed.styleSheet() == ""
    controller.apply(_LIGHT)
    assert undressed.palette().color(QPalette.ColorRole.Window).name() == "#f7f5f0"
