"""Makes what people download of a folder build for Windows: the installer and the portable archive.

The same folder gives the same bytes, by the same NSIS, as long as nothing is signed.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import deflate
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from build import icons
from build.downloads import commit_time, write_sums

WINDOWS = Path(__file__).resolve().parent / "windows"
SCRIPT = WINDOWS / "waymark.nsi"
MESSAGES = WINDOWS / "messages.nsh"
NAME = "Waymark-{version}-windows-amd64-{kind}"
LIST, UNINSTALLER = "uninstall.txt", "uninstall.exe"
FOLDER, DATA = "Waymark", "data"  # in the portable archive
_PICTURE = (328, 628)  # px, twice what NSIS asks for, so that it is sharp on fine screens
_GROUND = "#0C5149"  # of the icon
_TIGHTEST = 12  # of libdeflate
_MSDOS, _READ_WRITE, _FOLDER = 0, 0o644 << 16, 0o040755 << 16 | 0x10  # of zip


class NoInstallerError(Exception):
    """No installer can be made here; the text says why."""


def make(folder: Path, version: str, to: Path, sign: Sequence[str] = ()) -> tuple[Path, ...]:
    """Write the downloads of `folder`, a finished folder build for Windows, into `to`.

    Args:
        sign: the words of a program that signs the file whose name is added.

    Returns:
        The installer, the portable archive and the file of hashes.

    Raises:
        NoInstallerError: NSIS is missing.
    """
    moment = commit_time()
    if sign:
        for program in signed_programs(folder):
            subprocess.run([*sign, str(program)], check=True)
    installer = write_installer(folder, version, moment, to, sign)
    archive = write_archive(folder, version, moment, to)
    return installer, archive, write_sums(version, to)


def signed_programs(folder: Path) -> tuple[Path, ...]:
    """Our own programs; libraries stay as their makers signed them, so they can be replaced."""
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in (".exe", ".com")))


def write_archive(folder: Path, version: str, moment: int, to: Path) -> Path:
    """Pack `folder` so that the program keeps everything beside itself."""
    target = to / f"{NAME.format(version=version, kind='portable')}.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(_entry(f"{DATA}/", moment, _FOLDER), b"")
        for name in _files(folder):
            entry = _entry(name, moment, _READ_WRITE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as packed:
                packed._compressor = _Deflater()  # type: ignore[attr-defined]
                packed.write((folder / name).read_bytes())
    return target


def _entry(name: str, moment: int, rights: int) -> zipfile.ZipInfo:
    date = dt.datetime.fromtimestamp(moment, dt.UTC).timetuple()[:6]
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", date)
    entry.create_system = _MSDOS
    entry.external_attr = rights
    return entry


def _files(folder: Path) -> list[str]:
    """The names of all files of `folder`, in an order that no disk decides."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


class _Deflater:
    """Packs a whole file at once, by libdeflate: 4 % smaller than zlib would, in the same form."""

    def __init__(self) -> None:
        self._data = b""

    def compress(self, data: bytes) -> bytes:
        self._data += data
        return b""

    def flush(self) -> bytes:
        return bytes(deflate.deflate_compress(self._data, _TIGHTEST))


def write_installer(
    folder: Path,
    version: str,
    moment: int,
    to: Path,
    sign: Sequence[str] = (),
    *,
    quick: bool = False,
) -> Path:
    """Make the installer, by NSIS, which stops at a name that it would not take as it stands.

    Args:
        quick: one for a trial, larger and made in seconds.

    Raises:
        NoInstallerError: NSIS is missing.
    """
    target = to / f"{NAME.format(version=version, kind='setup')}.exe"
    files = _files(folder)
    with tempfile.TemporaryDirectory(prefix="waymark-nsis-") as place:
        parts = Path(place)
        (parts / LIST).write_text(listing(files), encoding="utf-16-le", newline="\r\n")
        (parts / "items.nsh").write_text(items(folder, files, parts / LIST), encoding="utf-8")
        _draw_picture(parts / "picture.bmp")
        known = {
            "VERSION": version,
            "NUMBERS": ".".join([*version.split("."), "0", "0", "0"][:4]),
            "KILOBYTES": sum(-(-(folder / name).stat().st_size // 1024) for name in files),
            "SETUP": target,
            "ICON": icons.write(parts / "waymark.ico"),
            "PICTURE": parts / "picture.bmp",
            "ITEMS": parts / "items.nsh",
            "LIST": parts / LIST,
        }
        if quick:
            known["QUICK"] = 1
        if sign:
            known["SIGN"] = subprocess.list2cmdline(sign)
        subprocess.run(
            [
                *(makensis(), "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8"),
                *(f"-D{name}={value}" for name, value in known.items()),
                str(SCRIPT),
            ],
            cwd=WINDOWS,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
            check=True,
        )
    return target


def makensis() -> str:
    """The compiler of NSIS; on Windows its installer does not put it on the path.

    Raises:
        NoInstallerError: it is missing.
    """
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "/"), "NSIS")
    found = shutil.which("makensis") or shutil.which("makensis", path=str(usual))
    if found is None:
        raise NoInstallerError("Please install NSIS first; it makes the installer.")
    return found


def listing(files: Sequence[str]) -> str:
    """What installer and uninstaller may move and delete; `EachLine` in the script reads it.

    The list itself stands last among what lies in the folder, so that where it lies tells how far
    a move had come that did not end.
    """
    installed = [*files, UNINSTALLER, LIST]
    folders = {
        str(parent) for name in installed for parent in PurePosixPath(name).parents if parent.name
    }
    lines = [
        *(f"= {name}" for name in dict.fromkeys(name.partition("/")[0] for name in installed)),
        *(f"- {name}" for name in installed if name != LIST),
        *(f"> {name}" for name in sorted(folders, reverse=True)),  # inner ones first
    ]
    return "".join(f"{line}\n" for line in lines).replace("/", "\\")


def items(folder: Path, files: Sequence[str], list_file: Path) -> str:
    """The lines by which NSIS takes all files of `folder`, in an order that no disk decides."""
    lines = ["SetOutPath $New", f'File "/oname={LIST}" "{list_file}"']
    at = PurePosixPath()
    for name in map(PurePosixPath, files):
        if name.parent != at:
            at = name.parent
            inside = "".join(f"\\{part}" for part in at.parts)
            lines.append(f'SetOutPath "$New{inside}"')
        lines.append(f'File "{folder / name}"')
    return "\n".join([*lines, ""])


def _draw_picture(to: Path) -> None:
    """The side of the first and the last page: our mark on its ground."""
    picture = QImage(*_PICTURE, QImage.Format.Format_RGB888)
    picture.fill(QColor(_GROUND))
    painter = QPainter(picture)
    side = _PICTURE[0] * 0.7
    mark = QRectF((_PICTURE[0] - side) / 2, side * 0.4, side, side)
    QSvgRenderer(str(icons.BRAND / "mark-reversed.svg")).render(painter, mark)
    painter.end()
    picture.save(str(to))
