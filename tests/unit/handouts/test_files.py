"""Saving: the right kind by its name, whole or not at all, and one plain sentence."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.domain.errors import HandoutError
from desktop.handouts import files
from desktop.handouts.typesetter import Typesetter
from tests.unit.handouts import samples


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.pdf", b"%PDF-1."), ("a.PDF", b"%PDF-1."), ("a.html", b"<!DOCTYPE"), ("a.txt", b"Immune")],
)
def test_the_name_says_which_kind(
    typesetter: Typesetter, tmp_path: Path, name: str, start: bytes
) -> None:
    files.save(samples.a_handout(), tmp_path / name, typesetter)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_folders_with_strange_names_are_fine(typesetter: Typesetter, tmp_path: Path) -> None:
    folder = tmp_path / "Ärztin #1 100% Ω"
    folder.mkdir()
    files.save(samples.a_handout(), folder / "été.txt", typesetter)
    assert (folder / "été.txt").exists()


@pytest.mark.parametrize("name", ["sheet", "sheet.doc", "sheet.pdf.exe"])
def test_another_kind_is_refused(typesetter: Typesetter, tmp_path: Path, name: str) -> None:
    with pytest.raises(HandoutError, match=r"saved as \.pdf, \.html or \.txt; .* none of them"):
        files.save(samples.a_handout(), tmp_path / name, typesetter)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="There is no folder"):
        files.write(tmp_path / "gone" / "a.txt", b"x")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(HandoutError, match="is a folder"):
        files.write(tmp_path / "a.txt", b"x")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="name of the file is too long"):
        files.write(tmp_path / f"{'n' * 300}.txt", b"x")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "not enough room on the disk"),
        (errno.EACCES, "You may not save files in"),
        (errno.EROFS, "You may not save files in"),
        (errno.EIO, "could not be saved; please try another folder"),
    ],
)
def test_trouble_while_writing_keeps_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"before")

    def fails(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(HandoutError, match=sentence):
        files.write(target, b"after")
    assert target.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def full(path: Path, *args: object, **kwargs: object) -> object:
        return opened(Path("/dev/full"), "wb")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(HandoutError, match=r"not enough room on the disk to save a\.txt"):
        files.write(tmp_path / "a.txt", b"x" * 10_000)


def test_a_file_that_was_there_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"before")
    files.write(target, b"after")
    assert target.read_bytes() == b"after"


@pytest.mark.parametrize("name", ["aux.pdf", "con.html", "sheet.pdf."])
def test_a_name_that_windows_keeps_is_refused_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(HandoutError, match="Windows cannot use the name"):
        files.write(tmp_path / name, b"x", "win32")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the name")
def test_such_a_name_is_as_good_as_any_elsewhere(tmp_path: Path) -> None:
    files.write(tmp_path / "a:b.pdf", b"x", "linux")
    assert (tmp_path / "a:b.pdf").read_bytes() == b"x"


def test_a_whole_path_too_long_for_windows_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Path, *args: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "the path is too long")

    monkeypatch.setattr(Path, "open", fails)
    with pytest.raises(HandoutError, match="name of the file is too long"):
        files.write(tmp_path / "a.pdf", b"x")


def test_a_file_that_another_program_holds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_part: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    target = tmp_path / "a.pdf"
    target.write_bytes(b"before")
    with pytest.raises(HandoutError, match=r"a\.pdf is open or locked"):
        files.write(target, b"after")
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_a_full_disk_is_told_where_its_library_says_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: int) -> None:
        raise OSError(errno.EINVAL, "no")

    monkeypatch.setattr(os, "fsync", fails)
    full = SimpleNamespace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(HandoutError, match=r"not enough room on the disk to save a\.pdf"):
        files.write(tmp_path / "a.pdf", b"x")
