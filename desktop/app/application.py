"""Makes Qt's application wherever there is a screen, and one plain sentence where there is none."""

from __future__ import annotations

import faulthandler
import os
import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

import desktop
from desktop import paths
from desktop.app.screen import NO_SCREEN, held_screen
from desktop.domain.errors import AppError

NO_WINDOW = (
    "Waymark cannot open its window, because a part of this system is missing. "
    "'waymark doctor' names it."
)
TASKBAR_NAME = "org.waymark.Waymark"  # also that of the entries that the installer makes
_FONT_SETTINGS = Path("/etc/fonts/fonts.conf")


class NoScreenError(AppError):
    """No window can be opened here; what needs none still works."""


def open_application() -> QApplication:
    """The application, named; what Qt has to say about the surroundings is not shown.

    Raises:
        NoScreenError: no screen answers.
    """
    if sys.stderr is not None:  # there is none without a console on Windows
        faulthandler.enable()
    qInstallMessageHandler(_on_message)
    _bring_font_settings()
    _forget_folders()
    _name_for_taskbar()
    with held_screen() as answers:
        if not answers:
            raise NoScreenError(NO_SCREEN)
        app = QApplication([sys.argv[0]])
    app.setApplicationName("waymark")
    app.setApplicationVersion(desktop.__version__)
    return app


def say(sentence: str) -> None:
    """Tell it where the program was started, if that is a place that shows words."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()


def _forget_folders() -> None:
    """Have Qt's file dialog keep no list of the folders that were chosen in it."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    if sys.platform == "win32":  # where it asks for no path
        from desktop.app.folder_traces import forget_at_end

        forget_at_end()


def _bring_font_settings() -> None:
    """Name ours where Linux has none: without any, its font library complains on each start."""
    told = any(name in os.environ for name in ("FONTCONFIG_FILE", "FONTCONFIG_PATH"))
    if sys.platform == "linux" and not told and not _FONT_SETTINGS.exists():
        os.environ["FONTCONFIG_FILE"] = str(paths.resources() / "fonts" / "fonts.conf")


def _name_for_taskbar() -> None:
    """Have Windows gather our windows behind the entry that they were started from."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(TASKBAR_NAME)


def _on_message(kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
    """Before there is a log: only the message after which Qt would end the program with a core."""
    if kind is QtMsgType.QtFatalMsg:
        say(NO_WINDOW)
        os._exit(1)
