"""A theme and a window for every test of widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.theme.controller import ThemeController
from desktop.theme.fonts import load_fonts
from desktop.theme.plurals import EnglishPlurals
from desktop.ui.common.accessible import install_roles

_SETTINGS = ViewSettings(theme=ThemeName.LIGHT, follow_system_text=False, less_movement=True)

Show = Callable[[QWidget], QWidget]  # puts a widget into the window and shows it


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen says of every window and menu what it cannot do for it."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def _fonts(qapp: QApplication) -> None:
    load_fonts(paths.resources() / "fonts")
    install_roles()


@pytest.fixture(autouse=True)
def _plurals(request: pytest.FixtureRequest) -> Iterator[None]:
    """Counts are said as the program says them: "1 row", "2 rows"."""
    if "qapp" not in request.fixturenames:
        yield
        return
    app: QApplication = request.getfixturevalue("qapp")
    plurals = EnglishPlurals()
    app.installTranslator(plurals)
    yield
    app.removeTranslator(plurals)


@pytest.fixture
def theme(_fonts: None) -> ThemeController:
    """Light, 100 %, without movement."""
    return ThemeController(paths.resources(), _SETTINGS)


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeController) -> QWidget:
    """A window of 900 by 700 with a column to put widgets in."""
    window = QWidget()
    window.resize(900, 700)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def show(qtbot: QtBot, window: QWidget) -> Show:
    """Puts a widget into the window's column and shows the window."""

    def put(widget: QWidget) -> QWidget:
        layout = window.layout()
        assert layout is not None
        layout.addWidget(widget)
        layout.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return put
