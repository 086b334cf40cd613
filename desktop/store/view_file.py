"""view.json: theme, text size and window place, read before the first paint.

Only the standard library, and quick: nothing may be painted in the wrong colours first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from desktop.domain.reading import (
    REPEAT_TIMES,
    SPEECH_SPEEDS,
    SPEECH_VOLUMES,
    TEXT_SCALES,
    DrugNames,
    ThemeName,
    ViewSettings,
)
from desktop.store.profile import can_be_seen, write_whole

DAMAGED = (
    "Your choices of colours and text size could not be read, so the usual ones are used. "
    "You can choose them again in Settings."
)
_LARGEST = 64 * 1024  # bytes; what we write is under one kilobyte
_FARTHEST = 100_000  # px; no desk of screens is wider


def read_view(path: Path) -> tuple[ViewSettings, str | None]:
    """The reader's view and, if anything in the file is damaged, a sentence about it.

    Each wrong field falls back alone; a missing file is a first start and no damage, nor is a
    profile that cannot be looked into, of which reader.db tells.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError:
        return ViewSettings(), DAMAGED if can_be_seen(path) else None
    try:
        if len(data) > _LARGEST:
            return ViewSettings(), DAMAGED
        held = json.loads(data)
    except (ValueError, RecursionError):
        return ViewSettings(), DAMAGED
    if not isinstance(held, Mapping):
        return ViewSettings(), DAMAGED
    return _from_fields(held)


def write_view(path: Path, settings: ViewSettings) -> None:
    """Put `settings` in place of what `path` held.

    Raises:
        OSError: it could not be written; the old file stays.
    """
    write_whole(path, json.dumps(asdict(settings), indent=1).encode())


def _from_fields(held: Mapping[str, Any]) -> tuple[ViewSettings, str | None]:
    good: dict[str, Any] = {}
    damaged = False
    for field in fields(ViewSettings):
        if field.name not in held:
            continue  # written by an older program
        try:
            good[field.name] = _CHECKS[field.name](held[field.name])
        except ValueError:
            damaged = True
    return ViewSettings(**good), DAMAGED if damaged else None


def _flag(value: object) -> bool:
    if value is True or value is False:
        return value
    raise ValueError("not true or false")


def _repeat_ms(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in REPEAT_TIMES:
        raise ValueError("not a time for repeated presses")
    return value


def _text_scale(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value not in TEXT_SCALES:
        raise ValueError("not a text size")
    return float(value)


def _speech_speed(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value not in SPEECH_SPEEDS:
        raise ValueError("not a speed of speech")
    return float(value)


def _speech_volume(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in SPEECH_VOLUMES:
        raise ValueError("not a volume of speech")
    return value


def _window(value: object) -> tuple[int, int, int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 4:
        raise ValueError("not x, y, width and height")
    if any(isinstance(n, bool) or not isinstance(n, int) or abs(n) > _FARTHEST for n in value):
        raise ValueError("not on any screen")
    x, y, width, height = value
    if min(width, height) <= 0:
        raise ValueError("nothing to see")
    return x, y, width, height


_CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "theme": ThemeName,
    "text_scale": _text_scale,
    "follow_system_text": _flag,
    "less_movement": _flag,
    "wide_lines": _flag,
    "one_part": _flag,
    "names": DrugNames,
    "nurse": _flag,
    "keep_history": _flag,
    "single_keys": _flag,
    "page_buttons": _flag,
    "repeat_ms": _repeat_ms,
    "speech_speed": _speech_speed,
    "speech_volume": _speech_volume,
    "window": _window,
    "maximised": _flag,
}
