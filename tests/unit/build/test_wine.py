"""How programs of Windows are run on Debian; Wine itself is not started here."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from build import package, wine

LOCK = """\
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:11 \\
    --hash=sha256:12
jeepney==0.9 ; sys_platform == 'linux' \\
    --hash=sha256:21
segno==1.6.6 \\
    --hash=sha256:31
old==1.0 ; python_full_version < '3.12' \\
    --hash=sha256:41
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for what is made, by making that only notes what it was asked for."""
    monkeypatch.setattr(wine, "WINE", "/bin/true")
    monkeypatch.setattr(wine, "SERVER", "/bin/true")
    monkeypatch.setattr(wine, "COMPILER", "true")
    monkeypatch.setattr(wine, "HOME", tmp_path)
    for name in ("PYTHON", "PREFIX"):
        monkeypatch.setattr(wine, name, tmp_path / name)
        monkeypatch.setattr(wine, f"_make_{name.lower()}", lambda folder: _note(folder / "made"))
    return tmp_path


def _note(file: Path) -> None:
    file.write_text("new")


def test_windows_gets_what_the_lock_names_for_it_and_nothing_else() -> None:
    assert list(wine.requirements(LOCK)) == [
        "colorama==0.4.6 --hash=sha256:11     --hash=sha256:12\n",
        "segno==1.6.6 --hash=sha256:31\n",
    ]


def test_the_lock_holds_what_speaks_on_windows() -> None:
    names = [line.partition("==")[0] for line in wine.requirements(wine.LOCK.read_text())]
    assert {"pywin32", "pefile", "pyside6-essentials"} <= set(names)
    assert "macholib" not in names


def test_python_and_prefix_are_made_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [home / name / "made" for name in ("PYTHON", "PREFIX")]
    wine.prepare()
    assert all(file.read_text() == "new" for file in made)
    for file in made:
        file.write_text("old")
    wine.prepare()
    assert all(file.read_text() == "old" for file in made)
    monkeypatch.setattr(wine, "LACKED", "another")
    wine.prepare()
    assert [file.read_text() for file in made] == ["new", "old"]


def test_what_was_not_finished_is_made_anew(home: Path) -> None:
    (home / "PYTHON.part").mkdir()
    (home / "PYTHON.part" / "half").write_text("")
    wine.prepare()
    assert not (home / "PYTHON.part").exists()
    assert not (home / "PYTHON" / "half").exists()


def test_without_wine_one_sentence_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wine, "WINE", "/nowhere/wine")
    with pytest.raises(wine.NoWineError, match="Wine and mingw-w64 first: /nowhere/wine"):
        wine.prepare()


def test_windows_names_files_of_debian_by_a_drive() -> None:
    assert wine.windows_name(Path("/tmp/ü 日本/a.txt")) == "Z:\\tmp\\ü 日本\\a.txt"


def test_a_program_has_its_own_prefix_and_none_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINEPREFIX", "/elsewhere/.wine")
    monkeypatch.setenv("WINEDEBUG", "+all")
    told = wine.surroundings(Path("/prefix"), {"DISPLAY": ":7"})
    assert (told["WINEPREFIX"], told["WINEDEBUG"], told["DISPLAY"]) == ("/prefix", "-all", ":7")


def test_the_folder_is_made_by_the_same_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {"code": 0}
    (tmp_path / "cached").mkdir()

    def python(*words: str | Path, **how: Any) -> subprocess.CompletedProcess[str]:
        asked.update(how, words=words)
        return subprocess.CompletedProcess(words, asked["code"], "spy.dll is new.")

    monkeypatch.setattr(wine, "PREFIX", tmp_path / "cached")
    monkeypatch.setattr(wine, "SERVER", "true")
    monkeypatch.setattr(wine, "prepare", lambda: None)
    monkeypatch.setattr(wine, "python", python)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "to" / "waymark").mkdir(parents=True, mode=0o700)
    assert package.make_folder_by_wine(tmp_path, tmp_path / "to") == tmp_path / "to" / "waymark"
    assert asked["words"][1:] == ("--folder-only", "--to", tmp_path / "to")
    assert (tmp_path / "to" / "waymark").stat().st_mtime == 1700000000
    assert asked["prefix"] == tmp_path / "prefix"
    assert asked["environment"]["SOURCE_DATE_EPOCH"] == "1700000000"
    asked["code"] = 1
    (tmp_path / "prefix").rmdir()
    with pytest.raises(package.UnfitError, match=r"spy\.dll is new\."):
        package.make_folder_by_wine(tmp_path, tmp_path / "to")
