"""Saves a handout as the kind of file that its name asks for."""

from __future__ import annotations

import errno
import math
import os
import secrets
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from desktop.domain.errors import HandoutError
from desktop.domain.files import HeldFileError, fits_windows, take_place
from desktop.handouts.handout import Handout
from desktop.handouts.html import handout_html
from desktop.handouts.text import handout_text
from desktop.handouts.typesetter import Typesetter

SUFFIXES = (".pdf", ".html", ".txt")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}


def save(handout: Handout, path: Path, typesetter: Typesetter) -> None:
    """Write `handout` to `path`; whatever stood there stays until the new file is whole.

    Raises:
        HandoutError: it could not be laid out or written.
    """
    write(path, _bytes(handout, path, typesetter))


def write(path: Path, data: bytes, system: str = sys.platform) -> None:
    """Write `data` beside `path`, then put it in its place.

    Raises:
        HandoutError: it could not be written; a file that was there is as before.
    """
    if system == "win32" and not fits_windows(path.name):
        raise HandoutError(f"Windows cannot use the name {path.name}; please choose another one.")
    try:
        folder = path.is_dir()
    except OSError as error:
        raise HandoutError(_why(path, error)) from error
    if folder:
        raise HandoutError(f"{path} is a folder; please give the file a name.")
    beside = path.with_name(f".waymark-{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        take_place(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise HandoutError(_why(path, error, len(data))) from error


def _bytes(handout: Handout, path: Path, typesetter: Typesetter) -> bytes:
    match path.suffix.lower():
        case ".pdf":
            return typesetter.pdf(handout)
        case ".html":
            return handout_html(handout).encode()
        case ".txt":
            return handout_text(handout).encode()
        case _:
            raise HandoutError(
                f"A handout can be saved as {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}; "
                f"'{path.name}' is none of them."
            )


def _why(path: Path, error: OSError, size: int = 0) -> str:
    full = f"There is not enough room on the disk to save {path.name}."
    if isinstance(error, HeldFileError):
        return f"{path.name} is open or locked; please close it, or choose another name."
    if error.errno == errno.ENAMETOOLONG or _is_too_long_for_windows(path, error):
        return "The name of the file is too long; please choose a shorter one."
    if error.errno in _FULL:
        return full
    if error.errno in _NO_RIGHTS:
        return f"You may not save files in {path.parent}; please choose another folder."
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return f"There is no folder {path.parent}; please choose another one."
    if _free_below(path.parent) < size:  # not every library for Windows says so
        return full
    return f"{path.name} could not be saved; please try another folder."


def _is_too_long_for_windows(path: Path, error: OSError) -> bool:
    """Whether a whole path is too long, of which Windows says that there is no such folder."""
    return error.errno == errno.ENOENT and path.parent.is_dir()


def _free_below(folder: Path) -> float:
    """Bytes that are free on the disk of `folder`, as far as that can be told."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return math.inf
