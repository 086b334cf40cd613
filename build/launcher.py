"""Puts the launcher of Linux into a folder build, knowing what that build asks of a system.

A program that is linked to a newer C library than the system's ends before its first line, in words
that help nobody. So a shell script looks first.
"""

from __future__ import annotations

import platform
import re
import shutil
from pathlib import Path

_LINUX = Path(__file__).resolve().parent / "linux"
SCRIPT = _LINUX / "waymark.sh"
README = _LINUX / "README.txt"
OLDEST_GLIBC = 36  # of Debian 12, the oldest system that Waymark is made for
_GLIBC = re.compile(rb"\0GLIBC_2\.(\d+)(?:\.\d+)?(?=\0)")
_LOADER = re.compile(rb"/lib\w*/ld-linux[\w.-]+(?=\0)")


class TooNewError(Exception):
    """The bundle would not start on the oldest system; the text names the file."""


def write(folder: Path) -> Path:
    """Write `folder`/waymark, which starts `folder`/waymark-program, and how to press it.

    Raises:
        TooNewError: when some file asks for more than the oldest system has.
    """
    loader = _LOADER.search((folder / "waymark-program").read_bytes())
    if loader is None:
        raise ValueError(f"{folder / 'waymark-program'} is no program of Linux")
    said = {
        "MACHINE": platform.machine(),
        "MINOR": str(glibc_asked_for(folder)),
        "LOADER": loader.group().decode(),
    }
    text = SCRIPT.read_text(encoding="utf-8")
    for name, value in said.items():
        text = text.replace(f"@{name}@", value)
    launcher = folder / "waymark"
    launcher.write_text(text, encoding="utf-8")
    launcher.chmod(0o755)
    shutil.copyfile(README, folder / README.name)
    return launcher


def glibc_asked_for(folder: Path) -> int:
    """The n of the glibc 2.n that all programs and libraries below `folder` can do with."""
    asked = 0
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or file.is_symlink():
            continue
        content = file.read_bytes()
        if not content.startswith(b"\x7fELF"):
            continue
        newest = max((int(version) for version in _GLIBC.findall(content)), default=0)
        if newest > OLDEST_GLIBC:
            name = file.relative_to(folder)
            raise TooNewError(
                f"{name} asks for glibc 2.{newest}; Waymark must start with 2.{OLDEST_GLIBC}."
            )
        asked = max(asked, newest)
    return asked
