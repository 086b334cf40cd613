"""Settings act at once, and say why where they cannot."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.reading import DrugNames, ThemeName, ViewSettings
from desktop.theme.controller import ThemeController
from desktop.ui.common.choices import RadioCard, Switch
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.segmented import Segmented
from desktop.ui.settings.settings_page import SettingsPage
from tests.gui.screens.conftest import Stage, focused

VIEW = ViewSettings(theme=ThemeName.LIGHT, follow_system_text=False, less_movement=True)


@pytest.fixture
def settings(theme: ThemeController, stage: Stage[SettingsPage]) -> SettingsPage:
    """The page with a view that follows what is chosen, as in the program."""
    theme.repeat_ms = 0
    page = stage(SettingsPage(theme))
    page.show_settings(VIEW, frozenset())

    def follow(view: ViewSettings) -> None:
        theme.apply(view)
        page.show_settings(view, frozenset())

    page.view_changed.connect(follow)
    return page


def _press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def _percent(page: SettingsPage) -> str:
    label = page.findChild(BodyLabel, "settings_percent")
    assert label is not None
    return label.text()


def test_text_grows_shrinks_and_goes_back(settings: SettingsPage, theme: ThemeController) -> None:
    seen = []
    for name in ("larger", "larger", "smaller", "reset"):
        _press(settings, f"settings_{name}")
        seen.append(_percent(settings))
    assert seen == ["115%", "125%", "115%", "100%"]
    assert theme.settings.follow_system_text is False


@pytest.mark.parametrize("name", list(ThemeName))
def test_colours_are_chosen(
    settings: SettingsPage, theme: ThemeController, name: ThemeName
) -> None:
    _press(settings, f"theme_{name.value}")
    assert theme.settings.theme is name


def test_arrow_keys_choose_among_the_colours(
    settings: SettingsPage, theme: ThemeController
) -> None:
    card = settings.findChild(RadioCard, "theme_light")
    assert card is not None
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Right)
    assert theme.settings.theme is ThemeName.DARK
    assert focused().objectName() == "theme_dark"


@pytest.mark.parametrize(
    "key", ["one_part", "wide_lines", "less_movement", "single_keys", "keep_history"]
)
def test_each_switch_changes_its_own_key(settings: SettingsPage, qtbot: QtBot, key: str) -> None:
    with qtbot.waitSignal(settings.view_changed) as asked:
        _press(settings, f"settings_{key}")
    now = dataclasses.asdict(asked.args[0])
    changed = {name for name, value in dataclasses.asdict(VIEW).items() if now[name] != value}
    assert changed == {key}


def test_showing_settings_asks_for_nothing(settings: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(settings.view_changed):
        settings.show_settings(dataclasses.replace(VIEW, one_part=True), frozenset())
    switch = settings.findChild(Switch, "settings_one_part")
    assert switch is not None
    assert switch.isChecked()


def test_brand_names_are_chosen(settings: SettingsPage, theme: ThemeController) -> None:
    names = settings.findChild(Segmented, "settings_names")
    assert names is not None
    names.step(1)
    assert theme.settings.names is DrugNames.US


def test_what_the_clinic_locked_cannot_be_pressed_and_says_why(settings: SettingsPage) -> None:
    locked = frozenset({"theme", "text_scale", "less_movement", "names"})
    settings.show_settings(VIEW, locked)
    for name in ("theme_dark", "settings_larger", "settings_less_movement", "settings_names"):
        widget = settings.findChild(QWidget, name)
        assert widget is not None
        assert not widget.isEnabled()
    for key in locked:
        reason = settings.findChild(BodyLabel, f"locked_{key}")
        assert reason is not None
        assert "Your clinic chose this" in reason.text()
        assert reason.isVisibleTo(settings)
    settings.first_focus()
    assert focused().isEnabled()


@pytest.mark.parametrize("what", ["history", "everything"])
def test_clearing_is_asked_first(settings: SettingsPage, qtbot: QtBot, what: str) -> None:
    signal = getattr(settings, f"clear_{what}_requested")
    for answer, emitted in (("keep", False), (what, True)):
        _press(settings, f"settings_clear_{what}")
        dialog = settings.window().findChild(Dialog, f"clear_{what}_dialog")
        assert dialog is not None
        with qtbot.waitSignal(dialog.destroyed):
            if emitted:
                with qtbot.waitSignal(signal):
                    _press(dialog, f"answer_{answer}")
            else:
                with qtbot.assertNotEmitted(signal):
                    _press(dialog, f"answer_{answer}")


def test_about_opens_its_page(settings: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.page_requested) as asked:
        _press(settings, "settings_about")
    assert asked.args == ["about-this-information"]
