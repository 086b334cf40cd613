"""What only the window half can tell `doctor` and `self-test`."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app import shipped_parts
from desktop.app.application import open_application
from desktop.app.printing import printer_names
from desktop.app.screen import NO_SCREEN, held_screen
from desktop.domain.errors import AppError
from desktop.domain.reading import ThemeName, ViewSettings
from desktop.theme.controller import ThemeController
from desktop.theme.fonts import load_fonts
from desktop.ui.common.accessible import install_roles
from desktop.ui.home.home_page import HomePage
from desktop.ui.main_window import MainWindow

SIZE = (1280, 800)
_HELD = ExitStack()  # a screen, until the program ends


def printers() -> tuple[str, ...]:
    """Names of the printers, the default first; no screen is needed."""
    _paint_into_memory()
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


def screen() -> str:
    """Whether a window has one to open on."""
    return "found" if _screen_answers() else f"none. {NO_SCREEN}"


def tried(part: str, *places: Path) -> str:
    """Try a part of the program: the "lock" of a profile, or one of "modules", "fonts", ...

    Raises:
        AppError: it does not work.
    """
    if part == "modules":
        return shipped_parts.modules()
    if not _screen_answers():
        _paint_into_memory()
    app = _application()
    if part == "fonts":
        return shipped_parts.fonts(paths.resources() / "fonts")
    if part == "plugins":
        return shipped_parts.plugins()
    if part == "lock":
        return shipped_parts.lock(*places)
    return ", ".join(_window(app))


def _window(app: QApplication) -> tuple[str, ...]:
    """Paint the window with Home once, and say on what; in memory on a machine without a screen.

    Raises:
        AppError: it stayed empty, or the screen that there should be does not answer.
    """
    if not _screen_answers() and any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))):
        raise AppError(NO_SCREEN)
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
    size = f"{picture.width()} by {picture.height()} px"
    return f"Qt {QLibraryInfo.version().toString()}", QGuiApplication.platformName(), size


@cache
def _screen_answers() -> bool:
    """As it was before the program chose to paint into memory."""
    return _HELD.enter_context(held_screen())


def _paint_into_memory() -> None:
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _application() -> QApplication:
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else open_application()


def _colours(picture: QImage) -> int:
    """How many colours stand on a grid over the picture; a window not painted has one."""
    across = range(0, picture.width(), 8)
    return len({picture.pixel(x, y) for y in range(0, picture.height(), 8) for x in across})
