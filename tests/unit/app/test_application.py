"""What a bare Linux lacks around Qt is brought along; what is there is left alone."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from desktop.app import application

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a Linux may lack")


@pytest.mark.parametrize("home", ["a file", "a file/home"])
def test_caches_that_nobody_has_room_for_are_temporary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    (tmp_path / "a file").write_text("in the way")
    at_the_end: list[object] = []
    monkeypatch.setattr(atexit, "register", lambda *done, **_: at_the_end.extend(done))
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / home))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    application._find_room_for_caches()
    folder = Path(os.environ["XDG_CACHE_HOME"])
    assert folder.is_dir()
    assert folder.parent == tmp_path
    assert at_the_end == [shutil.rmtree, str(folder)]


def test_caches_with_a_place_stay_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(tmp_path / "not yet" / "made")
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    application._find_room_for_caches()
    assert os.environ["XDG_CACHE_HOME"] == place
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    application._find_room_for_caches()
    assert "XDG_CACHE_HOME" not in os.environ
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("there", "told"), [(True, False), (False, True)])
def test_font_settings_are_brought_where_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, told: bool
) -> None:
    settings = tmp_path / "fonts.conf"
    if there:
        settings.write_text("<fontconfig/>")
    monkeypatch.setattr(application, "_FONT_SETTINGS", settings)
    for name in ("FONTCONFIG_FILE", "FONTCONFIG_PATH"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    application._bring_font_settings()
    assert ("FONTCONFIG_FILE" in os.environ) is told
    if told:
        assert Path(os.environ["FONTCONFIG_FILE"]).is_file()
    monkeypatch.setenv("FONTCONFIG_FILE", "of somebody")
    application._bring_font_settings()
    assert os.environ["FONTCONFIG_FILE"] == "of somebody"
