"""What Windows alone asks of a program with windows, with a stand-in for its libraries."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from build import bundle
from desktop import __main__
from desktop.app import application
from desktop.cli.system_parts import why_no_window


class Libraries:
    """Those of Windows; they remember what they were asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.shell32 = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=self._note)
        self.user32 = SimpleNamespace(MessageBoxW=self._note)

    def _note(self, *words: object) -> None:
        self.asked.append(words)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Libraries:
    libraries = Libraries()
    monkeypatch.setattr(ctypes, "windll", libraries, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    return libraries


def test_windows_stand_in_the_taskbar_under_the_name_of_their_entry(windows: Libraries) -> None:
    application._name_for_taskbar()
    assert windows.asked == [(bundle.IDENTIFIER,)]


def test_whoever_uses_no_terminal_is_told_in_a_box(
    windows: Libraries, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    __main__._tell("It is broken.")
    assert capsys.readouterr().err == "It is broken.\n"
    assert windows.asked == []
    monkeypatch.setattr(sys, "stderr", None)
    __main__._tell("It is broken.")
    assert [words[1:3] for words in windows.asked] == [("It is broken.", "Waymark")]


def test_a_part_that_is_gone_is_told_without_words_of_windows(windows: Libraries) -> None:
    told = why_no_window(ImportError("DLL load failed while importing QtGui"))
    assert told.endswith("a part of it is missing. Install Waymark again.")
