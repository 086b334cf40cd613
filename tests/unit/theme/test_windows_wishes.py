"""What Windows says beside Qt, with stand-ins for its registry and its library."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.domain.reading import ViewSettings
from desktop.theme import windows_wishes
from desktop.theme.controller import ThemeController
from desktop.theme.system import system_look

KEYS = {r"Software\Microsoft\Accessibility"}


class Windows:
    """Its settings, as the program can ask for them."""

    text_size: object = None  # None: nobody has set it
    animated = 1

    @contextmanager
    def open_key(self, root: object, name: str) -> Iterator[str]:
        if name not in KEYS or self.text_size is None:
            raise FileNotFoundError(name)
        yield name

    def value(self, key: str, name: str) -> tuple[object, int]:
        assert name == "TextScaleFactor"
        return self.text_size, 4

    def answer(self, what: int, size: int, told: Any, change: int) -> int:
        assert (what, size, change) == (0x1042, 0, 0)
        told._obj.value = self.animated
        return 1


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    system = Windows()
    registry = SimpleNamespace(
        HKEY_CURRENT_USER=1, OpenKey=system.open_key, QueryValueEx=system.value
    )
    user32 = SimpleNamespace(SystemParametersInfoW=system.answer)
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    return system


@pytest.mark.parametrize(
    ("kept", "told"), [(None, 1.0), (100, 1.0), (148, 1.48), (225, 2.25), ("large", 1.0)]
)
def test_text_size_is_that_of_the_settings(windows: Windows, kept: object, told: float) -> None:
    windows.text_size = kept
    assert windows_wishes.text_size() == told


def test_movement_is_wished_for_unless_it_was_turned_off(windows: Windows) -> None:
    assert windows_wishes.wants_movement()
    windows.animated = 0
    assert not windows_wishes.wants_movement()


def test_another_system_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert windows_wishes.text_size() == 1.0
    assert windows_wishes.wants_movement()


def test_the_look_follows_what_windows_says_now(windows: Windows, qapp: QApplication) -> None:
    """Not the font and the colours of the start, which stay as they were while it runs."""
    given = QPalette()
    given.setColor(QPalette.ColorRole.Window, QColor("black"))
    given.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    large = QFont()
    large.setPixelSize(40)
    windows.text_size, windows.animated = 180, 0
    look = system_look(qapp, given, large)
    assert look.text_scale == 1.75
    assert look.less_movement
    assert not look.high_contrast


def test_who_comes_back_from_the_settings_sees_them_followed(
    windows: Windows, undressed: QApplication
) -> None:
    controller = ThemeController(paths.resources(), ViewSettings())
    controller.dress(undressed)
    assert controller.now.text_scale == 1.0
    windows.text_size = 200
    undressed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert controller.now.text_scale == 2.0
