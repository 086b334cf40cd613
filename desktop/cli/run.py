"""Answers the words of the command line; results to standard output, messages to standard error."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import platform
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import desktop
from desktop import paths
from desktop.cli.handout import ReadLogo, pack_called, with_logo, write_handout
from desktop.cli.kiosk_pin import print_pin_line
from desktop.cli.self_test import condition_of, profile_test, self_test
from desktop.cli.system_parts import missing_parts, why_no_window
from desktop.cli.words import PACKS, PLURALS, WrongWordsError, nearest
from desktop.domain.comparing import LEAST_OPTIONS, MOST_OPTIONS, Board, Chosen
from desktop.domain.content import PageKind, ReviewStatus
from desktop.domain.drawing import DrawingRequest
from desktop.domain.errors import AppError, NotFoundError, OptionsError
from desktop.domain.printing import HandoutOptions, Paper
from desktop.domain.reading import DrugNames
from desktop.domain.search import SearchHit
from desktop.domain.settings import RollOutSettings, SettingsProblem
from desktop.library.opening import Library, open_library
from desktop.library.option_names import OptionNames
from desktop.store.codec import to_plain
from desktop.store.reader.inspection import Condition

DONE, COULD_NOT, WRONG_WORDS = 0, 1, 2
_PRINTING = ("handout", "compare")


@dataclass(frozen=True, slots=True)
class Extras:
    """What only the window half can do: functions that load it when they are called.

    Args:
        printers, voices: their names, for `doctor`.
        screen: what a window opens on, for `doctor`.
        tried: tries a part of the program, for `self_test`.
        logo: reads a picture for the head of handouts.
    """

    printers: Callable[[], tuple[str, ...]]
    voices: Callable[[], tuple[str, ...]]
    screen: Callable[[], str]
    tried: Callable[..., str]
    logo: ReadLogo


def run(
    asked: argparse.Namespace,
    settings: RollOutSettings,
    notices: tuple[str, ...],
    extras: Extras,
) -> int:
    """Do what was asked; the exit code.

    Args:
        notices: what is wrong with the settings file, a sentence each.
    """
    for notice in notices:
        print(notice, file=sys.stderr)
    path = content_file(asked, settings)
    try:
        if asked.version:
            return _version(path)
        if asked.command == "kiosk-pin":
            print_pin_line()
            return DONE
        if asked.command == "doctor":
            return _doctor(asked, settings, path, extras)
        if asked.command == "self-test" and asked.profile_only:
            return profile_test(_profile(asked, settings), extras.tried)
        with closing(open_library(path, settings.names or DrugNames.UK)) as library:
            if asked.command == "self-test":
                return self_test(library, asked.profile, extras.tried, fenced=asked.no_network)
            if asked.command in _PRINTING:
                settings = with_logo(settings, extras.logo)
            if asked.command == "handout":
                write_handout(asked, settings, library, extras.logo)
                return DONE
            return _COMMANDS[asked.command](asked, settings, library)
    except (NotFoundError, OptionsError, WrongWordsError) as error:
        print(error, file=sys.stderr)
        return WRONG_WORDS
    except AppError as error:
        print(error.sentence, file=sys.stderr)
        return COULD_NOT


def content_file(asked: argparse.Namespace, settings: RollOutSettings) -> Path:
    """The content that the command line, the settings file or the program itself names."""
    path: Path = asked.content or settings.content or paths.content_db()
    return path


def page_is_known(path: Path, page: str) -> bool:
    """Whether the page, or the code, that the app is to open at is there; if not, says why."""
    try:
        with closing(open_library(path)) as library:
            try:
                library.content.resolve(page)
            except NotFoundError as error:
                if library.take_homes.meant(page) is None:
                    wrong = "" if error.nearest else library.take_homes.mistake(page)
                    print(wrong or error.sentence, file=sys.stderr)
                    return False
    except AppError:
        return True  # the window tells what is wrong with the content
    return True


def _version(path: Path) -> int:
    print(f"Waymark {desktop.__version__}")
    with closing(open_library(path)) as library:
        print(f"content {library.manifest.content_version}")
    return DONE


def _search(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    results = library.searches.search(" ".join(asked.words), limit=asked.limit)
    if asked.json:
        _print_json(
            [
                {"kind": h.kind.value, "id": h.id, "title": h.title, "snippet": _snippet(h)}
                for h in results.hits
            ]
        )
        return DONE
    if results.hits and results.searched != results.asked:
        print(f"Showing results for '{results.searched}'.", file=sys.stderr)
    for hit in results.hits:
        print(f"{hit.id}  {hit.title} ({hit.kind.value})\n    {_snippet(hit)}")
    if not results.hits:
        hint = f" You could try: {', '.join(results.suggestions)}." if results.suggestions else ""
        print(f"Nothing found for '{results.asked}'.{hint}", file=sys.stderr)
    return DONE


def _snippet(hit: SearchHit) -> str:
    return "".join(piece.text for piece in hit.snippet)


def _list(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    cards = library.content.cards(PLURALS.get(asked.kind)) if asked.kind != PACKS else ()
    rows = [
        {"kind": c.kind.value, "id": c.id, "title": c.title, "status": c.status.value}
        for c in cards
    ]
    if asked.kind in (None, PACKS):
        rows += _packs(library)
    if asked.json:
        _print_json(rows)
        return DONE
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        print(f"{row['id']:{width}}  {row['title']}")
    return DONE


def _packs(library: Library) -> list[dict[str, str]]:
    """Packs as rows of the list; one is a draft while any of its pages is."""
    drafts = {c.id for c in library.content.cards() if c.status is ReviewStatus.DRAFT}
    return [
        {
            "kind": "pack",
            "id": pack.id,
            "title": pack.name,
            "status": (
                ReviewStatus.REVIEWED if drafts.isdisjoint(pack.pages) else ReviewStatus.DRAFT
            ).value,
        }
        for pack in library.content.packs()
    ]


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


def _diagram(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    name = library.content.resolve(asked.id)
    if library.content.kind_of(name) is not PageKind.DIAGRAM:
        known = ", ".join(card.id for card in library.content.cards(PageKind.DIAGRAM))
        raise WrongWordsError(f"'{name}' is not a diagram. Diagrams are {known}.")
    steps = len(library.content.diagram(name).steps)
    if asked.step > steps:
        raise WrongWordsError(f"'{name}' has no step {asked.step}; its steps are 1 to {steps}.")
    if asked.output.suffix.lower() == ".pdf":
        if asked.step:
            raise WrongWordsError("A PDF shows all of a diagram; leave out --step.")
        paper = settings.paper or Paper.A4
        library.save_picture_page(name, paper, dt.date.today(), asked.output)
        return DONE
    request = DrawingRequest(name, asked.width, asked.theme, step=asked.step)
    library.save_drawing(request, asked.output)
    return DONE


def _compare(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    comparing = library.comparing
    options = tuple(dict.fromkeys(map(OptionNames(library.content).named, asked.ids)))
    if not LEAST_OPTIONS <= len(options) <= MOST_OPTIONS:
        raise WrongWordsError(
            f"Name {LEAST_OPTIONS} to {MOST_OPTIONS} strategies or treatments, not {len(options)}."
        )
    board = comparing.board(comparing.board_of(options[0]))
    view = comparing.view(Chosen(board.id, options, _left_out(asked.rows, board)))
    handout = library.handouts.make_of(
        (comparing.article(view),),
        HandoutOptions(
            date=dt.date.today(), paper=settings.paper or Paper.A4, clinic=settings.clinic
        ),
        comparisons=(view.comparison,),
    )
    library.save_handout(handout, asked.output)
    return DONE


def _code(asked: argparse.Namespace, settings: RollOutSettings, library: Library) -> int:
    """A code on a line of its own; what it leaves out goes with the messages."""
    if bool(asked.ids) == bool(asked.pack):
        raise WrongWordsError("Name the pages that the code is for, or one --pack.")
    if asked.pack:
        pack = pack_called(asked.pack, library)
        slip = library.take_homes.slip(pack.pages, pack.number)
    else:
        slip = library.take_homes.slip(tuple(map(library.content.resolve, asked.ids)))
    print(slip.code)
    for title in slip.left_out:
        print(f"Not on the code: {title}", file=sys.stderr)
    return DONE


def _left_out(rows: str, board: Board) -> frozenset[str]:
    """All rows of `board` but those named; none where none is."""
    known = [aspect.id for aspect in board.aspects]
    wanted = {row.strip() for row in rows.split(",")} - {""}
    for row in sorted(wanted.difference(known)):
        hint = nearest(row, known) or f" Rows are {', '.join(known)}."
        raise WrongWordsError(f"There is no row '{row}'.{hint}")
    return frozenset(known) - wanted if wanted else frozenset()


def _doctor(
    asked: argparse.Namespace, settings: RollOutSettings, path: Path, extras: Extras
) -> int:
    """Versions, places and checks; nothing about the person, so it is safe to send."""
    profile = _profile(asked, settings)
    places = (asked.config,) if asked.config else paths.settings_files()
    found = next((place for place in places if place.exists()), None)
    code = DONE
    _tell(f"Waymark {desktop.__version__}, Python {platform.python_version()}, {_system()}")
    _tell(f"settings file: {found or 'none'}")
    _tell(f"profile: {profile if profile != paths.NOWHERE else 'none, there is no home folder'}")
    _tell(f"kept by the reader: {_condition(profile)}")
    _tell(f"content: {path}")
    try:
        with closing(open_library(path)) as library:
            pages = len(library.content.cards())
            _tell(f"  version {library.manifest.content_version}, {pages} pages, check passed")
    except AppError as error:
        _tell(f"  {error.sentence}")
        code = COULD_NOT
    try:
        _tell(f"screen: {extras.screen()}")
        _tell(f"printers: {_printers(settings, extras)}")
    except ImportError as error:  # a bare system lacks libraries that Qt asks for
        _tell(f"screen: {why_no_window(error)}")
        code = COULD_NOT
    _tell(f"voices: {_voices(extras)}")
    if settings.clinic_logo is not None:
        _tell(f"logo of the clinic: {_logo(settings, settings.clinic_logo, extras)}")
    for lacking in missing_parts():
        _tell(f"missing: {lacking}")
    return code


def _system() -> str:
    if sys.platform == "win32":
        major, minor, build = sys.getwindowsversion().platform_version  # 10.0.22631 is Windows 11
        return f"Windows {major}.{minor}.{build}"
    return sys.platform


def _printers(settings: RollOutSettings, extras: Extras) -> str:
    """The printers of this computer, and whether the one of the settings file is among them."""
    names = extras.printers()
    told = ", ".join(names) or "none"
    if settings.printer and settings.printer not in names:
        told += f". '{settings.printer}' of the settings file is not among them"
    return told


def _voices(extras: Extras) -> str:
    """Who could read aloud, or what to install; being without a voice is no fault."""
    try:
        return ", ".join(extras.voices())
    except AppError as error:
        return f"none. {error.sentence}"
    except ImportError:
        return "not looked for, as no window can be opened here"


def _logo(settings: RollOutSettings, picture: Path, extras: Extras) -> str:
    """Whether handouts can carry the logo that the settings file names."""
    try:
        extras.logo(picture)
    except AppError as error:
        return SettingsProblem(*settings.logo_said, error.sentence).sentence
    except ImportError:
        return "not looked at, as no window can be opened here"
    return str(picture)


def _profile(asked: argparse.Namespace, settings: RollOutSettings) -> Path:
    path: Path = asked.profile or settings.profile or paths.profile()
    return path


def _condition(profile: Path) -> str:
    """How reader.db is, in words."""
    condition = condition_of(profile)
    if condition is None:
        return "cannot be looked at now"
    return "nothing yet" if condition is Condition.MISSING else condition.name.lower()


def _tell(line: str) -> None:
    """Print a line that names nobody: the home folder is called "~", or as Windows calls it."""
    home = paths.home()
    name = "%USERPROFILE%" if sys.platform == "win32" else "~"
    print(line if home is None or home == Path("/") else line.replace(str(home), name))


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


_COMMANDS: dict[str, Callable[[argparse.Namespace, RollOutSettings, Library], int]] = {
    "search": _search,
    "list": _list,
    "show": _show,
    "diagram": _diagram,
    "compare": _compare,
    "code": _code,
}
