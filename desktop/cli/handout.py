"""Writes pages, or a ready-made pack, as a handout."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tomllib
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from desktop.cli.words import WrongWordsError, nearest
from desktop.domain.content import Pack
from desktop.domain.errors import SettingsError
from desktop.domain.printing import Clinic, HandoutOptions, Paper, Variant
from desktop.domain.settings import RollOutSettings
from desktop.library.opening import Library

ReadLogo = Callable[[Path], bytes]
"""Turns a picture into a PNG of our own; raises SettingsError."""

_LOGO = "logo"
_CLINIC_KEYS = [field.name for field in fields(Clinic)]


def write_handout(
    asked: argparse.Namespace, settings: RollOutSettings, library: Library, read_logo: ReadLogo
) -> None:
    """Write what was asked for.

    Raises:
        WrongWordsError: neither pages nor a pack were named, or no pack has that name.
        AppError: it could not be made or written.
    """
    if bool(asked.ids) == bool(asked.pack):
        raise WrongWordsError("Name the pages of the handout, or one --pack.")
    pages, title, number = tuple(map(library.content.resolve, asked.ids)), "", 0
    if asked.pack:
        pack = pack_called(asked.pack, library)
        pages, title, number = pack.pages, pack.name, pack.number
    options = HandoutOptions(
        date=asked.date or dt.date.today(),
        variant=Variant(asked.variant),
        size=int(asked.size),
        paper=Paper(asked.paper) if asked.paper else settings.paper or Paper.A4,
        greyscale=asked.greyscale,
        clinic=clinic_in(asked.clinic, read_logo) if asked.clinic else settings.clinic,
        duplex=asked.duplex,
        booklet=asked.booklet,
        room_for_notes=not asked.no_notes,
        nurse_copy=asked.nurse_copy,
        prepared_for=asked.prepared_for,
        prepared_by=asked.prepared_by,
        notes=asked.notes,
    )
    slip = library.take_homes.slip(pages, number)
    library.save_handout(library.handouts.make(pages, options, title, slip), asked.output)


def pack_called(name: str, library: Library) -> Pack:
    """The ready-made pack with this id or name, in capitals or not.

    Raises:
        WrongWordsError: there is none; says which are like it.
    """
    packs = library.content.packs()
    wanted = name.strip().casefold()
    for pack in packs:
        if wanted in {pack.id.casefold(), pack.name.casefold()}:
            return pack
    known = {said.casefold(): pack.id for pack in packs for said in (pack.id, pack.name)}
    ids = [pack.id for pack in packs]
    hint = nearest(wanted, known, known.get) or f" Packs are {', '.join(ids)}."
    raise WrongWordsError(f"There is no pack '{name}'.{hint}")


def clinic_in(path: Path, read_logo: ReadLogo) -> Clinic:
    """Clinic details from a small TOML file: name, phone, hours, urgent, logo.

    Args:
        read_logo: for the picture that `logo` names; a relative path starts at the file.

    Raises:
        SettingsError: the file or its logo cannot be used.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The clinic file {path} cannot be read.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"The clinic file {path} is not right: {error}.") from error
    told = told.get("clinic", told)
    if not isinstance(told, dict):
        raise SettingsError(f"The clinic file {path}: 'clinic' must be a table, [clinic].")
    for key, value in told.items():
        if key not in _CLINIC_KEYS:
            raise SettingsError(
                f"The clinic file {path} has an unknown key '{key}'.{nearest(key, _CLINIC_KEYS)}"
            )
        if not isinstance(value, str):
            raise SettingsError(f"The clinic file {path}: '{key}' must be words in quotes.")
    picture = told.pop(_LOGO, "")
    clinic = Clinic(**told)
    return replace(clinic, logo=read_logo(path.parent / picture)) if picture else clinic


def with_logo(settings: RollOutSettings, read_logo: ReadLogo) -> RollOutSettings:
    """`settings` with the logo that they name; one that cannot be used is told and left out."""
    if settings.clinic_logo is None:
        return settings
    try:
        logo = read_logo(settings.clinic_logo)
    except SettingsError as error:
        print(error.sentence, file=sys.stderr)
        return settings
    return replace(settings, clinic=replace(settings.clinic, logo=logo))
