"""The log in the profile: what a maintainer needs, and nothing about the reader.

A line holds the time, the level, our own file and line, numbers, and the types and codes of
exceptions. It never holds a message: a message may have swallowed a note or a search word, and
file and line lead to it anyway.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from typing_extensions import override

from desktop.store.profile import Profile, create_private, make_private, private_folder

FILES = 3
LARGEST = 256 * 1024  # bytes of each
_VERSION = re.compile(r"\d+(\.[0-9a-z]+){0,5}")
_NAME = re.compile(r"[a-z-]{1,20}")


def set_up_logging(profile: Path | None) -> logging.Handler:
    """Send every log record to `profile`; to nowhere when there is none or it cannot be used.

    Nothing reaches the standard error stream either way, where messages would be shown whole.
    """
    handler: logging.Handler = logging.NullHandler()
    if profile is not None:
        try:
            folder = private_folder(Profile(profile).logs)
            handler = _PrivateFile(folder / "waymark.log")
        except OSError:
            pass
    handler.setFormatter(_NothingPersonal())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def log_versions(versions: Mapping[str, str]) -> None:
    """Log which programs are at work, such as `{"waymark": "0.1.0"}`; other text is left out."""
    logging.getLogger(__name__).info("versions", extra={"versions": dict(versions)})


class _PrivateFile(RotatingFileHandler):
    """Three files that only this account can read; a full disk costs log lines and no more."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LARGEST, backupCount=FILES - 1, encoding="ascii")

    @override
    def _open(self) -> Any:
        path = Path(self.baseFilename)
        if path.exists():
            make_private(path)
        else:
            create_private(path)
        return super()._open()

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: the standard handler would print the record's message."""


class _NothingPersonal(logging.Formatter):
    """Keeps of a record only what cannot hold a reader's words."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        parts = [time, record.levelname, _our_place(record.pathname, record.lineno)]
        parts += _numbers(record.args)
        parts += _versions(getattr(record, "versions", None))
        if record.exc_info and record.exc_info[1] is not None:
            parts += _exceptions(record.exc_info[1])
        return " ".join(parts)


def _our_place(filename: str, line: int | None) -> str:
    """`store/profile.py:12` for our own code; only "outside" for any other."""
    try:
        return f"{Path(filename).relative_to(_OURS).as_posix()}:{line}"
    except ValueError:
        return "outside"


# As compiled code names it: the whole path in a checkout, a relative one when frozen.
_OURS = Path(_our_place.__code__.co_filename).parent.parent


def _numbers(args: object) -> Iterator[str]:
    if isinstance(args, tuple):
        for each in args:
            if isinstance(each, int):
                yield str(each)
            elif isinstance(each, float):
                yield f"{each:.3f}"


def _versions(versions: object) -> Iterator[str]:
    if isinstance(versions, Mapping):
        for name, version in versions.items():
            if _NAME.fullmatch(str(name)) and _VERSION.fullmatch(str(version)):
                yield f"{name}={version}"


def _exceptions(error: BaseException) -> Iterator[str]:
    """Types, codes and places of `error` and of what caused it; never their words."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"{type(current).__qualname__}{_code(current)}@{_deepest_of_ours(current)}"
        current = current.__cause__ or current.__context__


def _code(error: BaseException) -> str:
    for name in ("errno", "sqlite_errorcode"):
        code = getattr(error, name, None)
        if isinstance(code, int):
            return f"({code})"
    return ""


def _deepest_of_ours(error: BaseException) -> str:
    """Where in our own code `error` came to light."""
    place = "outside"
    for frame, line in traceback.walk_tb(error.__traceback__):
        ours = _our_place(frame.f_code.co_filename, line)
        place = place if ours == "outside" else ours
    return place
