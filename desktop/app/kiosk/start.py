"""Starts the kiosk and runs until staff or the system end it."""

from __future__ import annotations

import argparse
import datetime as dt
import faulthandler
import os
import sys
import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import desktop
from desktop import paths
from desktop.app.kiosk.beats import Beats
from desktop.app.kiosk.daily_restart import DailyRestart
from desktop.app.kiosk.own_process import leave_no_core
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.whole_screen import WholeScreen
from desktop.domain.kiosk import RESTARTED
from desktop.domain.settings import RollOutSettings
from desktop.store.log_file import set_up_logging


def start_kiosk(asked: argparse.Namespace, settings: RollOutSettings) -> int:
    """Run the kiosk; the exit code."""
    if settings.kiosk.zoom != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(settings.kiosk.zoom)
    if sys.stderr is not None:
        faulthandler.enable()
    leave_no_core()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("waymark")
    app.setApplicationVersion(desktop.__version__)
    set_up_logging(None)
    beats = Beats(app)
    beats.left_alone.connect(_end)
    profile = asked.profile or settings.profile or paths.profile()
    content = asked.content or settings.content or paths.content_db()
    program = KioskProgram(profile, content, settings)
    program.net.install(_end)
    program.show()
    WholeScreen(program.window)
    if beats.watched:
        daily = DailyRestart(
            lambda: program.kiosk.restart_at,
            lambda: program.nobody_there,
            time.monotonic,
            lambda: dt.datetime.now().time(),
            program,
        )
        daily.due.connect(_restart)
    code = app.exec()
    program.end()
    beats.stop()
    return code


def _end() -> None:
    QCoreApplication.exit()


def _restart() -> None:
    QCoreApplication.exit(RESTARTED)
