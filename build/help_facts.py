"""What Help says of keys, settings and commands, taken from the code that acts on them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import fields

import desktop
from desktop.cli.words import parser
from desktop.compiler.help import Fact
from desktop.domain.blocks import Table, Text
from desktop.domain.keys import KEYS
from desktop.domain.kiosk import COUNTDOWN_S, FEWEST_SESSIONS, HOLD_S, KioskSettings
from desktop.domain.packs import MOST_ITEMS
from desktop.domain.reading import TEXT_SCALES
from desktop.domain.settings import LOCKABLE, SETTING_KEYS

PROFILES = (
    ("Linux", "~/.local/share/waymark"),
    ("Windows", r"C:\Users\YOUR NAME\AppData\Local\waymark"),
    ("macOS", "~/Library/Application Support/waymark"),
)
SETTINGS_PLACES = (
    ("Linux", "/etc/waymark/waymark.toml"),
    ("Windows", r"C:\ProgramData\waymark\waymark.toml"),
    ("macOS", "/Library/Application Support/waymark/waymark.toml"),
    ("Each system", "waymark.toml beside the app; it is looked for first"),
)
SETTINGS_EXAMPLE = (
    ('theme = "high-contrast"', "colours stand out from the start"),
    ('locked = ["theme"]', "readers cannot change them"),
    ("nurse = true", "Home offers packs to print"),
    ('station = "Room 3"', "the record of what was printed says where"),
    ("[clinic]", "what follows is about your clinic"),
    ('name = "Northgate MS clinic"', "this stands at the head of each handout"),
)


def facts() -> dict[str, Fact]:
    """Every fact by its name, as `{fact:NAME}` asks for it."""
    version = desktop.__version__
    return {
        "version": version,
        "archive": f"waymark-{version}-linux-x86_64.tar.xz",
        "folder": f"waymark-{version}",
        "deb": f"waymark_{version}_amd64.deb",
        "one-file": f"Waymark-{version}-linux-x86_64",
        "setup": f"Waymark-{version}-windows-amd64-setup.exe",
        "zip": f"Waymark-{version}-windows-amd64-portable.zip",
        "windows-folder": r"%LOCALAPPDATA%\Programs\Waymark",
        "text-sizes": str(len(TEXT_SCALES)),
        "years-button": "My first five years",
        "chairs-button": "Two chairs",
        "kiosk-table": "[kiosk]",
        "run-as": "Run as a Program",  # as the file window of GNOME spells it
        "most-pages": str(MOST_ITEMS),
        "hold-seconds": str(HOLD_S),
        "countdown": str(COUNTDOWN_S),
        "fewest-visits": str(FEWEST_SESSIONS),
        "locked": ", ".join(LOCKABLE),
        "keys": _table("Keys", ("Keys", "What they do"), KEYS),
        "settings": _settings("Settings of the app", ""),
        "settings-clinic": _settings("Below the line [clinic]", "clinic"),
        "settings-kiosk": _settings("Below the line [kiosk]", "kiosk"),
        "settings-example": _table("An example", ("Line", "So that"), SETTINGS_EXAMPLE),
        "settings-places": _table("Where waymark.toml lies", ("System", "File"), SETTINGS_PLACES),
        "profiles": _table("Where your list is kept", ("System", "Folder"), PROFILES),
        "commands": _table("Commands", ("Command", "What it does"), _commands()),
        "places": _table("Words before a command", ("Words", "What they name"), _places()),
    }


def _settings(caption: str, table: str) -> Table:
    """The keys of one table of waymark.toml; "" for those above all tables."""
    named = (
        (name, f"{said}{_without(key)}")
        for key, said in SETTING_KEYS.items()
        for head, _, name in (key.rpartition("."),)
        if head == table
    )
    return _table(caption, ("Key", "What it means"), named)


def _without(key: str) -> str:
    """What holds where a kiosk's file does not name `key`."""
    defaults = {f"kiosk.{each.name}": each.default for each in fields(KioskSettings)}
    default = defaults.get(key)
    plain = isinstance(default, int | float) and not isinstance(default, bool) and default
    return f" Without it: {default}." if plain else ""


def _commands() -> Iterable[tuple[str, str]]:
    commands = next(a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    for choice in commands._choices_actions:
        yield f"waymark {choice.dest}", _sentence(choice.help)


def _places() -> Iterable[tuple[str, str]]:
    for action in parser()._actions:
        if action.metavar and action.option_strings:
            yield f"{action.option_strings[0]} {action.metavar}", _sentence(action.help)


def _sentence(words: str | None) -> str:
    assert words
    return f"{words[:1].upper()}{words[1:]}."


def _table(caption: str, header: tuple[str, str], rows: Iterable[tuple[str, str]]) -> Table:
    return Table(
        caption,
        tuple((Text(cell),) for cell in header),
        tuple(tuple((Text(cell),) for cell in row) for row in rows),
    )
