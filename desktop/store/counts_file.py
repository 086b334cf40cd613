"""kiosk-counts.json: plain numbers per day, and nobody in them.

Only the standard library, like view.json.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop.domain.kiosk import MOST_DAYS, DayCounts
from desktop.store.profile import Profile, write_whole

VERSION = 1
_LARGEST = 8 * 1024 * 1024  # bytes; what we write is under four
_MOST = 1_000_000  # of anything in one day
_LONGEST_NAME = 100  # of a page or a language


class CountsFile:
    """Reads the numbers at the start and puts others in their place.

    A file that is none of ours, damaged or of a later edition is kept beside the new one.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._path = profile.counts
        self._foreign = False

    def read(self) -> tuple[DayCounts, ...]:
        """What was counted; nothing where the file is missing or cannot be understood."""
        try:
            with self._path.open("rb") as file:
                data = file.read(_LARGEST + 1)
        except OSError:
            return ()
        days = _understood(data)
        self._foreign = days is None
        return days or ()

    def write(self, days: Iterable[DayCounts]) -> None:
        """Put `days` in place of what the file held.

        Raises:
            OSError: it could not be written; the old file stays.
        """
        self._profile.prepare()
        if self._foreign:
            with suppress(FileNotFoundError):
                self._path.replace(_beside(self._path))
            self._foreign = False
        # Day by day: to write all at once would hold up the window for too long.
        lines = ",\n".join(json.dumps(_plain(each)) for each in days)
        write_whole(self._path, f'{{"version": {VERSION}, "days": [\n{lines}\n]}}\n'.encode())


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.unread{path.suffix}")


def _plain(counted: DayCounts) -> dict[str, object]:
    return {
        "day": counted.day.isoformat(),
        "sessions": counted.sessions,
        "prints": counted.prints,
        "pages": dict(counted.pages),
        "languages": dict(counted.languages),
    }


def _understood(data: bytes) -> tuple[DayCounts, ...] | None:
    """The days that are right; None where the file is none of ours."""
    try:
        held = json.loads(data) if len(data) <= _LARGEST else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict) or held.get("version") != VERSION:
        return None
    days = held.get("days")
    if not isinstance(days, list):
        return None
    right: dict[dt.date, DayCounts] = {}
    for each in days:
        with suppress(ValueError, KeyError, TypeError):
            counted = _counted(each)
            right[counted.day] = counted
    return tuple(right[day] for day in sorted(right)[-MOST_DAYS:])


def _counted(held: Any) -> DayCounts:
    return DayCounts(
        dt.date.fromisoformat(held["day"]),
        _number(held["sessions"]),
        _number(held["prints"]),
        _numbers(held["pages"]),
        _numbers(held["languages"]),
    )


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST:
        raise ValueError("not a number that was counted")
    return value


def _numbers(value: object) -> Mapping[str, int]:
    if not isinstance(value, dict) or any(len(name) > _LONGEST_NAME for name in value):
        raise ValueError("not names with their numbers")
    return {name: _number(each) for name, each in value.items()}
