"""What the trials of Windows' habits look at."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from build.windows_habits import A4, apart, sides


def a_picture(*colours: str) -> QImage:
    """Columns of equal width."""
    picture = QImage(80, 20, QImage.Format.Format_RGB32)
    for x in range(80):
        for y in range(20):
            picture.setPixelColor(x, y, QColor(colours[x * len(colours) // 80]))
    return picture


def test_pictures_are_as_far_apart_as_their_dots() -> None:
    white = a_picture("white")
    assert apart(white, a_picture("white")) == 0
    assert apart(white, a_picture("white", "red")) == 0.5
    assert apart(white, a_picture("red")) == 1


def test_the_sides_of_a_print_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "%%BoundingBox: 0 0 595 842\n%%HiResBoundingBox: 0 0 594.9 841.9\n" * 2
    answer = subprocess.CompletedProcess("gs", 0, "", told)
    monkeypatch.setattr(subprocess, "run", lambda *words, **how: answer)
    assert sides(Path("printed")) == [A4, A4]
