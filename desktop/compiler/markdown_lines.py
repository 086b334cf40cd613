"""Marks each block of a Markdown text with its line, before Python-Markdown reads it.

A mark is the line number between two private-use characters, put where the block's words begin;
it comes out of the tree again in `take_marks`. Blank lines that Markdown needs before a list or a
table are put in here too, so that writers may leave them out.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.preprocessors import Preprocessor
from typing_extensions import override

from desktop.compiler.markdown_marks import PIPE
from desktop.compiler.problems import Say

MAX_INDENT = 12  # a list inside a callout inside a list has less

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_STARTS = re.compile(r'(?P<list>[-*+] +|[0-9]+\. +)|#+ *|!!! ?[\w -]*"?|(?P<row>\|)|> ?')
_NESTED = re.compile(r"(?:(?:[-*+>]|[0-9]+\.)[ ]*){4}")
_SEPARATOR = re.compile(r"\|[|: -]*-[|: -]*")
_TERM_PIPE = re.compile(r"(\[\[[^\[\]|]*)\|([^\[\]|]*\]\])")


class LineMarks(Preprocessor):
    """Adds the marks; lines are counted from `first_line`."""

    first_line = 1

    @override
    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        before = ""
        for number, line in enumerate(lines, self.first_line):
            indent = line[: len(line) - len(line.lstrip(" "))]
            text = line.strip(" ")
            if text.startswith("|"):
                text = _TERM_PIPE.sub(rf"\1{PIPE}\2", text)
            start = _STARTS.match(text)
            if start and _needs_blank_before(start, indent, before):
                out.append("")
            if not text or _SEPARATOR.fullmatch(text):
                out.append(line)
            elif start:
                at = start.end()
                out.append(f"{indent}{text[:at]}{_OPEN}{number}{_CLOSE}{text[at:]}")
            elif not before.strip(" ") or before.lstrip(" ").startswith(("!!!", "#", "|")):
                out.append(f"{indent}{_OPEN}{number}{_CLOSE}{text}")
            else:
                out.append(line)
            before = line
        return out


def _needs_blank_before(start: re.Match[str], indent: str, before: str) -> bool:
    above = before.strip(" ")
    if not above or above.startswith("!!!") or not before.startswith(indent):
        return False
    if start["list"]:
        level = before[len(indent) :]
        return not level.startswith(" ") and not re.match(_STARTS, level)
    return bool(start["row"]) and not above.startswith("|")


def too_deep(lines: list[str], first_line: int, say: Say) -> bool:
    """Whether lists are nested deeper than a page needs; the parser would run out of stack."""
    for number, line in enumerate(lines, first_line):
        if line.startswith(" " * (MAX_INDENT + 1)) or _NESTED.match(line.lstrip(" ")):
            say(number, "text nested too deep", "use paragraphs, and lists without inner lists")
            return True
    return False


def check_tables(lines: list[str], first_line: int, say: Say) -> None:
    """Tell of table rows with more or fewer cells than their header."""
    width = 0
    for number, line in enumerate(lines, first_line):
        row = line.strip(" ")
        if not row.startswith("|"):
            width = 0
            continue
        cells = _TERM_PIPE.sub(rf"\1{PIPE}\2", row).strip("|").count("|") + 1
        width = width or cells
        if cells != width:
            say(
                number, f"a table row of {cells} cells under a header of {width}", "make them equal"
            )


def take_marks(root: Element) -> dict[Element, int]:
    """The line of each element below `root`; afterwards their texts hold no marks."""
    lines: dict[Element, int] = {}
    for element in reversed(list(root.iter())):  # children before what holds them
        found = _MARK.search(element.text or "")
        inner = next((lines[child] for child in element if child in lines), None)
        line = int(found[1]) if found else inner
        if line is not None:
            lines[element] = line
        if element.text:
            element.text = _MARK.sub("", element.text).replace(PIPE, "|")
        if element.tail:
            element.tail = _MARK.sub("", element.tail)
    return lines
