"""Temporary files of a kiosk lie in one private folder, which is emptied."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from desktop.app.kiosk.temp_folder import TempFolder, open_temp_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="looks at who may read a folder")


def test_what_a_kill_left_is_gone_when_the_program_starts_again(tmp_path: Path) -> None:
    first = open_temp_folder([tmp_path])
    assert first.path.stat().st_mode & 0o777 == 0o700
    (first.path / "spooled").write_text("a page")
    (first.path / "cache").mkdir()
    (first.path / "cache" / "font").write_text("")
    again = open_temp_folder([tmp_path])
    assert again.path == first.path
    assert not [*again.path.iterdir()]
    again.remove()
    assert not [*tmp_path.iterdir()]
    again.empty()  # gone already


def test_emptying_follows_no_link_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("")
    folder = open_temp_folder([tmp_path])
    (folder.path / "link").symlink_to(outside)
    folder.empty()
    assert not [*folder.path.iterdir()]
    assert (outside / "kept").exists()


@pytest.mark.parametrize("trap", ["link", "file"])
def test_a_name_that_somebody_else_took_is_left_alone(tmp_path: Path, trap: str) -> None:
    first, second, aim = tmp_path / "first", tmp_path / "second", tmp_path / "aim"
    for folder in (first, second, aim):
        folder.mkdir()
    name = open_temp_folder([second]).path.name
    if trap == "link":
        (first / name).symlink_to(aim)
    else:
        (first / name).write_text("")
    assert open_temp_folder([first, second]).path == second / name


def test_a_place_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    there = open_temp_folder([tmp_path / "missing", tmp_path])
    assert there.path.parent == tmp_path


def test_all_that_is_loaded_later_writes_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "MESA_SHADER_CACHE_DIR"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setattr(tempfile, "tempdir", None)
    TempFolder(tmp_path).use()
    assert tempfile.gettempdir() == str(tmp_path)
    assert os.environ["TMPDIR"] == os.environ["XDG_CACHE_HOME"] == str(tmp_path)
