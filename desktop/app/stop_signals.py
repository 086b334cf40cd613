"""Ctrl+C, and the system asking the program to stop, end it as closing the window does."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class StopSignals(QObject):
    """Asks the program to stop on the first such signal; the second one ends it at once.

    Python handles a signal only while it runs Python, and Qt waits for events outside it, so
    each signal also writes into a pipe that Qt watches.

    Args:
        stop: how the program is asked.
    """

    def __init__(
        self, parent: QObject, stop: Callable[[], object] = QApplication.closeAllWindows
    ) -> None:
        super().__init__(parent)
        self._stop = stop
        self._out, into = os.pipe()
        os.set_blocking(self._out, False)
        os.set_blocking(into, False)
        self._watcher = QSocketNotifier(self._out, QSocketNotifier.Type.Read, self)
        self._watcher.activated.connect(self._on_signal_came)
        signal.set_wakeup_fd(into)
        for name in _NAMES:
            if signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:
                signal.signal(getattr(signal, name), self._on_signal)

    def _on_signal_came(self) -> None:
        os.read(self._out, 64)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        self._stop()
