"""Downloads of a folder build: the same bytes from the same files, and what a desktop asks for."""

from __future__ import annotations

import argparse
import configparser
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from build import bundle, downloads
from desktop.cli.words import COMMANDS, Parser, parser

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made on Linux only")

NOON = 1_795_000_000  # 2026-11-18


def a_folder(place: Path, order: int = 1) -> Path:
    """A small folder build, its files written in either `order`."""
    folder = place / "waymark"
    for name in ("waymark", "waymark-program", "_internal/a.txt", "_internal/ü/b.txt")[::order]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "_internal" / "link").symlink_to("a.txt")
    for name in ("waymark", "waymark-program"):
        (folder / name).chmod(0o755 if order == 1 else 0o700)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


def test_the_archive_holds_one_folder_named_after_the_version(folder: Path, tmp_path: Path) -> None:
    archive = downloads.write_archive(folder, "1.2", NOON, tmp_path)
    with tarfile.open(archive) as opened:
        entries = {entry.name: entry for entry in opened}
    assert set(entries) == {
        "waymark-1.2",
        *(f"waymark-1.2/{name}" for name in ("waymark", "waymark-program", "_internal")),
        *(f"waymark-1.2/_internal/{name}" for name in ("a.txt", "link", "ü", "ü/b.txt")),
    }
    assert entries["waymark-1.2/waymark"].mode == 0o755
    assert entries["waymark-1.2/_internal/a.txt"].mode == 0o644
    assert entries["waymark-1.2/_internal/link"].linkname == "a.txt"
    assert {(entry.uid, entry.gid, entry.mtime) for entry in entries.values()} == {(0, 0, NOON)}


def test_the_same_files_make_the_same_downloads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    made = []
    for order, mask in ((1, 0o022), (-1, 0o077)):
        to = tmp_path / f"to{order}"
        to.mkdir()
        former = os.umask(mask)
        try:
            downloads.make(a_folder(tmp_path / f"from{order}", order), "1.2", to)
        finally:
            os.umask(former)
        made.append({path.name: path.read_bytes() for path in to.iterdir()})
    assert made[0] == made[1]


def test_the_readme_names_what_is_downloaded(folder: Path, tmp_path: Path) -> None:
    to = tmp_path / "to"
    to.mkdir()
    *packed, sums = downloads.make(folder, bundle.VERSION, to)
    readme = (downloads.ROOT / "README.md").read_text(encoding="utf-8")
    machine = platform.machine()
    for name in (bundle.one_file_name(), *(path.name for path in packed)):
        told = name.replace(bundle.VERSION, "VERSION").replace(machine, "x86_64")
        assert f"| `{told.replace(downloads.DEBIAN_NAMES[machine], 'amd64')}` |" in readme
    assert sums.name in readme


def test_hashes_name_every_download_of_this_version(tmp_path: Path) -> None:
    for name in ("Waymark-1.2-linux-x86_64", "waymark_1.2_amd64.deb", "waymark-1.1-old.tar.xz"):
        (tmp_path / name).write_bytes(name.encode())
    sums = downloads.write_sums("1.2", tmp_path)
    assert sums.read_text(encoding="utf-8") == "".join(
        f"{hashlib.sha256(name.encode()).hexdigest()}  {name}\n"
        for name in ("Waymark-1.2-linux-x86_64", "waymark_1.2_amd64.deb")
    )


