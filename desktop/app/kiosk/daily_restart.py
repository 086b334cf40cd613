"""A new start once a day while nobody is there, so that small leaks never add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 60_000
LEAST_UP_S = 12 * 3600.0  # by a clock that nobody can set: at most one new start in this time
LATEST = dt.timedelta(hours=2)  # past the hour, if somebody was there
_DAY = dt.timedelta(days=1)


class DailyRestart(QObject):
    """Looks once a minute whether the hour has come; a clock that is set can only make it skip.

    Args:
        at: the time of day; None for never.
        nobody_there: whether no visitor and no staff would be disturbed.
        clock: monotonic seconds.
        now: the time of day.

    Signals:
        due: start anew.
    """

    due = Signal()

    def __init__(
        self,
        at: Callable[[], dt.time | None],
        nobody_there: Callable[[], bool],
        clock: Callable[[], float],
        now: Callable[[], dt.time],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._at = at
        self._nobody_there = nobody_there
        self._clock = clock
        self._now = now
        self._started = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell if it is due."""
        at = self._at()
        if at is None or self._clock() - self._started < LEAST_UP_S:
            return
        late = (_since_midnight(self._now()) - _since_midnight(at)) % _DAY
        if late < LATEST and self._nobody_there():
            self.due.emit()


def _since_midnight(time: dt.time) -> dt.timedelta:
    return dt.timedelta(hours=time.hour, minutes=time.minute, seconds=time.second)
