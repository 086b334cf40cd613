"""Long work on the GUI thread, cut into slices that leave room for events between them."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class Slices(QObject):
    """Takes small steps from an iterator, some milliseconds at a time, until it ends.

    It is a child of its owner and goes with it. An error in a step ends the work and goes
    to the program's exception hook, as in any slot.
    """

    finished = Signal()  # all steps were taken

    def __init__(self, owner: QObject, steps: Iterator[object], budget_ms: float) -> None:
        super().__init__(owner)
        self._steps: Iterator[object] | None = steps
        self._budget = budget_ms / 1000
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start(0)

    @property
    def running(self) -> bool:
        return self._steps is not None

    def cancel(self) -> None:
        """Take no further step."""
        self._end()

    def finish(self) -> None:
        """Take all steps that are left at once, for printing or jumping to the end."""
        while self._steps is not None:
            self._step()

    def _on_turn(self) -> None:
        until = time.monotonic() + self._budget
        while self._steps is not None:
            self._step()
            if time.monotonic() >= until:
                return

    def _step(self) -> None:
        assert self._steps is not None
        try:
            next(self._steps)
        except StopIteration:
            self._end()
            self.finished.emit()
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        """Stop for good; whoever still holds this may go on asking it."""
        if self._steps is None:
            return
        self._steps = None
        self._timer.stop()
        self.deleteLater()


def slices(owner: QObject, steps: Iterator[object], budget_ms: float = 8) -> Slices:
    """Take `steps` between events, for at most about `budget_ms` at a time."""
    return Slices(owner, steps, budget_ms)
