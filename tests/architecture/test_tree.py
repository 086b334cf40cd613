"""What must not stand in any file of the project."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = {".py", ".md", ".yaml", ".toml", ".typ", ".qss", ".lock", ".svg", ".txt", ".spec", ""}


def _texts() -> list[tuple[str, str]]:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    return [
        (name, (ROOT / name).read_text(encoding="utf-8"))
        for name in tracked
        if name and Path(name).suffix in TEXT and (ROOT / name).is_file()
    ]


def test_no_package_registry_is_named() -> None:
    hosts = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|index-url https?:")
    assert not [name for name, text in _texts() if hosts.search(text) and "test_tree" not in name]


def test_no_path_of_one_machine_is_named() -> None:
    paths = re.compile(r"(^|[\s\"'(=])/(work|root|home/\w+)/", re.MULTILINE)
    assert not [name for name, text in _texts() if paths.search(text) and "test_tree" not in name]


def test_the_lock_file_pins_every_package_by_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", lock.strip())
    assert packages
    assert all("==" in package and "--hash=sha256:" in package for package in packages)
