"""What is done with a folder build around PyInstaller: rights, times, sizes, comparing two."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from build import (
    bare_root,
    bundle,
    downloads,
    icu,
    launcher,
    package,
    same_again,
    surroundings,
)
from desktop.cli import shipped_files

RIGHTS = pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights")


def _write(file: Path, content: bytes = b"", *, runs: bool = False) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    file.chmod(0o700 if runs else 0o600)
    return file


@RIGHTS
def test_nothing_is_left_of_the_builders_rights_and_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    program = _write(tmp_path / "waymark", runs=True)
    words = _write(tmp_path / "inside" / "words")
    words.parent.chmod(0o700)
    package.settle((program, words, words.parent))
    assert [oct(path.stat().st_mode)[-3:] for path in (program, words, words.parent)] == [
        *("755", "644", "755"),
    ]
    assert {path.stat().st_mtime for path in (program, words)} == {1700000000}


def test_the_program_reads_the_list_of_its_files(tmp_path: Path) -> None:
    damaged = _write(tmp_path / "content" / "content.db", b"pages")
    _write(tmp_path / "plugin.so", b"code")
    package.write_sums(tmp_path)
    assert shipped_files.files(tmp_path).startswith("2 ")
    damaged.write_bytes(b"other")
    with pytest.raises(Exception, match=r"content/content\.db"):
        shipped_files.files(tmp_path)


def test_an_earlier_build_goes_and_everything_else_stays(tmp_path: Path) -> None:
    for name in (
        *("waymark/waymark", "waymark-0.9-linux-x86_64.tar.xz", "waymark_0.9_amd64.deb"),
        *("Waymark-0.9-linux-x86_64", downloads.SUMS, package.SIZES),
        *("notes.txt", "Waymark notes.txt", "waymark-sources/README.md"),
    ):
        _write(tmp_path / name)
    package.clear(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        *("notes.txt", "Waymark notes.txt", "waymark-sources"),
    }


def test_a_checkout_of_the_same_name_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = _write(tmp_path / "waymark" / "desktop" / "__main__.py")
    monkeypatch.setattr(sys, "argv", ["package.py", "--to", str(tmp_path)])
    with pytest.raises(SystemExit):
        package.main()
    assert source.is_file()
    assert "no build" in capsys.readouterr().err


@pytest.mark.parametrize("error", [icu.UnknownDataError, launcher.TooNewError])
def test_what_must_not_go_out_is_told_in_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: type[Exception],
) -> None:
    def make_folder(work: Path, to: Path) -> Path:
        raise error("libx.so is too new.")

    monkeypatch.setattr(package, "make_folder", make_folder)
    monkeypatch.setattr(sys, "argv", ["package.py", "--to", str(tmp_path)])
    assert package.main() == 1
    assert capsys.readouterr().err == "libx.so is too new.\n"


def test_a_program_that_crashes_is_no_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = {"code": 0}
    monkeypatch.setattr(package, "try_program", lambda _: ends["code"])
    monkeypatch.setattr(surroundings, "verify", lambda _: 0)
    monkeypatch.setattr(bare_root, "verify", lambda _: 0)
    assert package.try_all(tmp_path, ()) == 0
    ends["code"] = -11  # as after a fault in a library
    assert package.try_all(tmp_path, ()) != 0


def test_the_report_tells_every_part_and_the_largest_files(tmp_path: Path) -> None:
    _write(tmp_path / "_internal" / "typst" / "_typst.so", b"x" * 20_000)
    _write(tmp_path / "_internal" / "content" / "content.db", b"x" * 10_000)
    report = package.size_report(tmp_path).splitlines()
    for part in bundle.PARTS:
        assert any(line.startswith(part.name) for line in report)
    assert any(line.startswith("Folder") and "0.03 MB of 210" in line for line in report)
    assert report[-2:] == [
        "    0.02 MB  _internal/typst/_typst.so",
        "    0.01 MB  _internal/content/content.db",
    ]


def test_a_part_over_its_budget_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "_internal" / "typst" / "_typst.so", b"x" * 1000)
    package.size_report(tmp_path)
    monkeypatch.setattr(bundle, "MB", 10)
    with pytest.raises(package.UnfitError, match=r"budget: Typst\."):
        package.size_report(tmp_path)


def test_a_download_over_its_budget_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = (_write(tmp_path / "Waymark-1", b"x" * 80), _write(tmp_path / "w.tar.xz", b"x" * 70))
    assert "w.tar.xz" in package.download_report(made)
    monkeypatch.setattr(bundle, "MB", 1)
    with pytest.raises(package.UnfitError, match=r"budget: w\.tar\.xz\."):
        package.download_report(made)


def test_the_downloads_of_windows_are_archives_both(tmp_path: Path) -> None:
    made = (_write(tmp_path / "w-setup.exe", b"x"), _write(tmp_path / "w-portable.zip", b"x"))
    report = package.download_report(made, "win32").splitlines()
    assert [line.split(" of ")[1] for line in report] == [f"{bundle.ARCHIVE_BUDGET}"] * 2


@RIGHTS
def test_two_builds_are_compared_file_by_file(tmp_path: Path) -> None:
    for build in ("one", "other"):
        for name in ("same", "words", "rights", "folder/inside"):
            _write(tmp_path / build / name, b"content")
    assert same_again.unlike(tmp_path / "one", tmp_path / "other") == []
    (tmp_path / "other" / "words").write_bytes(b"CONTENT")
    (tmp_path / "other" / "rights").chmod(0o755)
    (tmp_path / "other" / "folder" / "inside").unlink()
    _write(tmp_path / "other" / "new")
    assert same_again.unlike(tmp_path / "one", tmp_path / "other") == [
        *("one/folder/inside", "one/new", "one/rights", "one/words"),
    ]


def test_two_downloads_are_compared_byte_by_byte(tmp_path: Path) -> None:
    one, other = _write(tmp_path / "a" / "w.deb", b"12"), _write(tmp_path / "b" / "w.deb", b"12")
    assert same_again.unlike(one, other) == []
    other.write_bytes(b"21")
    assert same_again.unlike(one, other) == ["w.deb"]
    assert same_again.unlike(tmp_path / "nowhere", other) == ["nowhere"]


def test_all_that_a_build_rests_on_is_copied(tmp_path: Path) -> None:
    same_again.copy_sources(tmp_path)
    for source, _ in bundle.DATA:
        assert (tmp_path / source).exists(), source
    for name in ("build/waymark.spec", "desktop/__main__.py", "requirements.lock"):
        assert (tmp_path / name).read_bytes() == (bundle.ROOT / name).read_bytes()
