"""Takes the languages that Waymark does not speak out of ICU's data, which Qt for Linux brings.

ICU's data is a library that holds nothing but one table of 3,900 named items. Qt asks it for the
order of words, the names of time zones and foreign encodings; we keep what English needs of the
first two, in a library of the same name.
"""

from __future__ import annotations

import struct
import subprocess
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path

LIBRARY = "PySide6/Qt/lib/libicudata.so.*"
KEPT = (
    *("root.res", "pool.res", "res_index.res", "en.res", "en_GB.res", "en_001.res", "en_US.res"),
    *("icuver.res", "keyTypeData.res", "likelySubtags.res", "numberingSystems.res"),
    *("supplementalData.res", "metaZones.res", "timezoneTypes.res", "windowsZones.res"),
    *("zoneinfo64.res", "coll/ucadata.icu", "coll/root.res", "coll/res_index.res"),
    *("coll/en*.res", "zone/root.res", "zone/pool.res", "zone/res_index.res", "zone/en*.res"),
    "zone/tzdbNames.res",
)
_ALIGNED = 16
_KIND = slice(12, 16)  # of the header, where it says that this is such a table
_SOURCE = """\
.section .note.GNU-stack,"",%progbits
.section .rodata
.balign {aligned}
.globl {symbol}
.type {symbol}, %object
.size {symbol}, {size}
{symbol}:
.incbin "{file}"
"""


class UnknownDataError(Exception):
    """ICU's data is not laid out as this module knows it."""


def trim(inside: Path) -> None:
    """Replace ICU's data in a bundle by what English needs of it."""
    (library,) = inside.glob(LIBRARY)
    symbol, content = _read(library)
    _write(library, symbol, subset(content))


def subset(content: bytes) -> bytes:
    """The table with the items of `KEPT` only.

    Raises:
        UnknownDataError: it is no such table, or lacks one of them.
    """
    if content[_KIND] != b"CmnD":
        raise UnknownDataError("ICU's data does not begin as it did")
    (start,) = struct.unpack_from("<H", content)
    items = _items(content, start)
    kept = {
        name: item
        for name, item in items.items()
        if any(fnmatchcase(name.partition("/")[2], pattern) for pattern in KEPT)
    }
    known = {name.partition("/")[2] for name in kept}
    if missing := [name for name in KEPT if "*" not in name and name not in known]:
        raise UnknownDataError(f"ICU's data lacks {', '.join(missing)}")
    return content[:start] + _table(kept)


def _items(content: bytes, start: int) -> dict[str, bytes]:
    """Name and bytes of each item of the table that begins at `start`."""
    (count,) = struct.unpack_from("<I", content, start)
    places = struct.iter_unpack("<II", content[start + 4 : start + 4 + 8 * count])
    names, begins = [], []
    for name, item in places:
        names.append(content[start + name : content.index(b"\0", start + name)].decode())
        begins.append(start + item)
    ends = [*begins[1:], len(content)]
    return {name: content[begin:end] for name, begin, end in zip(names, begins, ends, strict=True)}


def _table(items: dict[str, bytes]) -> bytes:
    """A table of these items, which are in order."""
    names = [name.encode() + b"\0" for name in items]
    first_name = 4 + 8 * len(items)
    end_of_names = first_name + sum(map(len, names))
    head, body = struct.pack("<I", len(items)), b"".join(names)
    body += bytes(-(end_of_names) % _ALIGNED)
    name_at, item_at = first_name, first_name + len(body)
    for name, item in zip(names, items.values(), strict=True):
        padded = item + bytes(-len(item) % _ALIGNED)
        head += struct.pack("<II", name_at, item_at)
        body += padded
        name_at, item_at = name_at + len(name), item_at + len(padded)
    return head + body


def _read(library: Path) -> tuple[str, bytes]:
    """The name of the one thing in the library, and its bytes."""
    (line,) = _run("nm", "-D", "-S", "--defined-only", str(library)).splitlines()
    place, size, _, symbol = line.split()
    begin = int(place, 16)  # in memory as in the file, as the table is the first thing in both
    return symbol, library.read_bytes()[begin : begin + int(size, 16)]


def _write(library: Path, symbol: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="waymark-icu-") as place:
        data, source, made = (Path(place, name) for name in ("data", "data.s", "data.o"))
        data.write_bytes(content)
        source.write_text(
            _SOURCE.format(symbol=symbol, size=len(content), file=data.name, aligned=_ALIGNED)
        )
        _run("as", "-o", made.name, source.name, at=Path(place))
        _run("ld", "-shared", "-soname", library.name, "-o", str(library), str(made))


def _run(*words: str, at: Path | None = None) -> str:
    return subprocess.run(words, cwd=at, capture_output=True, text=True, check=True).stdout
