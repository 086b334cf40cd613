"""ICU's data without the languages that Waymark does not speak."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from build import icu

HEAD = struct.pack("<H", 32) + b"\xda\x27" + bytes(8) + b"CmnD" + bytes(16)
NEEDED = [name.replace("*", "_x") for name in icu.KEPT]


def _data(items: dict[str, bytes]) -> bytes:
    return HEAD + icu._table({f"icudt73l/{name}": items[name] for name in sorted(items)})


def _names(content: bytes) -> list[str]:
    return [name.removeprefix("icudt73l/") for name in icu._items(content, len(HEAD))]


def test_other_languages_go_and_what_is_left_is_as_it_was() -> None:
    items = {name: name.encode() for name in NEEDED}
    others = dict.fromkeys(("de.res", "brkitr/cjdict.dict", "ibm-37.cnv", "zone/de.res"), b"other")
    content = _data({**items, **others})
    smaller = icu.subset(content)
    assert _names(content) == sorted({**items, **others})
    assert _names(smaller) == sorted(items)
    for name, item in icu._items(smaller, len(HEAD)).items():
        assert item.rstrip(b"\0").decode() == name.removeprefix("icudt73l/")


def test_each_item_begins_where_a_processor_can_read_it() -> None:
    content = _data({name: b"odd" * length for length, name in enumerate(NEEDED, 1)})
    smaller = icu.subset(content)
    count = struct.unpack_from("<I", smaller, len(HEAD))[0]
    for _, place in struct.iter_unpack("<II", smaller[len(HEAD) + 4 :][: 8 * count]):
        assert place % 16 == 0


def test_data_that_lacks_what_is_kept_is_refused() -> None:
    with pytest.raises(icu.UnknownDataError, match=r"coll/root\.res"):
        icu.subset(_data({name: b"x" for name in NEEDED if name != "coll/root.res"}))


def test_what_is_no_data_of_icu_is_refused() -> None:
    with pytest.raises(icu.UnknownDataError):
        icu.subset(b"\x7fELF" + bytes(100))


ORDER = """
from PySide6.QtCore import QCollator, QLocale, QTimeZone
order = QCollator(QLocale("en_GB"))
order.setNumericMode(True)
words = ["file10", "file2", "Zebra", "\\u00e4pfel", "apple", "co-op", "coop", "ab", "aB"]
words.sort(key=order.sortKey)
zone = QTimeZone(b"Europe/London")
names = [zone.displayName(QTimeZone.TimeType.DaylightTime, kind) for kind in QTimeZone.NameType]
print(words, names)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("ld") is None, reason="needs the linker of Linux"
)
def test_qt_orders_english_words_as_with_all_of_it(tmp_path: Path) -> None:
    place = tmp_path / "PySide6" / "Qt" / "lib"
    place.mkdir(parents=True)
    (whole,) = Path(PySide6.__file__).parent.parent.glob(icu.LIBRARY)
    shutil.copy(whole, place)
    icu.trim(tmp_path)
    (trimmed,) = place.iterdir()
    assert trimmed.stat().st_size < 3_000_000 < whole.stat().st_size
    said = [
        subprocess.run(
            [sys.executable, "-c", ORDER],
            env={**os.environ, "LD_LIBRARY_PATH": path, "LC_ALL": "en_GB.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
        )
        for path in ("", str(place))
    ]
    assert said[0].stdout == said[1].stdout
    assert "'file2', 'file10'" in said[1].stdout
    assert "British Summer Time" in said[1].stdout
