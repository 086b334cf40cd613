"""Answers the words of the command line; results to standard output, messages to standard error."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import desktop
from desktop import paths
from desktop.cli.words import PLURALS, nearest
from desktop.domain.drawing import DrawingRequest
from desktop.domain.errors import AppError, NotFoundError, SettingsError
from desktop.domain.printing import Clinic, HandoutOptions, Paper, Variant
from desktop.domain.reading import DrugNames
from desktop.domain.settings import RollOutSettings
from desktop.library.opening import Library, open_library
from desktop.store.codec import to_plain

DONE, COULD_NOT, WRONG_WORDS = 0, 1, 2
Extras = dict[str, Callable[[], tuple[str, ...]]]  # what only the window half can tell


def run(
    asked: argparse.Namespace,
    settings: RollOutSettings,
    notices: tuple[str, ...],
    extras: Extras,
) -> int:
    """Do what was asked; the exit code.

    Args:
        notices: what is wrong with the settings file, a sentence each.
        extras: for `doctor` and `self-test`: functions of the window half, by name.
    """
    path = asked.content or settings.content or paths.content_db()
    for notice in notices:
        print(notice, file=sys.stderr)
    try:
        if asked.version:
            return _version(path)
        if asked.command == "doctor":
            return _doctor(asked, settings, path, extras)
        library = open_library(path, settings.names or DrugNames.UK)
        if asked.command == "self-test":
            from desktop.cli.self_test import self_test

            return self_test(library, extras)
        return _COMMANDS[asked.command](asked, settings, library)
    except NotFoundError as error:
        print(error.sentence, file=sys.stderr)
        return WRONG_WORDS
    except AppError as error:
        print(error.sentence, file=sys.stderr)
        return COULD_NOT


def _version(path: Path) -> int:
    print(f"Waymark {desktop.__version__}")
    print(f"content {open_library(path).manifest.content_version}")
    return DONE


def _search(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    results = library.searches.search(" ".join(asked.words), limit=asked.limit)
    if asked.json:
        rows = [
            {
                "kind": hit.kind.value,
                "id": hit.id,
                "title": hit.title,
                "snippet": "".join(piece.text for piece in hit.snippet),
            }
            for hit in results.hits
        ]
        _print_json(rows)
        return DONE
    if results.hits and results.searched != results.asked:
        print(f"Showing results for '{results.searched}'.", file=sys.stderr)
    for hit in results.hits:
        snippet = "".join(piece.text for piece in hit.snippet)
        print(f"{hit.id}  {hit.title} ({hit.kind.value})\n    {snippet}")
    if not results.hits:
        near = ", ".join(results.suggestions)
        print(f"Nothing found for '{results.asked}'. You could try: {near}.", file=sys.stderr)
    return DONE


def _list(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    kind = PLURALS.get(asked.kind) if asked.kind else None
    cards = library.content.cards(kind)
    if asked.json:
        _print_json(
            [
                {"kind": c.kind.value, "id": c.id, "title": c.title, "status": c.status.value}
                for c in cards
            ]
        )
        return DONE
    width = max((len(card.id) for card in cards), default=0)
    for card in cards:
        print(f"{card.id:{width}}  {card.title}")
    return DONE


def _show(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    article = library.pages.article(library.content.resolve(asked.id))
    if asked.format == "json":
        _print_json(to_plain(article))
    else:
        options = HandoutOptions(date=library.content.edition().published)
        handout = library.handouts.make((article.id,), options)
        writer = library.as_html if asked.format == "html" else library.as_text
        print(writer(handout))
    return DONE


def _handout(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    paper = Paper(asked.paper) if asked.paper else settings.paper or Paper.A4
    options = HandoutOptions(
        date=asked.date or dt.date.today(),
        variant=Variant(asked.variant),
        size=asked.size,
        paper=paper,
        greyscale=asked.greyscale,
        clinic=_clinic(asked.clinic) if asked.clinic else settings.clinic,
    )
    pages = tuple(library.content.resolve(page) for page in asked.ids)
    library.save_handout(library.handouts.make(pages, options), asked.output)
    return DONE


def _clinic(path: Path) -> Clinic:
    """Clinic details from a small TOML file: name, phone, hours, urgent."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The clinic file {path} cannot be read.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"The clinic file {path} is not right: {error}.") from error
    told = told.get("clinic", told)
    known = [name for name in Clinic.__dataclass_fields__ if name != "logo"]
    for key, value in told.items():
        if key not in known:
            raise SettingsError(
                f"The clinic file {path} has an unknown key '{key}'.{nearest(key, known)}"
            )
        if not isinstance(value, str):
            raise SettingsError(f"The clinic file {path}: '{key}' must be words in quotes.")
    return Clinic(**told)


def _diagram(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    name = library.content.resolve(asked.id)
    steps = len(library.content.diagram(name).steps)
    if not 0 <= asked.step <= steps:
        raise NotFoundError(f"{name} step {asked.step}", (f"a step from 1 to {steps}",))
    request = DrawingRequest(name, asked.width, asked.theme, step=asked.step)
    library.save_drawing(library.drawings.draw(request), asked.output)
    return DONE


def _doctor(
    asked: argparse.Namespace, settings: RollOutSettings, path: Path, extras: Extras
) -> int:
    """Versions, places and checks; nothing about the person, so it is safe to send."""
    profile = asked.profile or settings.profile or paths.profile()
    home = str(Path.home())
    print(f"Waymark {desktop.__version__}, Python {platform.python_version()}, {sys.platform}")
    places = (asked.config,) if asked.config else paths.settings_files()
    found = next((place for place in places if place.exists()), "none")
    print(f"settings file: {found}".replace(home, "~"))
    print(f"profile: {profile}".replace(home, "~"))
    print(f"content: {path}".replace(home, "~"))
    code = DONE
    try:
        library = open_library(path, settings.names or DrugNames.UK)
        pages = len(library.content.cards())
        print(f"  version {library.manifest.content_version}, {pages} pages, check passed")
    except AppError as error:
        print(f"  {error.sentence}".replace(home, "~"))
        code = COULD_NOT
    for name, tell in extras.items():
        if name != "window":
            print(f"{name}: {', '.join(tell()) or 'none'}")
    return code


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


_COMMANDS: dict[str, Callable[[argparse.Namespace, RollOutSettings, Library], int]] = {
    "search": _search,
    "list": _list,
    "show": _show,
    "handout": _handout,
    "diagram": _diagram,
}
