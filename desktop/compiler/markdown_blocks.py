"""Markdown into the block tree, by walking Python-Markdown's element tree.

What pages may hold is little (see CONTRIBUTING.md); all else that Markdown knows is a problem that
names the line of its block. Ids are as written; `resolve` looks them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from typing_extensions import override

from desktop.compiler.markdown_lines import LineMarks, check_tables, take_marks, too_deep
from desktop.compiler.markdown_marks import Embedded, Mark, MarksExtension, runs_of_element
from desktop.compiler.problems import Say
from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    ComparisonFigure,
    Figure,
    FindingFigure,
    FindingLink,
    Heading,
    Paragraph,
    Runs,
    Table,
    Text,
    plain,
)

MAX_CHARACTERS = 60_000  # of a page
MAX_BLOCK = 4_000  # characters between two blank lines

_CALLOUTS = ", ".join(kind.value for kind in CalloutKind)
_BLOCK_SIGN = re.compile(r"(?:[-*+] |[0-9]+\. |#|!!!|\||>)")
_RULE = re.compile(r"(?:[-*_] ?){3,}")
_UNUSED = {"pre": "text indented by four spaces", "blockquote": "a quotation", "hr": "a line"}


@dataclass(frozen=True, slots=True)
class LocatedBlock:
    """A block with the line it starts at, and the line of each of its `runs_of`."""

    block: Block
    line: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LocatedSection:
    """One `##` heading and what stands below it."""

    anchor: str
    heading: str
    line: int
    blocks: tuple[LocatedBlock, ...]


class _Waymark(Extension):
    @override
    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(LineMarks(md), "lines", 10)
        md.parser.blockprocessors.deregister("setextheader")
        md.parser.blockprocessors.deregister("reference")


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=["admonition", "tables", "sane_lists", MarksExtension(), _Waymark()])


def slug(words: str) -> str:
    """`words` as an anchor: lower case, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "section"


def parse_paragraphs(text: str, line: int, say: Say) -> tuple[Runs, ...]:
    """The paragraphs of a short text, which holds no other blocks."""
    root = Element("div")
    for words in re.split(r"\n[ \t]*\n", text):
        if len(words) > MAX_BLOCK:
            say(line, f"a paragraph of more than {MAX_BLOCK:,} characters", "split it")
        elif any(_BLOCK_SIGN.match(each.lstrip()) for each in words.splitlines()):
            say(line, "a list, heading, table or box in a short text", "write plain paragraphs")
        elif words.strip():
            SubElement(root, "p").text = words
    _markdown().treeprocessors["inline"].run(root)
    found = (_without_figures(runs_of_element(each, line, say), line, say) for each in root)
    return tuple(runs for runs in found if runs)


def parse_body(text: str, first_line: int, say: Say) -> tuple[LocatedSection, ...]:
    """The sections of a page's Markdown, which starts at `first_line` of its file."""
    lines = text.split("\n")
    if len(text) > MAX_CHARACTERS:
        say(first_line, f"more than {MAX_CHARACTERS:,} characters", "split the page in two")
        return ()
    if too_deep(lines, first_line, say) or _too_long(lines, first_line, say):
        return ()
    check_tables(lines, first_line, say)
    md = _markdown()
    md.reset()
    marks = md.preprocessors["lines"]
    assert isinstance(marks, LineMarks)
    marks.first_line = first_line
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    root = Element("div")
    md.parser.parseChunk(root, "\n".join(lines))
    places = take_marks(root)
    md.treeprocessors["inline"].run(root)
    return _Body(places, first_line, say).sections(root)


def _too_long(lines: list[str], first_line: int, say: Say) -> bool:
    length = 0
    for number, line in enumerate(lines, first_line):
        length = length + len(line) if line.strip() else 0
        if length > MAX_BLOCK:
            say(number, f"more than {MAX_BLOCK:,} characters without a blank line", "split them")
            return True
    return False


def _without_figures(marks: tuple[Mark, ...], line: int, say: Say) -> Runs:
    kept = []
    for mark in marks:
        if isinstance(mark, Embedded):
            sign = f"{{{mark.sort}:{mark.id}}}"
            say(line, f"'{sign}' inside other words", "put it alone into a paragraph of a topic")
        else:
            kept.append(mark)
    return tuple(kept)


