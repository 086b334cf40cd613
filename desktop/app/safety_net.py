"""Whatever goes wrong ends here: foreseen failures as a sentence, our bugs in the log."""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop.app.stop_signals import StopSignals
from desktop.domain.errors import AppError

log = logging.getLogger(__name__)

SOMETHING_WENT_WRONG = (
    "Something went wrong in Waymark. You can go on reading, and nothing you saved is lost."
)


class SafetyNet(QObject):
    """Catches what nobody else caught, in any thread.

    `foreseen` carries the sentence of an AppError; `bug` a sentence and the details to copy.
    """

    foreseen = Signal(str)
    bug = Signal(str, str)  # sentence, details

    def install(self, stop: Callable[[], object] = QApplication.closeAllWindows) -> None:
        """Take over Python's and Qt's hooks for the life of the program.

        Args:
            stop: what to do when the system asks the program to end.
        """
        if os.name == "posix":
            StopSignals(self, stop)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(_on_qt_message)

    def caught(self, error: BaseException) -> None:
        """Tell the reader about `error`; a background job's `failed` is connected here."""
        if isinstance(error, AppError):
            log.warning("foreseen", exc_info=error)
            self.foreseen.emit(error.sentence)
            return
        log.error("bug", exc_info=error)
        self.bug.emit(SOMETHING_WENT_WRONG, "".join(traceback.format_exception(error)))

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        for name in ("last_type", "last_value", "last_traceback", "last_exc"):
            if hasattr(sys, name):  # kept for a debugger, with all that a reader had typed
                delattr(sys, name)
        if issubclass(kind, KeyboardInterrupt):
            raise SystemExit(130)
        self.caught(error.with_traceback(trace))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_value)

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            log.error("unraisable", exc_info=args.exc_value)


_LEVELS: dict[QtMsgType, Callable[..., None]] = {
    QtMsgType.QtDebugMsg: log.debug,
    QtMsgType.QtInfoMsg: log.info,
    QtMsgType.QtWarningMsg: log.warning,
    QtMsgType.QtCriticalMsg: log.error,
    QtMsgType.QtFatalMsg: log.critical,
}


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own words may hold a file name, so the log gets only where they come from."""
    _LEVELS[kind]("Qt message from %s", context.category or "qt")
