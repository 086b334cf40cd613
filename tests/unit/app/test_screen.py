"""A screen is looked for before Qt is, which would end the program where there is none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop.app.screen import _unheard, held_screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others have one screen")

NAMES = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_SESSION_TYPE")


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"DISPLAY": "unix:4321"},
        {"DISPLAY": "no display at all"},
        {"WAYLAND_DISPLAY": "gone"},
        {"WAYLAND_DISPLAY": "/nowhere/gone", "DISPLAY": "unix:4321"},
        {"WAYLAND_DISPLAY": "gone", "XDG_RUNTIME_DIR": ""},
        {"XDG_SESSION_TYPE": "wayland"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": "unix:4321"},
        {"QT_QPA_PLATFORM": "wayland-egl;xcb"},
    ],
)
def test_where_none_answers_there_is_none(
    told: dict[str, str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    with held_screen() as answers:
        assert not answers
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("told", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"])
def test_qt_may_be_told_to_paint_elsewhere(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", told)
    with held_screen() as answers:
        assert answers


def test_what_the_x_library_says_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    with _unheard():
        os.write(2, b"Authorization required")
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_a_connection_that_was_handed_over_is_left_for_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_SOCKET", "7")
    with held_screen() as answers:
        assert answers
