"""The one private folder for temporary files: in memory where there is room for that.

Printing needs a file on its way to CUPS, and libraries keep caches of their own; all of it lies
here, so that one look empties it. Only the standard library: it is made before Qt starts.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

NAME = "waymark-kiosk"
_PRIVATE = 0o700
_TEMPORARY = ("TMPDIR", "TMP", "TEMP")
_CACHES = ("XDG_CACHE_HOME", "MESA_SHADER_CACHE_DIR")


class TempFolder:
    """Emptied when it is made, after each visit and at the end; what a kill left goes too."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def use(self) -> None:
        """Have this program, and whatever it loads from now on, write here."""
        for name in (*_TEMPORARY, *_CACHES):
            os.environ[name] = str(self.path)
        tempfile.tempdir = str(self.path)

    def empty(self) -> None:
        """Delete everything in it, as far as that is possible."""
        try:
            inside = list(self.path.iterdir())
        except OSError:
            return
        for each in inside:
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each, ignore_errors=True)
            else:
                _delete(each)

    def remove(self) -> None:
        """The program ends."""
        shutil.rmtree(self.path, ignore_errors=True)


def open_temp_folder(places: Iterable[Path] = ()) -> TempFolder:
    """The folder, empty; one of another name where somebody else holds its name everywhere.

    Args:
        places: where to make it, the best one first; by default those that are in memory.
    """
    for place in places or _places():
        folder = _private_folder(place / f"{NAME}-{_account()}")
        if folder is not None:
            made = TempFolder(folder)
            made.empty()
            return made
    return TempFolder(Path(tempfile.mkdtemp(prefix=f"{NAME}-")))


def _places() -> Iterator[Path]:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime:
        yield Path(runtime)
    yield Path("/dev/shm")  # a folder of our own in it, looked at before it is used
    yield Path(tempfile.gettempdir())


def _private_folder(path: Path) -> Path | None:
    """`path` as a folder that is this account's alone; None where it cannot be that."""
    try:
        path.mkdir(_PRIVATE, exist_ok=True)
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or (os.name == "posix" and found.st_uid != _account()):
            return None
        path.chmod(_PRIVATE)
    except OSError:
        return None
    return path


def _account() -> int:
    return os.getuid() if os.name == "posix" else 0


def _delete(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
