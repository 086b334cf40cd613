"""Make dist/waymark, a folder that runs without Python; --verify tries it."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PROGRAM = DIST / "waymark" / ("waymark.exe" if os.name == "nt" else "waymark")


def build() -> None:
    """Run PyInstaller; its work files stay in .cache, nothing is written into build/."""
    commit_time = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": commit_time or "0",
        "PYINSTALLER_CONFIG_DIR": str(ROOT / ".cache" / "pyinstaller-config"),
    }
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(DIST), "--workpath", str(ROOT / ".cache" / "pyinstaller")),
            str(ROOT / "build" / "waymark.spec"),
        ],
        cwd=ROOT,
        env=environment,
        check=True,
    )


def folder_size(folder: Path) -> int:
    """Bytes of all files below `folder`; a link is not a second file."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files)


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """A screen for the program to paint on, where Linux has none."""
    if sys.platform != "linux" or shutil.which("Xvfb") is None:
        yield {}
        return
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        try:
            yield {"DISPLAY": f":{number}"}
        finally:
            server.terminate()


def verify() -> int:
    """Run the program's own test from elsewhere, with no Python to be found."""
    with (
        tempfile.TemporaryDirectory(prefix="waymark verify ü ") as folder,
        virtual_screen() as screen,
    ):
        done = subprocess.run(
            [str(PROGRAM), "--profile", str(Path(folder) / "profile"), "self-test"],
            cwd=folder,
            env={**screen, "PATH": folder, "HOME": folder, "LANG": "C.UTF-8"},
            check=False,
        )
    return done.returncode


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py package")
    parser.add_argument("--verify", action="store_true", help="also run the program's self-test")
    asked = parser.parse_args()
    build()
    print(f"{PROGRAM.relative_to(ROOT)}: {folder_size(PROGRAM.parent) / 1e6:.0f} MB")
    return verify() if asked.verify else 0


if __name__ == "__main__":
    raise SystemExit(main())
