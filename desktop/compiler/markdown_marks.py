"""Our marks inside a line of Markdown: bold, citations, words, findings, figures, links.

Python-Markdown finds them and hangs one element for each into its tree; what it would read
besides (raw HTML, pictures, web links, italics) becomes a `wrong` element that says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTree
from markdown.util import STX, AtomicString, Registry
from typing_extensions import override

from desktop.compiler.problems import Say
from desktop.domain.blocks import Citation, FindingLink, PageLink, Run, TermLink, Text

PLAIN = "plain"  # [@plain] ends words that state nothing to cite
PIPE = "\ue002"  # stands for the "|" of [[term|words]] while a table is split into cells

_MARKS = re.compile(
    r"""
      !\[ (?P<picture>[^\[\]]*) \]
    | \[@ (?P<cite>[^\[\]]*) \]
    | \[\[ (?P<term>[^\[\]|]*) (?:\| (?P<shown>[^\[\]|]*))? \]\]
    | \[ (?P<link>[^\[\]]*) \] \( (?P<target>[^()\s]*) \)
    | \{ (?P<sort>finding|diagram|table) : (?P<named>[^{}]*) \}
    | (?P<html> <[A-Za-z/!?][^<>]* >? | &\#?[A-Za-z0-9]{1,10}; )
    | (?P<web> (?:https?://|www\.)\S+ )
    """,
    re.VERBOSE,
)
_STRONG = r"\*\*(?=[^\s*])([^*]*[^\s*])\*\*"
SIGNS = re.compile(r"[\[\]{}<>*_`\\|]+")
_THE_MARKS = (
    "the marks are **bold**, [@key], [[term]], {finding:ID}, {diagram:ID}, {table:ID} and"
    " [words](page:ID); use these signs for nothing else"
)
_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SPACES = re.compile(r"[ \t\r\n]+")  # a no-break space stays


@dataclass(frozen=True, slots=True)
class Embedded:
    """A figure or table asked for by `{diagram:ID}` or `{table:ID rows=a,b}`."""

    sort: str
    id: str
    rows: tuple[str, ...]


Mark = Run | Embedded


class MarksExtension(Extension):
    """Puts our marks in the place of Markdown's own inline patterns."""

    @override
    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns = Registry()
        md.treeprocessors.register(InlineTree(md), "inline", 20)
        md.inlinePatterns.register(_Strong(_STRONG, md), "strong", 20)
        md.inlinePatterns.register(_OurMarks(_MARKS.pattern, md), "marks", 10)


class _Strong(InlineProcessor):
    @override
    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        element = Element("strong")
        element.text = match[1]
        return element, match.start(), match.end()


class _OurMarks(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.compiled_re = _MARKS

    @override
    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        element = Element("mark", {k: v for k, v in match.groupdict().items() if v is not None})
        element.text = AtomicString("")
        return element, match.start(), match.end()


def runs_of_element(element: Element, line: int, say: Say) -> tuple[Mark, ...]:
    """What stands in `element`, as runs; ids in them are as written, not yet looked up."""
    marks: list[Mark] = []
    _collect(element, False, marks, line, say)
    tidy: list[Mark] = []
    for mark in marks:
        if not isinstance(mark, Text):
            if isinstance(mark, Citation) and tidy and isinstance(tidy[-1], Text):
                tidy[-1] = Text(tidy[-1].text.rstrip(" "), tidy[-1].strong)
            tidy.append(mark)
        elif tidy and isinstance(tidy[-1], Text) and tidy[-1].strong == mark.strong:
            tidy[-1] = Text(_SPACES.sub(" ", tidy[-1].text + mark.text), mark.strong)
        else:
            tidy.append(Text(_SPACES.sub(" ", mark.text), mark.strong))
    if tidy and isinstance(tidy[0], Text):
        tidy[0] = Text(tidy[0].text.lstrip(" "), tidy[0].strong)
    if tidy and isinstance(tidy[-1], Text):
        tidy[-1] = Text(tidy[-1].text.rstrip(" "), tidy[-1].strong)
    return tuple(mark for mark in tidy if not (isinstance(mark, Text) and not mark.text))


def _collect(element: Element, strong: bool, marks: list[Mark], line: int, say: Say) -> None:
    _add_text(element.text, strong, marks, line, say)
    for child in element:
        if child.tag == "strong":
            _collect(child, True, marks, line, say)
        elif child.tag == "mark":
            mark = _mark(child.attrib, strong, line, say)
            if mark is not None:
                marks.append(mark)
        _add_text(child.tail, strong, marks, line, say)


def _add_text(text: str | None, strong: bool, marks: list[Mark], line: int, say: Say) -> None:
    if not text:
        return
    found = SIGNS.search(text)
    if found:
        near = _SPACES.sub(" ", text[max(found.start() - 15, 0) : found.start() + 15]).strip()
        say(line, f"'{found[0][:2]}' near '{near}' is part of no mark that is known", _THE_MARKS)
    marks.append(Text(text, strong))


def _mark(parts: dict[str, str], strong: bool, line: int, say: Say) -> Mark | None:
    """The run that a matched mark stands for; None after telling what is wrong with it."""
    if "cite" in parts:
        return _citation(parts["cite"], line, say)
    if "term" in parts:
        shown = _SPACES.sub(" ", parts.get("shown", parts["term"]).strip())
        return TermLink(shown, _SPACES.sub(" ", parts["term"].strip()), strong)
    if "target" in parts:
        return _link(_SPACES.sub(" ", parts["link"].strip()), parts["target"], strong, line, say)
    if "sort" in parts:
        return _embedded(parts["sort"], parts["named"], line, say)
    if "picture" in parts:
        say(line, "a picture", "draw it as data in diagrams/ and write {diagram:ID}")
    elif "web" in parts:
        say(line, f"a web address ('{parts['web']}')", "put it into sources.yaml and cite its key")
    else:
        say(line, f"raw HTML ('{parts['html']}')", "write it in Markdown, or the sign itself")
    return None


def _citation(inside: str, line: int, say: Say) -> Citation | None:
    keys = [part.strip().removeprefix("@") for part in inside.split(";")]
    wrong = next((key for key in keys if not _KEY.fullmatch(key)), None)
    if wrong is None and PLAIN in keys and len(keys) > 1:
        say(line, f"'[@{inside}]' cites and says that there is nothing to cite", "keep one")
        return None
    if wrong is not None:
        say(line, f"'[@{inside}]' is not a citation", "write [@key] or [@key; @key2]")
        return None
    return Citation(tuple(dict.fromkeys(keys)), ())


def _link(words: str, target: str, strong: bool, line: int, say: Say) -> Run | None:
    sort, _, wanted = target.partition(":")
    if not words:
        say(line, f"a link to '{target}' without words", "write [words](page:ID)")
    elif STX in words:  # where Python-Markdown has put a mark that it found first
        say(line, f"a mark inside the words of a link to '{target}'", "write plain words there")
    elif sort == "page" and wanted:
        return PageLink(words, wanted)
    elif sort == "term" and wanted:
        return TermLink(words, wanted, strong)
    else:
        say(line, f"a link to '{target}'", "link to page:ID or term:ID; nothing on the web")
    return None


def _embedded(sort: str, named: str, line: int, say: Say) -> Mark | None:
    name, *options = named.split() or [""]
    if sort == "finding" and name and not options:
        return FindingLink("", name)
    rows: tuple[str, ...] = ()
    if sort == "table" and len(options) == 1 and options[0].startswith("rows="):
        rows = tuple(options.pop().removeprefix("rows=").split(","))
    if sort == "finding" or not name or options or "" in rows:
        forms = "{finding:ID}, {diagram:ID}, {table:ID} or {table:ID rows=a,b}"
        say(line, f"'{{{sort}:{named}}}' is not a figure", f"write {forms}")
        return None
    return Embedded(sort, name, rows)
