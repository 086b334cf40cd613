"""What Windows asks of whoever writes files: which names it keeps, and patience."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path

# Virus scanners look into a file that has just been written, and hold it meanwhile.
_PATIENCE_S = (0.02, 0.05, 0.1, 0.2, 0.4) if sys.platform == "win32" else ()
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?")
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[ .]$')


class HeldFileError(PermissionError):
    """A file may not be replaced now: another program has it open, or it is locked."""


def fits_windows(name: str) -> bool:
    """Whether Windows takes `name` for a file, and takes it as it stands.

    A device would swallow what is written; behind a colon it would lie where nobody sees it.
    """
    return not (_DEVICE.fullmatch(name.lower()) or _NOT_IN_NAMES.search(name))


def take_place(part: Path, target: Path, patience: Iterable[float] = _PATIENCE_S) -> None:
    """Put the finished `part` in the place of `target`.

    Args:
        patience: seconds to wait, one after the other, while one of them is held.

    Raises:
        HeldFileError: one still is, and both are as they were.
        OSError: it cannot be done.
    """
    for wait in patience:
        try:
            part.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    try:
        part.replace(target)
    except PermissionError as error:
        raise HeldFileError(*error.args) from error
