"""The words the command line knows, and one plain sentence for those it does not."""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

from typing_extensions import override

from desktop.domain.content import PageKind
from desktop.domain.printing import LARGE_SIZES, Paper, Variant

COMMANDS = (
    *("open", "search", "list", "show", "handout", "diagram", "compare", "code"),
    *("doctor", "self-test", "kiosk-pin", "supervise"),
)
PLURALS = {
    "topics": PageKind.TOPIC,
    "strategies": PageKind.STRATEGY,
    "treatments": PageKind.TREATMENT,
    "comparisons": PageKind.COMPARISON,
    "diagrams": PageKind.DIAGRAM,
    "terms": PageKind.TERM,
}
PACKS = "packs"  # ready-made sets of pages; they are no pages themselves
FORMATS = ("text", "html", "json")
PALETTES = ("light", "dark", "high-contrast", "print")
WIDTHS = range(320, 2001)  # px
COUNTS = range(1, 1001)
_WITH_A_VALUE = ("--profile", "--config", "--content")
_LONGEST_NUMBER = 9


class WrongWordsError(Exception):
    """The command line was not understood; its text is one sentence."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of printing its usage; knows no short forms."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    @override
    def error(self, message: str) -> NoReturn:
        stop = "" if message.endswith(("?", ".")) else "."
        raise WrongWordsError(f"{message[:1].upper()}{message[1:]}{stop} See {self.prog} --help.")

    def add_choice(self, name: str, known: Iterable[str], **settings: Any) -> None:
        """Add an argument that takes one of the words `known`."""
        words = [str(word) for word in known]
        self.add_argument(name, type=_one_of(words), metavar="|".join(words), **settings)


def nearest(word: str, known: Iterable[str], say: Callable[[str], object] = str) -> str:
    """ " Did you mean this or that?", or nothing when no known word is like it.

    Args:
        say: what to call a word that is like it.
    """
    close = difflib.get_close_matches(word, list(known), n=2, cutoff=0.5)
    said = dict.fromkeys(str(say(each)) for each in close)
    return f" Did you mean {' or '.join(said)}?" if said else ""


def parser() -> Parser:
    """The whole command line of product and scripts."""
    top = Parser(prog="waymark", description="Explains strategies for treating MS, offline.")
    top.add_argument("--version", action="store_true", help="program and content version")
    _add_places(top, None)
    top.add_argument("--kiosk", action="store_true", help="a public touch screen that forgets")
    top.add_argument("--notice", action="store_true", help=argparse.SUPPRESS)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    opened = commands.add_parser("open", help="open the app at a page, or at a take-home code")
    opened.add_argument("id", metavar="ID|CODE")

    search = commands.add_parser("search", help="find pages by words")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_count, default=20, metavar="N")
    search.add_argument("--json", action="store_true")

    listed = commands.add_parser("list", help="list pages")
    listed.add_choice("kind", (*PLURALS, PACKS), nargs="?")
    listed.add_argument("--json", action="store_true")

    show = commands.add_parser("show", help="print a page")
    show.add_argument("id", metavar="ID")
    show.add_choice("--format", FORMATS, default=FORMATS[0])

    handout = commands.add_parser("handout", help="write pages, or a pack, as a handout")
    handout.add_argument("ids", nargs="*", metavar="ID")
    handout.add_argument("--pack", default="", metavar="NAME", help="id or name of a pack")
    handout.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    handout.add_choice("--variant", Variant, default=Variant.STANDARD.value)
    handout.add_choice("--size", map(str, LARGE_SIZES), default=str(LARGE_SIZES[0]))
    handout.add_choice("--paper", Paper)
    handout.add_argument("--greyscale", action="store_true")
    handout.add_argument(
        "--clinic", type=Path, metavar="FILE.toml", help="name, phone, hours, urgent, logo"
    )
    handout.add_argument("--duplex", action="store_true", help="pages of a pack start on the right")
    handout.add_argument("--booklet", action="store_true", help="two pages a side, to be folded")
    handout.add_argument("--nurse-copy", action="store_true", help="with questions to check by")
    handout.add_argument("--no-notes", action="store_true", help="without lines to write on")
    handout.add_argument("--prepared-for", default="", metavar="WORDS")
    handout.add_argument("--prepared-by", default="", metavar="WORDS")
    handout.add_argument("--notes", default="", metavar="WORDS", help="yours, for this sheet")
    handout.add_argument("--date", type=_date, metavar="YYYY-MM-DD")

    diagram = commands.add_parser("diagram", help="write a diagram as a picture")
    diagram.add_argument("id", metavar="ID")
    diagram.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    diagram.add_argument("--step", type=_count, default=0, metavar="N")
    diagram.add_choice("--theme", PALETTES, default=PALETTES[0])
    diagram.add_argument("--width", type=_width, default=800, metavar="PX")

    compare = commands.add_parser("compare", help="write strategies, or treatments, side by side")
    compare.add_argument("ids", nargs="+", metavar="ID")
    compare.add_argument("--rows", default="", metavar="ROW,ROW")
    compare.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    code = commands.add_parser("code", help="the take-home code for pages, or for a pack")
    code.add_argument("ids", nargs="*", metavar="ID")
    code.add_argument("--pack", default="", metavar="NAME")

    commands.add_parser("doctor", help="versions, where files lie, checks; no personal data")
    tried = commands.add_parser("self-test", help="try every part of the program")
    how = tried.add_mutually_exclusive_group()
    how.add_argument(
        "--no-network", action="store_true", help="end it if it asks for the network (Linux)"
    )
    how.add_argument(
        "--profile-only",
        action="store_true",
        help="only whether it starts and can use what is kept; 3: kept by a newer one",
    )
    commands.add_parser("kiosk-pin", help="make the staff PIN of a kiosk, for waymark.toml")
    supervise = commands.add_parser("supervise", help="run the kiosk, and start it again")
    _add_places(supervise, argparse.SUPPRESS)  # kept as they are, if they stood before it
    return top


def places_said(asked: argparse.Namespace) -> list[str]:
    """The words of `asked` that say where files lie, for another copy of the program."""
    said = {option: getattr(asked, option.removeprefix("--")) for option in _WITH_A_VALUE}
    return [word for option, path in said.items() if path for word in (option, str(path))]


def _add_places(to: argparse.ArgumentParser, default: str | None) -> None:
    for option, metavar, said in (
        ("--profile", "DIR", "folder for what is kept"),
        ("--config", "FILE", "settings file (waymark.toml)"),
        ("--content", "FILE", "content file (content.db)"),
    ):
        to.add_argument(option, type=Path, metavar=metavar, default=default, help=said)


def parse(words: list[str]) -> argparse.Namespace:
    """What was asked for.

    Raises:
        WrongWordsError: with the nearest known words.
        SystemExit: after --help was printed.
    """
    top = parser()
    for previous, word in zip(["", *words], words, strict=False):
        if word.startswith("-") or previous in _WITH_A_VALUE:
            continue
        if word not in COMMANDS:
            raise WrongWordsError(f"There is no command '{word}'.{nearest(word, COMMANDS)}")
        break
    asked, unknown = top.parse_known_args(words)
    if unknown:
        known = [option for option in _options(top, asked.command) if option.startswith("--")]
        raise WrongWordsError(f"'{unknown[0]}' is not known here.{nearest(unknown[0], known)}")
    return asked


def _options(top: Parser, command: str | None) -> list[str]:
    found = list(top._option_string_actions)
    for action in top._subparsers._group_actions if top._subparsers else []:
        if isinstance(action, argparse._SubParsersAction) and command in action.choices:
            found += list(action.choices[command]._option_string_actions)
    return found


def _one_of(known: list[str]) -> Callable[[str], str]:
    """Takes one of these words, and names the nearest for any other."""

    def take(text: str) -> str:
        if text not in known:
            hint = nearest(text, known) or f" Known are {', '.join(known)}."
            raise argparse.ArgumentTypeError(f"'{text}' is not known here.{hint}")
        return text

    return take


def _count(text: str) -> int:
    return _within(COUNTS, text, "number")


def _width(text: str) -> int:
    return _within(WIDTHS, text, "width")


def _within(known: range, text: str, what: str) -> int:
    number = int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else 0
    if number not in known:
        raise argparse.ArgumentTypeError(f"'{text}' is not a {what} from {known[0]} to {known[-1]}")
    return number


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date such as 2026-08-06") from error
