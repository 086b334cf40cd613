"""Runs plain functions of plain values on other threads; answers on the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

Result = TypeVar("Result")
Done = Callable[[Any], object]
Failed = Callable[[Exception], object]

_log = logging.getLogger(__name__)


class Job:
    """One piece of work asked for.

    What it holds of its owner it lets go of on the GUI thread, when it answers or is cancelled,
    so that no other thread ever destroys a widget.
    """

    def __init__(self, owner: QObject, done: Done | None, failed: Failed | None) -> None:
        self._owner: QObject | None = owner
        self._done = done
        self._failed = failed

    @property
    def over(self) -> bool:
        """Whether it has answered or was cancelled."""
        return self._owner is None

    def cancel(self) -> None:
        """Neither `done` nor `failed` will be called; work that has begun runs to its end."""
        self._owner = self._done = self._failed = None

    def answer(self, result: object, error: Exception | None) -> None:
        """Call `done` or `failed`, once, unless cancelled or the owner is gone."""
        owner, done, failed = self._owner, self._done, self._failed
        self.cancel()
        if owner is None or not isValid(owner):
            return
        if error is None:
            if done is not None:
                done(result)
        elif failed is not None:
            failed(error)
        else:
            _log.error("a task failed and nobody asked to know", exc_info=error)


class _Work:
    """What a thread of the pool does; no QRunnable: PySide kept some of those for good."""

    def __init__(self, job: Job, function: Callable[[], object], tasks: Tasks) -> None:
        self._job = job
        self._function = function
        self._tasks = tasks

    def run(self) -> None:
        if self._job.over:
            return
        result: object = None
        error: Exception | None = None
        try:
            result = self._function()
        except Exception as caught:  # noqa: BLE001 - handed to whoever asked
            error = caught
        self._tasks.finished.emit(self._job, result, error)


class Tasks(QObject):
    """A pool of threads that lives as long as the program.

    Args:
        threads: how many run at once; 0 leaves it to Qt.
    """

    finished = Signal(object, object, object)  # job, result, error; from the worker's thread

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
        job = Job(owner, done, failed)
        self._start(job, function)
        return job

    def wait(self, timeout_ms: int = -1) -> bool:
        """Let running work end and drop what waits; call on exit. True if all has ended."""
        self._pool.clear()
        return self._pool.waitForDone(timeout_ms)

    def finish(self, timeout_ms: int = -1) -> bool:
        """Let running work and all that waits come to its end. True if it has."""
        return self._pool.waitForDone(timeout_ms)

    def _start(self, job: Job, function: Callable[[], object]) -> None:
        self._pool.start(_Work(job, function, self).run)

    def _on_finished(self, job: Job, result: object, error: Exception | None) -> None:
        job.answer(result, error)


class InlineTasks(Tasks):
    """Runs each function at once on the calling thread; for tests and the command line."""

    def _start(self, job: Job, function: Callable[[], object]) -> None:
        _Work(job, function, self).run()
