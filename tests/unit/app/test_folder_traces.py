"""What Qt's file dialog notes in the registry of Windows is gone when the program has ended."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.app.folder_traces import KEYS, notes, put_back

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it would be the real registry")

TEXT = 1


class Registry(SimpleNamespace):
    """A stand-in for `winreg`: keys with their values."""

    HKEY_CURRENT_USER, KEY_READ, KEY_WRITE = 0, 1, 2

    def __init__(self, **others: dict[str, Any]) -> None:
        self.keys: dict[str, dict[str, Any]] = others

    @contextmanager
    def OpenKey(self, _root: int, name: str, *_: int) -> Iterator[str]:
        if name not in self.keys:
            raise FileNotFoundError(name)
        yield name

    def QueryInfoKey(self, key: str) -> tuple[int, int, int]:
        below = [name for name in self.keys if name.startswith(f"{key}\\")]
        return len(below), len(self.keys[key]), 0

    def EnumValue(self, key: str, number: int) -> tuple[str, Any, int]:
        name = list(self.keys[key])[number]
        return name, self.keys[key][name], TEXT

    def SetValueEx(self, key: str, name: str, _: int, kind: int, value: Any) -> None:
        assert kind == TEXT
        self.keys[key][name] = value

    def DeleteValue(self, key: str, name: str) -> None:
        del self.keys[key][name]

    def DeleteKey(self, _root: int, name: str) -> None:
        del self.keys[name]


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    made = Registry()
    monkeypatch.setitem(sys.modules, "winreg", made)
    monkeypatch.setattr(sys, "platform", "win32")
    return made


def choose(registry: Registry, folder: str) -> None:
    """What Qt notes when a reader saves into `folder`."""
    for key in KEYS:
        registry.keys.setdefault(key, {})
    registry.keys[KEYS[0]] |= {"lastVisited": folder, "history": [folder]}


def test_a_folder_that_was_chosen_leaves_no_trace(registry: Registry) -> None:
    before = notes()
    choose(registry, "C:/Users/jo/My MS")
    put_back(before)
    assert registry.keys == {}


def test_what_other_programs_noted_stays(registry: Registry) -> None:
    choose(registry, "C:/elsewhere")
    registry.keys[KEYS[1]]["style"] = "other"
    before = notes()
    choose(registry, "C:/Users/jo/My MS")
    put_back(before)
    noted = {"lastVisited": "C:/elsewhere", "history": ["C:/elsewhere"]}
    assert registry.keys == {KEYS[0]: noted, KEYS[1]: {"style": "other"}, KEYS[2]: {}}


def test_without_a_file_dialog_nothing_is_touched(registry: Registry) -> None:
    put_back(notes())
    assert registry.keys == {}
