"""clinic.json: what is damaged falls back alone, and is told in one sentence."""

from __future__ import annotations

import base64
import json
import os
import random
import stat
import struct
import zlib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from desktop.domain.printing import Clinic, Paper, PrintDefaults, Variant
from desktop.store.clinic_file import (
    DAMAGED,
    LONGEST_WORDS,
    StaffSettings,
    keepable,
    one_line,
    read_clinic,
    write_clinic,
)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


LOGO = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\x10\x80"))
    + _chunk(b"IEND", b"")
)
FULL = StaffSettings(
    Clinic("Riverside <b>MS</b> clinic", "01632 960123", "9am to 5pm", "Ring 111", LOGO),
    PrintDefaults(
        printer="Desk",
        copies=3,
        variant=Variant.LARGE,
        size=24,
        paper=Paper.LETTER,
        greyscale=True,
        duplex=True,
        booklet=True,
        room_for_notes=False,
        prepared_by="Amira Shah, MS nurse",
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.json"


def written(path: Path, part: str = "", field: str = "", value: object = None) -> Path:
    """The full file, with `value` in one of its fields."""
    write_clinic(path, FULL)
    if part:
        held = json.loads(path.read_bytes())
        if field:
            held[part][field] = value
        else:
            held[part] = value
        path.write_text(json.dumps(held), encoding="utf-8")
    return path


def test_what_was_set_comes_back(path: Path) -> None:
    assert read_clinic(written(path)) == (FULL, None)


def test_names_are_made_keepable(path: Path) -> None:
    prints = PrintDefaults(printer="HP  Laser", prepared_by=" Amira\nShah\0 ")
    kept = keepable(prints)
    assert kept == PrintDefaults(printer="HP  Laser", prepared_by="Amira Shah")
    assert keepable(PrintDefaults(printer="a\nb")).printer == ""
    write_clinic(path, StaffSettings(prints=kept))
    assert read_clinic(path) == (StaffSettings(prints=kept), None)


def test_a_clinic_that_set_nothing_is_no_damage(path: Path) -> None:
    assert read_clinic(path) == (StaffSettings(), None)


def test_only_this_account_can_read_it(path: Path) -> None:
    mode = written(path).stat().st_mode
    assert os.name != "posix" or stat.S_IMODE(mode) == 0o600


def test_no_patient_and_no_notes_have_a_place_in_it(path: Path) -> None:
    held = json.loads(written(path).read_bytes())
    assert set(held) == {"clinic", "prints"}
    assert not {"prepared_for", "notes", "questions"} & set(held["clinic"] | held["prints"])


@pytest.mark.parametrize("field", [each.name for each in fields(Clinic)])
@pytest.mark.parametrize("value", [None, 3, ["x"], {"a": 1}, "two\nlines", "x" * 201, "a\0b"])
def test_a_damaged_field_of_the_clinic_falls_back_alone(
    path: Path, field: str, value: object
) -> None:
    settings, trouble = read_clinic(written(path, "clinic", field, value))
    assert trouble == DAMAGED
    empty = getattr(Clinic(), field)
    assert settings == replace(FULL, clinic=replace(FULL.clinic, **{field: empty}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("printer", 3),
        ("copies", 0),
        ("copies", 100),
        ("copies", 2.0),
        ("copies", True),
        ("copies", "3"),
        ("variant", "huge"),
        ("size", 19),
        ("paper", "a5"),
        ("greyscale", 1),
        ("duplex", None),
        ("booklet", "yes"),
        ("room_for_notes", []),
        ("prepared_by", "Amira\nShah"),
    ],
)
def test_a_damaged_choice_falls_back_alone(path: Path, field: str, value: object) -> None:
    settings, trouble = read_clinic(written(path, "prints", field, value))
    assert trouble == DAMAGED
    usual = getattr(PrintDefaults(), field)
    assert settings == replace(FULL, prints=replace(FULL.prints, **{field: usual}))


@pytest.mark.parametrize("part", ["clinic", "prints"])
@pytest.mark.parametrize("value", [None, 3, "x", []])
def test_a_damaged_half_leaves_the_other(path: Path, part: str, value: object) -> None:
    settings, trouble = read_clinic(written(path, part, "", value))
    assert trouble == DAMAGED
    usual = getattr(StaffSettings(), part)
    assert settings == replace(FULL, **{part: usual})


@pytest.mark.parametrize(
    "logo",
    [
        LOGO[:-1],
        LOGO + b"x",
        LOGO[:40],
        LOGO[:8],
        b"GIF89a",
        LOGO.replace(b"IEND", b"IENX"),
        LOGO[:8] + _chunk(b"tEXt", b"x" * 200_000) + LOGO[8:],
    ],
)
def test_a_logo_that_does_not_hold_together_is_left_out(path: Path, logo: bytes) -> None:
    settings, trouble = read_clinic(
        written(path, "clinic", "logo", base64.b64encode(logo).decode())
    )
    assert (settings.clinic.logo, trouble) == (b"", DAMAGED)
    assert settings.clinic.name == FULL.clinic.name


def test_unknown_and_missing_fields_are_no_damage(path: Path) -> None:
    path.write_text('{"clinic": {"name": "Hill", "fax": 3}, "more": []}')
    assert read_clinic(path) == (StaffSettings(Clinic("Hill")), None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"3",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"{}" + b" " * 10_000_000,
        bytes(range(256)),
        b"9" * 5000,
    ],
)
def test_anything_else_gives_defaults_and_a_sentence(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert read_clinic(path) == (StaffSettings(), DAMAGED)


def test_a_file_that_cannot_be_opened_is_told(path: Path) -> None:
    path.mkdir()
    assert read_clinic(path) == (StaffSettings(), DAMAGED)


def test_flipped_bits_never_stop_the_start(path: Path) -> None:
    chance = random.Random(5)
    data = written(path).read_bytes()
    for _ in range(500):
        broken = bytearray(data)
        broken[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(broken)
        settings, _ = read_clinic(path)
        assert settings.clinic.logo in {b"", LOGO}
        assert settings.prints.variant in set(Variant)


def test_a_write_that_fails_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(path)
    monkeypatch.setattr("desktop.store.profile.sync_file", _no_room)
    with pytest.raises(OSError, match="No space"):
        write_clinic(path, StaffSettings())
    assert read_clinic(path) == (FULL, None)
    assert [file.name for file in path.parent.iterdir()] == ["clinic.json"]


def _no_room(_: Path) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Hill   Clinic ", "Hill Clinic"),
        ("one\ntwo\tthree\u2028four\u00a0five", "one two three four five"),
        ("<b>#Hill $x$ \\Clinic</b>", "<b>#Hill $x$ \\Clinic</b>"),
        ("\u0645\u0631\u0643\u0632 \u0627\u0644\u0639\u0644\u0627\u062c",) * 2,
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",) * 2,
        ("\U0001f469\u200d\u2695\ufe0f",) * 2,
        ("a\u202eb\u2066c\u200fd\0e\ud800f", "abcdef"),
        ("x" * 300, "x" * LONGEST_WORDS),
        (" \n ", ""),
        ("\u200c \u200d", ""),
        ("a \u200f b", "a b"),
        ("x" * 199 + " y", "x" * 199),
    ],
)
def test_typed_words_become_one_line_that_can_be_kept(path: Path, typed: str, kept: str) -> None:
    assert one_line(typed) == kept
    settings = StaffSettings(Clinic(one_line(typed)))
    write_clinic(path, settings)
    assert read_clinic(path) == (settings, None)


@pytest.mark.parametrize("folder", ["a file", "x" * 300])
def test_a_place_that_cannot_be_looked_into_is_told_of_elsewhere(
    tmp_path: Path, folder: str
) -> None:
    (tmp_path / "a file").write_text("in the way")
    assert read_clinic(tmp_path / folder / "clinic.json") == (StaffSettings(), None)