class _Body:
    """Walks the element tree of one page."""

    def __init__(self, places: dict[Element, int], first_line: int, say: Say) -> None:
        self._places = places
        self._line = first_line
        self._say = say

    def sections(self, root: Element) -> tuple[LocatedSection, ...]:
        heads: list[tuple[str, int]] = []
        blocks: list[list[LocatedBlock]] = []
        told = False
        for element, found in self._blocks(root):
            if element.tag == "h2":
                heads.append((self._words(element), self._line))
                blocks.append([])
            elif blocks:
                blocks[-1].extend(found)
            elif found and not told:
                told = True
                self._say(self._line, "text before the first heading", "put '## Heading' above it")
        return tuple(self._named(heads, blocks))

    def _named(
        self, heads: list[tuple[str, int]], blocks: list[list[LocatedBlock]]
    ) -> Iterator[LocatedSection]:
        taken: set[str] = set()
        for (heading, line), inside in zip(heads, blocks, strict=True):
            anchor = base = slug(heading)
            count = 1
            while anchor in taken:
                count += 1
                anchor = f"{base}-{count}"
            taken.add(anchor)
            if not inside:
                self._say(line, f"nothing below the heading '{heading}'", "write it, or remove it")
            self._heading_order(inside)
            yield LocatedSection(anchor, heading, line, tuple(inside))

    def _heading_order(self, blocks: list[LocatedBlock]) -> None:
        level = 2
        for each in blocks:
            if isinstance(each.block, Heading):
                if each.block.level > level + 1:
                    self._say(each.line, "a heading level is skipped", "use '###' here")
                level = each.block.level

    def _blocks(self, parent: Element) -> Iterator[tuple[Element, list[LocatedBlock]]]:
        """Each child of `parent` with its blocks; a table takes the caption above it."""
        caption: tuple[str, int] | None = None
        for element in parent:
            self._line = self._places.get(element, self._line)
            if element.tag == "table":
                yield element, [self._table(element, caption)]
                caption = None
                continue
            self._lonely(caption)
            caption = self._caption(element)
            if caption is None:
                yield element, self._block(element)
        self._lonely(caption)

    def _lonely(self, caption: tuple[str, int] | None) -> None:
        if caption is not None:
            fix = "put a table (rows that start with '|') right below it"
            self._say(caption[1], "a 'Table:' line without a table", fix)

    def _caption(self, element: Element) -> tuple[str, int] | None:
        if element.tag != "p" or not (element.text or "").lstrip().startswith("Table:"):
            return None
        return self._words(element).removeprefix("Table:").strip(), self._line

    def _block(self, element: Element) -> list[LocatedBlock]:
        line = self._line
        match element.tag:
            case "p":
                return self._paragraph(element)
            case "ul" | "ol":
                return [self._list(element)]
            case "h3" | "h4":
                heading = Heading(self._words(element), int(element.tag[1]))
                return [LocatedBlock(heading, line, (line,))]
            case "div":
                return [self._callout(element)]
            case "h1" | "h5" | "h6":
                self._say(line, "a heading of this level", "use '##' for sections, '###' inside")
            case "h2":
                pass
            case tag:
                what = _UNUSED.get(tag, f"'{tag}'")
                self._say(line, f"{what} is not used here", "write paragraphs, lists or boxes")
        return []

    def _paragraph(self, element: Element) -> list[LocatedBlock]:
        line = self._line
        if _RULE.fullmatch((element.text or "").strip()):
            self._say(line, "a line is not used here", "start a new section with '##'")
            return []
        marks = runs_of_element(element, line, self._say)
        if len(marks) == 1:
            alone = marks[0]
            if isinstance(alone, FindingLink):
                return [LocatedBlock(FindingFigure(alone.finding), line, ())]
            if isinstance(alone, Embedded):
                figure = (
                    Figure(alone.id)
                    if alone.sort == "diagram"
                    else ComparisonFigure(alone.id, alone.rows)
                )
                return [LocatedBlock(figure, line, ())]
        runs = _without_figures(marks, line, self._say)
        if plain(runs).startswith("!!!"):
            self._say(line, "a box that is not written right", f'write !!! KIND "Title"; {_KINDS}')
            return []
        return [LocatedBlock(Paragraph(runs), line, (line,))] if runs else []

    def _list(self, element: Element) -> LocatedBlock:
        line = self._line
        items: list[Runs] = []
        lines: list[int] = []
        for item in element:
            self._line = self._places.get(item, self._line)
            runs = self._item(item)
            if runs:
                items.append(runs)
                lines.append(self._line)
            else:
                self._say(self._line, "an empty list item", "write it, or remove it")
        return LocatedBlock(BulletList(tuple(items), element.tag == "ol"), line, tuple(lines))

    def _item(self, item: Element) -> Runs:
        """The one paragraph of a list item."""
        inner = [each for each in item if each.tag not in ("strong", "mark")]
        paragraphs = [each for each in inner if each.tag == "p"]
        has_words = bool((item.text or "").strip()) or len(inner) < len(item)
        if len(paragraphs) < len(inner) or len(paragraphs) + has_words > 1:
            fix = "write one paragraph in each item; start a new list under its own heading"
            self._say(self._line, "a list item that holds more than one paragraph", fix)
        return self._runs(item if has_words or not paragraphs else paragraphs[0])

    def _callout(self, element: Element) -> LocatedBlock:
        line = self._line
        kind = (element.get("class") or "").removeprefix("admonition").strip()
        title = ""
        blocks: list[Paragraph | BulletList] = []
        lines: list[int] = []
        if len(element) and element[0].get("class") == "admonition-title":
            title = self._words(element[0])
            element.remove(element[0])
        for _, found in self._blocks(element):
            for each in found:
                if isinstance(each.block, Paragraph | BulletList):
                    blocks.append(each.block)
                    lines.extend(each.lines)
                else:
                    fix = "keep paragraphs and lists in it; move the rest below"
                    self._say(each.line, "a box holds a heading, figure, table or box", fix)
        if kind not in set(CalloutKind):
            self._say(line, f"a box of the kind '{kind}'", _KINDS)
            kind = CalloutKind.NOTE
        if not title:
            self._say(line, "a box without a title", f'write !!! {kind} "Title"')
        if not blocks:
            self._say(line, "an empty box", "indent its text by four spaces")
        return LocatedBlock(Callout(CalloutKind(kind), title, tuple(blocks)), line, tuple(lines))

    def _table(self, element: Element, caption: tuple[str, int] | None) -> LocatedBlock:
        line = caption[1] if caption else self._line
        lines: list[int] = []
        rows: list[tuple[Runs, ...]] = []
        for row in element.iter("tr"):
            self._line = self._places.get(row, self._line)
            rows.append(tuple(map(self._runs, row)))
            lines.extend(self._line for _ in row)
        if caption is None or not caption[0]:
            self._say(line, "a table without a caption", "put 'Table: caption' right above it")
        header, *body = rows
        return LocatedBlock(
            Table(caption[0] if caption else "", header, tuple(body)), line, tuple(lines)
        )

    def _runs(self, element: Element) -> Runs:
        marks = runs_of_element(element, self._line, self._say)
        return _without_figures(marks, self._line, self._say)

    def _words(self, element: Element) -> str:
        """The plain words of a heading, title or caption."""
        marks = runs_of_element(element, self._line, self._say)
        if not all(isinstance(mark, Text) and not mark.strong for mark in marks):
            fix = "use plain words there; cite and link in the text below"
            self._say(self._line, "a mark in a heading, title or caption", fix)
        words = "".join(mark.text for mark in marks if isinstance(mark, Text))
        if not words:
            self._say(self._line, "an empty heading, title or caption", "write its words")
        return words


_KINDS = f"the kinds are {_CALLOUTS}"


def with_runs(block: Block, runs: Iterator[Runs]) -> Block:
    """`block` with new lines of runs, in the order of `runs_of`."""
    match block:
        case Paragraph():
            return Paragraph(next(runs))
        case BulletList(items, ordered):
            return BulletList(tuple(next(runs) for _ in items), ordered)
        case Callout(kind, title, inner):
            blocks = tuple(with_runs(each, runs) for each in inner)
            return Callout(
                kind, title, tuple(b for b in blocks if isinstance(b, Paragraph | BulletList))
            )
        case Table(caption, header, rows):
            head = tuple(next(runs) for _ in header)
            return Table(caption, head, tuple(tuple(next(runs) for _ in row) for row in rows))
        case Heading():
            next(runs)
            return block
        case _:
            return block
