"""The bar at the foot says where on the path the reader is, and leads on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.reading import ThemeName
from desktop.domain.time_path import START_HERE, TimePath, TimeStep
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button
from desktop.ui.common.labels import BodyLabel
from desktop.ui.main_window import MainWindow
from desktop.ui.time.time_bar import TimeBar
from tests.gui.conftest import Show

STEPS = (
    TimeStep("what-ms-is", "", "What MS is", "", 480),
    TimeStep("two-ways", "key-points", "Two ways", "Key points", 80),
)
PATH = TimePath(5, START_HERE, STEPS).at(0)


@pytest.fixture
def bar(theme: ThemeController, window: QWidget, show: Show) -> TimeBar:
    made = TimeBar(theme, window)
    show(made)
    made.show_path(PATH, here=True)
    made.show()
    return made


def button(bar: QWidget, name: str) -> Button:
    found = bar.findChild(Button, name)
    assert found is not None
    return found


def words(bar: QWidget) -> list[str]:
    return [label.text() for label in bar.findChildren(BodyLabel)]


def test_it_says_the_step_what_to_read_and_how_much_is_left(bar: TimeBar) -> None:
    assert words(bar) == ["Step 1 of 2, about 4 minutes left", "Read the whole page."]
    bar.show_path(PATH.past_now(), here=True)
    assert words(bar) == ["Step 2 of 2, under 1 minute left", "Read the part “Key points”."]
    assert bar.told == "Step 2 of 2, under 1 minute left. Read the part “Key points”."


def test_next_leads_on_and_the_last_step_finishes(bar: TimeBar, qtbot: QtBot) -> None:
    assert button(bar, "time_next").text() == "Next step"
    with qtbot.waitSignal(bar.next_requested):
        button(bar, "time_next").click()
    bar.show_path(PATH.past_now(), here=True)
    assert button(bar, "time_next").text() == "Finish"
    with qtbot.waitSignal(bar.stop_requested):
        button(bar, "time_stop").click()


def test_from_another_page_it_leads_back_and_marks_nothing(bar: TimeBar, qtbot: QtBot) -> None:
    bar.show_path(PATH, here=False)
    assert button(bar, "time_next").text() == "Go to step 1"
    with qtbot.assertNotEmitted(bar.next_requested), qtbot.waitSignal(bar.return_requested):
        button(bar, "time_next").click()


def test_a_key_leads_on_from_anywhere_in_the_window(bar: TimeBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.next_requested):
        qtbot.keyClick(bar.window(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert button(bar, "time_stop").accessibleName() == "Stop here, and carry on later"


@pytest.mark.parametrize("name", [ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST])
@pytest.mark.parametrize(("width", "scale"), [(344, 1.0), (344, 2.0), (640, 2.4), (1164, 2.0)])
def test_nothing_is_cut_off(
    bar: TimeBar, theme: ThemeController, qtbot: QtBot, name: ThemeName, width: int, scale: float
) -> None:
    theme.apply(replace(theme.settings, theme=name, text_scale=scale))
    bar.window().resize(width, 600)
    qtbot.waitUntil(lambda: bar.window().width() == width)
    qtbot.wait(10)
    for child in bar.findChildren(QWidget):
        parent = child.parentWidget()
        if child.isVisible() and parent is not None:
            assert parent.rect().adjusted(-1, -1, 1, 1).contains(child.geometry()), child
            if child.hasHeightForWidth():
                assert child.height() >= child.heightForWidth(child.width()), child


def test_listening_comes_before_the_path_at_the_foot(theme: ThemeController, qtbot: QtBot) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.add_page("home", QWidget(window))
    path, listen = QWidget(window), QWidget(window)

    def seen() -> list[bool]:
        return [not path.isHidden(), not listen.isHidden()]

    listen.hide()
    window.keep_foot(path)
    assert seen() == [True, False]
    window.show_foot(listen)
    assert seen() == [False, True]
    window.keep_foot(path)
    assert seen() == [False, True]
    window.show_foot(None)
    assert seen() == [True, False]
    window.show_foot(listen)
    window.keep_foot(None)
    window.show_foot(None)
    assert seen() == [False, False]
