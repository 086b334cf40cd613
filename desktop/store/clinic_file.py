"""clinic.json: what staff set for this computer; it names no patient and holds no notes.

Only the standard library, like view.json.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from desktop.domain.packs import tidy_name
from desktop.domain.printing import LARGE_SIZES, LARGEST_LOGO, Clinic, Paper, PrintDefaults, Variant
from desktop.store.profile import can_be_seen, write_whole

DAMAGED = (
    "Some of what was set for your clinic could not be read, so it is left out. "
    "You can set it again in Settings."
)
LONGEST_WORDS = 200  # characters of a clinic's name, phone, ...
MOST_COPIES = 99
_LARGEST = 1024 * 1024  # bytes; what we write is under 300 kB
_PNG_START = b"\x89PNG\r\n\x1a\n"

Value = TypeVar("Value", Clinic, PrintDefaults)


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """The clinic named on handouts, and how staff printed last."""

    clinic: Clinic = field(default_factory=Clinic)
    prints: PrintDefaults = field(default_factory=PrintDefaults)


def read_clinic(path: Path) -> tuple[StaffSettings, str | None]:
    """What staff set and, if anything in the file is damaged, a sentence about it.

    Each wrong field falls back alone; a missing file, or a profile that cannot be looked into, is a
    clinic that set nothing.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError:
        return StaffSettings(), DAMAGED if can_be_seen(path) else None
    try:
        held = json.loads(data) if len(data) <= _LARGEST else None
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, Mapping):
        return StaffSettings(), DAMAGED
    clinic, clinic_right = _from_fields(Clinic, _CLINIC_CHECKS, held.get("clinic", {}))
    prints, prints_right = _from_fields(PrintDefaults, _PRINT_CHECKS, held.get("prints", {}))
    right = clinic_right and prints_right
    return StaffSettings(clinic, prints), None if right else DAMAGED


def write_clinic(path: Path, settings: StaffSettings) -> None:
    """Put `settings` in place of what `path` held.

    Raises:
        OSError: it could not be written; the old file stays.
    """
    clinic = asdict(settings.clinic)
    clinic["logo"] = base64.b64encode(settings.clinic.logo).decode()
    held = {"clinic": clinic, "prints": asdict(settings.prints)}
    write_whole(path, json.dumps(held, indent=1).encode())


def one_line(text: str) -> str:
    """`text` as one line that can be printed: nothing invisible, at most `LONGEST_WORDS`."""
    return tidy_name(text)[:LONGEST_WORDS].rstrip()


def keepable(prints: PrintDefaults) -> PrintDefaults:
    """`prints` with names of people and printers as they can be kept."""
    printer = prints.printer if _is_name(prints.printer) else ""
    return replace(prints, printer=printer, prepared_by=one_line(prints.prepared_by))


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_WORDS and text.isprintable()


def _from_fields(
    kind: type[Value], checks: Mapping[str, Callable[[Any], Any]], held: object
) -> tuple[Value, bool]:
    """A `kind` of the fields that are right, and whether all were."""
    if not isinstance(held, Mapping):
        return kind(), False
    good: dict[str, Any] = {}
    right = True
    for each in fields(kind):
        if each.name not in held:
            continue  # written by an older program
        try:
            good[each.name] = checks[each.name](held[each.name])
        except ValueError:
            right = False
    return kind(**good), right


def _words(value: object) -> str:
    if not isinstance(value, str) or one_line(value) != value:
        raise ValueError("not one line of words")
    return value


def _printer(value: object) -> str:
    """The system's own name for a printer, in which two spaces may matter."""
    if not isinstance(value, str) or not _is_name(value):
        raise ValueError("not the name of a printer")
    return value


def _flag(value: object) -> bool:
    if value is True or value is False:
        return value
    raise ValueError("not true or false")


def _whole_number(allowed: range | tuple[int, ...]) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
            raise ValueError("not a number that can be chosen")
        return value

    return check


def _logo(value: object) -> bytes:
    """A PNG that holds together: the typesetter would refuse every handout with a broken one."""
    if not isinstance(value, str) or not value.isascii():
        raise ValueError("not base64")
    data = base64.b64decode(value, validate=True)
    if data and (len(data) > LARGEST_LOGO or not _is_png(data)):
        raise ValueError("not a logo of ours")
    return data


def _is_png(data: bytes) -> bool:
    """Whether `data` is a PNG, each part of which has the sum that was written with it."""
    at, kind = len(_PNG_START), b""
    if not data.startswith(_PNG_START):
        return False
    while at + 12 <= len(data) and kind != b"IEND":
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if zlib.crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            return False
        at = end + 4
    return kind == b"IEND" and at == len(data)


_CLINIC_CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "name": _words,
    "phone": _words,
    "hours": _words,
    "urgent": _words,
    "logo": _logo,
}
_PRINT_CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "printer": _printer,
    "copies": _whole_number(range(1, MOST_COPIES + 1)),
    "variant": Variant,
    "size": _whole_number(LARGE_SIZES),
    "paper": Paper,
    "greyscale": _flag,
    "duplex": _flag,
    "booklet": _flag,
    "room_for_notes": _flag,
    "prepared_by": _words,
}
