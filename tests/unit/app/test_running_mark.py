from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from desktop.app import running_mark


def test_windows_is_told_by_the_name_that_the_installer_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held: list[tuple[object, ...]] = []
    kernel = SimpleNamespace(CreateMutexW=lambda *words: held.append(words))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    running_mark.mark_as_running()
    assert held == [(None, False, r"Local\Waymark-running")]


@pytest.mark.skipif(sys.platform == "win32", reason="it is marked there")
def test_elsewhere_nothing_is_asked_of_the_system() -> None:
    running_mark.mark_as_running()
