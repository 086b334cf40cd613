"""waymark.toml: a wrong line is named, everything else is still used."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from dataclasses import fields
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.kiosk import KioskSettings
from desktop.domain.printing import Clinic, Paper
from desktop.domain.reading import DrugNames, ThemeName, ViewSettings
from desktop.domain.settings import LOCKABLE, SETTING_KEYS, RollOutSettings
from desktop.store import settings_file
from desktop.store.settings_file import (
    effective_view,
    find_settings,
    kiosk_lines,
    read_settings,
)

PIN = (
    "$argon2id$v=19$m=65536,t=3,p=4$7QwtJ50nc4QUofw1MEsoCg"
    "$HRp0wfLbzTzT1ErlNAmCD7ZlPkbbSKnxdtw4pzmofY4"
)
FULL = f"""\
# Waymark on the ward
profile = "reader"
content = "/srv/waymark/content.db"
theme = "dark"
text_scale = 1.5
less_movement = true
names = "us"
paper = "letter"
locked = ["theme", "text_scale"]
nurse = true
station = "Room 3"
favourite_packs = ["two-ways", "first-visit"]
printer = "Nurses' office"
[clinic]
name = "Riverside MS clinic"
phone = "01234 567890"
hours = "9am to 5pm"
urgent = "Ring 111"
logo = "logo.png"

[kiosk]
on = true
pin = "{PIN}"
shuffle_keys = true
idle_minutes = 5
printer = "Front desk"
pages_per_visit = 10
pages_per_hour = 30
pages_per_day = 0
volume = 40
screen_width_mm = 477
zoom = 2
restart_at = "03:30"
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "waymark.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def problems(folder: Path, text: str | bytes) -> list[tuple[int, str]]:
    return [(p.line, p.what) for p in read_settings(written(folder, text))[1]]


def test_every_key_is_read(tmp_path: Path) -> None:
    settings, wrong = read_settings(written(tmp_path, FULL))
    assert wrong == ()
    assert settings == RollOutSettings(
        profile=tmp_path / "reader",
        content=tmp_path / "/srv/waymark/content.db",
        theme=ThemeName.DARK,
        text_scale=1.5,
        less_movement=True,
        names=DrugNames.US,
        paper=Paper.LETTER,
        printer="Nurses' office",
        nurse=True,
        station="Room 3",
        favourite_packs=("two-ways", "first-visit"),
        clinic_logo=tmp_path / "logo.png",
        clinic=Clinic("Riverside MS clinic", "01234 567890", "9am to 5pm", "Ring 111"),
        locked=frozenset({"theme", "text_scale"}),
        kiosk=KioskSettings(
            on=True,
            pin=PIN,
            shuffle_keys=True,
            idle_minutes=5,
            printer="Front desk",
            pages_per_visit=10,
            pages_per_hour=30,
            pages_per_day=0,
            volume=40,
            screen_width_mm=477,
            zoom=2.0,
            restart_at=dt.time(3, 30),
        ),
    )


def test_every_key_is_described_checked_and_has_a_field() -> None:
    in_fields = {f.name for f in fields(RollOutSettings)} - {"clinic", "kiosk", "clinic_logo"}
    in_fields -= {"logo_said"}
    in_fields |= {f"clinic.{f.name}" for f in fields(Clinic)}
    in_fields |= {f"kiosk.{f.name}" for f in fields(KioskSettings)}
    assert set(SETTING_KEYS) == set(settings_file._CHECKS) == in_fields
    assert set(LOCKABLE) < {f.name for f in fields(ViewSettings)}


