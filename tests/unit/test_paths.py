"""Where files lie when the program is a bundle, and where an account has no home folder."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
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
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME")
    paths.root.cache_clear()
    yield folder
    paths.root.cache_clear()


def test_a_folder_called_data_beside_the_program_keeps_everything(bundle: Path) -> None:
    paths.settle_caches()
    assert paths.portable_data() is None
    assert "XDG_CACHE_HOME" not in os.environ
    assert bundle not in paths.profile().parents
    (bundle / "data").mkdir()
    paths.settle_caches()
    assert paths.profile() == bundle / "data"
    if sys.platform == "linux":
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


@pytest.mark.skipif(sys.platform != "linux", reason="what libraries of Linux keep")
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
    paths.settle_caches()
    folder = Path(os.environ["XDG_CACHE_HOME"])
    assert folder.is_dir()
    assert folder.parent == tmp_path
    assert at_the_end == [shutil.rmtree, str(folder)]


def test_caches_with_a_place_stay_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(tmp_path / "not yet" / "made")
    monkeypatch.setenv("XDG_CACHE_HOME", place)
    paths.settle_caches()
    assert os.environ["XDG_CACHE_HOME"] == place
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    paths.settle_caches()
    assert "XDG_CACHE_HOME" not in os.environ
    assert list(tmp_path.iterdir()) == []
