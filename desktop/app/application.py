"""Makes Qt's application wherever there is a screen, and one plain sentence where there is none."""

from __future__ import annotations

import atexit
import faulthandler
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

import desktop
from desktop import paths
from desktop.app.screen import NO_SCREEN, screen_answers
from desktop.domain.errors import AppError
from desktop.store.profile import can_be_seen

NO_WINDOW = (
    "Waymark cannot open its window, because a part of this system is missing. "
    "'waymark doctor' names it."
)
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
    if not screen_answers():
        raise NoScreenError(NO_SCREEN)
    if sys.platform == "linux":
        _bring_font_settings()
        _find_room_for_caches()
    portable = paths.portable_data()
    if portable is not None:  # where Qt remembers how its file dialog looked
        QSettings.setPath(
            QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(portable / "settings")
        )
    app = QApplication([sys.argv[0]])
    app.setApplicationName("waymark")
    app.setApplicationVersion(desktop.__version__)
    return app


def say(sentence: str) -> None:
    """Tell it where the program was started, if that is a place that shows words."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()


def _bring_font_settings() -> None:
    """Name ours where Linux has none: without any, its font library complains on each start."""
    told = any(name in os.environ for name in ("FONTCONFIG_FILE", "FONTCONFIG_PATH"))
    if not told and not _FONT_SETTINGS.exists():
        os.environ["FONTCONFIG_FILE"] = str(paths.resources() / "fonts" / "fonts.conf")


def _find_room_for_caches() -> None:
    """Where the account can keep none, use a folder of our own until the program ends.

    Nothing of the reader lies in them, and the font library complains where it has no room.
    """
    home = paths.home()
    place = os.environ.get("XDG_CACHE_HOME") or (home and home / ".cache")
    if place and _can_write_below(Path(place)):
        return
    with suppress(OSError):  # there is no room for that either
        folder = tempfile.mkdtemp(prefix="waymark-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["XDG_CACHE_HOME"] = folder


def _can_write_below(place: Path) -> bool:
    """Whether `place` could be written to, once it is made."""
    made = next((each for each in (place, *place.parents) if can_be_seen(each)), place)
    return made.is_dir() and os.access(made, os.W_OK)


def _on_message(kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
    """Before there is a log: only the message after which Qt would end the program with a core."""
    if kind is QtMsgType.QtFatalMsg:
        say(NO_WINDOW)
        os._exit(1)