def test_every_key_stands_in_the_readme() -> None:
    readme = (paths.root() / "README.md").read_text(encoding="utf-8")
    told = readme[readme.index("## Settings file") :].split("\n## ")[0]
    of_tables = dict.fromkeys(key.rpartition(".")[2] for key in SETTING_KEYS)
    assert [key for key in of_tables if f"`{key}`" not in told] == []
    usual = KioskSettings()
    for row in (
        f"is there | {usual.idle_minutes} |",
        f"| {usual.pages_per_visit}, {usual.pages_per_hour}, {usual.pages_per_day} |",
        f"0 to 100 | {usual.volume} |",
        f"small dots | {usual.zoom} |",
    ):
        assert row in told


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('theme = "dark"', 'theme = "pink"', 4),
        ("text_scale = 1.5", "text_scale = 9", 5),
        ("text_scale = 1.5", "text_scale = true", 5),
        ("less_movement = true", 'less_movement = "yes"', 6),
        ('names = "us"', "names = 44", 7),
        ('paper = "letter"', 'paper = "a5"', 8),
        ('locked = ["theme", "text_scale"]', 'locked = ["clinic"]', 9),
        ('locked = ["theme", "text_scale"]', 'locked = "theme"', 9),
        ('profile = "reader"', 'profile = ""', 2),
        ('profile = "reader"', 'profile = "~nobody-of-that-name/x"', 2),
        ('phone = "01234 567890"', "phone = 1234", 16),
        ('name = "Riverside MS clinic"', 'name = "two\\nlines"', 15),
        ('logo = "logo.png"', "logo = true", 19),
        ("nurse = true", 'nurse = "yes"', 10),
        ('station = "Room 3"', "station = 3", 11),
        ('station = "Room 3"', f'station = "{"3" * 201}"', 11),
        ('["two-ways", "first-visit"]', '"two-ways"', 12),
        ('["two-ways", "first-visit"]', '["two-ways", 3]', 12),
        ('["two-ways", "first-visit"]', '["Two ways"]', 12),
        ('["two-ways", "first-visit"]', '["a", "b", "c", "d", "e", "f", "g"]', 12),
        ("on = true", "on = 1", 22),
        (PIN, "493817", 23),
        (PIN, "", 23),
        (PIN, PIN.replace("argon2id", "argon2i"), 23),
        (PIN, PIN.replace("m=65536", "m=64"), 23),
        (PIN, PIN.replace("m=65536", "m=9999999"), 23),
        (PIN, PIN[:-1] + "!", 23),
        (PIN, PIN[:-2], 23),
        ("shuffle_keys = true", 'shuffle_keys = "yes"', 24),
        ("idle_minutes = 5", "idle_minutes = 0", 25),
        ("idle_minutes = 5", "idle_minutes = 16", 25),
        ("idle_minutes = 5", "idle_minutes = 5.5", 25),
        ("idle_minutes = 5", "idle_minutes = true", 25),
        ('printer = "Front desk"', "printer = 7", 26),
        ('printer = "Nurses\' office"', "printer = true", 13),
        ("pages_per_visit = 10", "pages_per_visit = -1", 27),
        ("pages_per_hour = 30", 'pages_per_hour = "30"', 28),
        ("pages_per_day = 0", "pages_per_day = 99999", 29),
        ("volume = 40", "volume = 101", 30),
        ("screen_width_mm = 477", "screen_width_mm = 5", 31),
        ("screen_width_mm = 477", "screen_width_mm = false", 31),
        ("zoom = 2", "zoom = 0.5", 32),
        ("zoom = 2", "zoom = nan", 32),
        ("zoom = 2", "zoom = inf", 32),
        ("zoom = 2", "zoom = true", 32),
        ('restart_at = "03:30"', 'restart_at = "24:00"', 33),
        ('restart_at = "03:30"', "restart_at = 03:30:00", 33),
        ('restart_at = "03:30"', 'restart_at = "3:30"', 33),
    ],
)
def test_a_wrong_value_is_named_with_its_line_and_the_rest_is_used(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    text = FULL.replace(old, new)
    assert text != FULL
    settings, wrong = read_settings(written(tmp_path, text))
    assert [problem.line for problem in wrong] == [line]
    assert settings.content == tmp_path / "/srv/waymark/content.db"
    assert settings.clinic.urgent == "Ring 111"


def test_an_unknown_key_gets_the_nearest_one_as_a_hint(tmp_path: Path) -> None:
    assert problems(tmp_path, 'themes = "dark"\n[clinic]\nphones = "1"\n[fax]\n') == [
        (1, "There is no setting called 'themes'. Did you mean 'theme'?"),
        (3, "There is no setting called 'clinic.phones'. Did you mean 'clinic.phone'?"),
        (4, "There is no setting called 'fax'."),
    ]


def test_a_key_below_the_clinic_table_is_told_where_it_belongs(tmp_path: Path) -> None:
    assert problems(tmp_path, '[clinic]\nname = "Riverside"\nstation = "Room 3"\n') == [
        (3, "'station' is not about the clinic. Write it above the line [clinic].")
    ]


def test_a_key_of_the_kiosk_is_told_where_it_belongs(tmp_path: Path) -> None:
    assert problems(tmp_path, 'kiosk = 1\nvolume = 5\n[clinic]\npin = "1"\n') == [
        (1, "'kiosk' must be a table: [kiosk] on a line of its own."),
        (2, "'volume' is about the kiosk. Write it below the line [kiosk]."),
        (4, "'pin' is about the kiosk. Write it below the line [kiosk]."),
    ]


def test_a_pin_that_is_no_hash_is_named_and_keeps_the_panel_shut(tmp_path: Path) -> None:
    settings, wrong = read_settings(written(tmp_path, '[kiosk]\npin = "493817"\n'))
    assert settings.kiosk.pin == ""
    assert wrong[0].sentence == (
        "waymark.toml, line 2: 'kiosk.pin' must be what 'waymark kiosk-pin' prints. "
        "Until then nobody can open the staff panel."
    )


def test_it_is_known_where_the_logo_was_named(tmp_path: Path) -> None:
    settings, _ = read_settings(written(tmp_path, FULL))
    assert settings.logo_said == (tmp_path / "waymark.toml", 19)


def test_a_favourite_named_twice_is_offered_once(tmp_path: Path) -> None:
    settings, wrong = read_settings(written(tmp_path, 'favourite_packs = ["b", "a", "b"]'))
    assert (settings.favourite_packs, wrong) == (("b", "a"), ())


def test_a_sentence_names_file_and_line(tmp_path: Path) -> None:
    _, wrong = read_settings(written(tmp_path, 'paper = "a4"\ntheme = "pink"\n'))
    assert wrong[0].sentence == (
        'waymark.toml, line 2: \'theme\' must be "system" or "light" or "dark" or "high-contrast".'
    )


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('theme = "dark', 4),
        ("theme dark", 4),
        ("= 3", 4),
        ('theme = "dark" "light"', 4),
        ('theme = ["dark",', 4),
        ('theme = """dark', 4),
        ("theme = " + "[" * 3000, 4),
        ("theme = " + "9" * 5000, 4),
        ("theme = 2026-99-99", 4),
        ("theme = \x00", 4),
    ],
)
def test_a_line_that_is_no_toml_is_named_and_the_rest_is_used(
    tmp_path: Path, broken: str, line: int
) -> None:
    settings, wrong = read_settings(written(tmp_path, FULL.replace('theme = "dark"', broken)))
    assert [problem.line for problem in wrong] == [line]
    assert settings.text_scale == 1.5
    assert settings.clinic.name == "Riverside MS clinic"
    assert settings.theme is None


