"""Where a reader's files lie in their profile folder, and how they are written there.

Only what loads at once: view.json is read before anything else is imported.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.files import take_place

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
PART = ".part"  # a file still being written; never read as anything else


@dataclass(frozen=True, slots=True)
class Profile:
    """The places in one profile folder."""

    root: Path

    @property
    def reader(self) -> Path:
        return self.root / "reader.db"

    @property
    def open_marker(self) -> Path:
        """Lies there while reader.db is in use; found at the start, the last end was unclean."""
        return self.root / "reader.open"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def damaged(self) -> Path:
        """Files that could not be read, kept aside."""
        return self.root / "damaged"

    @property
    def view(self) -> Path:
        return self.root / "view.json"

    @property
    def clinic(self) -> Path:
        """What staff set; it stays when a reader clears everything."""
        return self.root / "clinic.json"

    @property
    def counts(self) -> Path:
        """What a kiosk counted."""
        return self.root / "kiosk-counts.json"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        return self.root / "waymark.lock"

    @property
    def show_yourself(self) -> Path:
        """Written by a second copy to bring the first to the front."""
        return self.root / "show-yourself"

    def prepare(self) -> None:
        """Make the folder if it is missing, and keep other accounts out of what lies in it.

        Raises:
            OSError: the place cannot be used.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        make_private(self.root)
        for path in (self.reader, journal_of(self.reader), self.view, self.clinic):
            if path.exists():
                make_private(path)


def can_be_seen(path: Path) -> bool:
    """Whether `path` is there; not where the folders before it let nobody look."""
    try:
        return path.exists()
    except OSError:
        return False


def journal_of(database: Path) -> Path:
    """The side file by which SQLite undoes a half-written change of `database`."""
    return database.with_name(database.name + "-journal")


def make_private(path: Path) -> None:
    """Let only this account read `path`, unless it is a folder that all share, as `/tmp` is."""
    with suppress(OSError):  # some file systems of sticks know no rights
        mode = path.stat().st_mode
        wanted = PRIVATE_FOLDER if stat.S_ISDIR(mode) else PRIVATE_FILE
        if not mode & stat.S_ISVTX and stat.S_IMODE(mode) != wanted:
            path.chmod(wanted)


def private_folder(path: Path) -> Path:
    """`path`, made if it is missing; its parent must be there already."""
    path.mkdir(exist_ok=True)
    make_private(path)
    return path


def create_private(path: Path) -> None:
    """Make `path` an empty file that only this account can read; replaces what lay there."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))


def write_whole(path: Path, data: bytes) -> None:
    """Write beside `path`, then put in its place: after a power cut it is the old or the new.

    Raises:
        OSError: nothing was changed.
    """
    part = path.with_name(path.name + PART)
    try:
        create_private(part)
        part.write_bytes(data)
        put_in_place(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def put_in_place(part: Path, target: Path) -> None:
    """Let the finished `part` take the place of `target`, lasting through a power cut."""
    sync_file(part)
    take_place(part, target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Wait until the bytes of `path` are on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk; Windows cannot be asked to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # refused by some file systems of sticks and shares
            os.fsync(handle)
    finally:
        os.close(handle)
