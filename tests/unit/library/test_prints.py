"""What was printed, in words and as a table for a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import HandoutError
from desktop.domain.packs import PrintLine, PrintRecord
from desktop.library.prints import csv_bytes, how, lines, save_csv

RECORD = PrintRecord(
    "1", "neda", "What NEDA means", "First visit", "1.0", "ab", "large 24", 3,
    dt.date(2026, 11, 21), "Room 2",
)  # fmt: skip


def line(**changes: Any) -> PrintLine:
    values: dict[str, Any] = {
        "page": "neda",
        "title": "What NEDA means",
        "pack": "First visit",
        "how": "Standard",
        "copies": 3,
        "version": "1.0",
        "station": "Room 2",
        "printed": dt.date(2026, 11, 21),
    }
    return PrintLine(**(values | changes))


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_record_is_told_in_words() -> None:
    assert lines([RECORD]) == (line(how="Large print, 24 point"),)


@pytest.mark.parametrize(
    ("variant", "words"),
    [
        ("standard", "Standard"),
        ("easy", "Easy read"),
        ("key-points", "Key points"),
        ("large", "Large print"),
        ("large 18", "Large print, 18 point"),
        ("of a later version", "of a later version"),
        ("", ""),
    ],
)
def test_variants_are_told_in_words(variant: str, words: str) -> None:
    assert how(variant) == words


def test_a_table_begins_with_a_mark_and_the_names_of_its_columns() -> None:
    data = csv_bytes([line(), line(title="Für “später”, 漢", copies=10)])
    assert data.startswith(b"\xef\xbb\xbfDate,Page,Pack,How,Copies,Version,Computer\r\n")
    assert read(data)[1:] == [
        ["2026-11-21", "What NEDA means", "First visit", "Standard", "3", "1.0", "Room 2"],
        ["2026-11-21", "Für “später”, 漢", "First visit", "Standard", "10", "1.0", "Room 2"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "  ="])
@pytest.mark.parametrize("cell", ["title", "pack", "version", "station", "how"])
def test_no_cell_is_a_formula(start: str, cell: str) -> None:
    [_, row] = read(csv_bytes([line(**{cell: f"{start}HYPERLINK(1)"})]))
    assert f"'{start}HYPERLINK(1)" in row
    assert not any(text.lstrip().startswith(("=", "+", "-", "@")) for text in row)


def test_what_is_no_text_is_no_reason_to_fail() -> None:
    assert "?" in read(csv_bytes([line(title="half \ud800")]))[1][1]


def test_nothing_printed_is_a_table_of_names() -> None:
    assert len(read(csv_bytes([]))) == 1


def test_a_table_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "printed # %.csv"
    path.write_text("older")
    save_csv([line()], path)
    assert path.read_bytes() == csv_bytes([line()])
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_full_disk_leaves_the_older_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    path = tmp_path / "printed.csv"
    path.write_text("older")

    def refuse(_descriptor: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(HandoutError):
        save_csv([line()], path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="no folder"):
        save_csv([line()], tmp_path / "gone" / "printed.csv")
