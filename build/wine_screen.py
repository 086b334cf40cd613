"""A screen for programs of Windows under Wine, with a window manager and hands."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from build.sandbox import NoSandboxError, Screen, screen

TOOLS = ("openbox", "xdotool")
BETWEEN_MS = 40  # two keys; a person needs longer
LONGEST_S = 20  # until a window comes to the front


@dataclass(frozen=True, slots=True)
class Desk:
    """A screen, and somebody who sits before it."""

    screen: Screen

    def press(self, *keys: str) -> None:
        """Press keys such as `ctrl+d`, one after the other."""
        self._act("key", "--clearmodifiers", "--delay", str(BETWEEN_MS), *keys)

    def press_at(self, x: int, y: int) -> None:
        """Press the mouse there."""
        self._act("mousemove", str(x), str(y), "click", "1")

    def types(self, words: str) -> None:
        self._act("type", "--delay", str(BETWEEN_MS), words)

    def sees(self, title: str) -> bool:
        """Whether a window whose title holds `title` comes to the front soon."""
        until = time.monotonic() + LONGEST_S
        while time.monotonic() < until:
            name = ("getactivewindow", "getwindowname")
            told = subprocess.run(
                ["xdotool", *name],
                env=self._surroundings,
                capture_output=True,
                text=True,
                check=False,
            )
            if title in told.stdout:
                return True
            time.sleep(0.2)
        return False

    def leave_and_return(self) -> None:
        """Put the window away and bring it back, as somebody who looked at another one."""
        self._act("getactivewindow", "windowminimize", "--sync")
        self._act("search", "--name", "Waymark", "windowactivate", "--sync")

    def _act(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._surroundings, check=True)

    @property
    def _surroundings(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.screen.name}


@contextmanager
def desk() -> Iterator[Desk]:
    """A desk as long as the `with` lasts; a window gets the keys when it opens.

    Raises:
        NoSandboxError: a tool for it is missing.
    """
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        raise NoSandboxError(f"Trying the windows needs {', '.join(missing)}.")
    with (
        screen() as shown,
        subprocess.Popen(
            ["openbox"], env={**os.environ, "DISPLAY": shown.name}, stderr=subprocess.DEVNULL
        ) as manager,
    ):
        try:
            yield Desk(shown)
        finally:
            manager.terminate()
