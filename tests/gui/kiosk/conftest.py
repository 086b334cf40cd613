"""The theme of a touch screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.kiosk import LEAST_TARGET_MM
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.theme.controller import ThemeController

FIRST = ViewSettings(
    theme=ThemeName.LIGHT, text_scale=1.5, follow_system_text=False, less_movement=True
)

Stand = Callable[[QWidget, int, int], None]


@pytest.fixture
def touch_theme(_fonts: None, qapp: QApplication) -> ThemeController:
    """As a kiosk begins: light, 150 %, all that is touched 20 mm and more."""
    return ThemeController(paths.resources(), FIRST, touch_mm=LEAST_TARGET_MM)


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    """Shows a widget as a window of a size."""

    def show(widget: QWidget, width: int, height: int) -> None:
        if widget.parentWidget() is None:
            qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        QCoreApplication.processEvents()

    return show
