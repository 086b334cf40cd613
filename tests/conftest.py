"""What every test stands on: no screen, no real home folder, no leaks, no warnings."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

_HOME = tempfile.TemporaryDirectory(prefix="waymark-tests-")
atexit.register(_HOME.cleanup)
for _name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(Path(_HOME.name) / _name.lower())
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["CUPS_SERVER"] = "/run/cups/cups.sock"

# Each module is compiled once, not anew by each worker and by each program that a test starts;
# where it lies, as `dev.py` has it, it is in nobody's way.
sys.pycache_prefix = str(Path(__file__).resolve().parents[1] / ".cache" / "pycache")
sys.dont_write_bytecode = False
os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest come first, so that none begins when another worker is done with all the rest."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    _keep_all()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object],
) -> Generator[None, object, object]:
    made = yield
    if fixturedef.scope == "session":
        _keep_all()
    return made


def _keep_all() -> None:
    """What stands now lives until the end: no search for garbage need go through it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_widget_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a Qt test that leaves a top-level widget behind, after deferred deletion.

    Python looks for garbage only after the test: a widget that it found on another thread would be
    destroyed there (`desktop.tasks.garbage`).
    """
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    _keep_all()  # what tests before this one left is not searched again after it
    gc.disable()
    yield
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    gc.collect()
    gc.enable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [
        widget
        for widget in QApplication.topLevelWidgets()
        if not widget.property("kept_between_tests")
    ]
    assert not left, f"widgets left behind: {[type(w).__name__ for w in left]}"
