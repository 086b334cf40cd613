"""The launcher of Linux finds its program, or says in a sentence why it cannot start."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from build import launcher

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a launcher")

LOADER = next((path for path in Path("/").glob("lib*/ld-linux*") if path.is_file()), Path())


def a_program(*glibc: str) -> bytes:
    """Bytes that look like a program linked to these versions of the C library."""
    asked = b"".join(f"\0GLIBC_{version}\0".encode() for version in glibc)
    return b"\x7fELF\0" + bytes(LOADER) + b"\0" + asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder build whose program says what it was given."""
    made = tmp_path / "Ärzte & MS #1 日本 50%"
    (made / "_internal").mkdir(parents=True)
    program = made / "waymark-program"
    program.write_bytes(a_program("2.17", "2.2.5"))
    (made / "_internal" / "libone.so").write_bytes(a_program("2.4", "2.28"))
    launcher.write(made)
    program.write_text('#!/bin/sh\necho "started $*"\n', encoding="utf-8")
    program.chmod(0o755)
    return made


def run(
    script: Path, *words: str, tools: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the launcher on a system whose `tools` say these things."""
    fakes = script.parent / "tools"
    fakes.mkdir(exist_ok=True)
    for name, said in (tools or {}).items():
        (fakes / name).write_text(f"#!/bin/sh\n{said}\n", encoding="utf-8")
        (fakes / name).chmod(0o755)
    return subprocess.run(
        [script, *words],
        env={"PATH": f"{fakes}{os.pathsep}/usr/bin{os.pathsep}/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_words_reach_the_program(folder: Path) -> None:
    assert run(folder / "waymark", "open", "two words").stdout == "started open two words\n"


def test_it_starts_through_links(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "first").symlink_to(folder / "waymark")
    (tmp_path / "second").symlink_to("bin/first")
    assert run(tmp_path / "second").stdout == "started \n"


def test_a_sheet_beside_it_says_how_to_start_and_remove_it(folder: Path) -> None:
    said = (folder / "README.txt").read_text(encoding="utf-8")
    for words in ("Run as a Program", "./waymark", '"data"', "delete it", "doctor", "F1"):
        assert words in said


def test_the_code_of_the_program_is_the_code_of_the_launcher(folder: Path) -> None:
    (folder / "waymark-program").write_text("#!/bin/sh\nexit 10\n", encoding="utf-8")
    assert run(folder / "waymark").returncode == 10


@pytest.mark.parametrize("said", ["echo glibc 2.28", "echo glibc 2.41", "exit 1"])
def test_a_system_that_may_do_is_tried(folder: Path, said: str) -> None:
    assert run(folder / "waymark", tools={"getconf": said}).stdout == "started \n"


def test_a_system_that_is_too_old_is_told_so(folder: Path) -> None:
    done = run(folder / "waymark", tools={"getconf": "echo glibc 2.27"})
    assert done.returncode == 1
    assert done.stderr == (
        "Waymark needs a newer Linux, such as Debian 12 or Ubuntu 24.04 "
        "(glibc 2.28; this one has glibc 2.27).\n"
    )


def test_another_kind_of_computer_is_told_so(folder: Path) -> None:
    done = run(folder / "waymark", tools={"uname": "echo riscv64"})
    assert done.returncode == 1
    assert done.stderr == (
        f"This Waymark is for {platform.machine()} computers, and this one is riscv64.\n"
    )


def test_a_missing_program_is_told(folder: Path) -> None:
    (folder / "waymark-program").unlink()
    done = run(folder / "waymark")
    assert done.returncode == 1
    assert done.stderr.startswith("Part of Waymark is missing.")


def test_a_place_where_nothing_may_run_is_told(folder: Path) -> None:
    (folder / "waymark-program").chmod(0o644)
    done = run(folder / "waymark")
    assert done.returncode == 1
    assert done.stderr.startswith("Programs may not run from this place.")


@pytest.mark.parametrize("sign", [":", ";", "\n"])
def test_a_folder_whose_libraries_would_not_be_found_is_told(folder: Path, sign: str) -> None:
    done = run(folder.rename(folder.with_name(f"a{sign}b")) / "waymark")
    assert done.returncode == 1
    assert done.stderr.startswith("Waymark cannot start from a folder with : or ; or a line")


def test_without_a_terminal_the_sentence_stands_in_a_window(folder: Path, tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    (folder / "tools").mkdir()
    dialog = folder / "tools" / "kdialog"
    dialog.write_text(f'#!/bin/sh\necho "$@" > "{shown}"\n', encoding="utf-8")
    dialog.chmod(0o755)
    (folder / "waymark-program").unlink()
    subprocess.run(
        [folder / "waymark"],
        env={"PATH": f"{folder / 'tools'}:/usr/bin:/bin", "DISPLAY": ":99"},
        capture_output=True,
        check=False,
    )
    assert shown.read_text(encoding="utf-8").startswith("--title Waymark --error Part of Waymark")


def test_the_newest_library_counts(folder: Path) -> None:
    assert launcher.glibc_asked_for(folder) == 28
    (folder / "_internal" / "libtwo.so").write_bytes(a_program("2.36"))
    assert launcher.glibc_asked_for(folder) == 36


def test_a_library_too_new_for_the_oldest_system_fails_the_build(folder: Path) -> None:
    (folder / "_internal" / "libnew.so").write_bytes(a_program("2.38"))
    with pytest.raises(launcher.TooNewError, match=r"_internal/libnew\.so asks for glibc 2\.38"):
        launcher.glibc_asked_for(folder)
