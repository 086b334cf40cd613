"""Downloads for Windows: the same bytes from the same files, and lists that remove only ours."""

from __future__ import annotations

import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from build import windows_downloads
from desktop.app.running_mark import NAME as RUNNING
from desktop.store.profile import Profile, journal_of

NOON = 1_795_000_000  # 2026-11-18
FILES = ("waymark.com", "waymark.exe", "_internal/a.txt", "_internal/ü/日本 b.txt", "kiosk/k.txt")
SCRIPT = windows_downloads.SCRIPT.read_text(encoding="utf-8")


def a_folder(place: Path, order: int = 1) -> Path:
    """A small folder build, its files written in either `order`."""
    folder = place / "waymark"
    for name in FILES[::order]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def test_the_portable_archive_has_an_empty_folder_for_what_is_kept(tmp_path: Path) -> None:
    archive = windows_downloads.write_archive(a_folder(tmp_path), "1.2", NOON, tmp_path)
    assert archive.name == "Waymark-1.2-windows-amd64-portable.zip"
    archive_before = archive.read_bytes()
    with zipfile.ZipFile(archive) as opened:
        entries = {entry.filename: entry for entry in opened.infolist()}
        assert opened.read("Waymark/_internal/ü/日本 b.txt").decode() == FILES[3]
    assert set(entries) == {"Waymark/data/", *(f"Waymark/{name}" for name in FILES)}
    assert entries["Waymark/data/"].is_dir()
    assert {entry.date_time for entry in entries.values()} == {(2026, 11, 18, 11, 6, 40)}
    again = windows_downloads.write_archive(
        a_folder(tmp_path / "again", -1), "1.2", NOON, tmp_path / "again"
    )
    assert again.read_bytes() == archive_before


def test_all_that_is_installed_is_listed_the_list_last() -> None:
    assert windows_downloads.listing(sorted(FILES)).splitlines() == [
        *("= _internal", "= kiosk", "= waymark.com", "= waymark.exe"),
        *("= uninstall.exe", "= uninstall.txt"),
        *("- _internal\\a.txt", "- _internal\\ü\\日本 b.txt", "- kiosk\\k.txt"),
        *("- waymark.com", "- waymark.exe", "- uninstall.exe"),
        *("> kiosk", "> _internal\\ü", "> _internal"),
    ]


def test_files_are_packed_in_an_order_that_no_disk_decides() -> None:
    packed = windows_downloads.items(Path("from"), sorted(FILES), Path("list"))
    assert packed.splitlines() == [
        "SetOutPath $New",
        'File "/oname=uninstall.txt" "list"',
        'SetOutPath "$New\\_internal"',
        f'File "{Path("from/_internal/a.txt")}"',
        'SetOutPath "$New\\_internal\\ü"',
        f'File "{Path("from/_internal/ü/日本 b.txt")}"',
        'SetOutPath "$New\\kiosk"',
        f'File "{Path("from/kiosk/k.txt")}"',
        'SetOutPath "$New"',
        f'File "{Path("from/waymark.com")}"',
        f'File "{Path("from/waymark.exe")}"',
    ]


@pytest.fixture
def signer(tmp_path: Path) -> Path:
    """A program that writes down which files it was to sign, beside itself."""
    program = tmp_path / "sign.py"
    program.write_text(
        "import pathlib, sys\n"
        "with pathlib.Path(__file__).with_name('signed').open('a') as log:\n"
        "    print(sys.argv[1], file=log)\n"
    )
    return program


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_the_same_files_make_the_same_installer_and_uninstaller_both_signed(
    tmp_path: Path, signer: Path
) -> None:
    made = []
    for order in (1, -1):
        place = tmp_path / f"from {order}"
        installer = windows_downloads.write_installer(
            a_folder(place, order), "1.2", NOON, place, [sys.executable, str(signer)], quick=True
        )
        made.append(installer.read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(b"MZ")
    uninstaller, setup = signer.with_name("signed").read_text().splitlines()[2:]
    assert setup == str(installer)
    assert uninstaller != setup


def test_our_programs_are_signed_before_they_are_packed(
    tmp_path: Path, signer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = signer.with_name("signed")
    seen = []

    def pack(*_: object) -> Path:
        seen.append(signed.read_text())
        return signer

    monkeypatch.setattr(windows_downloads, "write_installer", pack)
    folder = a_folder(tmp_path)
    windows_downloads.make(folder, "1.2", tmp_path, [sys.executable, str(signer)])
    assert seen == [f"{folder / 'waymark.com'}\n{folder / 'waymark.exe'}\n"]


def test_without_nsis_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(windows_downloads.NoInstallerError, match="install NSIS"):
        windows_downloads.makensis()


class TestScript:
    """What installer and program must agree on."""

    def test_it_asks_for_the_mark_of_an_open_window(self) -> None:
        assert f'!define RUNNING "{RUNNING}"' in SCRIPT

    def test_it_reads_the_list_that_is_written(self) -> None:
        assert f'!define LIST_NAME "{windows_downloads.LIST}"' in SCRIPT
        assert f'WriteUninstaller "$New\\{windows_downloads.UNINSTALLER}"' in SCRIPT

    def test_what_a_reader_kept_is_removed_by_name(self) -> None:
        profile = Profile(Path("$0"))
        files = (
            *(profile.reader, journal_of(profile.reader), profile.open_marker, profile.view),
            *(profile.clinic, profile.counts, profile.lock, profile.show_yourself),
        )
        for path in files:
            assert f'Delete "$0\\{path.name}"' in SCRIPT
        for folder in (profile.backups, profile.damaged, profile.logs):
            assert f'RMDir "$0\\{folder.name}"' in SCRIPT

    def test_no_folder_is_removed_with_what_lies_in_it(self) -> None:
        assert not re.search(r"RMDir\s+/r|Delete .*\\\*(\.\*)?\"", SCRIPT)

    def test_every_exit_code_is_told(self) -> None:
        codes = re.findall(r"^!define IS_\w+ (\d)$", SCRIPT, re.MULTILINE)
        assert codes == [str(code) for code in range(3, 10)]
        readme = (windows_downloads.WINDOWS.parents[1] / "README.md").read_text(encoding="utf-8")
        told = re.findall(r"^\| (\d) \| ", readme, re.MULTILINE)
        assert told == ["0", "1", "2", *codes]


def test_each_message_is_made_of_short_sentences() -> None:
    said = re.findall(
        r'^!define \w+ "(.*)"$',
        windows_downloads.MESSAGES.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    for sentence in re.split(r"[.?:](?:\s|$)|(?:\$\\r\$\\n)+", "\n".join(said).replace("\n", ". ")):
        assert len(sentence.split()) <= 15, sentence


def test_each_message_is_said_somewhere() -> None:
    named = re.findall(r"^!define (\w+) ", windows_downloads.MESSAGES.read_text(), re.MULTILINE)
    assert [name for name in named if f"${{{name}}}" not in SCRIPT] == []