def test_clinic_that_is_no_table_is_told_how_to_be_one(tmp_path: Path) -> None:
    assert problems(tmp_path, 'clinic = "Riverside"\n') == [
        (1, "'clinic' must be a table: [clinic] on a line of its own.")
    ]


def test_dotted_keys_are_found_too(tmp_path: Path) -> None:
    [(line, _)] = problems(tmp_path, 'paper = "a4"\nclinic.name = 4\n')
    assert line == 2


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    text = b'paper = "a4"\ntheme = "d\xffark"\n'
    settings, wrong = read_settings(written(tmp_path, text))
    assert {problem.line for problem in wrong} == {2}
    assert settings.paper is Paper.A4


def test_windows_line_ends_and_byte_order_mark_are_fine(tmp_path: Path) -> None:
    text = "\ufeff" + FULL.replace("\n", "\r\n")
    assert read_settings(written(tmp_path, text))[1] == ()


@pytest.mark.parametrize("data", [b"\0" * 5000, b"x" * 100_000, bytes(range(256)) * 20, b"\n" * 99])
def test_anything_else_gives_defaults(tmp_path: Path, data: bytes) -> None:
    assert read_settings(written(tmp_path, data))[0] == RollOutSettings()


def test_a_missing_or_unreadable_file_that_was_named_is_told(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "waymark.toml")[1][0].what == "There is no such file."
    assert read_settings(tmp_path)[1][0].what == "This file cannot be read."


