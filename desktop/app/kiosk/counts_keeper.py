"""Writes the numbers down on the hour, so that no time in the file tells of a visit."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.app.kiosk.counts import Counts
from desktop.domain.kiosk import DayCounts, for_disk
from desktop.store.counts_file import CountsFile
from desktop.tasks.tasks import Tasks

_HOUR_S = 3600
_log = logging.getLogger(__name__)


class CountsKeeper(QObject):
    """Where the file cannot be written the numbers stay in memory, until the next hour.

    Args:
        now: time of day; whatever it jumps to, the next hour comes within an hour.
    """

    def __init__(
        self,
        counts: Counts,
        file: CountsFile,
        tasks: Tasks,
        parent: QObject,
        now: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        super().__init__(parent)
        self._counts = counts
        self._file = file
        self._tasks = tasks
        self._now = now
        self._written = counts.days
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._on_hour)
        self._wait()

    def write_at_once(self) -> None:
        """Write while the program waits; only when no visit can be told from it."""
        days = self._counts.days
        if days != self._written:
            self._try_to_write(days)

    def _on_hour(self) -> None:
        days = self._counts.days
        if days != self._written:
            self._tasks.run(self, lambda: self._try_to_write(days))
        self._wait()

    def _try_to_write(self, days: tuple[DayCounts, ...]) -> None:
        try:
            self._file.write(for_disk(days))
        except OSError as error:
            _log.info("counts stay in memory: errno %s", error.errno)
        else:
            self._written = days

    def _wait(self) -> None:
        now = self._now()
        self._timer.start(1000 * (_HOUR_S - 60 * now.minute - now.second))
