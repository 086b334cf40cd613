"""The sign of life of a kiosk: to the supervisor over a pipe, and to a watch of its own."""

from __future__ import annotations

import faulthandler
import os
import sys

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain.watching import (
    BEAT,
    BEAT_MS,
    PIPE,
    SILENT_S,
    STARTING_S,
    WRONG_TRIES,
    tries_line,
)


class Beats(QObject):
    """Beats while the GUI thread handles events.

    When it does not, the places where all threads stand go to standard error, and with a
    supervisor to start it again the program ends. That watch needs neither Python nor Qt.

    Signals:
        left_alone: the supervisor is gone.
    """

    left_alone = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pipe = _inherited_pipe()
        self.wrong_tries = _number(os.environ.pop(WRONG_TRIES, ""))
        self._arm(STARTING_S)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    @property
    def watched(self) -> bool:
        """Whether a supervisor starts the program again when it ends."""
        return self._pipe is not None

    def beat(self) -> None:
        """Tell that the GUI thread answers."""
        self._arm(SILENT_S)
        self._tell(BEAT)

    def tell_wrong_tries(self, tries: int) -> None:
        """Have the supervisor keep how often a wrong PIN was typed, for the next run."""
        self._tell(tries_line(tries))

    def stop(self) -> None:
        """The program ends in order."""
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()

    def _arm(self, seconds: float) -> None:
        if sys.stderr is not None:  # there is none without a console on Windows
            faulthandler.dump_traceback_later(seconds, exit=self.watched)

    def _tell(self, line: bytes) -> None:
        if self._pipe is None:
            return
        try:
            os.write(self._pipe, line)
        except BlockingIOError:
            pass  # the supervisor is held up; it will hear later ones
        except OSError:
            os.close(self._pipe)
            self._pipe = None
            self.left_alone.emit()


def _inherited_pipe() -> int | None:
    """The pipe that the supervisor handed over, closed to programs that we start in our turn."""
    number = os.environ.pop(PIPE, "")
    if not number.isdecimal():
        return None
    try:
        if sys.platform == "win32":
            import msvcrt

            return msvcrt.open_osfhandle(int(number), os.O_WRONLY)
        pipe = int(number)
        os.set_inheritable(pipe, False)
        os.set_blocking(pipe, False)
    except (OSError, OverflowError):
        return None
    return pipe


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 6 else 0
