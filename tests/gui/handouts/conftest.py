"""The Handout screen in a window of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.press import Pressable
from desktop.ui.handouts.handout_page import HandoutPage
from tests.gui.handouts.values import OPTIONS, own, some_lines


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeController) -> HandoutPage:
    """A handout of three pages, shown."""
    shown = HandoutPage(theme)
    theme.repeat_ms = 0
    shown.resize(1160, 720)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.show_options(OPTIONS, nurse=False)
    shown.show_view(own(*some_lines()), "Back", 3)
    return shown


def press(page: QWidget, name: str) -> None:
    """Press what has this name."""
    control = page.findChild(Pressable, name)
    assert control is not None, name
    control.click()


def visible(page: QWidget, name: str) -> bool:
    """Whether the widget of this name can be seen."""
    widget = page.findChild(QWidget, name)
    assert widget is not None, name
    return widget.isVisible()
