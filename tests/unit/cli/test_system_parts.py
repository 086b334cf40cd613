"""What a bare Linux lacks is named, with what brings it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.cli.system_parts import OF_THE_WINDOW, missing_parts, why_no_window

ROOT = Path(__file__).resolve().parents[3]


def only(*there: str) -> Callable[[str], None]:
    """A loader of libraries on a system that has these alone."""

    def load(name: str) -> None:
        if name not in there:
            raise OSError(name)

    return load


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux alone")
def test_each_missing_library_is_a_sentence_with_its_package() -> None:
    everything = {*OF_THE_WINDOW, "libcups.so.2"}
    assert missing_parts(only(*everything)) == ()
    assert missing_parts(only(*everything - {"libcups.so.2"})) == (
        "libcups.so.2 is missing. Install the package that brings it "
        "(on Debian and Ubuntu: libcups2). Without it nothing can be printed.",
    )
    (sentence,) = missing_parts(only(*everything - {"libxcb-cursor.so.0"}))
    assert "libxcb-cursor0). Without it no window opens." in sentence


def test_what_kept_qt_from_loading_is_named() -> None:
    told = "libEGL.so.1: cannot open shared object file: No such file or directory"
    assert why_no_window(ImportError(told)) == (
        "Waymark cannot open its window: libEGL.so.1 is missing. "
        "Install the package that brings it (on Debian and Ubuntu: libegl1)."
    )
    other = "libodd+1-2.so.3.4: cannot open shared object file"
    assert why_no_window(ImportError(other)).endswith("Install the package that brings it.")
    assert "(oh)" in why_no_window(ImportError("oh"))


def test_a_checkout_installs_all_that_is_named() -> None:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "build" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    dev = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(dev)
    assert {names[0] for names in dev.QT_LIBRARIES} == set(OF_THE_WINDOW.values())
