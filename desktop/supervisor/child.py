"""One run of a program of ours, which tells over a pipe that it lives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from desktop.domain.watching import BEAT, HUNG_S, PIPE, STARTING_S, tries_told

LOOK_S = 0.25
ENDING_S = 5.0  # for a program that was asked to end
_CHUNK = 4096
_LONGEST_LINE = 64


class Child:
    """Starts the program at once, in a process group of its own.

    Args:
        words: the program and its words.
        environment: what is added to the environment.
        on_tries: called, on another thread, with the number of wrong PINs when it is told.
    """

    def __init__(
        self,
        words: Sequence[str],
        environment: Mapping[str, str],
        on_tries: Callable[[int], object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_tries = on_tries
        self._clock = clock
        self._beat = threading.Event()
        self._closed = threading.Event()
        self._allowed = STARTING_S
        self._silence = 0.0
        out, into = os.pipe()
        try:
            self._process = _start(words, environment, into)
        except OSError:
            os.close(out)
            raise
        finally:
            os.close(into)
        threading.Thread(target=self._listen, args=(out,), daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def hung(self) -> bool:
        """Whether it has been silent for too long."""
        return self._silence >= self._allowed

    def look(self) -> int | None:
        """Wait a moment for its end; the exit code, or None while it runs.

        Only time in which we were awake counts as silence: a computer that slept, or one that
        was too busy for us too, is no sign of a hang.
        """
        before = self._clock()
        if self._closed.wait(LOOK_S):
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(LOOK_S)
        self._silence += min(self._clock() - before, 2 * LOOK_S)
        if self._beat.is_set():
            self._beat.clear()
            self._allowed = HUNG_S
            self._silence = 0.0
        code = self._process.poll()
        if code is not None:
            self._kill_all()
        return code

    def kill(self) -> None:
        """End it, and whatever it started, at once."""
        self._process.kill()
        self._kill_all()
        self._process.wait()

    def stop(self) -> None:
        """Ask it to end, and end it if it does not."""
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(ENDING_S)
        self.kill()

    def _kill_all(self) -> None:
        """What it started, such as a voice, must not outlive it."""
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _listen(self, pipe: int) -> None:
        """Read what it tells until it ends; runs on a thread of its own."""
        with os.fdopen(pipe, "rb", buffering=0) as told:
            rest = b""
            while chunk := told.read(_CHUNK):
                *lines, rest = (rest + chunk).split(b"\n")
                rest = rest[:_LONGEST_LINE]
                for line in lines:
                    self._hear(line + b"\n")
        self._closed.set()

    def _hear(self, line: bytes) -> None:
        tries = tries_told(line)
        if line == BEAT:
            self._beat.set()
        elif tries is not None:
            self._on_tries(tries)


def _start(
    words: Sequence[str], environment: Mapping[str, str], pipe: int
) -> subprocess.Popen[bytes]:
    """Start a process that inherits `pipe`, and knows its number."""
    how: dict[str, Any]
    if sys.platform == "win32":
        import msvcrt

        handle = msvcrt.get_osfhandle(pipe)
        os.set_handle_inheritable(handle, True)
        given = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
        number, how = handle, {"startupinfo": given}
    else:
        number, how = pipe, {"pass_fds": (pipe,), "start_new_session": True}
    return subprocess.Popen(
        list(words),
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment, PIPE: str(number)},
        **how,
    )
