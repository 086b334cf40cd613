"""A frozen program's libraries are not for the programs of the system."""

from __future__ import annotations

import os
import sys

import pytest

from desktop.speech.environment import system_environment


def test_the_environment_of_a_checkout_is_passed_on() -> None:
    assert system_environment() == dict(os.environ)


def test_libraries_of_a_frozen_program_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/waymark/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    assert "LD_LIBRARY_PATH" not in system_environment()
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    assert system_environment()["LD_LIBRARY_PATH"] == "/usr/local/lib"