def test_flipped_bits_never_stop_the_start(tmp_path: Path) -> None:
    chance = random.Random(2)
    for _ in range(300):
        data = bytearray(FULL.encode())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        settings, _problems = read_settings(written(tmp_path, bytes(data)))
        assert settings.theme in {None, ThemeName.DARK}
        assert settings.text_scale in {None, 1.5, 1.15, 1.0, 1.25, 1.75, 2.0}


def test_the_first_place_that_is_there_wins(tmp_path: Path) -> None:
    assert find_settings((tmp_path / "a.toml", tmp_path / "b.toml")) == (RollOutSettings(), ())
    (tmp_path / "b.toml").write_text('theme = "dark"')
    (tmp_path / "c.toml").write_text('theme = "light"')
    settings, _ = find_settings((tmp_path / "a.toml", tmp_path / "b.toml", tmp_path / "c.toml"))
    assert settings.theme is ThemeName.DARK


def test_what_staff_changed_is_told_as_lines_that_the_file_understands(tmp_path: Path) -> None:
    usual = KioskSettings()
    wished = dataclasses.replace(usual, idle_minutes=9, printer='Front "desk" \\ 2', volume=0)
    lines = kiosk_lines(wished, usual)
    assert read_settings(written(tmp_path, "\n".join(lines)))[0].kiosk == wished
    assert len(lines) == 4
    assert kiosk_lines(usual, usual) == ()


READERS = ViewSettings(theme=ThemeName.LIGHT, text_scale=1.25, wide_lines=True)


def test_the_readers_choice_holds_where_nothing_else_is_said() -> None:
    assert effective_view(RollOutSettings(), READERS, RollOutSettings()) == READERS


def test_the_settings_file_comes_before_the_readers_choice() -> None:
    settings = RollOutSettings(theme=ThemeName.DARK, locked=frozenset({"theme"}))
    assert effective_view(settings, READERS, RollOutSettings()).theme is ThemeName.DARK
    assert effective_view(settings, READERS, RollOutSettings()).wide_lines


def test_the_command_line_comes_before_the_settings_file() -> None:
    settings = RollOutSettings(theme=ThemeName.DARK, names=DrugNames.US)
    cli = RollOutSettings(theme=ThemeName.HIGH_CONTRAST)
    view = effective_view(settings, READERS, cli)
    assert (view.theme, view.names) == (ThemeName.HIGH_CONTRAST, DrugNames.US)


def test_nurse_mode_may_be_set_for_a_roll_out() -> None:
    settings = RollOutSettings(nurse=True)
    assert effective_view(settings, READERS, RollOutSettings()).nurse


def test_a_text_size_that_is_set_no_longer_follows_the_system() -> None:
    view = effective_view(RollOutSettings(text_scale=2.0), ViewSettings(), RollOutSettings())
    assert (view.text_scale, view.follow_system_text) == (2.0, False)
