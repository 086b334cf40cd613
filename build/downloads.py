"""Makes what people download of a folder build: an archive, a Debian package, their hashes.

The same folder gives the same bytes: order, owners, rights and times do not come from the disk.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import lzma
import os
import platform
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from build import icons
from build.launcher import glibc_asked_for

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "build" / "linux"
BRAND = ROOT / "resources" / "brand"
SUMS = "SHA256SUMS"
_PRESET = 7  # looks 16 MB back: Typst holds its fonts twice, 10 MB apart
DEBIAN_NAMES = {"x86_64": "amd64", "aarch64": "arm64"}

# Where the files of the Debian package come from; the program itself goes to /opt/waymark.
# In those of build/linux stand names such as @VERSION@ for what is known only now.
PLACES = {
    "DEBIAN/control": LINUX / "control",
    "usr/share/applications/waymark.desktop": LINUX / "waymark.desktop",
    "usr/share/bash-completion/completions/waymark": LINUX / "waymark.bash",
    "usr/share/doc/waymark/CHANGELOG.md": ROOT / "CHANGELOG.md",
    "usr/share/doc/waymark/README.md": ROOT / "README.md",
    "usr/share/doc/waymark/copyright": LINUX / "copyright",
    "usr/share/icons/hicolor/scalable/apps/waymark.svg": BRAND / "app-icon.svg",
    "usr/share/man/man1/waymark.1.gz": LINUX / "waymark.1",
    "usr/share/metainfo/org.waymark.Waymark.metainfo.xml": LINUX
    / "org.waymark.Waymark.metainfo.xml",
}


def make(folder: Path, version: str, to: Path) -> tuple[Path, ...]:
    """Write the downloads of `folder`, a finished folder build of Linux, into `to`.

    Returns:
        The archive, the Debian package and the file of hashes, which names whatever else of this
        version lies in `to` as well.
    """
    moment = commit_time()
    archive = write_archive(folder, version, moment, to)
    package = write_package(folder, version, moment, to)
    return archive, package, write_sums(version, to)


def commit_time() -> int:
    """Seconds from 1970 to the commit that is built: the time of everything in it."""
    said = os.environ.get("SOURCE_DATE_EPOCH")
    if said is None:
        said = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        ).stdout.strip()
    return int(said or 0)


def write_archive(folder: Path, version: str, moment: int, to: Path) -> Path:
    """Pack `folder` as one folder that is named after the version.

    By xz, as gzip would make a quarter more of it.
    """
    target = to / f"waymark-{version}-linux-{platform.machine()}.tar.xz"
    top = Path(f"waymark-{version}")
    with (
        lzma.open(target, "wb", preset=_PRESET) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in _in_order(folder):
            entry = archive.gettarinfo(path, str(top / path.relative_to(folder)))
            entry.mode = _mode(path)
            entry.mtime = moment
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            if entry.isreg():
                with path.open("rb") as content:
                    archive.addfile(entry, content)
            else:
                archive.addfile(entry)
    return target


def write_package(folder: Path, version: str, moment: int, to: Path) -> Path:
    """Make the Debian package, by Debian's own tool."""
    architecture = DEBIAN_NAMES[platform.machine()]
    target = to / f"waymark_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory(prefix="waymark-deb-", dir=to) as place:
        tree = Path(place) / "tree"
        lay_out(folder, version, moment, tree)
        for path in _in_order(tree):
            if not path.is_symlink():
                path.chmod(_mode(path))
            os.utime(path, (moment, moment), follow_symlinks=False)
        subprocess.run(
            [
                # One thread: with more, the bytes would depend on the cores of the computer.
                *("dpkg-deb", "-Zxz", f"-z{_PRESET}", "--threads-max=1", "--root-owner-group"),
                *("--build", tree, target),
            ],
            env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return target


def lay_out(folder: Path, version: str, moment: int, tree: Path) -> None:
    """Lay all files of the Debian package out below `tree`, where they will be installed."""
    shutil.copytree(folder, tree / "opt" / "waymark", symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "waymark").symlink_to("/opt/waymark/waymark")
    known = {
        "VERSION": version,
        "DATE": dt.datetime.fromtimestamp(moment, dt.UTC).date().isoformat(),
        "ARCHITECTURE": DEBIAN_NAMES[platform.machine()],
        "GLIBC": f"2.{glibc_asked_for(folder)}",
        "KILOBYTES": str(sum(-(-path.stat().st_size // 1024) for path in _files(folder))),
    }
    for place, source in PLACES.items():
        content = source.read_bytes()
        if source.parent == LINUX:
            for name, value in known.items():
                content = content.replace(f"@{name}@".encode(), value.encode())
        if place.endswith(".gz"):
            content = gzip.compress(content, 9, mtime=0)
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        (tree / place).write_bytes(content)
    for size in icons.LINUX:
        picture = tree / f"usr/share/icons/hicolor/{size}x{size}/apps/waymark.png"
        picture.parent.mkdir(parents=True)
        picture.write_bytes(icons.png(size))
    installed = [path for path in _files(tree) if path.parent.name != "DEBIAN"]
    sums = (f"{_hash(path, 'md5')}  {path.relative_to(tree)}\n" for path in installed)
    (tree / "DEBIAN" / "md5sums").write_text("".join(sums), encoding="utf-8")


def write_sums(version: str, to: Path) -> Path:
    """Write the hashes of all downloads of this version, for `sha256sum --check`."""
    named = (f"waymark-{version}-", f"waymark_{version}_")
    downloads = sorted(path for path in to.iterdir() if path.name.lower().startswith(named))
    sums = to / SUMS
    lines = (f"{_hash(path, 'sha256')}  {path.name}\n" for path in downloads)
    sums.write_text("".join(lines), encoding="utf-8", newline="\n")
    return sums


def _in_order(folder: Path) -> Iterator[Path]:
    """`folder` and all below it, in an order that no disk decides."""
    yield folder
    yield from sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts)


def _files(folder: Path) -> list[Path]:
    return [path for path in _in_order(folder) if path.is_file() and not path.is_symlink()]


def _mode(path: Path) -> int:
    """Everybody may read, and run what may be run; only root may change."""
    return 0o755 if path.is_dir() or path.lstat().st_mode & 0o100 else 0o644


def _hash(path: Path, kind: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, kind).hexdigest()
