"""A screen for programs of Windows under Wine, with a window manager and hands."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from build.sandbox import NoSandboxError, Screen, screen

TOOLS = ("openbox", "xdotool")
BETWEEN_MS = 40  # two keys; a person needs longer


@dataclass(frozen=True, slots=True)
class Desk:
    """A screen, and somebody who sits before it."""

    screen: Screen

    def press(self, *keys: str) -> None:
        """Press keys such as `ctrl+d`, one after the other."""
        self._act("key", "--clearmodifiers", "--delay", str(BETWEEN_MS), *keys)

    def types(self, words: str) -> None:
        self._act("type", "--delay", str(BETWEEN_MS), words)

    def _act(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words], env={**os.environ, "DISPLAY": self.screen.name}, check=True
        )


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
