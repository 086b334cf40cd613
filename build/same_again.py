"""Builds once more from elsewhere, and tells whether every file comes out the same."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from build import bundle, downloads, wine

FAR_AWAY = {"TZ": "Pacific/Auckland", "LC_ALL": "C"}
PRIVATE = 0o077  # the umask of a builder who shows nobody anything


def differences(made: Path, *words: str) -> list[str]:
    """Names of the files in `made` that a second build makes otherwise, or not at all.

    Args:
        made: where the first build lies.
        words: what `build/package.py` was asked for.
    """
    with tempfile.TemporaryDirectory(prefix="waymark-again-") as place:
        sources, again = Path(place, "Waymark ü"), Path(place, "made")
        copy_sources(sources)
        if wine.HOME.is_dir():  # what was fetched was checked by its hashes
            (sources / wine.HOME.relative_to(bundle.ROOT)).symlink_to(wine.HOME)
        subprocess.run(
            [sys.executable, "build/package.py", "--to", str(again), *words],
            cwd=sources,
            env={
                **os.environ,
                **FAR_AWAY,
                "PYTHONPATH": str(sources),
                "SOURCE_DATE_EPOCH": str(downloads.commit_time()),
            },
            umask=PRIVATE,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return [
            name
            for top in sorted(path.name for path in again.iterdir())
            for name in unlike(made / top, again / top)
        ]


def copy_sources(to: Path) -> None:
    """Copy all that a build rests on: the sources, and the compiled content."""
    known = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=bundle.ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    compiled = [source for source, _ in bundle.DATA if source.startswith(".cache/")]
    for name in filter(None, (*known, *compiled)):
        if not (bundle.ROOT / name).is_file():  # deleted since the last commit
            continue
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(bundle.ROOT / name, to / name)


def unlike(one: Path, other: Path) -> list[str]:
    """Names of what is not the same, or has other rights, at or below two places."""
    if not (one.is_dir() and other.is_dir()):
        return [] if _same(one, other) else [one.name]
    here, there = bundle.files_of(one), bundle.files_of(other)
    return [
        f"{one.name}/{name}"
        for name in sorted(here.keys() | there.keys())
        if name not in here or name not in there or not _same(here[name], there[name])
    ]


def _same(one: Path, other: Path) -> bool:
    if not (one.is_file() and other.is_file()):
        return False
    rights = one.stat().st_mode == other.stat().st_mode
    return rights and filecmp.cmp(one, other, shallow=False)
