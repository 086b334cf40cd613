"""What the trials under Wine look at: the disk, the registry, and what is left of both."""

from __future__ import annotations

from pathlib import Path

import pytest

from build import wine
from build.bare_root import TrialFailedError
from build.sandbox import Screen
from build.windows_verify import ODD, Home, left_over
from build.wine_screen import Desk

REGISTRY = r"""WINE REGISTRY Version 2

[Console] 1700000000
"a"="b"

[Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\org.waymark.Waymark] 1700000000
#time=1da
"DisplayName"="Waymark"
"DisplayVersion"="0.1.0"

[Software\\QtProject] 1700000000
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(wine, "end", lambda _: None)
    for name in ("windows/system32/a.dll", "users/Public/a.txt", "users/jo/AppData/Local/b.txt"):
        file = tmp_path / "drive_c" / name
        file.parent.mkdir(parents=True)
        file.touch()
    (tmp_path / "user.reg").write_text(REGISTRY, encoding="utf-8")
    (tmp_path / "system.reg").write_text("", encoding="utf-8")
    return Home(tmp_path, Desk(Screen(":0", tmp_path)))


def test_files_are_named_as_windows_does(home: Home) -> None:
    assert home.name(home.local / ODD) == rf"C:\users\jo\AppData\Local\{ODD}"
    assert home.name(home.prefix / "dosdevices" / "s:" / "a.txt") == r"S:\a.txt"


def test_apps_are_read_from_the_registry(home: Home) -> None:
    assert home.told("DisplayVersion") == "0.1.0"
    assert home.told("Publisher") == ""


def test_the_state_leaves_out_what_is_windows_own(home: Home) -> None:
    state = home.state()
    assert "users/jo/AppData/Local/b.txt" in state
    assert r"user.reg: Software\\QtProject" in state
    assert not [each for each in state if "a.dll" in each or "Console" in each]


def test_what_is_left_behind_is_named(home: Home) -> None:
    before = home.state()
    kept = home.local / "waymark"
    kept.mkdir()
    (kept / "reader.db").touch()
    left_over(home, before, kept)
    with pytest.raises(TrialFailedError, match=r"waymark/reader\.db"):
        left_over(home, before)


def test_what_is_gone_is_named_too(home: Home) -> None:
    before = home.state()
    (home.local / "b.txt").unlink()
    with pytest.raises(TrialFailedError, match=r"b\.txt"):
        left_over(home, before)
