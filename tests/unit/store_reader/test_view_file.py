"""view.json: any damage costs one field, never the start."""

from __future__ import annotations

import json
import os
import random
import stat
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from desktop.domain.reading import TEXT_SCALES, DrugNames, ThemeName, ViewSettings
from desktop.store import view_file
from desktop.store.view_file import DAMAGED, read_view, write_view

CHOSEN = ViewSettings(
    theme=ThemeName.DARK,
    text_scale=1.5,
    follow_system_text=False,
    names=DrugNames.US,
    window=(-20, 30, 1200, 800),
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_view(tmp_path / "view.json", CHOSEN)
    assert read_view(tmp_path / "view.json") == (CHOSEN, None)


def test_first_start_uses_defaults_and_says_nothing(tmp_path: Path) -> None:
    assert read_view(tmp_path / "view.json") == (ViewSettings(), None)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows other rights")
def test_only_this_account_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    write_view(path, CHOSEN)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_field_is_checked() -> None:
    assert set(view_file._CHECKS) == {field.name for field in fields(ViewSettings)}


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("text_scale", 400),
        ("text_scale", True),
        ("text_scale", "1.5"),
        ("window", [1, 2, 3]),
        ("window", [0, 0, 0, 600]),
        ("window", [0, 0, 10**9, 600]),
        ("window", "full"),
        ("less_movement", 1),
    ],
)
def test_each_wrong_field_falls_back_alone(tmp_path: Path, field: str, wrong: object) -> None:
    path = tmp_path / "view.json"
    write_view(path, CHOSEN)
    path.write_text(json.dumps(json.loads(path.read_text()) | {field: wrong}))
    default = getattr(ViewSettings(), field)
    assert read_view(path) == (replace(CHOSEN, **{field: default}), DAMAGED)


@pytest.mark.parametrize(
    "damage",
    [b"", b"\0" * 40, b"[]", b"{", b"\xff\xfe", b"[" * 60_000, b" " * 70_000, b"NaN", b"1" * 9000],
)
def test_a_file_that_is_no_view_gives_defaults_and_a_sentence(
    tmp_path: Path, damage: bytes
) -> None:
    path = tmp_path / "view.json"
    path.write_bytes(damage)
    assert read_view(path) == (ViewSettings(), DAMAGED)


def test_a_folder_of_that_name_gives_defaults_and_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "view.json").mkdir()
    assert read_view(tmp_path / "view.json") == (ViewSettings(), DAMAGED)


def test_flipped_bits_never_give_a_value_that_nobody_offers(tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    write_view(path, CHOSEN)
    sound = path.read_bytes()
    chance = random.Random(1)
    for _ in range(500):
        data = bytearray(sound)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        settings, _sentence = read_view(path)
        assert settings.text_scale in TEXT_SCALES
        assert isinstance(settings.theme, ThemeName)


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "view.json"
    write_view(path, CHOSEN)
    (tmp_path / "view.json.part").mkdir()
    with pytest.raises(OSError, match=r"view\.json\.part"):
        write_view(path, ViewSettings())
    assert read_view(path) == (CHOSEN, None)


def test_it_is_read_by_the_standard_library_alone() -> None:
    script = (
        "import sys, desktop.store.view_file;"
        "print(sorted({name.split('.')[0] for name in sys.modules}"
        " & {'sqlalchemy', 'cattrs', 'attr', 'PySide6', 'alembic'}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("folder", ["a file", "x" * 300])
def test_a_place_that_cannot_be_looked_into_is_told_of_elsewhere(
    tmp_path: Path, folder: str
) -> None:
    (tmp_path / "a file").write_text("in the way")
    assert read_view(tmp_path / folder / "view.json") == (ViewSettings(), None)
