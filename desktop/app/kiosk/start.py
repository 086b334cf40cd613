"""Starts the kiosk and runs until staff or the system end it."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import time

from PySide6.QtCore import QCoreApplication, Qt

from desktop import paths
from desktop.app.application import NoScreenError, open_application
from desktop.app.kiosk.beats import Beats
from desktop.app.kiosk.daily_restart import DailyRestart
from desktop.app.kiosk.own_process import give_memory_back, leave_no_core
from desktop.app.kiosk.program import KioskProgram
from desktop.app.kiosk.temp_folder import TempFolder, open_temp_folder
from desktop.app.kiosk.whole_screen import WholeScreen
from desktop.app.running_mark import mark_as_running
from desktop.domain.settings import RollOutSettings
from desktop.store.log_file import set_up_logging


def start_kiosk(
    asked: argparse.Namespace, settings: RollOutSettings, notices: tuple[str, ...] = ()
) -> int:
    """Run the kiosk; the exit code.

    Args:
        notices: what is wrong with the settings file, a sentence each.
    """
    if settings.kiosk.zoom != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(settings.kiosk.zoom)
    leave_no_core()
    give_memory_back()
    temp = open_temp_folder()
    temp.use()
    try:
        app = open_application()
    except NoScreenError:
        temp.remove()
        raise
    mark_as_running()
    set_up_logging(None)
    beats = Beats(app)
    beats.left_alone.connect(_end)
    profile = asked.profile or settings.profile or paths.profile()
    content = asked.content or settings.content or paths.content_db()
    program = KioskProgram(
        profile, content, settings, notices=notices, wrong_tries=beats.wrong_tries
    )
    program.wrong_tries_changed.connect(beats.tell_wrong_tries)
    _keep_empty(temp, program)
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
        daily.due.connect(program.restart)
    code = app.exec()
    program.end()
    beats.stop()
    temp.remove()
    return code


def _keep_empty(temp: TempFolder, program: KioskProgram) -> None:
    """Empty the folder after each visit, but not under what is on its way to the printer."""

    def empty() -> None:
        if program.kit is None or not program.kit.printer.busy:
            temp.empty()

    def on_ready() -> None:
        if program.kit is not None:
            program.kit.printer.rested.connect(empty)

    program.visit_ended.connect(empty)
    program.ready.connect(on_ready, Qt.ConnectionType.SingleShotConnection)


def _end() -> None:
    QCoreApplication.exit()
