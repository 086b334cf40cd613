"""Starts the kiosk and runs until staff or the system end it."""

from __future__ import annotations

import argparse
import faulthandler
import os
import sys

from PySide6.QtWidgets import QApplication

import desktop
from desktop import paths
from desktop.app.kiosk.program import KioskProgram
from desktop.domain.settings import RollOutSettings
from desktop.store.log_file import set_up_logging


def start_kiosk(asked: argparse.Namespace, settings: RollOutSettings) -> int:
    """Run the kiosk; the exit code."""
    if settings.kiosk.zoom != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(settings.kiosk.zoom)
    faulthandler.enable()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("waymark")
    app.setApplicationVersion(desktop.__version__)
    set_up_logging(None)
    profile = asked.profile or settings.profile or paths.profile()
    content = asked.content or settings.content or paths.content_db()
    program = KioskProgram(profile, content, settings)
    program.net.install()
    program.show()
    code = app.exec()
    program.end()
    return code
