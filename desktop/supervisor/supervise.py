"""Keeps a kiosk running for years: starts it again when it crashes or hangs."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import Protocol

from desktop.domain.kiosk import LEFT_BY_STAFF, RESTARTED
from desktop.domain.watching import HUNG_S, WRONG_TRIES
from desktop.supervisor.child import Child
from desktop.supervisor.falls import Falls

STOPPED = 0  # exit code: the system asked us to end
REST_S = 15 * 60.0  # after too many falls, before the kiosk is tried again
NOTICE_AGAIN_S = 30.0  # after even the notice could not be shown, or ended
FELL = -1  # instead of an exit code: it never started, or was killed
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Run(Protocol):
    """One run of a program; see `Child`."""

    @property
    def hung(self) -> bool: ...
    def look(self) -> int | None: ...
    def kill(self) -> None: ...
    def stop(self) -> None: ...


StartRun = Callable[[Sequence[str], Mapping[str, str], Callable[[int], object]], Run]


def supervise(kiosk: Sequence[str], notice: Sequence[str]) -> int:
    """Run the kiosk until staff leave it or the system asks us to end; the exit code.

    Args:
        kiosk, notice: programs and their words; the notice is shown while the kiosk rests.
    """
    supervisor = Supervisor(kiosk, notice)
    for name in _SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), supervisor.stop)
    return supervisor.run()


class Supervisor:
    """Watches one kiosk after another; says a line to standard error when one ends."""

    def __init__(
        self,
        kiosk: Sequence[str],
        notice: Sequence[str],
        *,
        start: StartRun = Child,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self._kiosk = kiosk
        self._notice = notice
        self._start = start
        self._clock = clock
        self._wait = wait
        self._falls = Falls()
        self._tries = 0
        self._stopping = False

    def stop(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """End the kiosk and ourselves, soon; a signal may call it."""
        self._stopping = True

    def run(self) -> int:
        """Start the kiosk again and again; the exit code of the end."""
        while not self._stopping:
            code = self._run_once(self._kiosk)
            if code == LEFT_BY_STAFF:
                return LEFT_BY_STAFF
            if code == RESTARTED or self._stopping:
                continue
            if self._falls.add(self._clock()):
                _say(f"fell too often and rests for {REST_S / 60:.0f} minutes")
                self._rest()
                self._falls.rested(self._clock())
        return STOPPED

    def _run_once(self, words: Sequence[str], until: float | None = None) -> int:
        """Watch one run to its end, or until `until`; the exit code."""
        environment = {WRONG_TRIES: str(self._tries)}
        try:
            child = self._start(words, environment, self._on_tries)
        except OSError as error:
            _say(f"cannot be started: error {error.errno}")
            return FELL
        while (code := child.look()) is None:
            if self._stopping or (until is not None and self._clock() >= until):
                child.stop()
                return STOPPED
            if child.hung:
                child.kill()
                _say(f"gave no sign for {HUNG_S:.1f} s or did not start, and was killed")
                return FELL
        if code not in (LEFT_BY_STAFF, RESTARTED):
            _say(f"ended with code {code}")
        return code

    def _rest(self) -> None:
        """Show the notice for a while; where even that fails, wait."""
        until = self._clock() + REST_S
        while not self._stopping and self._clock() < until:
            again = min(self._clock() + NOTICE_AGAIN_S, until)
            self._run_once(self._notice, until)
            while not self._stopping and self._clock() < again:
                self._wait(1)

    def _on_tries(self, tries: int) -> None:
        self._tries = tries


def _say(what: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"waymark supervise: the kiosk {what}\n")
        sys.stderr.flush()
