"""Names that Windows keeps for itself, and files that somebody holds for a moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.files import HeldFileError, fits_windows, take_place


@pytest.mark.parametrize(
    "name",
    [
        *("aux", "AUX.pdf", "con.txt", "nul.tar.gz", "prn .pdf", "COM1.html", "lpt³.txt"),
        *("conin$", "a:b.pdf", "what?.pdf", "a*.txt", 'say "hi".txt', "a|b.txt", "<a>.txt"),
        *("sheet.pdf.", "sheet.pdf ", "tab\t.pdf", "a\\b.pdf"),
    ],
)
def test_names_that_windows_does_not_take(name: str) -> None:
    assert not fits_windows(name)


@pytest.mark.parametrize(
    "name",
    ["my list.json", "auxiliary.pdf", "console.txt", "com.pdf", "Ärztin #1 100% 日本.pdf", ".pdf"],
)
def test_names_that_it_takes(name: str) -> None:
    assert fits_windows(name)


@pytest.fixture
def part(tmp_path: Path) -> Path:
    path = tmp_path / "part"
    path.write_text("new", encoding="ascii")
    return path


class Holder:
    """Holds every file for some tries, as a virus scanner does on Windows."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tries: int) -> None:
        self.tries = tries
        self._replace = Path.replace
        monkeypatch.setattr(Path, "replace", lambda path, to: self._replaced(path, to))

    def _replaced(self, path: Path, to: Path) -> Path:
        self.tries -= 1
        if self.tries >= 0:
            raise PermissionError(13, "held")
        return self._replace(path, to)


def test_a_file_that_is_held_for_a_moment_is_waited_for(
    part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Holder(monkeypatch, tries=2)
    take_place(part, part.with_name("kept"), patience=(0, 0, 0))
    assert part.with_name("kept").read_text(encoding="ascii") == "new"


def test_a_file_that_stays_held_is_told_and_nothing_is_lost(
    part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Holder(monkeypatch, tries=9)
    kept = part.with_name("kept")
    kept.write_text("old", encoding="ascii")
    with pytest.raises(HeldFileError):
        take_place(part, kept, patience=(0,))
    assert (kept.read_text(encoding="ascii"), part.exists()) == ("old", True)


def test_other_troubles_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        take_place(tmp_path / "gone", tmp_path / "kept", patience=(1000,))
