"""Compiles the pages of Help: Markdown, with facts that the code knows filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import replace
from functools import partial
from pathlib import Path

from desktop.compiler.characters import check_characters, drawable
from desktop.compiler.checks import check_block, check_prose, check_voice, grades
from desktop.compiler.gather import HELP, front_matter, text_of
from desktop.compiler.markdown_blocks import LocatedBlock, LocatedSection, parse_body, with_runs
from desktop.compiler.passages import PageProse, Role
from desktop.compiler.phrases import Phrases
from desktop.compiler.problems import ContentProblems, Report, Say
from desktop.compiler.prose import words
from desktop.compiler.schemas import HelpFile, read_as
from desktop.compiler.yaml_files import read_yaml
from desktop.domain.blocks import (
    Block,
    BulletList,
    Callout,
    Heading,
    PageLink,
    Paragraph,
    Run,
    Section,
    Table,
    Text,
    plain,
    runs_of,
)
from desktop.domain.help import HelpBook, HelpPage
from desktop.store.codec import to_json
from desktop.store.help_file import help_path

Fact = str | Table
"""Words that stand inside a line, or a table that takes the place of a paragraph."""

_ASKED = re.compile(r"\{fact:([a-z-]+)\}")
_OPEN, _CLOSE = "\ue010", "\ue011"  # around the name of a fact, while Markdown is read
_MARKED = re.compile(f"{_OPEN}([a-z-]+){_CLOSE}")
_SHOWN = (Heading, Paragraph, BulletList, Callout, Table)
_NO_NAMES = Phrases(())


def compile_help(source: Path, target: Path, facts: Mapping[str, Fact], icons: Set[str]) -> None:
    """Write the Help of the language folder `source` beside `target`, which is content.db.

    Raises:
        ContentProblems: with every problem of every page; what was there stays.
    """
    text = to_json(read_help_pages(source, facts, icons))
    help_path(target).write_text(text, encoding="utf-8", newline="\n")


def read_help_pages(source: Path, facts: Mapping[str, Fact], icons: Set[str]) -> HelpBook:
    """The Help in the folder `help` of `source`, checked in full.

    Raises:
        ContentProblems: with every problem of every page.
    """
    report = Report()
    drafts = [_Draft(path, facts, icons, report) for path in sorted((source / HELP).glob("*.md"))]
    pages = {draft.id: draft.parts for draft in drafts}
    for draft in drafts:
        draft.check_links(pages)
    if report.problems:
        raise ContentProblems(report.problems)
    drafts.sort(key=lambda draft: draft.place)
    return HelpBook(tuple(draft.page for draft in drafts if draft.page is not None))


class _Draft:
    """One page being read; what is wrong with it goes to the report."""

    def __init__(
        self, path: Path, facts: Mapping[str, Fact], icons: Set[str], report: Report
    ) -> None:
        self.id = path.stem
        self.place = 0
        self.page: HelpPage | None = None
        self.parts: frozenset[str] = frozenset()
        self._facts = facts
        self._name = f"{HELP}/{path.name}"
        self._say: Say = report.on(self._name)
        self._links: list[tuple[int, str]] = []
        text = text_of(path, self._say)
        if text is not None:
            self._read(text, icons)

    def _read(self, text: str, icons: Set[str]) -> None:
        front, body, first = front_matter(text, self._say)
        document = read_yaml(front or "", self._say, 2)
        body = check_characters(body, first, drawable(), self._say)
        sections = parse_body(
            _ASKED.sub(rf"{_OPEN}\1{_CLOSE}", body), first, partial(_without_marks, self._say)
        )
        self.parts = frozenset(section.anchor for section in sections)
        file = None
        if document is not None:
            file = read_as(HelpFile, document.data, document, (), self._say)
        if file is None or document is None:
            return
        if file.icon not in icons:
            self._say(document.line("icon"), f"there is no icon '{file.icon}'", "use another")
        prose = PageProse(self._name, cites_each=False)
        prose.add(Role.NAME, document.line("title"), file.title)
        prose.add(Role.LINE, document.line("summary"), file.summary)
        self.place = file.place
        self.page = HelpPage(
            id=self.id,
            title=file.title,
            summary=file.summary,
            group=file.group,
            icon=file.icon,
            sections=tuple(self._section(section, prose) for section in sections),
        )
        check_prose(prose, self._say)
        check_voice(prose, self._say)
        grades(prose, _NO_NAMES, self._say)

    def _section(self, section: LocatedSection, prose: PageProse) -> Section:
        prose.new_part(section.heading, section.line)
        blocks = tuple(self._block(located, prose) for located in section.blocks)
        lines = (plain(runs) for block in blocks for runs in runs_of(block))
        return Section(
            section.anchor, section.heading, blocks, sum(len(words(line)) for line in lines)
        )

    def _block(self, located: LocatedBlock, prose: PageProse) -> Block:
        block = located.block
        if not isinstance(block, _SHOWN):
            self._say(located.line, "a figure, which Help cannot show", "write it in words")
            return block
        if table := self._table(block, located.line):
            return table
        check_block(block, located.line, self._say)
        filled = []
        for runs, line in zip(runs_of(block), located.lines, strict=True):
            filled.append(tuple(self._run(run, line) for run in runs))
            role = Role.CELL if isinstance(block, Table) else Role.PARAGRAPH
            prose.add(Role.ITEM if isinstance(block, BulletList) else role, line, runs)
        return with_runs(block, iter(filled))

    def _table(self, block: Block, line: int) -> Table | None:
        """The table that a paragraph asks for, if it does."""
        asked = _MARKED.fullmatch(plain(block.runs)) if isinstance(block, Paragraph) else None
        fact = self._facts.get(asked[1]) if asked else None
        return fact if isinstance(fact, Table) else None

    def _run(self, run: Run, line: int) -> Run:
        match run:
            case Text(text):
                return replace(run, text=_MARKED.sub(lambda asked: self._said(asked, line), text))
            case PageLink(_, page):
                self._links.append((line, page))
            case _:
                fix = "write plain words, or a link to another page of Help"
                self._say(line, "a mark that Help does not have", fix)
        return run

    def _said(self, asked: re.Match[str], line: int) -> str:
        fact = self._facts.get(asked[1])
        if isinstance(fact, str):
            return fact
        known = ", ".join(self._facts)
        fix = f"facts are {known}; a table stands alone in its paragraph"
        self._say(line, f"there is no fact '{asked[1]}' to be said here", fix)
        return ""

    def check_links(self, pages: Mapping[str, Set[str]]) -> None:
        """Tell of links that lead nowhere."""
        for line, link in self._links:
            page, _, anchor = link.partition("#")
            if page not in pages or (anchor and anchor not in pages[page]):
                self._say(line, f"there is no '{link}' in Help", "link to another page of it")


def _without_marks(say: Say, line: int, what: str, fix: str) -> None:
    """Tell a problem in the writer's own words."""
    say(line, _MARKED.sub(r"{fact:\1}", what), fix)
