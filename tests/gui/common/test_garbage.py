"""Widgets that only a look for garbage finds are destroyed on the GUI thread."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.tasks.garbage import LOOKS_BEFORE_ALL, Garbage


class Ring(QWidget):
    """Holds itself, and tells on which thread it went."""

    def __init__(self, went: list[threading.Thread]) -> None:
        super().__init__()
        self._went = went
        self._itself = self

    def __del__(self) -> None:
        self._went.append(threading.current_thread())


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    gc.collect()
    owner = QObject()
    garbage = Garbage(owner)
    garbage.go_on()
    yield garbage
    garbage.end()


def make_much() -> None:
    kept = [[number] for number in range(20_000)]
    assert len(kept) == 20_000


def test_a_thread_that_makes_much_destroys_no_widget(garbage: Garbage) -> None:
    went: list[threading.Thread] = []
    Ring(went)
    thread = threading.Thread(target=make_much)
    thread.start()
    thread.join()
    assert not went
    kept = [[number] for number in range(1_000)]
    garbage.look()
    assert went == [threading.current_thread()]
    assert kept


def test_what_has_grown_old_is_found_too(garbage: Garbage) -> None:
    went: list[threading.Thread] = []
    ring = Ring(went)
    gc.collect(1)
    del ring
    for _ in range(LOOKS_BEFORE_ALL):
        kept = [[number] for number in range(1_000)]
        garbage.look()
        del kept
    assert went


def test_python_looks_for_itself_before_and_after(qapp: QApplication) -> None:
    gc.enable()
    owner = QObject()
    garbage = Garbage(owner)
    garbage.rest()
    assert not gc.isenabled()
    garbage.go_on()
    assert not gc.isenabled()
    garbage.end()
    assert gc.isenabled()
    gc.disable()
