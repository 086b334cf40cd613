"""Values that the screens show, and a window to show them in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme.controller import ThemeController
from desktop.ui.common.focus_ring import FocusRing

Page = TypeVar("Page", bound=QWidget)
Stage = Callable[[Page], Page]


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def stage(qtbot: QtBot, theme: ThemeController, window: QWidget) -> Stage[QWidget]:
    """Shows a page alone in a window of 1164 by 800."""

    def put(page: QWidget) -> QWidget:
        layout = window.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        window.resize(1164, 800)
        FocusRing(theme, window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return page

    return put
