"""Runs plain functions of plain values on other threads; answers on the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

Result = TypeVar("Result")
Done = Callable[[Any], object]
Failed = Callable[[Exception], object]

_log = logging.getLogger(__name__)


class Job:
    """One piece of work asked for.

    What it holds it lets go of on the GUI thread, when it answers, so that no other thread ever
    destroys a widget.
    """

    def __init__(
        self,
        owner: QObject,
        function: Callable[[], object],
        done: Done | None,
        failed: Failed | None,
    ) -> None:
        self._owner: QObject | None = owner
        self._function: Callable[[], object] | None = function
        self._done = done
        self._failed = failed
        self._result: object = None
        self._error: Exception | None = None

    @property
    def over(self) -> bool:
        """Whether it has answered or was cancelled."""
        return self._owner is None

    def cancel(self) -> None:
        """Neither `done` nor `failed` will be called; work that has begun runs to its end."""
        self._owner = self._done = self._failed = None

    def work(self) -> None:
        """Do it, unless it was cancelled; on any thread."""
        if self.over or self._function is None:
            return
        try:
            self._result = self._function()
        except Exception as caught:  # noqa: BLE001 - handed to whoever asked
            self._error = caught

    def answer(self) -> None:
        """Call `done` or `failed`, once, unless cancelled or the owner is gone."""
        owner, done, failed = self._owner, self._done, self._failed
        result, error = self._result, self._error
        self.cancel()
        self._function = self._result = self._error = None
        if owner is None or not isValid(owner):
            return
        if error is None:
            if done is not None:
                done(result)
        elif failed is not None:
            failed(error)
        else:
            _log.error("a task failed and nobody asked to know", exc_info=error)


class Tasks(QObject):
    """A pool of threads that lives as long as the program.

    Args:
        threads: how many run at once; 0 leaves it to Qt.
    """

    finished = Signal(object)  # a Job; from the worker's thread

    def __init__(self, parent: QObject | None = None, threads: int = 0) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        if threads:
            self._pool.setMaxThreadCount(threads)
        self.finished.connect(self._on_finished)

    def run(
        self,
        owner: QObject,
        function: Callable[[], Result],
        done: Callable[[Result], object] | None = None,
        failed: Failed | None = None,
    ) -> Job:
        """Run `function` on another thread.

        Args:
            owner: who asks; nothing is called once it is destroyed.
            done: gets the result, on the GUI thread.
            failed: gets the exception, on the GUI thread; without it the failure is logged.
        """
        job = Job(owner, function, done, failed)
        self._start(job)
        return job

    def wait(self, timeout_ms: int = -1) -> bool:
        """Let running work end and drop what waits; call on exit. True if all has ended."""
        self._pool.clear()
        return self._pool.waitForDone(timeout_ms)

    def finish(self, timeout_ms: int = -1) -> bool:
        """Let running work and all that waits come to its end. True if it has."""
        return self._pool.waitForDone(timeout_ms)

    def _start(self, job: Job) -> None:
        # No QRunnable: PySide kept some of those for good.
        self._pool.start(partial(self._work, job))

    def _work(self, job: Job) -> None:
        job.work()
        self.finished.emit(job)

    def _on_finished(self, job: Job) -> None:
        job.answer()


class InlineTasks(Tasks):
    """Runs each function at once on the calling thread; for tests and the command line."""

    def _start(self, job: Job) -> None:
        self._work(job)
