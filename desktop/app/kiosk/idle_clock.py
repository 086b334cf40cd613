"""Notices that nobody is there any more; counts on a clock that nobody can set."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from desktop.domain.kiosk import COUNTDOWN_S

TICK_MS = 1000
LONGEST_HELD_S = 2 * 3600  # without a sign; no page takes as long to be read aloud
_SIGNS = {  # of somebody who is there
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.KeyPress,
    QEvent.Type.Wheel,
}


class IdleClock(QObject):
    """Counts the seconds since the last touch, key or end of speech, while it is started.

    Watches all events of the application it is installed on.

    Args:
        allowed_s: seconds without a sign before it is asked whether anybody is there.
        held: whether nobody may be cleared away now, as while printing or reading aloud.
        clock: monotonic seconds.

    Signals:
        counting: seconds left before the visit is cleared, once a second.
        noticed: somebody is there again after all.
        gone: nobody is there.
    """

    counting = Signal(int)
    noticed = Signal()
    gone = Signal()

    def __init__(
        self,
        allowed_s: Callable[[], float],
        held: Callable[[], bool],
        clock: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._allowed_s = allowed_s
        self._held = held
        self._clock = clock
        self._last = self._signed = clock()
        self._counting = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        """A visit begins."""
        self._last = self._signed = self._clock()
        self._counting = False
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._counting = False

    def sign(self) -> None:
        """Somebody is there; after a sleep of the computer it may be somebody else."""
        if self.running and self._over_s >= COUNTDOWN_S:
            self._end()
            return
        self._signed = self._clock()
        self._go_on()

    def look(self) -> None:
        """Tell what has become due; called once a second."""
        if self._held() and self._clock() - self._signed < LONGEST_HELD_S:
            self._go_on()
            return
        over = self._over_s
        if over < 0:
            return
        self._counting = True
        left = COUNTDOWN_S - int(over)
        if left > 0:
            self.counting.emit(left)
        else:
            self._end()

    @property
    def _over_s(self) -> float:
        """Seconds since it became due to ask."""
        return self._clock() - self._last - self._allowed_s()

    def _go_on(self) -> None:
        self._last = self._clock()
        if self._counting:
            self._counting = False
            self.noticed.emit()

    def _end(self) -> None:
        self.stop()
        self.gone.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The touch that answers the question must press nothing under it: its cover says so itself.
        if event.type() not in _SIGNS or not event.spontaneous() or self._counting:
            return False
        if isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return False  # something lies on the keyboard
        started = self.running
        self.sign()
        return started and not self.running  # what woke the computer presses nothing
