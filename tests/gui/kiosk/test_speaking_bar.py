"""The bar over the foot while a screen is read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.kiosk.speaking_bar import SpeakingBar
from desktop.theme.controller import ThemeController
from desktop.ui.common.press import Pressable
from tests.gui.kiosk.conftest import Stand


@pytest.fixture
def room() -> QWidget:
    return QWidget()


@pytest.fixture
def bar(touch_theme: ThemeController, stand: Stand, room: QWidget) -> SpeakingBar:
    bar = SpeakingBar(touch_theme, room)
    stand(room, 1366, 200)
    stand(bar, 1366, 150)
    return bar


def press(bar: SpeakingBar, name: str) -> None:
    button = bar.findChild(Pressable, f"kiosk_speaking_{name}")
    assert button is not None
    button.click()


def test_volume_goes_up_to_what_staff_allow_and_no_further(bar: SpeakingBar) -> None:
    chosen: list[int] = []
    bar.volume_chosen.connect(chosen.append)
    for volume in (40, 55, 60):
        bar.show_values(1.0, volume, 60)
        press(bar, "louder")
    bar.show_values(1.0, 10, 60)
    press(bar, "quieter")
    assert chosen == [55, 60, 60, 10]


def test_speed_goes_from_half_to_twice(bar: SpeakingBar) -> None:
    chosen: list[float] = []
    bar.speed_chosen.connect(chosen.append)
    for speed, name in ((1.0, "slower"), (0.5, "slower"), (1.0, "faster"), (2.0, "faster")):
        bar.show_values(speed, 40, 70)
        press(bar, name)
    assert chosen == [0.9, 0.5, 1.15, 2.0]


def test_pause_and_go_on_stand_in_each_others_place(bar: SpeakingBar) -> None:
    bar.show_state(speaking=True)
    assert _seen(bar)[0] == "Pause"
    bar.show_state(speaking=False)
    assert _seen(bar)[0] == "Go on"


def test_a_sentence_stands_instead_of_the_buttons(bar: SpeakingBar, qtbot: QtBot) -> None:
    bar.show_words("This screen cannot read aloud today.")
    assert _seen(bar) == ["Close"]
    with qtbot.waitSignal(bar.close_requested):
        press(bar, "close")


def _seen(bar: SpeakingBar) -> list[str]:
    return [button.text() for button in bar.findChildren(Pressable) if button.isVisible()]
