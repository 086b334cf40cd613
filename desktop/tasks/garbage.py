"""Frees what Python finds only by looking for it, on the GUI thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

LOOK_MS = 1_000
YOUNG = 700  # containers made and kept since the last look; Python's own mark
LOOKS_BEFORE_ALL = 60  # at the young, before all is looked at


class Garbage(QObject):
    """Looks for garbage between events, from the first `go_on` to `end`, in place of Python.

    Python would look on whichever thread is at work. A widget found there would be destroyed
    there, and the program would crash.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._python_looks = gc.isenabled()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def rest(self) -> None:
        """Do not look for a while, as during imports, which leave nothing to free."""
        gc.disable()
        self._timer.stop()

    def go_on(self) -> None:
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Python looks for itself again, if it did before."""
        self._timer.stop()
        if self._python_looks:
            gc.enable()

    def look(self) -> None:
        """Free what has become garbage, if enough was made for a look to be worth it."""
        if gc.get_count()[0] < YOUNG:
            return
        self._looks += 1
        if self._looks < LOOKS_BEFORE_ALL:
            gc.collect(1)
        else:
            self._looks = 0
            gc.collect()
