"""The words the command line knows, and one plain sentence for those it does not."""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from desktop.domain.content import PageKind
from desktop.domain.printing import LARGE_SIZES, Paper, Variant

PLURALS = {
    "topics": PageKind.TOPIC,
    "strategies": PageKind.STRATEGY,
    "treatments": PageKind.TREATMENT,
    "comparisons": PageKind.COMPARISON,
    "diagrams": PageKind.DIAGRAM,
    "terms": PageKind.TERM,
}
PALETTES = ("light", "dark", "high-contrast", "print")
WIDTHS = range(320, 2001)  # px


class WrongWordsError(Exception):
    """The command line was not understood; its text is one sentence."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of printing its usage."""

    @override
    def error(self, message: str) -> NoReturn:
        sentence = message[:1].upper() + message[1:]
        raise WrongWordsError(f"{sentence}. See {self.prog} --help.")


def nearest(word: str, known: list[str]) -> str:
    """ " Did you mean this or that?", or nothing when no known word is like it."""
    close = difflib.get_close_matches(word, known, n=2, cutoff=0.5)
    return f" Did you mean {' or '.join(close)}?" if close else ""


def parser() -> Parser:
    """The whole command line of product and scripts."""
    top = Parser(prog="waymark", description="Explains strategies for treating MS, offline.")
    top.add_argument("--version", action="store_true", help="program and content version")
    top.add_argument("--profile", type=Path, metavar="DIR", help="folder for what is kept")
    top.add_argument("--config", type=Path, metavar="FILE", help="settings file (waymark.toml)")
    top.add_argument("--content", type=Path, metavar="FILE", help="content file (content.db)")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    opened = commands.add_parser("open", help="open the app at a page")
    opened.add_argument("id", metavar="ID")

    search = commands.add_parser("search", help="find pages by words")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=_count, default=20, metavar="N")
    search.add_argument("--json", action="store_true")

    listed = commands.add_parser("list", help="list pages")
    listed.add_argument("kind", nargs="?", choices=PLURALS, metavar="|".join(PLURALS))
    listed.add_argument("--json", action="store_true")

    show = commands.add_parser("show", help="print a page")
    show.add_argument("id", metavar="ID")
    show.add_argument("--format", choices=("text", "html", "json"), default="text")

    handout = commands.add_parser("handout", help="write pages as a handout")
    handout.add_argument("ids", nargs="+", metavar="ID")
    handout.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    handout.add_argument("--variant", choices=[v.value for v in Variant], default="standard")
    handout.add_argument("--size", type=int, choices=LARGE_SIZES, default=LARGE_SIZES[0])
    handout.add_argument("--paper", choices=[p.value for p in Paper])
    handout.add_argument("--greyscale", action="store_true")
    handout.add_argument("--clinic", type=Path, metavar="FILE.toml")
    handout.add_argument("--date", type=_date, metavar="YYYY-MM-DD")

    diagram = commands.add_parser("diagram", help="write a diagram as a picture")
    diagram.add_argument("id", metavar="ID")
    diagram.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    diagram.add_argument("--step", type=int, default=0, metavar="N")
    diagram.add_argument("--theme", choices=PALETTES, default="light")
    diagram.add_argument("--width", type=_width, default=800, metavar="PX")

    commands.add_parser("doctor", help="versions, where files lie, checks; no personal data")
    test = commands.add_parser("self-test", help="try every part of the program")
    test.set_defaults(command="self-test")
    return top


COMMANDS = ("open", "search", "list", "show", "handout", "diagram", "doctor", "self-test")


def parse(words: list[str]) -> argparse.Namespace:
    """What was asked for.

    Raises:
        WrongWordsError: with the nearest known words.
        SystemExit: after --help was printed.
    """
    top = parser()
    for index, word in enumerate(words):
        previous = words[index - 1] if index else ""
        if word.startswith("-") or previous in {"--profile", "--config", "--content"}:
            continue
        if word not in COMMANDS:
            raise WrongWordsError(f"There is no command '{word}'.{nearest(word, list(COMMANDS))}")
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


def _count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1 to 1000")
    return number


def _width(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number not in WIDTHS:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a width from {WIDTHS.start} to {WIDTHS.stop - 1}"
        )
    return number


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date such as 2026-08-06") from error
