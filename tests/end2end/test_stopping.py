"""Ctrl+C and the system's wish to stop end the program as closing the window does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.store.profile import Profile
from tests.end2end.conftest import ROOT

LONGEST_S = 30
LOADED_S = 3  # from the opened store to a window that has all; nothing outside shows that moment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="windows are told otherwise")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_program_asked_to_stop_saves_and_ends_quietly(
    content: Path, tmp_path: Path, name: str
) -> None:
    profile = Profile(tmp_path / "profile")
    words = ["--profile", str(profile.root), "--content", str(content)]
    # Started by a shell in the background it would ignore Ctrl+C, and rightly so.
    program = subprocess.Popen(
        [sys.executable, "-m", "desktop", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    try:
        until = time.monotonic() + LONGEST_S
        while not profile.open_marker.exists() and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(LOADED_S)
        program.send_signal(getattr(signal, name))
        out, err = program.communicate(timeout=LONGEST_S)
    finally:
        program.kill()
    assert (program.returncode, out, err) == (0, "", "")
    assert profile.view.exists()
