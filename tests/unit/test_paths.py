"""Where files lie when the program is a bundle, and where an account has no home folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a bundle, with a space, a `#` and other letters in its name."""
    folder = tmp_path / "Waymark # ü 日本"
    (folder / "_internal").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(folder / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "waymark-program"))
    monkeypatch.delenv("XDG_CACHE_HOME")
    paths.root.cache_clear()
    yield folder
    paths.root.cache_clear()


def test_a_folder_called_data_beside_the_program_keeps_everything(bundle: Path) -> None:
    paths.stay_portable()
    assert paths.portable_data() is None
    assert "XDG_CACHE_HOME" not in os.environ
    assert bundle not in paths.profile().parents
    (bundle / "data").mkdir()
    paths.stay_portable()
    assert paths.profile() == bundle / "data"
    assert os.environ["XDG_CACHE_HOME"] == str(bundle / "data" / "cache")


def test_a_file_called_data_keeps_nothing(bundle: Path) -> None:
    (bundle / "data").write_text("in the way")
    assert paths.portable_data() is None


def test_settings_are_looked_for_beside_the_program_first(bundle: Path) -> None:
    assert paths.settings_files()[0] == bundle / "waymark.toml"


def test_on_macos_beside_the_program_is_beside_what_people_see(
    tmp_path: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "Waymark.app" / "Contents" / "MacOS"
    monkeypatch.setattr(sys, "executable", str(inside / "waymark"))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert paths.beside_program() == tmp_path
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Waymark-1.0-macos"))
    assert paths.beside_program() == tmp_path


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the system itself knows the folder")
def test_an_account_without_a_home_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("XDG_DATA_HOME")
    assert paths.home() is None
    assert paths.profile() == paths.NOWHERE
    with pytest.raises(OSError, match="Not a directory"):
        paths.profile().mkdir(parents=True)