class TestPackage:
    """What the Debian package lays out."""

    @pytest.fixture
    def tree(self, folder: Path, tmp_path: Path) -> Path:
        tree = tmp_path / "tree"
        downloads.lay_out(folder, "1.2", NOON, tree)
        return tree

    def test_the_command_is_a_link_to_the_launcher(self, tree: Path) -> None:
        assert (tree / "usr/bin/waymark").readlink() == Path("/opt/waymark/waymark")
        assert (tree / "opt/waymark/waymark").read_text(encoding="utf-8") == "waymark"

    def test_nothing_is_left_to_be_filled_in(self, tree: Path) -> None:
        for file in tree.rglob("*"):
            if file.is_file() and file.suffix not in (".gz", ".png"):
                assert not re.search(r"@[A-Z]+@", file.read_text(encoding="utf-8")), file

    def test_it_says_what_it_needs(self, tree: Path) -> None:
        said = (tree / "DEBIAN/control").read_text(encoding="utf-8").splitlines()
        assert said[:3] == [
            "Package: waymark",
            "Version: 1.2",
            f"Architecture: {downloads.DEBIAN_NAMES[os.uname().machine]}",
        ]
        assert "Recommends: libcups2t64 | libcups2" in said

    def test_every_file_has_its_hash(self, tree: Path) -> None:
        done = subprocess.run(
            ["md5sum", "--check", "--quiet", "DEBIAN/md5sums"], cwd=tree, check=False
        )
        assert done.returncode == 0
        hashed = (tree / "DEBIAN/md5sums").read_text(encoding="utf-8")
        assert "usr/share/man/man1/waymark.1.gz" in hashed
        assert "DEBIAN" not in hashed

    def test_the_icon_is_the_one_that_the_entry_names(self, tree: Path) -> None:
        entry = configparser.RawConfigParser()
        entry.optionxform = str  # type: ignore[assignment,method-assign]
        entry.read(tree / "usr/share/applications/waymark.desktop", encoding="utf-8")
        values = entry["Desktop Entry"]
        assert values["Exec"] == "waymark"
        assert list(tree.glob(f"usr/share/icons/hicolor/*/apps/{values['Icon']}.*"))

    def test_the_icon_is_there_in_every_usual_size(self, tree: Path) -> None:
        for size in (16, 32, 48, 128, 256):
            icon = QImage(str(tree / f"usr/share/icons/hicolor/{size}x{size}/apps/waymark.png"))
            assert icon.size().toTuple() == (size, size)

    def test_software_centres_know_what_it_is(self, tree: Path) -> None:
        found = ET.parse(next(tree.glob("usr/share/metainfo/*.xml"))).getroot()
        assert found.findtext("id") == bundle.IDENTIFIER
        assert found.findtext("launchable") == "waymark.desktop"
        release = found.find("releases/release")
        assert release is not None
        assert release.attrib == {"version": "1.2", "date": "2026-11-18"}

    def test_dpkg_takes_it(self, folder: Path, tmp_path: Path) -> None:
        package = downloads.write_package(folder, "1.2", NOON, tmp_path)
        fields = subprocess.run(
            ["dpkg-deb", "--field", package, "Package", "Version"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert fields == "Package: waymark\nVersion: 1.2\n"

    @pytest.mark.parametrize(
        "words",
        [
            ("desktop-file-validate", "usr/share/applications/waymark.desktop"),
            (
                *("appstreamcli", "validate", "--no-net"),
                "usr/share/metainfo/org.waymark.Waymark.metainfo.xml",
            ),
            ("mandoc", "-T", "lint", "-W", "warning", "usr/share/man/man1/waymark.1.gz"),
        ],
        ids=lambda words: words[0],
    )
    def test_the_tools_of_the_desktop_find_no_fault(
        self, tree: Path, words: tuple[str, ...]
    ) -> None:
        if shutil.which(words[0]) is None:
            pytest.skip(f"{words[0]} is not installed")
        done = subprocess.run(words, cwd=tree, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def _subparsers() -> dict[str, Parser]:
    """The parser of each command that is told of, and of no command."""
    top = parser()
    commands = next(
        action for action in top._actions if isinstance(action, argparse._SubParsersAction)
    )
    return {"": top, **commands.choices}


def _options(of: Parser) -> set[str]:
    """All long options of a parser that its own help tells of."""
    return {
        option
        for action in of._actions
        for option in action.option_strings
        if option.startswith("--") and action.help != argparse.SUPPRESS
    }


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_bash_completes_what_the_command_line_knows(command: str) -> None:
    script = f"""
        source {downloads.LINUX / "waymark.bash"}
        COMP_WORDS=(waymark {command} --) COMP_CWORD={2 if command else 1}
        _waymark waymark -- "${{COMP_WORDS[COMP_CWORD - 1]}}"
        echo "${{COMPREPLY[@]}}"
    """
    offered = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert set(offered) == _options(_subparsers()[command])


def test_bash_completes_the_commands_and_choices() -> None:
    words = (downloads.LINUX / "waymark.bash").read_text(encoding="utf-8")
    assert f"words='{' '.join(COMMANDS)}'" in words
    for of in _subparsers().values():
        for action in of._actions:
            if isinstance(action.metavar, str) and "|" in action.metavar and action.type:
                assert f"words='{action.metavar.replace('|', ' ')}'" in words


def test_the_manual_tells_of_all_commands_and_options() -> None:
    page = (downloads.LINUX / "waymark.1").read_text(encoding="utf-8").replace("\\-", "-")
    told = set(re.findall(r"--[a-z][a-z-]+", page))
    assert told == {option for of in _subparsers().values() for option in _options(of)}
    commands = page.split(".SH COMMANDS")[1].split(".SH EXIT STATUS")[0]
    commands = re.sub(r"\.RS.*?\.RE", "", commands, flags=re.DOTALL)
    entries = re.findall(r"^\.TP\n(?:\.BI? |\\fB)([a-z-]+)", commands, re.MULTILINE)
    assert entries == list(COMMANDS)


def test_the_package_describes_the_project_of_its_name() -> None:
    project = tomllib.loads((downloads.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert (
        (downloads.LINUX / "control")
        .read_text(encoding="utf-8")
        .startswith(f"Package: {project['project']['name']}\n")
    )
