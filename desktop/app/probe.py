"""What only the window half can tell `doctor` and `self-test`."""

from __future__ import annotations

import os
import sys
from contextlib import closing

from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app.printing import printer_names
from desktop.domain.errors import AppError
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.theme.controller import ThemeController
from desktop.theme.fonts import load_fonts
from desktop.ui.common.accessible import install_roles
from desktop.ui.home.home_page import HomePage
from desktop.ui.main_window import MainWindow

SIZE = (1280, 800)


def printers() -> tuple[str, ...]:
    """Names of the printers, the default first."""
    _application()
    return printer_names()


def voices() -> tuple[str, ...]:
    """Names of the voices that could read aloud.

    Raises:
        AppError: there is none; it says what to install.
    """
    from desktop.speech.find import find_voice

    with closing(find_voice()) as voice:
        return voice.voices


def window() -> tuple[str, ...]:
    """Paint the window with Home once, and say on what.

    Raises:
        AppError: it stayed empty.
    """
    app = _application()
    load_fonts(paths.resources() / "fonts")
    install_roles()
    theme = ThemeController(paths.resources(), ViewSettings(theme=ThemeName.LIGHT))
    theme.dress(app)
    main = MainWindow(theme)
    main.add_page("home", HomePage(theme, main))
    main.show_page("home")
    main.resize(*SIZE)
    main.show()
    app.processEvents()
    picture = main.grab().toImage()
    main.hide()
    main.deleteLater()
    if _colours(picture) < 3:
        raise AppError("The window was opened, but nothing was painted in it.")
    screen = f"{picture.width()} by {picture.height()} px"
    return f"Qt {QLibraryInfo.version().toString()}", QGuiApplication.platformName(), screen


def _application() -> QApplication:
    """The application; on a machine without a screen, one that paints into memory."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    shown = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not shown:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication([sys.argv[0]])


def _colours(picture: QImage) -> int:
    """How many colours stand on a grid over the picture; a window not painted has one."""
    across = range(0, picture.width(), 8)
    return len({picture.pixel(x, y) for y in range(0, picture.height(), 8) for x in across})
