"""Reads every file of one language folder into the shape its schema gives it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic

import yaml

from desktop.compiler.characters import check_characters
from desktop.compiler.markdown_blocks import parse_body
from desktop.compiler.problems import Report, Say
from desktop.compiler.schemas import (
    AnyFile,
    AspectFile,
    BoardFile,
    ComparisonFile,
    DiagramFile,
    EditionFile,
    FindingFile,
    PackFile,
    PlannedFile,
    SourceFile,
    StrategyFile,
    TermFile,
    TopicFile,
    TreatmentFile,
    ValueFile,
    read_as,
)
from desktop.compiler.yaml_files import Document, read_yaml
from desktop.compiler.yaml_files import Path as At

MAX_BYTES = 1_000_000  # of a file; our largest has a fifth of that

FINGERPRINT = 16  # hexadecimal digits: enough to tell an edited file
LIST_FILES = ("glossary.yaml", "sources.yaml")
ASPECTS = "aspects/"
BOARDS = "boards.yaml"
VALUES = "values.yaml"
HELP = "help"  # pages on the use of the program; no part of the content
PLANNED = "planned.yaml"  # diagrams still to be drawn; there need be none
FOLDERS = {  # folder -> ending of its files
    "topics": ".md",
    "strategies": ".yaml",
    "treatments": ".yaml",
    "comparisons": ".yaml",
    "diagrams": ".yaml",
    "packs": ".yaml",
    "findings": ".yaml",
    "aspects/strategies": ".yaml",
    "aspects/treatments": ".yaml",
}


@dataclass(frozen=True, slots=True)
class Read(Generic[AnyFile]):
    """One thing that a file holds, and where each of its keys stands.

    Args:
        at: what leads to it inside the document; empty when the file holds nothing else.
        body: Markdown below the front matter, which starts at `body_line`.
    """

    file: str
    document: Document
    at: At
    value: AnyFile
    body: str = ""
    body_line: int = 0

    def line(self, *path: str | int) -> int:
        return self.document.line(*self.at, *path)

    @property
    def fingerprint(self) -> str:
        """Stands for all that the file says besides its review record."""
        start, end = self.document.span("review")
        text = self.document.text
        whole = "\n".join((text[:start].rstrip(), text[end:].strip(), self.body.strip()))
        return hashlib.sha256(whole.encode()).hexdigest()[:FINGERPRINT]


@dataclass(slots=True)
class Gathered:
    """What could be read; `unread` keeps the ids of what could not, so that links to it are let be.

    Args:
        unread: `sort:id`, or `sort:*` where even the ids are not known; sorts are "page",
            "finding", "term", "source", "group", "board" and "value"; of aspects `aspect:board/id`.
    """

    edition: Read[EditionFile] | None = None
    topics: list[Read[TopicFile]] = field(default_factory=list)
    strategies: list[Read[StrategyFile]] = field(default_factory=list)
    treatments: list[Read[TreatmentFile]] = field(default_factory=list)
    comparisons: list[Read[ComparisonFile]] = field(default_factory=list)
    diagrams: list[Read[DiagramFile]] = field(default_factory=list)
    packs: list[Read[PackFile]] = field(default_factory=list)
    findings: list[Read[FindingFile]] = field(default_factory=list)
    terms: list[Read[TermFile]] = field(default_factory=list)
    sources: list[Read[SourceFile]] = field(default_factory=list)
    planned: list[Read[PlannedFile]] = field(default_factory=list)
    boards: list[Read[BoardFile]] = field(default_factory=list)
    aspects: dict[str, list[Read[AspectFile]]] = field(default_factory=dict)  # by board id
    values: list[Read[ValueFile]] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def content_files(source: Path) -> tuple[Path, ...]:
    """Every file of content below `source` but hidden ones, in one order everywhere."""
    found = (path for path in source.rglob("*") if path.is_file())
    files = [path for path in found if not _left_out(path.relative_to(source))]
    return tuple(sorted(files, key=lambda path: path.relative_to(source).as_posix()))


def _left_out(path: Path) -> bool:
    return path.parts[0] == HELP or any(part.startswith(".") for part in path.parts)


def gather(source: Path, allowed: Set[str], report: Report) -> Gathered:
    """Read all of `source`; what cannot be read is told and left out."""
    found = Gathered()
    gatherer = _Gatherer(found, allowed, report)
    seen = set()
    for path in content_files(source):
        name = path.relative_to(source).as_posix()
        seen.add(name)
        gatherer.read(path, name)
    for name in ("edition.yaml", *LIST_FILES):
        if name not in seen:
            report.add(name, 1, "the file is missing", "write it; see CONTRIBUTING.md")
            found.unread.add(f"{_SORTS[name]}:*")
    return found


_SORTS = {"edition.yaml": "group", "glossary.yaml": "term", "sources.yaml": "source"}


class _Gatherer:
    """Reads one file after another into `found`."""

    def __init__(self, found: Gathered, allowed: Set[str], report: Report) -> None:
        self._found = found
        self._allowed = allowed
        self._report = report

    def read(self, path: Path, name: str) -> None:
        say = self._report.on(name)
        folder, _, rest = name.rpartition("/")
        text = text_of(path, say)
        if name in ("edition.yaml", PLANNED, BOARDS, VALUES, *LIST_FILES):
            self._top_file(name, text, say)
        elif FOLDERS.get(folder) != path.suffix:
            fix = "move it away, or into the right folder with the right ending"
            say(1, "a file that nothing reads", fix)
        elif folder == "findings":
            self._items(name, text, "finding", FindingFile, self._found.findings, say)
        else:
            self._page(name, folder, rest.removesuffix(path.suffix), text, say)

    def _top_file(self, name: str, text: str | None, say: Say) -> None:
        if name == "glossary.yaml":
            self._items(name, text, "term", TermFile, self._found.terms, say)
        elif name == "sources.yaml":
            self._items(name, text, "source", SourceFile, self._found.sources, say)
        elif name == PLANNED:
            self._items(name, text, "page", PlannedFile, self._found.planned, say)
        elif name == BOARDS:
            self._items(name, text, "board", BoardFile, self._found.boards, say)
        elif name == VALUES:
            self._items(name, text, "value", ValueFile, self._found.values, say)
        else:
            document = self._document(text, 1, say)
            if document is not None:
                self._found.edition = self._one(EditionFile, name, document, (), say)
            if self._found.edition is None:
                self._found.unread.add("group:*")

    def _document(self, text: str | None, first_line: int, say: Say) -> Document | None:
        document = None if text is None else read_yaml(text, say, first_line)
        if document is not None:
            for node in _scalars(document.root):
                line = first_line + node.start_mark.line
                check_characters(node.value.replace("\n", " "), line, self._allowed, say)
        return document

    def _items(
        self,
        name: str,
        text: str | None,
        sort: str,
        schema: type[AnyFile],
        into: list[Read[AnyFile]],
        say: Say,
    ) -> None:
        """Read a file that is a list; one bad entry does not hide the others."""
        document = self._document(text, 1, say)
        if document is None or not isinstance(document.data, list):
            self._found.unread.add(f"{sort}:*")
            if document is not None:
                say(1, "the file is not a list", "begin each entry with '- ' at the line's start")
            return
        for number, entry in enumerate(document.data):
            read = self._one(schema, name, document, (number,), say)
            if read is not None:
                into.append(read)
            else:
                given = entry.get("id", entry.get("key")) if isinstance(entry, dict) else None
                self._found.unread.add(f"{sort}:{given or '*'}")

    def _page(self, name: str, folder: str, stem: str, text: str | None, say: Say) -> None:
        body, body_line, first_line = "", 0, 1
        if folder == "topics" and text is not None:
            text, body, body_line = front_matter(text, say)
            body = check_characters(body, body_line, self._allowed, say)
            first_line = 2
        document = self._document(text, first_line, say)
        read: Read[Any] | None = None
        if document is not None:
            read = self._one(_PAGES[folder], name, document, (), say, body, body_line)
        if read is None:
            aspect = folder.startswith(ASPECTS)
            sort = f"aspect:{folder.removeprefix(ASPECTS)}/" if aspect else "page:"
            self._found.unread.add(f"{sort}{stem}")
            parse_body(body, body_line, say)  # its problems are told in the same run
            return
        if folder.startswith(ASPECTS):
            self._found.aspects.setdefault(folder.removeprefix(ASPECTS), []).append(read)
        else:
            getattr(self._found, folder).append(read)
        if read.value.id != stem:
            say(
                read.line("id"), f"the id '{read.value.id}' is not the file's name", f"use '{stem}'"
            )

    def _one(
        self,
        schema: type[AnyFile],
        name: str,
        document: Document,
        at: At,
        say: Say,
        body: str = "",
        body_line: int = 0,
    ) -> Read[AnyFile] | None:
        data = document.data[at[0]] if at else document.data
        value = read_as(schema, data, document, at, say)
        return None if value is None else Read(name, document, at, value, body, body_line)


_PAGES: dict[str, type[Any]] = {
    "topics": TopicFile,
    "strategies": StrategyFile,
    "treatments": TreatmentFile,
    "comparisons": ComparisonFile,
    "diagrams": DiagramFile,
    "packs": PackFile,
    "aspects/strategies": AspectFile,
    "aspects/treatments": AspectFile,
}


def text_of(path: Path, say: Say) -> str | None:
    """What the file says, with plain line ends."""
    try:
        if path.stat().st_size > MAX_BYTES:
            say(1, f"more than {MAX_BYTES:,} bytes", "split the file")
            return None
        raw = path.read_bytes()
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        say(line, "not written in UTF-8", "save the file as UTF-8")
    except OSError as error:
        say(1, f"not readable ({error.strerror})", "check the file and its rights")
    return None


def front_matter(text: str, say: Say) -> tuple[str | None, str, int]:
    """YAML between the two `---` lines, the Markdown below, and the Markdown's first line."""
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if len(ends) < 2 or ends[0] != 0:
        say(1, "no front matter", "begin the file with a '---' line, keys, and another '---' line")
        return None, "", 1
    end = ends[1]
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _scalars(root: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(each for pair in node.value for each in pair)
